//! Comparing words the way people mean them. `LIKE` is not in the dialect: engines differ in it.

use super::value::{Argument, Value};
use crate::text::normalize;

/// As people mean it: whatever width, case and spaces.
fn folded(text: &str) -> String {
    normalize(text).to_lowercase()
}

/// True for a text that [`folded`] leaves as it is but for the case of ASCII letters and for spaces
/// at its ends, which is most texts: they are compared where they lie. Kana and kanji of these
/// ranges have one width and no case, and join with nothing.
fn is_plain(text: &str) -> bool {
    let latin = |c: char| matches!(c, ' '..='~');
    let japanese =
        |c: char| matches!(c, '一'..='鿿' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー' | '・' | '、' | '。');
    let plain = |c: char| latin(c) || japanese(c);
    text.chars().all(plain) && !text.contains("  ")
}

fn contains_ignoring_case(text: &str, part: &str) -> bool {
    part.is_empty()
        || text.as_bytes().windows(part.len()).any(|at| at.eq_ignore_ascii_case(part.as_bytes()))
}

pub(super) fn text_contains(values: &[Argument<'_>]) -> Value {
    let holds = || {
        let (text, part) = (values[0].text()?, values[1].text()?);
        Some(if is_plain(text) && is_plain(part) {
            contains_ignoring_case(text.trim(), part.trim())
        } else {
            folded(text).contains(&folded(part))
        })
    };
    Value::from(holds())
}

pub(super) fn comma_list_contains(values: &[Argument<'_>]) -> Value {
    let holds = || {
        let (list, wanted) = (values[0].text()?, values[1].text()?);
        Some(if is_plain(list) && is_plain(wanted) {
            items(list).any(|item| item.eq_ignore_ascii_case(wanted.trim()))
        } else {
            let wanted = folded(wanted);
            items(&folded(list)).any(|item| item == wanted)
        })
    };
    Value::from(holds())
}

fn items(list: &str) -> impl Iterator<Item = &str> {
    list.split([',', '、', ';']).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Argument::Text;
    use proptest::prelude::*;

    #[test]
    fn width_and_case_do_not_matter() {
        assert_eq!(text_contains(&[Text("ＩＳＭＳ認証"), Text("isms")]), Value::Integer(1));
        assert_eq!(text_contains(&[Text("ISMS認証"), Text("Isms認")]), Value::Integer(1));
        assert_eq!(comma_list_contains(&[Text("WPA2-PSK, SAE"), Text("sae")]), Value::Integer(1));
        assert_eq!(comma_list_contains(&[Text("WPA2-PSK"), Text("PSK")]), Value::Integer(0));
        assert_eq!(
            comma_list_contains(&[Text("職員、企画管理者"), Text("企画管理者")]),
            Value::Integer(1)
        );
        assert_eq!(
            comma_list_contains(&[Text("職員，企画管理者"), Text("企画管理者")]),
            Value::Integer(1)
        );
    }

    #[test]
    fn plain_texts_fold_to_themselves() {
        let plain = (0..=0x1_FFFF).filter_map(char::from_u32).filter(|c| is_plain(&c.to_string()));
        for c in plain.filter(|c| *c != ' ') {
            assert_eq!(folded(&c.to_string()), c.to_ascii_lowercase().to_string());
        }
        for text in ["ｶﾞ", "か\u{3099}", "a  b", "\t", "É", "ａ"] {
            assert!(!is_plain(text), "{text}");
        }
    }

    fn people_write() -> impl Strategy<Value = String> {
        "[aAbBｂ職員ガｶ\u{3099} 、，,;\t]{0,8}"
    }

    proptest! {
        #[test]
        fn plain_texts_compare_as_folded_ones(text in people_write(), part in people_write()) {
            let values = [Text(&text), Text(&part)];
            let (folded_text, folded_part) = (folded(&text), folded(&part));
            let holds = folded_text.contains(&folded_part);
            prop_assert_eq!(text_contains(&values), Value::Integer(i64::from(holds)));
            let holds = items(&folded_text).any(|item| item == folded_part);
            prop_assert_eq!(comma_list_contains(&values), Value::Integer(i64::from(holds)));
        }
    }
}
