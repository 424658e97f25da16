//! The worker: reads pages and writes what it finds to the standard output.

use super::{Message, WorkerPage, image_name};
use crate::arguments::library::PdfWorkerArguments;
use crate::error::CommandError;
use shirube_library::pdf::{self, JapaneseFont, MAX_PAGES, Wanted};
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

/// Memory that the worker may take, in bytes.
#[cfg(unix)]
const MEMORY: u64 = 3 << 30;
/// Deeply nested PDFs need much stack.
const STACK: usize = 256 << 20;
/// Width of page images in pixels.
const IMAGE_WIDTH: u16 = 900;

pub(crate) fn run(arguments: &PdfWorkerArguments) -> Result<u8, CommandError> {
    #[cfg(unix)]
    {
        // Where the limit cannot be set, the reader's own limits remain.
        let _ = rlimit::Resource::AS.set(MEMORY, MEMORY);
    }
    // A page that fails says so in its message; a trace on the terminal would help nobody.
    std::panic::set_hook(Box::new(|_| {}));
    std::thread::scope(|scope| {
        let work = || work(arguments);
        let worker = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        match worker.map(|worker| worker.join()) {
            Ok(Ok(result)) => result,
            _ => Ok(3),
        }
    })
}

fn work(arguments: &PdfWorkerArguments) -> Result<u8, CommandError> {
    let read = |path: &Path| {
        std::fs::read(path).map_err(|source| CommandError::Read { path: path.to_owned(), source })
    };
    let bytes = read(&arguments.file)?;
    let japanese_font = match &arguments.font {
        Some(path) => JapaneseFont::parse(read(path)?),
        None => None,
    };
    let wanted = Wanted {
        pages: arguments.first..=MAX_PAGES,
        image_width: arguments.images.as_ref().map(|_| IMAGE_WIDTH),
        japanese_font,
    };
    let mut opened = |described: &pdf::Described| say(&Message::Opened(described.clone()));
    let mut each = |read: pdf::PageRead| {
        if let (Some(folder), Some(image)) = (&arguments.images, &read.image) {
            let name = image_name(read.page.number);
            let beside = folder.join(format!("{name}.{}.new", std::process::id()));
            let written = std::fs::write(&beside, image)
                .and_then(|()| std::fs::rename(&beside, folder.join(name)));
            if written.is_err() {
                return false;
            }
        }
        let (font_missing, text_over_image) = (read.font_missing, read.text_over_image);
        say(&Message::Page(Box::new(WorkerPage {
            page: read.page,
            font_missing,
            text_over_image,
        })));
        true
    };
    match pdf::read(Arc::new(bytes), &arguments.hash, &wanted, &mut opened, &mut each) {
        Ok(_) => say(&Message::Done),
        Err(error) => say(&Message::Failed(error)),
    }
    Ok(0)
}

fn say(message: &Message) {
    let mut out = std::io::stdout().lock();
    if let Ok(text) = serde_json::to_string(message)
        && (writeln!(out, "{text}").is_err() || out.flush().is_err())
    {
        // Nobody listens any more.
        std::process::exit(0);
    }
}
