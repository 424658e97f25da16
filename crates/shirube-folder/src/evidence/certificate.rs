//! Certificates, as several scanners name their parts.

/// `RSA`, `RSAPublicKey`, `EllipticCurvePublicKey`, `ec`: one word for each kind of key.
pub(super) fn key_algorithm(name: &str) -> String {
    let lower = name.to_lowercase();
    if lower.contains("rsa") {
        "rsa".to_owned()
    } else if lower.contains("ed25519") {
        "ed25519".to_owned()
    } else if lower.starts_with("ec") || lower.contains("elliptic") {
        "ecdsa".to_owned()
    } else {
        lower
    }
}
