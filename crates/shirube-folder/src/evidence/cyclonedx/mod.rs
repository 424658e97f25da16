//! CycloneDX, 1.4 to 1.7 (ECMA-424), as JSON and as XML. Tolerant: what it does not need, it does not
//! ask for.

mod component;
mod json;
mod xml;

use super::sniff::head;
use crate::input::{Input, Output};

/// The namespace of every version, and the schema that a JSON file may name.
const SCHEMA: &str = "cyclonedx.org/schema/bom";

pub(crate) fn looks_like(input: &Input<'_>) -> bool {
    if is_xml(input) {
        return input.text.contains(SCHEMA);
    }
    // An object has no order: what tells it apart may stand at its end.
    head(input.text).trim_start().starts_with('{')
        && (input.text.contains("\"bomFormat\"") || input.text.contains(SCHEMA))
        && input.text.contains("CycloneDX")
}

pub(crate) fn read(input: &Input<'_>, output: &mut Output) {
    if is_xml(input) { xml::read(input, output) } else { json::read(input, output) }
}

fn is_xml(input: &Input<'_>) -> bool {
    head(input.text).trim_start().starts_with('<')
}
