//! Kinds of file that are written, and what lies already where one is to go.

use crate::error::CommandError;
use shirube_app::AppError;
use std::io::Read;
use std::path::Path;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Csv,
    Html,
    Json,
    Xml,
    Yaml,
    Workbook,
    Zip,
}

impl Kind {
    /// Endings of names that mean this kind; a text may have none.
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["", "txt", "text", "log"],
            Self::Csv => &["csv"],
            Self::Html => &["html", "htm"],
            Self::Json => &["json", "sarif"],
            Self::Xml => &["xml"],
            Self::Yaml => &["yaml", "yml"],
            Self::Workbook => &["xlsx"],
            Self::Zip => &["zip"],
        }
    }

    /// True when a file that begins with these bytes may be one of this kind.
    fn may_begin_with(self, bytes: &[u8]) -> bool {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
        let lower = bytes.to_ascii_lowercase();
        let html = lower.starts_with(b"<!doctype html") || lower.starts_with(b"<html");
        let archive = bytes.starts_with(b"PK");
        match self {
            Self::Html => html,
            Self::Json => matches!(bytes.first(), Some(b'{' | b'[')),
            Self::Xml => bytes.starts_with(b"<") && !html,
            Self::Workbook | Self::Zip => archive,
            Self::Text | Self::Csv | Self::Yaml => !html && !archive,
        }
    }
}

/// Bytes of a file that show its kind.
const SHOWN: u64 = 256;

/// Sees to it that nothing of another kind is lost: a file is replaced only by one of its own kind.
pub(super) fn may_replace(path: &Path, kind: Kind) -> Result<(), CommandError> {
    if is_of_an_institution(path) {
        return Err(CommandError::OfInstitution(path.to_path_buf()));
    }
    let metadata = match std::fs::metadata(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(source) => {
            return Err(CommandError::App(AppError::Write { path: path.to_path_buf(), source }));
        }
        Ok(metadata) => metadata,
    };
    let other = || CommandError::OtherKind(path.to_path_buf());
    if !metadata.is_file() {
        // A device such as /dev/null takes anything; a folder is no file.
        return if metadata.is_dir() { Err(other()) } else { Ok(()) };
    }
    if metadata.len() == 0 {
        return Ok(());
    }
    let ending = path.extension().map(|end| end.to_string_lossy().to_lowercase());
    let named = kind.endings().contains(&ending.as_deref().unwrap_or(""));
    let mut bytes = Vec::new();
    let read = std::fs::File::open(path).and_then(|file| file.take(SHOWN).read_to_end(&mut bytes));
    match read {
        Ok(_) if named && kind.may_begin_with(&bytes) => Ok(()),
        _ => Err(other()),
    }
}

/// True for a path in the ledger or the evidence of an institution's folder: what stands there was
/// written by hand or by a device, and what is put there is read as such.
fn is_of_an_institution(path: &Path) -> bool {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let Ok(parent) = parent.unwrap_or(Path::new(".")).canonicalize() else { return false };
    let mut below = parent.as_path();
    while let Some(above) = below.parent() {
        let named = |name: &str| below.file_name().is_some_and(|file| file == name);
        if (named("ledger") || named("evidence")) && above.join("shirube.toml").is_file() {
            return true;
        }
        below = above;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_only_by_its_own_kind() {
        let folder = tempfile::tempdir().unwrap();
        let may = |name: &str, there: &str, kind| {
            let path = folder.path().join(name);
            std::fs::write(&path, there).unwrap();
            may_replace(&path, kind).is_ok()
        };
        assert!(may("a.html", "<!DOCTYPE html><p>", Kind::Html));
        assert!(may("a.json", "{}", Kind::Json));
        assert!(may("b.sarif", " {\"runs\": []}", Kind::Json));
        assert!(may("a.txt", "前の報告", Kind::Text));
        assert!(may("empty.html", "", Kind::Html));
        assert!(!may("shirube.toml", "[institution]\nid = \"a\"\n", Kind::Text));
        assert!(!may("shirube.toml", "[institution]\nid = \"a\"\n", Kind::Json));
        assert!(!may("c.html", "手で書いたもの", Kind::Html));
        assert!(!may("c.xlsx", "<html>", Kind::Workbook));
        assert!(!may("d.csv", "PK\u{3}\u{4}", Kind::Csv));
        assert!(may_replace(&folder.path().join("new"), Kind::Text).is_ok());
        assert!(may_replace(folder.path(), Kind::Text).is_err());
    }
}
