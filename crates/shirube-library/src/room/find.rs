//! Search: one list over requirements, checks, comments and pages.

use super::{Library, LibraryError, catalogue_entries, entries};
use crate::text::{Snippet, search_query, snippet, tokens_as_text};
use shirube_model::{Language, Volume};
use shirube_store::{EntryKind, Phrase, SearchHit, SearchQuery};

/// How entries are made of the catalogue; counted up when that changes, so that they are made anew.
const ENTRIES: u32 = 1;

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
        let digest = format!("{ENTRIES}-{}", self.catalogue.digest());
        if self.store.catalogue_digest()?.as_ref() != Some(&digest) {
            let mut entries = catalogue_entries::entries(self.catalogue);
            for entry in &mut entries {
                entry.tokens = tokens_as_text(&entry.text);
            }
            self.store.put_catalogue(&digest, &entries)?;
        }
        Ok(())
    }

    /// Finds entries that hold all words of `text`, in any width or notation. When `text` cites a
    /// place, the requirement and the comments on it come first.
    pub fn search(
        &self,
        text: &str,
        filter: &SearchFilter,
        limit: usize,
        language: Language,
    ) -> Result<Found, LibraryError> {
        if let Some(edition) = &filter.edition {
            self.known_edition(edition)?;
        }
        let SearchFilter { kinds, edition, volume } = filter.clone();
        let query = SearchQuery { kinds, edition, volume, ..search_query(text, limit) };
        let mut hits: Vec<SearchHit> = self.cited(text)?;
        hits.retain(|hit| {
            (query.kinds.is_empty() || query.kinds.contains(&hit.kind))
                && query
                    .edition
                    .as_ref()
                    .is_none_or(|edition| hit.edition.as_ref() == Some(edition))
                && query.volume.is_none_or(|volume| hit.volume == Some(volume))
        });
        let results = self.store.search(&query)?;
        let cited = hits.len();
        for hit in results.hits {
            let same = |known: &SearchHit| known.kind == hit.kind && known.id == hit.id;
            if !hits[..cited].iter().any(same) {
                hits.push(hit);
            }
        }
        let count = results.count.max(hits.len());
        hits.truncate(limit);
        let hits = hits.into_iter().map(|hit| self.shown(hit, &query.phrases, language));
        Ok(Found { hits: hits.collect::<Result<_, _>>()?, count, more: results.more })
    }

    /// The entries that a citation leads to: requirements, and comments that cite them.
    fn cited(&self, text: &str) -> Result<Vec<SearchHit>, LibraryError> {
        let places = match self.places(text) {
            Ok(places) => places,
            Err(LibraryError::NoSuchPlace(_)) => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        // A volume alone is a word, not a place.
        let places: Vec<String> = places.into_iter().filter(|place| place.contains('/')).collect();
        if places.is_empty() {
            return Ok(Vec::new());
        }
        let mut ids = Vec::new();
        for edition in &self.catalogue.editions {
            for place in &places {
                // A sub-item stands in its requirement.
                let requirement = match place.split_once('#') {
                    Some((chapter, item)) => {
                        format!("{chapter}#{}", item.split('.').next().unwrap_or(item))
                    }
                    None => place.clone(),
                };
                ids.push((EntryKind::Requirement, format!("{}/{requirement}", edition.id)));
            }
        }
        for found in self.comments_at(&places)? {
            let id = entries::comment_id(&found.document.id, found.comment.number);
            ids.push((EntryKind::Comment, id));
        }
        Ok(self.store.entries(&ids)?)
    }

    fn shown(
        &self,
        hit: SearchHit,
        phrases: &[Phrase],
        language: Language,
    ) -> Result<FoundHit, LibraryError> {
        let text = match hit.kind {
            EntryKind::Page => self.searched_page(&hit.id)?,
            _ => hit.text,
        };
        // What the other language alone says is shown in it.
        let mine = in_language(&text, language);
        let other = match language {
            Language::Ja => in_language(&text, Language::En),
            Language::En => in_language(&text, Language::Ja),
        };
        let here = snippet(mine, phrases, SNIPPET);
        let there = if here.highlights.is_empty() {
            snippet(other, phrases, SNIPPET)
        } else {
            here.clone()
        };
        Ok(FoundHit {
            kind: hit.kind,
            id: hit.id,
            title: in_language(&hit.title, language).to_owned(),
            edition: hit.edition,
            volume: hit.volume,
            snippet: if there.highlights.is_empty() { here } else { there },
        })
    }

    fn searched_page(&self, id: &str) -> Result<String, LibraryError> {
        let Some((document, number)) = id.split_once('/') else { return Ok(String::new()) };
        let page = self.store.page(document, number.parse().unwrap_or(0))?;
        Ok(page.map(|page| entries::searched(&page).to_owned()).unwrap_or_default())
    }

    /// An edition of the catalogue, or one that a document speaks of.
    fn known_edition(&self, id: &str) -> Result<(), LibraryError> {
        let mut documents = self.store.documents()?.into_iter();
        if self.catalogue.edition(id).is_some()
            || documents.any(|document| document.edition.as_deref() == Some(id))
        {
            return Ok(());
        }
        Err(LibraryError::NoEdition(id.to_owned()))
    }
}

/// The part of a text that is in `language`; the whole when it is in one language only.
fn in_language(text: &str, language: Language) -> &str {
    match (text.split_once(catalogue_entries::LANGUAGES), language) {
        (Some((ja, _)), Language::Ja) => ja,
        (Some((_, en)), Language::En) => en,
        (None, _) => text,
    }
}
