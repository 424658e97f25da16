//! Institutions, persons, vendors, documents.

use super::word::vocabulary;

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
