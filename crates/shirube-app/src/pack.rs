//! What an inspection asks for, as one folder or ZIP.

use crate::assessable::Assessable;
use crate::atomic::{make_folder, replace};
use crate::error::AppError;
use shirube_catalogue::Checklist;
use shirube_folder::FolderInput;
use shirube_model::text::harmless;
use shirube_model::{Date, Problem};
use shirube_report::{
    ChecklistReport, render_checklists_html, render_checklists_xlsx, render_html, render_xlsx,
};
use shirube_words::Locale;
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

/// The files of the institution's folder that go along as they are. Evidence does not: it may hold
/// what nobody outside should see; the index names it by its hash.
const ALONG: [&str; 4] = ["ledger/", "shirube.toml", "declarations.toml", "checklist.toml"];

/// The bytes of each file of a pack, by its path in it.
pub type PackFiles = BTreeMap<String, Vec<u8>>;

/// What an inspection asks for.
#[derive(Debug, Clone)]
pub struct Pack {
    /// Its files.
    pub files: PackFiles,
    /// The day that it holds for.
    pub day: Date,
    /// What was wrong with the input, for the person who packs.
    pub problems: Vec<Problem>,
}

impl Assessable {
    /// Puts report, forms and ledger together. Files in which persons state something must have
    /// been read whole.
    pub fn pack(
        &self,
        folder: &Path,
        list: Option<&str>,
        locale: Locale,
    ) -> Result<Pack, AppError> {
        let list = self.checklist(list)?;
        let edition = self.edition(None)?;
        let assessment = self.assess(edition)?;
        let report = self.report(&assessment, edition, locale);
        let name = |key: &str, end: &str| format!("{}.{end}", locale.get(key));
        let mut files = PackFiles::new();
        files.insert(name("pack.report", "html"), render_html(&report)?.into_bytes());
        files.insert(name("pack.tables", "xlsx"), render_xlsx(&report)?);
        let lists = [(list, "pack.checklist"), (self.checklist(Some("bcp"))?, "pack.bcp")];
        for (list, key) in lists {
            let (html, xlsx) = self.forms(list, locale)?;
            files.insert(name(key, "html"), html.into_bytes());
            files.insert(name(key, "xlsx"), xlsx);
        }
        let input = FolderInput::walk(folder)?;
        for path in input.paths().filter(|path| ALONG.iter().any(|start| path.starts_with(start))) {
            let bytes = input
                .read(path)
                .map_err(|reason| AppError::UnreadFile { path: folder.join(path), reason })?;
            files.insert(path.to_owned(), bytes);
        }
        let day = self.as_of.to_string();
        let values = [
            ("institution", assessment.institution_name.as_str()),
            ("day", day.as_str()),
            ("edition", edition.title(locale.language)),
            ("list", list.title.get(locale.language)),
        ];
        let introduction = harmless(&locale.sentence("pack.intro", &values)).into_bytes();
        files.insert(name("pack.read-me", "txt"), introduction);
        Ok(Pack { files, day: self.as_of, problems: assessment.problems })
    }

    /// The forms of a checklist as a page and as a workbook, under the edition that it belongs to.
    fn forms(&self, list: &Checklist, locale: Locale) -> Result<(String, Vec<u8>), AppError> {
        let edition = self.edition(Some(list.edition.as_str()))?;
        let filled = self.fill(edition, list, &self.parties(list))?;
        let report = self.report(&filled.assessment, edition, locale);
        let forms = ChecklistReport { list, results: &filled.forms, report: &report };
        Ok((render_checklists_html(&forms)?, render_checklists_xlsx(&forms)?))
    }
}

impl Pack {
    /// Writes the files into a folder, which must be empty or not there yet.
    pub fn write_folder(&self, output: &Path) -> Result<(), AppError> {
        if output.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
            return Err(AppError::NotEmpty(output.to_path_buf()));
        }
        for (name, bytes) in &self.files {
            let path = output.join(name);
            if let Some(parent) = path.parent() {
                make_folder(parent)?;
            }
            replace(&path, bytes)?;
        }
        Ok(())
    }

    /// The files as a ZIP. The same files of the same day give the same bytes.
    pub fn zip(&self) -> std::io::Result<Vec<u8>> {
        let year = u16::try_from(self.day.year()).unwrap_or(1980);
        let (month, date) = (self.day.month().unsigned_abs(), self.day.day().unsigned_abs());
        let stamp = DateTime::from_date_and_time(year, month, date, 0, 0, 0).unwrap_or_default();
        let options =
            SimpleFileOptions::default().last_modified_time(stamp).unix_permissions(0o644);
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &self.files {
            writer.start_file(name.as_str(), options)?;
            writer.write_all(bytes)?;
        }
        Ok(writer.finish()?.into_inner())
    }
}
