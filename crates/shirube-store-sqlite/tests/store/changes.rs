//! Changes: by somebody, all or nothing, one after the other.

use crate::made::{
    change, comment, decision, entry, found, id, moment, page, person, put, put_all, query,
};
use shirube_documents::comment::{Dismissal, Field};
use shirube_store::{Actor, Deed, EntryKind, KnownBy, Store};
use shirube_store_sqlite::SqliteStore;

#[test]
fn a_change_that_is_dropped_did_nothing() {
    let store = SqliteStore::in_memory().unwrap();
    let mut dropped = store.change(&person(), moment()).unwrap();
    let entries = [entry(EntryKind::Check, "SHR-NET-001", "tls", None)];
    dropped.put_catalogue("digest", &entries).unwrap();
    // It sees what it has written.
    assert_eq!(dropped.catalogue_digest().unwrap().as_deref(), Some("digest"));
    drop(dropped);
    assert_eq!(store.view().unwrap().catalogue_digest().unwrap(), None);
    assert!(found(&store, &query("tls")).is_empty());
    assert_eq!(store.view().unwrap().changes(0, 10).unwrap(), []);
    // The next change is not hindered.
    change(&store, |change| change.put_catalogue("digest", &entries).unwrap());
    assert_eq!(found(&store, &query("tls")), ["SHR-NET-001"]);
}

#[test]
fn every_change_says_who_made_it_when_and_what_it_did() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    let store = SqliteStore::open(&path).unwrap();
    put_all(&store, "a", page(1, "本文"), &[comment("a", 1)], &[]);
    let mut upkeep =
        store.change(&Actor::program(), "2026-11-26T00:00:00Z".parse().unwrap()).unwrap();
    upkeep.put_catalogue("digest", &[]).unwrap();
    upkeep.put_comment_entries("1", &[]).unwrap();
    let record = upkeep.commit().unwrap();
    assert_eq!((record.number, record.by.known_by()), (2, KnownBy::Program));
    change(&store, |change| {
        let entry = entry(EntryKind::Comment, "a#1", "別項", None);
        change.put_decisions(&[decision("a", 1, "別項")], &entry).unwrap();
        let dismissal = Dismissal {
            document: id("a"),
            page: 1,
            text_hash: "0".to_owned(),
            person: "情報係".to_owned(),
            decided_at: "2026-11-25".to_owned(),
            note: None,
        };
        change.put_dismissal(&dismissal).unwrap();
        assert_eq!(change.dismissals(&id("a")).unwrap(), [dismissal]);
    });
    drop(store);
    let store = SqliteStore::open(&path).unwrap();
    let changes = store.view().unwrap().changes(0, 10).unwrap();
    assert_eq!(changes.iter().map(|change| change.number).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(changes[0].by, person());
    assert_eq!(changes[0].at, moment());
    assert_eq!(
        changes[0].deeds,
        [Deed::DocumentStored { document: id("a"), pages: 1, comments: 1 }]
    );
    assert_eq!(changes[1], record);
    let document = id("a");
    assert_eq!(
        changes[2].deeds,
        [
            Deed::Decided { document: document.clone(), number: 1, field: Field::Theme },
            Deed::Dismissed { document, page: 1 },
        ]
    );
    assert_eq!(store.view().unwrap().changes(1, 1).unwrap(), [record]);
}

/// A view shows one state, whatever is changed meanwhile.
#[test]
fn a_view_does_not_see_later_changes() {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&folder.path().join("library.sqlite")).unwrap();
    let before = store.view().unwrap();
    assert_eq!(before.documents().unwrap(), []);
    put(&store, "a", page(1, "本文"), entry(EntryKind::Page, "a/1", "本文", None));
    assert_eq!(before.documents().unwrap(), []);
    assert_eq!(store.view().unwrap().documents().unwrap().len(), 1);
}

/// Many read and write at once, through one store and through another on the same file.
#[test]
fn changes_from_many_threads_are_numbered_without_a_gap() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    let stores = [SqliteStore::open(&path).unwrap(), SqliteStore::open(&path).unwrap()];
    std::thread::scope(|scope| {
        for (index, store) in stores.iter().cycle().take(6).enumerate() {
            scope.spawn(move || {
                for round in 0..5 {
                    let name = format!("{index}{round}");
                    let entry = entry(EntryKind::Page, &name, "本文", None);
                    put(store, &name, page(1, "本文"), entry);
                    let view = store.view().unwrap();
                    assert_eq!(view.page_numbers(&id(&name)).unwrap().len(), 1);
                }
            });
        }
    });
    let changes = stores[0].view().unwrap().changes(0, 100).unwrap();
    assert_eq!(
        changes.iter().map(|change| change.number).collect::<Vec<_>>(),
        (1..=30).collect::<Vec<_>>()
    );
}
