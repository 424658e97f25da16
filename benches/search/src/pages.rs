//! Made-up pages with a known truth: sentences of a vocabulary, broken into lines, some of them in
//! other notations (full width, radicals, decomposed kana).

/// A small generator of numbers, the same on every machine.
pub struct Numbers(u64);

impl Numbers {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit
    }
}

const TERMS: [&str; 44] = [
    "二要素認証", "外部保存", "VPN機器の脆弱性", "TLS1.3", "STARTTLS", "令和6年", "鍵の管理", "バックアップ",
    "サーバ", "無線LAN", "遵守事項13", "遵守事項⑥", "2013年", "130件", "責任分界", "電子署名", "可用性",
    "ランサムウェア", "委託先", "操作ログ", "時刻同期", "端末", "利用者", "診療録", "医療情報システム", "暗号化",
    "アクセス権限", "証明書", "ファイアウォール", "事業継続計画", "持出し", "記憶媒体", "監視カメラ", "共有アカウント",
    "パスワード", "復旧手順", "訓練", "点検", "契約書", "クラウドサービス", "遠隔保守", "通信路", "検査機器", "長期保管",
];
const JOINTS: [&str; 12] = [
    "については", "を適切に管理し、", "に関する手順を定め、", "の状況を確かめ、", "と併せて", "に備えて", "を含む",
    "を前提に", "の担当者は", "が変わるときは", "を用いて", "の記録から",
];
const ENDS: [&str; 5] = ["を定めること。", "を残すこと。", "を見直すこと。", "が求められる。", "を確認する。"];

/// Characters of words that nobody asks for.
const FILLER: &str = "運営基準作成提出確認報告配布周知対象範囲期間方法内容項目資料会議計画体制担当部門施設患者職員研修教育評価改善";

/// A word of two or three characters.
fn filler(numbers: &mut Numbers) -> String {
    let characters: Vec<char> = FILLER.chars().collect();
    (0..2 + numbers.below(2)).map(|_| characters[numbers.below(characters.len())]).collect()
}

/// A page as a document has it, and the clean text that it says.
pub struct MadePage {
    pub text: String,
    pub clean: String,
}

/// About 610 characters.
pub fn page(number: usize) -> MadePage {
    let mut numbers = Numbers::new(number as u64 + 1);
    let mut made = MadePage { text: String::new(), clean: String::new() };
    while made.clean.chars().count() < 600 {
        let mut paragraph = String::new();
        for _ in 0..2 + numbers.below(3) {
            for _ in 0..2 + numbers.below(3) {
                // One word in six is a term; some terms are a hundred times as common as others.
                if numbers.below(6) == 0 {
                    let rank = (1u32 << numbers.below(11)) as usize;
                    let term = numbers.below(rank.min(64)) * TERMS.len() / rank.min(64);
                    paragraph.push_str(TERMS[(term + rank / 7 * 5) % TERMS.len()]);
                } else {
                    paragraph.push_str(&filler(&mut numbers));
                }
                paragraph.push_str(JOINTS[numbers.below(JOINTS.len())]);
            }
            paragraph.push_str(&filler(&mut numbers));
            paragraph.push_str(ENDS[numbers.below(ENDS.len())]);
        }
        let written = match numbers.below(100) {
            0..15 => full_width(&paragraph),
            15..21 => radicals(&paragraph),
            21..26 => decomposed(&paragraph),
            _ => paragraph.clone(),
        };
        // Typesetting breaks lines between any Japanese characters, but not inside of words.
        let mut column = 0;
        let mut last = ' ';
        for c in written.chars() {
            let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '．' | '.' | '０'..='ｚ');
            let inside = word(last) && word(c) || matches!(c, '\u{3099}' | '\u{309a}');
            if column >= 40 && !inside {
                made.text.push('\n');
                column = 0;
            }
            made.text.push(c);
            column += 1;
            last = c;
        }
        made.text.push('\n');
        made.clean.push_str(&paragraph);
        made.clean.push('\n');
    }
    made.text.push_str(&format!("- {} -\n", number % 300));
    made
}

fn full_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '!'..='~' => char::from_u32(c as u32 + 0xfee0).unwrap_or(c),
            _ => c,
        })
        .collect()
}

fn radicals(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '用' => '⽤',
            '見' => '⾒',
            '長' => '⻑',
            '手' => '⼿',
            '行' => '⾏',
            '医' => '医',
            _ => c,
        })
        .collect()
}

fn decomposed(text: &str) -> String {
    text.chars()
        .flat_map(|c| match c {
            'バ' => vec!['ハ', '\u{3099}'],
            'プ' => vec!['フ', '\u{309a}'],
            'ド' => vec!['ト', '\u{3099}'],
            'ビ' => vec!['ヒ', '\u{3099}'],
            'グ' => vec!['ク', '\u{3099}'],
            'が' => vec!['か', '\u{3099}'],
            _ => vec![c],
        })
        .collect()
}

/// What is asked, and the words that a page must say, each with whether it is a whole word of letters
/// or digits.
pub const QUERIES: [(&str, &[&str]); 18] = [
    ("二要素認証", &["二要素認証"]),
    ("二要素", &["二要素"]),
    ("外部保存", &["外部保存"]),
    ("VPN機器の脆弱性", &["VPN機器の脆弱性"]),
    ("ＴＬＳ１．３", &["TLS1.3"]),
    ("TLS", &["TLS"]),
    ("令和６年", &["令和6年"]),
    ("鍵", &["鍵"]),
    ("ﾊﾞｯｸｱｯﾌﾟ", &["バックアップ"]),
    ("サーバー", &["サーバ"]),
    ("無線LAN", &["無線LAN"]),
    ("遵守事項 13", &["遵守事項", "13"]),
    ("⑥", &["⑥"]),
    ("責任分界", &["責任分界"]),
    ("電子署名", &["電子署名"]),
    ("可用性", &["可用性"]),
    ("ランサムウェア 委託先", &["ランサムウェア", "委託先"]),
    ("長期保管", &["長期保管"]),
];

/// True when the clean text says the word; letters and digits count as whole words only.
pub fn says(clean: &str, word: &str) -> bool {
    let kind = |c: char| (c.is_ascii_alphabetic(), c.is_ascii_digit());
    let joined = |a: Option<char>, b: Option<char>| match (a, b) {
        (Some(a), Some(b)) => kind(a) == kind(b) && kind(a) != (false, false),
        _ => false,
    };
    clean.match_indices(word).any(|(at, _)| {
        let before = clean[..at].chars().next_back();
        let after = clean[at + word.len()..].chars().next();
        !joined(before, word.chars().next()) && !joined(word.chars().next_back(), after)
    })
}
