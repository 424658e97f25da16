//! A synthetic hospital: genuine formats, invented contents, the same bytes for the same numbers.

use anyhow::Context;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The day that the hospital's papers lie around.
const YEAR: usize = 2026;

pub(crate) fn run(devices: usize, artifacts: usize, output: &Path) -> anyhow::Result<()> {
    for folder in [
        "ledger",
        "evidence/firewalls",
        "evidence/wireless",
        "evidence/windows",
        "evidence/servers",
        "evidence/scans",
        "evidence/sbom",
    ] {
        fs::create_dir_all(output.join(folder)).context("cannot make the folder")?;
    }
    let write = |path: &str, text: String| {
        fs::write(output.join(path), text).with_context(|| path.to_owned())
    };
    write("shirube.toml", settings())?;
    write("declarations.toml", declarations())?;
    write("ledger/人員.csv", persons(devices))?;
    write("ledger/システム.csv", systems())?;
    write("ledger/機器.csv", device_ledger(devices))?;
    write("ledger/事業者.csv", vendors())?;
    write("ledger/契約.csv", contracts())?;
    write("ledger/文書.csv", documents())?;
    write("ledger/教育訓練.csv", training(devices))?;
    write("ledger/アカウント.csv", accounts(devices))?;
    write("ledger/バックアップ.csv", backups())?;
    write("ledger/ログ.csv", logs())?;
    write("ledger/遠隔接続.csv", remote())?;
    write("ledger/更新状態.csv", patches(devices))?;
    write("ledger/訓練.csv", "訓練ID,訓練種別,実施日,参加人数,改善記録\nT-1,災害,2026-09-01,120,○\nT-2,サイバー攻撃,2025-09-01,30,○\n".to_owned())?;
    write("ledger/連絡先.csv", "連絡先ID,連絡先種別,名称,電話番号,確認日\nN-1,厚労省,架空,000-0001,2026-04-01\nN-2,都道府県,架空,000-0002,2026-04-01\nN-3,警察,架空,000-0003,2026-04-01\nN-4,事業者,架空,000-0004,2026-04-01\n".to_owned())?;
    write("ledger/ネットワーク.csv", "ネットワークID,ネットワーク名,アドレス範囲,ネットワーク種別,分離\nNW-1,診療系,10.10.0.0/16,診療系,○\nNW-2,事務系,10.20.0.0/16,院内,○\nNW-3,来訪者用,10.90.0.0/16,ゲスト,○\n".to_owned())?;
    for number in 0..artifacts {
        let (path, text) = artifact(number);
        write(&path, text)?;
    }
    println!("{}: {devices} devices, {artifacts} artifacts", output.display());
    Ok(())
}

fn settings() -> String {
    "# 架空の病院。`cargo run -p xtask -- generate-hospital` が作ります。\n\n[institution]\nid = \"hinata-hospital\"\nname = \"ひなた総合病院\"\nkind = \"病院\"\nbeds = 300\n\n[applicability]\ndedicated_operator = true\n\n\
    [[absent]]\nwhat = \"third-party-provision\"\nreason = \"第三者への提供を行っていない\"\nperson = \"病院長\"\ndeclared_at = \"2026-04-01\"\nexpires_at = \"2027-03-31\"\n\n\
    [[source]]\npath = \"evidence/**\"\nobserved_at = \"2026-11-01\"\n\n    [[source]]\npath = \"evidence/scans/*\"\nexposure = \"院内\"\n\n\
    [[waiver]]\ncheck = \"SHR-DEV-005\"\nsubject = \"D-0003\"\nrequested_by = \"手術部長\"\napproved_by = \"架空 企画\"\napproved_at = \"2026-04-15\"\nreason = \"手術室の端末は術中にロックできない\"\ndecided_at = \"2026-04-10\"\nuntil = \"2027-03-31\"\n\n\
    [[parameter]]\ncheck = \"SHR-LOG-005\"\nname = \"days\"\nvalue = 1095\nreason = \"院内規程で三年とする\"\n"
        .to_owned()
}

fn declarations() -> String {
    let mut out = String::new();
    for (requirement, statement) in [
        ("運用編 12.②", "サーバ室の入口はカード認証とし、監視カメラを置いている"),
        ("運用編 12.③", "保存媒体は施錠した保管庫に置いている"),
        ("運用編 14.③", "カードを忘れた職員には情報課が一時カードを貸す"),
        ("運用編 5.②", "マスタの版を履歴で管理し、過去の記録が変わらないことを試験で確かめた"),
    ] {
        let _ = write!(
            out,
            "[[declaration]]\nrequirement = \"{requirement}\"\nresult = \"満たす\"\nperson = \"情報課長\"\nrole = \"システム運用担当者\"\ndeclared_at = \"2026-04-01\"\nexpires_at = \"2027-03-31\"\nstatement = \"{statement}\"\n\n"
        );
    }
    out
}

fn persons(devices: usize) -> String {
    let mut out =
        String::from("職員ID,氏名,役割,所属,任命日,入職日,退職日,守秘誓約日,医療情報の取扱い\n");
    out.push_str("P-0001,架空 院長,経営層,管理部,2024-04-01,2010-04-01,,2010-04-01,○\n");
    out.push_str("P-0002,架空 企画,企画管理者、医療情報システム安全管理責任者,管理部,2024-04-01,2012-04-01,,2012-04-01,○\n");
    out.push_str(
        "P-0003,架空 運用,システム運用担当者,情報課,2024-04-01,2015-04-01,,2015-04-01,○\n",
    );
    for number in 4..=(devices / 4).max(40) {
        let left = if number % 97 == 0 { "2026-03-31" } else { "" };
        let signed = if number % 53 == 0 { "" } else { "2020-04-01" };
        let _ = writeln!(
            out,
            "P-{number:04},架空 職員{number},職員,病棟{},,2020-04-01,{left},{signed},○",
            number % 9
        );
    }
    out
}

const SYSTEMS: [(&str, &str, &str, &str, &str); 6] = [
    ("S-01", "電子カルテ", "電子カルテ", "V-01", "導入済"),
    ("S-02", "医事会計", "医事会計", "V-01", "導入予定"),
    ("S-03", "画像管理", "pacs", "V-02", "未導入"),
    ("S-04", "検体検査", "検体検査", "V-03", "導入予定"),
    ("S-05", "調剤", "調剤", "V-03", "相当"),
    ("S-06", "看護支援", "看護支援", "V-01", "導入済"),
];

fn systems() -> String {
    let mut out = String::from(
        "システムID,システム名,システム種別,設置形態,事業者ID,責任者ID,保守委託,接続,管理対象,医療情報保持,導入日,二要素認証,二要素認証予定日\n",
    );
    for (id, name, kind, vendor, two_factor) in SYSTEMS {
        let planned = if two_factor == "導入予定" { "2027-02-01" } else { "" };
        let _ = writeln!(
            out,
            "{id},{name},{kind},院内設置,{vendor},P-0003,○,○,○,○,2021-04-01,{two_factor},{planned}"
        );
    }
    out
}

fn device_ledger(devices: usize) -> String {
    let mut out = String::from(
        "機器ID,機器名,機器種別,システムID,設置場所,責任者ID,製造元,型番,IPアドレス,OS,ファームウェア版,接続,管理対象,持出し,暗号化,ウイルス対策,定義更新日,端末ファイアウォール,画面ロック,初期パスワード変更,パスワード設定者,棚卸日\n",
    );
    for number in 1..=devices {
        let system = SYSTEMS[number % SYSTEMS.len()].0;
        let address = address(number);
        let counted = if number % 40 == 0 { "2025-03-01" } else { "2026-05-20" };
        let row = match number % 20 {
            0 => format!(
                "サーバ,{system},サーバ室,P-0003,架空製作所,SV-1,{address},Windows Server 2022,,○,○,×,○,○,2026-11-20,○,,○,自院"
            ),
            1 => format!(
                "医療機器,,検査室,P-0003,架空医療機器,MD-{},{address},独自OS,1.{},○,{},×,,,,,,{},",
                number % 7,
                number % 9,
                if number % 3 == 0 { "×" } else { "○" },
                if number % 5 == 0 { "×" } else { "○" }
            ),
            2 => format!(
                "ノートPC,{system},病棟{},P-0003,架空製作所,NB-1,{address},Windows 11 Pro 25H2,,○,○,○,{},○,2026-11-21,○,5分,○,自院",
                number % 9,
                if number % 3 == 0 { "×" } else { "○" }
            ),
            3 => format!(
                "PC,{system},手術部,P-0003,架空製作所,PC-1,{address},Windows 11 Enterprise 24H2,,○,○,×,○,○,2026-11-21,○,0,○,自院"
            ),
            4 if number % 100 == 4 => format!(
                "PC,{system},外来{},P-0003,架空製作所,PC-0,{address},Windows 10 Pro 22H2,,○,○,×,○,○,2026-11-01,○,10分,○,自院",
                number % 9
            ),
            5 => format!(
                "プリンタ,,外来{},P-0003,架空製作所,PR-1,{address},,,○,○,×,,,,,,○,自院",
                number % 9
            ),
            _ => format!(
                "PC,{system},外来{},P-0003,架空製作所,PC-1,{address},Windows 11 Enterprise 24H2,,○,○,×,○,○,2026-11-21,○,5分,○,自院",
                number % 9
            ),
        };
        let _ = writeln!(out, "D-{number:04},機器{number},{row},{counted}");
    }
    out
}

fn vendors() -> String {
    "事業者ID,事業者名,医療情報保存,ISMS認証,ISMS有効期限,プライバシーマーク,Pマーク有効期限\nV-01,架空電子カルテ株式会社,×,○,2028-03-31,○,2027-09-30\nV-02,架空画像株式会社,○,○,2027-03-31,×,\nV-03,架空検査株式会社,○,×,,×,\n".to_owned()
}

fn contracts() -> String {
    "契約ID,事業者ID,システムID,契約名,開始日,終了日,自動更新,守秘義務条項,責任分界条項,インシデント対応条項,再委託条項,持出し禁止条項\nC-01,V-01,S-01,保守契約,2021-04-01,2027-03-31,○,○,○,○,○,○\nC-02,V-02,S-03,保守契約,2021-04-01,2027-03-31,×,○,○,×,○,○\nC-03,V-03,S-04,保守契約,2021-04-01,2026-09-30,×,○,×,,○,×\n".to_owned()
}

fn documents() -> String {
    let mut out = String::from("文書ID,文書種別,文書名,承認者,承認日,見直し日\n");
    for (number, kind) in [
        "情報セキュリティ方針",
        "個人情報保護方針",
        "運用管理規程",
        "体制図",
        "法令一覧",
        "リスク評価書",
        "情報資産一覧",
        "責任分界書",
        "ネットワーク構成図",
        "システム仕様書",
        "運用手順書",
        "利用者マニュアル",
        "非常時手順書",
        "インシデント対応手順書",
        "事業継続計画",
        "教育訓練計画",
        "自己点検報告書",
        "監査報告書",
        "利用者認証・権限規程",
        "情報取扱規程",
        "媒体管理規程",
        "電子化規程",
        "事業者評価書",
        "患者への掲示",
        "経営層への報告書",
        "保守作業報告書",
    ]
    .iter()
    .enumerate()
    {
        let reviewed = if number % 6 == 5 { "2024-03-01" } else { "2026-04-15" };
        let _ = writeln!(out, "DOC-{:02},{kind},{kind},病院長,2023-06-01,{reviewed}", number + 1);
    }
    out
}

fn training(devices: usize) -> String {
    let mut out = String::from("職員ID,内容,受講日\n");
    for number in 1..=(devices / 4).max(40) {
        if number % 31 != 0 {
            let _ = writeln!(
                out,
                "P-{number:04},情報セキュリティ研修,令和8年{}月{}日",
                number % 6 + 4,
                number % 27 + 1
            );
        }
    }
    out
}

fn accounts(devices: usize) -> String {
    let mut out = String::from(
        "アカウントID,システムID,職員ID,アカウント種別,有効,最終ログイン日,権限確認日\n",
    );
    for number in 1..=(devices / 4).max(40) {
        let login =
            if number % 41 == 0 { format!("{YEAR}-03-01") } else { format!("{YEAR}-11-20") };
        let _ = writeln!(out, "u{number:04},S-01,P-{number:04},個人,○,{login},2026-04-15");
    }
    out.push_str("naika,S-01,,共用,○,2026-11-20,2026-04-15\n");
    out
}

fn backups() -> String {
    let mut out = String::from(
        "バックアップID,システムID,保存先,世代数,間隔日数,オフライン,書換え不可,最終成功日,復元確認日\n",
    );
    for (number, (id, ..)) in SYSTEMS.iter().enumerate() {
        let _ = writeln!(out, "B-{number}a,{id},NAS,14,1,×,×,2026-11-24,2026-07-01");
        if number != 3 {
            let _ = writeln!(out, "B-{number}b,{id},テープ,8,7,○,×,2026-11-20,");
        }
    }
    out
}

fn logs() -> String {
    let mut out = String::from(
        "ログID,システムID,ログ種別,保存日数,確認日,改ざん防止,時刻同期,ログイン時刻記録,利用時間記録,対象患者記録\n",
    );
    for (number, (id, ..)) in SYSTEMS.iter().enumerate() {
        let days = if number == 2 { 365 } else { 1825 };
        let patient = if number == 3 { "×" } else { "○" };
        let _ = writeln!(out, "L-{number},{id},アクセスログ,{days},2026-10-31,○,○,○,○,{patient}");
    }
    out
}

fn remote() -> String {
    "遠隔接続ID,名称,システムID,事業者ID,接続方式,専用アカウント,二要素認証,常時接続,事前承認,作業ログ,ログ確認日\nR-1,電子カルテ保守,S-01,V-01,IPsec-VPN,○,○,×,○,○,2026-10-31\nR-2,画像保守,S-03,V-02,遠隔操作ソフト,×,×,○,×,×,\n".to_owned()
}

fn patches(devices: usize) -> String {
    let mut out = String::from("機器ID,最終更新日,未適用件数\n");
    for number in (1..=devices).filter(|number| number % 20 != 1) {
        let (day, pending) = if number % 67 == 0 { ("2026-06-01", 12) } else { ("2026-11-12", 0) };
        let _ = writeln!(out, "D-{number:04},{day},{pending}");
    }
    out
}

fn artifact(number: usize) -> (String, String) {
    match number % 6 {
        0 => (format!("evidence/firewalls/fw-{number:03}.conf"), firewall(number)),
        1 => (format!("evidence/wireless/ap-{number:03}.conf"), access_point(number)),
        2 => (format!("evidence/windows/pc-{number:03}.inf"), policy(number)),
        3 => (format!("evidence/servers/sv-{number:03}_sshd_config"), ssh(number)),
        4 => (format!("evidence/scans/scan-{number:03}.xml"), scan(number)),
        _ => (format!("evidence/sbom/app-{number:03}.json"), sbom(number)),
    }
}

fn firewall(number: usize) -> String {
    let version = if number.is_multiple_of(5) { "7.4.2" } else { "7.4.8" };
    let mut out = format!(
        "#config-version=FGT100F-{version}-FW-build2795-250523:opmode=0:vdom=0:user=admin\nconfig system global\n    set hostname \"HINATA-FW{number:03}\"\n    set admin-lockout-threshold 3\nend\nconfig system admin\n    edit \"kanri\"\n        set accprofile \"super_admin\"\n        set trusthost1 10.10.0.0 255.255.0.0\n        set two-factor fortitoken\n    next\nend\nconfig system ntp\n    set ntpsync enable\nend\nconfig firewall policy\n"
    );
    for rule in 1..=20 {
        let _ = write!(
            out,
            "    edit {rule}\n        set srcintf \"port{}\"\n        set dstintf \"port{}\"\n        set action accept\n        set srcaddr \"net-{rule}\"\n        set dstaddr \"srv-{rule}\"\n        set schedule \"always\"\n        set service \"HTTPS\"\n        set logtraffic all\n    next\n",
            rule % 4 + 1,
            rule % 3 + 5
        );
    }
    if number.is_multiple_of(4) {
        out.push_str("    edit 99\n        set srcintf \"port1\"\n        set dstintf \"port2\"\n        set action accept\n        set srcaddr \"all\"\n        set dstaddr \"all\"\n        set schedule \"always\"\n        set service \"ALL\"\n    next\n");
    }
    out.push_str("end\n");
    out
}

fn access_point(number: usize) -> String {
    let clinical = if number % 4 == 1 {
        "wpa=2\nwpa_key_mgmt=WPA-PSK\nrsn_pairwise=CCMP TKIP\nwpa_passphrase=hinata12345\n"
    } else {
        "wpa=2\nwpa_key_mgmt=WPA-EAP\nieee8021x=1\nrsn_pairwise=CCMP\n"
    };
    format!(
        "interface=wlan0\ndriver=nl80211\nhw_mode=a\nchannel=36\nssid=HINATA-{number:03}\n{clinical}ieee80211w=1\n"
    )
}

fn policy(number: usize) -> String {
    let (length, lockout) = if number % 5 == 2 { (8, 0) } else { (14, 5) };
    format!(
        "[Unicode]\nUnicode=yes\n[System Access]\nMaximumPasswordAge = -1\nMinimumPasswordLength = {length}\nPasswordComplexity = 1\nLockoutBadCount = {lockout}\nNewAdministratorName = \"hinata-kanri\"\nClearTextPassword = 0\nEnableAdminAccount = 0\nEnableGuestAccount = 0\n[Event Audit]\nAuditLogonEvents = 3\n[Version]\nsignature=\"$CHICAGO$\"\nRevision=1\n"
    )
}

fn ssh(number: usize) -> String {
    let password = if number % 7 == 3 { "yes" } else { "no" };
    format!(
        "# {number}\nPort 22\nPermitRootLogin no\nPasswordAuthentication {password}\nPubkeyAuthentication yes\nUsePAM yes\n"
    )
}

/// The address of a device by its number, from 1 on. No device has that of 0: the scan finds it, and the
/// ledger does not.
fn address(number: usize) -> String {
    format!("10.10.{}.{}", number / 250, number % 250 + 1)
}

fn scan(number: usize) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<nmaprun scanner=\"nmap\" args=\"nmap -n -Pn\" start=\"1793500000\" version=\"7.93\" xmloutputversion=\"1.05\">\n",
    );
    for host in 1..=20 {
        let _ = write!(
            out,
            "<host><status state=\"up\" reason=\"user-set\"/>\n<address addr=\"{}\" addrtype=\"ipv4\"/>\n<ports>\n<port protocol=\"tcp\" portid=\"443\"><state state=\"open\" reason=\"syn-ack\"/><service name=\"https\" tunnel=\"ssl\"/></port>\n",
            address(number % 8 * 20 + host - 1)
        );
        if (host + number).is_multiple_of(37) {
            out.push_str("<port protocol=\"tcp\" portid=\"23\"><state state=\"open\" reason=\"syn-ack\"/><service name=\"telnet\"/></port>\n");
        }
        out.push_str("</ports></host>\n");
    }
    out.push_str("</nmaprun>\n");
    out
}

fn sbom(number: usize) -> String {
    let openssl = if number % 4 == 1 { "1.1.1w" } else { "3.5.4" };
    let mut out = format!(
        "{{\n  \"bomFormat\": \"CycloneDX\",\n  \"specVersion\": \"1.6\",\n  \"version\": 1,\n  \"components\": [\n    {{ \"type\": \"library\", \"name\": \"openssl\", \"version\": \"{openssl}\", \"purl\": \"pkg:generic/openssl@{openssl}?app={number}\" }}"
    );
    for part in 0..30 {
        let _ = write!(
            out,
            ",\n    {{ \"type\": \"library\", \"name\": \"part-{part}\", \"version\": \"1.{part}.0\", \"purl\": \"pkg:generic/part-{part}@1.{part}.0\" }}"
        );
    }
    out.push_str("\n  ]\n}\n");
    out
}
