//! Documents and their pages.

use super::room::{Room, stored};
use super::statements::statements;
use crate::error::StoreError;
use crate::sql::Session;
use crate::store::Documents;
use shirube_documents::DocumentId;
use shirube_documents::document::{Document, Page};

statements! {
    ALL: "list the documents",
        "SELECT schema, body, id FROM document ORDER BY id";
    ONE: "read the document",
        "SELECT schema, body, id FROM document WHERE id = ?1";
    BEGINNING: "look for the document",
        "SELECT id FROM document WHERE substr(id, 1, ?2) = ?1 ORDER BY id LIMIT 2";
    PUT: "store the document",
        "INSERT INTO document (id, schema, body) VALUES (?1, ?2, ?3)
         ON CONFLICT (id) DO UPDATE SET schema = excluded.schema, body = excluded.body";
    REMOVE: "remove the document",
        "DELETE FROM document WHERE id = ?1";
    PAGE_NUMBERS: "list the pages",
        "SELECT number, file_hash FROM page WHERE document = ?1 ORDER BY number";
    PAGE: "read the page",
        "SELECT schema, body, document || '/' || number FROM page
         WHERE document = ?1 AND number = ?2";
    OWN_FILES: "list the document's files",
        "SELECT DISTINCT page.file_hash FROM page WHERE page.document = ?1 AND NOT EXISTS (
             SELECT 1 FROM page AS other
             WHERE other.file_hash = page.file_hash AND other.document <> ?1)
         ORDER BY page.file_hash";
    PUT_PAGE: "store the page",
        "INSERT INTO page (document, number, file_hash, schema, body) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (document, number) DO UPDATE SET
             file_hash = excluded.file_hash, schema = excluded.schema, body = excluded.body";
}

impl<S: Session, W> Documents for Room<S, W> {
    fn documents(&self) -> Result<Vec<Document>, StoreError> {
        let mut documents: Vec<Document> = self.bodies(ALL, &[])?;
        documents.sort_by(|a, b| (&a.title, &a.id).cmp(&(&b.title, &b.id)));
        Ok(documents)
    }

    fn document(&self, id: &DocumentId) -> Result<Option<Document>, StoreError> {
        self.one_body(ONE, &[id.as_str().into()])
    }

    fn ids_beginning(&self, beginning: &str) -> Result<Vec<DocumentId>, StoreError> {
        let length = i64::try_from(beginning.chars().count()).unwrap_or(i64::MAX);
        let rows = self.rows(BEGINNING, &[beginning.into(), length.into()])?;
        rows.iter().map(|row| row.text(0).map(DocumentId::stored)).collect()
    }

    fn page_numbers(&self, document: &DocumentId) -> Result<Vec<(u32, String)>, StoreError> {
        let rows = self.rows(PAGE_NUMBERS, &[document.as_str().into()])?;
        rows.iter().map(|row| Ok((row.count(0)?, row.text(1)?.to_owned()))).collect()
    }

    fn page(&self, document: &DocumentId, number: u32) -> Result<Option<Page>, StoreError> {
        self.one_body(PAGE, &[document.as_str().into(), number.into()])
    }

    fn own_files(&self, document: &DocumentId) -> Result<Vec<String>, StoreError> {
        let rows = self.rows(OWN_FILES, &[document.as_str().into()])?;
        rows.iter().map(|row| row.text(0).map(str::to_owned)).collect()
    }
}

impl<S: Session, W> Room<S, W> {
    /// Stores a document and pages of it; its other pages stay.
    pub(super) fn put_pages(&self, document: &Document, pages: &[Page]) -> Result<(), StoreError> {
        let id = document.id.as_str();
        let [schema, body] = stored(document, || id.to_owned())?;
        self.execute(PUT, &[id.into(), schema, body])?;
        for page in pages {
            let [schema, body] = stored(page, || format!("{id}/{}", page.number))?;
            let hash = &page.file_hash;
            self.execute(PUT_PAGE, &[id.into(), page.number.into(), hash.into(), schema, body])?;
        }
        Ok(())
    }

    /// Removes a document with its pages and register; whether it was there comes back.
    pub(super) fn remove_pages(&self, document: &DocumentId) -> Result<bool, StoreError> {
        Ok(self.execute(REMOVE, &[document.as_str().into()])? > 0)
    }
}
