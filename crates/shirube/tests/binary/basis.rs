//! What statuses rest on.

use crate::common::{check, folder, json};

/// A title in a ledger is a person's word; the document itself in the folder is evidence.
#[test]
fn a_requirement_says_whether_it_is_met_by_evidence_or_by_a_person_s_word() {
    let basis = |file: &str| {
        let row = format!("DOC-1,情報セキュリティ方針,方針,院長,2026-04-01,2026-04-01,{file}");
        let other =
            row.replace("DOC-1", "DOC-2").replace("情報セキュリティ方針", "個人情報保護方針");
        let heading = "文書ID,文書種別,文書名,承認者,承認日,見直し日,ファイル";
        let documents = format!("{heading}\n{row}\n{other}\n");
        let files =
            [("ledger/文書.csv", documents.as_str()), ("evidence/a.pdf", "%PDF-1.7 policy")];
        let home = folder("", &files);
        let report = json(&home.path().to_string_lossy(), &[]);
        let requirements = report["requirements"].as_array().unwrap().clone();
        let met = requirements.into_iter().find(|row| row["status"] == "met").unwrap();
        let by_word = report["summary"]["met_by_declaration"].as_u64().unwrap();
        (met["basis"].as_str().unwrap().to_owned(), by_word > 0)
    };
    assert_eq!(basis("evidence/a.pdf"), ("evidence".to_owned(), false));
    assert_eq!(basis(""), ("declared".to_owned(), true));
    assert_eq!(basis("事務室の棚"), ("declared".to_owned(), true));
}

/// What could not be read may be what fails, and a person's no is one.
#[test]
fn a_file_that_could_not_be_read_and_a_person_s_no_move_the_exit_code() {
    let code = |home: &tempfile::TempDir, more: &[&str]| {
        check(&home.path().to_string_lossy(), more).status.code()
    };
    assert_eq!(code(&folder("", &[]), &[]), Some(0));
    let unread = folder("", &[("ledger/機器.csv", "これは,機器の,台帳,でない\nあ,い,う,え\n")]);
    assert_eq!(code(&unread, &["--fail-on", "never"]), Some(1));
    assert_eq!(code(&unread, &["--fail-on", "critical"]), Some(1));
    assert_eq!(code(&unread, &["--allow-unread"]), Some(0));
    let says_no = folder(
        "",
        &[(
            "declarations.toml",
            "[[declaration]]\nrequirement = \"企画管理編 1①\"\nresult = \"満たさない\"\nstatement = \"法令の一覧がない\"\nperson = \"院長\"\ndeclared_at = \"2026-11-01\"\n",
        )],
    );
    assert_eq!(code(&says_no, &[]), Some(1));
    assert_eq!(code(&says_no, &["--fail-on", "never"]), Some(0));
}

/// A threshold of the institution's own is marked wherever its verdicts are read.
#[test]
fn own_thresholds_are_marked_in_every_format() {
    let home = folder(
        "[[parameter]]\ncheck = \"SHR-DEV-008\"\nname = \"days\"\nvalue = 45\nreason = \"月例の更新\"\n",
        &[("ledger/更新状態.csv", "機器ID,最終更新日,未適用件数\nD-1,2026-01-01,3\n")],
    );
    for format in ["text", "json", "csv", "html", "junit", "sarif"] {
        let output = check(&home.path().to_string_lossy(), &["--format", format]);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(said.contains("月例の更新") && said.contains("45"), "{format}: {said}");
    }
}
