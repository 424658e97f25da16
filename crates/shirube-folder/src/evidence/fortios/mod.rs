//! FortiOS configurations (Fortinet, FortiOS CLI reference). `show` prints what differs from the
//! default: a key that is not there has the default of that version. Where the default is the same
//! in every version since 6.0 it is used and marked 既定値; otherwise the value stays unknown.

use super::fortios_blocks::{Block, blocks};
use super::{fortios_network, fortios_vpn, head};
use crate::input::{Input, Output};
use shirube_facts::tables::{AdminAccount, AuthPolicy, LogSource};
use shirube_model::{Basis, Problem, Source};

pub(crate) fn looks_like(input: &Input<'_>) -> bool {
    let text = head(input.text);
    text.starts_with("#config-version=")
        || text.lines().any(|line| line.starts_with("config system "))
            && text.contains("\n    set ")
        || text.lines().any(|line| line.starts_with("config firewall "))
}

/// What the whole file says about the device.
pub(crate) struct Device {
    /// The host name, or the path of the file.
    pub(crate) name: String,
    /// The firmware version of the first line, such as `7.4.8`.
    pub(crate) version: Option<String>,
    /// True when the file prints defaults too (`show full-configuration`).
    pub(crate) full: bool,
}

impl Device {
    /// The cycle of the life-cycle table: `7.4`.
    pub(crate) fn cycle(&self) -> Option<String> {
        let mut parts = self.version.as_ref()?.split('.');
        Some(format!("{}.{}", parts.next()?, parts.next()?))
    }

    /// How an absent key is known, when its default is the same in every version since 6.0.
    pub(crate) fn stable_default(&self) -> &'static str {
        let major = self
            .version
            .as_ref()
            .and_then(|version| version.split('.').next()?.parse::<u32>().ok());
        if major.is_some_and(|major| major >= 6) { "default" } else { "unknown" }
    }
}

pub(crate) fn read(input: &Input<'_>, output: &mut Output) {
    let (blocks, faults) = blocks(input.text);
    for (line, reason) in faults.into_iter().take(20) {
        output.unreadable(input, line, reason);
    }
    let device = device(input, &blocks);
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
    fortios_vpn::read(input, output, &device, &blocks);
    fortios_network::read(input, output, &device, &blocks);
}

fn device(input: &Input<'_>, blocks: &[Block]) -> Device {
    let version = input
        .text
        .lines()
        .next()
        .and_then(|line| line.strip_prefix("#config-version="))
        .and_then(|header| header.split('-').nth(1))
        .filter(|version| version.starts_with(|c: char| c.is_ascii_digit()))
        .map(str::to_owned);
    let global = blocks.iter().find(|block| block.path == "system global");
    let hostname = global.and_then(|block| block.value("hostname")).map(str::to_owned);
    Device {
        name: hostname.unwrap_or_else(|| input.path.to_owned()),
        version,
        // A plain `show` never prints as many keys of one block.
        full: blocks.iter().any(|block| block.settings.len() > 60),
    }
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
