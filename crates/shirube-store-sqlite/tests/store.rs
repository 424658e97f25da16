//! The embedded store through its door.
#![allow(clippy::unwrap_used)]

use shirube_documents::comment::{Decision, Field, Register};
use shirube_documents::document::{Document, DocumentForm, Page, PageState, Stated, TextOrigin};
use shirube_model::Volume;
use shirube_store::{DocumentChange, EntryKind, IndexEntry, LibraryStore, Phrase, SearchQuery};
use shirube_store_sqlite::SqliteStore;

fn document(id: &str) -> Document {
    Document {
        id: id.to_owned(),
        title: format!("題 {id}"),
        publisher: None,
        meeting: None,
        date: None,
        date_as_written: None,
        source_url: None,
        notice: None,
        form: DocumentForm::PlainText,
        text_origin: TextOrigin::AsGiven,
        edition: Some("mhlw-6.0".to_owned()),
        volume: None,
        file_name: "x.txt".to_owned(),
        reader: "1".to_owned(),
        stated: Stated::default(),
    }
}

fn page(number: u32, text: &str) -> Page {
    Page {
        number,
        file_hash: format!("hash of {text}"),
        text: text.to_owned(),
        body: (0, text.len() as u32),
        state: PageState::Text,
        unknown_glyphs: 0,
        tables: Vec::new(),
    }
}

fn entry(kind: EntryKind, id: &str, tokens: &str, volume: Option<Volume>) -> IndexEntry {
    IndexEntry {
        kind,
        id: id.to_owned(),
        title: id.to_owned(),
        edition: Some("mhlw-6.0".to_owned()),
        volume,
        text: tokens.to_owned(),
        tokens: tokens.to_owned(),
    }
}

/// Stores a page and its entry, as the page's only version expects it.
fn put(store: &mut SqliteStore, id: &str, page: Page, entry: IndexEntry) -> bool {
    let expected = store.page_numbers(id).unwrap();
    store
        .put_document(&DocumentChange {
            document: &document(id),
            expected_pages: &expected,
            pages: &[page],
            register: &Register::default(),
            entries: &[entry],
        })
        .unwrap()
}

fn query(tokens: &str) -> SearchQuery {
    let tokens = tokens.split(' ').map(str::to_owned).collect();
    SearchQuery {
        phrases: vec![Phrase { tokens, prefix: false }],
        limit: 10,
        ..SearchQuery::default()
    }
}

fn ids(store: &SqliteStore, query: &SearchQuery) -> Vec<String> {
    store.search(query).unwrap().hits.into_iter().map(|hit| hit.id).collect()
}

#[test]
fn what_is_stored_is_there_after_the_store_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    {
        let mut store = SqliteStore::open(&path).unwrap();
        assert!(put(
            &mut store,
            "a",
            page(1, "本文"),
            entry(EntryKind::Page, "a/1", "要素 素認", None)
        ));
    }
    let store = SqliteStore::open(&path).unwrap();
    assert_eq!(store.documents().unwrap(), [document("a")]);
    assert_eq!(store.page("a", 1).unwrap().unwrap(), page(1, "本文"));
    assert_eq!(store.page("a", 2).unwrap(), None);
    assert_eq!(ids(&store, &query("要素 素認")), ["a/1"]);
}

#[test]
fn pages_and_entries_are_replaced_and_never_doubled() {
    let mut store = SqliteStore::in_memory().unwrap();
    for text in ["古い", "新し"] {
        put(&mut store, "a", page(1, text), entry(EntryKind::Page, "a/1", text, None));
    }
    assert_eq!(store.page_numbers("a").unwrap(), [(1, "hash of 新し".to_owned())]);
    assert!(ids(&store, &query("古い")).is_empty());
    assert_eq!(ids(&store, &query("新し")), ["a/1"]);
    assert!(store.remove_document("a").unwrap());
    assert!(!store.remove_document("a").unwrap());
    assert!(ids(&store, &query("新し")).is_empty() && store.page("a", 1).unwrap().is_none());
}

#[test]
fn phrases_are_phrases_and_filters_narrow() {
    let mut store = SqliteStore::in_memory().unwrap();
    let entries = [
        entry(EntryKind::Requirement, "control/13#6", "tls 1 3", Some(Volume::Control)),
        entry(EntryKind::Check, "SHR-NET-001", "tls 3 1", None),
    ];
    store.put_catalogue("digest", &entries).unwrap();
    assert_eq!(store.catalogue_digest().unwrap().as_deref(), Some("digest"));
    assert_eq!(ids(&store, &query("tls 1")), ["control/13#6"]);
    assert_eq!(ids(&store, &query("tls")).len(), 2);
    let only = SearchQuery { kinds: vec![EntryKind::Check], ..query("tls") };
    assert_eq!(ids(&store, &only), ["SHR-NET-001"]);
    let only = SearchQuery { volume: Some(Volume::Control), ..query("tls") };
    assert_eq!(ids(&store, &only), ["control/13#6"]);
    // Another catalogue replaces the whole of the first.
    store.put_catalogue("other", &entries[..1]).unwrap();
    assert_eq!(ids(&store, &query("tls")), ["control/13#6"]);
}

#[test]
fn decisions_outlive_the_document() {
    let mut store = SqliteStore::in_memory().unwrap();
    put(&mut store, "a", page(1, "本文"), entry(EntryKind::Page, "a/1", "本文", None));
    let decision = Decision {
        document: "a".to_owned(),
        number: 1,
        field: Field::Theme,
        value: None,
        machine_value: Some("項目".to_owned()),
        person: "情報係".to_owned(),
        decided_at: "2026-11-25".to_owned(),
        note: None,
    };
    store.put_decision(&decision).unwrap();
    store.remove_document("a").unwrap();
    assert_eq!(store.decisions().unwrap(), [decision]);
}

/// Two imports at once: the one that read the register of fewer pages stores nothing.
#[test]
fn a_change_of_pages_that_are_no_longer_so_is_refused() {
    let mut store = SqliteStore::in_memory().unwrap();
    put(&mut store, "a", page(1, "本文"), entry(EntryKind::Page, "a/1", "本文", None));
    let change = DocumentChange {
        document: &document("a"),
        expected_pages: &[],
        pages: &[page(2, "次")],
        register: &Register::default(),
        entries: &[],
    };
    assert!(!store.put_document(&change).unwrap());
    assert_eq!(store.page_numbers("a").unwrap().len(), 1);
}

/// A library on a medium that is only lent: a `?` in its path is no parameter.
#[test]
fn a_library_can_be_looked_at_without_writing_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("what? 100% #1.sqlite");
    {
        let mut store = SqliteStore::open(&path).unwrap();
        put(&mut store, "a", page(1, "本文"), entry(EntryKind::Page, "a/1", "本文", None));
    }
    let mut store = SqliteStore::open_read_only(&path).unwrap();
    assert_eq!(ids(&store, &query("本文")), ["a/1"]);
    assert!(store.remove_document("a").is_err());
    assert!(SqliteStore::open_read_only(&folder.path().join("absent.sqlite")).is_err());
}
