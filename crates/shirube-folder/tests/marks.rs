//! Nothing that a person or a file says carries the marks with which Shirube shows its own words.

#![allow(clippy::unwrap_used)] // a test may panic, helpers of tests too

use shirube_facts::tables;
use shirube_folder::{FolderInput, InstitutionFolder, read_folder};
use shirube_model::functions::Value;

/// Each file twice over: with the marks as characters, and as escapes where the format has them.
const SETTINGS: &str = r#"
[institution]
id = "x<on>"
name = "診療<on>所"
[[absent]]
what = "v<on>pn"
reason = "r<on>"
person = "p<on>"
declared_at = "2026-<on>04-01"
[[covered]]
place = "運用編<on> 13"
contract = "C<on>-1"
person = "p<on>"
confirmed_at = "2026-04-01"
[[waiver]]
check = "SHR-NET-008<on>"
subject = "s<on>"
person = "<until>"
reason = """
r<on>"""
edition = "mhlw<on>-6.0"
until = "2027-01-31"
[[parameter]]
check = "SHR-NET-008"
name = "n<on>"
value = "v<on>"
reason = "r<on>"
[[source]]
path = "evidence/*"
device = "D<on>-1"
system = "S<on>-1"
vendor = "V<on>-1"
tls12_reason = "t<on>"
[[disclosure_form]]
kind = "SDS"
edition = "9<on>.9"
number = "番<on>"
answer = "答<on>"
[ghost]
"<on>" = 1
"#;

const DECLARATIONS: &str = r#"
[[declaration]]
requirement = "control/13#6<on>"
result = "m<on>et"
person = "p<on>"
role = "r<on>"
declared_at = "2026-04-01"
statement = """s<on>"""
evidence = ["evidence/none<on>.md"]
"#;

const ANSWERS: &str = r#"
[[answer]]
checklist = "r8<on>"
item = "2-②<on>"
answer = "は<on>い"
person = "p<on>"
checked_at = "2026-06-12"
note = "n<on>"
"#;

const SBOM: &str = r#"{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [
{"name": "open<on>ssl", "version": "3<on>.0.1", "purl": "pkg:x<on>", "supplier": {"name": "s<on>"}}]}"#;

const TESTSSL: &str = r#"[
{"id": "TLS1_2", "ip": "a<on>/1.2.3.4", "port": "443", "finding": "offered", "severity": "OK"},
{"id": "cert_commonName", "ip": "a<on>/1.2.3.4", "port": "443", "finding": "cn<on>", "severity": "OK"}]"#;

const SSLYZE: &str = r#"{"sslyze_version": "6", "server_scan_results": [{"server_location":
{"hostname": "h<on>", "port": 443}, "scan_result": {"tls_1_2_cipher_suites": {"result":
{"accepted_cipher_suites": [{"cipher_suite": {"name": "TLS<on>"}}]}}}}]}"#;

const NMAP: &str = r#"<nmaprun><host><address addr="192.0.2.1<on>" addrtype="ipv4"/>
<hostnames><hostname name="h<on>"/></hostnames><ports><port protocol="tcp" portid="443">
<state state="open"/><service name="https<on>" product="p<on>" version="1<on>"/>
</port></ports></host></nmaprun>"#;

const FORTIOS: &str = "#config-version=FGT60F-7.4.8-FW\nconfig system global\n    set hostname \"fw<on>\"\nend\nconfig system admin\n    edit \"ad<on>min\"\n    next\nend\n";
const HOSTAPD: &str = "interface=wlan0\ndriver=nl80211\nssid=net<on>\nwpa=2\n";
const SECEDIT: &str =
    "[System Access]\nMinimumPasswordLength = 8\nNewAdministratorName = \"ad<on>\"\n";
const SSHD: &str = "PermitRootLogin no<on>\nPasswordAuthentication no\n";
const DISCLOSURE: &str = "サービス事業者による医療情報セキュリティ開示書 Ver.5.0,,\n項番,回答,備考\n7.1,は<on>い,n<on>\n";
const LEDGER: &str = "機器<on>ID,機器名,種別\nD-<on>1,受付<on>PC,パソ<on>コン\n";

/// How a mark is written.
#[derive(Clone, Copy)]
enum Spelling {
    Raw,
    Toml,
    Json,
    Xml,
}

fn marked(text: &str, spelling: Spelling) -> String {
    let (open, close) = match spelling {
        Spelling::Raw => ("\u{FDD0}", "\u{FDD1}"),
        Spelling::Toml => ("\\uFDD0", "\\U0000fdd1"),
        Spelling::Json => ("\\ufdd0", "\\uFDD1"),
        Spelling::Xml => ("&#xFDD0;", "&#64977;"),
    };
    // Where the two stand alone, what is around them must be read as if they were not there.
    text.replace("<until>", &format!("{open}until{close}"))
        .replace("<on>", &format!("{open}{close}"))
}

fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

fn workbook(text: &str) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet().set_name(marked("機器<on>", Spelling::Raw)).unwrap();
    for (row, line) in (0u32..).zip(text.lines()) {
        for (column, cell) in (0u16..).zip(line.split(',')) {
            sheet.write_string(row, column, marked(cell, Spelling::Raw)).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// Everything that a folder says, as text.
fn everything(files: Vec<(String, Vec<u8>)>) -> (InstitutionFolder, String) {
    let folder = read_folder(&FolderInput::from_files(files), &mut |_| {});
    // Debug escapes what is no character; the marks then stand there as `\u{fdd0}`.
    let text = format!("{folder:?}");
    (folder, text)
}

fn without_a_mark(text: &str) {
    let lower = text.to_lowercase();
    for mark in ["fdd0", "fdd1", "\u{FDD0}", "\u{FDD1}", "64977"] {
        let at = lower.find(mark);
        assert!(at.is_none(), "…{}…", at.map_or("", |at| &lower[at.saturating_sub(60)..at + 12]));
    }
}

#[test]
fn statements_of_persons() {
    for spelling in [Spelling::Raw, Spelling::Toml] {
        let whole = marked(SETTINGS, spelling);
        // The last table makes the file unreadable: its message names the key.
        let readable = whole.split("[ghost]").next().unwrap();
        for settings in [whole.as_str(), readable] {
            let (folder, text) = everything(vec![
                ("shirube.toml".to_owned(), settings.as_bytes().to_vec()),
                ("declarations.toml".to_owned(), marked(DECLARATIONS, spelling).into_bytes()),
                ("checklist.toml".to_owned(), marked(ANSWERS, spelling).into_bytes()),
            ]);
            without_a_mark(&text);
            assert_eq!((folder.declarations.len(), folder.checklist_answers.len()), (1, 1));
            assert_eq!(folder.declarations[0].requirement, "control/13#6");
            if settings == readable {
                let read = (folder.settings.waivers.len(), folder.settings.covered.len());
                assert_eq!(read, (1, 1), "{:?}", folder.problems);
                assert_eq!(folder.settings.waivers[0].person, "until");
            }
        }
    }
}

#[test]
fn evidence_of_every_format() {
    let files = [
        ("sbom.json", SBOM, Spelling::Json),
        ("testssl.json", TESTSSL, Spelling::Json),
        ("sslyze.json", SSLYZE, Spelling::Json),
        ("nmap.xml", NMAP, Spelling::Xml),
        ("fortigate.conf", FORTIOS, Spelling::Raw),
        ("hostapd.conf", HOSTAPD, Spelling::Raw),
        ("secedit.inf", SECEDIT, Spelling::Raw),
        ("sshd_config", SSHD, Spelling::Raw),
        ("sds.csv", DISCLOSURE, Spelling::Raw),
    ];
    let formats = shirube_folder::evidence::FORMATS.len();
    assert_eq!(files.len(), formats, "a format is not tried here");
    let settings = ("shirube.toml", b"[institution]\nid = \"x\"\nname = \"x\"\n".to_vec());
    for (name, text, escaped) in files {
        for spelling in [Spelling::Raw, escaped] {
            let bytes = [marked(text, spelling).into_bytes(), utf16(&marked(text, spelling))];
            for bytes in bytes {
                let path = marked(&format!("evidence/<on>{name}"), Spelling::Raw);
                let files = vec![(settings.0.to_owned(), settings.1.clone()), (path, bytes)];
                let (folder, text) = everything(files);
                without_a_mark(&text);
                assert!(folder.facts.len() > 1, "{name}: {:?}", folder.problems);
            }
        }
    }
}

#[test]
fn ledgers_in_both_forms() {
    let raw = marked(LEDGER, Spelling::Raw);
    let ledgers = [
        ("ledger/機器.csv", raw.clone().into_bytes()),
        ("ledger/機器.csv", utf16(&raw)),
        ("ledger/台帳.xlsx", workbook(LEDGER)),
    ];
    for (path, bytes) in ledgers {
        let settings = b"[institution]\nid = \"x\"\nname = \"x\"\n".to_vec();
        let files = vec![("shirube.toml".to_owned(), settings), (path.to_owned(), bytes)];
        let (folder, text) = everything(files);
        without_a_mark(&text);
        assert_eq!(folder.problems, [], "{path}");
        let row = &folder.facts.rows("device")[0];
        let device = tables::Device::COLUMNS;
        for (column, cell) in
            [(device.device_id, "D-1"), (device.name, "受付PC"), (device.kind, "pc")]
        {
            assert_eq!(row.values[column], Value::Text(cell.to_owned()), "{path}");
        }
    }
}
