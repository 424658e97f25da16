#![doc = include_str!("../README.md")]

mod door;

pub use door::{
    DocumentChange, EntryKind, IndexEntry, LibraryStore, Phrase, SearchHit, SearchQuery,
    SearchResults, StoreError,
};
