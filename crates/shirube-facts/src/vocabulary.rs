//! Vocabularies: the words that coded columns hold, with what people write for them.

use shirube_model::Language;
use shirube_model::text::heading_key;

/// One word of a vocabulary.
#[derive(Debug)]
pub struct CodeWord {
    /// The word in facts and checks.
    pub code: &'static str,
    /// Its Japanese name, also accepted in ledgers.
    pub ja: &'static str,
    /// Its English name, also accepted in ledgers.
    pub en: &'static str,
    /// Other words that people write.
    pub synonyms: &'static [&'static str],
}

impl CodeWord {
    /// The name in `language`.
    pub fn label(&self, language: Language) -> &'static str {
        match language {
            Language::Ja => self.ja,
            Language::En => self.en,
        }
    }
}

/// The words that a coded column may hold.
#[derive(Debug)]
pub struct Vocabulary {
    /// The words.
    pub words: &'static [CodeWord],
}

impl Vocabulary {
    /// The code for a text in a ledger.
    pub fn code(&self, text: &str) -> Option<&'static str> {
        let key = heading_key(text);
        let named = |word: &&CodeWord| {
            [word.code, word.ja, word.en]
                .iter()
                .chain(word.synonyms)
                .any(|name| heading_key(name) == key)
        };
        self.words.iter().find(named).map(|word| word.code)
    }

    /// The word with this code.
    pub fn word(&self, code: &str) -> Option<&CodeWord> {
        self.words.iter().find(|word| word.code == code)
    }
}

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($code:literal $ja:literal $en:literal [$($synonym:literal),*];)+ }) => {
        $(#[$doc])*
        pub static $name: Vocabulary = Vocabulary {
            words: &[$(CodeWord { code: $code, ja: $ja, en: $en, synonyms: &[$($synonym),*] }),+],
        };
    };
}

vocabulary! {
    /// Kinds of institution.
    INSTITUTION_KIND {
        "hospital" "病院" "hospital" [];
        "clinic" "診療所" "clinic" ["クリニック", "医院", "無床診療所", "有床診療所"];
        "dental-clinic" "歯科診療所" "dental clinic" ["歯科医院", "歯科"];
        "pharmacy" "薬局" "pharmacy" ["調剤薬局"];
        "maternity-home" "助産所" "maternity home" ["助産院"];
    }
}
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
vocabulary! {
    /// Kinds of network.
    NETWORK_KIND {
        "internal" "院内" "internal" ["院内lan", "内部", "業務系"];
        "medical" "診療系" "medical" ["医療系", "hisネットワーク", "電子カルテ系"];
        "guest" "来訪者用" "guest" ["ゲスト", "患者用"];
        "dmz" "DMZ" "dmz" ["非武装地帯"];
        "closed" "閉域網" "closed network" ["ip-vpn", "専用線", "オープンではないネットワーク"];
        "open" "オープンなネットワーク" "open network" ["インターネット", "internet", "外部"];
    }
}
vocabulary! {
    /// From where an endpoint can be reached.
    EXPOSURE {
        "internet" "インターネット" "internet" ["外部", "公開", "オープンなネットワーク"];
        "closed" "閉域網" "closed network" ["専用線", "ip-vpn"];
        "internal" "院内" "internal" ["内部", "院内lan", "lan"];
    }
}
vocabulary! {
    /// How a TLS server asks for a client certificate.
    CLIENT_CERTIFICATE {
        "required" "必須" "required" ["要求", "あり", "有"];
        "optional" "任意" "optional" [];
        "none" "なし" "none" ["無", "不要", "要求しない"];
    }
}
vocabulary! {
    /// What protects a connection under HTTPS.
    PROTECTED_BY {
        "ipsec" "IPsec-VPN" "ipsec" ["ipsec+ike", "vpn"];
        "closed-network" "閉域網" "closed network" ["専用線", "ip-vpn"];
        "none" "なし" "none" ["無", "httpsのみ"];
    }
}
vocabulary! {
    /// Security of a wireless network.
    WLAN_SECURITY {
        "open" "暗号化なし" "open" ["なし", "オープン"];
        "owe" "OWE" "enhanced open" [];
        "wep" "WEP" "wep" [];
        "wpa" "WPA" "wpa" ["wpapsk"];
        "wpa-wpa2-personal" "WPA/WPA2パーソナル" "wpa/wpa2 personal" ["wpawpa2psk", "wpa2wpa混在"];
        "wpa2-personal" "WPA2パーソナル" "wpa2 personal" ["wpa2", "wpa2psk", "wpa2aes", "wpa2pskaes"];
        "wpa2-wpa3-personal" "WPA2/WPA3パーソナル" "wpa2/wpa3 personal" ["wpa3移行モード"];
        "wpa3-personal" "WPA3パーソナル" "wpa3 personal" ["wpa3", "wpa3sae", "sae"];
        "wpa2-enterprise" "WPA2エンタープライズ" "wpa2 enterprise" ["wpa2eap", "8021x"];
        "wpa3-enterprise" "WPA3エンタープライズ" "wpa3 enterprise" [];
    }
}
vocabulary! {
    /// Protection of management frames (IEEE 802.11w).
    FRAME_PROTECTION {
        "disabled" "無効" "disabled" ["なし"];
        "optional" "任意" "optional" [];
        "required" "必須" "required" ["有効"];
    }
}
vocabulary! {
    /// Kinds of VPN and remote connection.
    CONNECTION_METHOD {
        "ipsec" "IPsec-VPN" "ipsec vpn" ["ipsec"];
        "ssl-vpn" "SSL-VPN" "ssl vpn" ["sslvpn"];
        "l2tp" "L2TP/IPsec" "l2tp/ipsec" ["l2tp"];
        "pptp" "PPTP" "pptp" [];
        "wireguard" "WireGuard" "wireguard" [];
        "ip-vpn" "IP-VPN" "ip-vpn" ["閉域網"];
        "dedicated-line" "専用線" "dedicated line" [];
        "remote-desktop" "リモートデスクトップ" "remote desktop" ["rdp"];
        "remote-tool" "遠隔操作ソフト" "remote control software" ["リモート保守ツール", "teamviewer", "anydesk"];
        "other" "その他" "other" [];
    }
}
vocabulary! {
    /// How a configured value is known: written down, or taken from a default.
    VALUE_STATE {
        "set" "設定値" "set" [];
        "default" "既定値" "default" [];
        "unknown" "不明" "unknown" [];
    }
}
vocabulary! {
    /// What a firewall rule does.
    RULE_ACTION {
        "accept" "許可" "accept" ["allow", "permit", "通過"];
        "deny" "拒否" "deny" ["drop", "reject", "遮断"];
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
vocabulary! {
    /// Kinds of disclosure sheets of vendors.
    DISCLOSURE_KIND {
        "mds" "MDS" "mds" ["製造業者による医療情報セキュリティ開示書"];
        "sds" "SDS" "sds" ["サービス事業者による医療情報セキュリティ開示書"];
        "service-specification" "サービス仕様適合開示書" "service specification disclosure" [];
    }
}
vocabulary! {
    /// A vendor's answer to a question of the checklist.
    ANSWER {
        "yes" "はい" "yes" ["○", "実施"];
        "no" "いいえ" "no" ["×", "未実施"];
        "not-applicable" "対象外" "not applicable" ["該当なし", "-"];
    }
}
vocabulary! {
    /// Kinds of document that requirements ask for.
    DOCUMENT_KIND {
        "security-policy" "情報セキュリティ方針" "information security policy" ["基本方針", "セキュリティポリシー"];
        "privacy-policy" "個人情報保護方針" "personal information protection policy" ["プライバシーポリシー"];
        "operation-rules" "運用管理規程" "operation management rules" ["運用管理規定", "安全管理規程"];
        "organisation-chart" "体制図" "organisation chart" ["組織図", "管理体制図"];
        "legal-register" "法令一覧" "register of legal duties" ["法令遵守一覧"];
        "risk-assessment" "リスク評価書" "risk assessment" ["リスクアセスメント", "リスク分析"];
        "information-register" "情報資産一覧" "register of information" ["情報台帳"];
        "responsibility-demarcation" "責任分界書" "demarcation of responsibilities" ["責任分界点", "責任分界表"];
        "network-diagram" "ネットワーク構成図" "network diagram" ["全体構成図", "構成図"];
        "system-specification" "システム仕様書" "system specification" ["機能仕様書"];
        "operation-procedure" "運用手順書" "operation procedure" ["操作手順書", "管理手順書"];
        "user-manual" "利用者マニュアル" "user manual" ["操作マニュアル"];
        "emergency-procedure" "非常時手順書" "emergency procedure" ["緊急時手順", "障害時手順"];
        "incident-procedure" "インシデント対応手順書" "incident procedure" ["インシデント対応手順"];
        "business-continuity-plan" "事業継続計画" "business continuity plan" ["bcp", "業務継続計画"];
        "cyber-response-plan" "サイバーセキュリティ対応計画" "cybersecurity response plan" ["サイバー攻撃対応計画"];
        "training-plan" "教育訓練計画" "training plan" ["研修計画"];
        "self-inspection-report" "自己点検報告書" "self-inspection report" ["点検記録", "自己点検表"];
        "audit-report" "監査報告書" "audit report" ["監査結果"];
        "audit-plan" "監査計画" "audit plan" [];
        "access-control-rules" "利用者認証・権限規程" "authentication and access rules" ["権限管理規程", "アクセス権限規程"];
        "information-handling-rules" "情報取扱規程" "information handling rules" ["情報管理規程", "持出し規程"];
        "media-handling-rules" "媒体管理規程" "media handling rules" ["記録媒体管理規程"];
        "disposal-record" "廃棄記録" "disposal record" ["廃棄証明書"];
        "change-record" "変更管理記録" "change record" ["改訂履歴"];
        "quality-record" "品質管理記録" "quality record" [];
        "maintenance-report" "保守作業報告書" "maintenance report" ["作業報告書"];
        "facility-record" "施設・設備記録" "facility record" ["入退室管理記録", "設備点検記録"];
        "digitisation-rules" "電子化規程" "digitisation rules" ["スキャナ運用規程"];
        "signature-rules" "電子署名規程" "electronic signature rules" ["電子署名運用規程"];
        "record-finalisation-rules" "記録確定規程" "record finalisation rules" ["代行入力規程"];
        "third-party-agreement" "第三者提供取決め" "agreement on provision to third parties" [];
        "vendor-evaluation" "事業者評価書" "vendor evaluation" ["委託先評価"];
        "patient-notice" "患者への掲示" "notice to patients" ["掲示", "院内掲示"];
        "management-report" "経営層への報告書" "report to management" ["理事会報告", "委員会議事録"];
        "interoperability-record" "標準形式入出力の確認記録" "record of standard-format exchange" [];
    }
}
vocabulary! {
    /// Roles of the guideline.
    ROLE {
        "management" "経営層" "management" ["院長", "理事長", "管理者"];
        "planning-manager" "企画管理者" "planning manager" [];
        "safety-officer" "医療情報システム安全管理責任者" "safety officer" ["安全管理責任者"];
        "system-operator" "システム運用担当者" "system operator" ["運用担当者", "システム担当"];
        "information-manager" "情報管理責任者" "information manager" ["情報作成管理者"];
        "staff" "職員" "staff" ["医師", "看護師", "事務", "薬剤師", "技師"];
        "external" "外部要員" "external" ["派遣", "委託", "事業者"];
    }
}
vocabulary! {
    /// Where a backup is kept.
    BACKUP_MEDIUM {
        "disk" "外付けディスク" "disk" ["hdd", "外付けhdd", "usb hdd"];
        "nas" "NAS" "nas" [];
        "tape" "テープ" "tape" ["lto"];
        "cloud" "クラウド" "cloud" [];
        "optical" "光ディスク" "optical disc" ["dvd", "bd"];
        "server" "別サーバ" "another server" [];
    }
}
vocabulary! {
    /// What a log records.
    LOG_KIND {
        "access" "アクセスログ" "access log" ["利用者ログ", "操作ログ"];
        "authentication" "認証ログ" "authentication log" ["ログイン履歴"];
        "network" "通信ログ" "network log" ["ファイアウォールログ"];
        "system" "システムログ" "system log" ["イベントログ"];
    }
}
vocabulary! {
    /// What is allowed with removable media.
    MEDIA_RULE {
        "prohibited" "禁止" "prohibited" ["使用禁止", "不可"];
        "registered-only" "登録済みのみ" "registered only" ["許可制", "登録制"];
        "unrestricted" "制限なし" "unrestricted" ["自由"];
    }
}
vocabulary! {
    /// Kinds of drill.
    DRILL_KIND {
        "disaster" "災害" "disaster" ["bcp", "防災"];
        "cyber-attack" "サイバー攻撃" "cyber attack" ["ランサムウェア", "サイバー"];
        "system-failure" "システム障害" "system failure" ["障害", "停電"];
        "restore" "復旧" "restore" ["リストア"];
    }
}
vocabulary! {
    /// Whom to call in an emergency.
    CONTACT_KIND {
        "ministry" "厚生労働省" "ministry" ["厚労省"];
        "prefecture" "都道府県" "prefecture" ["保健所", "県"];
        "police" "警察" "police" ["都道府県警察", "サイバー犯罪相談窓口"];
        "privacy-commission" "個人情報保護委員会" "privacy commission" [];
        "vendor" "事業者" "vendor" ["保守業者", "ベンダー"];
        "expert" "外部専門家" "expert" ["セキュリティ専門家", "ipa"];
    }
}

vocabulary! {
    /// Things that an institution can declare not to have.
    ABSENCE {
        "wireless-lan" "無線LAN" "wireless networks" [];
        "vpn" "VPN装置" "VPN gateways" [];
        "remote-maintenance" "リモート保守" "remote maintenance" [];
        "outsourcing" "外部委託" "outsourcing" [];
        "external-storage" "医療情報の外部保存" "storage of medical information outside" [];
        "third-party-provision" "第三者提供" "provision to third parties" [];
        "removable-media" "可搬媒体" "removable media" [];
        "portable-devices" "機器の持出し" "devices taken out" [];
        "personal-devices" "個人所有機器" "personal devices" [];
        "medical-devices" "ネットワークにつながる医療機器" "connected medical devices" [];
        "open-network-https" "オープンなネットワークでのHTTPS" "HTTPS over an open network" [];
        "paper-digitisation" "紙の電子化" "digitisation of paper" [];
        "electronic-signature" "電子署名" "electronic signatures" [];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_finds_its_code() {
        assert_eq!(DEVICE_KIND.code("ノートパソコン"), Some("laptop"));
        assert_eq!(WLAN_SECURITY.code("ＷＰＡ２－ＰＳＫ（AES）"), Some("wpa2-personal"));
        assert_eq!(TWO_FACTOR.code("導入済"), Some("yes"));
        assert_eq!(DEVICE_KIND.code("spaceship"), None);
    }
}
