//! Reading a PDF through the worker, which is started anew behind a page that it did not survive.

use super::{WorkerMessage, WorkerPage};
use crate::error::AppError;
use shirube_documents::document::{Page, PageState};
use shirube_library::pdf::Described;
use shirube_library::read::ReadError;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// How long one page may take.
const PAGE_TIME: Duration = Duration::from_secs(20);
/// How often the worker is started again for one file.
const RESTARTS: u32 = 20;

/// What became of a PDF.
#[derive(Debug, Default)]
pub struct Reading {
    /// What the file says of itself.
    pub described: Described,
    /// Its pages, in order; those that could not be read among them.
    pub pages: Vec<Page>,
    /// True when a page image lacks characters for want of a font.
    pub font_missing: bool,
    /// True when text lies over an image: a machine made it.
    pub text_over_image: bool,
}

/// Reads `file` with the program `reader`. Images go to `images`; `progress` hears pages done and
/// pages in all.
pub fn read(
    reader: &Path,
    file: &Path,
    hash: &str,
    images: Option<&Path>,
    font: Option<&Path>,
    progress: &mut dyn FnMut(u32, u32),
) -> Result<Result<Reading, ReadError>, AppError> {
    let mut reading = Reading::default();
    for attempt in 0..=RESTARTS {
        let first = reading.pages.len() as u32 + 1;
        let mut worker = start(reader, file, hash, first, images, font)?;
        let messages = listen(&mut worker);
        let end = follow(&messages, &mut reading, progress);
        // The worker may be in the middle of a page that never ends.
        let _ = worker.kill();
        let _ = worker.wait();
        match end {
            End::Done => return Ok(Ok(reading)),
            End::Failed(error) => return Ok(Err(error)),
            End::Lost if reading.described.pages == 0 => {
                let reason = "opening it took too much time or memory".to_owned();
                return Ok(Err(ReadError::BrokenPdf(reason)));
            }
            End::Lost => {
                let rest = if attempt == RESTARTS { reading.described.pages } else { 0 };
                let lost = reading.pages.len() as u32 + 1;
                for number in lost..=lost.max(rest).min(reading.described.pages) {
                    reading.pages.push(unreadable(number, hash));
                }
                if reading.pages.len() as u32 >= reading.described.pages {
                    return Ok(Ok(reading));
                }
            }
        }
    }
    Ok(Ok(reading))
}

enum End {
    Done,
    Failed(ReadError),
    Lost,
}

fn start(
    reader: &Path,
    file: &Path,
    hash: &str,
    first: u32,
    images: Option<&Path>,
    font: Option<&Path>,
) -> Result<Child, AppError> {
    let mut command = Command::new(reader);
    command.arg("pdf-worker").arg(file).args(["--hash", hash, "--first", &first.to_string()]);
    if let Some(images) = images {
        command.arg("--images").arg(images);
    }
    if let Some(font) = font {
        command.arg("--font").arg(font);
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    command.spawn().map_err(|source| AppError::Read { path: reader.to_path_buf(), source })
}

fn listen(worker: &mut Child) -> Receiver<WorkerMessage> {
    let (sender, messages) = channel();
    if let Some(out) = worker.stdout.take() {
        std::thread::spawn(move || {
            for line in BufReader::new(out).lines() {
                let Ok(line) = line else { break };
                let Ok(message) = serde_json::from_str(&line) else { break };
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
    }
    messages
}

fn follow(
    messages: &Receiver<WorkerMessage>,
    reading: &mut Reading,
    progress: &mut dyn FnMut(u32, u32),
) -> End {
    loop {
        match messages.recv_timeout(PAGE_TIME) {
            Ok(WorkerMessage::Opened(described)) => reading.described = described,
            Ok(WorkerMessage::Page(page)) => {
                let WorkerPage { page, font_missing, text_over_image } = *page;
                reading.pages.push(page);
                reading.font_missing |= font_missing;
                reading.text_over_image |= text_over_image;
                progress(reading.pages.len() as u32, reading.described.pages);
            }
            Ok(WorkerMessage::Failed(error)) => return End::Failed(error),
            Ok(WorkerMessage::Done) => return End::Done,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return End::Lost,
        }
    }
}

fn unreadable(number: u32, hash: &str) -> Page {
    Page {
        number,
        file_hash: hash.to_owned(),
        text: String::new(),
        body: (0, 0),
        state: PageState::Unreadable,
        unknown_glyphs: 0,
        tables: Vec::new(),
    }
}
