//! The security policy of a Windows computer, as `secedit /export` writes it (UTF-16LE).
//! Section and key names: Microsoft, "Security Configuration Manager" template reference.

use super::sniff::head;
use crate::input::{Input, Output};
use shirube_facts::tables::{AdminAccount, AuthPolicy, LogSource};
use shirube_model::Basis;
use shirube_model::Wording;

pub(crate) fn looks_like(input: &Input<'_>) -> bool {
    let text = head(input.text);
    ["[System Access]", "[Event Audit]", "[Privilege Rights]"].iter().any(|s| text.contains(s))
}

pub(crate) fn read(input: &Input<'_>, output: &mut Output) {
    let mut section = String::new();
    let mut policy = AuthPolicy {
        policy_id: Some(input.path.to_owned()),
        kind: Some("windows".to_owned()),
        device_id: input.hints.device.clone(),
        system_id: input.hints.system.clone(),
        ..AuthPolicy::default()
    };
    let mut policy_line = None;
    let mut administrator: Option<(usize, String)> = None;
    let mut administrator_enabled = None;
    for (index, line) in input.text.lines().enumerate() {
        let (number, line) = (index + 1, line.trim());
        if line.is_empty() || line.starts_with(';') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = name.to_ascii_lowercase();
            if section == "system access" {
                policy_line.get_or_insert(number);
            }
            continue;
        }
        let Some((key, value)) = line.split_once('=') else { continue };
        let (key, value) = (key.trim(), value.trim().trim_matches('"').trim());
        match section.as_str() {
            "system access" if key.eq_ignore_ascii_case("NewAdministratorName") => {
                administrator = Some((number, value.to_owned()));
            }
            "system access" if key.eq_ignore_ascii_case("EnableAdminAccount") => {
                administrator_enabled = Some(value == "1");
                administrator.get_or_insert((number, "Administrator".to_owned()));
            }
            "system access" if !set(&mut policy, key, value) => {
                output.unreadable(
                    input,
                    number,
                    Wording::english(
                        "cause.not-a-number",
                        &[key],
                        format!("`{key}` is not a number"),
                    ),
                );
            }
            "event audit" if key.eq_ignore_ascii_case("AuditLogonEvents") => {
                output.push(input, Basis::Configured, number, logon_audit(input, value));
            }
            _ => {}
        }
    }
    if let Some(line) = policy_line {
        output.push(input, Basis::Configured, line, policy);
    }
    if let Some((line, name)) = administrator {
        let row = AdminAccount {
            device_name: input.hints.device.clone().or_else(|| Some(input.path.to_owned())),
            default_name: Some(name.eq_ignore_ascii_case("administrator")),
            name: Some(name),
            enabled: administrator_enabled,
            two_factor: None,
            two_factor_state: Some("unknown".to_owned()),
            source_limited: None,
        };
        output.push(input, Basis::Configured, line, row);
    }
}

/// Sets one key of `[System Access]`; false when its value is no number.
fn set(policy: &mut AuthPolicy, key: &str, value: &str) -> bool {
    let number = value.parse::<i64>().ok();
    match key.to_ascii_lowercase().as_str() {
        "minimumpasswordlength" => policy.minimum_password_length = number,
        // -1 means that passwords never expire.
        "maximumpasswordage" => policy.maximum_password_age_days = number.map(|days| days.max(0)),
        // Complexity asks for three of the kinds of characters.
        "passwordcomplexity" => {
            policy.password_classes = number.map(|on| if on == 1 { 3 } else { 1 })
        }
        "passwordhistorysize" => policy.history_count = number,
        "lockoutbadcount" => policy.lockout_threshold = number,
        "cleartextpassword" => policy.reversible_encryption = number.map(|on| on == 1),
        "enableguestaccount" => policy.guest_enabled = number.map(|on| on == 1),
        _ => return true,
    }
    number.is_some()
}

/// Bit 0 audits successes: only then does the time of a login stay.
fn logon_audit(input: &Input<'_>, value: &str) -> LogSource {
    LogSource {
        log_id: Some(format!("{}#logon", input.path)),
        system_id: input.hints.system.clone(),
        device_id: input.hints.device.clone(),
        kind: Some("authentication".to_owned()),
        records_login: value.parse::<i64>().ok().map(|bits| bits & 1 == 1),
        ..LogSource::default()
    }
}
