//! The worker: reads pages and writes what it finds to the standard output.

use super::{WorkerMessage, WorkerPage, image_name};
use crate::error::AppError;
use shirube_library::pdf::{self, JapaneseFont, MAX_PAGES, Wanted};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Memory that the worker may take, in bytes.
#[cfg(unix)]
const MEMORY: u64 = 3 << 30;
/// Deeply nested PDFs need much stack.
const STACK: usize = 256 << 20;
/// Width of page images in pixels.
const IMAGE_WIDTH: u16 = 900;

/// What a worker is asked to read.
#[derive(Debug, Clone)]
pub struct WorkerRequest {
    /// The PDF.
    pub file: PathBuf,
    /// SHA-256 of its bytes, in hexadecimal.
    pub hash: String,
    /// The page to begin with, counted from 1.
    pub first: u32,
    /// The folder for page images; none are made without one.
    pub images: Option<PathBuf>,
    /// A font for Japanese text that is not embedded.
    pub font: Option<PathBuf>,
}

/// Reads, within bounds, and says each page on the standard output. Gives the exit code of the
/// process: the worker has it to itself.
pub fn work(request: &WorkerRequest) -> Result<u8, AppError> {
    #[cfg(unix)]
    {
        // Where the limit cannot be set, the reader's own limits remain.
        let _ = rlimit::Resource::AS.set(MEMORY, MEMORY);
    }
    // A page that fails says so in its message; a trace on the terminal would help nobody.
    std::panic::set_hook(Box::new(|_| {}));
    std::thread::scope(|scope| {
        let work = || read(request);
        let worker = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        match worker.map(|worker| worker.join()) {
            Ok(Ok(result)) => result,
            _ => Ok(3),
        }
    })
}

fn read(request: &WorkerRequest) -> Result<u8, AppError> {
    let bytes_of = |path: &Path| {
        std::fs::read(path).map_err(|source| AppError::Read { path: path.to_owned(), source })
    };
    let bytes = bytes_of(&request.file)?;
    let japanese_font = match &request.font {
        Some(path) => JapaneseFont::parse(bytes_of(path)?),
        None => None,
    };
    let wanted = Wanted {
        pages: request.first..=MAX_PAGES,
        image_width: request.images.as_ref().map(|_| IMAGE_WIDTH),
        japanese_font,
    };
    let mut opened = |described: &pdf::Described| say(&WorkerMessage::Opened(described.clone()));
    let mut each = |read: pdf::PageRead| {
        if let (Some(folder), Some(image)) = (&request.images, &read.image) {
            let name = image_name(read.page.number);
            let beside = folder.join(format!("{name}.{}.new", std::process::id()));
            let written = std::fs::write(&beside, image)
                .and_then(|()| std::fs::rename(&beside, folder.join(name)));
            if written.is_err() {
                return false;
            }
        }
        let (font_missing, text_over_image) = (read.font_missing, read.text_over_image);
        say(&WorkerMessage::Page(Box::new(WorkerPage {
            page: read.page,
            font_missing,
            text_over_image,
        })));
        true
    };
    match pdf::read(Arc::new(bytes), &request.hash, &wanted, &mut opened, &mut each) {
        Ok(_) => say(&WorkerMessage::Done),
        Err(error) => say(&WorkerMessage::Failed(error)),
    }
    Ok(0)
}

fn say(message: &WorkerMessage) {
    let mut out = std::io::stdout().lock();
    if let Ok(text) = serde_json::to_string(message)
        && (writeln!(out, "{text}").is_err() || out.flush().is_err())
    {
        // Nobody listens any more.
        std::process::exit(0);
    }
}
