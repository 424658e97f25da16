//! What a person's copies of two editions say of each other.

use crate::catalogue::Catalogue;
use crate::edition::Edition;
use crate::origin::OfficialText;
use crate::requirement::Requirement;
use shirube_model::{Confidence, EditionId, Message, Relation, RequirementId};
use std::collections::BTreeMap;

/// A requirement of an edition as its copy has it.
struct InCopy {
    id: RequirementId,
    /// What is compared of its text; `None` when nothing follows from it.
    text: Option<String>,
}

/// The requirements of an edition by the id that was shipped.
type CopyOfEdition = BTreeMap<RequirementId, InCopy>;

impl Catalogue {
    /// What the copies of two editions say of each other, once all are applied: the same text is
    /// unchanged, another text is changed; numbers are those of the copies.
    pub fn compare_copies(&mut self) {
        let copies: BTreeMap<EditionId, CopyOfEdition> =
            self.editions.iter().map(|edition| (edition.id.clone(), in_copy(edition))).collect();
        for edition in &mut self.editions {
            let before = edition.header.carried_from.as_ref();
            let Some(before) = before.and_then(|before| copies.get(before)) else { continue };
            edition.gone.retain_mut(|gone| match before.get(&gone.id) {
                Some(earlier) => {
                    gone.id.clone_from(&earlier.id);
                    true
                }
                // Neither copy has it.
                None => false,
            });
            edition.change_volumes(|volumes| {
                let chapters = volumes.iter_mut().flat_map(|volume| &mut volume.chapters);
                for requirement in chapters.flat_map(|chapter| &mut chapter.requirements) {
                    relate(requirement, before);
                }
            });
        }
    }
}

fn in_copy(edition: &Edition) -> CopyOfEdition {
    edition
        .requirements()
        .map(|placed| {
            let official = placed.requirement.official();
            let text = official.filter(|official| !official.doubtful).map(compared);
            let id = placed.id().clone();
            (placed.requirement.shipped_id().unwrap_or(&id).clone(), InCopy { id, text })
        })
        .collect()
}

/// How a requirement stands to the edition before, by the copies of both.
fn relate(requirement: &mut Requirement, before: &CopyOfEdition) {
    // Of a pair that may not be one, nothing follows.
    let official = requirement.official().filter(|official| !official.doubtful);
    let official = official.map(|official| (compared(official), official.file_name.clone()));
    let Some(lineage) = &mut requirement.lineage else { return };
    let Some(from) = &lineage.from else { return };
    let Some(earlier) = before.get(from) else {
        lineage.from = None;
        lineage.relation = Relation::New;
        lineage.reason = Message::new("reason.not-in-copy-before").into();
        lineage.confidence = Confidence::VerifiedByCopy;
        return;
    };
    lineage.from = Some(earlier.id.clone());
    let Some(((text, file_name), earlier)) = official.zip(earlier.text.as_ref()) else { return };
    let same = *earlier == text;
    lineage.relation = if same { Relation::Unchanged } else { Relation::Changed };
    lineage.confidence = Confidence::VerifiedByCopy;
    lineage.source = file_name;
    let code = if same { "reason.same-in-copies" } else { "reason.differs-in-copies" };
    lineage.reason = Message::new(code).into();
}

/// The text without what a change of typesetting changes.
fn compared(official: &OfficialText) -> String {
    let mut text = official.text.clone();
    for (mark, sub) in &official.sub {
        text.push_str(mark);
        text.push_str(sub);
    }
    let text = shirube_model::text::normalize(&text);
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
