//! Wireless networks of a FortiOS configuration.

use super::blocks::Block;
use super::device::Device;
use crate::input::{Input, Output};
use shirube_facts::tables::Wlan;
use shirube_model::functions::character_classes;
use shirube_model::{Basis, Wording};

pub(super) fn read(input: &Input<'_>, output: &mut Output, device: &Device, blocks: &[Block]) {
    let networks = blocks.iter().filter(|block| block.is_entry_of("wireless-controller vap"));
    // One that is turned off is no way in.
    for block in networks.filter(|block| block.value("status") != Some("disable")) {
        network(input, output, device, block);
    }
}

/// Security modes of FortiOS 6.0 to 7.6, captive portals aside: `wpa` alone means WPA and WPA2.
fn security(word: &str) -> Option<&'static str> {
    let mode = word.split('+').next().unwrap_or(word);
    Some(match mode {
        "open" | "captive-portal" | "captive-portal-external" | "osen" => "open",
        "owe" => "owe",
        "wep64" | "wep128" => "wep",
        "wpa-personal" => "wpa-wpa2-personal",
        "wpa-enterprise" => "wpa-wpa2-enterprise",
        "wpa-only-personal" | "wpa-only-enterprise" => "wpa",
        "wpa2-only-personal" => "wpa2-personal",
        "wpa2-only-enterprise" | "wpa3-enterprise-transition" => "wpa2-enterprise",
        "wpa3-sae" => "wpa3-personal",
        "wpa3-sae-transition" => "wpa2-wpa3-personal",
        "wpa3-enterprise" | "wpa3-only-enterprise" => "wpa3-enterprise",
        _ => return None,
    })
}

fn network(input: &Input<'_>, output: &mut Output, device: &Device, block: &Block) {
    let mode = block.setting("security");
    let word = block.value("security").and_then(security);
    if let Some(setting) = mode.filter(|_| word.is_none()) {
        output.unreadable(input, setting.line, Wording::word("cause.unknown-value"));
    }
    let secrets = ["passphrase", "sae-password"].map(|key| secret(block, key));
    let (length, classes) = weakest(block, &secrets).unzip();
    let ciphers = block.value("encrypt").and_then(|word| match word {
        "TKIP" => Some("TKIP"),
        "TKIP-AES" => Some("TKIP,CCMP"),
        "AES" => Some("CCMP"),
        _ => None,
    });
    let row = Wlan {
        ssid: block.value("ssid").or(block.entry.as_deref()).map(str::to_owned),
        device_id: input.hints.device.clone().or_else(|| Some(device.name.clone())),
        security: word.map(str::to_owned),
        ciphers: ciphers.map(str::to_owned),
        passphrase_length: length,
        passphrase_classes: classes,
        frame_protection: block.value("pmf").and_then(|word| match word {
            "disable" => Some("disabled".to_owned()),
            "enable" => Some("required".to_owned()),
            "optional" => Some("optional".to_owned()),
            _ => None,
        }),
        wps: None,
        guest: None,
        isolated: None,
    };
    output.push(input, Basis::Configured, block.line, row);
}

/// Of several secrets the weakest; nothing where one of them stands there unreadably.
fn weakest(block: &Block, secrets: &[Option<(i64, i64)>; 2]) -> Option<(i64, i64)> {
    let written = ["passphrase", "sae-password"].map(|key| block.setting(key).is_some());
    if written.iter().zip(secrets).any(|(written, secret)| *written && secret.is_none()) {
        return None;
    }
    let length = secrets.iter().flatten().map(|(length, _)| *length).min()?;
    Some((length, secrets.iter().flatten().map(|(_, classes)| *classes).min()?))
}

/// Length and kinds of characters of a secret that stands in clear; `ENC …` tells nothing.
pub(super) fn secret(block: &Block, key: &str) -> Option<(i64, i64)> {
    let values = block.values(key);
    match values.as_slice() {
        [clear] if *clear != "ENC" => Some((
            i64::try_from(clear.chars().count()).unwrap_or(i64::MAX),
            i64::from(character_classes(clear)),
        )),
        _ => None,
    }
}
