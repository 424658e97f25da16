//! Which catalogue a result was made with.

use crate::catalogue::Catalogue;
use sha2::{Digest, Sha256};
use std::hash::{Hash, Hasher};

impl Catalogue {
    /// SHA-256, in hexadecimal, over what the catalogue holds: editions with the copies that were
    /// applied, checklists, frameworks, and checks with their SQL and their pages, own ones
    /// included. The cases of checks, which only tests read, are left out.
    ///
    /// Two builds of this program on the same kind of machine give the same digest to the same
    /// catalogue; a build by another compiler may give another one, and what was kept under the
    /// old one is then made anew.
    pub fn digest(&self) -> String {
        let mut hasher = Sha256Hasher(Sha256::new());
        for edition in &self.editions {
            (&edition.id, &edition.header, edition.volumes()).hash(&mut hasher);
            (&edition.gone, &edition.decision_query).hash(&mut hasher);
        }
        self.checklists.hash(&mut hasher);
        self.cross_references.hash(&mut hasher);
        for check in &self.checks {
            (&check.text, &check.area, &check.name, &check.own).hash(&mut hasher);
            (&check.sql, &check.doc_ja, &check.doc_en).hash(&mut hasher);
        }
        let bytes = hasher.0.finalize();
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// What is hashed goes to SHA-256; numbers with their low byte first on every machine.
struct Sha256Hasher(Sha256);

impl Hasher for Sha256Hasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn write_u16(&mut self, number: u16) {
        self.write(&number.to_le_bytes());
    }

    fn write_u32(&mut self, number: u32) {
        self.write(&number.to_le_bytes());
    }

    fn write_u64(&mut self, number: u64) {
        self.write(&number.to_le_bytes());
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    /// Of no use here: the digest is what counts.
    fn finish(&self) -> u64 {
        let digest = self.0.clone().finalize();
        digest.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::threshold::ParameterValue;
    use std::borrow::Cow;

    #[test]
    fn whatever_decides_a_result_is_in_the_digest() {
        let catalogue = Catalogue::shipped().unwrap();
        let digest = catalogue.digest();
        assert_eq!((digest.len(), &digest), (64, &Catalogue::shipped().unwrap().digest()));
        let changed = |change: fn(&mut Catalogue)| {
            let mut changed = catalogue.clone();
            change(&mut changed);
            assert_ne!(changed.digest(), digest);
        };
        changed(|catalogue| catalogue.checks[0].sql = Cow::Borrowed("SELECT 1"));
        changed(|catalogue| catalogue.checks[0].own = true);
        changed(|catalogue| catalogue.checklists[0].items[0].routes.decides ^= true);
        changed(|catalogue| {
            let threshold = catalogue.editions[0].header.thresholds.values_mut().next().unwrap();
            threshold.value = ParameterValue::Integer(99);
        });
        changed(|catalogue| {
            catalogue.editions[0].change_volumes(|volumes| {
                let mut chapters = volumes.iter_mut().flat_map(|volume| &mut volume.chapters);
                let chapter = chapters.find(|chapter| !chapter.requirements.is_empty()).unwrap();
                chapter.requirements[0].routes.declaration_months = Some(99);
            });
        });
    }
}
