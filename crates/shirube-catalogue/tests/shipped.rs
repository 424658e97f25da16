//! What the shipped catalogue must keep to.

#![allow(clippy::unwrap_used)] // a test may panic, helpers of tests too

use shirube_catalogue::{Catalogue, validate};

#[test]
fn the_catalogue_is_in_order() {
    let catalogue = Catalogue::shipped().unwrap();
    assert_eq!(validate(&catalogue), Vec::<String>::new());
    assert!(catalogue.checks.len() >= 60, "{} checks", catalogue.checks.len());
}

#[test]
fn gaps_keep_their_place() {
    let catalogue = Catalogue::shipped().unwrap();
    let edition = catalogue.edition("mhlw-6.0").unwrap();
    let chapters = || edition.volumes().iter().flat_map(|volume| &volume.chapters);
    assert_eq!(edition.requirements().count(), 178);
    assert_eq!(chapters().map(|chapter| chapter.unplaced.len()).sum::<usize>(), 20);
    assert!(chapters().any(|chapter| chapter.count_is_unknown()));
    let missing: Vec<u16> = chapters().flat_map(|chapter| chapter.missing_items.clone()).collect();
    assert!(missing.len() >= 15, "{missing:?}");
}

mod needs_shared {
    use super::*;
    use shirube_catalogue::Resolution;
    use shirube_model::reference::{Context, parse, scan};

    /// The places that the seed page of the comment table cites; it is read from beside the project.
    #[test]
    #[ignore = "needs ../shared"]
    fn every_place_that_the_seed_page_cites_resolves_or_says_why() {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../../shared/seeds/mhlw-public-comments-page14.txt"
        );
        let text = std::fs::read_to_string(path).unwrap();
        let catalogue = Catalogue::shipped().unwrap();
        let edition = catalogue.edition("mhlw-6.0").unwrap();
        let context =
            Context { volume: Some(shirube_model::Volume::Control), ..Context::default() };
        // Record 138, whose opinion cites nine places of one volume.
        let start = text.find("本改定の趣旨に則り").unwrap();
        let end = text.find("情報セキュリティを確保する上での").unwrap();
        let found = scan(&text[start..end], &context);
        assert!(found.references.len() >= 9, "{:?}", found.references);
        for place in [
            "システム運用編 13.【遵守事項】④",
            "システム運用編 13.【遵守事項】⑥",
            "システム運用編 13.【遵守事項】⑬",
            "システム運用編 13.1.2",
            "システム運用編 13.2",
            "システム運用編 13.3.1",
            "システム運用編 14【遵守事項】⑤",
            "システム運用編 14.1.1",
            "システム運用編 14.1.2",
            "システム運用編 P34",
            "概説編 2.3 P2",
            "概説編 4.7 P10",
            "経営管理編 3.4.3 P18",
            "企画管理編 7⑥f",
            "企画管理編 7 P28",
        ] {
            let parsed = parse(place, &Context::default());
            assert_eq!(parsed.references.len(), 1, "{place}: {parsed:?}");
            let resolution = edition.resolve(&parsed.references[0].reference);
            assert!(matches!(resolution, Resolution::Found(_)), "{place}: {resolution:?}");
        }
        for cited in &found.references {
            if let Resolution::Unresolved(reason) = edition.resolve(&cited.reference) {
                let (key, value) = reason.message();
                assert_eq!(key, "unresolved.table-not-known", "{}: {value}", cited.reference);
                assert!(value.contains("12-1"), "{value}");
            }
        }
    }
}
