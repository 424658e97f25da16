//! What the words of a comment table look like, column by column.

use crate::text::fold;
use shirube_documents::comment::Field;
use shirube_model::Volume;

/// Words that stand in the volume column without being one of the guideline's volumes.
const OTHER_VOLUMES: [&str; 14] = [
    "すべて",
    "全て",
    "全編",
    "全体",
    "全般",
    "共通",
    "その他",
    "他",
    "別添",
    "用語集",
    "参考資料",
    "各編",
    "指定なし",
    "該当なし",
];

/// How a response of the ministry begins.
const RESPONSE_OPENERS: [&str; 21] = [
    "御意見",
    "ご意見",
    "御指摘",
    "ご指摘",
    "御質問",
    "ご質問",
    "御要望",
    "ご要望",
    "御提案",
    "ご提案",
    "今後の検討",
    "原案",
    "ご理解",
    "御理解",
    "貴重な",
    "頂いた",
    "いただいた",
    "お尋ね",
    "ご認識",
    "御認識",
    "御提言",
];

/// Names of the columns, folded, with the field that each is.
const HEADINGS: [(&str, Field); 34] = [
    ("no", Field::Number),
    ("no.", Field::Number),
    ("番号", Field::Number),
    ("項番", Field::Number),
    ("通番", Field::Number),
    ("#", Field::Number),
    ("項目", Field::Theme),
    ("分類", Field::Theme),
    ("テーマ", Field::Theme),
    ("区分", Field::Theme),
    ("論点", Field::Theme),
    ("編", Field::Volume),
    ("対象編", Field::Volume),
    ("該当編", Field::Volume),
    ("ガイドライン", Field::Volume),
    ("該当箇所", Field::Place),
    ("箇所", Field::Place),
    ("章節", Field::Place),
    ("章・節", Field::Place),
    ("該当項目", Field::Place),
    ("頁", Field::Page),
    ("ページ", Field::Page),
    ("該当頁", Field::Page),
    ("page", Field::Page),
    ("御意見", Field::Opinion),
    ("ご意見", Field::Opinion),
    ("意見", Field::Opinion),
    ("意見内容", Field::Opinion),
    ("御意見の概要", Field::Opinion),
    ("意見の概要", Field::Opinion),
    ("回答", Field::Response),
    ("対応", Field::Response),
    ("考え方", Field::Response),
    ("厚生労働省の考え方", Field::Response),
];

/// The column that a word names by itself: 「No.」, 「御意見」.
pub(crate) fn heading_word(text: &str) -> Option<Field> {
    let key: String = fold(text).text.chars().filter(|c| !c.is_whitespace()).collect();
    HEADINGS.iter().find(|(name, _)| *name == key).map(|(_, field)| *field)
}

/// The column that a heading cell names: also 「いただいた御意見の概要」.
pub(crate) fn heading(text: &str) -> Option<Field> {
    if let Some(field) = heading_word(text) {
        return Some(field);
    }
    let key: String = fold(text).text.chars().filter(|c| !c.is_whitespace()).collect();
    // Longer headings: 「いただいた御意見の概要」, 「御意見に対する考え方」.
    let holds = |words: &[&str]| words.iter().any(|word| key.contains(word));
    if key.chars().count() > 24 {
        None
    } else if holds(&["考え方", "回答", "に対する対応", "対応方針"]) {
        Some(Field::Response)
    } else if holds(&["意見"])
        && (key.ends_with("概要") || key.ends_with("内容") || key.ends_with("意見"))
    {
        Some(Field::Opinion)
    } else if key.ends_with("箇所") {
        Some(Field::Place)
    } else {
        None
    }
}

/// A record's number: digits, perhaps with a dot or in No.12.
pub(crate) fn number(text: &str) -> Option<u32> {
    let plain: String = fold(text).text;
    let digits = plain.strip_prefix("no.").unwrap_or(&plain).trim().trim_end_matches('.');
    let number: u32 = (digits.len() <= 5).then(|| digits.parse().ok())??;
    (number > 0 && digits.bytes().all(|b| b.is_ascii_digit())).then_some(number)
}

/// True for the dash that fills a cell without a value.
pub(crate) fn is_dash(text: &str) -> bool {
    matches!(text.trim(), "-" | "－" | "―" | "—" | "–" | "ー" | "‐" | "−" | "─")
}

/// The volume that begins with this text, and whether the text is a whole volume cell.
pub(crate) fn volume(text: &str) -> Option<Volume> {
    let key = fold(text).text;
    Volume::ALL.into_iter().find(|volume| key.starts_with(volume.name_ja()))
}

/// True when a volume cell can begin with this text.
pub(crate) fn begins_volume(text: &str) -> bool {
    let key = fold(text).text;
    volume(text).is_some()
        || OTHER_VOLUMES.iter().any(|word| {
            key.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with('('))
        })
        || key == "q&a"
}

/// True for the English label under a volume's name: (Overview).
pub(crate) fn is_volume_label(text: &str) -> bool {
    let key = fold(text).text;
    let inner = key.trim_matches(['(', ')', ' ']);
    Volume::ALL.into_iter().any(|volume| volume.name_en().to_lowercase() == inner)
}

/// True for a printed page: P34, p.34, 34頁, P12-13.
pub(crate) fn is_page(text: &str) -> bool {
    let key: String = fold(text).text.chars().filter(|c| !c.is_whitespace()).collect();
    let body = key
        .strip_prefix("pp.")
        .or(key.strip_prefix("p."))
        .or(key.strip_prefix('p'))
        .or(key.strip_suffix('頁'))
        .or(key.strip_suffix("ページ"));
    body.is_some_and(|body| {
        body.starts_with(|c: char| c.is_ascii_digit())
            && body.len() <= 12
            && body.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '~' | ',' | '、' | 'p'))
    })
}

/// True when a place cell can begin with this text: a section number, a bracket, a table.
pub(crate) fn begins_place(text: &str) -> bool {
    let key = fold(text).text;
    let digits = key.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=2).contains(&digits) {
        let rest = &key[digits..];
        return rest.starts_with(['.', '．', '章', '節', '-']) && rest.len() > 1
            || rest.starts_with(char::is_whitespace)
            || rest == ".";
    }
    key.starts_with(['[', '【', '表', '図', '第', '別'])
        || key.starts_with("q&a")
        || key.starts_with("はじめに")
        || key.starts_with("遵守事項")
        || key.starts_with("目次")
        || key.starts_with("用語")
}

/// True when a response of the ministry usually begins so.
pub(crate) fn opens_response(text: &str) -> bool {
    let key = fold(text).text;
    RESPONSE_OPENERS.iter().any(|opener| key.starts_with(opener))
}

/// True when a sentence ends in the text, and the last that does is not in the polite form, in
/// which the ministry answers.
pub(crate) fn ends_plainly(text: &str) -> bool {
    const POLITE: [&str; 7] = ["ます", "です", "ません", "ました", "でした", "ください", "下さい"];
    let Some(end) = text.rfind('。') else { return false };
    let sentence = text[..end].trim_end_matches(['」', '』', ')', '）']);
    !POLITE.iter().any(|form| sentence.ends_with(form))
}

/// True when the text could go on from another line: it begins with a small kana, a mark that may
/// not begin a line, or a particle.
pub(crate) fn begins_in_the_middle(text: &str) -> bool {
    text.chars().next().is_some_and(|c| {
        matches!(c, '、' | '。' | '」' | '』' | ')' | '）' | 'ー' | '々' | ',' | '.')
            || matches!(
                c,
                'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ん' | 'を'
            )
            || matches!(c, 'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ' | 'ン')
    })
}

/// True when a cell may end after this text although its last line is full.
pub(crate) fn is_closed(text: &str) -> bool {
    text.trim_end().chars().next_back().is_some_and(|c| {
        matches!(
            c,
            '。' | '」'
                | '』'
                | ')'
                | '）'
                | ']'
                | '】'
                | '》'
                | '?'
                | '？'
                | '!'
                | '！'
                | '.'
                | '…'
                | '"'
                | '”'
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_places_and_volumes_are_told_apart() {
        for text in ["P34", "p.3", "12頁", "Ｐ１２", "P12-13"] {
            assert!(is_page(text), "{text}");
        }
        assert!(!is_page("P") && !is_page("34") && !is_page("Policy"));
        for text in ["2.3", "13.ネットワー", "3.4.3 情報セ", "[特集]", "第3章", "Q&A", "8. 記録"]
        {
            assert!(begins_place(text), "{text}");
        }
        assert!(!begins_place("2パラのなお書き") && !begins_place("情報セキュリティ"));
        assert!(
            begins_volume("概説編") && begins_volume("他(参考資料)") && begins_volume("すべて")
        );
        assert!(!begins_volume("他の方法") && is_volume_label("(Overview)"));
    }

    #[test]
    fn headings_name_columns() {
        assert_eq!(heading("No."), Some(Field::Number));
        assert_eq!(heading("いただいた御意見の概要"), Some(Field::Opinion));
        assert_eq!(heading("御意見に対する考え方"), Some(Field::Response));
        assert_eq!(heading("該当 箇所"), Some(Field::Place));
        assert_eq!(heading("二要素認証"), None);
    }
}
