//! Bringing documents in, for `shirube library import` and `shirube comments import`.

use crate::actor::actor;
use crate::arguments::library::ImportArguments;
use crate::clock::now;
use crate::error::CommandError;
use crate::library::{LibraryFolder, japanese_font};
use crate::output;
use crate::progress;
use shirube_app::AppError;
use shirube_app::pdf::{self, Reading, image_name};
use shirube_documents::DocumentId;
use shirube_documents::document::{DocumentForm, Page, PageState, TextOrigin};
use shirube_library::pdf::{JapaneseFont, MAX_PAGES};
use shirube_library::read::{
    MAX_BYTES, READER, ReadDocument, ReadError, Stated, hash, is_pdf, pdf_document, read_text,
    state,
};
use shirube_library::room::{Added, Library};
use shirube_model::{Problem, Source};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Brings every file in. A file that cannot be read is said to be so, and the others go on; the
/// count of such files comes back. Saved pages of one document are brought in together, so that its
/// register is read once.
pub(super) fn import(
    library: &Library<'_>,
    folder: &LibraryFolder,
    arguments: &ImportArguments,
    added: &mut dyn FnMut(Added),
) -> Result<usize, CommandError> {
    if let Some(font) = &arguments.font {
        let bytes = std::fs::read(font)
            .map_err(|source| CommandError::Read { path: font.clone(), source })?;
        JapaneseFont::parse(bytes).ok_or_else(|| CommandError::NoFont(font.clone()))?;
    }
    let mut failed = 0;
    let mut texts: Vec<ReadDocument> = Vec::new();
    for path in files(&arguments.files, &mut |empty| output::say_problems(&[empty]))? {
        let mut problems = Vec::new();
        match read(library, folder, &path, arguments, &mut problems) {
            Ok(Ok(read)) if read.document.form == DocumentForm::Pdf => {
                bring_in(library, read, added)?;
            }
            Ok(Ok(read)) => {
                match texts.iter_mut().find(|text| text.document.id == read.document.id) {
                    Some(text) => {
                        let is_there =
                            |page: &Page| text.pages.iter().any(|p| p.number == page.number);
                        let (same, other) = read.pages.into_iter().partition(is_there);
                        text.pages.extend::<Vec<Page>>(other);
                        if !same.is_empty() {
                            let document = read.document;
                            texts.push(ReadDocument { document, pages: same });
                        }
                    }
                    None => texts.push(read),
                }
            }
            Ok(Err(error)) => {
                failed += 1;
                let source = Source::whole(path.display().to_string());
                let mut problem = Problem::error(error.code(), source);
                if let ReadError::TooLarge { bytes, limit } = error {
                    problem = problem.with("bytes", bytes).with("limit", limit);
                }
                problems.push(problem);
            }
            Err(
                CommandError::Read { path, source }
                | CommandError::App(AppError::Read { path, source }),
            ) => {
                failed += 1;
                let problem =
                    Problem::error("library.not-there", Source::whole(path.display().to_string()));
                problems.push(problem.with("reason", source));
            }
            Err(error) => return Err(error),
        }
        output::say_problems(&problems);
    }
    for read in texts {
        bring_in(library, read, added)?;
    }
    Ok(failed)
}

fn bring_in(
    library: &Library<'_>,
    read: ReadDocument,
    added: &mut dyn FnMut(Added),
) -> Result<(), CommandError> {
    let done = library.add(read, &actor(None), now())?;
    if !done.replaced_pages.is_empty() {
        let problem = Problem::warning("library.replaced", Source::whole(&done.document.title));
        let pages = ranges(&done.replaced_pages);
        output::say_problems(&[problem.with("pages", pages)]);
    }
    added(done);
    Ok(())
}

/// Files as they are; of folders, the PDFs, saved pages and texts in them.
/// `empty` hears of folders that have none.
fn files(paths: &[PathBuf], empty: &mut dyn FnMut(Problem)) -> Result<Vec<PathBuf>, CommandError> {
    let mut files = Vec::new();
    for path in paths {
        let failed = |source| CommandError::Read { path: path.clone(), source };
        if path.is_dir() {
            let mut inside = Vec::new();
            for entry in std::fs::read_dir(path).map_err(failed)? {
                let path = entry.map_err(failed)?.path();
                let known = path.extension().and_then(|extension| extension.to_str());
                let known = known.is_some_and(|extension| {
                    ["pdf", "html", "htm", "txt"].contains(&extension.to_lowercase().as_str())
                });
                if path.is_file() && known {
                    inside.push(path);
                }
            }
            if inside.is_empty() {
                let source = Source::whole(path.display().to_string());
                empty(Problem::warning("library.no-documents", source));
            }
            inside.sort();
            files.extend(inside);
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

fn read(
    library: &Library<'_>,
    folder: &LibraryFolder,
    path: &Path,
    arguments: &ImportArguments,
    problems: &mut Vec<Problem>,
) -> Result<Result<ReadDocument, ReadError>, CommandError> {
    let stated = &Stated {
        title: arguments.title.clone(),
        publisher: arguments.publisher.clone(),
        meeting: arguments.meeting.clone(),
        date: arguments.date.clone(),
        source_url: arguments.url.clone(),
        edition: arguments.edition.clone(),
    };
    let bytes = match bytes(path)? {
        Ok(bytes) => bytes,
        Err(error) => return Ok(Err(error)),
    };
    let name =
        path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    if !is_pdf(&bytes) {
        let text = shirube_folder::decode(&bytes).text;
        let read = read_text(&bytes, &text, &name, stated);
        if read.is_ok() {
            folder.keep(&hash(&bytes), &bytes)?;
        }
        return Ok(read);
    }
    let hash = hash(&bytes);
    let images = (!arguments.no_images).then(|| folder.images(&DocumentId::of_file(&hash)));
    // Read before, perhaps without images: then only those are missing.
    let has_images = images.as_ref().is_none_or(|images| images.join(image_name(1)).is_file());
    if let Some(mut known) = library.known(&hash, READER)?
        && has_images
    {
        state(&mut known.document, stated);
        return Ok(Ok(known));
    }
    let (kept, is_new) = folder.keep(&hash, &bytes)?;
    drop(bytes);
    if let Some(images) = &images {
        folder.make(images)?;
    }
    let font = arguments.font.clone().or_else(|| images.as_ref().and_then(|_| japanese_font()));
    let bar = progress::of_pages(&name);
    let reading = pdf::read(
        &reader()?,
        &kept,
        &hash,
        images.as_deref(),
        font.as_deref(),
        &mut |done, total| {
            bar.set_length(u64::from(total));
            bar.set_position(u64::from(done));
        },
    );
    bar.finish_and_clear();
    let reading = match reading? {
        Ok(reading) => reading,
        Err(error) => {
            // A file that cannot be read is not kept; one that was read before is.
            if is_new {
                let _ = std::fs::remove_file(&kept);
            }
            return Ok(Err(error));
        }
    };
    look_at(&reading, path, images.is_some(), problems);
    let Reading { described, pages, text_over_image, .. } = reading;
    let mut read = pdf_document(&hash, pages, &described, &name, stated);
    if text_over_image {
        read.document.text_origin = TextOrigin::MachineMade;
    }
    Ok(Ok(read))
}

/// The bytes of a file, and of nothing else: a device or a pipe may never end.
fn bytes(path: &Path) -> Result<Result<Vec<u8>, ReadError>, CommandError> {
    let failed = |source| CommandError::Read { path: path.to_owned(), source };
    if !std::fs::metadata(path).map_err(failed)?.is_file() {
        return Err(failed(std::io::Error::other("not a regular file")));
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(failed)?;
    file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() > MAX_BYTES {
        return Ok(Err(ReadError::TooLarge { bytes: bytes.len(), limit: MAX_BYTES }));
    }
    Ok(Ok(bytes))
}

/// What somebody should know of the pages.
fn look_at(reading: &Reading, path: &Path, images: bool, problems: &mut Vec<Problem>) {
    let source = || Source::whole(path.display().to_string());
    let mut warn = |code: &'static str| problems.push(Problem::warning(code, source()));
    if reading.described.cut_off {
        warn("library.cut-off");
    }
    if images && reading.font_missing {
        warn("library.font-missing");
    }
    if reading.text_over_image {
        warn("library.text-over-image");
    }
    for (state, code) in [
        (PageState::Scanned, "library.scanned-pages"),
        (PageState::Undecodable, "library.undecodable-pages"),
        (PageState::Unreadable, "library.unreadable-pages"),
    ] {
        let pages: Vec<&Page> = reading.pages.iter().filter(|page| page.state == state).collect();
        if !pages.is_empty() {
            let problem = Problem::warning(code, source());
            let numbers = ranges(&pages.iter().map(|page| page.number).collect::<Vec<u32>>());
            problems.push(problem.with("count", pages.len()).with("pages", numbers));
        }
    }
    if reading.described.pages > MAX_PAGES {
        let problem = Problem::warning("library.too-many-pages", source());
        let problem = problem.with("pages", reading.described.pages);
        problems.push(problem.with("limit", MAX_PAGES));
    }
}

/// `1-3, 7`, at most twelve of them.
fn ranges(numbers: &[u32]) -> String {
    let mut out: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match out.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => out.push((*number, *number)),
        }
    }
    let more = out.len() > 12;
    let shown = out.iter().take(12).map(|(first, last)| {
        if first == last { first.to_string() } else { format!("{first}-{last}") }
    });
    let mut text = shown.collect::<Vec<_>>().join(", ");
    if more {
        text.push('…');
    }
    text
}

/// The program itself, which reads PDFs in a process of its own.
fn reader() -> Result<PathBuf, CommandError> {
    std::env::current_exe().map_err(|source| CommandError::Read { path: "shirube".into(), source })
}
