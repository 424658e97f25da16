//! What statuses rest on.

use crate::common::json;

/// A title in a ledger is a person's word; the document itself in the folder is evidence.
#[test]
fn a_requirement_says_whether_it_is_met_by_evidence_or_by_a_person_s_word() {
    let basis = |file: &str| {
        let home = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = home.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write("shirube.toml", "[institution]\nid = \"t\"\nname = \"t\"\n");
        write("evidence/a.pdf", "%PDF-1.7 policy");
        let row = format!("DOC-1,情報セキュリティ方針,方針,院長,2026-04-01,2026-04-01,{file}");
        let other =
            row.replace("DOC-1", "DOC-2").replace("情報セキュリティ方針", "個人情報保護方針");
        let heading = "文書ID,文書種別,文書名,承認者,承認日,見直し日,ファイル";
        write("ledger/文書.csv", &format!("{heading}\n{row}\n{other}\n"));
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
