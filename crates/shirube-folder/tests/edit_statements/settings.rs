//! `shirube.toml`: waivers, absences and sources, of each one entry for each thing.

use crate::{DAY, author, key, withdrawal};
use shirube_folder::edit::absence::{self, NewAbsence};
use shirube_folder::edit::source;
use shirube_folder::edit::waiver::{self, NewWaiver};
use shirube_folder::edit::{Author, FolderEdit};
use shirube_folder::{FolderInput, InstitutionFolder, SourceHints, read_folder};
use shirube_model::{Date, Withdrawable as _};

pub(crate) const SETTINGS: &str = "# 設定\n[institution]\nid = \"x\" # 番号\nname = \"x\"\n\n# 申告\n[[absent]]\nwhat = \"VPN装置\"\nreason = \"r\"\nperson = \"p\"\ndeclared_at = \"2026-04-01\"\n\n[[waiver]]\n# 手術室\ncheck = \"SHR-DEV-005\"\nsubject = \"D-3\"\nperson = \"手術部長\" # 求めた人\nreason = \"r\"\nuntil = \"2027-03-31\"\n\n# 証跡\n[[source]]\npath = \"evidence/*.conf\"\ndevice = \"D-1\"\n\n[[source]]\npath = \"evidence/a.conf\"\ndevice = \"D-2\"\n";

pub(crate) fn settings(edit: &FolderEdit) -> InstitutionFolder {
    assert_eq!(edit.path, "shirube.toml");
    let files = [(edit.path.clone(), edit.bytes.clone())];
    let folder = read_folder(&FolderInput::from_files(files), &mut |_| {});
    // The files that the sources speak of are not there.
    let expected = "import.source-matches-nothing";
    assert!(
        folder.problems.iter().all(|problem| problem.code() == expected),
        "{:?}",
        folder.problems
    );
    folder
}

/// Lines of `before` that are gone, and lines of the edit that are new.
fn changed<'t>(before: &'t str, edit: &'t FolderEdit) -> (Vec<&'t str>, Vec<&'t str>) {
    let after = std::str::from_utf8(&edit.bytes).unwrap();
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_inclusive('\n').collect(), after.split_inclusive('\n').collect());
    let front = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[front..], &new[front..]);
    let back = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    (old[..old.len() - back].to_vec(), new[..new.len() - back].to_vec())
}

/// A new waiver takes the author's own before it back: no byte of it goes, and another person's is
/// left alone.
#[test]
fn a_waiver_takes_the_place_of_the_one_before() {
    let new = NewWaiver {
        key: key("shr-dev-005", Some("D-3")),
        reason: "術中に\nロックできない".to_owned(),
        until: Date::constant(2027, 6, 30),
    };
    let asked = Author::new("手術部長", DAY).unwrap();
    for text in [SETTINGS.to_owned(), SETTINGS.replace('\n', "\r\n")] {
        let error = waiver::put(Some(text.as_bytes()), &new, &author()).unwrap_err();
        assert_eq!(error.code(), "edit-of-another");
        let edit = waiver::put(Some(text.as_bytes()), &new, &asked).unwrap();
        let folder = settings(&edit);
        let [before, waiver] = &folder.settings.waivers[..] else { panic!() };
        assert!(!before.stands(DAY) && waiver.stands(DAY));
        assert_eq!((before.reason.as_str(), waiver.requested_by()), ("r", "手術部長"));
        assert_eq!((waiver.decided_at, waiver.until), (Some(DAY), new.until));
        assert_eq!(waiver.reason, "術中に\nロックできない");
        let after = std::str::from_utf8(&edit.bytes).unwrap();
        let mut rest = after.lines();
        assert!(text.lines().all(|line| rest.any(|other| other == line)), "no line goes");
        assert_eq!(after.matches('\r').count() > 0, text.contains('\r'));
        assert!(edit.is_current(Some(text.as_bytes())));
    }
}

#[test]
fn a_waiver_is_approved_by_another_person() {
    let (chief, key) = (Author::new("院長", DAY).unwrap(), key("SHR-DEV-005", Some("D-3")));
    let edit = waiver::approve(Some(SETTINGS.as_bytes()), &key, &chief).unwrap();
    let folder = settings(&edit);
    let waiver = &folder.settings.waivers[0];
    assert!(waiver.is_approved(DAY));
    assert_eq!(waiver.requested_by(), "手術部長", "an older file keeps its word");
    let (old, now) = changed(SETTINGS, &edit);
    assert_eq!(old, [""; 0]);
    assert_eq!(now, ["approved_by = \"院長\"\n", "approved_at = \"2026-11-24\"\n"]);
    let asked = Author::new("手術 部長", DAY).unwrap();
    let error = waiver::approve(Some(SETTINGS.as_bytes()), &key, &asked).unwrap_err();
    assert_eq!(error.code(), "edit-same-person");
    // Asked for anew, it has to be approved anew.
    let new = NewWaiver { key, reason: "r".to_owned(), until: Date::constant(2027, 6, 30) };
    let again = waiver::put(Some(&edit.bytes), &new, &asked).unwrap();
    let waivers = settings(&again).settings.waivers;
    let [before, anew] = &waivers[..] else { panic!("{waivers:?}") };
    assert!(!before.stands(DAY) && before.is_approved(DAY), "the approval stays where it was");
    assert!(anew.stands(DAY) && !anew.is_approved(DAY));
}

#[test]
fn another_waiver_is_put_below_and_can_be_withdrawn() {
    for other in [key("SHR-DEV-005", None), key("SHR-DEV-005", Some("D-4")), key("x", Some("D-3"))]
    {
        let until = Date::constant(2027, 6, 30);
        let new = NewWaiver { key: other.clone(), reason: "r".to_owned(), until };
        let edit = waiver::put(Some(SETTINGS.as_bytes()), &new, &author()).unwrap();
        assert_eq!(settings(&edit).settings.waivers.len(), 2);
        let back = waiver::withdraw(Some(&edit.bytes), &other, None, &author()).unwrap();
        let waivers = settings(&back).settings.waivers;
        assert_eq!(waivers.len(), 2);
        assert!(waivers[0].stands(DAY) && !waivers[1].stands(DAY));
        // Asked for anew, it stands below: what was taken back is history.
        let anew = waiver::put(Some(&back.bytes), &new, &author()).unwrap();
        assert_eq!(settings(&anew).settings.waivers.len(), 3);
    }
}

#[test]
fn absences_and_sources_have_one_entry_each() {
    let new =
        NewAbsence { what: "vpn".to_owned(), reason: "撤去した".to_owned(), expires_at: None };
    let error = absence::put(Some(SETTINGS.as_bytes()), &new, &author()).unwrap_err();
    assert_eq!(error.code(), "edit-of-another");
    let own = Author::new("p", DAY).unwrap();
    let edit = absence::put(Some(SETTINGS.as_bytes()), &new, &own).unwrap();
    let absences = settings(&edit).settings.absences;
    let [before, anew] = &absences[..] else { panic!("{absences:?}") };
    assert!(!before.stands(DAY) && anew.stands(DAY));
    assert_eq!(anew.expires_at, Date::constant(2027, 11, 24));
    let back =
        absence::withdraw(Some(SETTINGS.as_bytes()), "VPN装置", Some("p"), &author()).unwrap();
    let (old, now) = changed(SETTINGS, &back);
    assert_eq!(old, [""; 0]);
    assert_eq!(now, ["withdrawn_by = \"梅田進\"\n", "withdrawn_at = \"2026-11-24\"\n"]);
    assert_eq!(settings(&back).settings.absences[0].withdrawn(), Some(&withdrawal("梅田進")));

    let hints = SourceHints {
        device: Some("D-9".to_owned()),
        exposure: Some("院内".to_owned()),
        observed_at: Some(DAY),
        ..SourceHints::default()
    };
    let edit =
        source::put(Some(SETTINGS.as_bytes()), "evidence/*.conf", &hints, &author()).unwrap();
    settings(&edit);
    let (old, now) = changed(SETTINGS, &edit);
    assert_eq!(old, ["device = \"D-1\"\n"], "the order of sources stays: later ones win");
    assert_eq!(
        now,
        ["device = \"D-9\"\n", "exposure = \"internal\"\n", "observed_at = \"2026-11-24\"\n"]
    );
    let back = source::withdraw(Some(SETTINGS.as_bytes()), "evidence/a.conf", &author()).unwrap();
    assert_eq!(changed(SETTINGS, &back).0.len(), 4);
}
