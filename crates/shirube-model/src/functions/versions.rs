//! Comparing product versions, by the numbering scheme of the product.

use super::value::{Argument, Value};
use std::cmp::Ordering;

/// How a vendor writes version numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VersionScheme {
    /// `7.4.10`: numbers between dots; a missing part counts as 0.
    Dotted,
    /// `10.2.9-h1` (PAN-OS): a hotfix after `-h`.
    PanOs,
    /// `22.7R2.5` (Ivanti Connect Secure): a release after `R`.
    Ivanti,
    /// `13.1-49.13` (NetScaler): a build after `-`.
    Citrix,
    /// `10.2.1.13-72sv` (SonicWall): a build after `-`, letters after it.
    SonicWall,
    /// `5.38(ABPS.2)` (Zyxel): a patch in brackets; letters name the model.
    Zyxel,
    /// `17.9.4a` (IOS XE): a letter after the last number counts.
    CiscoIosXe,
}

impl VersionScheme {
    /// The scheme with this name.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "dotted" => Some(Self::Dotted),
            "panos" => Some(Self::PanOs),
            "ivanti" => Some(Self::Ivanti),
            "citrix" => Some(Self::Citrix),
            "sonicwall" => Some(Self::SonicWall),
            "zyxel" => Some(Self::Zyxel),
            "cisco-ios-xe" => Some(Self::CiscoIosXe),
            _ => None,
        }
    }
}

/// Compares two versions; `None` when either holds no number where the scheme wants one.
pub fn compare_versions(scheme: VersionScheme, a: &str, b: &str) -> Option<Ordering> {
    let (mut a, mut b) = (Numbers::of(scheme, a)?, Numbers::of(scheme, b)?);
    let mut order = Ordering::Equal;
    // To the end of both, even when the order is known: what cannot be read there counts.
    loop {
        match (a.next(), b.next()) {
            (None, None) => return Some(order),
            (a, b) => order = order.then(a.unwrap_or(Some(0))?.cmp(&b.unwrap_or(Some(0))?)),
        }
    }
}

/// The numbers of a version in the order of their weight; `None` is one that is too large. Letters
/// separate numbers; in IOS XE a letter is a number of its own (`a` is 1).
struct Numbers<'a> {
    scheme: VersionScheme,
    rest: &'a [u8],
}

impl<'a> Numbers<'a> {
    fn of(scheme: VersionScheme, version: &'a str) -> Option<Self> {
        let version = version.trim();
        let version = version.strip_prefix(['v', 'V']).unwrap_or(version);
        if !version.starts_with(|c: char| c.is_ascii_digit()) || version.len() > 80 {
            return None;
        }
        let plain = |byte: u8| byte.is_ascii_digit() || byte == b'.';
        if scheme == VersionScheme::Dotted && !version.bytes().all(plain) {
            return None;
        }
        Some(Self { scheme, rest: version.as_bytes() })
    }
}

impl Iterator for Numbers<'_> {
    type Item = Option<u64>;

    fn next(&mut self) -> Option<Self::Item> {
        let counts = |byte: &u8| {
            byte.is_ascii_digit()
                || (self.scheme == VersionScheme::CiscoIosXe && byte.is_ascii_lowercase())
        };
        let start = self.rest.iter().position(counts)?;
        let rest = &self.rest[start..];
        if rest[0].is_ascii_lowercase() {
            self.rest = &rest[1..];
            return Some(Some(u64::from(rest[0] - b'a') + 1));
        }
        let end = rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
        self.rest = &rest[end..];
        let number = rest[..end].iter().try_fold(0u64, |number, digit| {
            number.checked_mul(10)?.checked_add(u64::from(digit - b'0'))
        });
        Some(number)
    }
}

pub(super) fn version_compare(values: &[Argument<'_>]) -> Value {
    let order = || {
        let scheme = VersionScheme::from_word(values[0].text()?)?;
        Some(compare_versions(scheme, values[1].text()?, values[2].text()?)? as i64)
    };
    Value::from(order())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(scheme: VersionScheme, a: &str, b: &str) -> Option<Ordering> {
        compare_versions(scheme, a, b)
    }

    #[test]
    fn numbers_are_compared_as_numbers() {
        assert_eq!(order(VersionScheme::Dotted, "7.4.10", "7.4.9"), Some(Ordering::Greater));
        assert_eq!(order(VersionScheme::Dotted, "7.4", "7.4.0"), Some(Ordering::Equal));
        assert_eq!(order(VersionScheme::Dotted, "v6.4.9", "7.0"), Some(Ordering::Less));
        assert_eq!(order(VersionScheme::Dotted, "7.4-beta", "7.4"), None);
        assert_eq!(order(VersionScheme::Dotted, "latest", "7.4"), None);
        assert_eq!(order(VersionScheme::Dotted, "8.0", "7.99999999999999999999"), None);
    }

    #[test]
    fn schemes_of_vendors() {
        assert_eq!(order(VersionScheme::PanOs, "10.2.9", "10.2.9-h1"), Some(Ordering::Less));
        assert_eq!(order(VersionScheme::Ivanti, "22.7R2.5", "22.7R2.4"), Some(Ordering::Greater));
        assert_eq!(order(VersionScheme::Citrix, "13.1-49.13", "13.1-49.15"), Some(Ordering::Less));
        assert_eq!(
            order(VersionScheme::SonicWall, "10.2.1.13-72sv", "10.2.1.13-72sv"),
            Some(Ordering::Equal)
        );
        assert_eq!(
            order(VersionScheme::Zyxel, "5.38(ABPS.1)", "5.38(ABPS.2)"),
            Some(Ordering::Less)
        );
        assert_eq!(order(VersionScheme::CiscoIosXe, "17.9.4", "17.9.4a"), Some(Ordering::Less));
        assert_eq!(order(VersionScheme::CiscoIosXe, "17.9.4b", "17.9.4a"), Some(Ordering::Greater));
    }
}
