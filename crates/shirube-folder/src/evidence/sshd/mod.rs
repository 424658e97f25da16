//! sshd_config (sshd_config(5)), its drop-ins, and the effective settings that `sshd -T` prints. A
//! value is stated only where nothing can overrule it: the first value of a key wins, so an included
//! file that stands above may set another one, and a `Match` block below overrules it for whom it
//! matches. What may be overruled stays unknown, with the line that may do so.

mod effective;
mod keywords;
mod lines;

use super::sniff::head;
use crate::input::{Input, Output};
use effective::{Effective, Stated};
use keywords::is_keyword;
use lines::{Line, lines};
use shirube_facts::tables::AuthPolicy;
use shirube_model::{Basis, Problem, Source, Wording};

pub(crate) fn looks_like(input: &Input<'_>) -> bool {
    if input.path.ends_with("sshd_config") || input.path.contains("sshd_config.d/") {
        return true;
    }
    let text = head(input.text);
    let words = text.lines().map(|line| line.trim_start_matches(['#', ' ', '\t']));
    let telling = ["permitrootlogin", "passwordauthentication", "pubkeyauthentication", "hostkey"];
    let key = |line: &str| line.split([' ', '\t', '=']).next().unwrap_or("").to_ascii_lowercase();
    if telling.iter().filter(|known| words.clone().any(|line| key(line) == **known)).count() >= 2 {
        return true;
    }
    // A drop-in of a line or two: nothing but keys of sshd, and one that is read here.
    let mut keys = lines(text).map(|line| line.key).peekable();
    keys.peek().is_some()
        && lines(text).all(|line| is_keyword(&line.key))
        && keys.any(|key| telling.contains(&key.as_str()))
}

pub(crate) fn read(input: &Input<'_>, output: &mut Output) {
    let effective = Effective::of(input.text);
    let root_login = word(input, output, &effective, "permitrootlogin", |value| match value {
        "yes" => Some("yes"),
        "no" => Some("no"),
        "prohibit-password" | "without-password" | "forced-commands-only" => Some("key-only"),
        _ => None,
    });
    let yes_or_no = |value: &str| match value {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let password = word(input, output, &effective, "passwordauthentication", yes_or_no);
    let password_login = match password {
        Some((false, line)) => without_prompts(input, output, &effective, line).then_some(false),
        other => other.map(|(value, _)| value),
    };
    let first_line = root_login.map(|(_, line)| line).into_iter().chain(password.map(|(_, l)| l));
    let row = AuthPolicy {
        policy_id: Some(input.path.to_owned()),
        kind: Some("ssh".to_owned()),
        device_id: input.hints.device.clone(),
        system_id: input.hints.system.clone(),
        root_login: root_login.map(|(word, _)| word.to_owned()),
        password_login,
        ..AuthPolicy::default()
    };
    output.push(input, Basis::Configured, first_line.min().unwrap_or(1), row);
}

/// The value of a key with its line, where nothing can overrule it; what can is noted, and so is a
/// word that sshd does not know: it would not start with it.
fn word<T>(
    input: &Input<'_>,
    output: &mut Output,
    effective: &Effective,
    key: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Option<(T, usize)> {
    let known = |output: &mut Output, line: &Line| {
        let value = read(&line.value);
        if value.is_none() {
            output.unreadable(input, line.number, Wording::word("cause.unknown-value"));
        }
        Some((value?, line.number))
    };
    match effective.stated(key) {
        Stated::Nowhere => None,
        Stated::Surely(line) => known(output, line),
        Stated::Overruled { line, by } => {
            known(output, line);
            overruled(input, output, line, by);
            None
        }
    }
}

/// Notes that a line may be overruled by another one.
fn overruled(input: &Input<'_>, output: &mut Output, line: &Line, by: &Line) {
    let problem = Problem::warning("import.overruled", Source::line(input.path, line.number));
    output.problem(
        problem
            .with("key", &line.key)
            .with("by", format!("{} {}", by.written, by.value).trim())
            .with("line", by.number),
    );
}

/// True when passwords are not taken by prompts either: PAM asks for them over
/// keyboard-interactive, which is on where nobody turned it off.
fn without_prompts(
    input: &Input<'_>,
    output: &mut Output,
    effective: &Effective,
    line: usize,
) -> bool {
    let off = |keys: &[&str]| {
        keys.iter().find_map(|key| match effective.stated(key) {
            Stated::Nowhere => None,
            Stated::Surely(line) => Some(line.value == "no"),
            Stated::Overruled { .. } => Some(false),
        })
    };
    let prompts = ["kbdinteractiveauthentication", "challengeresponseauthentication"];
    if off(&prompts) == Some(true) {
        return true;
    }
    // Without a line sshd does without PAM; an included file may have one.
    if off(&["usepam"]).unwrap_or(effective.includes.is_empty()) {
        return true;
    }
    let problem = Problem::warning("import.password-by-prompt", Source::line(input.path, line));
    output.problem(problem);
    false
}
