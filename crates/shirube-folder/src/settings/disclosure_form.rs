//! How the columns of a disclosure form (MDS, SDS) are named. The forms are JAHIS's and JIRA's; their
//! layout is not shipped, so a person says once per edition which heading means what.

use crate::fields::FieldReader;
use serde::Deserialize;
use shirube_facts::vocabulary::DISCLOSURE_KIND;
use toml::Spanned;

/// The headings of one edition of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisclosureForm {
    /// `mds` or `sds`.
    pub kind: String,
    /// The edition of the form, such as `5.0`.
    pub edition: String,
    /// The heading of the item's number.
    pub number: String,
    /// The heading of the answer, when one column has it.
    pub answer: Option<String>,
    /// The headings of the columns that are ticked for yes, no and not applicable.
    pub ticked: Option<[String; 3]>,
    /// The heading of the remarks.
    pub note: Option<String>,
    /// The heading of the column that marks items of the entrusted volume's annex.
    pub annex: Option<String>,
    /// Numbers of the items of the annex, when no column marks them.
    pub annex_items: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDisclosureForm {
    kind: Spanned<String>,
    edition: String,
    number: String,
    answer: Option<String>,
    ticked: Option<[String; 3]>,
    note: Option<String>,
    annex: Option<String>,
    #[serde(default)]
    annex_items: Vec<String>,
}

/// Reads one entry; a kind that is none is noted.
pub(super) fn read_disclosure_form(
    raw: Spanned<RawDisclosureForm>,
    fields: &mut FieldReader<'_>,
) -> Option<DisclosureForm> {
    let raw = raw.into_inner();
    let kind = fields.word(&raw.kind, &DISCLOSURE_KIND)?;
    Some(DisclosureForm {
        kind: kind.to_owned(),
        edition: raw.edition,
        number: raw.number,
        answer: raw.answer,
        ticked: raw.ticked,
        note: raw.note,
        annex: raw.annex,
        annex_items: raw.annex_items,
    })
}

impl DisclosureForm {
    /// The headings that are tried for a form that nobody described.
    pub(crate) fn assumed(kind: &str, edition: &str) -> Self {
        Self {
            kind: kind.to_owned(),
            edition: edition.to_owned(),
            number: "項番".to_owned(),
            answer: Some("回答".to_owned()),
            ticked: Some(["はい", "いいえ", "対象外"].map(str::to_owned)),
            note: Some("備考".to_owned()),
            annex: Some("別紙".to_owned()),
            annex_items: Vec::new(),
        }
    }
}
