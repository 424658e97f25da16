//! JUnit XML: one suite per check, one case per subject.

use crate::report::{Report, ReportError};
use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};
use shirube_model::Verdict;

/// Renders the report as JUnit XML.
pub fn render_junit(report: &Report<'_>) -> Result<String, ReportError> {
    let locale = report.locale;
    let mut out = quick_junit::Report::new(format!("shirube {}", report.assessment.edition));
    for outcome in &report.assessment.checks {
        let Some(check) = report.check(&outcome.code) else { continue };
        if outcome.verdicts.is_empty() {
            continue;
        }
        let title = check.text.title.get(locale.language);
        let mut suite = TestSuite::new(format!("{} {title}", outcome.code));
        for line in report.own_thresholds(Some(&outcome.code)) {
            suite.add_property((locale.get("report.overrides"), line.as_str()));
        }
        for verdict in &outcome.verdicts {
            let finding = report.assessment.findings.iter().find(|finding| {
                finding.check == outcome.code && finding.verdict.subject == verdict.subject
            });
            let waived = finding.is_some_and(|finding| finding.waiver.is_some());
            let message = format!(
                "{}: {} / {}: {}",
                locale.get("report.observed"),
                locale.wording(&verdict.observed),
                locale.get("report.expected"),
                locale.wording(&verdict.expected)
            );
            let mut status = match verdict.verdict {
                Verdict::Pass => TestCaseStatus::success(),
                Verdict::Fail if !waived => TestCaseStatus::non_success(NonSuccessKind::Failure),
                Verdict::Fail | Verdict::Unknown => TestCaseStatus::skipped(),
            };
            if verdict.verdict != Verdict::Pass {
                status.set_message(message);
                status.set_type(if waived { "waived" } else { verdict.verdict.word() });
                if verdict.verdict == Verdict::Fail {
                    let source =
                        verdict.source.as_ref().map(ToString::to_string).unwrap_or_default();
                    let remedy = check.text.remedy.get(locale.language);
                    status.set_description(format!("{source}\n{remedy}"));
                }
            }
            let mut case = TestCase::new(report.subject_of(verdict), status);
            case.set_classname(outcome.code.clone());
            suite.add_test_case(case);
        }
        out.add_test_suite(suite);
    }
    out.to_string().map_err(|error| ReportError::Render(error.to_string()))
}
