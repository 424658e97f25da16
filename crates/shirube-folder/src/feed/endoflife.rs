//! Product life cycles in the shape of endoflife.date: Markdown whose YAML front matter lists the
//! release cycles.

use super::error::FeedError;
use serde::Deserialize;
use shirube_facts::{FactRow, tables};
use shirube_model::date::parse_date;
use shirube_model::functions::Value;

/// A release cycle and when its security updates end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lifecycle {
    /// The product: the name of the file.
    pub product: String,
    /// The cycle.
    pub cycle: String,
    /// The day on which security updates end, or whether they have, when no day is given.
    pub ends: Result<shirube_model::Date, bool>,
}

#[derive(Deserialize)]
struct FrontMatter {
    #[serde(default)]
    releases: Vec<Release>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Release {
    release_cycle: Cycle,
    eol: Option<DayOrFlag>,
}

/// A cycle such as `7.0` may stand without quotes.
#[derive(Deserialize)]
#[serde(untagged)]
enum Cycle {
    Quoted(String),
    Integer(i64),
    Number(f64),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum DayOrFlag {
    Flag(bool),
    Day(String),
}

/// Reads one product; `product` is its name in the life-cycle table.
pub fn read_endoflife(path: &str, product: &str, text: &str) -> Result<Vec<Lifecycle>, FeedError> {
    let front = text
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---").map(|(front, _)| front))
        .ok_or_else(|| FeedError::Unknown { path: path.to_owned() })?;
    let matter: FrontMatter =
        serde_saphyr::from_str(front).map_err(|error| FeedError::malformed(path, error))?;
    let mut cycles = Vec::new();
    for release in matter.releases {
        let cycle = match release.release_cycle {
            Cycle::Quoted(text) => text,
            Cycle::Integer(number) => number.to_string(),
            Cycle::Number(number) => number.to_string(),
        };
        let ends = match release.eol {
            None => continue,
            Some(DayOrFlag::Flag(ended)) => Err(ended),
            Some(DayOrFlag::Day(day)) => {
                Ok(parse_date(&day).map_err(|error| FeedError::malformed(path, error))?)
            }
        };
        cycles.push(Lifecycle { product: product.to_owned(), cycle, ends });
    }
    Ok(cycles)
}

impl Lifecycle {
    /// The row of the `product_lifecycle` table.
    pub fn into_values(self) -> Vec<Value> {
        let row = tables::ProductLifecycle {
            product: Some(self.product),
            cycle: Some(self.cycle),
            support_ends_at: self.ends.ok(),
            ended: self.ends.err(),
        };
        row.into_values()
    }
}
