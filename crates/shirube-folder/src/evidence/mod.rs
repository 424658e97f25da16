//! Evidence: configurations, scans, exports. One module per format, one table of them.

mod cyclonedx;
mod disclosure;
mod fortios;
mod fortios_blocks;
mod fortios_network;
mod fortios_vpn;
mod hostapd;
mod link;
mod nmap;
mod product;
mod secedit;
mod sshd;
mod sslyze;
mod testssl;

use crate::input::{Input, Output};
pub use link::link;

/// An input format.
#[derive(Debug)]
pub struct Format {
    /// Its id, as written in `shirube.toml`.
    pub id: &'static str,
    /// What it is.
    pub about: &'static str,
    /// Whether an input looks like it.
    pub looks_like: fn(&Input<'_>) -> bool,
    /// Reads it.
    pub read: fn(&Input<'_>, &mut Output),
}

/// Every format, the most telling first.
pub static FORMATS: &[Format] = &[
    Format {
        id: "fortios",
        about: "FortiOS configuration (show, show full-configuration, backup)",
        looks_like: fortios::looks_like,
        read: fortios::read,
    },
    Format { id: "nmap", about: "nmap XML (-oX)", looks_like: nmap::looks_like, read: nmap::read },
    Format {
        id: "sslyze",
        about: "sslyze JSON (--json_out)",
        looks_like: sslyze::looks_like,
        read: sslyze::read,
    },
    Format {
        id: "testssl",
        about: "testssl.sh JSON (--jsonfile, --jsonfile-pretty)",
        looks_like: testssl::looks_like,
        read: testssl::read,
    },
    Format {
        id: "cyclonedx",
        about: "CycloneDX JSON 1.4 to 1.7",
        looks_like: cyclonedx::looks_like,
        read: cyclonedx::read,
    },
    Format {
        id: "mds-sds",
        about: "Filled MDS/SDS form (XLSX, CSV)",
        looks_like: disclosure::looks_like,
        read: disclosure::read,
    },
    Format {
        id: "secedit",
        about: "Windows security policy (secedit /export)",
        looks_like: secedit::looks_like,
        read: secedit::read,
    },
    Format {
        id: "hostapd",
        about: "hostapd.conf",
        looks_like: hostapd::looks_like,
        read: hostapd::read,
    },
    Format { id: "sshd", about: "sshd_config", looks_like: sshd::looks_like, read: sshd::read },
];

/// The format with this id.
pub fn format(id: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.id == id)
}

/// The first format that the input looks like.
pub fn sniff(input: &Input<'_>) -> Option<&'static Format> {
    FORMATS.iter().find(|format| (format.looks_like)(input))
}

/// The beginning of a text, where a format shows itself.
pub(crate) fn head(text: &str) -> &str {
    let mut end = text.len().min(4096);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Documents and pictures: evidence for people, not for readers.
pub(crate) fn is_document(path: &str) -> bool {
    const EXTENSIONS: [&str; 14] = [
        "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "png", "jpg", "jpeg", "md", "html",
        "odt", "csv",
    ];
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    EXTENSIONS.contains(&extension.to_ascii_lowercase().as_str())
}
