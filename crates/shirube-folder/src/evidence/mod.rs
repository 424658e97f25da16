//! Evidence: configurations, scans, exports. One module per format, one table of them.

mod certificate;
mod cyclonedx;
mod disclosure;
mod fortios;
mod hostapd;
mod link;
mod nmap;
mod product;
mod recognise;
mod scan;
mod secedit;
mod sniff;
mod sshd;
mod sslyze;
mod testssl;
mod xml;

use crate::input::{Input, Output};
use crate::settings::DisclosureForm;
pub use link::link;
pub(crate) use recognise::kind as known_unread;

/// An input format.
#[derive(Debug)]
pub struct Format {
    /// Its id, as written in `shirube.toml`.
    pub id: &'static str,
    /// Whether an input looks like it.
    pub looks_like: fn(&Input<'_>) -> bool,
    reader: Reader,
}

/// What reads a format, and what it asks for beside the artifact.
#[derive(Debug)]
enum Reader {
    /// The artifact alone.
    Plain(fn(&Input<'_>, &mut Output)),
    /// How the institution named the columns of disclosure forms, too.
    Form(fn(&Input<'_>, &[DisclosureForm], &mut Output)),
}

impl Format {
    /// Reads an artifact. `forms` are the disclosure forms that the settings describe.
    pub fn read(&self, input: &Input<'_>, forms: &[DisclosureForm], output: &mut Output) {
        match self.reader {
            Reader::Plain(read) => read(input, output),
            Reader::Form(read) => read(input, forms, output),
        }
    }
}

/// Every format, the most telling first.
pub static FORMATS: &[Format] = &[
    Format { id: "fortios", looks_like: fortios::looks_like, reader: Reader::Plain(fortios::read) },
    Format { id: "nmap", looks_like: nmap::looks_like, reader: Reader::Plain(nmap::read) },
    Format { id: "sslyze", looks_like: sslyze::looks_like, reader: Reader::Plain(sslyze::read) },
    Format { id: "testssl", looks_like: testssl::looks_like, reader: Reader::Plain(testssl::read) },
    Format {
        id: "cyclonedx",
        looks_like: cyclonedx::looks_like,
        reader: Reader::Plain(cyclonedx::read),
    },
    Format {
        id: "mds-sds",
        looks_like: disclosure::looks_like,
        reader: Reader::Form(disclosure::read),
    },
    Format { id: "secedit", looks_like: secedit::looks_like, reader: Reader::Plain(secedit::read) },
    Format { id: "hostapd", looks_like: hostapd::looks_like, reader: Reader::Plain(hostapd::read) },
    Format { id: "sshd", looks_like: sshd::looks_like, reader: Reader::Plain(sshd::read) },
];

/// The format with this id.
pub fn format(id: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.id == id)
}

/// The ids of all formats.
pub(crate) fn ids() -> Vec<&'static str> {
    FORMATS.iter().map(|format| format.id).collect()
}

/// The first format that the input looks like.
pub fn sniff(input: &Input<'_>) -> Option<&'static Format> {
    FORMATS.iter().find(|format| (format.looks_like)(input))
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
