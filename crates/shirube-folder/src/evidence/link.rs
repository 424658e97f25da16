//! Ties facts of different files together: scanned addresses to devices of the ledger, operating
//! systems and firmware to products of the life-cycle table.

use super::product;
use shirube_facts::{FactRow, Facts, tables};
use shirube_model::functions::Value;
use std::collections::BTreeMap;

/// Completes rows whose missing cells follow from other facts. What is written stays as written.
pub fn link(facts: &mut Facts) {
    name_products(facts);
    let by_address = addresses(facts);
    let columns = tables::Endpoint::COLUMNS;
    for row in facts.rows_mut(tables::Endpoint::TABLE.name).into_iter().flatten() {
        if row.values[columns.device_id] == Value::Null
            && let Value::Text(address) = &row.values[columns.address]
            && let Some(id) = by_address.get(address)
        {
            row.values[columns.device_id] = Value::Text(id.clone());
        }
    }
}

fn addresses(facts: &Facts) -> BTreeMap<String, String> {
    let columns = tables::Device::COLUMNS;
    facts
        .rows(tables::Device::TABLE.name)
        .iter()
        .filter_map(|row| match (&row.values[columns.ip_address], &row.values[columns.device_id]) {
            (Value::Text(address), Value::Text(id)) => Some((address.clone(), id.clone())),
            _ => None,
        })
        .collect()
}

fn name_products(facts: &mut Facts) {
    let columns = tables::Device::COLUMNS;
    for row in facts.rows_mut(tables::Device::TABLE.name).into_iter().flatten() {
        if row.values[columns.os_product] != Value::Null {
            continue;
        }
        let text = |column: usize| match &row.values[column] {
            Value::Text(text) => text.as_str(),
            _ => "",
        };
        let known = product::operating_system(text(columns.operating_system))
            .map(|(product, cycle)| (product, Some(cycle)))
            .or_else(|| {
                let (maker, model) = (text(columns.manufacturer), text(columns.model));
                product::appliance(maker, model, text(columns.firmware_version))
            });
        let Some((product, cycle)) = known else { continue };
        row.values[columns.os_product] = Value::Text(product.to_owned());
        if row.values[columns.os_cycle] == Value::Null
            && let Some(cycle) = cycle
        {
            row.values[columns.os_cycle] = Value::Text(cycle);
        }
    }
}
