//! PDF: text with positions, ruling lines, tables, page images.
//!
//! hayro interprets the pages; our `device` collects glyphs and rules instead of painting. A PDF
//! comes from strangers: work per page is bounded, panics are caught, and the caller may run the
//! reading in a process of its own, where time and memory are bounded too.

mod device;
mod grid;
mod image;
mod layout;
mod page;
mod unicode;

pub use image::JapaneseFont;
pub use page::PageRead;

use crate::read::error::ReadError;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;
use std::sync::Arc;

/// More pages than any guideline has; the rest of a longer PDF is not read.
pub const MAX_PAGES: u32 = 20_000;

/// What a PDF says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Described {
    /// Its number of pages.
    pub pages: u32,
    /// Its title, when it says more than a file name.
    pub title: Option<String>,
    /// True when the end of the file is missing: pages may be lost.
    pub cut_off: bool,
}

/// What is wanted of a PDF.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The pages, from 1.
    pub pages: RangeInclusive<u32>,
    /// The width of page images in pixels; no images when absent.
    pub image_width: Option<u16>,
    /// A font for Japanese text that is not embedded; images only need it.
    pub japanese_font: Option<JapaneseFont>,
}

impl Default for Wanted {
    fn default() -> Self {
        Self { pages: 1..=MAX_PAGES, image_width: None, japanese_font: None }
    }
}

/// Reads pages of a PDF. `opened` hears what it says of itself, then `each` gets page after page and
/// says whether to go on. A page that cannot be read is handed on as
/// [`Unreadable`](shirube_documents::document::PageState::Unreadable); the others are still read.
pub fn read(
    bytes: Arc<Vec<u8>>,
    file_hash: &str,
    wanted: &Wanted,
    opened: &mut dyn FnMut(&Described),
    each: &mut dyn FnMut(PageRead) -> bool,
) -> Result<Described, ReadError> {
    let tail = &bytes[bytes.len().saturating_sub(2048)..];
    let cut_off = !tail.windows(5).any(|window| window == b"%%EOF");
    let pdf = open(bytes)?;
    let pages = u32::try_from(pdf.pages().len()).unwrap_or(u32::MAX).min(MAX_PAGES);
    if pages == 0 {
        return Err(ReadError::BrokenPdf("it has no pages".to_owned()));
    }
    let title = pdf
        .metadata()
        .title
        .as_deref()
        .map(device::text_string)
        .map(|title| title.trim().to_owned());
    let title = title.filter(|title| {
        let plain = !title.contains(|c: char| c.is_control() || c == '\u{fffd}');
        plain && title.chars().count() >= 4 && !is_file_name(title)
    });
    let described = Described { pages, title, cut_off };
    opened(&described);
    let settings = settings(wanted);
    let mut reader = page::PageReader::new(&pdf, file_hash, settings);
    for number in *wanted.pages.start()..=(*wanted.pages.end()).min(pages) {
        if !each(reader.read(number, wanted.image_width)) {
            break;
        }
    }
    Ok(described)
}

fn open(bytes: Arc<Vec<u8>>) -> Result<Pdf, ReadError> {
    let opened = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| Pdf::new(bytes)));
    match opened {
        Ok(Ok(pdf)) => Ok(pdf),
        Ok(Err(LoadPdfError::Decryption(_))) => Err(ReadError::Encrypted),
        Ok(Err(LoadPdfError::Invalid)) => {
            Err(ReadError::BrokenPdf("its structure cannot be read".to_owned()))
        }
        Err(_) => Err(ReadError::BrokenPdf("reading its structure failed".to_owned())),
    }
}

/// Producers write file names and their own names into the title.
fn is_file_name(title: &str) -> bool {
    let lower = title.to_lowercase();
    [".doc", ".docx", ".pdf", ".xls", ".xlsx", ".ppt", ".pptx", ".jtd", ".html"]
        .iter()
        .any(|end| lower.ends_with(end))
        || lower.starts_with("microsoft word")
        || lower.starts_with("untitled")
}

fn settings(wanted: &Wanted) -> InterpreterSettings {
    let mut settings = InterpreterSettings::default();
    if let Some(font) = &wanted.japanese_font {
        settings.font_resolver = image::resolver(font.clone());
    }
    settings
}
