//! PDFs are read in a process of their own: a file that makes the reader loop, take all memory or
//! overrun its stack costs one page, not the import.

mod supervisor;
mod worker;

pub use supervisor::{Reading, read};
pub use worker::{WorkerRequest, work};

use serde::{Deserialize, Serialize};
use shirube_documents::document::Page;
use shirube_library::pdf::Described;
use shirube_library::read::ReadError;

/// What the worker says, one line of JSON each.
#[derive(Debug, Serialize, Deserialize)]
enum WorkerMessage {
    /// The file was opened.
    Opened(Described),
    /// A page was read; its image, if any, lies in the folder for images.
    Page(Box<WorkerPage>),
    /// The file cannot be read.
    Failed(ReadError),
    /// All pages were read.
    Done,
}

#[derive(Debug, Serialize, Deserialize)]
struct WorkerPage {
    page: Page,
    font_missing: bool,
    text_over_image: bool,
}

/// The name of a page image in its folder.
pub fn image_name(page: u32) -> String {
    format!("{page:05}.png")
}
