//! An institution folder, read as a whole.

use crate::checklist_answers;
use crate::consistency;
use crate::declarations;
use crate::digest::sha256;
use crate::evidence;
use crate::input::{Input, Output};
use crate::ledger;
use crate::outside;
use crate::proposals;
use crate::settings::{SETTINGS_FILE, Settings};
use crate::text::decode;
use crate::walk::{FolderFile, FolderInput};
use shirube_facts::{Facts, Provenance, tables};
use shirube_model::ArtifactSummary;
use shirube_model::checklist::GivenAnswer;
use shirube_model::{Basis, Declaration, Problem, Source, Wording};

/// What an institution folder gives.
#[derive(Debug)]
pub struct InstitutionFolder {
    /// `shirube.toml`.
    pub settings: Settings,
    /// Facts of ledger and evidence.
    pub facts: Facts,
    /// Declarations, requirements as written.
    pub declarations: Vec<Declaration>,
    /// Answers of persons to items of checklists.
    pub checklist_answers: Vec<GivenAnswer>,
    /// What went wrong, in the order of files and lines.
    pub problems: Vec<Problem>,
    /// The files that were read.
    pub artifacts: Vec<ArtifactSummary>,
}

/// How far reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress<'a> {
    /// Files read.
    pub done: usize,
    /// Files in all.
    pub total: usize,
    /// The file being read.
    pub path: &'a str,
}

/// Reads every file of `folder`; tells `progress` before each.
pub fn read_folder(
    folder: &FolderInput,
    progress: &mut dyn FnMut(Progress<'_>),
) -> InstitutionFolder {
    let mut problems = Vec::new();
    let mut artifacts = Vec::new();
    let settings = match folder.file(SETTINGS_FILE).map(FolderFile::bytes) {
        Some(Ok(bytes)) => {
            artifacts.push(summary(SETTINGS_FILE, Some("shirube"), &bytes, 1));
            Settings::read(&decode(&bytes).text, &evidence::ids(), &mut problems)
        }
        Some(Err(reason)) => {
            let problem = Problem::error("import.unreadable", Source::whole(SETTINGS_FILE));
            problems.push(problem.with_wording("reason", reason));
            Settings::default()
        }
        None => {
            problems.push(Problem::error("import.no-settings", Source::whole(SETTINGS_FILE)));
            Settings::default()
        }
    };
    let mut output = Output::new(&settings.id);
    output.all_problems(problems);
    push_institution(&settings, &mut output);
    let declarations = read_statements(
        folder,
        declarations::DECLARATIONS_FILE,
        "declarations",
        &mut output,
        &mut artifacts,
        |text, output| declarations::read(&|path| folder.is_evidence(path), text, output),
    );
    let checklist_answers = read_statements(
        folder,
        checklist_answers::CHECKLIST_FILE,
        "checklist-answers",
        &mut output,
        &mut artifacts,
        checklist_answers::read,
    );
    let work: Vec<(&str, &FolderFile, bool)> = folder
        .under("ledger/")
        .map(|(path, file)| (path, file, true))
        .chain(folder.under("evidence/").map(|(path, file)| (path, file, false)))
        .collect();
    for (done, (path, file, is_ledger)) in work.iter().enumerate() {
        progress(Progress { done, total: work.len(), path });
        let before = output.facts().len();
        let bytes = match file.bytes() {
            Ok(bytes) => bytes,
            Err(reason) => {
                let problem = Problem::error("import.unreadable", Source::whole(*path));
                output.problem(problem.with_wording("reason", reason));
                continue;
            }
        };
        let format = if *is_ledger {
            match ledger::aside_reason(path, folder) {
                Some(word) => {
                    ledger::note_aside(path, word, &mut output);
                    None
                }
                None => ledger::read_file(path, &bytes, &mut output),
            }
        } else {
            read_evidence(path, &bytes, &settings, &mut output)
        };
        artifacts.push(summary(path, format, &bytes, output.facts().len() - before));
    }
    outside::note(folder, &mut output);
    outside::note_sources(&settings, folder, &mut output);
    for path in folder.not_plain() {
        let problem = Problem::error("import.unreadable", Source::whole(path));
        output.problem(problem.with_wording("reason", Wording::word("cause.no-plain-file")));
    }
    consistency::note(&mut output);
    let (mut facts, mut problems) = output.into_parts();
    evidence::link(&mut facts);
    proposals::note(&mut facts, &mut problems);
    problems.sort();
    problems.dedup();
    artifacts.sort();
    InstitutionFolder { settings, facts, declarations, checklist_answers, problems, artifacts }
}

fn push_institution(settings: &Settings, output: &mut Output) {
    let row = tables::Institution {
        name: Some(settings.name.clone()),
        kind: settings.kind.map(str::to_owned),
        beds: settings.beds,
    };
    output.push_row(row, Provenance::new(Basis::Declared, Source::line(SETTINGS_FILE, 1)));
}

/// Reads a file in which persons state something, when the folder has it.
fn read_statements<T>(
    folder: &FolderInput,
    path: &str,
    format: &str,
    output: &mut Output,
    artifacts: &mut Vec<ArtifactSummary>,
    read: impl FnOnce(&str, &mut Output) -> Vec<T>,
) -> Vec<T> {
    match folder.file(path).map(FolderFile::bytes) {
        None => Vec::new(),
        Some(Err(reason)) => {
            let problem = Problem::error("import.unreadable", Source::whole(path));
            output.problem(problem.with_wording("reason", reason));
            Vec::new()
        }
        Some(Ok(bytes)) => {
            let statements = read(&decode(&bytes).text, output);
            artifacts.push(summary(path, Some(format), &bytes, statements.len()));
            statements
        }
    }
}

fn read_evidence(
    path: &str,
    bytes: &[u8],
    settings: &Settings,
    output: &mut Output,
) -> Option<&'static str> {
    let hints = settings.hints(path);
    let decoded = decode(bytes);
    let input = Input { path, bytes, text: &decoded.text, hints: &hints, observed_at: None };
    let chosen = match &hints.format {
        Some(id) => evidence::format(id),
        None => evidence::sniff(&input),
    };
    let Some(format) = chosen else {
        if let Some(kind) = evidence::known_unread(&input) {
            let problem = Problem::error("import.known-unread", Source::whole(path));
            let word = |group: &str| Wording::word(format!("{group}.{kind}"));
            output.problem(
                problem.with_wording("kind", word("known")).with_wording("do", word("known-do")),
            );
            return None;
        }
        // Documents lie beside configurations so that declarations can point at them.
        if !evidence::is_document(path) {
            output.problem(Problem::warning("import.unknown-content", Source::whole(path)));
        }
        return None;
    };
    let before = output.facts().len();
    let problems = output.problems().len();
    format.read(&input, &settings.disclosure_forms, output);
    if output.facts().len() == before && output.problems().len() == problems {
        let problem = Problem::warning("import.no-facts", Source::whole(path));
        output.problem(problem.with("format", format.id));
    }
    Some(format.id)
}

fn summary(path: &str, format: Option<&str>, bytes: &[u8], facts: usize) -> ArtifactSummary {
    ArtifactSummary {
        path: path.to_owned(),
        format: format.map(str::to_owned),
        sha256: sha256(bytes),
        facts,
    }
}
