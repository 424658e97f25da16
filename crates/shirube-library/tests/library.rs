//! The library's room on a store.
#![allow(clippy::unwrap_used)]

use shirube_catalogue::Catalogue;
use shirube_documents::comment::{Field, ReadingConfidence};
use shirube_library::read::{ReadDocument, Stated, read_text};
use shirube_library::room::{Library, LibraryError, Review, ReviewItem, SearchFilter, Signature};
use shirube_model::Language;
use shirube_store::{Actor, EntryKind, KnownBy, Store, Timestamp};
use shirube_store_sqlite::SqliteStore;
use std::path::Path;

const FIRST: &str = "\
架空の資料への御意見 第6.0版(案) (1 ページ)
公開元URL https://example.jp/a
出典情報 作業班(第1回 令和5年5月24日)《架空省》

1 通信 システム運用編 14. P40 14.⑤の期限を早めるべきである。 御意見として参考にさせていただきます。
2 通信 システム運用編 13. P34 13.⑥の例を増やしてほしい。 ご指摘を踏まえ修正いたします。
";

fn read(text: &str) -> ReadDocument {
    read_text(text.as_bytes(), text, "page.txt", &Stated::default()).unwrap()
}

fn person() -> Actor {
    Actor::new("情報係", KnownBy::Stated).unwrap()
}

fn moment() -> Timestamp {
    "2026-11-25T01:02:03Z".parse().unwrap()
}

fn signature() -> Signature {
    Signature { person: "情報係".to_owned(), decided_at: "2026-11-25".to_owned(), note: None }
}

fn opinion(value: &str) -> Review {
    Review::Field { field: Field::Opinion, value: Some(value.to_owned()) }
}

/// The comments that a search finds.
fn found(library: &Library<'_>, words: &str) -> Vec<String> {
    let filter = SearchFilter { kinds: vec![EntryKind::Comment], ..SearchFilter::default() };
    let found = library.search(words, &filter, 20, Language::Ja).unwrap();
    found.hits.into_iter().map(|hit| hit.id).collect()
}

/// A decision is what search finds, in the moment of the decision, after the document came in anew,
/// and after another decision.
#[test]
fn what_a_person_decided_is_found_and_what_it_replaced_is_not() {
    let catalogue = Catalogue::shipped().unwrap();
    let store = SqliteStore::in_memory().unwrap();
    let library = Library::new(&store, &catalogue);
    let added = library.add(read(FIRST), &person(), moment()).unwrap();
    let id = format!("{}#1", added.document.id);
    assert_eq!(found(&library, "期限"), [id.as_str()]);
    let decided = opinion("14.⑤の猶予を短くするべきである。");
    let reviewed = library.decide(1, None, &decided, &signature(), moment()).unwrap();
    assert_eq!(reviewed.comment.opinion, "14.⑤の猶予を短くするべきである。");
    assert_eq!(found(&library, "猶予"), [id.as_str()]);
    assert_eq!(found(&library, "期限"), [""; 0]);
    // Another title changes every entry of the document; a removed one comes back.
    let mut other = read(FIRST);
    other.document.stated.title = Some("ほかの題 第6.0版".to_owned());
    library.add(other, &person(), moment()).unwrap();
    assert_eq!(found(&library, "猶予"), [id.as_str()]);
    library.remove(&added.document.id, &person(), moment()).unwrap();
    assert_eq!(found(&library, "猶予"), [""; 0]);
    library.add(read(FIRST), &person(), moment()).unwrap();
    assert_eq!((found(&library, "猶予"), found(&library, "期限")), (vec![id.clone()], vec![]));
    // The machine was right after all.
    library.decide(1, None, &Review::AsRead(Field::Opinion), &signature(), moment()).unwrap();
    assert_eq!((found(&library, "猶予"), found(&library, "期限")), (vec![], vec![id]));
}

/// A library of an earlier Shirube has its comments indexed as they were read.
#[test]
fn decisions_of_earlier_libraries_are_found_after_a_refresh() {
    let catalogue = Catalogue::shipped().unwrap();
    let folder = tempfile::tempdir().unwrap();
    for name in ["step-1.sqlite", "step-2.sqlite"] {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/store");
        let path = folder.path().join(name);
        std::fs::copy(source.join(name), &path).unwrap();
        let store = SqliteStore::open(&path).unwrap();
        let library = Library::new(&store, &catalogue);
        assert_eq!(found(&library, "期間"), [""; 0]);
        for _ in 0..2 {
            library.refresh_index(moment()).unwrap();
            assert_eq!(found(&library, "期間"), ["4bc539346cf4#1"]);
            assert!(!found(&library, "期限").contains(&"4bc539346cf4#1".to_owned()));
        }
        let changes = store.view().unwrap().changes(0, 10).unwrap();
        assert_eq!(changes.len(), 1, "the second refresh had nothing to do");
        assert_eq!(changes[0].by, Actor::program());
        assert_eq!(library.unread(), []);
    }
}

#[test]
fn all_waiting_fields_are_confirmed_in_one_change() {
    let catalogue = Catalogue::shipped().unwrap();
    let store = SqliteStore::in_memory().unwrap();
    let library = Library::new(&store, &catalogue);
    library.add(read(FIRST), &person(), moment()).unwrap();
    let waiting: Vec<Field> = library.comment(2, None).unwrap().comment.unsure().collect();
    assert!(waiting.len() > 1, "{waiting:?}");
    let decided = library.decide(2, None, &Review::AllAsRead, &signature(), moment()).unwrap();
    assert!(!decided.comment.is_unsure());
    assert_eq!(library.comment(2, None).unwrap(), decided);
    for field in waiting {
        assert_eq!(decided.comment.confidence[&field], ReadingConfidence::Decided);
    }
    let changes = store.view().unwrap().changes(0, 10).unwrap();
    assert_eq!(changes.len(), 2);
    // Nothing waits any more, and nothing is changed.
    library.decide(2, None, &Review::AllAsRead, &signature(), moment()).unwrap();
    assert_eq!(store.view().unwrap().changes(0, 10).unwrap(), changes);
}

#[test]
fn nobody_decides_nothing_and_bad_values_are_refused_whole() {
    let catalogue = Catalogue::shipped().unwrap();
    let store = SqliteStore::in_memory().unwrap();
    let library = Library::new(&store, &catalogue);
    library.add(read(FIRST), &person(), moment()).unwrap();
    let nobody = Signature { person: " ".to_owned(), ..signature() };
    let refused = library.decide(1, None, &opinion("x"), &nobody, moment());
    assert!(matches!(refused, Err(LibraryError::NoPerson)));
    let page = Review::Field { field: Field::Page, value: Some("どこか".to_owned()) };
    let refused = library.decide(1, None, &page, &signature(), moment());
    assert!(matches!(refused, Err(LibraryError::BadValue { .. })));
    let refused = library.decide(9, None, &opinion("x"), &signature(), moment());
    assert!(matches!(refused, Err(LibraryError::NoComment(9))));
    assert_eq!(store.view().unwrap().changes(0, 10).unwrap().len(), 1);
}

/// Two threads hold one library, read and decide.
#[test]
fn a_library_is_shared_by_threads() {
    let catalogue = Catalogue::shipped().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&folder.path().join("library.sqlite")).unwrap();
    let store: &dyn Store = &store;
    let library = Library::new(store, &catalogue);
    library.add(read(FIRST), &person(), moment()).unwrap();
    std::thread::scope(|scope| {
        for number in [1, 2] {
            let library = &library;
            scope.spawn(move || {
                for round in 0..5 {
                    let value = opinion(&format!("第{round}案を採る。"));
                    library.decide(number, None, &value, &signature(), moment()).unwrap();
                    let waits = library.review_queue(None).unwrap().into_iter().any(|item| {
                        matches!(item, ReviewItem::Field { number: waiting, field: Field::Opinion, .. }
                            if waiting == number)
                    });
                    assert!(!waits);
                }
            });
        }
    });
    assert_eq!(found(&library, "第4案").len(), 2);
    assert_eq!(found(&library, "第3案"), [""; 0]);
}
