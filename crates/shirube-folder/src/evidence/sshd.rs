//! sshd_config (sshd_config(5)). A key that is not written has the default of that OpenSSH, which
//! the file does not name: it stays unknown.

use super::sniff::head;
use crate::input::{Input, Output};
use shirube_facts::tables::AuthPolicy;
use shirube_model::Basis;
use shirube_model::Wording;

pub(crate) fn looks_like(input: &Input<'_>) -> bool {
    if input.path.ends_with("sshd_config") {
        return true;
    }
    let keys = ["PermitRootLogin", "PasswordAuthentication", "PubkeyAuthentication", "HostKey "];
    let text = head(input.text);
    let starts = |line: &str, key: &str| line.trim_start_matches(['#', ' ']).starts_with(key);
    keys.iter().filter(|key| text.lines().any(|line| starts(line, key))).count() >= 2
}

pub(crate) fn read(input: &Input<'_>, output: &mut Output) {
    let mut root_login = None;
    let mut password_login = None;
    let mut first_line = None;
    for (index, line) in input.text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut words =
            line.split(|c: char| c.is_whitespace() || c == '=').filter(|w| !w.is_empty());
        let (Some(key), value) = (words.next(), words.next().unwrap_or("")) else { continue };
        let key = key.to_ascii_lowercase();
        // What follows holds only for some users or addresses.
        if key == "match" {
            break;
        }
        let value = value.trim_matches('"').to_ascii_lowercase();
        // The first value of a key wins.
        match key.as_str() {
            "permitrootlogin" if root_login.is_none() => {
                root_login = match value.as_str() {
                    "yes" => Some("yes"),
                    "no" => Some("no"),
                    "prohibit-password" | "without-password" | "forced-commands-only" => {
                        Some("key-only")
                    }
                    _ => {
                        output.unreadable(input, index + 1, Wording::word("cause.unknown-value"));
                        continue;
                    }
                };
                first_line.get_or_insert(index + 1);
            }
            "passwordauthentication" if password_login.is_none() => {
                password_login = Some(value == "yes");
                first_line.get_or_insert(index + 1);
            }
            _ => {}
        }
    }
    let row = AuthPolicy {
        policy_id: Some(input.path.to_owned()),
        kind: Some("ssh".to_owned()),
        device_id: input.hints.device.clone(),
        system_id: input.hints.system.clone(),
        root_login: root_login.map(str::to_owned),
        password_login,
        ..AuthPolicy::default()
    };
    output.push(input, Basis::Configured, first_line.unwrap_or(1), row);
}
