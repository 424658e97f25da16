//! Interfaces and policies of a FortiOS configuration.

use super::blocks::Block;
use super::device::Device;
use crate::input::{Input, Output};
use shirube_facts::tables::{Endpoint, FirewallRule};
use shirube_model::Basis;
use std::collections::BTreeSet;

pub(super) fn read(input: &Input<'_>, output: &mut Output, device: &Device, blocks: &[Block]) {
    let outside = outside_interfaces(blocks);
    for block in blocks {
        match block.path.as_str() {
            "system interface" if block.entry.is_some() => {
                management(input, output, device, block, &outside);
            }
            "firewall policy" | "firewall policy6" if block.entry.is_some() => {
                rule(input, output, device, block, &outside);
            }
            _ => {}
        }
    }
}

/// Interfaces towards the outside: `set role wan`, or named wan… as the factory names them, and
/// the zones that hold one.
fn outside_interfaces(blocks: &[Block]) -> BTreeSet<String> {
    let mut outside: BTreeSet<String> = ["virtual-wan-link".to_owned()].into();
    for block in blocks.iter().filter(|block| block.path == "system interface") {
        let by_role = block.value("role") == Some("wan");
        let by_name = block.name().starts_with("wan") || block.value("mode") == Some("pppoe");
        if by_role || by_name {
            outside.insert(block.name().to_owned());
        }
    }
    for block in blocks.iter().filter(|block| block.path == "system zone") {
        if block.values("interface").iter().any(|name| outside.contains(*name)) {
            outside.insert(block.name().to_owned());
        }
    }
    outside
}

fn is_outside(name: &str, outside: &BTreeSet<String>) -> bool {
    outside.contains(name) || name.starts_with("wan")
}

/// `set allowaccess https ssh`: each is a way to administer the device from that side.
fn management(
    input: &Input<'_>,
    output: &mut Output,
    device: &Device,
    block: &Block,
    outside: &BTreeSet<String>,
) {
    let Some(setting) = block.setting("allowaccess") else { return };
    let address =
        block.values("ip").first().map(|text| text.split('/').next().unwrap_or(text).to_owned());
    for service in &setting.values {
        let (port, encrypted) = match service.as_str() {
            "https" => (443, true),
            "ssh" => (22, true),
            "http" => (80, false),
            "telnet" => (23, false),
            "snmp" => (161, false),
            _ => continue,
        };
        let exposure = if is_outside(block.name(), outside) { "internet" } else { "internal" };
        let row = Endpoint {
            endpoint: Some(format!("{} {}:{service}", device.name, block.name())),
            address: address.clone(),
            port: Some(port),
            protocol: Some(if service == "snmp" { "udp" } else { "tcp" }.to_owned()),
            service: Some(service.clone()),
            product: Some("fortios".to_owned()),
            version: device.version.clone(),
            encrypted: Some(encrypted),
            management: Some(true),
            exposure: Some(exposure.to_owned()),
            device_id: input.hints.device.clone(),
            hostname: Some(device.name.clone()),
        };
        output.push(input, Basis::Configured, setting.line, row);
    }
}

fn rule(
    input: &Input<'_>,
    output: &mut Output,
    device: &Device,
    block: &Block,
    outside: &BTreeSet<String>,
) {
    let any = |key: &str| {
        block.setting(key).map(|setting| {
            setting.values.iter().any(|value| value.eq_ignore_ascii_case("all") || value == "any")
        })
    };
    let source = block.values("srcintf");
    let (logged, logged_state) = match block.value("logtraffic") {
        Some(word) => (Some(word != "disable"), "set"),
        // `utm` in every version since 6.0: only what a security profile catches is logged.
        None if device.full => (None, "unknown"),
        None => (None, "default"),
    };
    let row = FirewallRule {
        device_name: Some(device.name.clone()),
        rule: block.entry.clone(),
        name: block.value("name").map(str::to_owned),
        enabled: Some(block.value("status") != Some("disable")),
        // A policy without `set action` denies: the default of every version since 6.0.
        action: Some(
            if block.value("action") == Some("accept") || block.value("action") == Some("ipsec") {
                "accept"
            } else {
                "deny"
            }
            .to_owned(),
        ),
        source_any: any("srcaddr"),
        destination_any: any("dstaddr"),
        service_any: any("service"),
        from_outside: (!source.is_empty())
            .then(|| source.iter().any(|name| *name == "any" || is_outside(name, outside))),
        source_interfaces: (!source.is_empty()).then(|| source.join(",")),
        destination_interfaces: block.setting("dstintf").map(|setting| setting.values.join(",")),
        logged,
        logged_state: Some(logged_state.to_owned()),
    };
    output.push(input, Basis::Configured, block.line, row);
}
