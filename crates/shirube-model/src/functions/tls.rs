//! Classes of TLS cipher suites.
//!
//! The classes are those of the profiles in 「TLS暗号設定ガイドライン」(CRYPTREC GL-3001), decided
//! from the parts of the IANA name: key exchange, cipher, mode and hash.

use super::value::{Argument, Value};

/// The class of a cipher suite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SuiteClass {
    /// A suite of TLS 1.3.
    Tls13,
    /// Forward secrecy and AEAD with 256-bit keys.
    PfsAead256,
    /// Forward secrecy and AEAD with 128-bit keys.
    PfsAead128,
    /// Forward secrecy, CBC with SHA-2.
    PfsCbcSha2,
    /// Forward secrecy, CBC with SHA-1.
    PfsCbcSha1,
    /// Key exchange by RSA: no forward secrecy.
    RsaKeyExchange,
    /// Triple DES.
    TripleDes,
    /// No authentication, no encryption, or a cipher that is broken or was weakened for export.
    Prohibited,
    /// In none of the lists.
    Unlisted,
}

impl SuiteClass {
    /// The word that `tls_suite_class` gives.
    pub fn word(self) -> &'static str {
        match self {
            Self::Tls13 => "tls13",
            Self::PfsAead256 => "pfs-aead-256",
            Self::PfsAead128 => "pfs-aead-128",
            Self::PfsCbcSha2 => "pfs-cbc-sha2",
            Self::PfsCbcSha1 => "pfs-cbc-sha1",
            Self::RsaKeyExchange => "rsa-key-exchange",
            Self::TripleDes => "triple-des",
            Self::Prohibited => "prohibited",
            Self::Unlisted => "unlisted",
        }
    }
}

/// The class of the suite with this IANA name.
pub fn suite_class(name: &str) -> SuiteClass {
    let name = name.trim().to_ascii_uppercase();
    const PROHIBITED: [&str; 8] =
        ["_ANON_", "WITH_NULL", "EXPORT", "RC4", "_DES_CBC_", "DES40", "RC2", "DES_CBC3_MD5"];
    if PROHIBITED.iter().any(|part| name.contains(part)) {
        return SuiteClass::Prohibited;
    }
    const OUTSIDE: [&str; 6] = ["IDEA", "SEED", "ARIA", "KRB5", "PSK", "SRP"];
    if !name.starts_with("TLS_") || OUTSIDE.iter().any(|part| name.contains(part)) {
        return SuiteClass::Unlisted;
    }
    if name.contains("3DES") {
        return SuiteClass::TripleDes;
    }
    let Some((exchange, cipher)) = name.split_once("_WITH_") else {
        let aead = ["TLS_AES_", "TLS_CHACHA20_"].iter().any(|head| name.starts_with(head));
        return if aead { SuiteClass::Tls13 } else { SuiteClass::Unlisted };
    };
    match exchange {
        "TLS_RSA" => return SuiteClass::RsaKeyExchange,
        "TLS_ECDHE_ECDSA" | "TLS_ECDHE_RSA" | "TLS_DHE_RSA" => {}
        _ => return SuiteClass::Unlisted,
    }
    let aead = cipher.contains("_GCM") || cipher.contains("_CCM") || cipher.contains("CHACHA20");
    match (aead, cipher) {
        (true, _) if cipher.contains("_256") || cipher.contains("CHACHA20") => {
            SuiteClass::PfsAead256
        }
        (true, _) => SuiteClass::PfsAead128,
        (false, _) if cipher.ends_with("_SHA256") || cipher.ends_with("_SHA384") => {
            SuiteClass::PfsCbcSha2
        }
        (false, _) if cipher.ends_with("_SHA") => SuiteClass::PfsCbcSha1,
        _ => SuiteClass::Unlisted,
    }
}

pub(super) fn tls_suite_class(values: &[Argument<'_>]) -> Value {
    Value::from(values[0].text().map(|name| suite_class(name).word().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_suite_of_each_class() {
        let class = |name| suite_class(name);
        assert_eq!(class("TLS_AES_128_CCM_8_SHA256"), SuiteClass::Tls13);
        assert_eq!(class("TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256"), SuiteClass::PfsAead256);
        assert_eq!(class("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"), SuiteClass::PfsAead128);
        assert_eq!(class("TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384"), SuiteClass::PfsCbcSha2);
        assert_eq!(class("TLS_DHE_RSA_WITH_AES_128_CBC_SHA"), SuiteClass::PfsCbcSha1);
        assert_eq!(class("TLS_RSA_WITH_AES_128_GCM_SHA256"), SuiteClass::RsaKeyExchange);
        assert_eq!(class("TLS_RSA_WITH_3DES_EDE_CBC_SHA"), SuiteClass::TripleDes);
        assert_eq!(class("TLS_DH_anon_WITH_AES_128_CBC_SHA"), SuiteClass::Prohibited);
        assert_eq!(class("TLS_RSA_EXPORT_WITH_RC4_40_MD5"), SuiteClass::Prohibited);
        assert_eq!(class("TLS_RSA_WITH_DES_CBC_SHA"), SuiteClass::Prohibited);
        assert_eq!(class("TLS_PSK_WITH_AES_128_GCM_SHA256"), SuiteClass::Unlisted);
        assert_eq!(class("ECDHE-RSA-AES128-GCM-SHA256"), SuiteClass::Unlisted);
    }
}
