//! Where a requirement's number and words come from: what was shipped, or a person's copy.

use shirube_model::{Bilingual, RequirementId};

/// Whose number a requirement has.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Origin {
    /// As shipped; no copy of the volume was brought in.
    #[default]
    Shipped,
    /// As in the person's copy of the volume.
    Copy {
        /// The official text.
        text: OfficialText,
        /// The requirement that was shipped; `None` when only the copy has it.
        shipped: Option<RequirementId>,
    },
    /// Shipped, and not in the person's copy: its number belongs to the copy, so it stands in a
    /// group of its own.
    NotInCopy {
        /// The requirement that was shipped.
        shipped: RequirementId,
    },
}

/// The official text of a requirement, from the person's copy.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OfficialText {
    /// The text.
    pub text: String,
    /// Sub-items: mark and text.
    pub sub: Vec<(String, String)>,
    /// The page.
    pub page: u32,
    /// The file.
    pub file_name: String,
    /// True when the number is the same, but the words share little.
    pub doubtful: bool,
}

/// The group of what a copy does not have, in ids.
const GROUP: &str = "shipped";
/// The group as it is printed; it is a place, so it is read back as well.
const GROUP_JA: &str = "写しにない";
/// The group as it is printed in English.
const GROUP_EN: &str = "not in your copy";

/// How people write the name of that group.
pub(crate) fn is_outside_of_copy_name(group: &str) -> bool {
    group.ends_with(GROUP_JA) || group.eq_ignore_ascii_case(GROUP_EN)
}

/// The place of what a copy does not have: the shipped place, in a group of its own.
pub(crate) fn outside_of_copy(shipped: &RequirementId) -> RequirementId {
    let group = match &shipped.group {
        None => GROUP.to_owned(),
        Some(group) => format!("{GROUP}-{group}"),
    };
    shipped.with_group(Some(&group))
}

/// The name of that group; a heading group's own name stays in it.
pub(crate) fn outside_of_copy_name(group: Option<&Bilingual>) -> Bilingual {
    match group {
        None => Bilingual { ja: GROUP_JA.to_owned(), en: GROUP_EN.to_owned() },
        Some(group) => Bilingual {
            ja: format!("{}・{GROUP_JA}", group.ja),
            en: format!("{}, {GROUP_EN}", group.en),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_groups_outside_of_a_copy_stay_two() {
        let outside = |id: &str| outside_of_copy(&id.parse().unwrap()).to_string();
        assert_eq!(outside("control/14#5"), "control/14/shipped#5");
        let first = outside("governance/1.2.1/accountability#1");
        assert_eq!(first, "governance/1.2.1/shipped-accountability#1");
        assert_ne!(first, outside("governance/1.2.1/remedial-measures#1"));
    }
}
