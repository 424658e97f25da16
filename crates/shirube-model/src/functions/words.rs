//! Words of the locales in the answers of a check.
//!
//! A check says `word('none')` where a person reads 「なし」 or "none". The code stands between two
//! noncharacters of Unicode, which no text may carry from one program to another: nothing that a
//! person types or a file holds is taken for a word.

use super::value::{Argument, Value};
use crate::message::{WORD_CLOSES, WORD_OPENS};

pub(super) fn word(values: &[Argument<'_>]) -> Value {
    Value::from(values[0].text().map(|code| format!("{WORD_OPENS}{code}{WORD_CLOSES}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_becomes_a_word() {
        let marked = Value::Text("\u{FDD0}within-months\u{FDD1}".to_owned());
        assert_eq!(word(&[Argument::Text("within-months")]), marked);
        assert_eq!(word(&[Argument::Null]), Value::Null);
        assert_eq!(word(&[Argument::Integer(1)]), Value::Null);
    }
}
