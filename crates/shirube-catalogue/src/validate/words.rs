//! Words that check.toml, routes and checklists share with the facts. A slip would not be an error
//! but a road that nothing can ever take: the absence never counts, the document is never found.

use crate::{DocumentRoute, Routes};
use shirube_facts::vocabulary::{ABSENCE, DOCUMENT_KIND};

/// Where an item of a checklist is looked at.
const SCOPES: [&str; 4] = ["general", "server", "client-pc", "network-device"];

/// Words of a requirement's routes that no institution can write.
pub(super) fn routes(routes: &Routes) -> Vec<String> {
    let mut faults = documents(&routes.documents);
    let absence = routes.absence.as_deref().filter(|code| !is_absence(code));
    faults.extend(absence.map(|code| format!("there is no absence `{code}`")));
    faults
}

/// Kinds of document that no ledger can hold, and reviews that would be due at once.
pub(super) fn documents(routes: &[DocumentRoute]) -> Vec<String> {
    let mut faults = Vec::new();
    for route in routes {
        if DOCUMENT_KIND.word(&route.kind).is_none() {
            faults.push(format!("there is no kind of document `{}`", route.kind));
        }
        if route.review_months == 0 {
            faults.push(format!("`{}` is to be reviewed after 0 months", route.kind));
        }
    }
    faults
}

/// True for an absence that somebody can declare.
pub(super) fn is_absence(code: &str) -> bool {
    ABSENCE.word(code).is_some()
}

/// Scopes of an item that no form has.
pub(super) fn scopes(scopes: &[String]) -> Vec<String> {
    let mut faults: Vec<String> = scopes
        .iter()
        .filter(|scope| !SCOPES.contains(&scope.as_str()))
        .map(|scope| format!("there is no scope `{scope}`"))
        .collect();
    if scopes.is_empty() {
        faults.push("the scope is missing".to_owned());
    }
    faults
}
