//! What is known and not read: it is said what it is, and what to bring in its place.

use super::fortios::{header, is_fortigate};
use super::sniff::head;
use crate::input::Input;

/// A kind of file that is known and not read: the key of its name, after `known.`, and of what to do
/// about it, after `known-do.`.
pub(crate) fn kind(input: &Input<'_>) -> Option<&'static str> {
    let text = head(input.text);
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let line_begins = |start: &str| text.lines().any(|line| line.trim_start().starts_with(start));
    if input.bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Some("old-office");
    }
    if header(text).is_some_and(|(model, _)| !is_fortigate(model)) {
        return Some("other-fortinet");
    }
    if line_begins("network={") && (line_begins("ctrl_interface=") || text.contains("psk=")) {
        return Some("wpa-supplicant");
    }
    if first.contains("\"fqdn/ip\"") && first.contains("\"finding\"") {
        return Some("testssl-csv");
    }
    None
}
