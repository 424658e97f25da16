//! Edits of what persons change: beside each reader of statements and ledgers, what writes into the
//! same file.
//!
//! Every edit is a pure function: from the bytes of a file as they are, or none when it is not
//! there, to a [`FolderEdit`] with the bytes as they should be. Nothing is read from or written to
//! a disk here, and no clock is asked: who edits and on which day comes as an [`Author`].
//!
//! * What is not edited stays byte for byte: encoding, byte order mark, line ends, comments, order,
//!   quoting.
//! * A file that cannot be read whole is not edited: who cannot see all of it does not know what
//!   the edit would mean.
//! * After each edit the file is read again, and the edit is given only when it says what was to be
//!   said.
//! * Declarations and answers are dated, and the newest holds: a new one is put below the older ones,
//!   which stay as history. Of a waiver, an absence or a source there is one for each thing: a new
//!   one takes the place of the one before, and comments inside of it stay.
//! * What is taken back stays where it stands, with who took it back and when; whoever takes back
//!   what another person stated names that person.

pub mod absence;
pub mod answer;
mod author;
pub mod declaration;
mod encoded;
mod entries;
mod entry;
mod error;
mod folder_edit;
mod formula;
pub mod ledger;
mod settings_file;
pub mod source;
mod splice;
mod toml_file;
pub mod waiver;
mod written;

pub use author::Author;
pub use error::EditError;
pub use folder_edit::FolderEdit;
