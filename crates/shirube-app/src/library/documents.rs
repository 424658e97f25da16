//! Bringing documents in: PDFs, saved pages and texts, one by one or a folder of them.

use super::font::japanese_font;
use super::open::OpenLibrary;
use super::page_ranges::ranges;
use crate::atomic::make_folder;
use crate::error::AppError;
use crate::pdf::{self, Reading, image_name};
use shirube_documents::DocumentId;
use shirube_documents::document::{DocumentForm, Page, PageState, TextOrigin};
use shirube_library::pdf::{JapaneseFont, MAX_PAGES};
use shirube_library::read::{
    MAX_BYTES, READER, ReadDocument, ReadError, Stated, hash, is_pdf, pdf_document, read_text,
    state,
};
use shirube_library::room::Added;
use shirube_model::{Problem, Source, cause};
use shirube_store::{Actor, Timestamp};
use std::io::Read;
use std::path::{Path, PathBuf};

/// What is to be brought in, and what a person knows of it.
#[derive(Debug, Clone, Default)]
pub struct DocumentImport {
    /// Files, and folders of files.
    pub files: Vec<PathBuf>,
    /// What the person says of them.
    pub stated: Stated,
    /// Whether page images are made.
    pub images: bool,
    /// A font for Japanese text that is not embedded; one of the machine's when not given.
    pub font: Option<PathBuf>,
}

/// Who hears how an import goes.
pub trait ImportListener {
    /// Something is wrong with a file, or somebody should look at it.
    fn problem(&mut self, problem: &Problem);
    /// A document is in the library.
    fn added(&mut self, added: Added);
    /// Pages of a PDF are read: how many of how many. Once all are, `done` is `total`.
    fn pages(&mut self, file_name: &str, done: u32, total: u32);
}

impl OpenLibrary {
    /// Brings every file in. A file that cannot be read is said to be so, and the others go on; the
    /// count of such files comes back. Saved pages of one document are brought in together, so that
    /// its register is read once.
    pub fn import(
        &self,
        import: &DocumentImport,
        by: &Actor,
        at: Timestamp,
        listener: &mut dyn ImportListener,
    ) -> Result<usize, AppError> {
        if let Some(font) = &import.font {
            let bytes = std::fs::read(font)
                .map_err(|source| AppError::Read { path: font.clone(), source })?;
            JapaneseFont::parse(bytes).ok_or_else(|| AppError::NoFont(font.clone()))?;
        }
        let mut failed = 0;
        let mut texts: Vec<ReadDocument> = Vec::new();
        for path in files(&import.files, listener)? {
            match self.read(&path, import, listener) {
                Ok(Ok(read)) if read.document.form == DocumentForm::Pdf => {
                    self.bring_in(read, by, at, listener)?;
                }
                Ok(Ok(read)) => gather(&mut texts, read),
                Ok(Err(error)) => {
                    failed += 1;
                    listener.problem(&refused(&path, &error));
                }
                Err(AppError::Read { path, source }) => {
                    failed += 1;
                    let at = Source::whole(path.display().to_string());
                    let problem = Problem::error("library.not-there", at);
                    listener.problem(&problem.with_wording("reason", cause::of_system(&source)));
                }
                Err(error) => return Err(error),
            }
        }
        for read in texts {
            self.bring_in(read, by, at, listener)?;
        }
        Ok(failed)
    }

    fn bring_in(
        &self,
        read: ReadDocument,
        by: &Actor,
        at: Timestamp,
        listener: &mut dyn ImportListener,
    ) -> Result<(), AppError> {
        let added = self.room().add(read, by, at)?;
        if !added.replaced_pages.is_empty() {
            let source = Source::whole(&added.document.title);
            let problem = Problem::warning("library.replaced", source);
            listener.problem(&problem.with("pages", ranges(&added.replaced_pages)));
        }
        listener.added(added);
        Ok(())
    }

    fn read(
        &self,
        path: &Path,
        import: &DocumentImport,
        listener: &mut dyn ImportListener,
    ) -> Result<Result<ReadDocument, ReadError>, AppError> {
        let bytes = match bytes(path)? {
            Ok(bytes) => bytes,
            Err(error) => return Ok(Err(error)),
        };
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        if is_pdf(&bytes) {
            return self.read_pdf(path, &name, bytes, import, listener);
        }
        let text = shirube_folder::decode(&bytes).text;
        let read = read_text(&bytes, &text, &name, &import.stated);
        if read.is_ok() {
            self.folder.keep(&hash(&bytes), &bytes)?;
        }
        Ok(read)
    }

    fn read_pdf(
        &self,
        path: &Path,
        name: &str,
        bytes: Vec<u8>,
        import: &DocumentImport,
        listener: &mut dyn ImportListener,
    ) -> Result<Result<ReadDocument, ReadError>, AppError> {
        let hash = hash(&bytes);
        let images = import.images.then(|| self.folder.images(&DocumentId::of_file(&hash)));
        // Read before, perhaps without images: then only those are missing.
        let has_images = images.as_ref().is_none_or(|images| images.join(image_name(1)).is_file());
        if let Some(mut known) = self.room().known(&hash, READER)?
            && has_images
        {
            state(&mut known.document, &import.stated);
            return Ok(Ok(known));
        }
        let (kept, is_new) = self.folder.keep(&hash, &bytes)?;
        drop(bytes);
        if let Some(images) = &images {
            make_folder(images)?;
        }
        let default_font = || images.as_ref().and_then(|_| japanese_font());
        let font = import.font.clone().or_else(default_font);
        let progress = &mut |done, total| listener.pages(name, done, total);
        let (images, font) = (images.as_deref(), font.as_deref());
        let reading = match pdf::read(&self.pdf_reader, &kept, &hash, images, font, progress)? {
            Ok(reading) => reading,
            Err(error) => {
                // A file that cannot be read is not kept; one that was read before is.
                if is_new {
                    let _ = std::fs::remove_file(&kept);
                }
                return Ok(Err(error));
            }
        };
        for problem in look_at(&reading, path, images.is_some()) {
            listener.problem(&problem);
        }
        let Reading { described, pages, text_over_image, .. } = reading;
        let mut read = pdf_document(&hash, pages, &described, name, &import.stated);
        if text_over_image {
            read.document.text_origin = TextOrigin::MachineMade;
        }
        Ok(Ok(read))
    }
}

/// Puts saved pages of one document together; a page that is there already starts it anew.
fn gather(texts: &mut Vec<ReadDocument>, read: ReadDocument) {
    let same_document = |text: &&mut ReadDocument| text.document.id == read.document.id;
    let Some(text) = texts.iter_mut().find(same_document) else {
        texts.push(read);
        return;
    };
    let is_there = |page: &Page| text.pages.iter().any(|known| known.number == page.number);
    let (again, new): (Vec<Page>, Vec<Page>) = read.pages.into_iter().partition(is_there);
    text.pages.extend(new);
    if !again.is_empty() {
        texts.push(ReadDocument { document: read.document, pages: again });
    }
}

fn refused(path: &Path, error: &ReadError) -> Problem {
    let problem = Problem::error(error.code(), Source::whole(path.display().to_string()));
    match error {
        ReadError::TooLarge { bytes, limit } => problem.with("bytes", bytes).with("limit", limit),
        _ => problem,
    }
}

/// Files as they are; of folders, the PDFs, saved pages and texts in them.
fn files(paths: &[PathBuf], listener: &mut dyn ImportListener) -> Result<Vec<PathBuf>, AppError> {
    const ENDINGS: [&str; 4] = ["pdf", "html", "htm", "txt"];
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let mut inside = crate::copies::entries(path)?;
        inside.retain(|path| {
            let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
            path.is_file() && ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
        });
        if inside.is_empty() {
            let source = Source::whole(path.display().to_string());
            listener.problem(&Problem::warning("library.no-documents", source));
        }
        files.extend(inside);
    }
    Ok(files)
}

/// The bytes of a file, and of nothing else: a device or a pipe may never end.
fn bytes(path: &Path) -> Result<Result<Vec<u8>, ReadError>, AppError> {
    let failed = |source| AppError::Read { path: path.to_owned(), source };
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
fn look_at(reading: &Reading, path: &Path, images: bool) -> Vec<Problem> {
    let mut problems = Vec::new();
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
    problems
}
