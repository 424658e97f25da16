//! Waivers as they are written today and as older files have them.

#![allow(clippy::unwrap_used)] // a test may panic, helpers of tests too

use shirube_folder::{FolderInput, InstitutionFolder, read_folder};
use shirube_model::Date;

fn read(waiver: &str) -> InstitutionFolder {
    let settings = format!(
        "[institution]\nid = \"x\"\nname = \"x\"\n\n[[waiver]]\ncheck = \"SHR-DEV-005\"\nreason = \"r\"\nuntil = \"2027-03-31\"\n{waiver}"
    );
    let files = [("shirube.toml", settings.into_bytes())];
    read_folder(&FolderInput::from_files(files), &mut |_| {})
}

#[test]
fn who_asked_and_who_approved() {
    let folder = read(
        "requested_by = \"梅田進\"\nperson = \"以前\"\napproved_by = \"佐倉みどり\"\napproved_at = \"令和8年4月10日\"\ndecided_at = \"2026-04-01\"\n",
    );
    assert_eq!(folder.problems, []);
    let waiver = &folder.settings.waivers[0];
    assert_eq!(waiver.requested_by(), "梅田進", "the new word wins");
    assert_eq!(waiver.approved_by.as_deref(), Some("佐倉みどり"));
    assert_eq!(waiver.approved_at, Some(Date::constant(2026, 4, 10)));
}

#[test]
fn an_older_file_names_the_one_who_asked() {
    let folder = read("person = \"梅田進\"\ndecided_at = \"2026-04-01\"\n");
    assert_eq!(folder.problems, []);
    let waiver = &folder.settings.waivers[0];
    assert_eq!((waiver.requested_by(), &waiver.approved_by), ("梅田進", &None));
    let day = Date::constant(2026, 11, 24);
    assert_eq!(waiver.holds_until(day), Some(Date::constant(2026, 5, 1)));
}

#[test]
fn a_waiver_that_nobody_asked_for_is_none() {
    for (waiver, code, line) in [
        ("", "import.waiver-without-person", 5),
        ("requested_by = \" \"\n", "import.statement-incomplete", 9),
        ("requested_by = \"-\"\n", "import.statement-incomplete", 9),
        ("approved_by = \"x\"\n", "import.waiver-without-person", 5),
    ] {
        let folder = read(waiver);
        assert!(folder.settings.waivers.is_empty());
        assert_eq!(folder.problems.len(), 1);
        assert_eq!(folder.problems[0].code(), code);
        assert_eq!(folder.problems[0].source.to_string(), format!("shirube.toml:{line}"));
    }
}
