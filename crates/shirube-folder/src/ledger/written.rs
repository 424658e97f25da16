//! Texts that checks compare, in the one form in which they compare them, however a person writes
//! them: lists of ciphers, versions of TLS. Any other text stays as it is.

use super::grid::{Cell, LONGEST_CELL};
use shirube_facts::Column;
use shirube_model::text::shorten;

/// The text of a cell; `normal` is the same in half width, with single spaces.
pub(super) fn text(column: &Column, cell: &Cell, normal: String) -> String {
    match column.name {
        "ciphers" => ciphers(&normal),
        "minimum_tls" => minimum_tls(&normal).unwrap_or(normal),
        "proposals" | "weak_proposals" => list(&normal.to_lowercase()),
        _ => match cell {
            Cell::Text(text) => shorten(text.trim(), LONGEST_CELL),
            _ => normal,
        },
    }
}

/// The members of a list with commas between, whatever stood there.
fn list(text: &str) -> String {
    let is_between =
        |c: char| c.is_whitespace() || matches!(c, ',' | '、' | '/' | '+' | ';' | '・');
    text.split(is_between).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(",")
}

/// `tkip/AES`, `CCMP+TKIP`: the names of IEEE 802.11.
fn ciphers(text: &str) -> String {
    let names = list(&text.to_uppercase());
    let name = |part: &str| match part {
        "AES" | "AES-CCMP" | "CCMP-128" => "CCMP".to_owned(),
        other => other.to_owned(),
    };
    names.split(',').map(name).collect::<Vec<_>>().join(",")
}

/// `TLS1.0`, `TLSv1.2`, `TLS 1.3` are the number; of SSL the name says which.
fn minimum_tls(text: &str) -> Option<String> {
    let compact: String =
        text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    if let Some(rest) = compact.strip_prefix("ssl") {
        let number = rest.trim_start_matches('v').chars().next().filter(char::is_ascii_digit)?;
        return Some(format!("SSL{number}"));
    }
    let number = compact.strip_prefix("tls").unwrap_or(&compact).trim_start_matches('v');
    let number = number.replace('-', ".");
    let is_version = matches!(number.as_str(), "1" | "1.0" | "1.1" | "1.2" | "1.3");
    is_version.then(|| if number == "1" { "1.0".to_owned() } else { number })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_has_one_form() {
        for text in ["tkip,aes", "CCMP+TKIP", "TKIP/AES", "AES TKIP"] {
            let names = ciphers(text);
            assert!(
                names.contains("TKIP") && names.contains("CCMP") && names.contains(','),
                "{names}"
            );
        }
        let version = |text| minimum_tls(text).unwrap_or_default();
        assert_eq!(
            [
                version("TLS1.0"),
                version("TLS v1.2"),
                version("SSLv3"),
                version("1.3"),
                version("最新")
            ],
            ["1.0", "1.2", "SSL3", "1.3", ""]
        );
        assert_eq!(list("des-md5、aes256-sha256"), "des-md5,aes256-sha256");
    }
}
