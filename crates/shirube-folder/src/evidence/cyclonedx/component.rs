//! What both forms say of a component.

use crate::evidence::product;
use crate::input::{Input, Output};
use shirube_facts::tables::Software;
use shirube_model::{Basis, Problem, Source, Wording};

const READ_VERSIONS: [&str; 4] = ["1.4", "1.5", "1.6", "1.7"];
/// Components may hold components; deeper than this no assembly is.
pub(super) const DEEPEST: usize = 32;

/// A component as the file has it.
pub(super) struct Found<'a> {
    pub(super) group: Option<&'a str>,
    pub(super) name: Option<&'a str>,
    pub(super) version: Option<&'a str>,
    pub(super) purl: Option<&'a str>,
    pub(super) supplier: Option<String>,
}

/// Says a version of the format that is not among those that are known.
pub(super) fn check_version(input: &Input<'_>, output: &mut Output, version: Option<&str>) {
    let version = version.unwrap_or("?");
    if !READ_VERSIONS.contains(&version) {
        let problem = Problem::warning("import.other-version", Source::line(input.path, 1));
        let known = READ_VERSIONS.join(", ");
        output.problem(problem.with("version", version).with("known", known));
    }
}

/// Says a part of the file from which no fact comes.
pub(super) fn unread_part(
    input: &Input<'_>,
    output: &mut Output,
    line: usize,
    part: &str,
    count: usize,
) {
    let source = Source::line(input.path, line);
    let problem = Problem::warning("import.part-not-read", source).with("part", part);
    output.problem(problem.with("count", count));
}

/// A row of software. A component without a name is said.
pub(super) fn push(input: &Input<'_>, output: &mut Output, line: usize, found: Found<'_>) {
    let Some(name) = found.name.filter(|name| !name.is_empty()) else {
        let reason = Wording::english("cause.missing-key", &["name"], "a component has no name");
        return output.unreadable(input, line, reason);
    };
    let known = found.version.and_then(|version| product::software(name, version, found.purl));
    let (product, cycle) = known.unzip();
    let numbered = || format!("{name}@{}", found.version.unwrap_or("?"));
    let row = Software {
        software_id: Some(found.purl.map_or_else(numbered, str::to_owned)),
        device_id: input.hints.device.clone(),
        system_id: input.hints.system.clone(),
        name: Some(match found.group.filter(|group| !group.is_empty()) {
            Some(group) => format!("{group}/{name}"),
            None => name.to_owned(),
        }),
        version: found.version.map(str::to_owned),
        supplier: found.supplier,
        product: product.map(str::to_owned),
        cycle,
        purl: found.purl.map(str::to_owned),
        support_ends_at: None,
    };
    output.push(input, Basis::Measured, line, row);
}
