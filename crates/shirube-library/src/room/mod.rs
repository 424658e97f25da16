//! What can be done with a library. The command line and the web application both come in here.

mod add;
mod catalogue_entries;
mod comment_query;
mod decide;
mod documents;
mod entries;
mod error;
mod find;
mod library;
mod queue;
mod refresh;
mod reviewed;

pub use add::Added;
pub use comment_query::CommentQuery;
pub use decide::{Review, Signature};
pub use documents::{PageView, Removed, citation};
pub use error::LibraryError;
pub use find::{FoundHit, FoundHits, SearchFilter};
pub use library::Library;
pub use queue::ReviewItem;
