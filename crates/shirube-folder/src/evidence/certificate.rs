//! Certificates, as several scanners name their parts.

use shirube_facts::tables::TlsCertificate;

/// `RSA`, `RSAPublicKey`, `EllipticCurvePublicKey`, `ec`: one word for each kind of key; none where
/// the scanner itself does not know it.
pub(super) fn key_algorithm(name: &str) -> Option<String> {
    let lower = name.trim().to_lowercase();
    let known = if lower.is_empty() || lower == "unknown" || lower == "?" {
        return None;
    } else if lower.contains("rsa") {
        "rsa"
    } else if lower.contains("ed25519") {
        "ed25519"
    } else if lower.contains("ed448") {
        "ed448"
    } else if lower.starts_with("ec") || lower.contains("elliptic") {
        "ecdsa"
    } else if lower.contains("dsa") {
        "dsa"
    } else {
        return Some(lower);
    };
    Some(known.to_owned())
}

/// The hash in the name of a signature: `sha256WithRSAEncryption`, `ECDSA with SHA1`, `SHA256 with
/// RSA`, `ecdsa-with-SHA384`.
pub(super) fn signature_hash(name: &str) -> Option<String> {
    let lower = name.to_lowercase().replace('-', "");
    let known = ["sha224", "sha256", "sha384", "sha512", "sha1", "md5", "md2"];
    known.into_iter().find(|hash| lower.contains(hash)).map(str::to_owned)
}

/// True where a scanner that offers RSA and ECDSA over P-256 alone sees each version that the server
/// speaks: with another key a version that it does not list may be spoken all the same.
pub(super) fn is_seen_by_all(certificate: &TlsCertificate) -> bool {
    match certificate.key_algorithm.as_deref() {
        Some("rsa" | "dsa") => true,
        Some("ecdsa") => certificate.key_bits.is_some_and(|bits| bits <= 256),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scanners_name_one_thing_in_many_ways() {
        let key = |name| key_algorithm(name).unwrap_or_default();
        assert_eq!(
            [key("RSAPublicKey"), key("EC"), key("dsa"), key("unknown")],
            ["rsa", "ecdsa", "dsa", ""]
        );
        let hash = |name| signature_hash(name).unwrap_or_default();
        assert_eq!(
            [hash("ECDSA with SHA1"), hash("SHA256 with RSA"), hash("ecdsa-with-SHA384")],
            ["sha1", "sha256", "sha384"]
        );
        assert_eq!(hash("ED25519"), "");
    }
}
