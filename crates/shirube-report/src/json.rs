//! JSON, by the published schema `schemas/report.schema.json`.

use crate::report::{Report, ReportError, summary};
use serde_json::{Value, json};
use shirube_model::{
    Date, Explanation, Message, Renewed, RouteKind, Source, Status, StatusBasis, SubjectVerdict,
    Waiver,
};
use strum::IntoEnumIterator;

/// The JSON Schema of the report.
pub const REPORT_SCHEMA: &str = include_str!("../schemas/report.schema.json");

/// Renders the report as JSON.
pub fn render_json(report: &Report<'_>) -> Result<String, ReportError> {
    let assessment = report.assessment;
    let locale = report.locale;
    let counts: serde_json::Map<String, Value> = Status::iter()
        .map(|status| (status.word().to_owned(), json!(assessment.count(status))))
        .collect();
    let value = json!({
        "schema": "https://shirube.dev/schemas/report-2.json",
        "language": locale.language.tag(),
        "institution": {
            "id": assessment.institution_id,
            "name": assessment.institution_name,
            "pattern": assessment.pattern.id(),
        },
        "edition": assessment.edition,
        "catalogue": assessment.catalogue,
        "as_of": assessment.as_of.to_string(),
        "summary": { "requirements": counts,
            "met_by_declaration": assessment.count_declared(Status::Met),
            "open_findings": assessment.open_findings().count(),
            "waived_findings": assessment.findings.len() - assessment.open_findings().count() },
        "decision": decision(report),
        "requirements": requirements(report),
        "chapters": chapters(report),
        "findings": findings(report),
        "checks": assessment.checks.iter().map(|outcome| json!({
            "code": outcome.code,
            "absence": outcome.absence.as_ref().map(|absence| locale.message(absence)),
            "absence_message": outcome.absence,
            "verdicts": outcome.verdicts.iter().map(|row| verdict(report, row)).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "renewals": assessment.renewals.iter().map(|renewal| json!({
            "what": match renewal.what {
                Renewed::Declaration(_) => "declaration",
                Renewed::Waiver(_) => "waiver",
            },
            "place": match &renewal.what {
                Renewed::Declaration(id) => report.key(id),
                Renewed::Waiver(code) => code.to_string(),
            },
            "person": renewal.person,
            "made_under": renewal.made_under,
            "relation": renewal.relation,
            "reason": locale.explanation(&renewal.reason),
            "reason_message": reason_message(&renewal.reason),
            "source": source(Some(&renewal.source)),
        })).collect::<Vec<_>>(),
        "declarations": assessment.declarations.iter().map(|declaration| json!({
            "requirement": declaration.requirement,
            "result": declaration.result,
            "person": declaration.person,
            "role": declaration.role,
            "declared_at": declaration.declared_at.to_string(),
            "expires_at": declaration.expires_at.to_string(),
            "statement": declaration.statement,
            "evidence": declaration.evidence,
            "source": source(Some(&declaration.source)),
        })).collect::<Vec<_>>(),
        "overrides": assessment.overrides,
        "feeds": assessment.feeds.iter().map(|feed| json!({
            "name": feed.name, "dated": feed.dated.to_string(), "rows": feed.rows,
        })).collect::<Vec<_>>(),
        "problems": assessment.problems.iter().map(|problem| {
            let (text, hint) = locale.problem(problem);
            json!({
                "level": problem.level, "code": problem.code(), "values": problem.message.values(), "text": text, "hint": hint,
                "source": source(Some(&problem.source)), "column": problem.column,
            })
        }).collect::<Vec<_>>(),
        "artifacts": assessment.artifacts,
    });
    let mut text = serde_json::to_string_pretty(&value)
        .map_err(|error| ReportError::Render(error.to_string()))?;
    text.push('\n');
    Ok(text)
}

/// The edition's question, its answer, and each subject's own.
fn decision(report: &Report<'_>) -> Value {
    let question = report.edition.header.decision_flow.as_ref();
    let Some((question, result)) = question.zip(report.assessment.decision.as_ref()) else {
        return Value::Null;
    };
    json!({
        "figure": question.figure,
        "question": question.question.get(report.locale.language),
        "answer": result.answer,
        "deemed": result.deemed,
        "subjects": result.subjects.iter().map(|row| verdict(report, row)).collect::<Vec<_>>(),
    })
}

fn requirements(report: &Report<'_>) -> Vec<Value> {
    let locale = report.locale;
    report
        .placed()
        .into_iter()
        .map(|placed| {
            let routes: Vec<Value> = placed
                .result
                .routes
                .iter()
                .map(|route| {
                    let (kind, key) = match &route.kind {
                        RouteKind::Check(code) => ("check", Some(code.as_str())),
                        RouteKind::Document(kind) => ("document", Some(kind.as_str())),
                        RouteKind::Declaration => ("declaration", None),
                    };
                    json!({
                        "kind": kind, "key": key, "state": route.state,
                        "detail": report.detail(route),
                        "detail_message": route.detail,
                        "basis": route.basis.map(StatusBasis::word),
                        "source": source(route.source.as_ref()),
                    })
                })
                .collect();
            json!({
                "id": report.key(&placed.result.id),
                "citation": report.citation(&placed.result.id),
                "status": placed.result.status.word(),
                "basis": placed.result.basis().map(StatusBasis::word),
                "reason": placed.result.reason.as_ref().map(|reason| locale.message(reason)),
                "reason_message": placed.result.reason,
                "summary": summary(locale, placed.requirement),
                "confidence": placed.requirement.confidence,
                "source": placed.requirement.source,
                "lineage": placed.requirement.lineage.as_ref().map(|lineage| json!({
                    "edition": lineage.edition,
                    "from": lineage.from,
                    "relation": lineage.relation.word(),
                    "reason": locale.explanation(&lineage.reason),
                    "confidence": lineage.confidence,
                    "source": lineage.source,
                })),
                "routes": routes,
            })
        })
        .collect()
}

fn chapters(report: &Report<'_>) -> Vec<Value> {
    report
        .by_chapter()
        .into_iter()
        .map(|(volume, chapter, counts)| {
            let counts: serde_json::Map<String, Value> = counts
                .into_iter()
                .map(|(status, count)| (status.word().to_owned(), json!(count)))
                .collect();
            json!({
                "volume": volume.volume.id(),
                "number": chapter.number.to_string(),
                "title": chapter.title.get(report.locale.language),
                "requirements": counts,
                "item_count": chapter.item_count.value,
                "item_count_confidence": chapter.item_count.confidence,
                "items_not_seen": chapter.missing_items,
                "unplaced": chapter.unplaced.len(),
            })
        })
        .collect()
}

fn findings(report: &Report<'_>) -> Vec<Value> {
    let locale = report.locale;
    report
        .assessment
        .findings
        .iter()
        .map(|finding| {
            let check = report.check(&finding.check);
            json!({
                "id": finding.id,
                "check": finding.check,
                "title": check.map(|check| check.text.title.get(locale.language)),
                "severity": finding.severity.word(),
                "subject": finding.verdict.subject,
                "label": finding.verdict.label,
                "observed": locale.wording(&finding.verdict.observed),
                "observed_pieces": finding.verdict.observed,
                "expected": locale.wording(&finding.verdict.expected),
                "expected_pieces": finding.verdict.expected,
                "remedy": check.map(|check| check.text.remedy.get(locale.language)),
                "source": source(finding.verdict.source.as_ref()),
                "requirements": finding.requirements.iter().map(|id| report.key(id)).collect::<Vec<_>>(),
                "strength": finding.verdict.strength,
                "waiver": finding.waiver.as_ref().map(|held| waiver(held, report.assessment.as_of)),
            })
        })
        .collect()
}

fn verdict(report: &Report<'_>, row: &SubjectVerdict) -> Value {
    json!({
        "subject": row.subject,
        "label": row.label,
        "verdict": row.verdict.word(),
        "observed": report.locale.wording(&row.observed),
        "observed_pieces": row.observed,
        "expected": report.locale.wording(&row.expected),
        "expected_pieces": row.expected,
        "strength": row.strength,
        "source": source(row.source.as_ref()),
    })
}

fn waiver(waiver: &Waiver, as_of: Date) -> Value {
    json!({
        "person": waiver.person,
        "reason": waiver.reason,
        "approved_by": waiver.approved_by,
        "approved_at": waiver.approved_at.map(|day| day.to_string()),
        "approved": waiver.is_approved(as_of),
        "until": waiver.until.to_string(),
        "holds_until": waiver.holds_until(as_of).map(|day| day.to_string()),
        "source": source(Some(&waiver.source)),
    })
}

/// The message of an explanation that is one; what a file of the catalogue says has no code.
fn reason_message(reason: &Explanation) -> Option<&Message> {
    match reason {
        Explanation::Message(message) => Some(message),
        Explanation::Researched(_) => None,
    }
}

/// A source as file, and line or cell.
fn source(source: Option<&Source>) -> Value {
    source.map_or(Value::Null, |source| {
        json!({
            "text": source.to_string(),
            "file": source.artifact,
            "line": source.line_number(),
        })
    })
}
