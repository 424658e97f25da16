//! sslyze JSON (`--json_out`, versions 5 and 6).

use super::scan::{day_of_moment, not_scanned};
use super::sniff::head;
use crate::capped::RawList;
use crate::input::{Input, Output, json_member, json_problem, json_reason};
use crate::lines::Lines;
use serde::Deserialize;
use shirube_facts::tables::{TlsCertificate, TlsEndpoint, TlsSuite};
use shirube_model::date::parse_date;
use shirube_model::{Basis, Problem, Source, Wording};
use std::borrow::Cow;

/// The major versions whose output is read.
const READ_VERSIONS: [&str; 2] = ["5", "6"];

pub(crate) fn looks_like(input: &Input<'_>) -> bool {
    let text = head(input.text);
    text.trim_start().starts_with('{')
        && (text.contains("\"sslyze_version\"")
            || text.contains("\"server_scan_results\"")
            || input.text.contains("\"server_scan_results\""))
}

#[derive(Deserialize)]
struct Report<'a> {
    #[serde(borrow)]
    sslyze_version: Option<Cow<'a, str>>,
    #[serde(borrow)]
    date_scans_started: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    invalid_server_strings: RawList<'a>,
    #[serde(borrow, default)]
    server_scan_results: RawList<'a>,
}

/// A target that could not be asked.
#[derive(Deserialize)]
struct Invalid {
    server_string: String,
}

#[derive(Deserialize)]
struct Server {
    server_location: Location,
    connectivity_result: Option<Connectivity>,
    scan_result: Option<Scan>,
}

#[derive(Deserialize)]
struct Location {
    hostname: String,
    port: u16,
}

#[derive(Deserialize)]
struct Connectivity {
    client_auth_requirement: Option<String>,
}

#[derive(Deserialize)]
struct Scan {
    certificate_info: Option<Attempt<Certificates>>,
    ssl_2_0_cipher_suites: Option<Attempt<Suites>>,
    ssl_3_0_cipher_suites: Option<Attempt<Suites>>,
    tls_1_0_cipher_suites: Option<Attempt<Suites>>,
    tls_1_1_cipher_suites: Option<Attempt<Suites>>,
    tls_1_2_cipher_suites: Option<Attempt<Suites>>,
    tls_1_3_cipher_suites: Option<Attempt<Suites>>,
}

#[derive(Deserialize)]
struct Attempt<T> {
    result: Option<T>,
}

#[derive(Deserialize)]
struct Suites {
    accepted_cipher_suites: Vec<Accepted>,
}

#[derive(Deserialize)]
struct Accepted {
    cipher_suite: Suite,
}

#[derive(Deserialize)]
struct Suite {
    name: String,
}

#[derive(Deserialize)]
struct Certificates {
    certificate_deployments: Vec<Deployment>,
}

#[derive(Deserialize)]
struct Deployment {
    received_certificate_chain: Vec<Certificate>,
}

#[derive(Deserialize)]
struct Certificate {
    subject: Option<Name>,
    issuer: Option<Name>,
    not_valid_before: Option<String>,
    not_valid_after: Option<String>,
    public_key: Option<PublicKey>,
    signature_hash_algorithm: Option<Algorithm>,
}

#[derive(Deserialize)]
struct Name {
    rfc4514_string: Option<String>,
}

#[derive(Deserialize)]
struct PublicKey {
    algorithm: Option<String>,
    key_size: Option<i64>,
}

#[derive(Deserialize)]
struct Algorithm {
    name: Option<String>,
}

pub(crate) fn read(input: &Input<'_>, output: &mut Output) {
    let report: Report<'_> = match serde_json::from_str(input.text) {
        Ok(report) => report,
        Err(error) => return json_problem(output, input, &error),
    };
    let version = report.sslyze_version.as_deref().unwrap_or("?");
    if !READ_VERSIONS.contains(&version.split('.').next().unwrap_or("")) {
        let problem = Problem::error("import.version-not-read", Source::line(input.path, 1));
        let known = READ_VERSIONS.join(", ");
        output.problem(problem.with("version", version).with("known", known));
        return;
    }
    let lines = Lines::new(input.text);
    let input = &input.made_on(report.date_scans_started.as_deref().and_then(day_of_moment));
    for raw in &report.invalid_server_strings.0 {
        let line = lines.line_of(input.text, raw.get());
        match serde_json::from_str::<Invalid>(raw.get()) {
            Ok(invalid) => {
                let reason = Wording::word("cause.not-scanned");
                not_scanned(input, output, line, &invalid.server_string, reason);
            }
            Err(error) => output.unreadable(input, line, json_reason(&error)),
        }
    }
    for raw in &report.server_scan_results.0 {
        let line = lines.line_of(input.text, raw.get());
        if let Some(server) = json_member::<Server>(output, input, line, raw) {
            read_server(input, output, line, server);
        }
    }
}

fn read_server(input: &Input<'_>, output: &mut Output, line: usize, server: Server) {
    let endpoint = format!("{}:{}", server.server_location.hostname, server.server_location.port);
    let Some(scan) = server.scan_result else {
        not_scanned(input, output, line, &endpoint, Wording::word("cause.not-scanned"));
        return;
    };
    let mut suites_of = |protocol: &str, attempt: &Option<Attempt<Suites>>| {
        let accepted = &attempt.as_ref()?.result.as_ref()?.accepted_cipher_suites;
        for suite in accepted {
            let row = TlsSuite {
                endpoint: Some(endpoint.clone()),
                protocol: Some(protocol.to_owned()),
                suite: Some(suite.cipher_suite.name.clone()),
            };
            output.push(input, Basis::Measured, line, row);
        }
        Some(!accepted.is_empty())
    };
    let client_certificate = server
        .connectivity_result
        .and_then(|connectivity| connectivity.client_auth_requirement)
        .and_then(|word| match word.as_str() {
            "DISABLED" => Some("none"),
            "OPTIONAL" => Some("optional"),
            "REQUIRED" => Some("required"),
            _ => None,
        });
    let deployments = scan.certificate_info.and_then(|attempt| attempt.result);
    let deployments = deployments.into_iter().flat_map(|info| info.certificate_deployments);
    let certificates: Vec<TlsCertificate> = deployments
        .filter_map(|deployment| deployment.received_certificate_chain.into_iter().next())
        .map(|leaf| certificate(&endpoint, leaf))
        .collect();
    let versions = [
        suites_of("SSL2", &scan.ssl_2_0_cipher_suites),
        suites_of("SSL3", &scan.ssl_3_0_cipher_suites),
        suites_of("TLS1.0", &scan.tls_1_0_cipher_suites),
        suites_of("TLS1.1", &scan.tls_1_1_cipher_suites),
        suites_of("TLS1.2", &scan.tls_1_2_cipher_suites),
        suites_of("TLS1.3", &scan.tls_1_3_cipher_suites),
    ];
    if !versions.contains(&Some(true)) {
        // No version that was tried is spoken: what the server speaks was not seen.
        return not_scanned(input, output, line, &endpoint, Wording::word("cause.no-tls"));
    }
    // With a key of EdDSA the scanner itself does not offer what the server would answer.
    let is_eddsa = |row: &TlsCertificate| {
        matches!(row.key_algorithm.as_deref(), Some("ed25519" | "ed448") | None)
    };
    let hides = certificates.iter().any(is_eddsa);
    let [sslv2, sslv3, tls1_0, tls1_1, tls1_2, tls1_3] =
        versions.map(|spoken| spoken.filter(|spoken| *spoken || !hides));
    let row = TlsEndpoint {
        endpoint: Some(endpoint.clone()),
        exposure: input.hints.exposure.clone(),
        sslv2,
        sslv3,
        tls1_0,
        tls1_1,
        tls1_2,
        tls1_3,
        client_certificate: client_certificate.map(str::to_owned),
        protected_by: input.hints.protected_by.clone(),
        tls12_reason: input.hints.tls12_reason.clone(),
    };
    output.push(input, Basis::Measured, line, row);
    for row in certificates {
        output.push(input, Basis::Measured, line, row);
    }
}

fn certificate(endpoint: &str, leaf: Certificate) -> TlsCertificate {
    let (algorithm, bits) =
        leaf.public_key.map_or((None, None), |key| (key.algorithm, key.key_size));
    let day = |text: Option<String>| text.and_then(|text| parse_date(text.get(..10)?).ok());
    TlsCertificate {
        endpoint: Some(endpoint.to_owned()),
        subject: leaf.subject.and_then(|name| name.rfc4514_string),
        issuer: leaf.issuer.and_then(|name| name.rfc4514_string),
        not_before: day(leaf.not_valid_before),
        not_after: day(leaf.not_valid_after),
        key_algorithm: algorithm.and_then(|name| super::certificate::key_algorithm(&name)),
        key_bits: bits,
        signature_hash: leaf
            .signature_hash_algorithm
            .and_then(|algorithm| algorithm.name)
            .map(|name| name.to_lowercase()),
    }
}
