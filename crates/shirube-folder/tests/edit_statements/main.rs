//! Edits of what persons state: reading after an edit gives the edit, everything else stays byte for
//! byte, and a file that cannot be read whole is left alone.

#![allow(clippy::unwrap_used)] // a test may panic, helpers of tests too

mod settings;

use proptest::prelude::*;
use settings::{SETTINGS, settings};
use shirube_folder::edit::absence::{self, NewAbsence};
use shirube_folder::edit::answer::{self, NewAnswer};
use shirube_folder::edit::declaration::{self, NewDeclaration};
use shirube_folder::edit::source;
use shirube_folder::edit::waiver::{self, NewWaiver, WaiverKey};
use shirube_folder::edit::{Author, EditError};
use shirube_folder::{FolderInput, InstitutionFolder, SourceHints, read_folder};
use shirube_model::checklist::Answer;
use shirube_model::{
    Date, DeclaredResult, Failure as _, ProblemLevel, Withdrawable as _, Withdrawal,
};

const DAY: Date = Date::constant(2026, 11, 24);

fn author() -> Author {
    Author::new("梅田進", DAY).unwrap()
}

fn withdrawal(by: &str) -> Withdrawal {
    Withdrawal { by: by.to_owned(), on: DAY }
}

fn read(path: &str, bytes: &[u8]) -> InstitutionFolder {
    let settings = b"[institution]\nid = \"x\"\nname = \"x\"\n".to_vec();
    let files = [("shirube.toml".to_owned(), settings), (path.to_owned(), bytes.to_vec())];
    read_folder(&FolderInput::from_files(files), &mut |_| {})
}

fn errors(folder: &InstitutionFolder) -> usize {
    folder.problems.iter().filter(|problem| problem.level == ProblemLevel::Error).count()
}

fn declared(requirement: &str, statement: &str) -> NewDeclaration {
    NewDeclaration {
        requirement: requirement.to_owned(),
        edition: None,
        numbers_of_copy: false,
        result: DeclaredResult::Met,
        role: None,
        expires_at: None,
        statement: statement.to_owned(),
        evidence: Vec::new(),
    }
}

fn answered(item: &str, note: Option<String>) -> NewAnswer {
    NewAnswer {
        checklist: "R8".to_owned(),
        item: item.to_owned(),
        scope: Some("サーバ".to_owned()),
        answer: Answer::No,
        target: Some(Date::constant(2027, 3, 1)),
        note,
    }
}

fn key(check: &str, subject: Option<&str>) -> WaiverKey {
    WaiverKey { check: check.to_owned(), subject: subject.map(str::to_owned), edition: None }
}

/// The encodings in which a file may come.
#[derive(Debug, Clone, Copy)]
enum Encoding {
    Utf8,
    Marked,
    Cp932,
    Utf16Le,
    Utf16Be,
}

fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
    let units = || std::iter::once(0xFEFF).chain(text.encode_utf16());
    match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Marked => format!("\u{FEFF}{text}").into_bytes(),
        Encoding::Cp932 => encoding_rs::SHIFT_JIS.encode(text).0.into_owned(),
        Encoding::Utf16Le => units().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => units().flat_map(u16::to_be_bytes).collect(),
    }
}

fn encodings() -> impl Strategy<Value = Encoding> {
    use Encoding::{Cp932, Marked, Utf8, Utf16Be, Utf16Le};
    prop::sample::select(vec![Utf8, Marked, Cp932, Utf16Le, Utf16Be])
}

/// A file: entries and what people write between them, with line ends of either kind, with or without
/// one at the end.
fn files(entries: &'static [&'static str]) -> impl Strategy<Value = String> {
    const BETWEEN: [&str; 6] =
        ["", "# 見出し", "# 一行目\n# 二行目", "\n", "\n\n# 離れた注記\n", "  # 字下げ"];
    let piece = (prop::sample::select(&BETWEEN), prop::sample::select(entries), any::<bool>());
    let pieces = prop::collection::vec(piece, 0..5);
    (pieces, any::<bool>(), any::<bool>()).prop_map(|(pieces, windows, cut)| {
        let mut text = String::new();
        for (between, entry, mixed) in pieces {
            let mut piece = format!("{between}\n{entry}\n");
            if windows != mixed {
                piece = piece.replace('\n', "\r\n");
            }
            text += &piece;
        }
        if cut { text.trim_end().to_owned() } else { text }
    })
}

/// What a person may write: quotes, backslashes, brackets, new lines, characters that look like TOML.
fn texts() -> impl Strategy<Value = String> {
    "[a-c理由「」\"'\\\\#=\\[\\]{}\n ]{0,30}".prop_map(|text| format!("x{text}y"))
}

/// `after` is `before` with one part replaced: how many bytes of `before` are gone.
fn lost(before: &[u8], after: &[u8]) -> usize {
    let shorter = before.len().min(after.len());
    let front = before.iter().zip(after).take_while(|(a, b)| a == b).count();
    let back = before.iter().rev().zip(after.iter().rev()).take_while(|(a, b)| a == b).count();
    before.len() - (front + back).min(shorter)
}

const DECLARATIONS: &[&str] = &[
    "[[declaration]]\nrequirement = \"運用編 14.③\"\nresult = \"満たす\" # 確かめた\nperson = \"x\"\ndeclared_at = \"令和8年4月1日\"\nstatement = '''\n# 注記ではない\n[[declaration]]\n'''",
    "[[declaration]] # 例\n  requirement = \"control/12#4\"\n  result = \"not-met\"\n  # 中の注記\n  person = \"x\"\n  declared_at = \"2026-12-31\"\n  statement = \"s\"\n  evidence = [\n    \"a\", # 一つ目\n  ]",
];

const ANSWERS: &[&str] = &[
    "[[answer]]\nchecklist = \"r8\"\nitem = \"2-②\"\nscope = \"サーバ\"\nanswer = \"はい\"\nperson = \"x\"\nchecked_at = \"2026-06-12\"",
    "[[answer]]\nchecklist = \"r8\"\nitem = \"2-⑧\"\nanswer = \"no\"\nperson = \"x\"\nchecked_at = \"2026-12-20\"\nnote = \"\"\"\n二行の\n注記\"\"\"",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_declaration_is_put_below_and_can_be_withdrawn(
        text in files(DECLARATIONS), encoding in encodings(), statement in texts(), role in texts(),
        edition in prop::option::of("mhlw-[67]\\.0"), copy in any::<bool>(),
    ) {
        let before = encoded(&text, encoding);
        let new = NewDeclaration {
            edition: edition.clone(),
            numbers_of_copy: copy,
            role: Some(role.clone()),
            evidence: vec!["evidence/a.md".to_owned(), statement.clone()],
            ..declared("運用編 14.③", &statement)
        };
        let edit = declaration::put(Some(&before), &new, &author()).unwrap();
        prop_assert!(edit.bytes.starts_with(&before), "what was there stays");
        let (old, now) = (read(&edit.path, &before), read(&edit.path, &edit.bytes));
        prop_assert_eq!(errors(&now), 0);
        prop_assert_eq!(now.declarations.len(), old.declarations.len() + 1);
        let put = now.declarations.last().unwrap();
        prop_assert_eq!(&put.statement, &statement);
        prop_assert_eq!(put.role.as_ref(), Some(&role));
        prop_assert_eq!(&put.edition, &edition);
        prop_assert_eq!((put.person.as_str(), put.declared_at), ("梅田進", DAY));
        prop_assert_eq!(put.numbers_of_copy, copy);
        prop_assert_eq!(&put.evidence, &new.evidence);
        prop_assert_eq!(&old.declarations[..], &now.declarations[..old.declarations.len()]);
        // Named in another notation. An older entry of a later day would be the newest.
        let newest = old.declarations.iter().all(|other| {
            other.requirement != "運用編 14.③" || other.declared_at <= DAY || edition.is_some()
        });
        if newest {
            let withdraw = |bytes: &[u8]| declaration::withdraw(
                Some(bytes), "control/14#3", edition.as_deref(), None, &author(),
            );
            let back = withdraw(&edit.bytes).unwrap();
            prop_assert!(back.bytes.starts_with(&edit.bytes), "all of it stays");
            let taken = read(&back.path, &back.bytes);
            prop_assert_eq!(errors(&taken), 0);
            let last = taken.declarations.last().unwrap();
            prop_assert!(!last.stands(DAY) && last.stands(DAY.yesterday().unwrap()));
            prop_assert_eq!(last.withdrawn(), Some(&withdrawal("梅田進")));
            prop_assert_eq!(&taken.declarations[..old.declarations.len()], &old.declarations[..]);
            // Taken back once, it is not what is taken back next.
            prop_assert_ne!(withdraw(&back.bytes).map(|again| again.of), Ok(vec!["梅田進".to_owned()]));
        }
    }

    #[test]
    fn an_answer_is_put_below_and_can_be_withdrawn(
        text in files(ANSWERS), encoding in encodings(), note in texts(),
    ) {
        let before = encoded(&text, encoding);
        let new = answered("2-②", Some(note.clone()));
        let edit = answer::put(Some(&before), &new, &author()).unwrap();
        prop_assert!(edit.bytes.starts_with(&before));
        let now = read(&edit.path, &edit.bytes);
        prop_assert_eq!(errors(&now), 0);
        let put = now.checklist_answers.last().unwrap();
        prop_assert_eq!(put.note.as_ref(), Some(&note));
        prop_assert_eq!((put.checklist.as_str(), put.scope.as_deref()), ("r8", Some("server")));
        prop_assert_eq!((put.answer, put.target), (Answer::No, new.target));
        let back =
            answer::withdraw(Some(&edit.bytes), "R8", "2-②", Some("server"), None, &author()).unwrap();
        let taken = read(&back.path, &back.bytes);
        prop_assert_eq!(taken.checklist_answers.last().unwrap().withdrawn(), Some(&withdrawal("梅田進")));
    }

    /// Whatever entry is withdrawn, two lines are added, and no byte of the file goes.
    #[test]
    fn a_withdrawal_adds_who_and_when(text in files(ANSWERS), encoding in encodings()) {
        let before = encoded(&text, encoding);
        let old = read("checklist.toml", &before);
        let later = Author::new("院長", Date::constant(2026, 12, 24)).unwrap();
        let withdrawn = answer::withdraw(Some(&before), "r8", "2-⑧", None, Some("x"), &later);
        let Some(index) = old.checklist_answers.iter().rposition(|given| given.item == "2-⑧") else {
            prop_assert_eq!(withdrawn.unwrap_err().code(), "edit-none-such");
            return Ok(());
        };
        let edit = withdrawn.unwrap();
        prop_assert_eq!(&edit.of, &["x".to_owned()]);
        prop_assert_eq!(lost(&before, &edit.bytes), 0);
        let now = read("checklist.toml", &edit.bytes).checklist_answers;
        for (at, (was, is)) in old.checklist_answers.iter().zip(&now).enumerate() {
            let taken = Withdrawal { by: "院長".to_owned(), on: Date::constant(2026, 12, 24) };
            prop_assert_eq!(is.withdrawn(), (at == index).then_some(&taken));
            prop_assert_eq!(&was.note, &is.note);
        }
        // Another person's has to be named, and nothing is taken back before it was said.
        let unnamed = answer::withdraw(Some(&before), "r8", "2-⑧", None, None, &later);
        prop_assert_eq!(unnamed.unwrap_err().code(), "edit-of-another");
        let early = answer::withdraw(Some(&before), "r8", "2-⑧", None, Some("x"), &author());
        prop_assert_eq!(early.unwrap_err().code(), "edit-withdrawn-early");
    }

    /// A file that somebody damaged: what cannot be read whole is not edited, by any edit.
    #[test]
    fn a_broken_file_is_refused(
        text in files(DECLARATIONS), at in any::<prop::sample::Index>(),
        put in prop::sample::select(vec!["\"", "[", "=", "]]", "x", "\n", "\u{1}", "満たさぬ", "'''"]),
    ) {
        let mut broken = text;
        let mut place = at.index(broken.len() + 1);
        while !broken.is_char_boundary(place) {
            place -= 1;
        }
        broken.insert_str(place, put);
        let folder = read("declarations.toml", broken.as_bytes());
        let new = declared("運用編 14.③", "s");
        let edits = [
            declaration::put(Some(broken.as_bytes()), &new, &author()),
            declaration::withdraw(Some(broken.as_bytes()), "control/14#3", None, None, &author()),
        ];
        let first = folder.problems.iter().find(|problem| problem.level == ProblemLevel::Error);
        match first {
            None => prop_assert!(edits[0].is_ok(), "{:?}", edits[0]),
            Some(first) => for edit in edits {
                let error = edit.unwrap_err();
                prop_assert_eq!(error.code(), "edit-not-whole");
                prop_assert_eq!(error.path(), Some("declarations.toml"));
                let line = first.source.line_number().map(|line| line as usize);
                prop_assert_eq!((error.line(), error.problems()[0].code()), (line, first.code()));
                prop_assert_eq!(error.column(), first.column.map(|column| column as usize));
            },
        }
    }
}

#[test]
fn a_file_that_is_not_there_is_made() {
    let new = declared("運用編 14.③", "s");
    let made = declaration::put(None, &new, &author()).unwrap();
    let text = String::from_utf8(made.bytes.clone()).unwrap();
    assert!(text.starts_with("# 申告"), "{text}");
    assert_eq!((made.before.clone(), made.by.as_str(), made.on), (None, "梅田進", DAY));
    assert_eq!(read(&made.path, &made.bytes).declarations.len(), 1);
    let made = answer::put(None, &answered("2-②", None), &author()).unwrap();
    assert_eq!(read(&made.path, &made.bytes).checklist_answers.len(), 1);
    let absent = NewAbsence { what: "vpn".to_owned(), reason: "r".to_owned(), expires_at: None };
    let error = absence::put(None, &absent, &author()).unwrap_err();
    assert_eq!(error.code(), "edit-no-file", "nobody knows whose settings they would be");
    let error = declaration::withdraw(None, "control/14#3", None, None, &author()).unwrap_err();
    assert_eq!(error.code(), "edit-none-such");
}

#[test]
fn what_cannot_be_written_is_refused() {
    let put = |new: NewDeclaration| declaration::put(None, &new, &author()).unwrap_err();
    assert_eq!(put(declared(" ", "s")).code(), "edit-empty");
    assert_eq!(put(declared("control/14#3", "\u{1B}[31m")).code(), "edit-bad-character");
    let error = put(declared("control/14#3", "\u{FDD0}until\u{FDD1}"));
    let message = error.message();
    let value = |name| message.value(name).unwrap().as_text().unwrap();
    assert_eq!((value("field"), value("character")), ("statement", "U+FDD0"));
    assert_eq!(Author::new("\u{FDD1}", DAY).unwrap_err().code(), "edit-bad-character");
    let mut new = answered("2-②", None);
    new.scope = Some("廊下".to_owned());
    assert_eq!(answer::put(None, &new, &author()).unwrap_err().code(), "edit-bad-value");
    let cp932 = encoded("# 申告\n", Encoding::Cp932);
    let new = declared("control/14#3", "🏥");
    let error = declaration::put(Some(&cp932), &new, &author()).unwrap_err();
    assert!(matches!(error, EditError::NotInEncoding { character: '🏥', .. }), "{error}");
    assert!(declaration::put(Some("# 申告\n".as_bytes()), &new, &author()).is_ok());
    for (hints, code) in [
        (SourceHints { format: Some("x".to_owned()), ..SourceHints::default() }, "edit-bad-value"),
        (
            SourceHints { exposure: Some("x".to_owned()), ..SourceHints::default() },
            "edit-bad-value",
        ),
    ] {
        let error = source::put(Some(SETTINGS.as_bytes()), "evidence/x", &hints, &author());
        assert_eq!(error.unwrap_err().code(), code);
    }
    let error =
        source::put(Some(SETTINGS.as_bytes()), "evidence/[", &SourceHints::default(), &author());
    assert_eq!(error.unwrap_err().code(), "edit-bad-value");
}

#[test]
fn lists_in_brackets_and_entries_that_stand_twice_are_refused() {
    let inline = "declaration = []\n";
    let new = declared("control/14#3", "s");
    let error = declaration::put(Some(inline.as_bytes()), &new, &author()).unwrap_err();
    assert_eq!((error.code(), error.line()), ("edit-inline-list", Some(1)));
    let entry = SETTINGS.split("\n\n").nth(2).unwrap();
    let twice = format!("{SETTINGS}\n{entry}\n");
    let key = key("SHR-DEV-005", Some("D-3"));
    let until = Date::constant(2027, 6, 30);
    let new = NewWaiver { key: key.clone(), reason: "r".to_owned(), until };
    let error = waiver::put(Some(twice.as_bytes()), &new, &author()).unwrap_err();
    assert_eq!((error.code(), error.line()), ("edit-several", Some(30)));
    let back = waiver::withdraw(Some(twice.as_bytes()), &key, Some("手術部長"), &author()).unwrap();
    let waivers = settings(&back).settings.waivers;
    assert!(waivers[0].stands(DAY) && !waivers[1].stands(DAY), "of several the last");
}

#[test]
fn the_examples_can_be_edited_and_come_back() {
    for example in ["clinic", "hospital"] {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
        let file = |name: &str| std::fs::read(root.join(example).join(name)).unwrap();
        let before = file("declarations.toml");
        let new = declared("運用編 13.⑥", "s");
        let edit = declaration::put(Some(&before), &new, &author()).unwrap();
        let back =
            declaration::withdraw(Some(&edit.bytes), "シ13⑥", None, None, &author()).unwrap();
        assert!(back.bytes.starts_with(&before), "{example}");
        let before = file("shirube.toml");
        let absent =
            NewAbsence { what: "無線LAN".to_owned(), reason: "r".to_owned(), expires_at: None };
        let edit = absence::put(Some(&before), &absent, &author()).unwrap();
        let back = absence::withdraw(Some(&edit.bytes), "wireless-lan", None, &author()).unwrap();
        assert!(back.bytes.starts_with(&before), "{example}");
    }
}
