//! What persons state from the command line, into files that they could have written by hand.

use crate::common::{copy, root, shirube, stdout};
use std::path::Path;
use std::process::Output;

/// The clinic, to be changed; the path for arguments.
fn clinic() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    copy(&root().join("examples/clinic"), folder.path(), false);
    let path = folder.path().to_string_lossy().into_owned();
    (folder, path)
}

fn read(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap()
}

/// Runs a command that must change a file.
fn change(arguments: &[&str]) -> String {
    let output = shirube(arguments);
    let said = talk(&output);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
    said
}

/// Runs a command that must be refused with a hint.
fn refused(arguments: &[&str]) -> String {
    let output = shirube(arguments);
    let said = talk(&output);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
    assert!(said.contains("hint: "), "{said}");
    said
}

fn talk(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn report(path: &str, as_of: &str) -> serde_json::Value {
    let output = shirube(&["check", path, "--as-of", as_of, "--format", "json"]);
    serde_json::from_str(&stdout(&output)).unwrap()
}

#[test]
fn a_declaration_is_written_read_and_taken_back() {
    let (folder, path) = clinic();
    let before = read(folder.path(), "declarations.toml");
    let place = "経営管理編 1.1①";
    let common = ["--by", "梅田進", "--on", "2026-11-20"];
    let mut arguments = vec!["declare", &path, place, "--statement", "理事会で確かめた"];
    arguments.extend(["--role", "経営者", "--until", "2027-03-31"]);
    arguments.extend(common);
    let said = change(&arguments);
    assert!(said.contains("declarations.toml") && said.contains("梅田進"), "{said}");
    let after = read(folder.path(), "declarations.toml");
    assert!(after.starts_with(&before), "nothing else changes");
    let shown = report(&path, "2026-11-25")["requirements"].to_string();
    assert!(shown.contains("理事会で確かめた"), "{shown}");

    let mut arguments = vec!["declare", &path, place, "--withdraw"];
    arguments.extend(common);
    let said = change(&arguments);
    assert!(said.contains("取り下げました") && said.contains("述べた人: 梅田進"), "{said}");
    // It stays where it stands, and holds from that day on no more.
    let text = read(folder.path(), "declarations.toml");
    assert_eq!(text, format!("{after}withdrawn_by = \"梅田進\"\nwithdrawn_at = \"2026-11-20\"\n"));
    let shown = report(&path, "2026-11-25")["requirements"].to_string();
    assert!(!shown.contains("理事会で確かめた"), "{shown}");
    assert!(!facts(&path).contains("経営管理編 1.1"));
    arguments[2] = "control/13#1";
    let said = refused(&arguments);
    assert!(said.contains("control/13#1"), "{said}");
}

fn facts(path: &str) -> String {
    stdout(&shirube(&["facts", path, "--all"]))
}

/// Whoever takes back what another person stated names that person, and is kept beside it.
#[test]
fn what_another_person_stated_is_taken_back_by_name() {
    let (folder, path) = clinic();
    let on = |day: &'static str| ["--by", "堀江", "--on", day];
    let declare = ["declare", &path, "control/13#6", "--statement", "x", "--by", "梅田進"];
    change(&[&declare[..], &["--on", "2026-11-10"]].concat());
    let take = ["declare", &path, "運用編 13.⑥", "--withdraw"];
    let said = refused(&[&take[..], &on("2026-11-20")].concat());
    assert!(said.contains("梅田進") && said.contains("--of"), "{said}");
    let named = [&take[..], &["--of", "梅田 進"]].concat();
    let said = refused(&[&named[..], &on("2026-11-09")].concat());
    assert!(said.contains("2026-11-10"), "{said}");
    change(&[&named[..], &on("2026-11-20")].concat());
    let text = read(folder.path(), "declarations.toml");
    assert!(text.ends_with("withdrawn_by = \"堀江\"\nwithdrawn_at = \"2026-11-20\"\n"), "{text}");
    // On the days before, it held.
    let said_on = |day: &str| {
        let report = report(&path, day)["declarations"].to_string();
        report.matches("2026-11-10").count()
    };
    assert_eq!((said_on("2026-11-19"), said_on("2026-11-20")), (1, 0));
    // A half of a withdrawal is no withdrawal.
    std::fs::write(folder.path().join("declarations.toml"), text.replace("withdrawn_by", "# "))
        .unwrap();
    let refusal = refused(&["check", &path, "--as-of", "2026-11-25"]);
    assert!(refusal.contains("`withdrawn_by` と `withdrawn_at` の両方"), "{refusal}");
}

/// Of two persons' statements about one thing each takes back the own; the edition that a citation
/// names is that of the statement.
#[test]
fn each_takes_back_the_own_statement() {
    let (folder, path) = clinic();
    let declare = |by: &str, day: &str| {
        change(&["declare", &path, "control/13#6", "--statement", by, "--by", by, "--on", day]);
    };
    declare("佐倉みどり", "2026-11-02");
    declare("梅田進", "2026-11-03");
    let take = ["declare", &path, "運用編 13.⑥", "--withdraw"];
    let other = ["declare", &path, "mhlw-6.0/control/13#6", "--withdraw", "--by", "佐倉みどり"];
    refused(&other);
    change(&[&take[..], &["--by", "佐倉みどり"]].concat());
    let text = read(folder.path(), "declarations.toml");
    let own =
        text.split("[[declaration]]").find(|entry| entry.contains("statement = \"佐倉みどり\""));
    assert!(own.unwrap().contains("withdrawn_by = \"佐倉みどり\""), "{text}");
    let said = change(&[&take[..], &["--by", "佐倉みどり", "--of", "梅田進"]].concat());
    assert!(said.contains("述べた人: 梅田進"), "{said}");
    refused(&[&take[..], &["--by", "梅田進"]].concat());
}

/// A waiver of another person is not written over, and has to be taken back by name first.
#[test]
fn a_waiver_of_another_person_stays() {
    let (folder, path) = clinic();
    let before = read(folder.path(), "shirube.toml");
    let key = ["waive", &path, "SHR-NET-008", "--subject", "SAKURA-FGT ssl-vpn"];
    let anew = ["--reason", "x", "--until", "2026-12-01", "--by", "丙", "--on", "2026-11-20"];
    let said = refused(&[&key[..], &anew].concat());
    assert!(said.contains("佐倉みどり"), "{said}");
    assert_eq!(read(folder.path(), "shirube.toml"), before);
    let more = [&key[..], &["--withdraw", "--reason", "x", "--by", "丙"]].concat();
    assert!(refused(&more).contains("--reason"));
    refused(&[&key[..], &anew, &["--of", "佐倉みどり"]].concat());
}

/// A check of one's own is found by its name wherever a waiver of it is spoken of.
#[test]
fn a_waiver_of_an_own_check_goes_by_its_name() {
    let (folder, path) = clinic();
    let own = folder.path().join("checks/own/named");
    std::fs::create_dir_all(&own).unwrap();
    let text = "code = \"OWN-1\"\nstate = \"preview\"\nsince = \"1\"\nseverity = \"low\"\ntables = [\"device\"]\n\
        requirements = [\"control/13#1\"]\ntitle = { ja = \"あ\", en = \"a\" }\nremedy = { ja = \"い\", en = \"b\" }\n";
    std::fs::write(own.join("check.toml"), text).unwrap();
    std::fs::write(own.join("check.sql"), "SELECT institution_id, device_id AS subject, 'fail' AS verdict, 'x' AS observed, 'y' AS expected, source FROM device").unwrap();
    let checks = folder.path().join("checks").to_string_lossy().into_owned();
    let waive = ["waive", &path, "named", "--checks", &checks, "--on", "2026-11-20"];
    let ask = ["--reason", "x", "--until", "2026-12-01", "--by", "甲"];
    change(&[&waive[..], &ask].concat());
    change(&[&waive[..], &["--approve", "--by", "乙"]].concat());
    change(&[&waive[..], &["--withdraw", "--by", "甲"]].concat());
}

/// An answer for a scope that the item is not asked for would never be counted.
#[test]
fn a_scope_that_is_not_asked_for_is_refused() {
    let (folder, path) = clinic();
    let before = read(folder.path(), "checklist.toml");
    let on = ["--list", "r7", "--by", "梅田進", "--on", "2026-01-10"];
    let said = refused(&[&["answer", &path, "1-①=はい", "--scope", "サーバ"][..], &on].concat());
    assert!(said.contains("1-①") && said.contains("サーバ"), "{said}");
    assert_eq!(read(folder.path(), "checklist.toml"), before);
    // By hand it can be written, and is said.
    let entry = "\n[[answer]]\nchecklist = \"r7\"\nitem = \"1-①\"\nscope = \"サーバ\"\nanswer = \"はい\"\n\
        person = \"梅田進\"\nchecked_at = \"2026-01-10\"\ntarget = \"2026-02-01\"\n";
    std::fs::write(folder.path().join("checklist.toml"), before + entry).unwrap();
    let output = shirube(&["checklist", &path, "--list", "r7", "--as-of", "2026-03-31"]);
    let said = talk(&output);
    assert!(said.contains("対象「サーバ」では問われていません"), "{said}");
    assert!(said.contains("目標日は使われません"), "{said}");
}

/// What is written is in the language of the command.
#[test]
fn english_commands_write_english() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("n").to_string_lossy().into_owned();
    change(&["new", &path, "--lang", "en", "--name", "A \"B\" \\ C"]);
    let root = home.path().join("n");
    assert_eq!(report(&path, "2026-11-25")["institution"]["name"], "A \"B\" \\ C");
    std::fs::remove_file(root.join("declarations.toml")).unwrap();
    let declare = ["declare", &path, "control/13#6", "--statement", "x", "--numbers-of-copy"];
    change(&[&declare[..], &["--lang", "en", "--by", "A"]].concat());
    change(&[
        "answer",
        &path,
        "2-④=yes",
        "--list",
        "r7",
        "--on",
        "2026-01-10",
        "--lang",
        "en",
        "--by",
        "A",
    ]);
    for name in ["declarations.toml", "checklist.toml"] {
        let text = read(&root, name);
        let is_japanese = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
        assert!(!text.contains(is_japanese), "{text}");
    }
    assert!(report(&path, "2026-11-25")["problems"].as_array().unwrap().is_empty());
}

/// A place alone is a place; what else stands beside it belongs into the statement.
#[test]
fn a_sentence_around_a_place_is_refused() {
    let (folder, path) = clinic();
    let before = read(folder.path(), "declarations.toml");
    for (place, beside) in
        [("運用編 13.⑥のとおり確かめた", "のとおり確かめた"), ("院長が control/13#6", "院長が")]
    {
        let said = refused(&["declare", &path, place, "--statement", "x", "--by", "梅田進"]);
        assert!(said.contains(beside), "{said}");
    }
    assert_eq!(read(folder.path(), "declarations.toml"), before);
    let several = ["declare", &path, "運用編 13.⑥、14.③", "--statement", "x", "--by", "梅田進"];
    let named = ["--evidence", "evidence/none.pdf", "--evidence", "shirube.toml"];
    let said = change(&[&several[..], &named].concat());
    assert!(said.contains("evidence/none.pdf") && !said.contains("shirube.toml"), "{said}");
}

#[test]
fn answers_are_written_all_or_none() {
    let (folder, path) = clinic();
    let before = read(folder.path(), "checklist.toml");
    let common = ["--list", "r7", "--by", "梅田進", "--on", "2026-01-10"];
    let mut wrong = vec!["answer", &path, "2-④=はい", "9-⑨=はい"];
    wrong.extend(common);
    let said = refused(&wrong);
    assert!(said.contains("9-⑨") && said.contains("r7"), "{said}");
    assert_eq!(read(folder.path(), "checklist.toml"), before);

    let mut right = vec!["answer", &path, "2-④=はい", "2-⑧＝いいえ", "--target", "2026-03-01"];
    right.extend(common);
    change(&right);
    let after = read(folder.path(), "checklist.toml");
    assert!(after.starts_with(&before));
    let added = &after[before.len()..];
    assert_eq!(added.matches("[[answer]]").count(), 2, "{added}");
    assert_eq!(added.matches("2026-03-01").count(), 1, "a target is of a no: {added}");
    let shown = shirube(&["checklist", &path, "--list", "r7", "--as-of", "2026-03-31"]);
    assert!(stdout(&shown).contains("2026-03-01"), "{}", stdout(&shown));

    let mut wrong = vec!["answer", &path, "2-④", "2-⑦", "--withdraw"];
    wrong.extend(common);
    refused(&wrong);
    assert_eq!(read(folder.path(), "checklist.toml"), after, "none is taken back");
    let mut right = vec!["answer", &path, "2-④", "2-⑧", "--withdraw"];
    right.extend(common);
    change(&right);
    let taken = read(folder.path(), "checklist.toml");
    assert_eq!(taken.matches("withdrawn_by = \"梅田進\"").count(), 2, "{taken}");
    let shown = shirube(&["checklist", &path, "--list", "r7", "--as-of", "2026-03-31"]);
    assert!(!stdout(&shown).contains("2026-03-01"), "{}", stdout(&shown));
    let target = ["answer", &path, "2-④=はい", "--target", "2026-03-01"];
    assert!(refused(&[&target[..], &common].concat()).contains("2-④"));

    // An answer of another year would never be counted.
    let said = refused(&["answer", &path, "2-④=はい", "--list", "r7", "--on", "2026-11-20"]);
    assert!(said.contains("2025-04-01") && said.contains("2026-11-20"), "{said}");
    let mut words = vec!["answer", &path, "2-④=たぶん"];
    words.extend(common);
    let said = refused(&words);
    assert!(said.contains("たぶん") && said.contains("はい"), "{said}");
}

#[test]
fn a_waiver_needs_a_second_person() {
    let (folder, path) = clinic();
    let before = read(folder.path(), "shirube.toml");
    let waive = |more: &[&str], by: &str| {
        let mut arguments = vec!["waive", &path, "SHR-AST-004", "--subject", "D-01"];
        arguments.extend(more);
        arguments.extend(["--by", by, "--on", "2026-11-01"]);
        arguments.into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    fn run(arguments: &[String], with: fn(&[&str]) -> String) -> String {
        with(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
    }
    let reason = ["--reason", "更新を待つ", "--until", "2027-01-31"];
    run(&waive(&reason, "梅田進"), change);
    // Without a second person it holds for thirty days, and says so.
    let marks = |day: &str| report(&path, day)["problems"].to_string();
    assert!(marks("2026-11-25").contains("assess.waiver-not-approved"));
    assert!(marks("2026-12-02").contains("assess.waiver-lapsed-without-approval"));
    let said = run(&waive(&["--approve"], "梅田進"), refused);
    assert!(said.contains("梅田進"), "{said}");
    run(&waive(&["--approve"], "堀江院長"), change);
    assert!(!marks("2026-12-02").contains("assess.waiver"));
    run(&waive(&["--withdraw"], "梅田進"), change);
    let taken = read(folder.path(), "shirube.toml");
    assert!(taken.starts_with(&before) && taken.contains("withdrawn_by = \"梅田進\""), "{taken}");
    // Taken back on the day on which it was asked for, it never held.
    let waived = |text: &str| {
        std::fs::write(folder.path().join("shirube.toml"), text).unwrap();
        report(&path, "2026-11-25")["summary"]["waived_findings"].as_u64().unwrap()
    };
    assert_eq!(waived(&taken), waived(&before));
}

#[test]
fn what_is_not_there_cannot_be_stated_about() {
    let (folder, path) = clinic();
    let names = ["declarations.toml", "shirube.toml"];
    let before = names.map(|name| read(folder.path(), name));
    let by = ["--by", "梅田進"];
    let refuse = |arguments: &[&str]| {
        let mut all = arguments.to_vec();
        all.extend(by);
        refused(&all)
    };
    let said = refuse(&["declare", &path, "運用編 99.①", "--statement", "x"]);
    assert!(said.contains("運用編 99.①"), "{said}");
    let said = refuse(&["waive", &path, "SHR-XXX-999", "--reason", "x", "--until", "2027-01-01"]);
    assert!(said.contains("SHR-XXX-999"), "{said}");
    let said = refuse(&["declare", &path, "control/13#6", "--statement", "x\u{1B}[31m"]);
    assert!(!said.contains('\u{1B}'), "{said:?}");
    let nowhere = folder.path().join("nowhere").to_string_lossy().into_owned();
    refuse(&["declare", &nowhere, "control/13#6", "--statement", "x"]);
    assert_eq!(names.map(|name| read(folder.path(), name)), before);
}

/// What would hold on no day is refused, and so is a place that one of several citations misses.
#[test]
fn what_could_never_hold_is_refused() {
    let (folder, path) = clinic();
    let names = ["declarations.toml", "shirube.toml"];
    let before = names.map(|name| read(folder.path(), name));
    let on = ["--by", "梅田進", "--on", "2026-11-01"];
    let refuse = |arguments: &[&str], on: &[&str]| refused(&[arguments, on].concat());
    let place = ["declare", &path, "control/13#6", "--statement", "x"];
    let said = refuse(&[&place[..], &["--until", "2026-10-31"]].concat(), &on);
    assert!(said.contains("2026-10-31"), "{said}");
    let said = refuse(&place, &["--by", "梅田進", "--on", "2999-01-01"]);
    assert!(said.contains("2999-01-01"), "{said}");
    let waive = ["waive", &path, "SHR-AST-004", "--reason", "x", "--until", "2020-01-01"];
    assert!(refuse(&waive, &on).contains("2020-01-01"));
    let several = ["declare", &path, "運用編 13.⑥、99.⑨", "--statement", "x"];
    assert!(refuse(&several, &on).contains("99.⑨"));
    assert_eq!(names.map(|name| read(folder.path(), name)), before);
}

/// Who may read a file does not change with it, and a link is not written through.
#[cfg(unix)]
#[test]
fn an_edit_keeps_who_may_read_a_file() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path) = clinic();
    let file = folder.path().join("declarations.toml");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
    let declare = ["declare", &path, "control/13#6", "--statement", "x", "--by", "梅田進"];
    change(&declare);
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let elsewhere = folder.path().join("elsewhere.toml");
    std::fs::rename(&file, &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, &file).unwrap();
    let before = std::fs::read(&elsewhere).unwrap();
    refused(&declare);
    assert!(std::fs::symlink_metadata(&file).unwrap().is_symlink());
    assert_eq!(std::fs::read(&elsewhere).unwrap(), before);
}

/// A file that cannot be read whole is not changed: what could not be read would be lost.
#[test]
fn a_broken_file_is_left_as_it_is() {
    let (folder, path) = clinic();
    let broken = "[[declaration]]\nrequirement = \"運用編 13.⑥\nresult = \"満たす\"\n";
    std::fs::write(folder.path().join("declarations.toml"), broken).unwrap();
    let said = refused(&["declare", &path, "control/13#6", "--statement", "x", "--by", "梅田進"]);
    assert!(said.contains("declarations.toml:2"), "{said}");
    assert_eq!(read(folder.path(), "declarations.toml"), broken);
}

/// What many say at once is all there: whoever edits waits for the one before.
#[test]
fn nothing_that_was_written_is_lost_among_many() {
    let (folder, path) = clinic();
    let statements: Vec<String> = (0..16).map(|number| format!("確認その{number}")).collect();
    let declare = |statement: &String| {
        let arguments = ["declare", &path, "control/13#6", "--statement", statement.as_str()];
        let output = shirube(&[&arguments[..], &["--by", "梅田進"]].concat());
        assert_eq!(output.status.code(), Some(0), "{}", talk(&output));
    };
    std::thread::scope(|scope| {
        for statement in &statements {
            scope.spawn(|| declare(statement));
        }
    });
    let text = read(folder.path(), "declarations.toml");
    for statement in &statements {
        assert!(text.contains(&format!("\"{statement}\"")), "{statement} is lost");
    }
}

/// A check is the same whether its code or its name is given, and an approval is given once, after
/// the decision.
#[test]
fn a_waiver_has_one_key_and_one_approval() {
    let (folder, path) = clinic();
    let before = read(folder.path(), "shirube.toml");
    let name = "unsupported-operating-system";
    let key = ["--subject", "D-01"];
    let run = |check: &str, more: &[&str], with: fn(&[&str]) -> String| {
        with(&[&["waive", &path, check][..], &key, more].concat())
    };
    let asked = ["--reason", "x", "--until", "2027-01-31", "--by", "梅田進", "--on", "2026-11-10"];
    run(name, &asked, change);
    assert!(read(folder.path(), "shirube.toml").contains("check = \"SHR-AST-004\"\nsubject"));
    let early = ["--approve", "--by", "堀江院長", "--on", "2026-11-09"];
    assert!(run(name, &early, refused).contains("2026-11-10"));
    let approve = ["--approve", "--by", "堀江院長", "--on", "2026-11-11"];
    run("SHR-AST-004", &approve, change);
    let again = ["--approve", "--by", "事務長", "--on", "2026-11-12"];
    assert!(run(name, &again, refused).contains("堀江院長"));
    run(name, &["--withdraw", "--by", "梅田進"], change);
    run(name, &["--withdraw", "--by", "梅田進"], refused);
    assert!(read(folder.path(), "shirube.toml").starts_with(&before));
}

#[test]
fn answers_and_names_that_say_nothing_are_refused() {
    let (_folder, path) = clinic();
    let answer = |more: &[&str]| {
        refused(&[&["answer", &path][..], more, &["--list", "r7", "--on", "2026-01-10"]].concat())
    };
    assert!(answer(&["2-④=はい", "2-④=いいえ", "--by", "梅田進"]).contains("2-④"));
    let target = ["2-④=いいえ", "--target", "2025-12-01", "--by", "梅田進"];
    assert!(answer(&target).contains("2025-12-01"));
    assert!(answer(&["2-④=はい", "--by", " "]).contains("--by"));
    let edition = ["declare", &path, "control/13#6", "--statement", "x", "--edition", "mhlw-9"];
    assert!(refused(&edition).contains("mhlw-9"));
}
