//! What must hold of statuses, whatever the evidence: tried on the examples.

#![allow(clippy::unwrap_used)] // a test may panic, helpers of tests too

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use shirube_catalogue::Catalogue;
use shirube_engine::SqliteEvaluator;
use shirube_facts::tables::TABLES;
use shirube_facts::{Facts, Provenance, TypedFacts, tables};
use shirube_folder::{FolderInput, read_folder};
use shirube_model::{
    Assessment, Basis, Date, Declaration, DeclaredResult, Evaluator, Institution, Question,
    RequirementId, Source, Status, Verdict, Waiver,
};
use std::collections::BTreeMap;
use std::sync::Arc;

const DAY: Date = Date::constant(2026, 11, 25);

fn institution(example: &str) -> Institution {
    let path = format!("{}/../../examples/{example}", env!("CARGO_MANIFEST_DIR"));
    let folder = read_folder(&FolderInput::walk(path.as_ref()).unwrap(), &mut |_| {});
    Institution { declarations: folder.declarations, ..Institution::of_facts(folder.facts) }
}

fn evaluator() -> SqliteEvaluator {
    SqliteEvaluator::new(Arc::new(Catalogue::shipped().unwrap()))
}

fn assess(evaluator: &dyn Evaluator, institution: &Institution) -> Assessment {
    let edition = &"mhlw-6.0".parse().unwrap();
    evaluator.assess(Question { institution, edition, as_of: DAY }).unwrap()
}

fn statuses(
    evaluator: &dyn Evaluator,
    institution: &Institution,
) -> BTreeMap<RequirementId, Status> {
    let assessment = assess(evaluator, institution);
    assessment.requirements.into_iter().map(|result| (result.id, result.status)).collect()
}

/// The facts without the tables at these positions.
fn without(facts: &Facts, removed: &[usize]) -> Facts {
    let mut kept = Facts::new(facts.institution_id());
    for (index, table) in TABLES.iter().enumerate() {
        if !removed.contains(&index) {
            for row in facts.rows(table.name) {
                kept.push_values(table, row.values.clone(), row.provenance.clone());
            }
        }
    }
    kept
}

#[test]
fn removing_evidence_never_gives_met() {
    let evaluator = evaluator();
    for example in ["clinic", "hospital"] {
        let whole = bound(institution(example));
        let before = statuses(&evaluator, &whole);
        let removed = prop::collection::vec(0..TABLES.len(), 1..6);
        let mut runner = TestRunner::new(Config { cases: 60, ..Config::default() });
        runner
            .run(&removed, |removed| {
                let mut less = whole.clone();
                less.facts = without(&whole.facts, &removed);
                for (id, status) in statuses(&evaluator, &less) {
                    let names: Vec<&str> = removed.iter().map(|at| TABLES[*at].name).collect();
                    prop_assert!(
                        status != Status::Met || before[&id] == Status::Met,
                        "{id} became met without {names:?}"
                    );
                    prop_assert!(
                        status != Status::NotApplicable || before[&id] == status,
                        "{id} was a duty, and is none without {names:?}"
                    );
                }
                Ok(())
            })
            .unwrap();
        let mut silent = whole.clone();
        silent.declarations.clear();
        for (id, status) in statuses(&evaluator, &silent) {
            assert!(status != Status::Met || before[&id] == Status::Met, "{id}");
            assert!(status != Status::NotApplicable || before[&id] == status, "{id}");
        }
    }
}

/// The institution without the declarations that something is no duty: a thing that is no longer
/// seen may then be declared away, which is another question.
fn bound(mut institution: Institution) -> Institution {
    institution
        .declarations
        .retain(|declaration| declaration.result != DeclaredResult::NotApplicable);
    institution
}

fn rank(status: Status) -> Option<u8> {
    match status {
        Status::NotMet => Some(0),
        Status::NoEvidence => Some(1),
        Status::PartlyEvidenced => Some(2),
        Status::Met => Some(3),
        Status::NotApplicable => None,
    }
}

#[test]
fn adding_evidence_that_passes_never_worsens() {
    let catalogue = Catalogue::shipped().unwrap();
    let edition = catalogue.edition("mhlw-6.0").unwrap();
    let evaluator = evaluator();
    for example in ["clinic", "hospital"] {
        let base = institution(example);
        let before = statuses(&evaluator, &base);
        let mut more = base.clone();
        for placed in edition.requirements() {
            if before[placed.id()] == Status::NotApplicable {
                continue;
            }
            more.declarations.push(Declaration {
                edition: Some("mhlw-6.0".to_owned()),
                numbers_of_copy: false,
                requirement: placed.id().to_string(),
                result: DeclaredResult::Met,
                person: "x".to_owned(),
                role: None,
                declared_at: Date::constant(2026, 11, 1),
                expires_at: Date::constant(2027, 11, 1),
                statement: "x".to_owned(),
                evidence: Vec::new(),
                missing_evidence: Vec::new(),
                withdrawn: None,
                source: Source::line("declarations.toml", 1),
            });
        }
        for word in shirube_facts::vocabulary::DOCUMENT_KIND.words {
            let row = tables::Document {
                document_id: Some(format!("new-{}", word.code)),
                kind: Some(word.code.to_owned()),
                title: Some("x".to_owned()),
                approved_by: Some("x".to_owned()),
                approved_at: Some(Date::constant(2026, 11, 1)),
                ..tables::Document::default()
            };
            more.facts.push(row, Provenance::new(Basis::Declared, Source::line("x.csv", 2)));
        }
        for (id, status) in statuses(&evaluator, &more) {
            // What was a duty stays one; what was none may become one when a thing is seen.
            let Some(before) = rank(before[&id]) else { continue };
            let after = rank(status);
            assert!(after.is_some_and(|after| after >= before), "{example} {id}: {after:?}");
        }
    }
}

#[test]
fn a_waived_failure_is_never_met_and_stays_shown() {
    let catalogue = Catalogue::shipped().unwrap();
    let base = institution("clinic");
    let evaluator = evaluator();
    let plain = assess(&evaluator, &base);
    let mut waived = base;
    waived.waivers = catalogue
        .checks
        .iter()
        .map(|check| Waiver {
            withdrawn: None,
            decided_at: Some(DAY),
            edition: Some("mhlw-6.0".to_owned()),
            check: check.code().to_string(),
            subject: None,
            person: "x".to_owned(),
            approved_by: Some("y".to_owned()),
            approved_at: Some(DAY),
            reason: "x".to_owned(),
            until: Date::constant(2027, 1, 1),
            source: Source::line("shirube.toml", 1),
        })
        .collect();
    let after = assess(&evaluator, &waived);
    assert_eq!(plain.findings.len(), after.findings.len());
    assert_eq!(after.open_findings().count(), 0);
    let ids = |assessment: &shirube_model::Assessment| -> Vec<String> {
        assessment.findings.iter().map(|finding| finding.id.clone()).collect()
    };
    assert_eq!(ids(&plain), ids(&after), "ids do not depend on waivers");
    for (one, other) in plain.requirements.iter().zip(&after.requirements) {
        assert!(other.status != Status::Met || one.status == Status::Met, "{}", one.id);
    }
}

#[test]
fn unknown_never_counts_as_pass() {
    let catalogue = Catalogue::shipped().unwrap();
    let assessment = assess(&evaluator(), &institution("clinic"));
    for result in assessment.requirements.iter().filter(|result| result.status == Status::Met) {
        let placed = catalogue.edition("mhlw-6.0").unwrap().placed(&result.id).unwrap();
        for code in &placed.requirement.routes.checks {
            let outcome = assessment.checks.iter().find(|outcome| outcome.code == *code).unwrap();
            assert!(!outcome.verdicts.is_empty(), "{code}");
            assert_eq!(outcome.count(Verdict::Unknown), 0, "{code}");
            assert_eq!(outcome.count(Verdict::Fail), 0, "{code}");
        }
    }
}

/// What both doors hold: an evaluator behind an `Arc`, asked from two threads about two institutions.
#[test]
fn two_threads_share_an_evaluator() {
    let shared: Arc<dyn Evaluator> = Arc::new(evaluator());
    let alone = ["clinic", "hospital"].map(|example| assess(&*shared, &institution(example)));
    let threads = ["clinic", "hospital"].map(|example| {
        let evaluator = Arc::clone(&shared);
        std::thread::spawn(move || {
            let institution = institution(example);
            (0..3).map(|_| assess(&*evaluator, &institution)).collect::<Vec<_>>()
        })
    });
    for (thread, expected) in threads.into_iter().zip(alone) {
        for assessment in thread.join().unwrap() {
            assert_eq!(assessment, expected);
        }
    }
}
