//! The catalogue of a person who has a copy of an official volume.

#![allow(clippy::unwrap_used)] // a test may panic, helpers of tests too

use shirube_catalogue::{
    Catalogue, ChapterCopy, Difference, EditionCopy, ItemCopy, Resolution, ResolvedPlace,
    VolumeCopy,
};
use shirube_model::reference::{Context, parse};
use shirube_model::{Relation, RequirementId, Volume};

fn id(text: &str) -> RequirementId {
    text.parse().unwrap()
}

fn item(number: u16, text: &str) -> ItemCopy {
    ItemCopy {
        section: None,
        group: None,
        item: number,
        text: text.to_owned(),
        page: 41,
        sub: Vec::new(),
    }
}

/// A copy of chapter 14 of the control volume, in which ④ of 6.0 is ⑤ and the rest is not there.
fn copy(catalogue: &Catalogue, edition: &str) -> VolumeCopy {
    let shipped = catalogue.edition("mhlw-6.0").unwrap().placed(&id("control/14#4")).unwrap();
    VolumeCopy {
        edition: edition.parse().unwrap(),
        volume: Volume::Control,
        title: "システム運用編".to_owned(),
        file_name: "copy.pdf".to_owned(),
        file_hash: "0".repeat(64),
        chapters: vec![ChapterCopy {
            number: 14,
            title: "認証・認可に関する安全管理措置".to_owned(),
            page: 41,
            sections: Vec::new(),
            items: vec![
                item(1, "誰も見たことのない事柄を書き留めておくこと。"),
                item(5, &shipped.requirement.summary.ja),
            ],
        }],
        accept_missing: false,
        unread_pages: Vec::new(),
    }
}

#[test]
fn numbers_belong_to_the_copy_and_duties_keep_theirs() {
    let mut catalogue = Catalogue::shipped().unwrap();
    let copy = copy(&catalogue, "mhlw-6.0");
    let lines = catalogue.apply_copy(&copy).unwrap();
    let edition = catalogue.edition("mhlw-6.0").unwrap();

    let renumbered = lines.iter().find(|line| line.difference == Difference::Renumbered).unwrap();
    assert_eq!(renumbered.shipped, Some(id("control/14#4")));
    let placed = edition.placed_as_shipped(&id("control/14#4")).unwrap();
    assert_eq!((placed.id(), placed.requirement.shipped_item()), (&id("control/14#5"), Some(4)));
    assert!(placed.requirement.official().is_some());

    let new = edition.placed(&id("control/14#1")).unwrap().requirement;
    assert_eq!((new.shipped_id(), new.summary.ja.as_str()), (None, ""));

    // ⑤ as shipped is not in the copy: its number belongs to another duty now.
    let outside = edition.placed_as_shipped(&id("control/14#5")).unwrap();
    assert_eq!(outside.id(), &id("control/14/shipped#5"));
    assert!(outside.requirement.is_outside_of_copy());
}

#[test]
fn what_the_copy_does_not_have_is_cited_as_it_is_printed() {
    let mut catalogue = Catalogue::shipped().unwrap();
    let copy = copy(&catalogue, "mhlw-6.0");
    catalogue.apply_copy(&copy).unwrap();
    let edition = catalogue.edition("mhlw-6.0").unwrap();
    let resolved = |text: &str| {
        let parsed = parse(text, &Context::default());
        assert_eq!(parsed.references.len(), 1, "{text}: {parsed:?}");
        edition.resolve(&parsed.references[0].reference)
    };
    let found = |place: &str| {
        Resolution::Found(vec![ResolvedPlace::Requirement { id: id(place), sub: None }])
    };
    for text in [
        "システム運用編 14【写しにない】⑤",
        "システム運用編 14【あなたの写しにない】⑤",
        "Control 14【not in your copy】⑤",
        "control/14/shipped#5",
    ] {
        assert_eq!(resolved(text), found("control/14/shipped#5"), "{text}");
    }
    assert_eq!(resolved("システム運用編 14⑤"), found("control/14#5"));
}

#[test]
fn every_requirement_is_found_where_it_stands() {
    let mut catalogue = Catalogue::shipped().unwrap();
    let copy = copy(&catalogue, "mhlw-7.0");
    catalogue.apply_copy(&copy).unwrap();
    for edition in &catalogue.editions {
        for placed in edition.requirements() {
            let found = edition.placed(placed.id()).unwrap();
            assert!(std::ptr::eq(found.requirement, placed.requirement), "{}", placed.key());
            assert_eq!(found.chapter.number, placed.id().chapter());
            assert_eq!(edition.requirement(&placed.key().to_string()).unwrap().id(), placed.id());
        }
    }
}

#[test]
fn copies_of_two_editions_say_what_changed() {
    let mut catalogue = Catalogue::shipped().unwrap();
    let digest = catalogue.digest();
    let (older, mut newer) = (copy(&catalogue, "mhlw-6.0"), copy(&catalogue, "mhlw-7.0"));
    newer.chapters[0].items[1].text.push_str("記録も残すこと。");
    catalogue.apply_copy(&older).unwrap();
    catalogue.apply_copy(&newer).unwrap();
    catalogue.compare_copies();
    assert_ne!(catalogue.digest(), digest);
    let mapping = catalogue.mapping("mhlw-6.0", "mhlw-7.0").unwrap();
    let line = mapping.line_from(&id("control/14#5")).unwrap();
    assert_eq!((&line.to, line.relation), (&Some(id("control/14#5")), Relation::Changed));
}

#[test]
fn an_edition_known_by_a_copy_stands_on_the_one_before() {
    let mut catalogue = Catalogue::shipped().unwrap();
    let description = EditionCopy {
        id: "mhlw-8.0".parse().unwrap(),
        title: "第8.0版".to_owned(),
        in_force_from: "2028-04-01".parse().unwrap(),
        carried_from: "mhlw-7.0".parse().unwrap(),
    };
    catalogue.add_edition(&description).unwrap();
    let copy = copy(&catalogue, "mhlw-8.0");
    catalogue.apply_copy(&copy).unwrap();
    let edition = catalogue.edition("mhlw-8.0").unwrap();
    let relation = |place: &str| {
        edition.placed(&id(place)).unwrap().requirement.lineage.as_ref().unwrap().relation
    };
    assert_eq!(relation("control/14#1"), Relation::New);
    assert_eq!(relation("control/13#6"), Relation::NotSeen);
    assert!(!edition.header.has_reading_patterns && edition.header.simplification.is_empty());
}

#[test]
fn what_a_person_takes_as_gone_is_gone() {
    let mut catalogue = Catalogue::shipped().unwrap();
    let mut copy = copy(&catalogue, "mhlw-7.0");
    copy.accept_missing = true;
    catalogue.apply_copy(&copy).unwrap();
    let edition = catalogue.edition("mhlw-7.0").unwrap();
    assert!(edition.placed_as_shipped(&id("control/13#6")).is_none());
    assert!(edition.gone.iter().any(|gone| gone.id == id("control/13#6")));
}

/// A copy lies on a person's machine: whatever stands in it, nothing panics, and ids stay ids.
#[test]
fn a_broken_copy_is_survived() {
    let mut catalogue = Catalogue::shipped().unwrap();
    let mut copy = copy(&catalogue, "mhlw-6.0");
    let items = &mut copy.chapters[0].items;
    items[0].section = Some("十四".to_owned());
    items[0].group = Some("a/b#1".to_owned());
    items[1].group = Some(String::new());
    copy.chapters.push(copy.chapters[0].clone());
    catalogue.apply_copy(&copy).unwrap();
    for placed in catalogue.edition("mhlw-6.0").unwrap().requirements() {
        assert_eq!(id(&placed.id().to_string()), *placed.id());
    }
}
