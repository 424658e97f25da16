//! Search: one list over requirements, checks, comments and pages.

use super::entries;
use super::error::LibraryError;
use super::library::{Library, if_readable};
use crate::text::{Snippet, search_query, snippet};
use shirube_documents::DocumentId;
use shirube_model::{Language, Volume};
use shirube_store::{EntryKind, EntryText, Phrase, SearchHit, SearchQuery, View};

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
pub struct FoundHits {
    /// Best first.
    pub hits: Vec<FoundHit>,
    /// How many match.
    pub count: usize,
    /// True when more match than were counted.
    pub more: bool,
}

impl Library<'_> {
    /// Finds entries that hold all words of `text`, in any width or notation. When `text` cites a
    /// place, the requirement and the comments on it come first.
    pub fn search(
        &self,
        text: &str,
        filter: &SearchFilter,
        limit: usize,
        language: Language,
    ) -> Result<FoundHits, LibraryError> {
        self.look(|view| {
            if let Some(edition) = &filter.edition {
                self.known_edition(view, edition)?;
            }
            let SearchFilter { kinds, edition, volume } = filter.clone();
            let query = SearchQuery { kinds, edition, volume, ..search_query(text, limit) };
            let mut hits: Vec<SearchHit> = self.cited(view, text)?;
            hits.retain(|hit| is_within(hit, filter));
            let results = view.search(&query)?;
            let cited = hits.len();
            for hit in results.hits {
                let same = |known: &SearchHit| known.kind == hit.kind && known.id == hit.id;
                if !hits[..cited].iter().any(same) {
                    hits.push(hit);
                }
            }
            let count = results.count.max(hits.len());
            hits.truncate(limit);
            let hits = hits.into_iter().map(|hit| shown(view, hit, &query.phrases, language));
            Ok(FoundHits { hits: hits.collect::<Result<_, _>>()?, count, more: results.more })
        })
    }

    /// The entries that a citation leads to: requirements, and comments that cite them.
    fn cited(&self, view: &dyn View, text: &str) -> Result<Vec<SearchHit>, LibraryError> {
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
        for reviewed in self.comments_at(view, &places)? {
            let id = entries::comment_id(&reviewed.document.id, reviewed.comment.number);
            ids.push((EntryKind::Comment, id));
        }
        Ok(view.entries(&ids)?)
    }

    /// An edition of the catalogue, or one that a document speaks of.
    fn known_edition(&self, view: &dyn View, id: &str) -> Result<(), LibraryError> {
        if self.catalogue.edition(id).is_some() {
            return Ok(());
        }
        let mut documents = view.documents()?.into_iter();
        if documents.any(|document| document.edition.as_deref() == Some(id)) {
            return Ok(());
        }
        Err(LibraryError::NoEdition(id.to_owned()))
    }
}

/// True when a result that was not searched for lies within what the search is narrowed to.
fn is_within(hit: &SearchHit, filter: &SearchFilter) -> bool {
    (filter.kinds.is_empty() || filter.kinds.contains(&hit.kind))
        && filter.edition.as_ref().is_none_or(|edition| hit.edition.as_ref() == Some(edition))
        && filter.volume.is_none_or(|volume| hit.volume == Some(volume))
}

/// A result in a language, with the words around what was found.
fn shown(
    view: &dyn View,
    hit: SearchHit,
    phrases: &[Phrase],
    language: Language,
) -> Result<FoundHit, LibraryError> {
    let text = match hit.kind {
        EntryKind::Page => EntryText::written(searched_page(view, &hit.id)?),
        _ => hit.text,
    };
    let in_language = snippet(text.get(language), phrases, SNIPPET);
    // What the other language alone says is shown in it.
    let other = match language {
        Language::Ja => Language::En,
        Language::En => Language::Ja,
    };
    let in_other = match in_language.highlights.as_slice() {
        [] if text.english.is_some() => Some(snippet(text.get(other), phrases, SNIPPET)),
        _ => None,
    };
    Ok(FoundHit {
        kind: hit.kind,
        id: hit.id,
        title: hit.title.get(language).to_owned(),
        edition: hit.edition,
        volume: hit.volume,
        snippet: in_other.filter(|other| !other.highlights.is_empty()).unwrap_or(in_language),
    })
}

/// The part of a page that is searched.
fn searched_page(view: &dyn View, id: &str) -> Result<String, LibraryError> {
    let Some((document, number)) = id.split_once('/') else { return Ok(String::new()) };
    let page = view.page(&DocumentId::stored(document), number.parse().unwrap_or(0));
    let page = if_readable(page)?;
    Ok(page.map(|page| entries::searched(&page).to_owned()).unwrap_or_default())
}
