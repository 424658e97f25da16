//! What a person writes, before it goes into a file.

use super::error::EditError;
use crate::text::WORD_MARKS;

/// `text` without the spaces around it; refused when it holds a control character other than a new
/// line, or a mark of a word.
pub(super) fn checked(field: &str, text: &str) -> Result<String, EditError> {
    let refused = |c: char| c.is_control() && c != '\n' || WORD_MARKS.contains(&c);
    let text = text.trim();
    match text.chars().find(|c| refused(*c)) {
        Some(character) => Err(EditError::BadCharacter { field: field.to_owned(), character }),
        None => Ok(text.to_owned()),
    }
}

/// As [`checked`], and refused when nothing is left.
pub(super) fn required(field: &str, text: &str) -> Result<String, EditError> {
    let text = checked(field, text)?;
    if text.is_empty() { Err(EditError::Empty { field: field.to_owned() }) } else { Ok(text) }
}

/// As [`checked`]; an empty text is none.
pub(super) fn optional(field: &str, text: Option<&str>) -> Result<Option<String>, EditError> {
    let text = text.map(|text| checked(field, text)).transpose()?;
    Ok(text.filter(|text| !text.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_file_may_carry_is_refused() {
        assert_eq!(required("reason", " 一行目\n二行目 ").unwrap(), "一行目\n二行目");
        for text in ["a\u{0}b", "a\tb", "a\rb", "a\u{1B}[31mb", "a\u{85}b", "\u{FDD0}until\u{FDD1}"]
        {
            let error = required("reason", text).unwrap_err();
            assert!(matches!(error, EditError::BadCharacter { .. }), "{text:?}");
        }
        assert!(matches!(required("reason", " \n "), Err(EditError::Empty { .. })));
        assert_eq!(optional("role", Some("  ")).unwrap(), None);
    }
}
