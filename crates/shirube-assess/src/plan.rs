//! What an edition asks an engine to run for an institution.

use crate::bound::BoundParameters;
use shirube_catalogue::{Catalogue, Check, Edition};
use shirube_model::date::parse_date;
use shirube_model::functions::Value;
use shirube_model::{Date, OwnParameter, ParameterOverride, Problem};
use std::collections::BTreeMap;

/// A check with the values that it is run with.
#[derive(Debug, Clone)]
pub struct PlannedCheck<'c> {
    /// The check.
    pub check: &'c Check,
    /// Its values.
    pub parameters: BoundParameters,
}

/// The query that answers an edition's question.
#[derive(Debug, Clone)]
pub struct PlannedDecision<'c> {
    /// What to call it in a message: `mhlw-7.0/decision`.
    pub name: String,
    /// The query.
    pub sql: &'c str,
    /// Its values.
    pub parameters: BoundParameters,
}

/// The queries that an edition asks for, with their bound values.
#[derive(Debug, Clone)]
pub struct Plan<'c> {
    /// The checks that a requirement of the edition asks for, and the institution's own, by code.
    pub checks: Vec<PlannedCheck<'c>>,
    /// The edition's question, when it asks one.
    pub decision: Option<PlannedDecision<'c>>,
    /// Thresholds that the institution set itself.
    pub overrides: Vec<ParameterOverride>,
    /// Own thresholds that could not be used.
    pub problems: Vec<Problem>,
}

/// What to run under `edition` as of a day, with the thresholds that an institution set itself.
pub fn plan<'c>(
    catalogue: &'c Catalogue,
    edition: &'c Edition,
    own: &[OwnParameter],
    as_of: Date,
) -> Plan<'c> {
    let codes = edition.checks_asked();
    let mut plan = Plan {
        checks: Vec::new(),
        decision: decision(edition, as_of),
        overrides: Vec::new(),
        problems: Vec::new(),
    };
    for check in &catalogue.checks {
        if check.own || codes.contains(check.code()) {
            let mut parameters = BoundParameters::new(check, edition, as_of);
            for own in own.iter().filter(|own| is_meant(&own.check, check)) {
                match replace(check, edition, own, &mut parameters) {
                    Ok(replaced) => plan.overrides.push(replaced),
                    Err(problem) => plan.problems.push(problem),
                }
            }
            plan.checks.push(PlannedCheck { check, parameters });
        }
    }
    for own in own.iter().filter(|own| catalogue.check(&own.check).is_none()) {
        let problem = Problem::error("assess.unknown-check", own.source.clone());
        plan.problems.push(problem.with("check", &own.check));
    }
    plan
}

fn decision(edition: &Edition, as_of: Date) -> Option<PlannedDecision<'_>> {
    edition.header.decision_flow.as_ref()?;
    Some(PlannedDecision {
        name: format!("{}/decision", edition.id),
        sql: edition.decision_query.as_deref()?,
        parameters: BoundParameters::on(as_of),
    })
}

/// True when a person who writes `key` means this check: its code in any case, or its name.
pub(crate) fn is_meant(key: &str, check: &Check) -> bool {
    key == check.name || key.eq_ignore_ascii_case(check.code().as_str())
}

/// No threshold of any check is larger: days of ten years, and then some.
const LARGEST: i64 = 4_000;

/// True for a day, as thresholds write it.
fn is_day(text: &str) -> bool {
    text.len() == 10 && parse_date(text).is_ok()
}

/// Binds an institution's own threshold in place of the shipped one.
fn replace(
    check: &Check,
    edition: &Edition,
    own: &OwnParameter,
    parameters: &mut BoundParameters,
) -> Result<ParameterOverride, Problem> {
    let refused = |code: &'static str| {
        let problem = Problem::error(code, own.source.clone());
        problem.with("check", check.code()).with("name", &own.name)
    };
    let thresholds: BTreeMap<&str, _> = check.parameters(edition).collect();
    let Some(Some(shipped)) = thresholds.get(own.name.as_str()) else {
        return Err(refused("assess.unknown-parameter"));
    };
    let used = match (&shipped.value.to_value(), &own.value) {
        (Value::Integer(_), Value::Integer(number)) if (0..=LARGEST).contains(number) => {
            number.to_string()
        }
        (Value::Text(day), Value::Text(text)) if is_day(day) == is_day(text) => text.clone(),
        _ => return Err(refused("assess.parameter-kind")),
    };
    parameters.set(&own.name, own.value.clone());
    Ok(ParameterOverride {
        check: check.code().clone(),
        name: own.name.clone(),
        shipped: shipped.value.to_string(),
        used,
        reason: own.reason.clone(),
    })
}
