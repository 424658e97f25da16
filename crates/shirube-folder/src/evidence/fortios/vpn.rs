//! VPNs of a FortiOS configuration.

use super::blocks::Block;
use super::device::Device;
use super::wireless::secret;
use crate::input::{Input, Output};
use crate::proposals::{weak, weakest};
use shirube_facts::tables::{VpnGateway, VpnTunnel};
use shirube_model::Basis;

pub(super) fn read(input: &Input<'_>, output: &mut Output, device: &Device, blocks: &[Block]) {
    for block in blocks {
        match block.path.as_str() {
            "vpn ssl settings" if block.entry.is_none() => {
                ssl(input, output, device, block, blocks)
            }
            "vpn ipsec phase1-interface" | "vpn ipsec phase1" if block.entry.is_some() => {
                tunnel(input, output, device, block, 1);
            }
            "vpn ipsec phase2-interface" | "vpn ipsec phase2" if block.entry.is_some() => {
                tunnel(input, output, device, block, 2);
            }
            "vpn l2tp" if block.entry.is_none() => switched(input, output, device, block, "l2tp"),
            "vpn pptp" if block.entry.is_none() => switched(input, output, device, block, "pptp"),
            _ => {}
        }
    }
    let ipsec = blocks
        .iter()
        .find(|block| block.path.starts_with("vpn ipsec phase1") && block.entry.is_some());
    if let Some(block) = ipsec {
        let row = gateway(input, device, block, "ipsec", Some(true));
        output.push(input, Basis::Configured, block.line, row);
    }
}

fn gateway(
    input: &Input<'_>,
    device: &Device,
    block: &Block,
    method: &str,
    enabled: Option<bool>,
) -> VpnGateway {
    VpnGateway {
        gateway: Some(device.name_in(block)),
        device_id: input.hints.device.clone(),
        method: Some(method.to_owned()),
        enabled,
        product: Some("fortios".to_owned()),
        version: device.version.clone(),
        version_scheme: Some("dotted".to_owned()),
        version_cycle: device.cycle(),
        ..VpnGateway::default()
    }
}

/// L2TP and PPTP: off unless they are turned on, in every version since 6.0.
fn switched(
    input: &Input<'_>,
    output: &mut Output,
    device: &Device,
    block: &Block,
    method: &'static str,
) {
    let enabled = block.value("status") == Some("enable");
    let row = gateway(input, device, block, method, Some(enabled));
    output.push(input, Basis::Configured, block.line, row);
}

/// Whether the rules that say who may log in ask for a client certificate: all of them, or some.
fn asked_by_rules(block: &Block, blocks: &[Block]) -> Option<&'static str> {
    let rules = blocks.iter().filter(|rule| {
        rule.vdom == block.vdom && rule.is_entry_of("vpn ssl settings / authentication-rule")
    });
    let asked: Vec<bool> = rules.map(|rule| rule.value("client-cert") == Some("enable")).collect();
    match (asked.contains(&true), asked.contains(&false)) {
        (true, false) => Some("required"),
        (true, true) => Some("optional"),
        (false, _) => None,
    }
}

fn ssl(input: &Input<'_>, output: &mut Output, device: &Device, block: &Block, blocks: &[Block]) {
    // Portals without an interface to listen on do nothing; before 7.0 there was no `status`.
    let enabled = match block.value("status") {
        Some(word) => Some(word == "enable"),
        None => block.setting("source-interface").map(|setting| !setting.values.is_empty()),
    };
    let minimum = block.value("ssl-min-proto-ver").and_then(|word| match word {
        "tls1-0" => Some("1.0"),
        "tls1-1" => Some("1.1"),
        "tls1-2" => Some("1.2"),
        "tls1-3" => Some("1.3"),
        _ => None,
    });
    let client = match block.value("reqclientcert") {
        Some("enable") => Some("required"),
        _ if asked_by_rules(block, blocks).is_some() => asked_by_rules(block, blocks),
        Some(_) => Some("none"),
        // `disable` in every version since 6.0.
        None if device.stable_default() == "default" => Some("none"),
        None => None,
    };
    let row = VpnGateway {
        minimum_tls: minimum.map(str::to_owned),
        // The default moved between versions: known to be one, not which.
        minimum_tls_state: Some(if minimum.is_some() { "set" } else { "default" }.to_owned()),
        client_certificate: client.map(str::to_owned),
        ..gateway(input, device, block, "ssl-vpn", enabled)
    };
    let line = block.setting("status").map_or(block.line, |setting| setting.line);
    output.push(input, Basis::Configured, line, row);
}

fn tunnel(input: &Input<'_>, output: &mut Output, device: &Device, block: &Block, phase: i64) {
    let state = |key: &str| if block.setting(key).is_some() { "set" } else { "default" };
    let proposals = block.values("proposal");
    let groups: Vec<i64> =
        block.values("dhgrp").iter().filter_map(|word| word.parse().ok()).collect();
    let list = |words: &[&str]| (!words.is_empty()).then(|| words.join(","));
    let ike_version = match block.value("ike-version") {
        Some(word) => word.parse().ok(),
        None if phase == 1 && device.stable_default() == "default" => Some(1),
        None => None,
    };
    let row = VpnTunnel {
        tunnel: block.entry.clone(),
        gateway: Some(device.name_in(block)),
        phase: Some(phase),
        ike_version: ike_version.filter(|_| phase == 1),
        aggressive_mode: match block.value("mode") {
            Some(word) => Some(word == "aggressive"),
            None => (phase == 1).then_some(false),
        },
        proposals: list(&proposals),
        proposals_state: Some(state("proposal").to_owned()),
        weak_proposals: weak(&proposals),
        dh_groups: list(&block.values("dhgrp")),
        dh_groups_state: Some(state("dhgrp").to_owned()),
        minimum_dh_group: weakest(&groups),
        authentication: match block.value("authmethod") {
            Some("signature") => Some("certificate".to_owned()),
            Some(word) => Some(word.to_owned()),
            None => (phase == 1).then(|| "psk".to_owned()),
        },
        key_length: secret(block, "psksecret").map(|(length, _)| length),
    };
    let line = block.setting("proposal").map_or(block.line, |setting| setting.line);
    output.push(input, Basis::Configured, line, row);
}
