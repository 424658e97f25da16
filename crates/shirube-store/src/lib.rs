#![doc = include_str!("../README.md")]

mod actor;
mod body;
mod change;
pub mod driver;
mod error;
mod index;
mod rooms;
mod sql;
mod store;

pub use actor::{Actor, KnownBy};
pub use body::{BodyFault, BodyKind, UnreadBody};
pub use change::{ChangeRecord, Deed};
pub use error::StoreError;
pub use index::{EntryKind, EntryText, IndexEntry, Phrase, SearchHit, SearchQuery, SearchResults};
pub use jiff::Timestamp;
pub use store::{
    Change, Changes, Comments, Decisions, DocumentChange, Documents, Index, Store, View,
};
