//! What the ministry did with a comment, read from its response.

use crate::text::fold;
use shirube_documents::comment::{Disposition, ReadingConfidence};

/// The disposition that a response states, and how sure that is.
///
/// A response may hold several sentences; what is done with the text outweighs courtesies, and a
/// refusal outweighs the word for the thing refused (「修正は行いません」).
pub(crate) fn disposition(response: &str) -> (Option<Disposition>, ReadingConfidence) {
    let text = fold(response).text;
    if text.trim().is_empty() {
        return (None, ReadingConfidence::Unsure);
    }
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let refused = has(&[
        "修正は行いません",
        "修正は行わない",
        "修正しない",
        "修正しません",
        "追記は行いません",
        "変更は行いません",
        "変更しません",
        "修正は不要",
        "対応は行いません",
    ]);
    let kept = refused
        || has(&[
            "原案通り",
            "原案どおり",
            "原案のとおり",
            "原案の通り",
            "現行どおり",
            "現行の通り",
        ]);
    let amended = !refused
        && has(&[
            "修正いたし",
            "修正しま",
            "修正させていただ",
            "修正を行い",
            "追記いたし",
            "追記しま",
            "追記させていただ",
            "追加いたし",
            "追加しま",
            "削除いたし",
            "削除しま",
            "変更いたし",
            "変更しま",
            "見直しま",
            "見直しいたし",
            "反映いたし",
            "反映しま",
            "記載いたし",
            "明記いたし",
            "明記しま",
            "改めま",
            "改めました",
        ]);
    let future = has(&[
        "今後の検討",
        "今後検討",
        "今後の参考",
        "引き続き検討",
        "検討してまいり",
        "検討いたし",
        "検討させていただ",
        "検討を進め",
        "今後の改定",
        "次期改定",
        "次回改定",
    ]);
    let noted = has(&[
        "参考にさせていただ",
        "参考とさせていただ",
        "参考にいたし",
        "承りました",
        "承ります",
    ]);
    let sure = ReadingConfidence::Likely;
    match (kept, amended, future, noted) {
        (true, false, _, _) => (Some(Disposition::KeptAsDrafted), sure),
        (false, true, false, _) => (Some(Disposition::Amended), sure),
        (true, true, _, _) | (false, true, true, _) => {
            (Some(Disposition::Amended), ReadingConfidence::Unsure)
        }
        (false, false, true, _) => (Some(Disposition::ForFutureConsideration), sure),
        (false, false, false, true) => (Some(Disposition::Noted), sure),
        (false, false, false, false) => (Some(Disposition::Explained), ReadingConfidence::Unsure),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_of_the_answers() {
        let read = |text: &str| disposition(text).0.unwrap();
        assert_eq!(read("御意見として参考にさせていただきます。"), Disposition::Noted);
        assert_eq!(
            read("今後の検討にあたっての参考とさせていただきます。"),
            Disposition::ForFutureConsideration
        );
        assert_eq!(read("ご指摘を踏まえ、本文を修正いたします。"), Disposition::Amended);
        assert_eq!(read("趣旨は既に含まれており、修正は行いません。"), Disposition::KeptAsDrafted);
        assert_eq!(read("原案通りとさせていただきます。"), Disposition::KeptAsDrafted);
        let (what, confidence) = disposition("ここでいう端末には、携帯端末を含みます。");
        assert_eq!((what, confidence), (Some(Disposition::Explained), ReadingConfidence::Unsure));
    }

    #[test]
    fn line_breaks_do_not_hide_a_word() {
        assert_eq!(disposition("ご指摘を踏まえ修\n正いたします。").0, Some(Disposition::Amended));
    }
}
