//! What is stored is there, and is found.

use crate::made::{
    change, comment, decision, document, entry, found, id, page, put, put_all, query,
};
use shirube_documents::comment::Register;
use shirube_model::{Language, Volume};
use shirube_store::{DocumentChange, EntryKind, SearchQuery, Store, StoreError};
use shirube_store_sqlite::SqliteStore;

#[test]
fn what_is_stored_is_there_after_the_store_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    {
        let store = SqliteStore::open(&path).unwrap();
        let entry = entry(EntryKind::Page, "a/1", "要素 素認", None);
        assert!(put(&store, "a", page(1, "本文"), entry));
    }
    let store = SqliteStore::open(&path).unwrap();
    let view = store.view().unwrap();
    assert_eq!(view.documents().unwrap(), [document("a")]);
    assert_eq!(view.document(&id("a")).unwrap(), Some(document("a")));
    assert_eq!(view.document(&id("b")).unwrap(), None);
    assert_eq!(view.page(&id("a"), 1).unwrap().unwrap(), page(1, "本文"));
    assert_eq!(view.page(&id("a"), 2).unwrap(), None);
    assert_eq!(view.unread(), []);
    drop(view);
    assert_eq!(found(&store, &query("要素 素認")), ["a/1"]);
}

#[test]
fn pages_and_entries_are_replaced_and_never_doubled() {
    let store = SqliteStore::in_memory().unwrap();
    for text in ["古い", "新し"] {
        put(&store, "a", page(1, text), entry(EntryKind::Page, "a/1", text, None));
    }
    let numbers = store.view().unwrap().page_numbers(&id("a")).unwrap();
    assert_eq!(numbers, [(1, "hash of 新し".to_owned())]);
    assert!(found(&store, &query("古い")).is_empty());
    assert_eq!(found(&store, &query("新し")), ["a/1"]);
    assert!(change(&store, |change| change.remove_document(&id("a")).unwrap()));
    assert!(!change(&store, |change| change.remove_document(&id("a")).unwrap()));
    assert!(found(&store, &query("新し")).is_empty());
    assert!(store.view().unwrap().page(&id("a"), 1).unwrap().is_none());
}

#[test]
fn documents_are_named_by_the_beginning_of_their_id() {
    let store = SqliteStore::in_memory().unwrap();
    for name in ["ab1", "ab2", "ab3", "c_1"] {
        put(&store, name, page(1, "x"), entry(EntryKind::Page, name, "x", None));
    }
    let view = store.view().unwrap();
    assert_eq!(view.ids_beginning("ab").unwrap(), [id("ab1"), id("ab2")]);
    assert_eq!(view.ids_beginning("ab3").unwrap(), [id("ab3")]);
    // Nothing in it is a pattern.
    for beginning in ["%", "a%", "c%", "__", "ab1x", "AB1"] {
        assert_eq!(view.ids_beginning(beginning).unwrap(), [], "{beginning}");
    }
}

#[test]
fn files_of_two_documents_belong_to_none_alone() {
    let store = SqliteStore::in_memory().unwrap();
    put(&store, "a", page(1, "both"), entry(EntryKind::Page, "a/1", "x", None));
    put(&store, "a", page(2, "own"), entry(EntryKind::Page, "a/2", "x", None));
    put(&store, "b", page(1, "both"), entry(EntryKind::Page, "b/1", "x", None));
    let view = store.view().unwrap();
    assert_eq!(view.own_files(&id("a")).unwrap(), ["hash of own"]);
    assert_eq!(view.own_files(&id("b")).unwrap(), [""; 0]);
}

#[test]
fn phrases_are_phrases_and_filters_narrow() {
    let store = SqliteStore::in_memory().unwrap();
    let entries = [
        entry(EntryKind::Requirement, "control/13#6", "tls 1 3", Some(Volume::Control)),
        entry(EntryKind::Check, "SHR-NET-001", "tls 3 1", None),
    ];
    change(&store, |change| change.put_catalogue("digest", &entries).unwrap());
    let digest = store.view().unwrap().catalogue_digest().unwrap();
    assert_eq!(digest.as_deref(), Some("digest"));
    assert_eq!(found(&store, &query("tls 1")), ["control/13#6"]);
    assert_eq!(found(&store, &query("tls")).len(), 2);
    let only = SearchQuery { kinds: vec![EntryKind::Check], ..query("tls") };
    assert_eq!(found(&store, &only), ["SHR-NET-001"]);
    let only = SearchQuery { volume: Some(Volume::Control), ..query("tls") };
    assert_eq!(found(&store, &only), ["control/13#6"]);
    let named = [
        (EntryKind::Check, "SHR-NET-001".to_owned()),
        (EntryKind::Requirement, "absent".to_owned()),
    ];
    let hits = store.view().unwrap().entries(&named).unwrap();
    assert_eq!(hits.len(), 1);
    assert_eq!(hits[0].title.get(Language::Ja), "SHR-NET-001");
    assert_eq!(hits[0].title.get(Language::En), "SHR-NET-001 in English");
    // Another catalogue replaces the whole of the first.
    change(&store, |change| change.put_catalogue("other", &entries[..1]).unwrap());
    assert_eq!(found(&store, &query("tls")), ["control/13#6"]);
}

#[test]
fn comments_are_read_one_by_one() {
    let store = SqliteStore::in_memory().unwrap();
    for name in ["a", "b"] {
        let comments = [comment(name, 1), comment(name, 2)];
        put_all(&store, name, page(1, "本文"), &comments[..if name == "a" { 2 } else { 1 }], &[]);
    }
    let view = store.view().unwrap();
    assert_eq!(view.comment(&id("a"), 2).unwrap(), Some(comment("a", 2)));
    assert_eq!(view.comment(&id("b"), 2).unwrap(), None);
    assert_eq!(view.documents_with(1).unwrap(), [id("a"), id("b")]);
    assert_eq!(view.documents_with(2).unwrap(), [id("a")]);
    assert_eq!(view.comments_of(&id("a")).unwrap(), [comment("a", 1), comment("a", 2)]);
    assert_eq!(view.comments().unwrap().len(), 3);
}

/// The entry of a comment goes with the decision on it.
#[test]
fn decisions_are_found_and_outlive_the_document() {
    let store = SqliteStore::in_memory().unwrap();
    let read = entry(EntryKind::Comment, "a#1", "項目", None);
    put_all(&store, "a", page(1, "本文"), &[comment("a", 1)], &[read]);
    let decided = entry(EntryKind::Comment, "a#1", "別項", None);
    let decision = decision("a", 1, "別項");
    change(&store, |change| {
        change.put_decisions(std::slice::from_ref(&decision), &decided).unwrap();
    });
    assert_eq!(found(&store, &query("別項")), ["a#1"]);
    assert!(found(&store, &query("項目")).is_empty());
    change(&store, |change| change.remove_document(&id("a")).unwrap());
    assert!(found(&store, &query("別項")).is_empty());
    let view = store.view().unwrap();
    let decisions = [decision];
    assert_eq!(view.decisions().unwrap(), decisions);
    assert_eq!(view.decisions_of(&id("a")).unwrap(), decisions);
    assert_eq!(view.decisions_on(&id("a"), 1).unwrap(), decisions);
    assert_eq!(view.decisions_on(&id("a"), 2).unwrap(), []);
}

/// Two imports at once: the one that read the register of fewer pages stores nothing.
#[test]
fn a_change_of_pages_that_are_no_longer_so_is_refused() {
    let store = SqliteStore::in_memory().unwrap();
    put(&store, "a", page(1, "本文"), entry(EntryKind::Page, "a/1", "本文", None));
    let stored = change(&store, |change| {
        let document = DocumentChange {
            document: &document("a"),
            expected_pages: &[],
            pages: &[page(2, "次")],
            register: &Register::default(),
            entries: &[],
        };
        change.put_document(&document).unwrap()
    });
    assert!(!stored);
    assert_eq!(store.view().unwrap().page_numbers(&id("a")).unwrap().len(), 1);
}

/// A library on a medium that is only lent: a `?` in its path is no parameter.
#[test]
fn a_library_can_be_looked_at_without_writing_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("what? 100% #1.sqlite");
    {
        let store = SqliteStore::open(&path).unwrap();
        put(&store, "a", page(1, "本文"), entry(EntryKind::Page, "a/1", "本文", None));
        // A second connection finds the same file.
        assert_eq!(found(&store, &query("本文")), ["a/1"]);
    }
    let store = SqliteStore::open_read_only(&path).unwrap();
    assert_eq!(found(&store, &query("本文")), ["a/1"]);
    let refused = store.change(&crate::made::person(), crate::made::moment()).err().unwrap();
    assert!(matches!(refused, StoreError::ReadOnly), "{refused}");
    assert!(SqliteStore::open_read_only(&folder.path().join("absent.sqlite")).is_err());
}
