//! Comparing words the way people mean them. `LIKE` is not in the dialect: engines differ in it.

use super::Value;
use crate::text::normalize;

fn folded(value: &Value) -> Option<String> {
    Some(normalize(value.text()?).to_lowercase())
}

pub(super) fn text_contains(values: &[Value]) -> Value {
    let holds = || Some(folded(&values[0])?.contains(&folded(&values[1])?));
    Value::from(holds())
}

pub(super) fn comma_list_contains(values: &[Value]) -> Value {
    let holds = || {
        let (list, wanted) = (folded(&values[0])?, folded(&values[1])?);
        Some(list.split([',', '、', ';']).any(|item| item.trim() == wanted))
    };
    Value::from(holds())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[test]
    fn width_and_case_do_not_matter() {
        assert_eq!(text_contains(&[text("ＩＳＭＳ認証"), text("isms")]), Value::Integer(1));
        assert_eq!(comma_list_contains(&[text("WPA2-PSK, SAE"), text("sae")]), Value::Integer(1));
        assert_eq!(comma_list_contains(&[text("WPA2-PSK"), text("PSK")]), Value::Integer(0));
    }
}
