//! Places that contracts cover: what holds of what an institution states.

use shirube_facts::{FactRow, tables};
use shirube_model::{CoveredByContract, Date, Institution, Problem};

/// The statements that hold on a day, and what is wrong with the others: the contract has to stand in
/// the ledger and to be in force, and the confirmation cannot be of a day to come.
pub(crate) fn holding(
    institution: &Institution,
    as_of: Date,
) -> (Vec<CoveredByContract>, Vec<Problem>) {
    let columns = tables::Contract::COLUMNS;
    let rows = institution.facts.rows(tables::Contract::TABLE.name);
    let (mut holding, mut problems) = (Vec::new(), Vec::new());
    for covered in &institution.covered {
        let contracts = || {
            rows.iter().filter(|row| row.text(columns.contract_id) == Some(covered.contract.trim()))
        };
        let in_force = contracts().any(|row| {
            row.date(columns.starts_at).is_none_or(|day| day <= as_of)
                && row.date(columns.ends_at).is_none_or(|day| day >= as_of)
        });
        let code = if covered.confirmed_at > as_of {
            "assess.covered-in-future"
        } else if contracts().next().is_none() {
            "assess.covered-without-contract"
        } else if !in_force {
            "assess.covered-contract-ended"
        } else {
            holding.push(covered.clone());
            continue;
        };
        let problem = Problem::error(code, covered.source.clone());
        problems
            .push(problem.with("contract", &covered.contract).with("day", covered.confirmed_at));
    }
    (holding, problems)
}
