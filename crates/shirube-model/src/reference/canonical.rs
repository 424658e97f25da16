//! Canonical ids, read as they are written: `mhlw-6.0/governance/1.2.1/accountability#1`. A group's id
//! may hold a word that names a volume, so they are not left to the reader of running text.

use crate::place::{Place, Reference, Volume};

/// Reads a text that is a canonical id of a requirement, and nothing else.
pub(super) fn parse(text: &str) -> Option<Reference> {
    let (path, item) = text.trim().split_once('#')?;
    let (item, sub) = match item.split_once('.') {
        Some((item, sub)) => (item, Some(sub)),
        None => (item, None),
    };
    let mut parts: Vec<&str> = path.split('/').collect();
    let edition = if Volume::from_id(parts.first()?).is_none() {
        let edition = parts.remove(0);
        (edition.len() <= 40 && !edition.is_empty()).then(|| edition.to_owned())?.into()
    } else {
        None
    };
    let (volume, container, group) = match parts.as_slice() {
        [volume, container] => (volume, container, None),
        [volume, container, group] if is_word(group) => (volume, container, Some(*group)),
        _ => return None,
    };
    let digits = |text: &str| text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(item) || sub.is_some_and(|sub| !is_word(sub)) {
        return None;
    }
    Some(Reference {
        edition,
        volume: Some(Volume::from_id(volume)?),
        place: Place::Item {
            container: container.parse().ok()?,
            group: group.map(str::to_owned),
            item: item.parse().ok()?,
            sub: sub.map(str::to_owned),
        },
        printed_page: None,
    })
}

fn is_word(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 60
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_round_trip_and_nothing_else_is_taken() {
        for id in [
            "control/13#6",
            "mhlw-6.0/management/7#6.f",
            "mhlw-6.0/governance/1.2.1/management-responsibility#1",
        ] {
            assert_eq!(parse(id).unwrap().to_string(), id);
        }
        for text in
            ["", "#", "運用13#6", "control/13", "control/x#1", "control/1/猫#1", "a/b/c/d#1"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
