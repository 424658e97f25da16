//! Things to store.

use shirube_documents::DocumentId;
use shirube_documents::comment::{Comment, Decision, Field, Register};
use shirube_documents::document::{Document, DocumentForm, Page, PageState, Stated, TextOrigin};
use shirube_model::Volume;
use shirube_store::{
    Actor, Change, DocumentChange, EntryKind, EntryText, IndexEntry, KnownBy, Phrase, SearchQuery,
    Store, Timestamp,
};
use shirube_store_sqlite::SqliteStore;
use std::collections::BTreeMap;

pub(crate) fn id(text: &str) -> DocumentId {
    DocumentId::of_file(text)
}

pub(crate) fn document(name: &str) -> Document {
    Document {
        id: id(name),
        title: format!("題 {name}"),
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

pub(crate) fn page(number: u32, text: &str) -> Page {
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

pub(crate) fn comment(document: &str, number: u32) -> Comment {
    Comment {
        document: id(document),
        number,
        theme: None,
        volume: None,
        volume_id: None,
        place: None,
        page: None,
        opinion: format!("御意見 {number}"),
        response: None,
        response_shared_with: Vec::new(),
        disposition: None,
        references: Vec::new(),
        parts: Vec::new(),
        confidence: BTreeMap::new(),
        doubts: BTreeMap::new(),
    }
}

pub(crate) fn decision(document: &str, number: u32, value: &str) -> Decision {
    Decision {
        document: id(document),
        number,
        field: Field::Theme,
        value: Some(value.to_owned()),
        machine_value: Some("項目".to_owned()),
        person: "情報係".to_owned(),
        decided_at: "2026-11-25".to_owned(),
        note: None,
    }
}

pub(crate) fn entry(kind: EntryKind, id: &str, tokens: &str, volume: Option<Volume>) -> IndexEntry {
    IndexEntry {
        kind,
        id: id.to_owned(),
        title: EntryText::in_both(id, format!("{id} in English")),
        edition: Some("mhlw-6.0".to_owned()),
        volume,
        text: EntryText::written(tokens),
        tokens: tokens.to_owned(),
    }
}

pub(crate) fn person() -> Actor {
    Actor::new("情報係", KnownBy::Stated).unwrap()
}

pub(crate) fn moment() -> Timestamp {
    "2026-11-25T01:02:03Z".parse().unwrap()
}

/// Makes a change and keeps it.
pub(crate) fn change<T>(store: &SqliteStore, work: impl FnOnce(&mut dyn Change) -> T) -> T {
    let mut change = store.change(&person(), moment()).unwrap();
    let done = work(&mut *change);
    change.commit().unwrap();
    done
}

/// Stores a page and its entry, as the page's only version expects it.
pub(crate) fn put(store: &SqliteStore, name: &str, page: Page, entry: IndexEntry) -> bool {
    put_all(store, name, page, &[], &[entry])
}

/// Stores a page with comments and entries.
pub(crate) fn put_all(
    store: &SqliteStore,
    name: &str,
    page: Page,
    comments: &[Comment],
    entries: &[IndexEntry],
) -> bool {
    let document = document(name);
    let register = Register { comments: comments.to_vec(), remainders: Vec::new() };
    change(store, |change| {
        let expected = change.page_numbers(&document.id).unwrap();
        change
            .put_document(&DocumentChange {
                document: &document,
                expected_pages: &expected,
                pages: &[page],
                register: &register,
                entries,
            })
            .unwrap()
    })
}

pub(crate) fn query(tokens: &str) -> SearchQuery {
    let tokens = tokens.split(' ').map(str::to_owned).collect();
    SearchQuery {
        phrases: vec![Phrase { tokens, prefix: false }],
        limit: 10,
        ..SearchQuery::default()
    }
}

pub(crate) fn found(store: &SqliteStore, query: &SearchQuery) -> Vec<String> {
    let view = store.view().unwrap();
    view.search(query).unwrap().hits.into_iter().map(|hit| hit.id).collect()
}
