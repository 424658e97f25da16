//! What the institution has: systems, devices, software, networks.

use crate::declare::fact_table;
use crate::vocabulary::{
    DEVICE_KIND, HOSTING, NETWORK_KIND, PASSWORD_SETTER, SERVER_TWO_FACTOR, SYSTEM_KIND,
    TWO_FACTOR, TWO_FACTOR_PLACE,
};

fact_table! { System "system" "システム" Institution: "医療情報システム。1行に1システム。" / "Medical information systems; one a row." {
    system_id: text, "システムID" ["システム番号"]: "システムを指す番号" / "Number of the system";
    name: text, "システム名" ["名称"]: "システムの名前" / "Name";
    kind: code(SYSTEM_KIND), "システム種別" ["種別"]: "電子カルテ・レセコンなどの別" / "Electronic health record, billing or other";
    hosting: code(HOSTING), "設置形態" ["形態"]: "院内設置かクラウドか" / "On premises or in the cloud";
    vendor_id: text, "事業者ID" ["業者ID"]: "保守・提供する事業者" / "The vendor that maintains or supplies it";
    responsible_person_id: text, "責任者ID" ["管理責任者ID", "責任者"]: "院内の責任者" / "The person responsible";
    outsourced: flag, "保守委託" ["委託"]: "保守や運用を委託しているか" / "Whether maintenance or operation is outsourced";
    connected: flag, "ネットワーク接続" ["接続"]: "ネットワークにつながるか" / "Whether it is connected to a network";
    in_scope: flag, "管理対象" ["対象"]: "安全管理の対象としているか" / "Whether it is managed as in scope";
    holds_medical_information: flag, "医療情報保持" ["医療情報"]: "医療情報を持つか" / "Whether it holds medical information";
    introduced_at: date, "導入日" ["稼働日", "運用開始日"]: "導入または前回更新した日" / "Day it was introduced or last renewed";
    retires_at: date, "廃止予定日" ["終了予定日"]: "使うのをやめる予定の日" / "Day on which it is planned to end";
    two_factor: code(TWO_FACTOR), "二要素認証" ["2要素認証", "多要素認証"]: "利用者の認証が二要素か" / "Whether users authenticate with two factors";
    two_factor_planned_at: date, "二要素認証予定日" ["2要素認証予定日"]: "二要素認証を入れる予定の日" / "Day on which two factors are planned";
    two_factor_place: code(TWO_FACTOR_PLACE), "二要素認証の場所" ["認証の場所"]: "利用者がどこで二要素を使うか" / "Where users give both factors";
    two_factor_obstacle: text, "二要素認証が難しい理由" ["難しい理由"]: "令和9年度までに難しい技術的などの理由" / "The technical or similar reason why fiscal 2027 is hard";
    renewal_planned_at: date, "次回更新予定日" ["更新予定日"]: "次に更新する予定の日" / "Day on which it is planned to be renewed next";
    renewal_with_two_factor: flag, "更新時の二要素認証" ["対応事業者の選定"]: "次の更新で二要素認証に対応できる事業者を選ぶと決めたか" / "Whether it is decided that the next renewal goes to a vendor that can do two-factor authentication";
}}
fact_table! { Device "device" "機器" Institution: "機器台帳。1行に1台。" / "The ledger of devices; one a row." {
    device_id: text, "機器ID" ["機器番号", "資産番号", "管理番号"]: "機器を指す番号" / "Number of the device";
    name: text, "機器名" ["名称", "ホスト名", "コンピュータ名"]: "機器の名前" / "Name";
    kind: code(DEVICE_KIND), "機器種別" ["種別"]: "PC・サーバ・医療機器などの別" / "PC, server, medical device or other";
    system_id: text, "システムID" []: "属するシステム" / "The system it belongs to";
    location: text, "設置場所" ["場所"]: "置いてある場所" / "Where it stands";
    responsible_person_id: text, "責任者ID" ["管理責任者ID", "責任者"]: "責任者" / "The person responsible";
    vendor_id: text, "事業者ID" ["業者ID"]: "保守する事業者" / "The vendor that maintains it";
    manufacturer: text, "製造元" ["メーカー"]: "製造元" / "Manufacturer";
    model: text, "型番" ["型式", "機種"]: "型番" / "Model";
    ip_address: text, "IPアドレス" ["IP"]: "IPアドレス" / "IP address";
    operating_system: text, "OS" ["OS名", "基本ソフト"]: "OSの名前と版" / "Operating system with its version";
    os_product: text, "OS製品" []: "生存期間表の製品名（空ならOSから決まる）" / "Product in the life-cycle table (taken from the operating system when empty)";
    os_cycle: text, "OSサイクル" []: "生存期間表の系列（空ならOSから決まる）" / "Cycle in the life-cycle table (taken from the operating system when empty)";
    firmware_version: text, "ファームウェア版" ["ファームウェア", "ファームウェアバージョン"]: "ファームウェアの版" / "Firmware version";
    support_ends_at: date, "サポート終了日" ["保守終了日", "サポート期限"]: "製造元のサポートが終わる日" / "Day the manufacturer's support ends";
    connected: flag, "ネットワーク接続" ["接続"]: "ネットワークにつながるか" / "Whether it is connected to a network";
    in_scope: flag, "管理対象" ["対象"]: "安全管理の対象としているか" / "Whether it is managed as in scope";
    portable: flag, "持出し" ["持ち出し", "持出"]: "院外に持ち出すか" / "Whether it is taken out";
    encrypted: flag, "暗号化" ["ディスク暗号化"]: "記憶装置が暗号化されているか" / "Whether its storage is encrypted";
    personal: flag, "私物" ["BYOD", "個人所有"]: "個人の持ち物か" / "Whether it belongs to a person";
    personal_use_approved: flag, "私物利用許可" ["BYOD許可"]: "私物の利用を許可したか" / "Whether the use of the personal device was approved";
    malware_protection: flag, "ウイルス対策" ["マルウェア対策", "ウイルス対策ソフト"]: "不正ソフトウェア対策が動いているか" / "Whether malware protection runs";
    signatures_updated_at: date, "定義更新日" ["パターン更新日", "定義ファイル更新日"]: "定義ファイルの日付" / "Date of the malware signatures";
    host_firewall: flag, "端末ファイアウォール" ["パーソナルファイアウォール"]: "端末側のファイアウォールが動いているか" / "Whether a firewall runs on it";
    screen_lock_minutes: integer, "画面ロック" ["画面ロック分", "スクリーンロック"]: "画面がロックされるまでの分。0はロックなし" / "Minutes until the screen locks; 0 for never";
    default_password_changed: flag, "初期パスワード変更" ["初期パスワード変更済み"]: "初期パスワードを変えたか" / "Whether the default password was changed";
    password_set_by: code(PASSWORD_SETTER), "パスワード設定者" []: "管理用パスワードを決めた者" / "Who set the administration password";
    processes_locally: flag, "端末内処理" ["端末で処理が完結", "サーバ扱い"]: "電子カルテなどが入り、処理がその端末で完結するか（するならサーバとして扱う）" / "Whether the application is installed on it and processing ends there, which makes a PC a server";
    server_two_factor: code(SERVER_TWO_FACTOR), "OSログイン二要素" ["サーバ二要素認証", "OS二要素認証"]: "サーバのOSログインの二要素認証" / "Two factors for logins to a server's operating system";
    jump_host_conditions: flag, "踏み台の前提条件" []: "踏み台の前提（外部の利用者に管理者権限なし、OS更新が十分、パスワードを共有しない）をすべて確かめたか" / "Whether the conditions of the jump host were confirmed: no administrator rights for outside users, updates sufficient, no shared password";
    confirmed_at: date, "棚卸日" ["現物確認日", "最終確認日"]: "現物を最後に確かめた日" / "Day of the last stocktaking";
}}
fact_table! { Software "software" "ソフトウェア" Institution: "機器やシステムに入っているソフトウェア。" / "Software on devices and systems." {
    software_id: text, "ソフトウェアID" []: "ソフトウェアを指す番号" / "Number of the software";
    device_id: text, "機器ID" []: "入っている機器" / "The device";
    system_id: text, "システムID" []: "入っているシステム" / "The system";
    name: text, "ソフトウェア名" ["名称", "製品名"]: "名前" / "Name";
    version: text, "版" ["バージョン"]: "版" / "Version";
    supplier: text, "供給者" ["開発元"]: "供給者" / "Supplier";
    product: text, "製品" []: "脆弱性表・生存期間表の製品名" / "Product in the vulnerability and life-cycle tables";
    cycle: text, "サイクル" []: "生存期間表の系列" / "Cycle in the life-cycle table";
    purl: text, "PURL" []: "パッケージURL" / "Package URL";
    support_ends_at: date, "サポート終了日" ["保守終了日"]: "サポートが終わる日" / "Day support ends";
}}
fact_table! { Network "network" "ネットワーク" Institution: "ネットワークの区画。" / "Network segments." {
    network_id: text, "ネットワークID" []: "区画を指す番号" / "Number of the segment";
    name: text, "ネットワーク名" ["名称"]: "名前" / "Name";
    cidr: text, "アドレス範囲" ["CIDR", "セグメント"]: "アドレス範囲" / "Address range in CIDR notation";
    kind: code(NETWORK_KIND), "ネットワーク種別" ["種別"]: "院内・来訪者用・閉域網などの別" / "Internal, guest, closed or other";
    separated: flag, "分離" ["他区画との分離"]: "ほかの区画と分けてあるか" / "Whether it is kept apart from the others";
}}
fact_table! { PatchState "patch_state" "更新状態" Institution: "機器ごとの更新の状態。" / "State of updates per device." {
    device_id: text, "機器ID" []: "機器" / "The device";
    updated_at: date, "最終更新日" ["更新適用日", "パッチ適用日"]: "最後に更新した日" / "Day of the last update";
    pending_security_updates: integer, "未適用件数" ["未適用セキュリティ更新数"]: "当たっていないセキュリティ更新の数" / "Security updates not yet applied";
}}
