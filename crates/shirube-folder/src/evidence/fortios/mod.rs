//! FortiOS configurations (Fortinet, FortiOS CLI reference). `show` prints what differs from the
//! default: a key that is not there has the default of that version. Where the default is the same
//! in every version since 6.0 it is used and marked 既定値; otherwise the value stays unknown.

mod blocks;
mod device;
mod interfaces;
mod management;
mod objects;
mod policies;
mod vpn;
mod wireless;
mod words;

use super::sniff::head;
use crate::input::{Input, Output};
use blocks::{Block, Blocks, blocks};
use device::Device;
use interfaces::Interfaces;
use shirube_facts::tables::{AdminAccount, AuthPolicy, LogSource};
use shirube_model::{Basis, Problem, Source, Wording};

pub(crate) use device::{header, is_fortigate};

pub(crate) fn looks_like(input: &Input<'_>) -> bool {
    let text = head(input.text);
    // Other devices of the maker write the same language, with other keys and other defaults.
    if let Some((model, _)) = header(text) {
        return is_fortigate(model);
    }
    text.lines().any(|line| line.starts_with("config vdom"))
        || text.lines().any(|line| line.starts_with("config system "))
            && text.contains("\n    set ")
        || text.lines().any(|line| line.starts_with("config firewall "))
}

pub(crate) fn read(input: &Input<'_>, output: &mut Output) {
    let Blocks { blocks, faults, foreign } = blocks(input.text);
    for (line, reason) in faults.into_iter().take(20) {
        output.unreadable(input, line, Wording::english("cause.wrong-form", &[], reason));
    }
    if let Some(first) = foreign.first() {
        let problem = Problem::warning("import.foreign-lines", Source::line(input.path, *first));
        output.problem(problem.with("count", foreign.len()));
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
    let interfaces = Interfaces::of(&blocks);
    vpn::read(input, output, &device, &blocks);
    wireless::read(input, output, &device, &blocks);
    management::read(input, output, &device, &blocks, &interfaces);
    policies::read(input, output, &device, &blocks, &interfaces);
}

fn administrator(input: &Input<'_>, output: &mut Output, device: &Device, block: &Block) {
    // A server elsewhere, or a certificate, decides how such an administrator logs in.
    let is_elsewhere =
        ["remote-auth", "peer-auth"].iter().any(|key| block.value(key) == Some("enable"));
    let (two_factor, state) = match block.value("two-factor") {
        Some("disable") | None if is_elsewhere => (None, "unknown"),
        Some(word) => (Some(word != "disable"), "set"),
        // `disable` in every version since 6.0.
        None if device.stable_default() == "default" => (Some(false), "default"),
        None => (None, "unknown"),
    };
    let host = |key: &str, number: u8| block.values(&format!("{key}{number}")).first().copied();
    let limited = (1..=10).any(|number| {
        host("trusthost", number).is_some_and(|host| host != "0.0.0.0" && host != "0.0.0.0/0")
    });
    // Written down, the whole of IPv6 is let in beside it.
    let is_open_6 = (1..=10).any(|number| host("ip6-trusthost", number) == Some("::/0"));
    let limited = limited && !is_open_6;
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
        // Eight is the default of every version since 6.0.
        minimum_password_length: match (on, device.stable_default()) {
            (false, _) => Some(0),
            (true, "default") => Some(number("minimum-length").unwrap_or(8)),
            (true, _) => number("minimum-length"),
        },
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
