//! The id of a requirement, inside its edition and with it.

use super::{EditionId, IdError};
use crate::place::{NumberPath, Volume};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// A requirement inside its edition: `control/13#6`, `governance/1.2.1/accountability#1`. Sorted as
/// the guideline numbers, with 13 after 2.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequirementId {
    /// The volume.
    pub volume: Volume,
    /// The chapter or section whose list it stands in.
    pub container: NumberPath,
    /// The heading group inside the section; never empty. What a person's copy does not have
    /// stands in a group of its own: `control/14/shipped#5`.
    pub group: Option<Arc<str>>,
    /// The circled number.
    pub item: u16,
}

impl RequirementId {
    /// The requirement of a chapter's or section's list, without heading group.
    pub fn new(volume: Volume, container: NumberPath, item: u16) -> Self {
        Self { volume, container, group: None, item }
    }

    /// The same place with the number `item`.
    #[must_use]
    pub fn with_item(&self, item: u16) -> Self {
        Self { item, ..self.clone() }
    }

    /// The same place in the heading group `group`; an empty text is none.
    #[must_use]
    pub fn with_group(&self, group: Option<&str>) -> Self {
        let group = group.filter(|group| !group.is_empty()).map(Arc::from);
        Self { group, ..self.clone() }
    }

    /// The number of the chapter that it stands in.
    pub fn chapter(&self) -> u16 {
        self.container.chapter()
    }
}

impl fmt::Display for RequirementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.volume.id(), self.container)?;
        if let Some(group) = &self.group {
            write!(f, "/{group}")?;
        }
        write!(f, "#{}", self.item)
    }
}

impl fmt::Debug for RequirementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.to_string())
    }
}

impl FromStr for RequirementId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        read(text).ok_or_else(|| IdError { kind: "id of a requirement", text: text.to_owned() })
    }
}

/// A group that only a copy has is named as the copy names it, so it may hold any character.
fn read(text: &str) -> Option<RequirementId> {
    let (place, item) = text.rsplit_once('#')?;
    let (volume, place) = place.split_once('/')?;
    let (container, group) = match place.split_once('/') {
        Some((container, group)) => (container, Some(group)),
        None => (place, None),
    };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let well_formed = is_number(item)
        && container.split('.').all(is_number)
        && group.is_none_or(|group| !group.is_empty());
    well_formed.then_some(())?;
    Some(RequirementId {
        volume: Volume::from_id(volume)?,
        container: container.parse().ok()?,
        group: group.map(Arc::from),
        item: item.parse().ok()?,
    })
}

/// A requirement of an edition: `mhlw-6.0/control/13#6`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequirementKey {
    /// The edition.
    pub edition: EditionId,
    /// The requirement inside it.
    pub requirement: RequirementId,
}

impl fmt::Display for RequirementKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.edition, self.requirement)
    }
}

impl fmt::Debug for RequirementKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.to_string())
    }
}

impl FromStr for RequirementKey {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let no_key =
            || IdError { kind: "id of a requirement with its edition", text: text.to_owned() };
        let (edition, requirement) = text.split_once('/').ok_or_else(no_key)?;
        Ok(Self {
            edition: edition.parse().map_err(|_| no_key())?,
            requirement: requirement.parse().map_err(|_| no_key())?,
        })
    }
}

/// Written as text, and read back from it.
macro_rules! as_text {
    ($name:ident) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

as_text!(RequirementId);
as_text!(RequirementKey);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id(text: &str) -> RequirementId {
        text.parse().unwrap()
    }

    #[test]
    fn ids_are_todays_texts() {
        let plain = RequirementId::new(Volume::Control, NumberPath(vec![13]), 6);
        assert_eq!(plain.to_string(), "control/13#6");
        assert_eq!(
            id("governance/1.2.1/accountability#1").group.as_deref(),
            Some("accountability")
        );
        assert_eq!(
            id("control/14#5").with_group(Some("shipped")).to_string(),
            "control/14/shipped#5"
        );
        assert_eq!(id("control/14/shipped#5").with_group(None), id("control/14#5"));
        let key: RequirementKey = "mhlw-6.0/control/13#6".parse().unwrap();
        assert_eq!((key.edition.as_str(), &key.requirement), ("mhlw-6.0", &plain));
    }

    #[test]
    fn what_is_no_id_says_so() {
        for text in
            ["", "#", "control/13", "control#1", "control/#1", "control/13/#6", "control/+1#6"]
        {
            assert!(text.parse::<RequirementId>().is_err(), "{text}");
        }
        for text in
            ["運用/13#6", "control/13#", "control/13#70000", "control/1..2#1", "control/x#1"]
        {
            assert!(text.parse::<RequirementId>().is_err(), "{text}");
        }
        assert!("control/13#6".parse::<RequirementKey>().is_err());
    }

    #[test]
    fn ids_are_sorted_as_the_guideline_numbers() {
        let mut ids = ["control/13#10", "control/13#9", "control/2#1", "governance/9.1#1"].map(id);
        ids.sort();
        let sorted = ids.map(|id| id.to_string());
        assert_eq!(sorted, ["governance/9.1#1", "control/2#1", "control/13#9", "control/13#10"]);
    }

    fn volumes() -> impl Strategy<Value = Volume> {
        prop::sample::select(Volume::ALL.to_vec())
    }

    proptest! {
        #[test]
        fn an_id_is_read_back_as_it_is_written(
            volume in volumes(),
            container in prop::collection::vec(any::<u16>(), 1..5),
            group in prop::option::of("[^\\x00]{1,12}"),
            item in any::<u16>(),
            edition in "[a-z]{1,8}-[0-9]\\.[0-9]",
        ) {
            let group = group.map(Arc::from);
            let id = RequirementId { volume, container: NumberPath(container), group, item };
            prop_assert_eq!(&id.to_string().parse::<RequirementId>().unwrap(), &id);
            let key = RequirementKey { edition: edition.parse().unwrap(), requirement: id };
            prop_assert_eq!(&key.to_string().parse::<RequirementKey>().unwrap(), &key);
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in ".{0,40}") {
            if let Ok(id) = text.parse::<RequirementId>() {
                prop_assert_eq!(id.to_string().parse::<RequirementId>().unwrap(), id);
            }
        }
    }
}
