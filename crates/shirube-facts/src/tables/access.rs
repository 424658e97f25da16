//! Who may get in, and how.

use crate::declare::fact_table;
use crate::vocabulary::{ACCOUNT_KIND, CONNECTION_METHOD, POLICY_KIND, ROOT_LOGIN, VALUE_STATE};

fact_table! { RemoteAccess "remote_access" "遠隔接続" Institution: "保守などのために外から入る経路。" / "A way in from outside, for maintenance or work." {
    remote_access_id: text, "遠隔接続ID" ["接続ID"]: "経路を指す番号" / "Number of the way in";
    name: text, "名称" ["接続名", "用途"]: "名前" / "Name";
    system_id: text, "システムID" []: "届くシステム" / "The system it reaches";
    vendor_id: text, "事業者ID" ["業者ID"]: "使う事業者" / "The vendor that uses it";
    method: code(CONNECTION_METHOD), "接続方式" ["方式"]: "接続の方式" / "How it connects";
    dedicated_account: flag, "専用アカウント" []: "作業者専用のアカウントか" / "Whether each worker has an own account";
    two_factor: flag, "二要素認証" ["2要素認証", "多要素認証"]: "二要素で認証するか" / "Whether two factors are asked for";
    always_open: flag, "常時接続" ["常時開放"]: "いつでも入れる状態か" / "Whether it is open at all times";
    approval_required: flag, "事前承認" ["作業申請"]: "作業のたびに承認するか" / "Whether each use is approved beforehand";
    log_kept: flag, "作業ログ" ["アクセスログ", "ログ取得"]: "作業の記録を取っているか" / "Whether the work is logged";
    log_reviewed_at: date, "ログ確認日" ["最終確認日"]: "記録を最後に確かめた日" / "Day the log was last reviewed";
}}
fact_table! { AdminAccount "admin_account" "管理者アカウント" Institution: "機器の管理者アカウント。" / "Administrator accounts of devices." {
    device_name: text, "装置名" []: "装置の名前" / "Name of the device";
    name: text, "アカウント名" ["名称"]: "アカウントの名前" / "Account name";
    default_name: flag, "初期名" ["初期アカウント名"]: "出荷時の名前のままか" / "Whether it is the name set at the factory";
    enabled: flag, "有効" []: "有効か" / "Whether it is on";
    two_factor: flag, "二要素認証" ["2要素認証"]: "二要素で認証するか" / "Whether two factors are asked for";
    two_factor_state: code(VALUE_STATE), "二要素認証の根拠" []: "設定値か既定値か" / "Set, default or unknown";
    source_limited: flag, "接続元制限" []: "接続元のアドレスを限っているか" / "Whether the source addresses are limited";
}}
fact_table! { Account "account" "アカウント" Institution: "システムの利用者アカウント。" / "User accounts of systems." {
    account_id: text, "アカウントID" ["利用者ID", "ユーザID", "ユーザーID"]: "アカウント" / "The account";
    system_id: text, "システムID" []: "システム" / "The system";
    person_id: text, "職員ID" ["職員番号"]: "持ち主" / "The person it belongs to";
    kind: code(ACCOUNT_KIND), "アカウント種別" ["種別"]: "個人・共用・管理者などの別" / "Personal, shared, administrator or other";
    enabled: flag, "有効" ["使用中"]: "有効か" / "Whether it is on";
    last_login_at: date, "最終ログイン日" ["最終利用日"]: "最後に使われた日" / "Day of the last login";
    reviewed_at: date, "権限確認日" ["権限見直し日"]: "権限を最後に確かめた日" / "Day the rights were last reviewed";
}}
fact_table! { AuthPolicy "auth_policy" "認証方針" Institution: "パスワードとロックの決まり。" / "Rules on passwords and lock-out." {
    policy_id: text, "方針ID" ["認証方針ID"]: "方針を指す番号" / "Number of the policy";
    kind: code(POLICY_KIND), "対象種別" ["種別"]: "業務アプリ・Windows・SSHなどの別" / "Application, Windows, SSH or other";
    system_id: text, "システムID" []: "対象のシステム" / "The system";
    device_id: text, "機器ID" []: "対象の機器" / "The device";
    minimum_password_length: integer, "最小文字数" ["パスワード最小文字数", "パスワード長"]: "パスワードの最小文字数" / "Shortest password allowed";
    password_classes: integer, "文字種数" ["必要な文字種数"]: "必要な文字種の数" / "Kinds of characters required";
    maximum_password_age_days: integer, "変更間隔日数" ["有効日数", "パスワード有効日数"]: "パスワードを変えさせる間隔（日）。0は期限なし" / "Days until a change is forced; 0 for never";
    two_factor: flag, "二要素認証" ["2要素認証"]: "二要素で認証するか" / "Whether two factors are asked for";
    pin: flag, "暗証番号" ["PIN"]: "二要素の一方が、端末に結びついた暗証番号（PIN）か" / "Whether one of two factors is a PIN bound to a device";
    lockout_threshold: integer, "ロックまでの回数" ["ロックアウト回数", "ロック回数"]: "ロックするまでの失敗回数。0はロックなし" / "Failed attempts before lock-out; 0 for never";
    history_count: integer, "再利用禁止回数" ["履歴数"]: "再利用を禁じる過去のパスワードの数" / "Former passwords that may not be used again";
    reversible_encryption: flag, "可逆暗号" ["可逆暗号化"]: "元に戻せる形で保存するか" / "Whether passwords are stored in a form that can be undone";
    guest_enabled: flag, "ゲスト有効" ["Guest有効"]: "ゲストアカウントが有効か" / "Whether the guest account is on";
    root_login: code(ROOT_LOGIN), "管理者直接ログイン" []: "管理者が遠隔から直接入れるか" / "Whether the administrator may log in remotely";
    password_login: flag, "パスワードログイン" []: "SSHでパスワードを受け付けるか" / "Whether SSH accepts passwords";
}}
