//! Evidence routes of requirements and of items of a checklist.

use crate::checklist::ItemRoutes;
use crate::routes::{DocumentRoute, Routes};
use serde::Deserialize;
use shirube_model::CheckCode;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RoutesFile {
    #[serde(default)]
    checks: Vec<CheckCode>,
    #[serde(default)]
    documents: Vec<DocumentRouteFile>,
    declaration_months: Option<u16>,
    absence: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DocumentRouteFile {
    kind: String,
    review_months: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ItemRoutesFile {
    checks: Vec<CheckCode>,
    documents: Vec<DocumentRouteFile>,
    decides: bool,
}

impl Default for ItemRoutesFile {
    fn default() -> Self {
        Self { checks: Vec::new(), documents: Vec::new(), decides: true }
    }
}

impl DocumentRouteFile {
    fn into_route(self) -> DocumentRoute {
        DocumentRoute { kind: self.kind, review_months: self.review_months }
    }
}

impl RoutesFile {
    pub(super) fn into_routes(self) -> Routes {
        Routes {
            checks: self.checks,
            documents: self.documents.into_iter().map(DocumentRouteFile::into_route).collect(),
            declaration_months: self.declaration_months,
            absence: self.absence,
        }
    }
}

impl ItemRoutesFile {
    pub(super) fn into_routes(self) -> ItemRoutes {
        ItemRoutes {
            checks: self.checks,
            documents: self.documents.into_iter().map(DocumentRouteFile::into_route).collect(),
            decides: self.decides,
        }
    }
}
