//! Who is there, what is written down, and who was engaged.

use crate::declare::fact_table;
use crate::vocabulary::{ANSWER, CONTACT_KIND, DISCLOSURE_KIND, DOCUMENT_KIND, INSTITUTION_KIND};

fact_table! { Institution "institution" "医療機関" Institution: "医療機関そのもの。shirube.tomlから1行できる。" / "The institution itself; one row, from shirube.toml." {
    name: text, "名称" ["医療機関名", "施設名"]: "医療機関の名称" / "Name of the institution";
    kind: code(INSTITUTION_KIND), "種別" ["施設種別"]: "病院・診療所・薬局などの別" / "Hospital, clinic, pharmacy or other";
    beds: integer, "病床数" []: "許可病床数。無床は0" / "Licensed beds; 0 without beds";
}}
fact_table! { Person "person" "人員" Institution: "職員と外部要員。1行に1人。" / "Staff and external workers; one person a row." {
    person_id: text, "職員ID" ["職員番号", "人員ID"]: "台帳の中で人を指す番号" / "Number of the person in the ledger";
    name: text, "氏名" ["名前"]: "氏名" / "Name";
    roles: text, "役割" ["役職", "職種"]: "ガイドライン上の役割。複数なら読点で並べる（経営層、企画管理者、医療情報システム安全管理責任者、システム運用担当者、職員…）" / "Roles of the guideline, separated by commas (management, planning-manager, safety-officer, system-operator, staff, …)";
    department: text, "所属" ["部署", "部門"]: "所属部署" / "Department";
    appointed_at: date, "任命日" ["選任日"]: "役割に任命した日" / "Day of appointment to the role";
    joined_at: date, "入職日" ["採用日", "入社日"]: "働き始めた日" / "Day the person began to work here";
    left_at: date, "退職日" ["離職日"]: "退職日。在職中は空" / "Day the person left; empty while employed";
    confidentiality_signed_at: date, "守秘誓約日" ["誓約書提出日", "守秘義務誓約日"]: "在職中と退職後の守秘を約した日" / "Day the person promised secrecy, also after leaving";
    handles_medical_information: flag, "医療情報取扱い" ["医療情報の取扱い"]: "医療情報を扱うか" / "Whether the person handles medical information";
}}
fact_table! { TrainingRecord "training_record" "教育訓練" Institution: "1人が1回の教育を受けた記録。" / "One person took part in one training." {
    person_id: text, "職員ID" ["職員番号", "受講者ID"]: "受講した人" / "Who took part";
    topic: text, "内容" ["研修名", "テーマ"]: "教育の内容" / "What was taught";
    completed_at: date, "受講日" ["実施日", "修了日"]: "修了した日" / "Day of completion";
}}
fact_table! { Document "document" "文書" Institution: "規程・手順書・記録。1行に1文書。" / "Rules, procedures and records; one document a row." {
    document_id: text, "文書ID" ["文書番号"]: "文書を指す番号" / "Number of the document";
    kind: code(DOCUMENT_KIND), "文書種別" ["種別"]: "文書の種類" / "Kind of document";
    title: text, "文書名" ["表題", "題名"]: "文書の題名" / "Title";
    approved_by: text, "承認者" []: "承認した人" / "Who approved it";
    approved_at: date, "承認日" ["制定日"]: "承認された日" / "Day of approval";
    reviewed_at: date, "見直し日" ["最終見直し日", "改定日", "更新日"]: "最後に見直した日" / "Day of the last review";
    file: text, "ファイル" ["保管場所", "ファイル名"]: "文書のありか。evidence/ から始めれば、あるかどうかも確かめる" / "Where the document is kept; one that begins with evidence/ is looked for";
}}
fact_table! { Vendor "vendor" "事業者" Institution: "システム関連事業者。1行に1社。" / "Vendors of systems and services; one a row." {
    vendor_id: text, "事業者ID" ["業者ID", "委託先ID"]: "事業者を指す番号" / "Number of the vendor";
    name: text, "事業者名" ["会社名", "名称", "業者名"]: "事業者の名称" / "Name";
    stores_medical_information: flag, "医療情報保存" ["外部保存", "医療情報の保存"]: "医療情報を預かって保存するか" / "Whether the vendor stores medical information";
    isms_certified: flag, "ISMS認証" ["ISMS", "ISO27001"]: "ISMS（JIS Q 27001）の認証があるか" / "Whether certified to JIS Q 27001";
    isms_expires_at: date, "ISMS有効期限" []: "ISMS認証の有効期限" / "Last day of that certificate";
    privacy_mark: flag, "プライバシーマーク" ["Pマーク"]: "プライバシーマークがあるか" / "Whether the vendor holds the PrivacyMark";
    privacy_mark_expires_at: date, "プライバシーマーク有効期限" ["Pマーク有効期限"]: "プライバシーマークの有効期限" / "Last day of the PrivacyMark";
}}
fact_table! { Contract "contract" "契約" Institution: "事業者との契約。1行に1契約。" / "Contracts with vendors; one a row." {
    contract_id: text, "契約ID" ["契約番号"]: "契約を指す番号" / "Number of the contract";
    vendor_id: text, "事業者ID" ["業者ID", "委託先ID"]: "契約の相手" / "The vendor";
    system_id: text, "システムID" ["対象システムID"]: "対象のシステム" / "The system it is about";
    title: text, "契約名" ["件名"]: "契約の名前" / "Title";
    starts_at: date, "開始日" ["契約開始日"]: "契約の始まり" / "First day";
    ends_at: date, "終了日" ["契約終了日", "満了日"]: "契約の終わり" / "Last day";
    auto_renewal: flag, "自動更新" []: "自動で更新されるか" / "Whether it renews itself";
    confidentiality_clause: flag, "守秘義務条項" ["守秘条項", "秘密保持条項"]: "守秘義務の定めがあるか" / "Whether secrecy is agreed";
    responsibility_clause: flag, "責任分界条項" ["責任分界"]: "責任分界の定めがあるか" / "Whether responsibilities are demarcated";
    incident_clause: flag, "インシデント対応条項" ["障害時対応条項"]: "サイバー攻撃・障害時の役割の定めがあるか" / "Whether roles in an incident are agreed";
    subcontract_clause: flag, "再委託条項" ["再委託"]: "再委託の条件の定めがあるか" / "Whether subcontracting is governed";
    takeout_clause: flag, "持出し禁止条項" ["持出禁止条項"]: "医療情報の持出しを原則禁じる定めがあるか" / "Whether taking data out is forbidden in principle";
    security_update_clause: flag, "セキュリティ更新条項" ["更新責任条項", "セキュリティ更新の責任"]: "サーバのセキュリティ更新の責任を事業者が負うと、契約・約款・SLAに書かれているか" / "Whether the contract, terms or SLA says that the vendor bears the servers' security updates";
}}
fact_table! { VendorDisclosure "vendor_disclosure" "開示書" Institution: "事業者から受け取ったMDS・SDSなど。" / "MDS, SDS and the like received from vendors." {
    vendor_id: text, "事業者ID" ["業者ID"]: "出した事業者" / "The vendor";
    system_id: text, "システムID" []: "対象のシステム" / "The system";
    kind: code(DISCLOSURE_KIND), "開示書種別" ["種別"]: "MDS・SDSなどの別" / "MDS, SDS or other";
    dated_at: date, "作成日" ["受領日"]: "開示書の日付" / "Date of the sheet";
    edition: text, "版" ["対応版"]: "対応するガイドラインや書式の版" / "Edition it answers";
}}
fact_table! { VendorAnswer "vendor_answer" "事業者回答" Institution: "事業者確認用チェックリストへの回答。" / "Vendors' answers to their checklist." {
    vendor_id: text, "事業者ID" ["業者ID"]: "答えた事業者" / "The vendor";
    system_id: text, "システムID" []: "対象のシステム" / "The system";
    question: text, "項目" ["設問", "項番"]: "チェックリストの項番" / "Number of the question";
    answer: code(ANSWER), "回答" []: "はい・いいえ・対象外" / "Yes, no, not applicable";
    answered_at: date, "回答日" ["確認日"]: "答えた日" / "Day of the answer";
}}
fact_table! { DisclosureAnswer "disclosure_answer" "開示書回答" Institution: "MDS・SDSの1項目への回答。取り込んだ書式からもできる。" / "An answer of an MDS or SDS; also read from filled forms." {
    vendor_id: text, "事業者ID" ["業者ID"]: "答えた事業者" / "The vendor";
    system_id: text, "システムID" []: "対象のシステム" / "The system";
    kind: code(DISCLOSURE_KIND), "開示書種別" ["種別"]: "MDSかSDSか" / "MDS or SDS";
    edition: text, "書式の版" ["版"]: "書式の版（5.0など）" / "Edition of the form, such as 5.0";
    question: text, "項番" ["項目番号", "番号"]: "項目の番号" / "Number of the item";
    annex: flag, "別紙" ["別紙項目"]: "保守委託機関編【別紙】の項目か" / "Whether it is an item of the entrusted volume's annex";
    answer: code(ANSWER), "回答" []: "はい・いいえ・対象外。空は未回答" / "Yes, no or not applicable; empty when unanswered";
    planned: flag, "予定による回答" ["予定"]: "次の更新までの予定によって「はい」としたか" / "Whether the yes rests on a plan up to the next renewal";
    note: text, "備考" []: "備考" / "Remarks";
}}
fact_table! { DisclosureTreatment "disclosure_treatment" "開示書リスク対応" Institution: "「いいえ」や空欄の項目に対するリスク評価と対応。" / "Risk assessment and treatment of an item answered no or left empty." {
    vendor_id: text, "事業者ID" ["業者ID"]: "事業者" / "The vendor";
    system_id: text, "システムID" []: "対象のシステム" / "The system";
    kind: code(DISCLOSURE_KIND), "開示書種別" ["種別"]: "MDSかSDSか" / "MDS or SDS";
    question: text, "項番" ["項目番号", "番号"]: "項目の番号" / "Number of the item";
    assessed_at: date, "評価日" []: "リスクを評価した日" / "Day the risk was assessed";
    person: text, "評価者" []: "評価した人" / "Who assessed it";
    treatment: text, "対応" ["リスク対応"]: "決めた対応" / "The treatment decided on";
}}
fact_table! { Contact "contact" "連絡先" Institution: "非常時の連絡先。" / "Whom to call in an emergency." {
    contact_id: text, "連絡先ID" []: "連絡先を指す番号" / "Number of the contact";
    kind: code(CONTACT_KIND), "連絡先種別" ["種別"]: "警察・都道府県・事業者などの別" / "Police, prefecture, vendor or other";
    name: text, "名称" ["連絡先名", "担当"]: "連絡先の名前" / "Name";
    phone: text, "電話番号" ["電話"]: "電話番号" / "Telephone number";
    confirmed_at: date, "確認日" ["最終確認日"]: "つながることを最後に確かめた日" / "Day it was last confirmed to work";
}}
fact_table! { Declared "declaration" "申告" Institution: "declarations.tomlに書かれた人の申告。" / "Declarations of persons, from declarations.toml." {
    requirement: text, "遵守事項" []: "対象の遵守事項" / "The requirement";
    person: text, "申告者" []: "申告した人" / "Who declares";
    result: text, "結果" []: "met・not-met・not-applicable" / "met, not-met or not-applicable";
    declared_at: date, "申告日" []: "申告した日" / "Day of the declaration";
    expires_at: date, "有効期限" []: "申告が有効な最後の日" / "Last day on which it holds";
}}
