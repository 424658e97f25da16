//! The form in XML: the same components under the names of the schema's elements.

use super::component::{DEEPEST, Found, check_version, push, unread_part};
use crate::evidence::scan::day_of_moment;
use crate::evidence::xml;
use crate::input::{Input, Output};
use crate::lines::Lines;
use roxmltree::Node;

pub(super) fn read(input: &Input<'_>, output: &mut Output) {
    let Some(document) = xml::parse(input, output) else { return };
    let bom = document.root_element();
    let namespace = bom.tag_name().namespace().unwrap_or_default();
    check_version(input, output, namespace.rsplit_once('/').map(|(_, version)| version));
    let lines = Lines::new(input.text);
    let metadata = child(bom, "metadata");
    let day = metadata.and_then(|metadata| text(metadata, "timestamp")).and_then(day_of_moment);
    let input = &input.made_on(day);
    let about = metadata.and_then(|metadata| child(metadata, "component"));
    for component in about.into_iter().chain(inside(bom)) {
        read_component(input, output, &lines, component, 0);
    }
    for part in ["services", "vulnerabilities"] {
        let Some(list) = child(bom, part) else { continue };
        let count = list.children().filter(Node::is_element).count();
        if count > 0 {
            unread_part(input, output, line(&lines, list), part, count);
        }
    }
}

fn read_component(
    input: &Input<'_>,
    output: &mut Output,
    lines: &Lines,
    component: Node<'_, '_>,
    depth: usize,
) {
    let supplier = child(component, "supplier").and_then(|supplier| text(supplier, "name"));
    let found = Found {
        group: text(component, "group"),
        name: text(component, "name"),
        version: text(component, "version"),
        purl: text(component, "purl"),
        supplier: supplier.or_else(|| text(component, "publisher")).map(str::to_owned),
    };
    push(input, output, line(lines, component), found);
    if depth < DEEPEST {
        for part in inside(component) {
            read_component(input, output, lines, part, depth + 1);
        }
    }
}

fn line(lines: &Lines, node: Node<'_, '_>) -> usize {
    lines.line(node.range().start)
}

fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| child.tag_name().name() == name)
}

/// The components that a list or a component holds.
fn inside<'a, 'i: 'a>(node: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    let list = child(node, "components").into_iter();
    list.flat_map(|list| list.children()).filter(|child| child.tag_name().name() == "component")
}

fn text<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    child(node, name)?.text().map(str::trim).filter(|text| !text.is_empty())
}
