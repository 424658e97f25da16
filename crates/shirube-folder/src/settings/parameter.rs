//! Thresholds that the institution set itself.

use crate::fields::FieldReader;
use serde::Deserialize;
use shirube_model::OwnParameter;
use shirube_model::functions::Value;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawParameter {
    check: String,
    name: String,
    value: toml::Value,
    reason: Spanned<String>,
}

/// Reads a threshold; a value that is neither number nor text becomes null.
pub(super) fn read_parameter(
    parameter: Spanned<RawParameter>,
    fields: &mut FieldReader<'_>,
) -> Option<OwnParameter> {
    let source = fields.source(parameter.span().start);
    let RawParameter { check, name, value, reason } = parameter.into_inner();
    let reason = fields.said(&reason, "reason")?;
    let value = match value {
        toml::Value::Integer(number) => Value::Integer(number),
        toml::Value::String(text) => Value::Text(text),
        _ => Value::Null,
    };
    Some(OwnParameter { check, name, value, reason, source })
}
