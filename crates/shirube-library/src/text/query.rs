//! From what a person types to what the index is asked.

use super::fold::fold;
use super::token::{Token, tokens};
use shirube_store::{Phrase, SearchQuery};

/// More words than any question needs; the rest is left aside.
const MAX_PHRASES: usize = 16;
/// Longer than any term of the guideline; the rest of a phrase is left aside.
const MAX_TOKENS: usize = 64;

/// The phrases of a question: words parted by spaces must all occur, each as it stands.
pub fn phrases(text: &str) -> Vec<Phrase> {
    let mut out: Vec<Phrase> = Vec::new();
    for word in text.split_whitespace().take(MAX_PHRASES) {
        let folded = fold(word).text;
        let mut cut: Vec<Token<'_>> = tokens(&folded);
        cut.truncate(MAX_TOKENS);
        // The single character that closes the question need not close a run of the document.
        let mut prefix = false;
        if let Some(last) = cut.last()
            && last.closes_run
        {
            let inside_run = cut.len() >= 2 && {
                let before = cut[cut.len() - 2];
                !before.closes_run
                    && before.start + before.text.len() == last.start + last.text.len()
            };
            if inside_run {
                cut.pop();
            } else {
                prefix = true;
            }
        }
        if cut.is_empty() {
            continue;
        }
        let phrase =
            Phrase { tokens: cut.iter().map(|token| token.text.to_owned()).collect(), prefix };
        if !out.contains(&phrase) {
            out.push(phrase);
        }
    }
    out
}

/// A question to the index without filters.
pub fn search_query(text: &str, limit: usize) -> SearchQuery {
    SearchQuery { phrases: phrases(text), limit, ..SearchQuery::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        phrases(text)
            .into_iter()
            .map(|phrase| phrase.tokens.join(" ") + if phrase.prefix { "*" } else { "" })
            .collect()
    }

    #[test]
    fn questions_meet_documents() {
        assert_eq!(shown("二要素認証"), ["二要 要素 素認 認証"]);
        assert_eq!(shown("遵守事項 13"), ["遵守 守事 事項", "13"]);
        assert_eq!(shown("鍵"), ["鍵*"]);
        assert_eq!(shown("ＴＬＳ１．３"), ["tls 1 3"]);
        assert_eq!(shown("第6.0版"), ["第 6 0 版*"]);
        assert_eq!(shown("外部保存4"), ["外部 部保 保存 存 4"]);
        assert_eq!(shown("、。"), Vec::<String>::new());
    }
}
