//! A check: its metadata, its SQL, its cases and its pages.

use crate::edition::Edition;
use serde::Deserialize;
use shirube_model::functions::Value;
use shirube_model::{Bilingual, Confidence, Language, Severity};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A rule with everything that stands in its folder.
#[derive(Debug, Clone)]
pub struct Check {
    /// `check.toml`.
    pub text: CheckText,
    /// The area: the folder above the check's own.
    pub area: String,
    /// The name of the fault: the check's own folder.
    pub name: String,
    /// `check.sql`.
    pub sql: Cow<'static, str>,
    /// `cases.md`, when the folder has it.
    pub cases: Option<Cow<'static, str>>,
    /// `doc.ja.md`.
    pub doc_ja: Option<Cow<'static, str>>,
    /// `doc.en.md`.
    pub doc_en: Option<Cow<'static, str>>,
    /// True for a check of the institution's own folder.
    pub own: bool,
}

/// `check.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckText {
    /// The code, such as `SHR-NET-014`. Never reused.
    pub code: String,
    /// Where the check stands in its life.
    pub state: CheckState,
    /// The version of Shirube that brought it.
    pub since: String,
    /// How grave its failing verdict is.
    pub severity: Severity,
    /// The fault, in a few words.
    pub title: Bilingual,
    /// What to do about a failing verdict.
    pub remedy: Bilingual,
    /// The fact tables it reads.
    pub tables: Vec<String>,
    /// The requirements it speaks to, by id inside an edition.
    pub requirements: Vec<String>,
    /// The declared absence that makes it needless, such as `wireless-lan`.
    pub absence: Option<String>,
    /// Thresholds, bound to `$name` in the SQL.
    #[serde(default)]
    pub parameters: BTreeMap<String, CheckParameter>,
}

/// Where a check stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CheckState {
    /// New: its verdicts count, its bounds may still move.
    Preview,
    /// Settled.
    Stable,
    /// Kept for those who cite it; a successor exists.
    Deprecated,
}

impl CheckState {
    /// The key in the locale files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Preview => "check-state.preview",
            Self::Stable => "check-state.stable",
            Self::Deprecated => "check-state.deprecated",
        }
    }
}

/// Where a check's threshold stands: in its own folder, or in the edition that it is run for.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "ParameterText")]
pub enum CheckParameter {
    /// In `check.toml`.
    Own(Parameter),
    /// In `edition.toml`, under this name.
    OfEdition(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ParameterText {
    threshold: Option<String>,
    value: Option<ParameterValue>,
    about: Option<Bilingual>,
    source: Option<String>,
    confidence: Option<Confidence>,
}

impl TryFrom<ParameterText> for CheckParameter {
    type Error = &'static str;

    fn try_from(text: ParameterText) -> Result<Self, Self::Error> {
        match text {
            ParameterText {
                threshold: Some(name),
                value: None,
                about: None,
                source: None,
                confidence: None,
            } => Ok(Self::OfEdition(name)),
            ParameterText {
                threshold: None,
                value: Some(value),
                about: Some(about),
                source: Some(source),
                confidence: Some(confidence),
            } => Ok(Self::Own(Parameter { value, about, source, confidence })),
            _ => Err("a parameter is `threshold` alone, or value, about, source and confidence"),
        }
    }
}

/// A threshold, with the source that it comes from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// The shipped value.
    pub value: ParameterValue,
    /// What it bounds.
    pub about: Bilingual,
    /// Where the value comes from.
    pub source: String,
    /// How sure that is.
    pub confidence: Confidence,
}

/// The value of a threshold.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum ParameterValue {
    /// A whole number.
    Integer(i64),
    /// A text; a date is an ISO 8601 text.
    Text(String),
}

impl ParameterValue {
    /// The value as it is bound.
    pub fn to_value(&self) -> Value {
        match self {
            Self::Integer(number) => Value::Integer(*number),
            Self::Text(text) => Value::Text(text.clone()),
        }
    }
}

impl std::fmt::Display for ParameterValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Integer(number) => write!(f, "{number}"),
            Self::Text(text) => f.write_str(text),
        }
    }
}

impl Check {
    /// The code.
    pub fn code(&self) -> &str {
        &self.text.code
    }

    /// The parameters with their thresholds under `edition`; `None` where the edition has none.
    pub fn parameters<'a>(
        &'a self,
        edition: &'a Edition,
    ) -> impl Iterator<Item = (&'a str, Option<&'a Parameter>)> {
        self.text.parameters.iter().map(|(name, parameter)| {
            let found = match parameter {
                CheckParameter::Own(parameter) => Some(parameter),
                CheckParameter::OfEdition(threshold) => edition.header.thresholds.get(threshold),
            };
            (name.as_str(), found)
        })
    }

    /// The page in `language`.
    pub fn doc(&self, language: Language) -> Option<&str> {
        match language {
            Language::Ja => self.doc_ja.as_deref(),
            Language::En => self.doc_en.as_deref(),
        }
    }
}
