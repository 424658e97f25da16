//! `shirube pack`: what an inspection asks for, as one folder or ZIP.

use crate::arguments::checklist::PackArguments;
use crate::assess::{Prepared, Wanted, prepare};
use crate::commands::checklist::{answer, parties, say_unread};
use crate::error::CommandError;
use crate::output;
use shirube_catalogue::Checklist;
use shirube_folder::FolderInput;
use shirube_model::Date;
use shirube_report::{
    ChecklistReport, render_checklists_html, render_checklists_xlsx, render_html, render_xlsx,
};
use shirube_words::Locale;
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

/// The files of the institution's folder that go along as they are. Evidence does not: it may hold
/// what nobody outside should see; the index names it by its hash.
const ALONG: [&str; 4] = ["ledger/", "shirube.toml", "declarations.toml", "checklist.toml"];

pub(crate) fn run(arguments: &PackArguments) -> Result<u8, CommandError> {
    let assessed = &arguments.assessed;
    let prepared = prepare(&Wanted {
        folder: &assessed.folder,
        as_of: assessed.as_of,
        checks: None,
        data: assessed.data.as_deref(),
        as_shipped: false,
    })?;
    let files = files(arguments, &prepared)?;
    let count = files.len();
    let zipped = arguments.output.extension().is_some_and(|end| end.eq_ignore_ascii_case("zip"));
    if zipped {
        write_zip(&arguments.output, &files, prepared.as_of)?;
    } else {
        write_folder(&arguments.output, &files)?;
    }
    let locale = Locale::new(assessed.lang.into());
    let path = arguments.output.display().to_string();
    let values = [("path", path.as_str()), ("value", &count.to_string())];
    output::talk(&format!("{}\n", locale.sentence("pack.written", &values)));
    Ok(0)
}

/// The files of the pack by their path in it.
fn files(
    arguments: &PackArguments,
    prepared: &Prepared,
) -> Result<BTreeMap<String, Vec<u8>>, CommandError> {
    let assessed = &arguments.assessed;
    let locale = Locale::new(assessed.lang.into());
    let list = prepared.checklist(arguments.list.as_deref())?;
    let mut files = BTreeMap::new();
    let edition = prepared.edition(None)?;
    let assessment = prepared.assess(edition)?;
    say_unread(&assessment, locale)?;
    let report = prepared.report(&assessment, edition, locale);
    let name = |key: &str, end: &str| format!("{}.{end}", locale.get(key));
    files.insert(name("pack.report", "html"), render_html(&report)?.into_bytes());
    files.insert(name("pack.tables", "xlsx"), render_xlsx(&report)?);
    for (list, key) in [(list, "pack.checklist"), (prepared.checklist(Some("bcp"))?, "pack.bcp")] {
        let (html, xlsx) = forms(prepared, list, locale)?;
        files.insert(name(key, "html"), html.into_bytes());
        files.insert(name(key, "xlsx"), xlsx);
    }
    let folder = FolderInput::walk(&assessed.folder)?;
    for path in folder.paths().filter(|path| ALONG.iter().any(|start| path.starts_with(start))) {
        let bytes = folder.read(path).map_err(|reason| CommandError::Read {
            path: assessed.folder.join(path),
            source: std::io::Error::other(reason),
        })?;
        files.insert(path.to_owned(), bytes);
    }
    let day = prepared.as_of.to_string();
    let values = [
        ("institution", assessment.institution_name.as_str()),
        ("day", day.as_str()),
        ("edition", edition.title(locale.language)),
        ("list", list.title.get(locale.language)),
    ];
    files.insert(name("pack.read-me", "txt"), locale.sentence("pack.intro", &values).into_bytes());
    Ok(files)
}

/// The forms of a checklist as a page and as a workbook, under the edition that it belongs to.
fn forms(
    prepared: &Prepared,
    list: &Checklist,
    locale: Locale,
) -> Result<(String, Vec<u8>), CommandError> {
    let edition = prepared.edition(Some(list.edition.as_str()))?;
    let (assessment, results) = answer(prepared, edition, list, &parties(prepared, list))?;
    let report = prepared.report(&assessment, edition, locale);
    let forms = ChecklistReport { list, results: &results, report: &report };
    Ok((render_checklists_html(&forms)?, render_checklists_xlsx(&forms)?))
}

fn write_folder(output: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<(), CommandError> {
    let failed = |path: &Path| {
        let path = path.to_path_buf();
        move |source| CommandError::Write { path, source }
    };
    if output.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(CommandError::NotEmpty(output.to_path_buf()));
    }
    for (name, bytes) in files {
        let path = output.join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).map_err(failed(parent))?;
        }
        std::fs::write(&path, bytes).map_err(failed(&path))?;
    }
    Ok(())
}

/// The files as a ZIP; whoever looks sees the old file or the whole new one. The same files of the
/// same day give the same bytes.
fn write_zip(
    output: &Path,
    files: &BTreeMap<String, Vec<u8>>,
    day: Date,
) -> Result<(), CommandError> {
    let failed =
        |source: std::io::Error| CommandError::Write { path: output.to_path_buf(), source };
    let year = u16::try_from(day.year()).unwrap_or(1980);
    let (month, date) = (day.month().unsigned_abs(), day.day().unsigned_abs());
    let stamp = DateTime::from_date_and_time(year, month, date, 0, 0, 0).unwrap_or_default();
    let options = SimpleFileOptions::default().last_modified_time(stamp).unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(name.as_str(), options).map_err(|error| failed(error.into()))?;
        writer.write_all(bytes).map_err(failed)?;
    }
    let bytes = writer.finish().map_err(|error| failed(error.into()))?.into_inner();
    let part = PathBuf::from(format!("{}.part", output.display()));
    std::fs::write(&part, bytes).map_err(failed)?;
    std::fs::rename(&part, output).map_err(failed)
}
