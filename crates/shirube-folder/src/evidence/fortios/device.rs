//! What a whole configuration says about its device.

use super::blocks::Block;
use crate::input::Input;

/// The device.
pub(super) struct Device {
    /// The host name, or the path of the file.
    pub(super) name: String,
    /// The firmware version of the header, such as `7.4.8`.
    pub(super) version: Option<String>,
    /// True when the file prints defaults too (`show full-configuration`).
    pub(super) full: bool,
}

/// The model and the version of `#config-version=FGT60F-7.4.8-FW-build…`, wherever a terminal's log
/// has it.
pub(crate) fn header(text: &str) -> Option<(&str, &str)> {
    let header =
        text.lines().take(40).find_map(|line| line.trim().strip_prefix("#config-version="))?;
    let mut parts = header.split('-');
    Some((parts.next()?, parts.next().unwrap_or("")))
}

/// True for the models on which FortiOS runs: FortiGate and FortiWiFi.
pub(crate) fn is_fortigate(model: &str) -> bool {
    model.starts_with("FG") || model.starts_with("FWF")
}

impl Device {
    /// The device that `blocks` configure.
    pub(super) fn of(input: &Input<'_>, blocks: &[Block]) -> Self {
        let version = header(input.text)
            .map(|(_, version)| version.to_owned())
            .filter(|version| version.starts_with(|c: char| c.is_ascii_digit()));
        let global = blocks.iter().find(|block| block.path == "system global");
        let hostname = global.and_then(|block| block.value("hostname")).map(str::to_owned);
        Self {
            name: hostname.unwrap_or_else(|| input.path.to_owned()),
            version,
            // A plain `show` never prints as many keys of one block.
            full: blocks.iter().any(|block| block.settings.len() > 60),
        }
    }

    /// The name of the device in a virtual domain.
    pub(super) fn name_in(&self, block: &Block) -> String {
        match &block.vdom {
            Some(vdom) => format!("{} {vdom}", self.name),
            None => self.name.clone(),
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
