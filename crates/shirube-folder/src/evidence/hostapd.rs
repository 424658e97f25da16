//! hostapd.conf: the wireless networks of a Linux access point (hostapd's own hostapd.conf(5) and
//! annotated example). Keys that are not written have hostapd's default, which has been the same
//! since 0.6: `wpa_pairwise` is TKIP, `rsn_pairwise` what `wpa_pairwise` is, `wpa_key_mgmt` WPA-PSK.

use super::sniff::head;
use crate::input::{Input, Output};
use shirube_facts::tables::Wlan;
use shirube_model::functions::character_classes;
use shirube_model::{Basis, Problem, Source, Wording};

pub(crate) fn looks_like(input: &Input<'_>) -> bool {
    let text = head(input.text);
    let has = |key: &str| text.lines().any(|line| line.trim_start().starts_with(key));
    // A station's file has its networks in braces.
    if has("network={") {
        return false;
    }
    has("ssid=")
        || has("interface=") && (has("driver=") || has("hw_mode=") || has("bss="))
        || input.path.ends_with("hostapd.conf")
}

/// A secret as far as it is kept: its length and kinds of characters; none where it stands elsewhere
/// or is no phrase.
type Secret = Option<(i64, i64)>;

/// One network, as its keys come.
#[derive(Default)]
struct Network {
    line: usize,
    ssid: Option<String>,
    /// The number of `wpa`: 1 for WPA, 2 for WPA2 and WPA3, 3 for both.
    wpa: i64,
    /// `wpa` or `wpa_key_mgmt` cannot be read.
    unreadable: bool,
    key_management: Vec<String>,
    wpa_pairwise: Option<Vec<String>>,
    rsn_pairwise: Option<Vec<String>>,
    /// Secrets of `wpa_passphrase`, `wpa_psk`, `wpa_psk_file`.
    shared: Vec<Secret>,
    /// Secrets of `sae_password`, `sae_password_file`.
    sae: Vec<Secret>,
    wep: bool,
    frame_protection: Option<&'static str>,
    wps: bool,
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
        if let Some(network) = networks.last_mut()
            && !set(network, key.trim(), value.trim(), index + 1)
        {
            network.unreadable = true;
            output.unreadable(input, index + 1, Wording::word("cause.unknown-value"));
        }
    }
    for network in networks.into_iter().filter(|network| network.ssid.is_some()) {
        if network.wpa > 0 && network.rsn_pairwise.is_none() && network.wpa_pairwise.is_none() {
            let source = Source::line(input.path, network.line);
            output.problem(Problem::warning("import.default-ciphers", source));
        }
        output.push(input, Basis::Configured, network.line, fact(network, input));
    }
}

/// The number that a text begins with, as hostapd reads it: what follows is not looked at.
fn number(text: &str) -> Option<i64> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text[..end].parse().ok()
}

fn secret(phrase: &str) -> Secret {
    let length = i64::try_from(phrase.chars().count()).unwrap_or(i64::MAX);
    Some((length, i64::from(character_classes(phrase))))
}

/// Takes a key in; false when its value cannot be read.
fn set(network: &mut Network, key: &str, value: &str, line: usize) -> bool {
    let words = |value: &str| value.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    match key {
        "ssid" | "ssid2" => {
            network.ssid = Some(ssid(key, value));
            network.line = line;
        }
        "wpa" => match number(value) {
            Some(number @ 0..=3) => network.wpa = number,
            _ => return false,
        },
        "wpa_key_mgmt" => {
            network.key_management = words(value);
            return network.key_management.iter().all(|word| is_known(word));
        }
        "wpa_pairwise" => network.wpa_pairwise = Some(words(value)),
        "rsn_pairwise" => network.rsn_pairwise = Some(words(value)),
        // A secret itself goes no further than these lines.
        "wpa_passphrase" => network.shared.push(secret(value)),
        "wpa_psk" | "wpa_psk_file" | "wpa_psk_radius" => network.shared.push(None),
        "sae_password" => network.sae.push(secret(without_options(value))),
        "sae_password_file" => network.sae.push(None),
        "ieee80211w" => {
            network.frame_protection = match number(value) {
                Some(0) => Some("disabled"),
                Some(1) => Some("optional"),
                Some(2) => Some("required"),
                _ => return false,
            };
        }
        "wps_state" => network.wps = matches!(number(value), Some(1 | 2)),
        // Without WPA, 802.1X gives each station a WEP key.
        "ieee8021x" => network.wep |= number(value) == Some(1),
        "wep_default_key" => network.wep = true,
        _ if key.starts_with("wep_key") && !key.starts_with("wep_key_len") => network.wep = true,
        _ => {}
    }
    true
}

/// The name of a network: `ssid2` writes it in quotation marks, or as the bytes in hexadecimal.
fn ssid(key: &str, value: &str) -> String {
    let quoted = value.strip_prefix('P').unwrap_or(value);
    let quoted = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    if let Some(name) = quoted {
        return name.to_owned();
    }
    let is_hexadecimal =
        value.len().is_multiple_of(2) && value.bytes().all(|byte| byte.is_ascii_hexdigit());
    let bytes = (key == "ssid2" && is_hexadecimal).then(|| {
        let pair = |at: usize| u8::from_str_radix(&value[at..at + 2], 16).unwrap_or(0);
        (0..value.len()).step_by(2).map(pair).collect::<Vec<u8>>()
    });
    bytes.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_else(|| value.to_owned())
}

/// `sae_password` may end in options; in a passphrase the mark is a character like any other.
fn without_options(value: &str) -> &str {
    let options = ["|mac=", "|vlanid=", "|pk=", "|id="];
    let end = options.iter().filter_map(|option| value.find(option)).min();
    &value[..end.unwrap_or(value.len())]
}

/// Key managements of hostapd 2.11.
fn is_known(word: &str) -> bool {
    const KNOWN: [&str; 20] = [
        "WPA-PSK",
        "WPA-EAP",
        "WPA-PSK-SHA256",
        "WPA-EAP-SHA256",
        "WPA-EAP-SHA384",
        "SAE",
        "SAE-EXT-KEY",
        "FT-PSK",
        "FT-EAP",
        "FT-EAP-SHA384",
        "FT-SAE",
        "FT-SAE-EXT-KEY",
        "OWE",
        "WPA-EAP-SUITE-B",
        "WPA-EAP-SUITE-B-192",
        "FILS-SHA256",
        "FILS-SHA384",
        "FT-FILS-SHA256",
        "FT-FILS-SHA384",
        "DPP",
    ];
    KNOWN.contains(&word)
}

impl Network {
    fn has(&self, part: &str) -> bool {
        self.key_management.iter().any(|word| word.contains(part))
    }

    /// WPA-PSK is what stands for no word at all.
    fn is_shared(&self) -> bool {
        self.has("PSK") || self.key_management.is_empty()
    }

    /// The ciphers that stations may choose; those of a version that is off count for nothing.
    fn ciphers(&self) -> Option<String> {
        let default = || vec!["TKIP".to_owned()];
        let of_wpa = self.wpa_pairwise.clone().unwrap_or_else(default);
        let of_rsn = self.rsn_pairwise.clone().unwrap_or_else(|| of_wpa.clone());
        let mut ciphers: Vec<String> = Vec::new();
        for (bit, words) in [(1, of_wpa), (2, of_rsn)] {
            let new = words.into_iter().filter(|_| self.wpa & bit != 0);
            for word in new {
                if !ciphers.contains(&word) {
                    ciphers.push(word);
                }
            }
        }
        (!ciphers.is_empty()).then(|| ciphers.join(","))
    }

    /// Length and kinds of characters of the weakest secret; nothing where one is not known.
    fn weakest_secret(&self) -> Secret {
        let mut secrets: Vec<Secret> = Vec::new();
        if self.is_shared() {
            secrets.extend(&self.shared);
        }
        // Without a password of its own SAE takes the passphrase.
        match (self.has("SAE"), self.sae.is_empty()) {
            (true, false) => secrets.extend(&self.sae),
            (true, true) => secrets.extend(&self.shared),
            (false, _) => {}
        }
        let known: Vec<(i64, i64)> = secrets.into_iter().collect::<Option<_>>()?;
        let length = known.iter().map(|(length, _)| *length).min()?;
        Some((length, known.iter().map(|(_, classes)| *classes).min()?))
    }

    fn security(&self) -> Option<&'static str> {
        if self.unreadable {
            return None;
        }
        let (sae, shared) = (self.has("SAE"), self.is_shared());
        Some(match self.wpa {
            0 if self.wep => "wep",
            0 => "open",
            1 => "wpa",
            // What is weakest among the ways in is what the network is.
            3 if shared => "wpa-wpa2-personal",
            3 => "wpa-wpa2-enterprise",
            _ if shared && sae => "wpa2-wpa3-personal",
            _ if shared => "wpa2-personal",
            _ if sae => "wpa3-personal",
            _ if self.has("OWE") => "owe",
            _ if self.key_management.iter().all(|word| word.contains("SUITE-B")) => {
                "wpa3-enterprise"
            }
            _ if self.has("EAP") || self.has("FILS") => "wpa2-enterprise",
            _ => return None,
        })
    }
}

fn fact(network: Network, input: &Input<'_>) -> Wlan {
    let (length, classes) = network.weakest_secret().unzip();
    Wlan {
        security: network.security().map(str::to_owned),
        ciphers: network.ciphers(),
        ssid: network.ssid,
        device_id: input.hints.device.clone(),
        passphrase_length: length,
        passphrase_classes: classes,
        frame_protection: network.frame_protection.map(str::to_owned),
        wps: Some(network.wps),
        guest: None,
        // `ap_isolate` keeps stations apart from each other, not from other networks.
        isolated: None,
    }
}
