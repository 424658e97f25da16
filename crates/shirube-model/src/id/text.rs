//! Ids that are one word: editions, checks, institutions.

use super::IdError;
use crate::place::Volume;

/// A newtype over a shared text: cheap to clone, made only from a text of its form, and written in
/// files as the text itself.
macro_rules! text_id {
    ($(#[$documentation:meta])* $name:ident, $kind:literal, $has_form:path) => {
        $(#[$documentation])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(std::sync::Arc<str>);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                if $has_form(text) {
                    Ok(Self(text.into()))
                } else {
                    Err(IdError { kind: $kind, text: text.to_owned() })
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Debug::fmt(&*self.0, f)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                &*self.0 == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                &*self.0 == *other
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

text_id! {
    /// An edition of the guideline, such as `mhlw-6.0`: letters, digits, `-`, `.` and `_`, at most
    /// 40, and not the id of a volume.
    EditionId, "id of an edition", is_edition
}

text_id! {
    /// The code of a check, such as `SHR-NET-014`. Checks of an institution's own have codes of its
    /// choice: at most 60 characters, none of them a space or a slash.
    CheckCode, "code of a check", is_check
}

text_id! {
    /// The id of an institution, chosen by it: one line of at most 200 characters.
    InstitutionId, "id of an institution", is_institution
}

/// The most characters of an institution's id.
const LONGEST_INSTITUTION: usize = 200;

impl InstitutionId {
    /// The id nearest to a text: without control characters, cut where it is too long, `unknown`
    /// when nothing is left.
    pub fn nearest(text: &str) -> Self {
        let plain = text.trim().chars().filter(|c| !c.is_control());
        let plain: String = plain.take(LONGEST_INSTITUTION).collect();
        let id = if is_institution(&plain) { plain.as_str() } else { "unknown" };
        Self(id.into())
    }
}

fn is_edition(text: &str) -> bool {
    (1..=40).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte))
        && Volume::from_id(text).is_none()
}

fn is_check(text: &str) -> bool {
    (1..=60).contains(&text.chars().count())
        && !text.chars().any(|c| c.is_whitespace() || c.is_control() || c == '/')
}

fn is_institution(text: &str) -> bool {
    !text.trim().is_empty()
        && text.chars().count() <= LONGEST_INSTITUTION
        && !text.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn an_id_is_made_only_from_a_text_of_its_form() {
        assert_eq!("mhlw-6.0".parse::<EditionId>().unwrap(), "mhlw-6.0");
        for text in ["", "control", "mhlw/6.0", "mhlw 6.0", "第六版", &"x".repeat(41)] {
            assert_eq!(text.parse::<EditionId>().unwrap_err().text, text);
        }
        assert_eq!("SHR-NET-014".parse::<CheckCode>().unwrap().to_string(), "SHR-NET-014");
        assert!("自院-1".parse::<CheckCode>().is_ok());
        assert!("SHR NET".parse::<CheckCode>().is_err());
        assert!("しるべ診療所 1".parse::<InstitutionId>().is_ok());
        assert!("a\u{1b}b".parse::<InstitutionId>().is_err());
        assert!(" ".parse::<InstitutionId>().is_err());
        for text in ["", " \n", "a\u{1b}b", "しるべ", &"x".repeat(300)] {
            let nearest = InstitutionId::nearest(text);
            assert_eq!(nearest.to_string().parse::<InstitutionId>().unwrap(), nearest);
        }
    }

    #[test]
    fn an_id_is_found_by_its_text() {
        let edition: EditionId = "mhlw-7.0".parse().unwrap();
        let known = BTreeMap::from([(edition, 7)]);
        assert_eq!(known.get("mhlw-7.0"), Some(&7));
    }
}
