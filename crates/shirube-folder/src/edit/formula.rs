//! Cells that a spreadsheet program would calculate instead of showing.

/// True when a cell of a CSV file with this text is a formula to a spreadsheet program. A sign alone
/// and a signed number are none.
pub(super) fn is_formula(text: &str) -> bool {
    let mut characters = text.chars();
    match characters.next() {
        Some('=' | '@') => true,
        Some('+' | '-') => characters.next().is_some_and(|c| !c.is_ascii_digit()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_and_what_only_looks_like_one() {
        for text in ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-A1"] {
            assert!(is_formula(text), "{text}");
        }
        for text in ["", "-", "-5", "+81-3-0000-0000", "受付PC", "a=b"] {
            assert!(!is_formula(text), "{text}");
        }
    }
}
