//! The comment register: from the pages of a document to numbered comments with their responses.
//!
//! Two readers give the same kind of reading, cells of a table: `table` where the rules of the
//! page are known, `flattened` where only the text in reading order is. `assemble` makes
//! records of the cells. Every character of a page is in exactly one cell or one named remainder.

mod account;
mod assemble;
mod cues;
mod disposition;
mod flattened;
mod reading;
mod table;
mod titles;

pub use account::{Accounting, account, account_page};
pub use assemble::register;
pub(crate) use assemble::{cite, resolve};
pub(crate) use cues::{begins_volume as is_volume, is_page, volume as volume_named};
pub use titles::Titles;
