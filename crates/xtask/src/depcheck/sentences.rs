//! What people read stands in the locales: no text in the code is a sentence in Japanese, or speaks
//! two languages at once. `docs/layers.toml` names the files whose text is data.

use super::sources::SourceFile;
use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeSet;
use syn::LitStr;
use syn::visit::{self, Visit};

/// Texts in the code that are sentences, and files that may have some and have none.
pub(crate) fn faults(files: &[SourceFile], allowed: &BTreeSet<String>) -> Vec<String> {
    let mut faults = Vec::new();
    let mut idle = allowed.clone();
    for file in files {
        let mut seen = Texts::default();
        file.items.iter().for_each(|item| seen.visit_item(item));
        let sentences = seen.0.into_iter().filter(|(text, _)| is_sentence(text));
        let place = allowed.iter().find(|place| file.path.starts_with(place.as_str()));
        for (text, line) in sentences {
            match place {
                Some(place) => drop(idle.remove(place)),
                None => {
                    faults.push(format!("{}:{line}: a sentence in the code: {text}", file.path))
                }
            }
        }
    }
    faults.extend(idle.iter().map(|path| format!("docs/layers.toml: no sentences in {path}")));
    faults
}

/// A Japanese sentence ends with 。 or with the verb of one; a text in two languages has kana and
/// three English words in a row.
fn is_sentence(text: &str) -> bool {
    let has_kana = text.chars().any(|c| matches!(c, '\u{3041}'..='\u{30fa}'));
    let is_word = |word: &&str| word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase());
    let words: Vec<&str> = text.split_whitespace().collect();
    has_kana && (text.contains('。') || words.windows(3).any(|words| words.iter().all(is_word)))
}

/// Texts with their lines, counted from 1; those of documentation are not among them.
#[derive(Default)]
struct Texts(Vec<(String, usize)>);

impl Texts {
    fn tokens(&mut self, tokens: TokenStream) {
        let mut after_hash = false;
        for token in tokens {
            let is_attribute = std::mem::take(&mut after_hash);
            match token {
                // Documentation inside of a macro is `#[doc = "…"]`.
                TokenTree::Punct(mark) => after_hash = mark.as_char() == '#',
                TokenTree::Group(_) if is_attribute => {}
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Literal(literal) => {
                    let line = literal.span().start().line;
                    if let Ok(text) = syn::parse_str::<LitStr>(&literal.to_string()) {
                        self.0.push((text.value(), line));
                    }
                }
                TokenTree::Ident(_) => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Texts {
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_lit_str(&mut self, text: &'ast LitStr) {
        self.0.push((text.value(), text.span().start().line));
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        self.tokens(called.tokens.clone());
        visit::visit_macro(self, called);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::depcheck::sources::parse;

    fn found(text: &str, allowed: &[&str]) -> Vec<String> {
        let files = [parse("a/src/x.rs", text).unwrap()];
        faults(&files, &allowed.iter().map(|path| (*path).to_owned()).collect())
    }

    #[test]
    fn sentences_are_told_from_words() {
        for text in [
            "const A: &str = \"読めません。\";",
            "fn f() { say(\"読めない / it cannot be read\"); }",
            "fn f() { println!(\"{} 読めません。\", x); }",
        ] {
            assert_eq!(found(text, &[]).len(), 1, "{text}");
            assert!(found(text, &["a/src/"]).is_empty(), "{text}");
        }
        for text in [
            "/// 読めません。\nconst A: &str = \"サーバ\";",
            "#[doc = \"読めません。\"] fn f() {}",
            "table! { /// 読めません。\n struct X; }",
            "fn f() { let x = [\"はい\", \"it cannot be read\"]; }",
            "#[cfg(test)] mod tests { const A: &str = \"読めません。\"; }",
        ] {
            assert_eq!(found(text, &[]), Vec::<String>::new(), "{text}");
        }
        assert_eq!(found("fn f() {}", &["a/src/"]).len(), 1, "an allowance that nothing needs");
    }
}
