//! English is complete: where nothing that was put in is Japanese, nothing that comes out is.

use crate::common::{check, shirube, stdout};
use std::path::Path;

const SETTINGS: &str = r#"[institution]
id = "seaside-clinic"
name = "Seaside Clinic"
kind = "clinic"

[[absent]]
what = "wireless-lan"
reason = "there is none"
person = "Director"
declared_at = "2026-04-01"

[[waiver]]
check = "SHR-DEV-005"
subject = "D-1"
requested_by = "Operator"
approved_by = "Director"
approved_at = "2026-11-01"
reason = "replaced in January"
decided_at = "2026-11-01"
until = "2027-01-31"

[[parameter]]
check = "SHR-LOG-005"
name = "days"
value = 1095
reason = "own rule"
"#;

const FILES: [(&str, &str); 6] = [
    (
        "ledger/device.csv",
        "device_id,name,kind,managed,connected,screen_lock_minutes,os,os_version\nD-1,Reception,pc,1,1,0,Windows 10,22H2\nD-2,Server,server,1,1,,,\n",
    ),
    ("ledger/person.csv", "person_id,name,role,joined_at\nP-1,A. Director,management,2020-04-01\n"),
    (
        "ledger/document.csv",
        "document_id,kind,title,approved_by,approved_at\nX,risk-assessment,Risks,A. Director,2026-04-01\nY,no-such-kind,?,,\n",
    ),
    (
        "ledger/backup_job.csv",
        "backup_id,medium,generations,last_success_at\nB-1,nas,3,2026-11-01\n",
    ),
    (
        "evidence/ap.conf",
        "interface=wlan0\ndriver=nl80211\nssid=CLINIC\nwpa=2\nwpa_key_mgmt=WPA-PSK\nrsn_pairwise=TKIP\nwpa_passphrase=seaside2026\n",
    ),
    (
        "declarations.toml",
        "[[declaration]]\nrequirement = \"control/14#3\"\nresult = \"met\"\nperson = \"Director\"\ndeclared_at = \"2026-11-01\"\nstatement = \"yes\"\n",
    ),
];

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("shirube.toml"), SETTINGS).unwrap();
    for (name, text) in FILES {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

/// Kana or kanji; the middle dot is none.
fn is_japanese(c: char) -> bool {
    c != '\u{30fb}'
        && matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff66}'..='\u{ff9d}')
}

/// Names of years and figures that stand beside their English, and places as people write them.
const TERMS: [&str; 5] = ["令和9年度", "運用編 13.⑥", "シ14.1.2", "図1", "表3-"];

fn japanese(text: &str) -> Vec<String> {
    let text = TERMS.iter().fold(text.to_owned(), |text, term| text.replace(term, ""));
    text.lines().filter(|line| line.chars().any(is_japanese)).take(5).map(str::to_owned).collect()
}

fn path(folder: &Path) -> String {
    folder.to_string_lossy().into_owned()
}

#[test]
fn reports_of_english_folders_are_english() {
    let folder = folder();
    let folder = path(folder.path());
    for edition in ["mhlw-6.0", "mhlw-7.0"] {
        for format in ["text", "csv", "junit"] {
            let arguments = ["--lang", "en", "--edition", edition, "--format", format];
            let text = stdout(&check(&folder, &arguments));
            assert!(text.lines().count() > 20, "{edition} {format}: {text}");
            assert_eq!(japanese(&text), Vec::<String>::new(), "{edition} {format}");
        }
    }
    let text = stdout(&check(&folder, &["--lang", "en"]));
    for word in ["Not met", "Findings", "Remedy", "As of", "Seaside Clinic"] {
        assert!(text.contains(word), "{word}: {text}");
    }
}

#[test]
fn what_is_said_beside_a_report_is_english() {
    let folder = folder();
    let folder = path(folder.path());
    for arguments in [
        vec!["check", &folder, "--lang", "en"],
        vec!["check", "/nonexistent", "--lang", "en"],
        vec!["facts", &folder, "--lang", "en"],
        vec!["explain", "SHR-DEV-005x", "--lang", "en"],
        vec!["checklist", &folder, "--lang", "en", "--list", "r99"],
    ] {
        let output = shirube(&arguments);
        let text = String::from_utf8(output.stderr).unwrap();
        assert_eq!(japanese(&text), Vec::<String>::new(), "{arguments:?}");
    }
}
