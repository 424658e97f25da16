use super::*;

#[test]
fn blocks_entries_and_quotes() {
    let text = "config a b\n  edit \"x y\"\n    set k \"v 1\" v2\n    config c\n      set d e\n    end\n  next\nend\n";
    let Blocks { blocks, faults, .. } = blocks(text);
    assert!(faults.is_empty(), "{faults:?}");
    let entry = blocks.iter().find(|block| block.entry.as_deref() == Some("x y")).unwrap();
    assert_eq!(entry.values("k"), ["v 1", "v2"]);
    let inner = blocks.iter().find(|block| block.path == "a b / c").unwrap();
    assert_eq!((inner.value("d"), inner.within.as_slice()), (Some("e"), &["x y".to_owned()][..]));
}

#[test]
fn a_cut_off_file_says_so() {
    let Blocks { blocks, faults, .. } = blocks("config a\n  edit 1\n    set k v\n");
    assert_eq!(blocks.len(), 2);
    assert_eq!(faults, [(1, "`config` is not closed: the file may be cut off")]);
    assert!(!super::blocks("next\nend\nset a b\nedit x").faults.is_empty());
}

#[test]
fn virtual_domains_and_what_is_global_hold_blocks_as_the_top_does() {
    let text = "config vdom\nedit root\nnext\nend\nconfig global\nconfig system global\nset a b\nend\nend\nconfig vdom\nedit root\nconfig firewall policy\nedit 1\nset c d\nnext\nend\nend\n";
    let Blocks { blocks, faults, .. } = blocks(text);
    assert!(faults.is_empty(), "{faults:?}");
    let global = blocks.iter().find(|block| block.path == "system global").unwrap();
    assert_eq!((global.value("a"), &global.vdom), (Some("b"), &None));
    let policy = blocks.iter().find(|block| block.is_entry_of("firewall policy")).unwrap();
    assert_eq!((policy.value("c"), policy.vdom.as_deref()), (Some("d"), Some("root")));
}

#[test]
fn lines_of_scripts_change_what_stands_above() {
    let text = "config p\nedit 1\nset a b c\nappend a d\nset e f\nunset e\nnext\nclone 1 to 2\nrename 2 to 3\ndelete 1\nedit 3\nset a g\nset h i\nnext\nend\n";
    let Blocks { blocks, faults, .. } = blocks(text);
    assert!(faults.is_empty(), "{faults:?}");
    let entries: Vec<&Block> = blocks.iter().filter(|block| block.entry.is_some()).collect();
    let [only] = entries[..] else { panic!("{entries:?}") };
    assert_eq!((only.name(), only.values("a"), only.value("h")), ("3", vec!["g"], Some("i")));
    assert!(only.setting("e").is_none());
    assert_eq!(super::blocks("config p\nclone 1\nend\n").faults.len(), 1);
}

#[test]
fn lines_that_are_no_commands_are_counted() {
    let read = super::blocks("<html>\nconfig a\nfoo bar\nend\n");
    assert_eq!((read.foreign, read.faults.len()), (vec![1, 3], 0));
}
