//! hostapd.conf: the wireless networks of a Linux access point (hostapd's own hostapd.conf(5) and
//! annotated example).

use super::sniff::head;
use crate::input::{Input, Output};
use shirube_facts::tables::Wlan;
use shirube_model::Basis;
use shirube_model::Wording;
use shirube_model::functions::character_classes;

pub(crate) fn looks_like(input: &Input<'_>) -> bool {
    let text = head(input.text);
    let has = |key: &str| text.lines().any(|line| line.trim_start().starts_with(key));
    has("ssid=")
        || has("interface=") && (has("driver=") || has("hw_mode=") || has("bss="))
        || input.path.ends_with("hostapd.conf")
}

/// One network, as its keys come.
#[derive(Default)]
struct Network {
    line: usize,
    ssid: Option<String>,
    wpa: i64,
    key_management: Vec<String>,
    ciphers: Vec<String>,
    passphrase: Option<(i64, i64)>,
    wep: bool,
    frame_protection: Option<&'static str>,
    wps: bool,
    isolated: bool,
}

pub(crate) fn read(input: &Input<'_>, output: &mut Output) {
    let mut networks = vec![Network::default()];
    for (index, line) in input.text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let Some((key, value)) = line.split_once('=') else {
            output.unreadable(input, index + 1, Wording::word("cause.not-key-and-value"));
            continue;
        };
        if key == "bss" {
            networks.push(Network::default());
        }
        if let Some(network) = networks.last_mut() {
            set(network, key.trim(), value.trim(), index + 1);
        }
    }
    for network in networks.into_iter().filter(|network| network.ssid.is_some()) {
        output.push(input, Basis::Configured, network.line, fact(network, input));
    }
}

fn set(network: &mut Network, key: &str, value: &str, line: usize) {
    let words = |value: &str| value.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    match key {
        "ssid" | "ssid2" => {
            network.ssid = Some(value.trim_matches('"').to_owned());
            network.line = line;
        }
        "wpa" => network.wpa = value.parse().unwrap_or(0),
        "wpa_key_mgmt" => network.key_management = words(value),
        "wpa_pairwise" | "rsn_pairwise" => {
            for cipher in words(value) {
                if !network.ciphers.contains(&cipher) {
                    network.ciphers.push(cipher);
                }
            }
        }
        // The passphrase itself goes no further than this line.
        "wpa_passphrase" | "sae_password" => {
            let passphrase = value.split('|').next().unwrap_or(value);
            let length = i64::try_from(passphrase.chars().count()).unwrap_or(i64::MAX);
            network.passphrase = Some((length, i64::from(character_classes(passphrase))));
        }
        "ieee80211w" => {
            network.frame_protection = match value {
                "0" => Some("disabled"),
                "1" => Some("optional"),
                "2" => Some("required"),
                _ => None,
            };
        }
        "wps_state" => network.wps = value == "1" || value == "2",
        "ap_isolate" => network.isolated = value == "1",
        _ if key.starts_with("wep_key") && key != "wep_key_len_broadcast" => network.wep = true,
        _ => {}
    }
}

fn fact(network: Network, input: &Input<'_>) -> Wlan {
    let (length, classes) = network.passphrase.unzip();
    let security = security(&network);
    Wlan {
        security: Some(security.to_owned()),
        ssid: network.ssid,
        device_id: input.hints.device.clone(),
        ciphers: (!network.ciphers.is_empty()).then(|| network.ciphers.join(",")),
        passphrase_length: length,
        passphrase_classes: classes,
        frame_protection: network.frame_protection.map(str::to_owned),
        wps: Some(network.wps),
        guest: None,
        isolated: network.isolated.then_some(true),
    }
}

fn security(network: &Network) -> &'static str {
    let any = |part: &str| network.key_management.iter().any(|word| word.contains(part));
    if network.wpa == 0 {
        return if network.wep { "wep" } else { "open" };
    }
    if any("SUITE-B") {
        return "wpa3-enterprise";
    }
    if any("EAP") {
        return if network.wpa == 1 { "wpa" } else { "wpa2-enterprise" };
    }
    if any("OWE") {
        return "owe";
    }
    match (any("SAE"), any("PSK") || network.key_management.is_empty(), network.wpa) {
        (true, true, _) => "wpa2-wpa3-personal",
        (true, false, _) => "wpa3-personal",
        (_, _, 1) => "wpa",
        (_, _, 3) => "wpa-wpa2-personal",
        _ => "wpa2-personal",
    }
}
