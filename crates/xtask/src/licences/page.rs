//! The page that names what Shirube is made of.

use shirube_model::Language;
use std::collections::BTreeMap;
use std::fmt::Write;

/// A package of others, as the page names it.
pub(super) struct Listed {
    pub(super) licence: String,
    /// True when the binary that persons get is made of it, too.
    pub(super) in_binary: bool,
}

/// The text of the page.
pub(super) fn write(language: Language, listed: &BTreeMap<String, Listed>) -> String {
    let (title, binary, tools, head) = match language {
        Language::Ja => (
            "# ライセンス\n\n`cargo run -p xtask -- licences` が `Cargo.lock` から作るページです。許すライセンスは `deny.toml` にあります。",
            "## バイナリに入るもの",
            "## 開発と試験だけに使うもの",
            "| パッケージ | ライセンス |",
        ),
        Language::En => (
            "# Licences\n\nGenerated from `Cargo.lock` by `cargo run -p xtask -- licences`. The licences that are allowed stand in `deny.toml`.",
            "## In the binary",
            "## For development and tests alone",
            "| Package | Licence |",
        ),
    };
    let mut out = format!("{title}\n");
    for (heading, in_binary) in [(binary, true), (tools, false)] {
        let _ = write!(out, "\n{heading}\n\n{head}\n| --- | --- |\n");
        for (name, package) in listed.iter().filter(|(_, package)| package.in_binary == in_binary) {
            let _ = writeln!(
                out,
                "| [{name}](https://crates.io/crates/{name}) | {} |",
                package.licence
            );
        }
    }
    out
}
