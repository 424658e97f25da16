//! The entries of the index. Their tokens are the driver's.

use super::room::Room;
use super::statements::statements;
use crate::error::StoreError;
use crate::index::{EntryKind, EntryText, IndexEntry, SearchHit, SearchQuery, SearchResults};
use crate::sql::{Matches, Session, SqlRow};
use crate::store::Index;
use shirube_documents::DocumentId;
use shirube_model::Volume;

/// Entries of the catalogue belong to this owner; others to their document.
const CATALOGUE: &str = "catalogue";
/// The setting that holds the digest of the catalogue that is indexed.
const CATALOGUE_DIGEST: &str = "catalogue";
/// The setting that holds the form in which all comments were indexed.
const COMMENT_FORM: &str = "comment-form";
/// Entry numbers go up by kind, so that their order is requirements, checks, comments, pages: each
/// kind has as many as this many bits give.
const NUMBER_BITS: u32 = 40;

statements! {
    BY_NUMBER: "look up the index",
        "SELECT kind, id, title, title_en, edition, volume, body, body_en FROM entry
         WHERE entry = ?1";
    BY_ID: "look up the index",
        "SELECT kind, id, title, title_en, edition, volume, body, body_en FROM entry
         WHERE kind = ?1 AND id = ?2";
    NUMBER_OF: "look up the index",
        "SELECT entry FROM entry WHERE kind = ?1 AND id = ?2";
    NUMBERS_OF_OWNER: "look up the index",
        "SELECT entry FROM entry WHERE owner = ?1";
    NUMBERS_OF_KIND: "look up the index",
        "SELECT entry FROM entry WHERE owner = ?1 AND kind = ?2";
    LAST_NUMBER: "look up the index",
        "SELECT max(entry) FROM entry WHERE entry >= ?1 AND entry < ?2";
    PUT: "store the index",
        "INSERT INTO entry
             (entry, kind, id, owner, title, title_en, edition, volume, body, body_en)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    REMOVE: "store the index",
        "DELETE FROM entry WHERE entry = ?1";
    SETTING: "look at the index",
        "SELECT value FROM setting WHERE name = ?1";
    PUT_SETTING: "store the index",
        "INSERT INTO setting (name, value) VALUES (?1, ?2)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value";
}

impl<S: Session, W> Index for Room<S, W> {
    fn entries(&self, ids: &[(EntryKind, String)]) -> Result<Vec<SearchHit>, StoreError> {
        let mut hits = Vec::new();
        for (kind, id) in ids {
            for row in self.rows(BY_ID, &[kind.stored().into(), id.into()])? {
                hits.extend(hit(&row)?);
            }
        }
        Ok(hits)
    }

    fn catalogue_digest(&self) -> Result<Option<String>, StoreError> {
        self.setting(CATALOGUE_DIGEST)
    }

    fn comment_form(&self) -> Result<Option<String>, StoreError> {
        self.setting(COMMENT_FORM)
    }

    fn search(&self, query: &SearchQuery) -> Result<SearchResults, StoreError> {
        let Matches { entries, count, more } = self.with(|session| session.find(query))?;
        let mut hits = Vec::new();
        for entry in entries {
            for row in self.rows(BY_NUMBER, &[entry.into()])? {
                hits.extend(hit(&row)?);
            }
        }
        Ok(SearchResults { hits, count, more })
    }
}

/// The entry in a row; `None` for one of a kind that only a later Shirube knows.
fn hit(row: &SqlRow) -> Result<Option<SearchHit>, StoreError> {
    let Some(kind) = EntryKind::from_stored(row.integer(0)?) else { return Ok(None) };
    let optional = |column| row.optional_text(column).map(|text| text.map(str::to_owned));
    Ok(Some(SearchHit {
        kind,
        id: row.text(1)?.to_owned(),
        title: EntryText { text: row.text(2)?.to_owned(), english: optional(3)? },
        edition: optional(4)?,
        volume: row.optional_text(5)?.and_then(Volume::from_id),
        text: EntryText { text: row.text(6)?.to_owned(), english: optional(7)? },
    }))
}

impl<S: Session, W> Room<S, W> {
    fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        let rows = self.rows(SETTING, &[name.into()])?;
        rows.first().map(|row| row.text(0).map(str::to_owned)).transpose()
    }

    fn put_setting(&self, name: &str, value: &str) -> Result<(), StoreError> {
        self.execute(PUT_SETTING, &[name.into(), value.into()]).map(|_| ())
    }

    fn remove_entry(&self, entry: i64) -> Result<(), StoreError> {
        self.execute(REMOVE, &[entry.into()])?;
        self.with(|session| session.remove_tokens(entry))
    }

    fn put_entries(&self, owner: &str, entries: &[IndexEntry]) -> Result<(), StoreError> {
        for IndexEntry { kind, id, title, edition, volume, text, tokens } in entries {
            let kind = kind.stored();
            for row in self.rows(NUMBER_OF, &[kind.into(), id.into()])? {
                self.remove_entry(row.integer(0)?)?;
            }
            let (first, end) = (kind << NUMBER_BITS, (kind + 1) << NUMBER_BITS);
            let last = self.rows(LAST_NUMBER, &[first.into(), end.into()])?;
            let last = last.first().and_then(|row| row.integer(0).ok()).unwrap_or(first);
            let entry = last + 1;
            self.execute(
                PUT,
                &[
                    entry.into(),
                    kind.into(),
                    id.into(),
                    owner.into(),
                    (&title.text).into(),
                    title.english.as_ref().into(),
                    edition.as_ref().into(),
                    volume.map(Volume::id).into(),
                    (&text.text).into(),
                    text.english.as_ref().into(),
                ],
            )?;
            self.with(|session| session.put_tokens(entry, tokens))?;
        }
        Ok(())
    }

    /// Replaces the entries of a document's comments, and adds or replaces those of pages.
    pub(super) fn put_document_entries(
        &self,
        document: &DocumentId,
        entries: &[IndexEntry],
    ) -> Result<(), StoreError> {
        let kind = EntryKind::Comment.stored();
        for row in self.rows(NUMBERS_OF_KIND, &[document.as_str().into(), kind.into()])? {
            self.remove_entry(row.integer(0)?)?;
        }
        self.put_entries(document, entries)
    }

    /// Adds or replaces one entry of a document.
    pub(super) fn put_document_entry(
        &self,
        document: &DocumentId,
        entry: &IndexEntry,
    ) -> Result<(), StoreError> {
        self.put_entries(document, std::slice::from_ref(entry))
    }

    /// Removes all entries of an owner.
    pub(super) fn remove_entries(&self, owner: &str) -> Result<(), StoreError> {
        for row in self.rows(NUMBERS_OF_OWNER, &[owner.into()])? {
            self.remove_entry(row.integer(0)?)?;
        }
        Ok(())
    }

    /// Replaces the entries of the catalogue.
    pub(super) fn put_catalogue_entries(
        &self,
        digest: &str,
        entries: &[IndexEntry],
    ) -> Result<(), StoreError> {
        self.remove_entries(CATALOGUE)?;
        self.put_entries(CATALOGUE, entries)?;
        self.put_setting(CATALOGUE_DIGEST, digest)
    }

    /// Keeps the form in which all comments are indexed now.
    pub(super) fn put_comment_form(&self, form: &str) -> Result<(), StoreError> {
        self.put_setting(COMMENT_FORM, form)
    }
}
