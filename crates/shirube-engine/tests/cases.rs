//! Runs the literate cases of every check, `catalogue/checks/**/cases.md`, and of every edition's
//! question, `catalogue/editions/*/decision/cases.md`.

use shirube_catalogue::{Catalogue, FolderFiles};
use shirube_testing::{QueryUnderTest, locale_keys};
use std::path::Path;

type CaseResult = Result<(), Box<dyn std::error::Error>>;

fn check_cases(path: &Path, text: String) -> CaseResult {
    let catalogue = Catalogue::load(&FolderFiles::new("../../catalogue"))?;
    let name = path.parent().and_then(Path::file_name).and_then(|name| name.to_str()).unwrap_or("");
    let check = catalogue.check(name).ok_or("the folder holds no check")?;
    run(&QueryUnderTest::of_check(&catalogue, check), &text)
}

fn decision_cases(path: &Path, text: String) -> CaseResult {
    let catalogue = Catalogue::load(&FolderFiles::new("../../catalogue"))?;
    let name = path.ancestors().nth(2).and_then(Path::file_name).and_then(|name| name.to_str());
    let edition = catalogue.edition(name.unwrap_or("")).ok_or("the folder is no edition")?;
    let query = QueryUnderTest::of_decision(&catalogue, edition);
    run(&query.ok_or("the edition has no decision.sql")?, &text)
}

fn run(query: &QueryUnderTest<'_>, text: &str) -> CaseResult {
    let faults = query.dialect_faults(&locale_keys("../../locales".as_ref())?);
    if !faults.is_empty() {
        return Err(faults.join("\n").into());
    }
    query.run_cases(text)?;
    Ok(())
}

datatest_stable::harness! {
    { test = check_cases, root = "../../catalogue/checks", pattern = r"cases\.md$" },
    { test = decision_cases, root = "../../catalogue/editions", pattern = r"decision/cases\.md$" },
}
