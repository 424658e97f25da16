//! Files of earlier schemas are opened and keep everything; files of later ones are refused.

use crate::made::{found, id, moment, person, query};
use rusqlite::Connection;
use shirube_documents::comment::Field;
use shirube_model::Language;
use shirube_store::{EntryKind, SearchQuery, Store, StoreError};
use shirube_store_sqlite::SqliteStore;
use std::path::{Path, PathBuf};

/// The fixtures, one for each schema that was ever released.
const RELEASED: [&str; 2] = ["step-1.sqlite", "step-2.sqlite"];

fn copied(name: &str, folder: &Path) -> PathBuf {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/store").join(name);
    let path = folder.join(name);
    std::fs::copy(source, &path).unwrap();
    path
}

fn schema(path: &Path) -> i64 {
    let connection = Connection::open(path).unwrap();
    connection.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap()
}

/// What every released file holds.
fn holds_everything(store: &SqliteStore, dismissals: usize) {
    let view = store.view().unwrap();
    let documents = view.documents().unwrap();
    let ids: Vec<&str> = documents.iter().map(|document| document.id.as_str()).collect();
    assert_eq!(ids, ["2448608d4c72", "4bc539346cf4"]);
    let (flattened, own) = (id("2448608d4c72"), id("4bc539346cf4"));
    assert_eq!(view.comments_of(&flattened).unwrap().len(), 9);
    assert_eq!(view.comments_of(&own).unwrap().len(), 2);
    let page = view.page(&own, 1).unwrap().unwrap();
    assert!(page.text.contains("14.⑤と表99-9の期限を早めるべきである。"));
    assert_eq!(view.page_numbers(&own).unwrap(), [(1, page.file_hash)]);
    let pages: Vec<u32> =
        view.remainders(&flattened).unwrap().iter().map(|remainder| remainder.page).collect();
    assert!(pages.len() > 5 && pages.is_sorted(), "{pages:?}");
    let decisions = view.decisions().unwrap();
    let fields: Vec<(&str, u32, Field)> =
        decisions.iter().map(|d| (d.document.as_str(), d.number, d.field)).collect();
    assert_eq!(
        fields,
        [
            ("4bc539346cf4", 1, Field::Opinion),
            ("2448608d4c72", 3, Field::Theme),
            ("2448608d4c72", 3, Field::Theme),
            ("2448608d4c72", 2, Field::Place),
        ]
    );
    assert_eq!(view.decisions_on(&flattened, 3).unwrap(), decisions[1..3]);
    assert_eq!(view.decisions_of(&own).unwrap(), decisions[..1]);
    assert_eq!(view.dismissals(&own).unwrap().len(), dismissals);
    let named = [
        (EntryKind::Requirement, "mhlw-6.0/control/13#6".to_owned()),
        (EntryKind::Comment, "4bc539346cf4#1".to_owned()),
    ];
    let entries = view.entries(&named).unwrap();
    let titles: Vec<[&str; 2]> = entries
        .iter()
        .map(|hit| [hit.title.get(Language::Ja), hit.title.get(Language::En)])
        .collect();
    assert_eq!(
        titles,
        [
            [
                "システム運用編 13.⑥ ネットワークに関する安全管理措置",
                "Control 13.⑥ Safety measures for networks"
            ],
            ["No. 1 システム運用編 14. P40"; 2],
        ]
    );
    assert!(entries[0].text.english.as_ref().unwrap().contains("Safety measures"));
    assert!(entries.iter().all(|hit| !hit.text.text.contains('\u{1f}')));
    assert!(view.catalogue_digest().unwrap().is_some());
    // All comments are yet to be indexed with what persons decided.
    assert_eq!(view.comment_form().unwrap(), None);
    assert_eq!(view.unread(), []);
    assert_eq!(view.changes(0, 10).unwrap(), []);
    drop(view);
    let comments = SearchQuery { kinds: vec![EntryKind::Comment], ..query("点検 検簿") };
    assert_eq!(found(store, &comments).len(), 4);
    assert_eq!(found(store, &query("tls")).len(), 6);
}

#[test]
fn libraries_of_every_released_schema_keep_everything() {
    let folder = tempfile::tempdir().unwrap();
    for (step, name) in RELEASED.iter().enumerate() {
        let path = copied(name, folder.path());
        assert_eq!(schema(&path), step as i64 + 1);
        for _ in 0..2 {
            let store = SqliteStore::open(&path).unwrap();
            holds_everything(&store, step);
        }
        assert_eq!(schema(&path), RELEASED.len() as i64 + 1, "keep a fixture of each schema");
        let connection = Connection::open(&path).unwrap();
        let sound: String =
            connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(sound, "ok");
    }
}

/// Nothing can be migrated where nothing can be written; it is read all the same.
#[test]
fn earlier_libraries_on_a_lent_medium_are_read() {
    let folder = tempfile::tempdir().unwrap();
    for (step, name) in RELEASED.iter().enumerate() {
        let path = copied(name, folder.path());
        let before = std::fs::read(&path).unwrap();
        let store = SqliteStore::open_read_only(&path).unwrap();
        holds_everything(&store, step);
        let refused = store.change(&person(), moment()).err().unwrap();
        assert!(matches!(refused, StoreError::ReadOnly));
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }
}

/// A body that is broken is no reason to leave the library as it was.
#[test]
fn broken_bodies_do_not_stop_the_migration() {
    let folder = tempfile::tempdir().unwrap();
    let path = copied("step-2.sqlite", folder.path());
    let connection = Connection::open(&path).unwrap();
    for sql in [
        "UPDATE decision SET body = '{' WHERE sequence = 1",
        "UPDATE decision SET body = '{\"document\": null}' WHERE sequence = 2",
        "UPDATE dismissal SET body = '' WHERE sequence = 1",
    ] {
        assert_eq!(connection.execute(sql, []).unwrap(), 1);
    }
    drop(connection);
    let store = SqliteStore::open(&path).unwrap();
    let view = store.view().unwrap();
    assert_eq!(view.decisions().unwrap().len(), 2);
    let unread: Vec<String> = view.unread().into_iter().map(|unread| unread.name).collect();
    assert_eq!(unread, ["1", "2"]);
    assert_eq!(view.comments().unwrap().len(), 11);
}

#[test]
fn a_later_library_is_refused_and_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let path = copied("step-2.sqlite", folder.path());
    SqliteStore::open(&path).unwrap();
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let before = std::fs::read(&path).unwrap();
    for opened in [SqliteStore::open(&path), SqliteStore::open_read_only(&path)] {
        let error = opened.err().unwrap();
        assert!(matches!(error, StoreError::Newer { stored: 99, known: 3 }), "{error}");
        assert!(error.to_string().contains("99") && error.to_string().contains('3'));
    }
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

/// Another process, of a later Shirube, brings the file up to its own schema while it is open here.
#[test]
fn a_library_that_becomes_a_later_one_is_not_written_to() {
    let folder = tempfile::tempdir().unwrap();
    let path = copied("step-2.sqlite", folder.path());
    let store = SqliteStore::open(&path).unwrap();
    drop(store.view().unwrap());
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert!(matches!(store.view().err().unwrap(), StoreError::Newer { .. }));
    let refused = store.change(&person(), moment()).err().unwrap();
    assert!(matches!(refused, StoreError::Newer { stored: 99, .. }));
}
