//! Systems and devices.

use super::word::vocabulary;

vocabulary! {
    /// Kinds of system.
    SYSTEM_KIND {
        "ehr" "電子カルテ" "electronic health record" ["電カル", "emr", "電子カルテシステム"];
        "billing" "レセプトコンピュータ" "billing computer" ["レセコン", "医事会計", "医事システム"];
        "order-entry" "オーダリング" "order entry" ["オーダエントリ"];
        "pacs" "画像管理" "picture archive" ["画像システム", "医用画像"];
        "laboratory" "検体検査" "laboratory" ["lis", "臨床検査", "検査システム"];
        "pharmacy" "調剤" "pharmacy" ["薬剤", "調剤システム", "薬歴"];
        "nursing" "看護" "nursing" ["看護支援"];
        "reservation" "予約" "reservation" ["予約システム"];
        "online-eligibility" "オンライン資格確認" "online eligibility check" ["資格確認"];
        "gateway" "医療機器連携" "medical device gateway" ["機器連携"];
        "office" "事務" "office" ["グループウェア", "メール", "人事給与"];
        "other" "その他" "other" [];
    }
}
vocabulary! {
    /// Where a system runs.
    HOSTING {
        "on-premises" "院内設置" "on-premises" ["オンプレミス", "オンプレ", "院内"];
        "cloud" "クラウド" "cloud" ["saas", "外部サービス"];
    }
}
vocabulary! {
    /// Kinds of device.
    DEVICE_KIND {
        "pc" "PC" "pc" ["パソコン", "端末", "デスクトップ", "診察室PC", "受付PC"];
        "laptop" "ノートPC" "laptop" ["ノートパソコン", "ノート"];
        "tablet" "タブレット" "tablet" ["ipad"];
        "smartphone" "スマートフォン" "smartphone" ["スマホ"];
        "server" "サーバ" "server" ["サーバー"];
        "nas" "NAS" "nas" ["ファイルサーバ"];
        "router" "ルータ" "router" ["ルーター", "vpnルータ"];
        "firewall" "ファイアウォール" "firewall" ["utm", "fw"];
        "switch" "スイッチ" "switch" ["ハブ", "hub"];
        "access-point" "無線アクセスポイント" "access point" ["アクセスポイント", "ap", "無線lan親機"];
        "medical-device" "医療機器" "medical device" ["検査機器", "画像診断装置", "モダリティ"];
        "printer" "プリンタ" "printer" ["プリンター", "複合機"];
        "card-reader" "顔認証付きカードリーダー" "card reader" ["カードリーダー", "カードリーダ"];
        "other" "その他" "other" [];
    }
}
vocabulary! {
    /// Who set the password of a device.
    PASSWORD_SETTER {
        "institution" "医療機関" "institution" ["自院", "当院", "院内"];
        "vendor" "事業者" "vendor" ["業者", "ベンダー", "ベンダ"];
        "manufacturer" "製造元の初期値" "manufacturer" ["初期値", "出荷時", "メーカー", "初期パスワード"];
    }
}
