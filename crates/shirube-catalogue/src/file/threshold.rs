//! Thresholds in `edition.toml` and `check.toml`.

use crate::threshold::{Parameter, ParameterValue};
use serde::Deserialize;
use shirube_model::{Bilingual, Confidence};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ParameterFile {
    value: ValueFile,
    about: Bilingual,
    source: String,
    confidence: Confidence,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum ValueFile {
    Integer(i64),
    Text(String),
}

impl ValueFile {
    pub(super) fn into_value(self) -> ParameterValue {
        match self {
            Self::Integer(number) => ParameterValue::Integer(number),
            Self::Text(text) => ParameterValue::Text(text),
        }
    }
}

impl ParameterFile {
    pub(super) fn into_parameter(self) -> Parameter {
        Parameter {
            value: self.value.into_value(),
            about: self.about,
            source: self.source,
            confidence: self.confidence,
        }
    }
}
