//! FortiOS configurations (Fortinet, FortiOS CLI reference). `show` prints what differs from the
//! default: a key that is not there has the default of that version. Where the default is the same
//! in every version since 6.0 it is used and marked 既定値; otherwise the value stays unknown.

mod blocks;
mod device;
mod network;
mod vpn;

use super::sniff::head;
use crate::input::{Input, Output};
use blocks::{Block, blocks};
use device::Device;
use shirube_facts::tables::{AdminAccount, AuthPolicy, LogSource};
use shirube_model::{Basis, Problem, Source, Wording};

pub(crate) fn looks_like(input: &Input<'_>) -> bool {
    let text = head(input.text);
    text.starts_with("#config-version=")
        || text.lines().any(|line| line.starts_with("config system "))
            && text.contains("\n    set ")
        || text.lines().any(|line| line.starts_with("config firewall "))
}

pub(crate) fn read(input: &Input<'_>, output: &mut Output) {
    let (blocks, faults) = blocks(input.text);
    for (line, reason) in faults.into_iter().take(20) {
        output.unreadable(input, line, Wording::english("cause.wrong-form", &[], reason));
    }
    let device = Device::of(input, &blocks);
    if device.version.is_none() {
        output.problem(Problem::warning("import.no-version", Source::line(input.path, 1)));
    }
    let global = blocks.iter().find(|block| block.path == "system global");
    for block in &blocks {
        match block.path.as_str() {
            "system admin" if block.entry.is_some() => administrator(input, output, &device, block),
            "system password-policy" => password_policy(input, output, &device, block, global),
            "system ntp" if block.entry.is_none() => time(input, output, &device, block),
            _ => {}
        }
    }
    vpn::read(input, output, &device, &blocks);
    network::read(input, output, &device, &blocks);
}

fn administrator(input: &Input<'_>, output: &mut Output, device: &Device, block: &Block) {
    let (two_factor, state) = match block.value("two-factor") {
        Some(word) => (Some(word != "disable"), "set"),
        // `disable` in every version since 6.0.
        None if device.stable_default() == "default" => (Some(false), "default"),
        None => (None, "unknown"),
    };
    let limited = (1..=10).any(|number| {
        let values = block.values(&format!("trusthost{number}"));
        values.first().is_some_and(|address| *address != "0.0.0.0" && *address != "0.0.0.0/0")
    });
    let row = AdminAccount {
        device_name: Some(device.name.clone()),
        name: block.entry.clone(),
        default_name: Some(block.name() == "admin"),
        enabled: Some(true),
        two_factor,
        two_factor_state: Some(state.to_owned()),
        source_limited: Some(limited),
    };
    output.push(input, Basis::Configured, block.line, row);
}

fn password_policy(
    input: &Input<'_>,
    output: &mut Output,
    device: &Device,
    block: &Block,
    global: Option<&Block>,
) {
    let on = block.value("status") == Some("enable");
    let number = |key: &str| block.value(key).and_then(|value| value.parse::<i64>().ok());
    let classes: i64 =
        ["min-lower-case-letter", "min-upper-case-letter", "min-number", "min-non-alphanumeric"]
            .into_iter()
            .filter(|key| number(key).is_some_and(|count| count > 0))
            .count()
            .try_into()
            .unwrap_or(0);
    let row = AuthPolicy {
        policy_id: Some(format!("{} password-policy", device.name)),
        kind: Some("appliance".to_owned()),
        device_id: input.hints.device.clone(),
        // Without the policy any length is accepted.
        minimum_password_length: if on { number("minimum-length") } else { Some(0) },
        password_classes: on.then_some(classes.max(1)),
        lockout_threshold: global
            .and_then(|global| global.value("admin-lockout-threshold"))
            .and_then(|value| value.parse().ok()),
        ..AuthPolicy::default()
    };
    output.push(input, Basis::Configured, block.line, row);
}

fn time(input: &Input<'_>, output: &mut Output, device: &Device, block: &Block) {
    let row = LogSource {
        log_id: Some(format!("{} clock", device.name)),
        device_id: input.hints.device.clone(),
        system_id: input.hints.system.clone(),
        kind: Some("network".to_owned()),
        time_synchronised: block.value("ntpsync").map(|word| word == "enable"),
        ..LogSource::default()
    };
    output.push(input, Basis::Configured, block.line, row);
}
