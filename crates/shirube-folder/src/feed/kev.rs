//! CISA's Known Exploited Vulnerabilities catalogue (JSON). It names products but no versions:
//! a table of affected ranges, with the document that each was read in, is joined to it.

use super::coverage;
use super::error::FeedError;
use crate::capped::RawList;
use serde::Deserialize;
use shirube_facts::{FactRow, tables};
use shirube_model::Date;
use shirube_model::date::parse_date;
use shirube_model::functions::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The catalogue.
#[derive(Debug)]
pub struct KevCatalogue {
    /// The day of the data.
    pub dated: Date,
    /// The entries.
    pub entries: Vec<KevEntry>,
}

/// One entry.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KevEntry {
    /// The CVE number.
    #[serde(rename = "cveID")]
    pub cve: String,
    /// The maker, as the list writes it.
    #[serde(default)]
    pub vendor_project: String,
    /// The product, as the list writes it.
    #[serde(default)]
    pub product: String,
    /// What the list calls the fault.
    #[serde(default)]
    pub vulnerability_name: String,
    /// A sentence on the fault.
    #[serde(default)]
    pub short_description: String,
    /// The day it entered the list.
    pub date_added: String,
    /// `Known` or `Unknown`.
    pub known_ransomware_campaign_use: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawCatalogue<'a> {
    date_released: String,
    #[serde(borrow)]
    vulnerabilities: RawList<'a>,
}

/// Reads the catalogue.
pub fn read_kev(path: &str, text: &str) -> Result<KevCatalogue, FeedError> {
    let raw: RawCatalogue<'_> =
        serde_json::from_str(text).map_err(|error| FeedError::malformed(path, error))?;
    let day = raw.date_released.get(..10).and_then(|day| parse_date(day).ok());
    let dated = day.ok_or_else(|| FeedError::malformed(path, "dateReleased is not a date"))?;
    let entries = raw
        .vulnerabilities
        .0
        .iter()
        .map(|entry| serde_json::from_str(entry.get()))
        .collect::<Result<_, _>>()
        .map_err(|error| FeedError::malformed(path, error))?;
    Ok(KevCatalogue { dated, entries })
}

/// [`tables::Vulnerability::range_source`] of a product that no entry names.
const NO_ENTRY: &str = "no-entry";

/// Rows of the `vulnerability` table: the entries whose affected versions are known, those that name a
/// product without a known range, and the products that no entry names.
///
/// `ranges` is a CSV with the columns `cve, product, version_scheme, affected_from,
/// affected_before, affected_through, confidence, source`.
pub fn join_ranges(
    catalogue: &KevCatalogue,
    path: &str,
    ranges: &str,
) -> Result<Vec<Vec<Value>>, FeedError> {
    let by_cve: BTreeMap<&str, &KevEntry> =
        catalogue.entries.iter().map(|entry| (entry.cve.as_str(), entry)).collect();
    let mut reader = csv::Reader::from_reader(ranges.as_bytes());
    let (mut rows, mut ranged) = (Vec::new(), BTreeSet::new());
    for record in reader.records() {
        let record = record.map_err(|error| FeedError::malformed(path, error))?;
        let cell =
            |index: usize| record.get(index).filter(|cell| !cell.is_empty()).map(str::to_owned);
        let Some(entry) = cell(0).and_then(|cve| by_cve.get(cve.as_str()).copied()) else {
            continue;
        };
        let source = cell(7).unwrap_or_default();
        ranged.insert((entry.cve.as_str(), cell(1).unwrap_or_default()));
        let row = tables::Vulnerability {
            cve: Some(entry.cve.clone()),
            product: cell(1),
            version_scheme: cell(2),
            affected_from: cell(3),
            affected_before: cell(4),
            affected_through: cell(5),
            ransomware: entry.ransomware(),
            range_source: Some(format!("{source} ({})", cell(6).unwrap_or_default())),
            added_at: parse_date(&entry.date_added).ok(),
        };
        rows.push(row.into_values());
    }
    let mut named: BTreeSet<&str> = BTreeSet::new();
    for entry in &catalogue.entries {
        let sentences = [entry.vulnerability_name.as_str(), &entry.short_description];
        for product in coverage::named(&entry.vendor_project, &entry.product, sentences) {
            named.insert(product);
            if !ranged.contains(&(entry.cve.as_str(), product.to_owned())) {
                let row = tables::Vulnerability {
                    cve: Some(entry.cve.clone()),
                    product: Some(product.to_owned()),
                    ransomware: entry.ransomware(),
                    added_at: parse_date(&entry.date_added).ok(),
                    ..tables::Vulnerability::default()
                };
                rows.push(row.into_values());
            }
        }
    }
    let is_ranged = |product: &str| ranged.iter().any(|(_, known)| known == product);
    for product in coverage::products().filter(|known| !named.contains(known) && !is_ranged(known))
    {
        let row = tables::Vulnerability {
            product: Some(product.to_owned()),
            range_source: Some(NO_ENTRY.to_owned()),
            ..tables::Vulnerability::default()
        };
        rows.push(row.into_values());
    }
    Ok(rows)
}

/// How many rows have a range, and how many name a product without one.
pub fn count_ranges(rows: &[Vec<Value>]) -> (usize, usize) {
    let columns = tables::Vulnerability::COLUMNS;
    let filled = |column: usize| rows.iter().filter(|row| row[column] != Value::Null).count();
    let with_source = filled(columns.range_source);
    let no_entry = rows.iter().filter(|row| row[columns.cve] == Value::Null).count();
    (with_source - no_entry, rows.len() - with_source)
}

impl KevEntry {
    fn ransomware(&self) -> Option<bool> {
        self.known_ransomware_campaign_use.as_deref().map(|word| word == "Known")
    }
}
