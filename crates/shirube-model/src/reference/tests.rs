use super::*;
use crate::place::Volume;
use proptest::prelude::*;

fn ids(text: &str) -> Vec<String> {
    parse(text, &Context::default()).references.iter().map(|f| f.reference.to_string()).collect()
}

#[test]
fn one_place_in_many_notations() {
    for text in [
        "システム運用編 13.【遵守事項】⑥",
        "システム運用編13.⑥",
        "運用13⑥",
        "運用編 13.⑥",
        "シ13⑥",
        "シ13章第⑥条",
        "シス13章第⑥条",
        "Control 13⑥",
        "control/13#6",
        "システム運用編 １３．⑥",
        "システム運用編(Control) 13【遵守事項】⑥",
        "システム運用編 第13章 遵守事項⑥",
        "Control volume, chapter 13, item 6",
        "control 13(6)",
        "システム運用編 13 遵守事項(6)",
        "システム運用編第13章第6項",
        "Control chapter 13 requirement 6",
    ] {
        assert_eq!(ids(text), ["control/13#6"], "{text}");
    }
}

#[test]
fn sections_pages_tables_questions() {
    assert_eq!(ids("シ14.1.2"), ["control/14.1.2"]);
    assert_eq!(ids("経3.3.2"), ["governance/3.3.2"]);
    assert_eq!(ids("システム運用編 P34"), ["control/page/34"]);
    assert_eq!(ids("システム運用編 34頁"), ["control/page/34"]);
    assert_eq!(ids("システム運用編 表12-1"), ["control/table/12-1"]);
    assert_eq!(ids("シQ-12"), ["control/question/12"]);
    assert_eq!(ids("企Q-2"), ["management/question/2"]);
    assert_eq!(ids("企画管理編"), ["management"]);
    let parsed = parse("概説編2.3 P2", &Context::default());
    assert_eq!(parsed.references[0].reference.to_string(), "overview/2.3");
    assert_eq!(parsed.references[0].reference.printed_page, Some(2));
    let titled = parse("概説編 2.3 医療情報システムの範囲 P2", &Context::default());
    assert_eq!(titled.references.len(), 1);
    assert_eq!(titled.references[0].reference.printed_page, Some(2));
}

#[test]
fn lists_and_ranges() {
    assert_eq!(ids("システム運用編 13.【遵守事項】④、⑥"), ["control/13#4", "control/13#6"]);
    assert_eq!(ids("運用13④~⑥"), ["control/13#4", "control/13#5", "control/13#6"]);
    assert_eq!(ids("運用13④〜⑥、⑬").last().map(String::as_str), Some("control/13#13"));
    assert_eq!(ids("システム運用編 6~8"), ["control/6", "control/7", "control/8"]);
    assert_eq!(
        ids("システム運用編 1~2、6、12.3、14"),
        ["control/1", "control/2", "control/6", "control/12.3", "control/14"]
    );
    assert_eq!(ids("運用13⑥、14⑤"), ["control/13#6", "control/14#5"]);
}

#[test]
fn groups_and_sub_items() {
    assert_eq!(ids("経営管理編 1.2.1【説明責任】①"), ["governance/1.2.1/説明責任#1"]);
    assert_eq!(ids("経営管理編 1.2.1 説明責任①"), ["governance/1.2.1/説明責任#1"]);
    assert_eq!(ids("governance/1.2.1/accountability#1"), ["governance/1.2.1/accountability#1"]);
    assert_eq!(ids("企画管理編 7⑥f"), ["management/7#6.f"]);
    assert_eq!(ids("企画管理編 7.遵守事項-⑥-[f. プライバシーマーク"), ["management/7#6.f"]);
    assert_eq!(ids("management/7#6.f"), ["management/7#6.f"]);
    assert_eq!(ids("企画管理編 7⑥(1)"), ["management/7#6.1"]);
}

#[test]
fn editions_are_read_and_are_not_places() {
    assert_eq!(ids("mhlw-6.0/control/13#6"), ["mhlw-6.0/control/13#6"]);
    assert_eq!(ids("第6.0版 システム運用編 13⑥"), ["mhlw-6.0/control/13#6"]);
}

#[test]
fn prose_is_not_full_of_places() {
    let prose = "TLS1.3以上に限定し、14文字以上とする。令和5年3月31日薬生機審発0331第11号、\
        3.0.1版の高セキュリティ型、IPアドレス 192.168.1.2 など。第2、第3、第4段落を全て廃し";
    assert_eq!(scan(prose, &Context::default()).references, []);
}

#[test]
fn prose_carries_volume_and_chapter() {
    let prose = "システム運用編において以下の各項目を改める。\n・13.【遵守事項】④:削除\n\
        ・【遵守事項】⑬:WPA2-AES等を廃し\n・13.1.2:全て廃し\n・13.2:解説である表12-1及び第1、第2段落\n\
        ・14【遵守事項】⑤:削除\n・14.1.1:第5段落";
    let cited: Vec<String> = scan(prose, &Context::default())
        .references
        .iter()
        .map(|cited| cited.reference.to_string())
        .collect();
    assert_eq!(
        cited,
        [
            "control/13#4",
            "control/13#13",
            "control/13.1.2",
            "control/13.2",
            "control/table/12-1",
            "control/14#5",
            "control/14.1.1"
        ]
    );
}

#[test]
fn what_cannot_be_read_says_why() {
    let problem = |text: &str| parse(text, &Context::default()).problems[0].1.clone();
    assert!(matches!(problem("猫"), ReferenceProblem::NoPlace { .. }));
    assert!(matches!(problem(""), ReferenceProblem::NoPlace { .. }));
    assert!(matches!(problem("遵守事項⑥"), ReferenceProblem::NoChapter { item: 6 }));
    assert!(matches!(problem("運用13⑥~④"), ReferenceProblem::BadRange { from: 6, to: 4 }));
    assert!(matches!(problem("運用99999999"), ReferenceProblem::NumberTooLarge { .. }));
}

#[test]
fn spans_are_character_boundaries() {
    let text = "企画管理編 7.安全管理のための人的管理 P28";
    for cited in parse(text, &Context::default()).references {
        assert!(text.get(cited.span).is_some());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_is_survived(text in "\\PC{0,80}") {
        for cited in parse(&text, &Context::default()).references {
            prop_assert!(text.get(cited.span).is_some());
        }
        let _ = scan(&text, &Context::default());
    }

    #[test]
    fn citation_like_text_is_survived(
        text in "[0-9０-９①-⑳シ運用編企経概QPp表第章条【】遵守事項()#/.,、~〜\\-\\[\\]a-f \n]{0,60}",
    ) {
        for cited in parse(&text, &Context::default()).references {
            prop_assert!(text.get(cited.span).is_some());
        }
        for cited in scan(&text, &Context::default()).references {
            prop_assert!(text.get(cited.span).is_some());
        }
    }

    #[test]
    fn canonical_ids_round_trip(chapter in 1u16..30, item in 1u16..30, volume in 0usize..5) {
        let id = format!("{}/{chapter}#{item}", Volume::ALL[volume].id());
        prop_assert_eq!(ids(&id), vec![id]);
    }
}
