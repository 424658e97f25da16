//! Firewall policies. A policy that speaks of both versions of IP gives a row for each.

use super::blocks::Block;
use super::device::Device;
use super::interfaces::{Interfaces, Side};
use super::objects::Objects;
use crate::input::{Input, Output};
use shirube_facts::tables::FirewallRule;
use shirube_model::Basis;

pub(super) fn read(
    input: &Input<'_>,
    output: &mut Output,
    device: &Device,
    blocks: &[Block],
    interfaces: &Interfaces,
) {
    let objects = Objects::of(blocks);
    for block in blocks.iter().filter(|block| block.entry.is_some()) {
        let row = row(device, block, interfaces);
        let addresses = |source: &str, destination: &str, version_6: bool| {
            [source, destination].map(|key| objects.any_address(block, key, version_6))
        };
        let halves = match block.path.as_str() {
            "firewall policy6" => vec![("", addresses("srcaddr", "dstaddr", true))],
            "firewall policy" => {
                let has = |key: &str| block.setting(key).is_some();
                let of_4 = ("", addresses("srcaddr", "dstaddr", false));
                let of_6 = (" (IPv6)", addresses("srcaddr6", "dstaddr6", true));
                match (has("srcaddr") || has("dstaddr"), has("srcaddr6") || has("dstaddr6")) {
                    (true, true) => vec![of_4, of_6],
                    (false, true) => vec![of_6],
                    (_, false) => vec![of_4],
                }
            }
            _ => continue,
        };
        // What goes to services of the internet database is limited to their addresses and ports.
        let is_listed = |key: &str| block.value(key) == Some("enable");
        for (which, [source, destination]) in halves {
            let listed = is_listed("internet-service");
            let row = FirewallRule {
                rule: row.rule.as_ref().map(|rule| format!("{rule}{which}")),
                source_any: if is_listed("internet-service-src") { Some(false) } else { source },
                destination_any: if listed { Some(false) } else { destination },
                service_any: if listed { Some(false) } else { objects.any_service(block) },
                services: block.setting("service").map(|setting| setting.values.join(",")),
                door_services: if listed { None } else { objects.door_services(block) },
                ..row.clone()
            };
            output.push(input, Basis::Configured, block.line, row);
        }
    }
}

/// What both halves of a policy have.
fn row(device: &Device, block: &Block, interfaces: &Interfaces) -> FirewallRule {
    let source = block.values("srcintf");
    let (logged, logged_state) = match block.value("logtraffic") {
        Some(word) => (Some(word != "disable"), "set"),
        // `utm` in every version since 6.0: only what a security profile catches is logged.
        None if device.full => (None, "unknown"),
        None => (None, "default"),
    };
    // A policy without `set action` denies: the default of every version since 6.0.
    let accepts = matches!(block.value("action"), Some("accept" | "ipsec"));
    FirewallRule {
        device_name: Some(device.name_in(block)),
        rule: block.entry.clone(),
        name: block.value("name").map(str::to_owned),
        enabled: Some(block.value("status") != Some("disable")),
        action: Some(if accepts { "accept" } else { "deny" }.to_owned()),
        from_outside: from_outside(&source, interfaces),
        source_interfaces: (!source.is_empty()).then(|| source.join(",")),
        destination_interfaces: block.setting("dstintf").map(|setting| setting.values.join(",")),
        logged,
        logged_state: Some(logged_state.to_owned()),
        ..FirewallRule::default()
    }
}

/// Whether traffic comes from outside; not known where the side of an interface is not.
fn from_outside(source: &[&str], interfaces: &Interfaces) -> Option<bool> {
    let sides: Vec<Option<Side>> = source.iter().map(|name| interfaces.side(name)).collect();
    if source.contains(&"any") || sides.contains(&Some(Side::Outside)) {
        return Some(true);
    }
    (!sides.is_empty() && !sides.contains(&None)).then_some(false)
}
