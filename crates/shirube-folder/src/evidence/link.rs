//! Ties facts of different files together: scanned addresses to devices of the ledger, operating
//! systems and firmware to products of the life-cycle table.

use super::product;
use crate::doors;
use shirube_facts::{FactRow, Facts, tables};
use shirube_model::Basis;
use shirube_model::functions::Value;
use std::collections::BTreeMap;

/// Completes rows whose missing cells follow from other facts. What is written stays as written.
pub fn link(facts: &mut Facts) {
    name_products(facts);
    name_doors(facts);
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

/// The doors among the ports that listen, and among the services that a person wrote.
fn name_doors(facts: &mut Facts) {
    let columns = tables::Endpoint::COLUMNS;
    for row in facts.rows_mut(tables::Endpoint::TABLE.name).into_iter().flatten() {
        let name = match &row.values[columns.service] {
            Value::Text(name) => doors::by_name(name),
            _ => None,
        };
        let door = match (name, &row.values[columns.port]) {
            (Some(doors::Service::Door(door)), _) => door,
            (_, Value::Integer(port)) => {
                u16::try_from(*port).ok().and_then(doors::by_port).unwrap_or("none")
            }
            (Some(doors::Service::Other), _) => "none",
            _ => continue,
        };
        row.values[columns.door_service] = Value::Text(door.to_owned());
    }
    let columns = tables::FirewallRule::COLUMNS;
    for row in facts.rows_mut(tables::FirewallRule::TABLE.name).into_iter().flatten() {
        if row.provenance.basis != Basis::Declared {
            continue;
        }
        let Value::Text(services) = &row.values[columns.services] else { continue };
        if let Some(doors) = doors::of_list(services) {
            row.values[columns.door_services] = Value::Text(doors);
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
