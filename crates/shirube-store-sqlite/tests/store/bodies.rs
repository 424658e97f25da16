//! Bodies that cannot be read: named, and the others are still there.

use crate::made::{comment, entry, id, page, put, put_all};
use rusqlite::Connection;
use shirube_store::{BodyFault, BodyKind, EntryKind, Store, StoreError, UnreadBody};
use shirube_store_sqlite::SqliteStore;
use std::path::{Path, PathBuf};

/// A library with two documents, and its path.
fn library(folder: &Path) -> PathBuf {
    let path = folder.join("library.sqlite");
    let store = SqliteStore::open(&path).unwrap();
    for name in ["a", "b"] {
        let comments = [comment(name, 1), comment(name, 2)];
        put_all(&store, name, page(1, "本文"), &comments, &[]);
    }
    path
}

fn spoil(path: &Path, sql: &str) {
    assert_eq!(Connection::open(path).unwrap().execute(sql, []).unwrap(), 1, "{sql}");
}

/// A field that is required and not there: what a document of an earlier Shirube looks like when a
/// step was forgotten.
#[test]
fn one_body_that_cannot_be_read_does_not_hide_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let path = library(folder.path());
    spoil(&path, "UPDATE document SET body = json_remove(body, '$.reader') WHERE id = 'a'");
    spoil(&path, "UPDATE comment SET body = '{' WHERE document = 'b' AND number = 2");
    let store = SqliteStore::open(&path).unwrap();
    let view = store.view().unwrap();
    let titles: Vec<String> = view.documents().unwrap().into_iter().map(|d| d.title).collect();
    assert_eq!(titles, ["題 b"]);
    assert_eq!(view.comments().unwrap().len(), 3);
    let unread = view.unread();
    let names: Vec<(BodyKind, &str)> =
        unread.iter().map(|unread| (unread.kind, unread.name.as_str())).collect();
    assert_eq!(names, [(BodyKind::Document, "a"), (BodyKind::Comment, "b#2")]);
    assert!(unread[0].to_string().contains("the document `a`"), "{}", unread[0]);
    assert!(unread[0].to_string().contains("reader"), "{}", unread[0]);
    // Asked for by its name, it is an error that says so.
    let error = view.document(&id("a")).unwrap_err();
    assert!(matches!(error, StoreError::Body(UnreadBody { kind: BodyKind::Document, .. })));
    assert!(view.comment(&id("b"), 2).is_err());
    assert!(view.comment(&id("b"), 1).unwrap().is_some());
    // It can be named and replaced.
    assert_eq!(view.ids_beginning("a").unwrap(), [id("a")]);
    drop(view);
    put(&store, "a", page(1, "本文"), entry(EntryKind::Page, "a/1", "本文", None));
    assert_eq!(store.view().unwrap().documents().unwrap().len(), 2);
}

#[test]
fn a_body_of_a_later_schema_says_which() {
    let folder = tempfile::tempdir().unwrap();
    let path = library(folder.path());
    spoil(
        &path,
        "UPDATE document SET schema = 9, body = json_remove(body, '$.reader') WHERE id = 'a'",
    );
    let store = SqliteStore::open(&path).unwrap();
    let view = store.view().unwrap();
    assert_eq!(view.documents().unwrap().len(), 1);
    let fault = BodyFault::Newer { stored: 9, known: 1 };
    let unread = UnreadBody { kind: BodyKind::Document, name: "a".to_owned(), fault };
    assert_eq!(view.unread(), [unread]);
}
