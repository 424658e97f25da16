//! Checks of one's own are run, and cannot touch what others see.

use crate::common::{check, json};
use std::path::Path;

/// Writes a check into a folder of checks.
fn write(checks: &Path, name: &str, code: &str, sql: &str) {
    let own = checks.join(name);
    std::fs::create_dir_all(&own).unwrap();
    let toml = format!(
        "code = \"{code}\"\nstate = \"preview\"\nsince = \"1\"\nseverity = \"low\"\ntables = [\"device\"]\n\
         requirements = [\"control/8#3\"]\ntitle = {{ ja = \"あ\", en = \"a\" }}\nremedy = {{ ja = \"い\", en = \"b\" }}\n"
    );
    std::fs::write(own.join("check.toml"), toml).unwrap();
    std::fs::write(own.join("check.sql"), sql).unwrap();
}

/// Verdicts of shipped checks, as text.
fn shipped(report: &serde_json::Value) -> String {
    let checks = report["checks"].as_array().unwrap().iter();
    let shipped = checks.filter(|check| check["code"].as_str().unwrap().starts_with("SHR-"));
    shipped.map(|check| format!("{check}\n")).collect()
}

const ROW: &str = "'sakura-clinic' AS institution_id, 'x' AS subject, 'pass' AS verdict, '' AS observed, '' AS expected, '' AS source";

#[test]
fn what_is_more_than_reading_fails_and_changes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let update = "UPDATE device SET malware_protection = 1 WHERE 1 RETURNING ".to_owned() + ROW;
    let tried = [
        "PRAGMA query_only = 0".to_owned(),
        update,
        format!("DELETE FROM device RETURNING {ROW}"),
        "ATTACH 'other.db' AS other".to_owned(),
        "CREATE TEMP TABLE device AS SELECT 1 AS x".to_owned(),
        "CREATE TEMP VIEW device AS SELECT 1 AS x".to_owned(),
        "BEGIN".to_owned(),
        format!("SELECT {ROW} WHERE random() IS NOT NULL"),
        format!("SELECT {ROW} WHERE current_timestamp > '2026'"),
        format!("SELECT {ROW} WHERE date('now') > '2026'"),
        format!("SELECT {ROW} WHERE load_extension('x') IS NULL"),
        format!("SELECT {ROW} FROM pragma_database_list"),
        // Without an end; too long a text; too many rows.
        format!("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT {ROW} FROM n WHERE i < 0"),
        format!("SELECT {ROW} WHERE length(printf('%.900000000c', 'x')) > 0"),
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 200000) SELECT 'sakura-clinic' AS institution_id, i AS subject, 'pass' AS verdict, '' AS observed, '' AS expected, '' AS source FROM n".to_owned(),
    ];
    for (index, sql) in tried.iter().enumerate() {
        write(home.path(), &format!("tried-{index}"), &format!("OWN-{index}"), sql);
    }
    write(home.path(), "well", "OWN-WELL", &format!("SELECT {ROW}"));
    let with = json("examples/clinic", &["--checks", &home.path().to_string_lossy()]);
    assert_eq!(shipped(&with), shipped(&json("examples/clinic", &[])));
    let problems = with["problems"].as_array().unwrap().iter();
    let failed = problems.filter(|problem| problem["code"] == "assess.check-failed");
    let failed: Vec<String> = failed.map(ToString::to_string).collect();
    for (index, sql) in tried.iter().enumerate() {
        let name = format!("tried-{index}/");
        assert!(failed.iter().any(|problem| problem.contains(&name)), "{sql}\n{failed:#?}");
    }
    assert_eq!(failed.len(), tried.len(), "{failed:#?}");
}

#[cfg(unix)]
#[test]
fn links_in_a_folder_of_checks_are_not_followed() {
    let home = tempfile::tempdir().unwrap();
    let secret = home.path().join("secret");
    std::fs::write(&secret, "hunter2 SELECT").unwrap();
    let checks = home.path().join("checks");
    write(&checks, "one", "OWN-1", "");
    let sql = checks.join("one/check.sql");
    std::fs::remove_file(&sql).unwrap();
    std::os::unix::fs::symlink(&secret, &sql).unwrap();
    let refused = check("examples/clinic", &["--checks", &checks.to_string_lossy()]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(2), "{said}");
    assert!(said.contains("check.sql") && said.contains("リンク"), "{said}");
    assert!(!said.contains("hunter2"), "{said}");
}
