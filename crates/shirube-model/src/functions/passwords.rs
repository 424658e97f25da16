//! Kinds of characters in a password. Readers keep only this number and the length.

use super::value::{Argument, Value};

/// How many of the four kinds (lower case, upper case, digits, anything else) the text uses.
pub fn character_classes(text: &str) -> u8 {
    let kinds = [
        text.chars().any(|c| c.is_ascii_lowercase()),
        text.chars().any(|c| c.is_ascii_uppercase()),
        text.chars().any(|c| c.is_ascii_digit()),
        text.chars().any(|c| !c.is_ascii_alphanumeric()),
    ];
    kinds.into_iter().map(u8::from).sum()
}

pub(super) fn password_classes(values: &[Argument<'_>]) -> Value {
    Value::from(values[0].text().map(|text| i64::from(character_classes(text))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_counted_once() {
        assert_eq!(character_classes(""), 0);
        assert_eq!(character_classes("clinic"), 1);
        assert_eq!(character_classes("Clinic2026"), 3);
        assert_eq!(character_classes("Clinic-2026"), 4);
        assert_eq!(character_classes("診療所"), 1);
    }
}
