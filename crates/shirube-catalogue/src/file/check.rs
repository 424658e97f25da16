//! `check.toml`.

use super::threshold::ValueFile;
use crate::check::{CheckParameter, CheckState, CheckText};
use crate::threshold::Parameter;
use serde::Deserialize;
use shirube_model::{Bilingual, CheckCode, Confidence, RequirementId, Severity};
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "what only people read stays in the file")]
pub(crate) struct CheckFile {
    code: CheckCode,
    state: CheckState,
    /// The version of Shirube that brought it.
    since: String,
    severity: Severity,
    title: Bilingual,
    remedy: Bilingual,
    tables: Vec<String>,
    requirements: Vec<RequirementId>,
    absence: Option<String>,
    #[serde(default)]
    parameters: BTreeMap<String, ParameterOfCheck>,
}

impl CheckFile {
    pub(crate) fn into_text(self) -> CheckText {
        let parameters = self.parameters.into_iter();
        CheckText {
            code: self.code,
            state: self.state,
            severity: self.severity,
            title: self.title,
            remedy: self.remedy,
            tables: self.tables,
            requirements: self.requirements,
            absence: self.absence,
            parameters: parameters.map(|(name, parameter)| (name, parameter.0)).collect(),
        }
    }
}

#[derive(Deserialize)]
#[serde(try_from = "ParameterFile")]
struct ParameterOfCheck(CheckParameter);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ParameterFile {
    threshold: Option<String>,
    value: Option<ValueFile>,
    about: Option<Bilingual>,
    source: Option<String>,
    confidence: Option<Confidence>,
}

impl TryFrom<ParameterFile> for ParameterOfCheck {
    type Error = &'static str;

    fn try_from(file: ParameterFile) -> Result<Self, Self::Error> {
        match file {
            ParameterFile {
                threshold: Some(name),
                value: None,
                about: None,
                source: None,
                confidence: None,
            } => Ok(Self(CheckParameter::OfEdition(name))),
            ParameterFile {
                threshold: None,
                value: Some(value),
                about: Some(about),
                source: Some(source),
                confidence: Some(confidence),
            } => {
                let value = value.into_value();
                Ok(Self(CheckParameter::Own(Parameter { value, about, source, confidence })))
            }
            _ => Err("a parameter is `threshold` alone, or value, about, source and confidence"),
        }
    }
}
