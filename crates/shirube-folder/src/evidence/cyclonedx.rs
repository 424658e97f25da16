//! CycloneDX JSON, 1.4 to 1.7 (ECMA-424). Tolerant: what it does not need, it does not ask for.

use super::product;
use super::scan::day_of_moment;
use super::sniff::head;
use crate::capped::RawList;
use crate::input::{Input, Output, json_problem, json_reason};
use crate::lines::Lines;
use serde::Deserialize;
use serde_json::value::RawValue;
use shirube_facts::tables::Software;
use shirube_model::{Basis, Problem, Source, Wording};
use std::borrow::Cow;

const READ_VERSIONS: [&str; 4] = ["1.4", "1.5", "1.6", "1.7"];
/// Components may hold components; deeper than this no assembly is.
const DEEPEST: usize = 32;

pub(crate) fn looks_like(input: &Input<'_>) -> bool {
    // An object has no order: what tells it apart may stand at its end.
    head(input.text).trim_start().starts_with('{')
        && (input.text.contains("\"bomFormat\"") || input.text.contains("cyclonedx.org/schema/bom"))
        && input.text.contains("CycloneDX")
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Bom<'a> {
    #[serde(borrow)]
    spec_version: Option<Cow<'a, str>>,
    #[serde(borrow)]
    metadata: Option<Metadata<'a>>,
    #[serde(borrow, default)]
    components: RawList<'a>,
    #[serde(borrow, default)]
    services: RawList<'a>,
    #[serde(borrow, default)]
    vulnerabilities: RawList<'a>,
}

#[derive(Deserialize)]
struct Metadata<'a> {
    #[serde(borrow)]
    timestamp: Option<Cow<'a, str>>,
    /// What the list is about: a component as well.
    #[serde(borrow)]
    component: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Component<'a> {
    #[serde(borrow)]
    group: Option<Cow<'a, str>>,
    #[serde(borrow)]
    name: Option<Cow<'a, str>>,
    #[serde(borrow)]
    version: Option<Cow<'a, str>>,
    #[serde(borrow)]
    purl: Option<Cow<'a, str>>,
    #[serde(borrow)]
    supplier: Option<Organisation<'a>>,
    #[serde(borrow)]
    publisher: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    components: RawList<'a>,
}

#[derive(Deserialize)]
struct Organisation<'a> {
    #[serde(borrow)]
    name: Option<Cow<'a, str>>,
}

pub(crate) fn read(input: &Input<'_>, output: &mut Output) {
    let bom: Bom<'_> = match serde_json::from_str(input.text) {
        Ok(bom) => bom,
        Err(error) => return json_problem(output, input, &error),
    };
    let version = bom.spec_version.as_deref().unwrap_or("?");
    if !READ_VERSIONS.contains(&version) {
        let problem = Problem::warning("import.other-version", Source::line(input.path, 1));
        let known = READ_VERSIONS.join(", ");
        output.problem(problem.with("version", version).with("known", known));
    }
    let lines = Lines::new(input.text);
    let metadata = bom.metadata.as_ref();
    let day = metadata.and_then(|metadata| metadata.timestamp.as_deref()).and_then(day_of_moment);
    let input = &input.made_on(day);
    let about = metadata.and_then(|metadata| metadata.component);
    read_components(input, output, &lines, &RawList(about.into_iter().collect()), 0);
    read_components(input, output, &lines, &bom.components, 0);
    for (part, list) in [("services", &bom.services), ("vulnerabilities", &bom.vulnerabilities)] {
        if let Some(first) = list.0.first() {
            let source = Source::line(input.path, lines.line_of(input.text, first.get()));
            let problem = Problem::warning("import.part-not-read", source).with("part", part);
            output.problem(problem.with("count", list.0.len()));
        }
    }
}

fn read_components(
    input: &Input<'_>,
    output: &mut Output,
    lines: &Lines,
    components: &RawList<'_>,
    depth: usize,
) {
    for raw in &components.0 {
        let line = lines.line_of(input.text, raw.get());
        let component: Component<'_> = match serde_json::from_str(raw.get()) {
            Ok(component) => component,
            Err(error) => {
                output.unreadable(
                    input,
                    line + error.line().saturating_sub(1),
                    json_reason(&error),
                );
                continue;
            }
        };
        let Some(name) = component.name else {
            output.unreadable(
                input,
                line,
                Wording::english("cause.missing-key", &["name"], "a component has no name"),
            );
            continue;
        };
        let version = component.version.map(Cow::into_owned);
        let purl = component.purl.as_deref();
        let known = version.as_deref().and_then(|version| product::software(&name, version, purl));
        let (product, cycle) = known.unzip();
        let supplier = component.supplier.and_then(|supplier| supplier.name);
        let row = Software {
            software_id: component
                .purl
                .as_deref()
                .map(str::to_owned)
                .or_else(|| Some(format!("{name}@{}", version.as_deref().unwrap_or("?")))),
            device_id: input.hints.device.clone(),
            system_id: input.hints.system.clone(),
            name: Some(match component.group.filter(|group| !group.is_empty()) {
                Some(group) => format!("{group}/{name}"),
                None => name.into_owned(),
            }),
            version,
            supplier: supplier.or(component.publisher).map(Cow::into_owned),
            product: product.map(str::to_owned),
            cycle,
            purl: component.purl.map(Cow::into_owned),
            support_ends_at: None,
        };
        output.push(input, Basis::Measured, line, row);
        if depth < DEEPEST {
            read_components(input, output, lines, &component.components, depth + 1);
        }
    }
}
