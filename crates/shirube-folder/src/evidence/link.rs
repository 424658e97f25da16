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
    let table = tables::Endpoint::TABLE;
    let (Some(address), Some(device)) =
        (table.column_index("address"), table.column_index("device_id"))
    else {
        return;
    };
    for row in facts.rows_mut(table.name).into_iter().flatten() {
        if row.values[device] == Value::Null
            && let Value::Text(address) = &row.values[address]
            && let Some(id) = by_address.get(address)
        {
            row.values[device] = Value::Text(id.clone());
        }
    }
}

fn addresses(facts: &Facts) -> BTreeMap<String, String> {
    let table = tables::Device::TABLE;
    let (Some(id), Some(address)) =
        (table.column_index("device_id"), table.column_index("ip_address"))
    else {
        return BTreeMap::new();
    };
    facts
        .rows(table.name)
        .iter()
        .filter_map(|row| match (&row.values[address], &row.values[id]) {
            (Value::Text(address), Value::Text(id)) => Some((address.clone(), id.clone())),
            _ => None,
        })
        .collect()
}

fn name_products(facts: &mut Facts) {
    let table = tables::Device::TABLE;
    let index = |name: &str| table.column_index(name).unwrap_or(0);
    let [system, os_product, cycle, maker, model, firmware] = [
        index("operating_system"),
        index("os_product"),
        index("os_cycle"),
        index("manufacturer"),
        index("model"),
        index("firmware_version"),
    ];
    for row in facts.rows_mut(table.name).into_iter().flatten() {
        if row.values[os_product] != Value::Null {
            continue;
        }
        let text = |at: usize| match &row.values[at] {
            Value::Text(text) => text.as_str(),
            _ => "",
        };
        let found = product::operating_system(text(system))
            .map(|(product, cycle)| (product, Some(cycle)))
            .or_else(|| product::appliance(text(maker), text(model), text(firmware)));
        if let Some((product, found)) = found {
            row.values[os_product] = Value::Text(product.to_owned());
            if row.values[cycle] == Value::Null
                && let Some(found) = found
            {
                row.values[cycle] = Value::Text(found);
            }
        }
    }
}
