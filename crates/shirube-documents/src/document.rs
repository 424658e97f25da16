//! Public documents as they are kept: where they came from, page by page.

use crate::id::DocumentId;
use serde::{Deserialize, Serialize};
use shirube_model::Date;
use shirube_model::Volume;

/// The form in which a document came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentForm {
    /// A PDF.
    Pdf,
    /// A saved page of a media site, one page of the document each.
    MediaPage,
    /// Plain text; form feeds part its pages.
    PlainText,
}

impl DocumentForm {
    /// The key of its name in the locale files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Pdf => "document-form.pdf",
            Self::MediaPage => "document-form.media-page",
            Self::PlainText => "document-form.plain-text",
        }
    }
}

/// How the text of a document was made, which says how far it can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextOrigin {
    /// The characters that the PDF itself carries.
    TextLayer,
    /// Made by a machine from page images; may differ from the document.
    MachineMade,
    /// As it stands in the file.
    AsGiven,
}

impl TextOrigin {
    /// The key of its name in the locale files.
    pub fn key(self) -> &'static str {
        match self {
            Self::TextLayer => "text-origin.text-layer",
            Self::MachineMade => "text-origin.machine-made",
            Self::AsGiven => "text-origin.as-given",
        }
    }
}

/// What a person says of a document; it goes before what the document says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    /// The title.
    pub title: Option<String>,
    /// The publisher.
    pub publisher: Option<String>,
    /// The meeting.
    pub meeting: Option<String>,
    /// The date, as written.
    pub date: Option<String>,
    /// Where it was published.
    pub source_url: Option<String>,
    /// The edition that it speaks of.
    pub edition: Option<String>,
}

impl Stated {
    /// These statements, and `earlier` ones where there is none.
    #[must_use]
    pub fn or(self, earlier: Self) -> Self {
        Self {
            title: self.title.or(earlier.title),
            publisher: self.publisher.or(earlier.publisher),
            meeting: self.meeting.or(earlier.meeting),
            date: self.date.or(earlier.date),
            source_url: self.source_url.or(earlier.source_url),
            edition: self.edition.or(earlier.edition),
        }
    }
}

/// A public document and its provenance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its id, made of the SHA-256 of the file's bytes; for saved pages of a media site, of that of
    /// title and source address, so that its pages come together.
    pub id: DocumentId,
    /// The title, as printed.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// The meeting that it was put before.
    pub meeting: Option<String>,
    /// The date that it bears.
    pub date: Option<Date>,
    /// The date as written (和暦 or 西暦), also when it is not a whole date, such as 「5/24」.
    pub date_as_written: Option<String>,
    /// Where it was published.
    pub source_url: Option<String>,
    /// The publisher's or the site's notice on the text. It travels with the text.
    pub notice: Option<String>,
    /// The form in which it came in.
    pub form: DocumentForm,
    /// How its text was made.
    pub text_origin: TextOrigin,
    /// The edition of the guideline that it speaks of, such as `mhlw-6.0`.
    pub edition: Option<String>,
    /// The volume, when the document is one.
    pub volume: Option<Volume>,
    /// The name of the file that was imported.
    pub file_name: String,
    /// Which reader made the pages; another reader reads the file again.
    pub reader: String,
    /// What persons said of it, which the fields above follow.
    pub stated: Stated,
}

/// What a page turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageState {
    /// It has text.
    Text,
    /// An image without text: nothing can be searched, and no text is invented.
    Scanned,
    /// It has glyphs that stand for no known character, too many to trust the rest.
    Undecodable,
    /// Nothing is on it.
    Empty,
    /// It could not be read: broken, or past a limit of time or memory.
    Unreadable,
}

impl PageState {
    /// The key of its name in the locale files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Text => "page-state.text",
            Self::Scanned => "page-state.scanned",
            Self::Undecodable => "page-state.undecodable",
            Self::Empty => "page-state.empty",
            Self::Unreadable => "page-state.unreadable",
        }
    }
}

/// A page of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Its number in the document, from 1.
    pub number: u32,
    /// SHA-256 of the file that it came from, in hexadecimal.
    pub file_hash: String,
    /// The exact text, for display. Lines end with `\n`.
    pub text: String,
    /// The byte range of `text` that is the document's own; the rest is what a site put around it.
    pub body: (u32, u32),
    /// What the page turned out to be.
    pub state: PageState,
    /// How many glyphs stand for no known character.
    pub unknown_glyphs: u32,
    /// The tables whose ruling lines were read.
    pub tables: Vec<TableCells>,
}

impl Page {
    /// The document's own text.
    pub fn body_text(&self) -> &str {
        self.text.get(self.body.0 as usize..self.body.1 as usize).unwrap_or_default()
    }
}

/// A table of a page, cell by cell.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableCells {
    /// Number of rows.
    pub rows: u32,
    /// Number of columns.
    pub columns: u32,
    /// The cells that have text.
    pub cells: Vec<TableCell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableCell {
    /// First row, from 0.
    pub row: u32,
    /// How many rows it spans.
    pub row_span: u32,
    /// First column, from 0.
    pub column: u32,
    /// How many columns it spans.
    pub column_span: u32,
    /// The byte ranges of the page's text that stand in the cell, one per line.
    pub spans: Vec<(u32, u32)>,
}
