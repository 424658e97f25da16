//! Each rule of a catalogue, broken once: the shipped catalogue with one text changed.

#![allow(clippy::unwrap_used)] // a test may panic, helpers of tests too

use shirube_catalogue::{Catalogue, CatalogueError, CatalogueFiles, ShippedFiles, validate};
use std::borrow::Cow;

/// The shipped files, one of them with another text.
struct Changed {
    path: &'static str,
    text: String,
}

impl CatalogueFiles for Changed {
    fn paths(&self) -> Result<Vec<String>, CatalogueError> {
        ShippedFiles.paths()
    }

    fn text(&self, path: &str) -> Result<Cow<'static, str>, CatalogueError> {
        if path == self.path { Ok(Cow::Owned(self.text.clone())) } else { ShippedFiles.text(path) }
    }
}

/// The faults once the first `from` of a file became `to`.
fn faults(path: &'static str, from: &str, to: &str) -> Vec<String> {
    let text = ShippedFiles.text(path).unwrap().replace("\r\n", "\n");
    assert!(text.contains(from), "{path} has no {from:?}");
    let text = text.replacen(from, to, 1);
    validate(&Catalogue::load(&Changed { path, text }).unwrap())
}

/// One change, one kind of fault, which names what is wrong.
fn refused(path: &'static str, from: &str, to: &str, fault: &str) {
    let found = faults(path, from, to);
    assert!(!found.is_empty(), "{path}: {to:?} passes");
    assert!(found.iter().all(|line| line.contains(fault)), "{path}: {to:?}: {found:?}");
}

const EDITION: &str = "editions/mhlw-6.0/management.toml";
const CHECKLIST: &str = "checklists/r7.toml";
const CHECK: &str = "checks/network/weak-wireless-encryption/check.toml";
const PAGE: &str = "checks/network/weak-wireless-encryption/doc.en.md";

#[test]
fn absences_that_nobody_can_declare() {
    let fault = "there is no absence `wireles-lan`";
    refused(CHECK, "absence = \"wireless-lan\"", "absence = \"wireles-lan\"", fault);
    let fault = "there is no absence `externalstorage`";
    refused(EDITION, "absence = \"external-storage\"", "absence = \"externalstorage\"", fault);
}

#[test]
fn documents_that_no_ledger_can_hold() {
    let fault = "there is no kind of document `riskassessment`";
    let (from, to) = ("kind = \"risk-assessment\"", "kind = \"riskassessment\"");
    refused(EDITION, from, to, fault);
    let fault = "there is no kind of document `bcp`";
    let (from, to) = ("kind = \"business-continuity-plan\"", "kind = \"bcp\"");
    refused(CHECKLIST, from, to, fault);
    refused(EDITION, "review_months = 12", "review_months = 0", "after 0 months");
}

#[test]
fn scopes_that_no_form_has() {
    refused(CHECKLIST, "scope = [\"server\"]", "scope = [\"servers\"]", "no scope `servers`");
    refused(CHECKLIST, "scope = [\"general\"]", "scope = []", "the scope is missing");
}

#[test]
fn texts_that_nobody_wrote() {
    let title = "[title]\nja = \"";
    let fault = "still the scaffold's";
    let remedy = "[remedy]\nja = \"";
    let text = ShippedFiles.text(CHECK).unwrap();
    for (start, placeholder) in [(title, "(欠けていることを短く)"), (remedy, "(何をすればよいか)")]
    {
        let rest = &text[text.find(start).unwrap() + start.len()..];
        let shipped = &rest[..rest.find('"').unwrap()];
        let (from, to) = (format!("{start}{shipped}"), format!("{start}{placeholder}"));
        refused(CHECK, &from, &to, fault);
        refused(CHECK, &from, start, "both languages");
    }
}

#[test]
fn pages_that_say_nothing() {
    let text = ShippedFiles.text(PAGE).unwrap().replace("\r\n", "\n");
    let title = text.lines().next().unwrap();
    refused(PAGE, title, "# (title)", "has no title");
    let (before, limits) = text.rsplit_once("## Limits\n").unwrap();
    refused(PAGE, limits, "\n\n", "says nothing under `Limits`");
    refused(PAGE, "## Limits", "## Limit", "must have the headings");
    refused(PAGE, limits, &format!("{limits}\n### More\n\nMore.\n"), "other headings");
    let evidence = before.split_once("## Evidence\n").unwrap().1;
    let body = evidence.split_once("\n## ").unwrap().0;
    refused(PAGE, body, "\n(which files)\n", "says nothing under `Evidence`");
}

#[test]
fn a_change_that_breaks_no_rule_is_no_fault() {
    let title = ShippedFiles.text(PAGE).unwrap().lines().next().unwrap().to_owned();
    assert!(faults(PAGE, &title, "# Another title (of a page)").is_empty());
}
