//! Public comments on a draft and the answers to them, as a register that clauses can cite.

use crate::document::Document;
use crate::id::DocumentId;
use serde::{Deserialize, Serialize};
use shirube_model::Volume;
use std::collections::BTreeMap;

/// What the ministry did with a comment (対応の区分).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Disposition {
    /// 修正・追記: the text was changed or added to on account of the comment.
    #[serde(rename = "amended")]
    Amended,
    /// 原案どおり.
    #[serde(rename = "kept as drafted")]
    KeptAsDrafted,
    /// 参考: taken note of.
    #[serde(rename = "noted")]
    Noted,
    /// 今後の検討.
    #[serde(rename = "for future consideration")]
    ForFutureConsideration,
    /// 説明: answered by an explanation.
    #[serde(rename = "explained")]
    Explained,
}

impl Disposition {
    /// All of them, in the order in which statistics list them.
    pub const ALL: [Self; 5] = [
        Self::Amended,
        Self::Explained,
        Self::Noted,
        Self::ForFutureConsideration,
        Self::KeptAsDrafted,
    ];

    /// The word of the register, in English.
    pub fn word(self) -> &'static str {
        match self {
            Self::Amended => "amended",
            Self::KeptAsDrafted => "kept as drafted",
            Self::Noted => "noted",
            Self::ForFutureConsideration => "for future consideration",
            Self::Explained => "explained",
        }
    }

    /// The key of its name in the locale files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Amended => "disposition.amended",
            Self::KeptAsDrafted => "disposition.kept-as-drafted",
            Self::Noted => "disposition.noted",
            Self::ForFutureConsideration => "disposition.for-future-consideration",
            Self::Explained => "disposition.explained",
        }
    }

    /// Reads the word, or the Japanese name.
    pub fn from_word(text: &str) -> Option<Self> {
        let text = text.trim().replace('-', " ");
        let ja = |disposition| match disposition {
            Self::Amended => ["修正", "追記"],
            Self::KeptAsDrafted => ["原案どおり", "原案通り"],
            Self::Noted => ["参考", "御意見として参考"],
            Self::ForFutureConsideration => ["今後の検討", "今後"],
            Self::Explained => ["説明", "回答"],
        };
        Self::ALL.into_iter().find(|d| d.word() == text || ja(*d).contains(&text.as_str()))
    }
}

/// A field of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// 番号.
    Number,
    /// 項目: what the comment is about, in the ministry's grouping.
    Theme,
    /// 編.
    Volume,
    /// 該当箇所: chapter or section, with its title.
    Place,
    /// 頁: the printed page of the draft.
    Page,
    /// 御意見.
    Opinion,
    /// 回答: the response.
    Response,
    /// 対応の区分, read from the response.
    Disposition,
    /// The places that opinion and response cite.
    References,
}

impl Field {
    /// The columns of the ministry's table, in its order.
    pub const COLUMNS: [Self; 7] = [
        Self::Number,
        Self::Theme,
        Self::Volume,
        Self::Place,
        Self::Page,
        Self::Opinion,
        Self::Response,
    ];

    /// The identifier, as in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Theme => "theme",
            Self::Volume => "volume",
            Self::Place => "place",
            Self::Page => "page",
            Self::Opinion => "opinion",
            Self::Response => "response",
            Self::Disposition => "disposition",
            Self::References => "references",
        }
    }

    /// The field with this identifier.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::COLUMNS
            .into_iter()
            .chain([Self::Disposition, Self::References])
            .find(|field| field.id() == id)
    }
}

/// How sure the reading of a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadingConfidence {
    /// Another reading fits about as well; a person should look.
    Unsure,
    /// The reading fits clearly better than any other.
    Likely,
    /// It follows from the rules of the page, or is confirmed by something outside of it.
    Sure,
    /// A person decided.
    Decided,
}

impl ReadingConfidence {
    /// The identifier, as in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Unsure => "unsure",
            Self::Likely => "likely",
            Self::Sure => "sure",
            Self::Decided => "decided",
        }
    }
}

/// Characters of a page that belong to a field.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Part {
    /// The field.
    pub field: Field,
    /// The page of the document.
    pub page: u32,
    /// Line of the page's text, from 1.
    pub line: u32,
    /// Byte range in the page's text.
    pub span: (u32, u32),
}

/// A place that a record cites.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CitedPlace {
    /// Where it is cited: [`Field::Place`], [`Field::Opinion`] or [`Field::Response`].
    pub field: Field,
    /// The words of the citation.
    pub text: String,
    /// The canonical id, such as `mhlw-6.0/control/13#6`.
    pub reference: String,
    /// The ids of requirements, sections and chapters that it leads to in the edition.
    pub resolved: Vec<String>,
}

/// A numbered public comment with its response.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// The document's id.
    pub document: DocumentId,
    /// The number.
    pub number: u32,
    /// The theme.
    pub theme: Option<String>,
    /// The volume as written, without its English label: 「概説編」, 「すべて」, 「他(参考資料)」.
    pub volume: Option<String>,
    /// The volume, when it is one of the guideline's.
    pub volume_id: Option<Volume>,
    /// The place as written.
    pub place: Option<String>,
    /// The printed page as written, such as `P34`.
    pub page: Option<String>,
    /// The opinion.
    pub opinion: String,
    /// The response.
    pub response: Option<String>,
    /// Numbers of the other comments that the same response answers.
    pub response_shared_with: Vec<u32>,
    /// What was done with the comment.
    pub disposition: Option<Disposition>,
    /// The places cited, in the order of the text.
    pub references: Vec<CitedPlace>,
    /// The characters that each field is made of.
    pub parts: Vec<Part>,
    /// How sure each field is, absent fields too.
    pub confidence: BTreeMap<Field, ReadingConfidence>,
    /// Why a field is not sure: codes of `doubt.*` in the locale files.
    pub doubts: BTreeMap<Field, String>,
}

impl Comment {
    /// The value of a text field.
    pub fn text(&self, field: Field) -> Option<String> {
        match field {
            Field::Number => Some(self.number.to_string()),
            Field::Theme => self.theme.clone(),
            Field::Volume => self.volume.clone(),
            Field::Place => self.place.clone(),
            Field::Page => self.page.clone(),
            Field::Opinion => Some(self.opinion.clone()),
            Field::Response => self.response.clone(),
            Field::Disposition => self.disposition.map(|d| d.word().to_owned()),
            Field::References => None,
        }
    }

    /// The fields that wait for a person.
    pub fn unsure(&self) -> impl Iterator<Item = Field> {
        let unsure = |confidence: &ReadingConfidence| *confidence == ReadingConfidence::Unsure;
        self.confidence
            .iter()
            .filter(move |(_, confidence)| unsure(confidence))
            .map(|(field, _)| *field)
    }

    /// True when a field waits for a person.
    pub fn is_unsure(&self) -> bool {
        self.unsure().next().is_some()
    }
}

/// What a stretch of a page is that belongs to no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RemainderKind {
    /// What the media site put around the page.
    Site,
    /// Title, source and notice of the page.
    Provenance,
    /// The heading row of the table, or a heading above it.
    Heading,
    /// The printed page number.
    PageNumber,
    /// Text outside of the ruled table: a title above it, a note below it.
    Outside,
    /// A page before or behind the table of comments: a cover, a list of names.
    OtherPage,
    /// The end of a comment that begins on a page that is not here.
    Continuation,
    /// White space between the fields.
    Layout,
    /// Text that could not be given to a field; it waits for a person.
    Unassigned,
}

impl RemainderKind {
    /// The key of its name in the locale files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Site => "remainder.site",
            Self::Provenance => "remainder.provenance",
            Self::Heading => "remainder.heading",
            Self::PageNumber => "remainder.page-number",
            Self::Outside => "remainder.outside",
            Self::OtherPage => "remainder.other-page",
            Self::Continuation => "remainder.continuation",
            Self::Layout => "remainder.layout",
            Self::Unassigned => "remainder.unassigned",
        }
    }
}

/// Characters of a page that belong to no record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Remainder {
    /// The page of the document.
    pub page: u32,
    /// What it is.
    pub kind: RemainderKind,
    /// Byte range in the page's text.
    pub span: (u32, u32),
    /// For a continuation: the field that it probably is.
    pub field: Option<Field>,
}

/// The register of a document: its records and what is left over.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Register {
    /// The records, by number.
    pub comments: Vec<Comment>,
    /// What belongs to no record.
    pub remainders: Vec<Remainder>,
}

/// What a person decided about a field. Kept apart from the reading, which it never changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The document's id.
    pub document: DocumentId,
    /// The comment's number.
    pub number: u32,
    /// The field.
    pub field: Field,
    /// The value decided; `None` for "there is none".
    pub value: Option<String>,
    /// What the machine had read when the person decided.
    pub machine_value: Option<String>,
    /// Who decided.
    pub person: String,
    /// When, as ISO 8601.
    pub decided_at: String,
    /// Why.
    pub note: Option<String>,
}

/// What a person decided about characters in no field: they belong to no comment, or were put into
/// the fields by decisions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dismissal {
    /// The document's id.
    pub document: DocumentId,
    /// The page.
    pub page: u32,
    /// SHA-256 of the characters, so that it holds for them wherever they are read again.
    pub text_hash: String,
    /// Who decided.
    pub person: String,
    /// When, as ISO 8601.
    pub decided_at: String,
    /// Why.
    pub note: Option<String>,
}

/// A comment with the decisions that hold for it, the latest of each field.
#[derive(Debug, Clone, PartialEq)]
pub struct Reviewed {
    /// The document.
    pub document: Document,
    /// The comment, decisions applied; decided fields have [`ReadingConfidence::Decided`].
    pub comment: Comment,
    /// What the machine read.
    pub machine: Comment,
    /// The decisions that hold.
    pub decisions: Vec<Decision>,
}

impl Reviewed {
    /// The citations of opinion and response that lead to a place of the edition.
    pub fn references(&self) -> impl Iterator<Item = &CitedPlace> {
        let cited = self.comment.references.iter();
        cited.filter(|cited| cited.field != Field::Place && !cited.resolved.is_empty())
    }

    /// The place that the place column names.
    pub fn place_reference(&self) -> Option<&CitedPlace> {
        self.comment.references.iter().find(|cited| cited.field == Field::Place)
    }

    /// The citations that lead nowhere.
    pub fn unresolved(&self) -> impl Iterator<Item = &CitedPlace> {
        self.comment.references.iter().filter(|cited| cited.resolved.is_empty())
    }

    /// The lines of the field's characters on the first page that has them: page, first and last.
    pub fn lines(&self, field: Field) -> Option<(u32, u32, u32)> {
        let parts = self.machine.parts.iter().filter(|part| part.field == field);
        let page = parts.clone().next()?.page;
        let on_page = parts.filter(|part| part.page == page).map(|part| part.line);
        Some((page, on_page.clone().min()?, on_page.max()?))
    }

    /// The first page of the document that the record stands on.
    pub fn page(&self) -> Option<u32> {
        self.machine.parts.iter().map(|part| part.page).min()
    }
}
