//! Comments as they were read, and what is left over on their pages.

use super::room::{Room, stored};
use super::statements::statements;
use crate::error::StoreError;
use crate::sql::Session;
use crate::store::Comments;
use shirube_documents::DocumentId;
use shirube_documents::comment::{Comment, Register, Remainder};

statements! {
    ALL: "list the comments",
        "SELECT schema, body, document || '#' || number FROM comment ORDER BY number, document";
    OF_DOCUMENT: "list the comments",
        "SELECT schema, body, document || '#' || number FROM comment
         WHERE document = ?1 ORDER BY number";
    DOCUMENTS_WITH: "look for the comment",
        "SELECT document FROM comment WHERE number = ?1 ORDER BY document";
    ONE: "read the comment",
        "SELECT schema, body, document || '#' || number FROM comment
         WHERE document = ?1 AND number = ?2";
    REMAINDERS: "list the remainders",
        "SELECT schema, body, document || '/' || page FROM remainder
         WHERE document = ?1 ORDER BY page, place";
    REMOVE: "replace the register",
        "DELETE FROM comment WHERE document = ?1";
    REMOVE_REMAINDERS: "replace the register",
        "DELETE FROM remainder WHERE document = ?1";
    PUT: "store the comment",
        "INSERT INTO comment (document, number, schema, body) VALUES (?1, ?2, ?3, ?4)";
    PUT_REMAINDER: "store the remainder",
        "INSERT INTO remainder (document, place, page, schema, body) VALUES (?1, ?2, ?3, ?4, ?5)";
}

impl<S: Session, W> Comments for Room<S, W> {
    fn comments(&self) -> Result<Vec<Comment>, StoreError> {
        self.bodies(ALL, &[])
    }

    fn comments_of(&self, document: &DocumentId) -> Result<Vec<Comment>, StoreError> {
        self.bodies(OF_DOCUMENT, &[document.as_str().into()])
    }

    fn documents_with(&self, number: u32) -> Result<Vec<DocumentId>, StoreError> {
        let rows = self.rows(DOCUMENTS_WITH, &[number.into()])?;
        rows.iter().map(|row| row.text(0).map(DocumentId::stored)).collect()
    }

    fn comment(&self, document: &DocumentId, number: u32) -> Result<Option<Comment>, StoreError> {
        self.one_body(ONE, &[document.as_str().into(), number.into()])
    }

    fn remainders(&self, document: &DocumentId) -> Result<Vec<Remainder>, StoreError> {
        self.bodies(REMAINDERS, &[document.as_str().into()])
    }
}

impl<S: Session, W> Room<S, W> {
    /// Replaces the register of a document.
    pub(super) fn put_register(
        &self,
        document: &DocumentId,
        register: &Register,
    ) -> Result<(), StoreError> {
        let id = document.as_str();
        self.execute(REMOVE, &[id.into()])?;
        self.execute(REMOVE_REMAINDERS, &[id.into()])?;
        for comment in &register.comments {
            let [schema, body] = stored(comment, || format!("{id}#{}", comment.number))?;
            self.execute(PUT, &[id.into(), comment.number.into(), schema, body])?;
        }
        for (place, remainder) in (0i64..).zip(&register.remainders) {
            let [schema, body] = stored(remainder, || format!("{id}/{}", remainder.page))?;
            let page = remainder.page.into();
            self.execute(PUT_REMAINDER, &[id.into(), place.into(), page, schema, body])?;
        }
        Ok(())
    }
}
