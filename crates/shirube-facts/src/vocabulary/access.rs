//! Accounts and how they are authenticated.

use super::word::vocabulary;

vocabulary! {
    /// How two-factor authentication stands.
    TWO_FACTOR {
        "yes" "導入済み" "in use" ["導入済", "あり", "有", "はい", "○", "済"];
        "equivalent" "相当する対応" "equivalent measure" ["同等の対応", "相当"];
        "planned" "導入予定" "planned" ["予定", "計画中"];
        "no" "未導入" "not in use" ["なし", "無", "いいえ", "×", "未"];
    }
}
vocabulary! {
    /// Where users give their two factors (edition 7.0, システム運用編 表14-1).
    TWO_FACTOR_PLACE {
        "application" "アプリケーション" "application" ["アプリ", "業務アプリ"];
        "linked" "アプリに連携したOS・ミドルウェア" "operating system or middleware linked to the application" ["OS連携", "連携", "シングルサインオン", "sso"];
        "operating-system" "OSのみ" "operating system alone" ["OS"];
        "split" "OSとアプリに一要素ずつ" "one factor at each" ["分割", "一要素ずつ"];
    }
}
vocabulary! {
    /// How two-factor authentication stands for logins to a server's operating system, with the two
    /// arrangements of jump hosts that edition 7.0 takes as done.
    SERVER_TWO_FACTOR {
        "yes" "導入済み" "in use" ["導入済", "あり", "有", "はい", "○", "済"];
        "jump-host-two-factor" "踏み台(二要素)" "jump host with two factors" ["踏み台サーバ二要素"];
        "jump-host-detection" "踏み台(EDR・VPN)" "jump host with behaviour detection and VPN" ["踏み台EDR"];
        "equivalent" "相当する対応" "equivalent measure" ["同等の対応", "相当"];
        "planned" "導入予定" "planned" ["予定", "計画中"];
        "no" "未導入" "not in use" ["なし", "無", "いいえ", "×", "未"];
    }
}
vocabulary! {
    /// Kinds of account.
    ACCOUNT_KIND {
        "personal" "個人" "personal" ["個人用"];
        "shared" "共用" "shared" ["共有", "共通"];
        "administrator" "管理者" "administrator" ["特権", "管理者用"];
        "maintenance" "保守" "maintenance" ["保守用", "保守員"];
        "service" "サービス" "service" ["システム用"];
    }
}
vocabulary! {
    /// What a password policy governs.
    POLICY_KIND {
        "application" "業務アプリケーション" "application" ["アプリ", "電子カルテ"];
        "windows" "Windows" "windows" [];
        "linux" "Linux" "linux" [];
        "ssh" "SSH" "ssh" [];
        "appliance" "ネットワーク機器" "network appliance" ["機器"];
    }
}
vocabulary! {
    /// Whether the administrator of a server may log in remotely.
    ROOT_LOGIN {
        "yes" "許可" "allowed" [];
        "key-only" "鍵認証のみ" "by key only" [];
        "no" "禁止" "forbidden" [];
    }
}
