//! What is known of products in the world; filled by feeds, not by the institution.

use crate::declare::fact_table;

fact_table! { Vulnerability "vulnerability" "脆弱性" World: "悪用が知られた脆弱性と、影響する版の範囲。" / "Vulnerabilities known to be exploited, with ranges of affected versions." {
    cve: text, "CVE" []: "CVE番号" / "CVE number";
    product: text, "製品" []: "製品名" / "Product";
    version_scheme: text, "版の数え方" []: "版の比べ方" / "Numbering scheme";
    affected_from: text, "影響開始版" []: "この版から" / "From this version on";
    affected_before: text, "修正版" []: "この版より前" / "Before this version";
    affected_through: text, "影響終了版" []: "この版まで" / "Up to and with this version";
    ransomware: flag, "ランサムウェア" []: "身代金要求型の攻撃での利用が知られるか" / "Whether use in ransomware attacks is known";
    range_source: text, "範囲の出典" []: "影響範囲を読んだ文書と確度。空なら範囲を知らない。no-entry は、その製品が一覧にないこと" / "Where the range was read, and how sure it is; empty where no range is known, no-entry where the list does not name the product";
    added_at: date, "登録日" []: "一覧に載った日" / "Day it entered the list";
}}
fact_table! { ProductLifecycle "product_lifecycle" "製品サポート期間" World: "製品の系列ごとのサポート期間。" / "When support of a product's cycle ends." {
    product: text, "製品" []: "製品名" / "Product";
    cycle: text, "サイクル" ["系列"]: "版の系列" / "Release cycle";
    support_ends_at: date, "サポート終了日" []: "セキュリティ更新が終わる日" / "Day security updates end";
    ended: flag, "終了" []: "日付なしで終了とされているか" / "Whether support is known to have ended, without a day";
}}
