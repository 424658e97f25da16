//! What persons decided. It is only ever added to, and outlives the documents.

use super::room::{Room, stored};
use super::statements::statements;
use crate::error::StoreError;
use crate::sql::Session;
use crate::store::Decisions;
use shirube_documents::DocumentId;
use shirube_documents::comment::{Decision, Dismissal};

statements! {
    ALL: "list the decisions",
        "SELECT schema, body, sequence FROM decision ORDER BY sequence";
    OF_DOCUMENT: "list the decisions",
        "SELECT schema, body, sequence FROM decision WHERE document = ?1 ORDER BY sequence";
    ON_COMMENT: "list the decisions",
        "SELECT schema, body, sequence FROM decision
         WHERE document = ?1 AND number = ?2 ORDER BY sequence";
    PUT: "store the decision",
        "INSERT INTO decision (document, number, schema, body) VALUES (?1, ?2, ?3, ?4)";
    DISMISSALS: "list the decisions",
        "SELECT schema, body, sequence FROM dismissal WHERE document = ?1 ORDER BY sequence";
    PUT_DISMISSAL: "store the decision",
        "INSERT INTO dismissal (document, schema, body) VALUES (?1, ?2, ?3)";
}

impl<S: Session, W> Decisions for Room<S, W> {
    fn decisions(&self) -> Result<Vec<Decision>, StoreError> {
        self.bodies(ALL, &[])
    }

    fn decisions_of(&self, document: &DocumentId) -> Result<Vec<Decision>, StoreError> {
        self.bodies(OF_DOCUMENT, &[document.as_str().into()])
    }

    fn decisions_on(
        &self,
        document: &DocumentId,
        number: u32,
    ) -> Result<Vec<Decision>, StoreError> {
        self.bodies(ON_COMMENT, &[document.as_str().into(), number.into()])
    }

    fn dismissals(&self, document: &DocumentId) -> Result<Vec<Dismissal>, StoreError> {
        self.bodies(DISMISSALS, &[document.as_str().into()])
    }
}

impl<S: Session, W> Room<S, W> {
    /// Adds a decision on a field.
    pub(super) fn add_decision(&self, decision: &Decision) -> Result<(), StoreError> {
        let Decision { document, number, .. } = decision;
        let [schema, body] = stored(decision, || format!("{document}#{number}"))?;
        self.execute(PUT, &[document.as_str().into(), (*number).into(), schema, body])?;
        Ok(())
    }

    /// Adds a decision on characters in no field.
    pub(super) fn add_dismissal(&self, dismissal: &Dismissal) -> Result<(), StoreError> {
        let Dismissal { document, page, .. } = dismissal;
        let [schema, body] = stored(dismissal, || format!("{document}/{page}"))?;
        self.execute(PUT_DISMISSAL, &[document.as_str().into(), schema, body])?;
        Ok(())
    }
}
