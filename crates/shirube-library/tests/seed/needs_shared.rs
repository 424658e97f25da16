//! The page of the ministry's comment table that is kept beside the project: the reading that is
//! expected of it, and the account of its characters. The method knows nothing of this page; see
//! `flattened.rs` for pages with other numbers, themes, widths and column orders.

use shirube_catalogue::Catalogue;
use shirube_documents::comment::{
    Comment, Disposition, Field, ReadingConfidence, Register, RemainderKind,
};
use shirube_library::read::{ReadDocument, Stated, read_text};
use shirube_library::register::{account_page, register};

const THEME: &str = "情報セキュリティに関する考え方の整理";
const OTHER_THEME: &str = "外部委託、外部サービスの利用";

/// Number, theme, volume, place, page, beginnings of opinion and response, disposition.
type Row = (
    u32,
    &'static str,
    Option<&'static str>,
    Option<&'static str>,
    Option<&'static str>,
    &'static str,
    &'static str,
    Disposition,
);

const ROWS: [Row; 11] = [
    (138, THEME, None, None, None, "本改定の趣旨に則り", "御意見として参考", Disposition::Noted),
    (
        139,
        THEME,
        Some("概説編"),
        Some("2.3 医療情報システムの範囲"),
        Some("P2"),
        "情報セキュリティを確保する上での",
        "御意見として参考にさせていただきます。なお、医療機器については",
        Disposition::Noted,
    ),
    (
        140,
        THEME,
        Some("概説編"),
        Some("2.3 医療情報システムの範囲"),
        Some("P2"),
        "2パラのなお書きは",
        "御意見として参考",
        Disposition::Noted,
    ),
    (
        141,
        THEME,
        Some("他(参考資料)"),
        Some("[特集] 医療機関等におけるサイバーセキュリティ(案)"),
        None,
        "「[特集]医療機関等における",
        "昨今医療機関を対象とした",
        Disposition::KeptAsDrafted,
    ),
    (
        142,
        THEME,
        Some("他(参考資料)"),
        Some("Q&A(案)"),
        None,
        "Q&Aにおいて一般的な",
        "今後の検討にあたっての参考",
        Disposition::ForFutureConsideration,
    ),
    (
        143,
        THEME,
        Some("経営管理編"),
        Some("3.4.3 情報セキュリティインシデントへの対応体"),
        Some("P18"),
        "情報セキュリティインシデントが",
        "御意見として参考",
        Disposition::Noted,
    ),
    (
        144,
        THEME,
        Some("システム運用編"),
        Some("13.ネットワークに関する安全管理措置"),
        Some("P34"),
        "昨今多くの被害を出している",
        "御意見として参考",
        Disposition::Noted,
    ),
    (
        145,
        THEME,
        Some("システム運用編"),
        Some("13.ネットワークに関する安全管理措置"),
        Some("P35"),
        "不正アクセス対策を強化すべく",
        "御意見として参考",
        Disposition::Noted,
    ),
    (
        146,
        THEME,
        Some("すべて"),
        None,
        None,
        "患者個人の情報に関するものに",
        "御意見として参考",
        Disposition::Noted,
    ),
    (
        147,
        OTHER_THEME,
        Some("概説編"),
        Some("4.7 医療情報の外部保存"),
        Some("P10"),
        "「医療情報システム・サービス事業者に",
        "ご指摘踏まえ修正いたします。",
        Disposition::Amended,
    ),
    (
        148,
        OTHER_THEME,
        Some("企画管理編"),
        Some("7.安全管理のための人的管理"),
        Some("P28"),
        "遵守事項-⑥-[f.",
        "ご指摘を踏まえ、QAにおいて",
        Disposition::Amended,
    ),
];

fn seed() -> (ReadDocument, Register) {
    let path = shirube_testing::shared("seeds/mhlw-public-comments-page14.txt");
    let bytes = std::fs::read(path).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    let read = read_text(&bytes, &text, "page14.txt", &Stated::default()).unwrap();
    let catalogue = Catalogue::shipped().unwrap();
    let register = register(&read.document, &read.pages, catalogue.edition("mhlw-6.0"));
    (read, register)
}

fn comment(register: &Register, number: u32) -> &Comment {
    register.comments.iter().find(|comment| comment.number == number).unwrap()
}

#[test]
#[ignore = "needs ../shared"]
fn the_page_becomes_eleven_records() {
    let (_, register) = seed();
    assert_eq!(register.comments.len(), ROWS.len());
    for (number, theme, volume, place, page, opinion, response, disposition) in ROWS {
        let found = comment(&register, number);
        assert_eq!(found.theme.as_deref(), Some(theme), "{number}");
        assert_eq!(found.volume.as_deref(), volume, "{number}");
        assert_eq!(found.place.as_deref(), place, "{number}");
        assert_eq!(found.page.as_deref(), page, "{number}");
        assert!(found.opinion.starts_with(opinion), "{number}: {}", found.opinion);
        let text = found.response.as_deref().unwrap_or_default();
        assert!(text.starts_with(response), "{number}: {text}");
        assert_eq!(found.disposition, Some(disposition), "{number}");
    }
    // Where each opinion and response ends.
    for (number, opinion, response) in [
        (138, "「外部アプリケーションとの接続時の」に変更。", "いただきます。"),
        (139, "想定する。」としてはどうか。", "踏まえた対応が必要となります。"),
        (141, "廃するのが適切ではないか。", "原案通りとさせていただきます。"),
        (144, "す。」等を追記してはどうか。", "いただきます。"),
        (145, "含むパスワードを付けること。」", "いただきます。"),
        (147, "主旨から外れてしまう。", "修正いたします。"),
        (148, "説明すべき。", "考え方を追記いたします。"),
    ] {
        let found = comment(&register, number);
        assert!(found.opinion.ends_with(opinion), "{number}: {}", found.opinion);
        assert!(found.response.as_deref().unwrap().ends_with(response), "{number}");
    }
}

#[test]
#[ignore = "needs ../shared"]
fn the_places_cited_are_resolved() {
    let (_, register) = seed();
    let cited = |number: u32| -> Vec<String> {
        let places = &comment(&register, number).references;
        let in_text = places.iter().filter(|cited| cited.field != Field::Place);
        in_text.flat_map(|cited| cited.resolved.clone()).collect()
    };
    let nine = ["13#4", "13#6", "13#13", "13.1.2", "13.2", "13.3.1", "14#5", "14.1.1", "14.1.2"];
    assert_eq!(cited(138), nine.map(|place| format!("control/{place}")));
    assert_eq!(cited(145), ["control/13#13"]);
    assert_eq!(cited(148), ["management/7#6.f"]);
    let place = |number: u32| {
        let places = &comment(&register, number).references;
        places.iter().find(|cited| cited.field == Field::Place).unwrap().resolved.join(" ")
    };
    assert_eq!(place(139), "overview/2.3");
    assert_eq!(place(143), "governance/3.4.3");
    assert_eq!(place(144), "control/13");
}

#[test]
#[ignore = "needs ../shared"]
fn nothing_of_the_page_is_lost_and_what_is_unsure_says_so() {
    let (read, register) = seed();
    let page = &read.pages[0];
    let accounting = account_page(page, &register);
    assert_eq!(accounting.claimed_twice, []);
    assert_eq!(accounting.remainders, register.remainders);
    assert!(register.remainders.iter().all(|left| left.kind != RemainderKind::Unassigned));
    // The place of 143 is cut off on paper.
    let cut = comment(&register, 143);
    assert_eq!(cut.confidence[&Field::Place], ReadingConfidence::Unsure);
    assert_eq!(cut.doubts[&Field::Place], "doubt.title-goes-on");
    // 138 names a table that the edition does not have.
    assert_eq!(comment(&register, 138).confidence[&Field::References], ReadingConfidence::Unsure);
    assert_eq!(read.document.publisher.as_deref(), Some("厚生労働省"));
    assert_eq!(read.document.date_as_written.as_deref(), Some("5/24"));
    assert!(read.document.notice.as_deref().unwrap().contains("自動処理"));
}
