//! A check: its metadata, its SQL, its cases and its pages.

use crate::edition::Edition;
use crate::threshold::Parameter;
use shirube_model::{Bilingual, CheckCode, Language, RequirementId, Severity};
use std::borrow::Cow;
use std::collections::BTreeMap;
use strum::IntoStaticStr;

/// A rule with everything that stands in its folder.
#[derive(Debug, Clone)]
pub struct Check {
    /// What `check.toml` says.
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

/// What `check.toml` says.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CheckText {
    /// The code, such as `SHR-NET-014`. Never reused.
    pub code: CheckCode,
    /// Where the check stands in its life.
    pub state: CheckState,
    /// How grave its failing verdict is.
    pub severity: Severity,
    /// The fault, in a few words.
    pub title: Bilingual,
    /// What to do about a failing verdict.
    pub remedy: Bilingual,
    /// The fact tables it reads.
    pub tables: Vec<String>,
    /// The requirements it speaks to.
    pub requirements: Vec<RequirementId>,
    /// The declared absence that makes it needless, such as `wireless-lan`.
    pub absence: Option<String>,
    /// Thresholds, bound to `$name` in the SQL.
    pub parameters: BTreeMap<String, CheckParameter>,
}

/// Where a check stands in its life.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, IntoStaticStr, serde::Deserialize, serde::Serialize,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "check-state.")]
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
        self.into()
    }
}

/// Where a check's threshold stands: in its own folder, or in the edition that it is run for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum CheckParameter {
    /// In `check.toml`.
    Own(Parameter),
    /// In `edition.toml`, under this name.
    OfEdition(String),
}

impl Check {
    /// The code.
    pub fn code(&self) -> &CheckCode {
        &self.text.code
    }

    /// The parameters with their thresholds under `edition`; `None` where the edition has none.
    pub fn parameters<'a>(
        &'a self,
        edition: &'a Edition,
    ) -> impl Iterator<Item = (&'a str, Option<&'a Parameter>)> {
        self.text.parameters.iter().map(|(name, parameter)| {
            let threshold = match parameter {
                CheckParameter::Own(parameter) => Some(parameter),
                CheckParameter::OfEdition(threshold) => edition.header.thresholds.get(threshold),
            };
            (name.as_str(), threshold)
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
