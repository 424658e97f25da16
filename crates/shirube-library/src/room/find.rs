//! Search: one list over requirements, checks, comments and pages.

use super::{Library, LibraryError, catalogue_entries, entries};
use crate::read::hash;
use crate::text::{Snippet, search_query, snippet};
use shirube_model::Volume;
use shirube_model::library::{EntryKind, SearchQuery};

/// Characters of a snippet.
const SNIPPET: usize = 110;

/// What a search is narrowed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchFilter {
    /// Only these kinds; all when empty.
    pub kinds: Vec<EntryKind>,
    /// Only this edition.
    pub edition: Option<String>,
    /// Only this volume.
    pub volume: Option<Volume>,
}

/// A result with the words around what was found.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundHit {
    /// What it is.
    pub kind: EntryKind,
    /// Its id: of a requirement or check; `DOCUMENT#NUMBER` of a comment; `DOCUMENT/NUMBER` of a page.
    pub id: String,
    /// What to call it.
    pub title: String,
    /// The edition.
    pub edition: Option<String>,
    /// The volume.
    pub volume: Option<Volume>,
    /// The words around it.
    pub snippet: Snippet,
}

/// The results of a search.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// Best first.
    pub hits: Vec<FoundHit>,
    /// How many match.
    pub count: usize,
    /// True when more match than were counted.
    pub more: bool,
}

impl Library<'_> {
    /// Indexes the catalogue when it is not the one that is indexed.
    pub fn index_catalogue(&mut self) -> Result<(), LibraryError> {
        let entries = catalogue_entries::entries(self.catalogue);
        let whole: Vec<&str> = entries
            .iter()
            .flat_map(|entry| [entry.id.as_str(), &entry.title, &entry.text])
            .collect();
        let digest = hash(whole.join("\n").as_bytes());
        if self.store.catalogue_digest()?.as_ref() != Some(&digest) {
            self.store.put_catalogue(&digest, &entries)?;
        }
        Ok(())
    }

    /// Finds entries that hold all words of `text`, in any width or notation.
    pub fn search(
        &self,
        text: &str,
        filter: &SearchFilter,
        limit: usize,
    ) -> Result<Found, LibraryError> {
        let SearchFilter { kinds, edition, volume } = filter.clone();
        let query = SearchQuery { kinds, edition, volume, ..search_query(text, limit) };
        let results = self.store.search(&query)?;
        let mut hits = Vec::new();
        for hit in results.hits {
            let text = match hit.kind {
                EntryKind::Page => self.searched_page(&hit.id)?,
                _ => hit.text,
            };
            hits.push(FoundHit {
                kind: hit.kind,
                id: hit.id,
                title: hit.title,
                edition: hit.edition,
                volume: hit.volume,
                snippet: snippet(&text, &query.phrases, SNIPPET),
            });
        }
        Ok(Found { hits, count: results.count, more: results.more })
    }

    fn searched_page(&self, id: &str) -> Result<String, LibraryError> {
        let Some((document, number)) = id.split_once('/') else { return Ok(String::new()) };
        let page = self.store.page(document, number.parse().unwrap_or(0))?;
        Ok(page.map(|page| entries::searched(&page).to_owned()).unwrap_or_default())
    }
}
