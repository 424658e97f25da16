//! From cells to records.

use super::account::{account, parts_on};
use super::disposition::disposition;
use super::reading::{CellReading, PageReading, Stretch};
use super::titles::Titles;
use super::{cues, flattened, table};
use crate::text::join_lines;
use shirube_catalogue::{Edition, Resolution, ResolvedPlace};
use shirube_documents::comment::{
    CitedPlace, Comment, Field, Part, ReadingConfidence, Register, Remainder, RemainderKind,
};
use shirube_documents::document::{Document, Page, PageState};
use shirube_model::reference::{Context, parse, scan};
use shirube_model::{NumberPath, Place, Reference};
use std::collections::{BTreeMap, BTreeSet};

/// Reads the register of a document from its pages, which are in order. Pages that hold no table of
/// comments give nothing. `edition` is the edition that the comments speak about.
pub fn register(document: &Document, pages: &[Page], edition: Option<&Edition>) -> Register {
    let titles = edition.map(Titles::of).unwrap_or_default();
    let mut records: BTreeMap<u32, Gathered> = BTreeMap::new();
    let mut continuations = Vec::new();
    let mut lefts: BTreeMap<usize, PageReading> = BTreeMap::new();
    let mut carried = table::Carried::default();
    // The last page that was read, with the record that it ends with.
    let mut last_read: Option<(u32, u32)> = None;
    for (index, page) in pages.iter().enumerate() {
        let Some(mut reading) = read_page(page, &mut carried, &titles) else {
            carried.interrupted();
            continue;
        };
        // The end of a record goes to the last record of the page before, when that page is here.
        let before = last_read.filter(|(read, _)| read + 1 == page.number).map(|(_, last)| last);
        let again = numbers(&reading).into_iter().filter(|number| records.contains_key(number));
        let again: Vec<u32> = again.collect();
        let last = numbers(&reading).into_iter().next_back().or(before);
        for cell in std::mem::take(&mut reading.cells) {
            match cell.number {
                // A number that an earlier page has too: not the same record, and nobody can say which.
                Some(number) if again.contains(&number) => {
                    let spans = cell.stretches.iter().map(|stretch| stretch.span);
                    reading.left.extend(spans.map(|span| (span, RemainderKind::Unassigned, None)));
                    if let Some(record) = records.get_mut(&number) {
                        record.twice = true;
                    }
                }
                number => match number.or(before) {
                    Some(number) => {
                        let record = records.entry(number).or_default();
                        record.poor |= reading.poor;
                        record.add(page.number, index, cell);
                    }
                    None => continuations.push((page.number, cell)),
                },
            }
        }
        last_read = last.map(|last| (page.number, last));
        lefts.insert(index, reading);
    }
    if !records.is_empty() {
        name_other_pages(pages, &mut lefts);
    }
    let mut register = Register::default();
    lend(&mut records);
    doubt_gaps(&mut records);
    for (number, gathered) in &records {
        register.comments.push(gathered.comment(document, pages, *number, edition, &records));
    }
    for (index, reading) in lefts {
        let page = &pages[index];
        let mut left: Vec<Remainder> = reading
            .left
            .into_iter()
            .map(|(span, kind, field)| Remainder { page: page.number, kind, span, field })
            .collect();
        for (_, cell) in continuations.iter().filter(|(number, _)| *number == page.number) {
            left.extend(cell.stretches.iter().map(|stretch| Remainder {
                page: page.number,
                kind: RemainderKind::Continuation,
                span: stretch.span,
                field: Some(cell.field),
            }));
        }
        let parts = parts_on(page.number, &register);
        let accounting = account(&page.text, page.number, page.body, &parts, &left);
        debug_assert!(accounting.claimed_twice.is_empty(), "{:?}", accounting.claimed_twice);
        register.remainders.extend(accounting.remainders);
    }
    register.remainders.sort();
    register
}

/// Reads a page by its rules, or where they draw no table of comments, by its text.
fn read_page(page: &Page, carried: &mut table::Carried, titles: &Titles) -> Option<PageReading> {
    if page.state != PageState::Text {
        return None;
    }
    let body = page.body.0 as usize..page.body.1 as usize;
    table::read(page, carried).or_else(|| flattened::read(&page.text, body, page.number, titles))
}

/// The numbers that stand on a page.
fn numbers(reading: &PageReading) -> BTreeSet<u32> {
    let cells = reading.cells.iter().filter(|cell| cell.field == Field::Number);
    cells.filter_map(|cell| cell.number).collect()
}

/// Pages without a table of comments, in a document that has one: between its first and last page
/// they wait for a person, since the table may go on there; outside they are named.
fn name_other_pages(pages: &[Page], lefts: &mut BTreeMap<usize, PageReading>) {
    let (first, last) = match (lefts.keys().next(), lefts.keys().next_back()) {
        (Some(first), Some(last)) => (*first, *last),
        _ => return,
    };
    for (index, page) in pages.iter().enumerate().filter(|(_, page)| !page.text.is_empty()) {
        lefts.entry(index).or_insert_with(|| {
            let inside = first < index && index < last;
            let kind = if inside { RemainderKind::Unassigned } else { RemainderKind::OtherPage };
            PageReading { left: vec![(page.body, kind, None)], ..PageReading::default() }
        });
    }
}

/// A cell that spans several records is read once, by the first, and said by all.
fn lend(records: &mut BTreeMap<u32, Gathered>) {
    let mut loans = Vec::new();
    for (number, record) in &*records {
        for cell in record.cells.values().flatten().map(|(_, _, cell)| cell) {
            loans.extend(cell.shared_with.iter().map(|other| (*other, cell.field, *number)));
        }
    }
    for (borrower, field, owner) in loans {
        let lent = records.get(&owner).map(|record| record.confidence(field));
        if let Some(record) = records.get_mut(&borrower)
            && !record.cells.contains_key(&field)
            && let Some(Some(confidence)) = lent
        {
            record.borrowed.insert(field, (owner, confidence));
        }
    }
}

/// Most records have a theme and a volume, or none has: one without is doubtful.
fn doubt_gaps(records: &mut BTreeMap<u32, Gathered>) {
    for field in [Field::Theme, Field::Volume] {
        let has = |record: &Gathered| {
            record.cells.contains_key(&field) || record.borrowed.contains_key(&field)
        };
        let with = records.values().filter(|record| has(record)).count();
        if with * 5 >= records.len() * 3 {
            for record in records.values_mut().filter(|record| !has(record)) {
                record.gaps.push(field);
            }
        }
    }
}

/// The cells of one record, from all pages.
#[derive(Default)]
struct Gathered {
    cells: BTreeMap<Field, Vec<(u32, usize, CellReading)>>,
    poor: bool,
    /// A later page has the same number once more.
    twice: bool,
    /// Fields that most other records have.
    gaps: Vec<Field>,
    /// Fields that stand in a cell of another record, with that record and how sure the cell is.
    borrowed: BTreeMap<Field, (u32, ReadingConfidence)>,
}

impl Gathered {
    fn add(&mut self, page: u32, index: usize, cell: CellReading) {
        self.cells.entry(cell.field).or_default().push((page, index, cell));
    }

    /// How sure the cells of a field are; `None` when there is none.
    fn confidence(&self, field: Field) -> Option<ReadingConfidence> {
        self.cells.get(&field)?.iter().map(|(_, _, cell)| cell.confidence).min()
    }

    /// The text of a field; `None` for a cell that is not there or holds a dash.
    fn text(&self, pages: &[Page], field: Field) -> Option<String> {
        let paragraphs = matches!(field, Field::Opinion | Field::Response);
        let lines = self.cells.get(&field)?.iter().flat_map(|(_, index, cell)| {
            cell.stretches.iter().map(move |stretch| (&pages[*index], stretch))
        });
        let text = join_lines(lines.map(|(page, Stretch { span, full, .. })| {
            let line = page.text.get(span.0 as usize..span.1 as usize).unwrap_or_default();
            (line, *full || !paragraphs)
        }));
        let text = if paragraphs { text } else { text.replace(" (", "(").replace(" （", "（") };
        (!text.is_empty() && !cues::is_dash(&text)).then_some(text)
    }

    fn comment(
        &self,
        document: &Document,
        pages: &[Page],
        number: u32,
        edition: Option<&Edition>,
        records: &BTreeMap<u32, Gathered>,
    ) -> Comment {
        let text = |field: Field| match self.borrowed.get(&field) {
            Some((owner, _)) => records.get(owner).and_then(|owner| owner.text(pages, field)),
            None => self.text(pages, field),
        };
        let written_volume = text(Field::Volume);
        let volume_id = written_volume.as_deref().and_then(cues::volume);
        let volume = written_volume.map(|text| match volume_id {
            Some(volume) => volume.name_ja().to_owned(),
            None => text,
        });
        let response = text(Field::Response);
        let mut comment = Comment {
            document: document.id.clone(),
            number,
            theme: text(Field::Theme),
            volume,
            volume_id,
            place: text(Field::Place),
            page: text(Field::Page),
            opinion: text(Field::Opinion).unwrap_or_default(),
            response,
            response_shared_with: Vec::new(),
            disposition: None,
            references: Vec::new(),
            parts: Vec::new(),
            confidence: BTreeMap::new(),
            doubts: BTreeMap::new(),
        };
        for field in Field::COLUMNS {
            self.judge(field, &mut comment);
        }
        comment.response_shared_with = self.sharing(number, records);
        if let Some(response) = &comment.response {
            let (what, confidence) = disposition(response);
            comment.disposition = what;
            let weakest = confidence.min(comment.confidence[&Field::Response]);
            comment.confidence.insert(Field::Disposition, weakest);
            if confidence == ReadingConfidence::Unsure {
                comment.doubts.insert(Field::Disposition, "doubt.disposition".to_owned());
            }
        } else {
            comment.confidence.insert(Field::Disposition, ReadingConfidence::Unsure);
        }
        cite(&mut comment, document.edition.as_deref(), edition);
        // Of an edition that the catalogue does not have, nothing can be resolved.
        let unresolved =
            edition.is_some() && comment.references.iter().any(|cited| cited.resolved.is_empty());
        let sure = if unresolved { ReadingConfidence::Unsure } else { ReadingConfidence::Likely };
        comment.confidence.insert(Field::References, sure);
        if unresolved {
            comment.doubts.insert(Field::References, "doubt.unresolved-reference".to_owned());
        }
        comment
    }

    /// The other records that the response answers.
    fn sharing(&self, number: u32, records: &BTreeMap<u32, Gathered>) -> Vec<u32> {
        let owner = self.borrowed.get(&Field::Response).map_or(number, |(owner, _)| *owner);
        let cells = records.get(&owner).and_then(|record| record.cells.get(&Field::Response));
        let others = cells.into_iter().flatten().flat_map(|(_, _, cell)| &cell.shared_with);
        let mut sharing: Vec<u32> =
            others.copied().chain([owner]).filter(|other| *other != number).collect();
        sharing.sort_unstable();
        sharing.dedup();
        sharing
    }

    /// Parts, confidence and doubt of one field.
    fn judge(&self, field: Field, comment: &mut Comment) {
        let cells = self.cells.get(&field).map(Vec::as_slice).unwrap_or_default();
        for (page, _, cell) in cells {
            for Stretch { line, span, .. } in &cell.stretches {
                comment.parts.push(Part { field, page: *page, line: *line, span: *span });
            }
        }
        comment.parts.sort_by_key(|part| (part.field, part.page, part.span));
        let required = matches!(field, Field::Number | Field::Opinion | Field::Response);
        let lent = self.borrowed.get(&field).map(|(_, confidence)| *confidence);
        let weakest = self.confidence(field).or(lent);
        let twice = self.twice && field == Field::Number;
        let confidence = match weakest {
            _ if twice => ReadingConfidence::Unsure,
            Some(confidence) => confidence,
            None if required || self.poor || self.gaps.contains(&field) => {
                ReadingConfidence::Unsure
            }
            None => ReadingConfidence::Likely,
        };
        let doubt = match cells.iter().find_map(|(_, _, cell)| cell.doubt) {
            _ if twice => Some("doubt.number-twice"),
            Some(doubt) => Some(doubt),
            None if weakest.is_none() && required => Some("doubt.missing"),
            None if weakest.is_none() && self.gaps.contains(&field) => Some("doubt.missing"),
            None if weakest.is_none() && self.poor => Some("doubt.poor-fit"),
            None => None,
        };
        comment.confidence.insert(field, confidence);
        if let Some(doubt) = doubt {
            comment.doubts.insert(field, doubt.to_owned());
        }
    }
}

/// Finds the places that a record cites: in its place column, its opinion and its response.
pub(crate) fn cite(comment: &mut Comment, edition_id: Option<&str>, edition: Option<&Edition>) {
    let mut context = Context {
        edition: edition_id.map(str::to_owned),
        volume: comment.volume_id,
        chapter: None,
    };
    let mut fields = Vec::new();
    if comment.volume_id.is_some()
        && let Some(place) = &comment.place
    {
        let heading = parse(place, &context).references;
        let first = heading.into_iter().find(|heading| heading.span.start == 0);
        if let Some(first) = first {
            let mut reference = first.reference;
            reference.edition = context.edition.clone();
            context.chapter = match &reference.place {
                Place::Section(number) | Place::Item { container: number, .. } => {
                    Some(NumberPath::chapter(number))
                }
                _ => None,
            };
            let text = place.get(first.span).unwrap_or_default().to_owned();
            fields.push((Field::Place, text, reference));
        }
    }
    for (field, text) in
        [(Field::Opinion, Some(&comment.opinion)), (Field::Response, comment.response.as_ref())]
    {
        let Some(text) = text else { continue };
        for cited in scan(text, &context).references {
            let words = text.get(cited.span).unwrap_or_default().to_owned();
            fields.push((field, words, cited.reference));
        }
    }
    comment.references.clear();
    for (field, text, mut reference) in fields {
        if reference.edition.is_none() {
            reference.edition = edition_id.map(str::to_owned);
        }
        // A volume that is named without a place says no more than the volume column.
        if reference.place == Place::Volume {
            continue;
        }
        let resolved = edition.map(|edition| resolve(edition, &reference)).unwrap_or_default();
        let cited = CitedPlace { field, text, reference: reference.to_string(), resolved };
        if !comment.references.iter().any(|known| known.reference == cited.reference) {
            comment.references.push(cited);
        }
    }
}

/// The ids of what a reference leads to.
pub(crate) fn resolve(edition: &Edition, reference: &Reference) -> Vec<String> {
    match edition.resolve(reference) {
        Resolution::Unresolved(_) => Vec::new(),
        Resolution::Found(places) => places
            .into_iter()
            .map(|place| match place {
                ResolvedPlace::Requirement { id, sub: None } => id.to_string(),
                ResolvedPlace::Requirement { id, sub: Some(sub) } => format!("{id}.{sub}"),
                ResolvedPlace::Section { volume, number } => format!("{}/{number}", volume.id()),
                ResolvedPlace::Chapter { volume, number } => format!("{}/{number}", volume.id()),
                ResolvedPlace::Volume(volume) => volume.id().to_owned(),
            })
            .collect(),
    }
}
