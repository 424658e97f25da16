//! What a whole configuration says about its device.

use super::blocks::Block;
use crate::input::Input;

/// The device.
pub(super) struct Device {
    /// The host name, or the path of the file.
    pub(super) name: String,
    /// The firmware version of the first line, such as `7.4.8`.
    pub(super) version: Option<String>,
    /// True when the file prints defaults too (`show full-configuration`).
    pub(super) full: bool,
}

impl Device {
    /// The device that `blocks` configure.
    pub(super) fn of(input: &Input<'_>, blocks: &[Block]) -> Self {
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
        Self {
            name: hostname.unwrap_or_else(|| input.path.to_owned()),
            version,
            // A plain `show` never prints as many keys of one block.
            full: blocks.iter().any(|block| block.settings.len() > 60),
        }
    }

    /// The cycle of the life-cycle table: `7.4`.
    pub(super) fn cycle(&self) -> Option<String> {
        let mut parts = self.version.as_ref()?.split('.');
        Some(format!("{}.{}", parts.next()?, parts.next()?))
    }

    /// How an absent key is known, when its default is the same in every version since 6.0.
    pub(super) fn stable_default(&self) -> &'static str {
        let major = self
            .version
            .as_ref()
            .and_then(|version| version.split('.').next()?.parse::<u32>().ok());
        if major.is_some_and(|major| major >= 6) { "default" } else { "unknown" }
    }
}
