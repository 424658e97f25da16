//! What IPsec proposals and Diffie-Hellman groups are worth. A ledger that says so itself is held
//! against what it lists: the numbers of RFC 3526, 5114, 5903, 6954 and 8031 exist, others do not.

use shirube_facts::{Fact, FactRow, Facts, tables};
use shirube_model::functions::Value;
use shirube_model::{Basis, Problem};

/// Diffie-Hellman groups by strength, weakest first: numbers of RFC 3526, 5903 and 8031.
const GROUPS_BY_STRENGTH: [i64; 14] = [1, 22, 2, 5, 23, 24, 14, 15, 16, 19, 31, 20, 32, 21];

/// True when a part of a proposal is weak: CRYPTREC's list of ciphers not to be used any more.
pub(crate) fn is_weak(proposal: &str) -> bool {
    let proposal = proposal.to_lowercase().replace("sha-1", "sha1");
    let mut parts = proposal.split(['-', '_', ' ', '/', '+']);
    parts.any(|part| {
        matches!(part, "des" | "3des" | "md5" | "sha1" | "null")
            || part == "sha" && !proposal.contains("sha-")
    })
}

/// The weakest of these groups.
pub(crate) fn weakest(groups: &[i64]) -> Option<i64> {
    let strength = |group: &&i64| GROUPS_BY_STRENGTH.iter().position(|known| known == *group);
    groups.iter().min_by_key(|group| strength(group).unwrap_or(99)).copied()
}

/// The weak ones of proposals: `none` where there are none, nothing where there is no proposal.
pub(crate) fn weak(proposals: &[&str]) -> Option<String> {
    let weak: Vec<&str> = proposals.iter().copied().filter(|word| is_weak(word)).collect();
    match (proposals.is_empty(), weak.is_empty()) {
        (true, _) => None,
        (false, true) => Some("none".to_owned()),
        (false, false) => Some(weak.join(",")),
    }
}

/// Holds the tunnels of a ledger against themselves: what follows from a list is taken from it, and a
/// number that no RFC has is none.
pub(crate) fn note(facts: &mut Facts, problems: &mut Vec<Problem>) {
    let rows = facts.rows_mut(tables::VpnTunnel::TABLE.name).into_iter().flatten();
    for row in rows.filter(|row| row.provenance.basis == Basis::Declared) {
        note_row(row, problems);
    }
}

fn note_row(row: &mut Fact, problems: &mut Vec<Problem>) {
    let columns = tables::VpnTunnel::COLUMNS;
    let list = |row: &Fact, column: usize| match &row.values[column] {
        Value::Text(text) => {
            let members = text.split([',', '、', '/', ' ']).map(str::trim);
            members.filter(|member| !member.is_empty()).map(str::to_owned).collect()
        }
        _ => Vec::<String>::new(),
    };
    let proposals = list(row, columns.proposals);
    let proposals: Vec<&str> = proposals.iter().map(String::as_str).collect();
    let weak = weak(&proposals).map(Value::Text);
    settle(row, columns.weak_proposals, columns.proposals, weak, problems);
    let groups = list(row, columns.dh_groups);
    let numbers: Vec<i64> = groups.iter().filter_map(|group| group.parse().ok()).collect();
    if numbers.iter().all(is_group) {
        let weakest = weakest(&numbers).map(Value::Integer);
        settle(row, columns.minimum_dh_group, columns.dh_groups, weakest, problems);
    }
    exists(row, columns.minimum_dh_group, is_group, problems);
    exists(row, columns.ike_version, |version| matches!(version, 1 | 2), problems);
    exists(row, columns.phase, |phase| matches!(phase, 1 | 2), problems);
}

fn is_group(number: &i64) -> bool {
    matches!(number, 1 | 2 | 5 | 14..=32)
}

/// The value of a cell is what follows from the list beside it. Where the ledger says otherwise, that
/// is said.
fn settle(
    row: &mut Fact,
    column: usize,
    list: usize,
    follows: Option<Value>,
    problems: &mut Vec<Problem>,
) {
    let Some(follows) = follows else { return };
    if row.values[column] != Value::Null && row.values[column] != follows {
        let columns = tables::VpnTunnel::TABLE.columns;
        let problem = Problem::error("import.contradicts-itself", row.provenance.source.clone());
        problems.push(
            problem
                .with("heading", columns[column].heading_ja)
                .with("column", columns[column].name)
                .with("text", &row.values[column])
                .with("list", columns[list].heading_ja)
                .with("list_en", columns[list].name)
                .with("listed", &row.values[list]),
        );
    }
    row.values[column] = follows;
}

/// A number that does not exist is none, and said.
fn exists(
    row: &mut Fact,
    column: usize,
    is_known: impl Fn(&i64) -> bool,
    problems: &mut Vec<Problem>,
) {
    let Value::Integer(number) = row.values[column] else { return };
    if !is_known(&number) {
        let column_of = &tables::VpnTunnel::TABLE.columns[column];
        let problem = Problem::error("import.no-such-number", row.provenance.source.clone());
        problems.push(
            problem
                .with("heading", column_of.heading_ja)
                .with("column", column_of.name)
                .with("text", number),
        );
        row.values[column] = Value::Null;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_weak_is_weak_however_it_is_written() {
        for proposal in
            ["des-md5", "aes256-sha1", "AES256-SHA-1", "aes128_sha", "null-null", "3DES-sha256"]
        {
            assert!(is_weak(proposal), "{proposal}");
        }
        for proposal in
            ["aes256-sha256", "AES256-SHA-256", "aes256gcm-prfsha384", "chacha20poly1305"]
        {
            assert!(!is_weak(proposal), "{proposal}");
        }
        assert_eq!(weakest(&[14, 2, 20]), Some(2));
    }
}
