//! Small crates with and without circles.

use super::*;
use crate::depcheck::modules;

fn circles(files: &[(&str, &str)]) -> Vec<Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    for (file, text) in files {
        let path = folder.path().join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let trees = modules::read(folder.path()).unwrap();
    find("x", &trees).into_iter().map(|circle| circle.files.into_iter().collect()).collect()
}

#[test]
fn one_direction_is_no_circle() {
    let found = circles(&[
        ("lib.rs", "mod a; mod b; pub use a::A; pub use b::B;"),
        ("a.rs", "pub struct A;"),
        ("b.rs", "use crate::a::A; pub struct B(A);"),
    ]);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn two_files_that_need_each_other_are_one() {
    let found = circles(&[
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "use crate::b::B; pub struct A(B);"),
        ("b.rs", "pub struct B; fn f() { let _ = crate::a::A; }"),
    ]);
    assert_eq!(found, [["a.rs", "b.rs"]]);
}

#[test]
fn a_way_round_through_what_is_passed_on_is_seen() {
    // `b` takes `A` from the crate's front; `a` takes `B` by way of a macro's arguments.
    let found = circles(&[
        ("lib.rs", "mod a; mod b; pub use a::A;"),
        ("a.rs", "pub struct A; fn f() { assert!(super::b::g()); }"),
        ("b.rs", "use crate::A; pub fn g() -> bool { let _: Option<A> = None; true }"),
    ]);
    assert_eq!(found, [["a.rs", "b.rs"]]);
}

#[test]
fn a_parent_that_works_with_its_children_is_needed_by_none_of_them() {
    let parent = ("a/mod.rs", "mod b; pub use b::B; pub struct A(B); pub fn head() {}");
    let front = ("lib.rs", "mod a;");
    let apart = circles(&[front, parent, ("a/b.rs", "pub struct B;")]);
    assert!(apart.is_empty(), "{apart:?}");
    let round = circles(&[front, parent, ("a/b.rs", "use super::head; pub struct B;")]);
    assert_eq!(round, [["a/b.rs", "a/mod.rs"]]);
}

#[test]
fn children_reach_their_neighbours_through_the_parent() {
    let front = ("lib.rs", "mod a;");
    let parent = ("a/mod.rs", "mod b; mod c; pub use b::*; pub use c::{C, D as E};");
    let found = circles(&[
        front,
        parent,
        ("a/b.rs", "use super::E; pub struct B(E);"),
        ("a/c.rs", "pub struct C; pub struct D(Option<Box<super::B>>);"),
    ]);
    assert_eq!(found, [["a/b.rs", "a/c.rs"]]);
}

#[test]
fn tests_may_look_anywhere() {
    let found = circles(&[
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "pub struct A; #[cfg(test)] mod tests { use crate::b::B; }"),
        ("b.rs", "use crate::a::A; pub struct B(A);"),
    ]);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_new_circle_and_one_that_is_gone_are_faults() {
    let circle = |files: &[&str]| Circle {
        name: "x".to_owned(),
        files: files.iter().map(|file| (*file).to_owned()).collect(),
        needs: Vec::new(),
    };
    let known = BTreeMap::from([("x".to_owned(), vec![circle(&["a.rs", "b.rs"]).files])]);
    assert!(faults(&known, &[circle(&["a.rs", "b.rs"])]).is_empty());
    let grown = faults(&known, &[circle(&["a.rs", "b.rs", "c.rs"])]);
    assert_eq!(grown.len(), 2, "{grown:?}");
    let gone = faults(&known, &[]);
    assert!(gone[0].contains("take it out"), "{gone:?}");
}
