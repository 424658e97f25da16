//! The form in JSON.

use super::component::{DEEPEST, Found, check_version, push, unread_part};
use crate::capped::RawList;
use crate::evidence::scan::day_of_moment;
use crate::input::{Input, Output, json_member, json_problem};
use crate::lines::Lines;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;

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

pub(super) fn read(input: &Input<'_>, output: &mut Output) {
    let bom: Bom<'_> = match serde_json::from_str(input.text) {
        Ok(bom) => bom,
        Err(error) => return json_problem(output, input, &error),
    };
    check_version(input, output, bom.spec_version.as_deref());
    let lines = Lines::new(input.text);
    let metadata = bom.metadata.as_ref();
    let day = metadata.and_then(|metadata| metadata.timestamp.as_deref()).and_then(day_of_moment);
    let input = &input.made_on(day);
    let about = metadata.and_then(|metadata| metadata.component);
    read_components(input, output, &lines, &RawList(about.into_iter().collect()), 0);
    read_components(input, output, &lines, &bom.components, 0);
    for (part, list) in [("services", &bom.services), ("vulnerabilities", &bom.vulnerabilities)] {
        if let Some(first) = list.0.first() {
            let line = lines.line_of(input.text, first.get());
            unread_part(input, output, line, part, list.0.len());
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
        let Some(component) = json_member::<Component<'_>>(output, input, line, raw) else {
            continue;
        };
        let supplier = component.supplier.and_then(|supplier| supplier.name);
        let found = Found {
            group: component.group.as_deref(),
            name: component.name.as_deref(),
            version: component.version.as_deref(),
            purl: component.purl.as_deref(),
            supplier: supplier.or(component.publisher).as_deref().map(str::to_owned),
        };
        push(input, output, line, found);
        if depth < DEEPEST {
            read_components(input, output, lines, &component.components, depth + 1);
        }
    }
}
