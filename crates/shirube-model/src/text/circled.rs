//! Numbers in circles: how the guideline numbers its requirements.

/// ① to ㊿; (51) and on, and (0).
pub fn circled(number: u16) -> String {
    let code = match number {
        1..=20 => 0x2460 + u32::from(number) - 1,
        21..=35 => 0x3251 + u32::from(number) - 21,
        36..=50 => 0x32b1 + u32::from(number) - 36,
        _ => return format!("({number})"),
    };
    char::from_u32(code).map_or_else(|| format!("({number})"), String::from)
}

/// The number of ① to ㊿.
pub fn circled_number(c: char) -> Option<u16> {
    let number = match c {
        '\u{2460}'..='\u{2473}' => c as u32 - 0x2460 + 1,
        '\u{3251}'..='\u{325f}' => c as u32 - 0x3251 + 21,
        '\u{32b1}'..='\u{32bf}' => c as u32 - 0x32b1 + 36,
        _ => return None,
    };
    u16::try_from(number).ok()
}

/// The number of a character that people type for such a number: ①, ⑴, ❶, ⓫.
pub fn item_number(c: char) -> Option<u16> {
    let number = match c {
        '\u{2474}'..='\u{2487}' => c as u32 - 0x2474 + 1,
        '\u{2776}'..='\u{277f}' => c as u32 - 0x2776 + 1,
        '\u{24eb}'..='\u{24f4}' => c as u32 - 0x24eb + 11,
        _ => return circled_number(c),
    };
    u16::try_from(number).ok()
}

/// A number in a circle, white or black: ⓪, ①, ㊿, ❶.
pub fn is_circled(c: char) -> bool {
    circled_number(c).is_some() || matches!(c, '\u{2776}'..='\u{2793}' | '\u{24ea}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_circles_are_read_back() {
        for number in 1..=50 {
            let written = circled(number);
            let mut chars = written.chars();
            let c = chars.next().unwrap();
            assert_eq!((chars.next(), circled_number(c)), (None, Some(number)));
            assert!(is_circled(c) && item_number(c) == Some(number));
        }
        assert_eq!([circled(1), circled(21), circled(36), circled(50)], ["①", "㉑", "㊱", "㊿"]);
        assert_eq!([circled(0), circled(51)], ["(0)", "(51)"]);
    }

    #[test]
    fn other_marks_are_numbers_of_items_or_circles_but_not_both() {
        assert_eq!(['⑴', '❶', '⓫'].map(item_number), [Some(1), Some(1), Some(11)]);
        assert_eq!(['⑴', '❶', '⓪', '(', '1'].map(is_circled), [false, true, true, false, false]);
        assert_eq!(['⑴', '❶', '⓫'].map(circled_number), [None; 3]);
    }
}
