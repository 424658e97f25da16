//! What persons state, written into the files of an institution's folder.

use crate::app::App;
use crate::atomic::replace;
use crate::catalogues::CatalogueChoice;
use crate::error::AppError;
use shirube_catalogue::{Resolution, ResolvedPlace};
use shirube_folder::edit::answer::NewAnswer;
use shirube_folder::edit::declaration::NewDeclaration;
use shirube_folder::edit::waiver::{NewWaiver, WaiverKey};
use shirube_folder::edit::{Author, EditError, FolderEdit, answer, declaration, waiver};
use shirube_folder::{FolderInput, LARGEST_FILE, scope_code};
use shirube_model::checklist::{Answer, Party};
use shirube_model::reference::{Context, beside, parse};
use shirube_model::{Date, Wording};
use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Changes what persons of an institution state: each call is one edit of one file, made whole or
/// not at all.
pub struct Statements<'a> {
    app: &'a App,
    folder: &'a Path,
    author: Author,
}

/// A statement that was written into a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenStatement {
    /// The file.
    pub path: PathBuf,
    /// Whose statements were taken back, each person once.
    pub of: Vec<String>,
    /// Evidence that is named and is no file in the folder.
    pub missing_evidence: Vec<String>,
}

impl App {
    /// The statements in a folder, to be changed by `author`.
    pub fn statements<'a>(
        &'a self,
        folder: &'a Path,
        author: Author,
    ) -> Result<Statements<'a>, AppError> {
        // A folder that is none is said so before anything is written.
        FolderInput::walk(folder)?;
        Ok(Statements { app: self, folder, author })
    }
}

impl Statements<'_> {
    /// Declares something about a requirement that the edition has.
    pub fn declare(&self, new: &NewDeclaration) -> Result<WrittenStatement, AppError> {
        self.look_up(&new.requirement, new.edition.as_deref())?;
        self.holds_until(new.expires_at)?;
        let stated =
            self.edit("declarations.toml", |bytes| declaration::put(bytes, new, &self.author))?;
        let there: Vec<String> =
            FolderInput::walk(self.folder)?.paths().map(str::to_owned).collect();
        let missing = new.evidence.iter().filter(|path| !there.contains(path)).cloned();
        Ok(WrittenStatement { missing_evidence: missing.collect(), ..stated })
    }

    /// Takes the newest declaration about a requirement back. `of` names whose it is, where it is
    /// another person's.
    pub fn withdraw_declaration(
        &self,
        requirement: &str,
        edition: Option<&str>,
        of: Option<&str>,
    ) -> Result<WrittenStatement, AppError> {
        self.edit("declarations.toml", |bytes| {
            declaration::withdraw(bytes, requirement, edition, of, &self.author)
        })
    }

    /// Answers items of a checklist, all of them or none.
    pub fn answer(&self, answers: &[NewAnswer]) -> Result<WrittenStatement, AppError> {
        let read = self.app.catalogue(CatalogueChoice::default())?;
        let is_yes = |new: &NewAnswer| new.answer == Answer::Yes;
        if let Some(new) = answers.iter().find(|new| is_yes(new) && new.target.is_some()) {
            return Err(AppError::TargetOfYes(new.item.clone()));
        }
        for (index, new) in answers.iter().enumerate() {
            let same = |other: &NewAnswer| other.item == new.item && other.scope == new.scope;
            if answers[..index].iter().any(same) {
                return Err(AppError::Twice(new.item.clone()));
            }
            self.holds_until(new.target)?;
            let list = read.catalogue.checklist(&new.checklist);
            let list = list.ok_or_else(|| AppError::NoChecklist(new.checklist.clone()))?;
            // Vendors answer in a ledger of their own.
            let parties = [Party::Institution, Party::Pharmacy];
            let items = parties.iter().flat_map(|party| list.items_of(*party));
            let mut items = items.filter(|(item, _)| item.number == new.item);
            let Some((item, _)) = items.next() else {
                let (list, item) = (list.id.clone(), new.item.clone());
                return Err(AppError::NoItem { list, item });
            };
            let scopes: Vec<&String> =
                item.scope.iter().chain(items.flat_map(|(item, _)| &item.scope)).collect();
            if let Some(scope) = new.scope.as_deref().and_then(scope_code)
                && !scopes.iter().any(|known| *known == scope)
            {
                return Err(AppError::NoScope { item: new.item.clone(), scope: scope.to_owned() });
            }
            // An answer of another year would be kept and never be counted.
            let Some((first, last)) = list.year() else { continue };
            for day in new.target.into_iter().chain([self.author.day()]) {
                if !(first..=last).contains(&day) {
                    return Err(AppError::OutsideYear { list: list.id.clone(), day, first, last });
                }
            }
        }
        self.edit("checklist.toml", |bytes| {
            one_by_one(bytes, answers, |before, new| answer::put(before, new, &self.author))
        })
    }

    /// Takes the newest answers to items back, all of them or none.
    pub fn withdraw_answers(
        &self,
        checklist: &str,
        items: &[String],
        scope: Option<&str>,
        of: Option<&str>,
    ) -> Result<WrittenStatement, AppError> {
        self.edit("checklist.toml", |bytes| {
            one_by_one(bytes, items, |before, item| {
                answer::withdraw(before, checklist, item, scope, of, &self.author)
            })
        })
    }

    /// Asks for a waiver of a check that there is.
    pub fn waive(
        &self,
        new: &NewWaiver,
        own_checks: Option<&Path>,
    ) -> Result<WrittenStatement, AppError> {
        let choice = CatalogueChoice { as_shipped: false, own_checks };
        let read = self.app.catalogue(choice)?;
        let Some(check) = read.catalogue.check(&new.key.check) else {
            return Err(AppError::NoCheck(new.key.check.clone()));
        };
        if let Some(edition) = &new.key.edition {
            read.edition(Some(edition), self.author.day())?;
        }
        self.holds_until(Some(new.until))?;
        // One check, one key: its code, whether the person gave that or its name.
        let key = WaiverKey { check: check.code().to_string(), ..new.key.clone() };
        let new = NewWaiver { key, ..new.clone() };
        self.edit("shirube.toml", |bytes| waiver::put(bytes, &new, &self.author))
    }

    /// Approves a waiver that another person asked for.
    pub fn approve_waiver(
        &self,
        key: &WaiverKey,
        own_checks: Option<&Path>,
    ) -> Result<WrittenStatement, AppError> {
        let key = self.written_key(key, own_checks)?;
        self.edit("shirube.toml", |bytes| waiver::approve(bytes, &key, &self.author))
    }

    /// Takes a waiver back. `of` names who asked for it, where that is another person.
    pub fn withdraw_waiver(
        &self,
        key: &WaiverKey,
        of: Option<&str>,
        own_checks: Option<&Path>,
    ) -> Result<WrittenStatement, AppError> {
        let key = self.written_key(key, own_checks)?;
        self.edit("shirube.toml", |bytes| waiver::withdraw(bytes, &key, of, &self.author))
    }

    /// The key as the file has it: a check by its code, where that was given by its name.
    fn written_key(
        &self,
        key: &WaiverKey,
        own_checks: Option<&Path>,
    ) -> Result<WaiverKey, AppError> {
        let read = self.app.catalogue(CatalogueChoice { as_shipped: false, own_checks })?;
        let code = read.catalogue.check(&key.check).map(|check| check.code().to_string());
        Ok(WaiverKey { check: code.unwrap_or_else(|| key.check.clone()), ..key.clone() })
    }

    /// Sees to it that a statement holds on a day at all.
    fn holds_until(&self, until: Option<Date>) -> Result<(), AppError> {
        let day = self.author.day();
        match until.filter(|until| *until < day) {
            Some(until) => Err(AppError::EndsBefore { until, day }),
            None => Ok(()),
        }
    }

    /// Sees to it that a text cites requirements of the edition, each of them: a declaration that
    /// leads nowhere helps nobody.
    fn look_up(&self, requirement: &str, edition: Option<&str>) -> Result<(), AppError> {
        let read = self.app.catalogue(CatalogueChoice::default())?;
        if let Some(edition) = edition {
            read.edition(Some(edition), self.author.day())?;
        }
        let cited = parse(requirement, &Context::default()).references;
        if let Some(more) = beside(requirement).filter(|_| !cited.is_empty()) {
            return Err(AppError::MoreThanPlace(more));
        }
        let known = !cited.is_empty()
            && cited.iter().all(|cited| {
                let stated = edition.or(cited.reference.edition.as_deref());
                let edition = read.edition(stated, self.author.day());
                matches!(
                    edition.map(|edition| edition.resolve(&cited.reference)),
                    Ok(Resolution::Found(places))
                        if places.iter().any(|at| matches!(at, ResolvedPlace::Requirement { .. }))
                )
            });
        if known { Ok(()) } else { Err(AppError::NoRequirement(requirement.to_owned())) }
    }

    /// Edits one file: what is written replaces just what was read.
    fn edit(
        &self,
        name: &str,
        edit: impl FnOnce(Option<&[u8]>) -> Result<FolderEdit, EditError>,
    ) -> Result<WrittenStatement, AppError> {
        let path = self.folder.join(name);
        // One edit of a folder after the other, also where several programs make them.
        let _lock = lock(self.folder)?;
        let edit = edit(read(&path)?.as_deref())?;
        if !edit.is_current(read(&path)?.as_deref()) {
            return Err(AppError::Changed(path));
        }
        replace(&path, &edit.bytes)?;
        Ok(WrittenStatement { path, of: edit.of, missing_evidence: Vec::new() })
    }
}

/// Holds a folder until it is dropped; waits for whoever holds it. Locked is what is never replaced:
/// the folder itself, and where a folder cannot be, a file in it that readers do not see.
fn lock(folder: &Path) -> Result<File, AppError> {
    let failed = |source| AppError::Write { path: folder.to_path_buf(), source };
    #[cfg(unix)]
    let file = File::open(folder).map_err(failed)?;
    #[cfg(not(unix))]
    let file = File::create(folder.join(".shirube.lock")).map_err(failed)?;
    file.lock().map_err(failed)?;
    Ok(file)
}

/// Several edits of one file as one: each is made of what the one before it leaves.
fn one_by_one<T>(
    bytes: Option<&[u8]>,
    several: &[T],
    edit: impl Fn(Option<&[u8]>, &T) -> Result<FolderEdit, EditError>,
) -> Result<FolderEdit, EditError> {
    let mut whole: Option<FolderEdit> = None;
    for one in several {
        let before = whole.as_ref().map_or(bytes, |whole| Some(whole.bytes.as_slice()));
        let next = edit(before, one)?;
        let mut of = whole.as_ref().map(|whole| whole.of.clone()).unwrap_or_default();
        let more: Vec<String> =
            next.of.iter().filter(|person| !of.contains(person)).cloned().collect();
        of.extend(more);
        let before = whole.map_or(next.before.clone(), |whole| whole.before);
        whole = Some(FolderEdit { before, of, ..next });
    }
    whole.ok_or_else(|| EditError::Empty { field: "item".to_owned() })
}

/// The bytes of a file, none where there is none.
fn read(path: &Path) -> Result<Option<Vec<u8>>, AppError> {
    let failed = |source| AppError::Read { path: path.to_path_buf(), source };
    let refused = |word| {
        let path = path.to_path_buf();
        Err(AppError::UnreadFile { path, reason: Wording::word(word) })
    };
    // Readers do not follow links: what is written through one would not be read.
    match std::fs::symlink_metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
        Ok(metadata) if metadata.is_dir() => return refused("cause.is-a-folder"),
        Ok(metadata) if !metadata.is_file() => return refused("cause.no-plain-file"),
        Ok(metadata) if metadata.len() > LARGEST_FILE => return refused("cause.too-large"),
        Ok(_) => {}
    }
    std::fs::read(path).map(Some).map_err(failed)
}
