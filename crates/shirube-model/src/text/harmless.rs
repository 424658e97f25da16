//! Text of strangers where it is looked at: nothing in it steers a terminal or turns the writing.

/// True for control characters, which steer terminals, and for the marks that turn the direction of
/// writing, which make a text look like another.
pub fn steers(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
        || matches!(c, '\u{fdd0}'..='\u{fdef}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text with every character that [`steers`] masked.
pub fn harmless(text: &str) -> String {
    text.chars().map(|c| if steers(c) { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_is_masked() {
        let text = "\u{1b}[2J\u{7}\u{202e}\u{61c}\u{fdd0}名\u{e000}\n\t";
        assert_eq!(harmless(text), "\u{fffd}[2J\u{fffd}\u{fffd}\u{fffd}\u{fffd}名\u{e000}\n\t");
    }
}
