//! The text of a saved web page: blocks on lines of their own, scripts and styles left out.

use scraper::{Html, Node};

/// Elements that stand on lines of their own. Cells of a table are among them: a row's cells follow
/// each other as the cells of a flattened table do.
const BLOCKS: [&str; 40] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "legend",
    "li",
    "main",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];
const HIDDEN: [&str; 6] = ["script", "style", "noscript", "template", "head", "svg"];

/// True when a text begins as HTML does, behind an XML declaration and comments.
pub(super) fn is_html(text: &str) -> bool {
    let mut rest = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    loop {
        let behind = if rest.starts_with("<?") {
            rest.split_once("?>")
        } else if rest.starts_with("<!--") {
            rest.split_once("-->")
        } else {
            None
        };
        match behind {
            Some((_, behind)) => rest = behind.trim_start(),
            None => break,
        }
    }
    let head: String = rest.chars().take(16).collect::<String>().to_lowercase();
    ["<!doctype html", "<html", "<head", "<body", "<meta", "<title"]
        .iter()
        .any(|tag| head.starts_with(tag))
}

/// The visible text. Total; html5ever reads any bytes, and the walk does not recurse.
pub(super) fn text_of(html: &str) -> String {
    let page = Html::parse_document(html);
    let mut out = String::new();
    let mut hidden = 0usize;
    for edge in page.tree.root().traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) => match node.value() {
                Node::Element(element) => {
                    if HIDDEN.contains(&element.name()) {
                        hidden += 1;
                    } else if BLOCKS.contains(&element.name()) {
                        new_line(&mut out);
                    }
                }
                Node::Text(text) if hidden == 0 => push(&mut out, text, in_pre(&node)),
                _ => {}
            },
            ego_tree::iter::Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    if HIDDEN.contains(&element.name()) {
                        hidden = hidden.saturating_sub(1);
                    } else if element.name() == "p" {
                        new_line(&mut out);
                        out.push('\n');
                    } else if BLOCKS.contains(&element.name()) && element.name() != "br" {
                        new_line(&mut out);
                    }
                }
            }
        }
    }
    out
}

fn in_pre(node: &ego_tree::NodeRef<'_, Node>) -> bool {
    node.parent().is_some_and(|parent| {
        matches!(parent.value(), Node::Element(element) if matches!(element.name(), "pre" | "textarea"))
    })
}

fn new_line(out: &mut String) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

fn push(out: &mut String, text: &str, pre: bool) {
    for c in text.chars() {
        if c == '\r' {
            continue;
        }
        if pre {
            out.push(c);
        } else if c.is_whitespace() && c != '\u{3000}' {
            if !out.is_empty() && !out.ends_with([' ', '\n']) {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_lines_and_scripts_are_not_text() {
        let html = "<!DOCTYPE html><html><head><title>x</title></head><body><script>a()</script>\
            <h1>題 (3 ページ)</h1><p>一行目<br>二行目</p><div>次</div></body></html>";
        assert_eq!(text_of(html), "題 (3 ページ)\n一行目\n二行目\n\n次\n");
    }

    #[test]
    fn cells_of_a_table_do_not_run_together() {
        let html = "<?xml version='1.0'?>\n<!-- a long remark -->\n<HTML><body><table>\
            <tr><td>138</td><td>情報</td><td>概説編</td></tr></table></body></html>";
        assert!(is_html(html) && !is_html("文 <html>"));
        assert_eq!(text_of(html).trim(), "138\n情報\n概説編");
    }

    #[test]
    fn deep_nesting_is_no_danger() {
        let html = format!("<html><body>{}x", "<div>".repeat(20_000));
        assert!(text_of(&html).contains('x'));
    }
}
