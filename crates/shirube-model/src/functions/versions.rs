//! Comparing product versions, by the numbering scheme of the product.

use super::Value;
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
    let (a, b) = (parts(scheme, a)?, parts(scheme, b)?);
    let length = a.len().max(b.len());
    let at = |parts: &[u64], index: usize| parts.get(index).copied().unwrap_or(0);
    Some(
        (0..length)
            .map(|index| at(&a, index).cmp(&at(&b, index)))
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal),
    )
}

/// The numbers of a version in the order of their weight. Letters separate numbers; in IOS XE a
/// letter right after the last number is a number of its own (`a` is 1).
fn parts(scheme: VersionScheme, version: &str) -> Option<Vec<u64>> {
    let version = version.trim();
    let version = version.strip_prefix(['v', 'V']).unwrap_or(version);
    if !version.starts_with(|c: char| c.is_ascii_digit()) || version.len() > 80 {
        return None;
    }
    let plain = |c: char| c.is_ascii_digit() || c == '.';
    if scheme == VersionScheme::Dotted && !version.chars().all(plain) {
        return None;
    }
    let mut numbers = Vec::new();
    let mut digits = String::new();
    for c in version.chars().chain(std::iter::once('.')) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            numbers.push(digits.parse().ok()?);
            digits.clear();
        }
        if scheme == VersionScheme::CiscoIosXe && c.is_ascii_lowercase() {
            numbers.push(u64::from(c) - u64::from('a') + 1);
        }
    }
    Some(numbers)
}

pub(super) fn version_compare(values: &[Value]) -> Value {
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
    }
}
