//! testssl.sh JSON: the flat list of `--jsonfile` and the nested one of `--jsonfile-pretty`
//! (versions 3.0 and 3.2).

use super::certificate::key_algorithm;
use super::sniff::head;
use crate::capped::RawList;
use crate::input::{Input, Output, json_problem, json_reason};
use crate::lines::Lines;
use serde::Deserialize;
use shirube_facts::tables::{TlsCertificate, TlsEndpoint, TlsSuite};
use shirube_model::Basis;
use shirube_model::date::parse_date;
use std::borrow::Cow;
use std::collections::BTreeMap;

pub(crate) fn looks_like(input: &Input<'_>) -> bool {
    let text = head(input.text);
    let start = text.trim_start();
    start.starts_with('[') && text.contains("\"finding\"") && text.contains("\"severity\"")
        || start.starts_with('{') && text.contains("\"scanResult\"")
}

#[derive(Deserialize)]
struct Pretty<'a> {
    #[serde(borrow, rename = "scanResult", default)]
    scan_result: RawList<'a>,
}

#[derive(Deserialize)]
struct Target<'a> {
    #[serde(borrow, rename = "targetHost")]
    target_host: Option<Cow<'a, str>>,
    #[serde(borrow)]
    ip: Option<Cow<'a, str>>,
    #[serde(borrow)]
    port: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    protocols: RawList<'a>,
    #[serde(borrow, default, rename = "serverDefaults")]
    server_defaults: RawList<'a>,
    #[serde(borrow, default, rename = "cipherTests")]
    cipher_tests: RawList<'a>,
    #[serde(borrow, default, rename = "serverPreferences")]
    server_preferences: RawList<'a>,
}

#[derive(Deserialize)]
struct Finding<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    ip: Option<Cow<'a, str>>,
    #[serde(borrow)]
    port: Option<Cow<'a, str>>,
    #[serde(borrow)]
    finding: Cow<'a, str>,
}

/// What was found of one endpoint.
#[derive(Default)]
struct Scanned {
    line: usize,
    endpoint: TlsEndpoint,
    certificate: TlsCertificate,
    certificate_line: Option<usize>,
    suites: Vec<(usize, String, String)>,
}

pub(crate) fn read(input: &Input<'_>, output: &mut Output) {
    let lines = Lines::new(input.text);
    let mut endpoints: BTreeMap<String, Scanned> = BTreeMap::new();
    if input.text.trim_start().starts_with('[') {
        match serde_json::from_str::<RawList<'_>>(input.text) {
            Ok(list) => read_list(input, output, &lines, &list, None, &mut endpoints),
            Err(error) => return json_problem(output, input, &error),
        }
    } else {
        let pretty: Pretty<'_> = match serde_json::from_str(input.text) {
            Ok(pretty) => pretty,
            Err(error) => return json_problem(output, input, &error),
        };
        for raw in &pretty.scan_result.0 {
            let target: Target<'_> = match serde_json::from_str(raw.get()) {
                Ok(target) => target,
                Err(error) => {
                    output.unreadable(
                        input,
                        lines.line_of(input.text, raw.get()),
                        json_reason(&error),
                    );
                    continue;
                }
            };
            let host = target.target_host.as_deref().or(target.ip.as_deref()).unwrap_or("?");
            let endpoint = format!("{host}:{}", target.port.as_deref().unwrap_or("?"));
            for list in [
                &target.protocols,
                &target.server_defaults,
                &target.server_preferences,
                &target.cipher_tests,
            ] {
                read_list(input, output, &lines, list, Some(&endpoint), &mut endpoints);
            }
        }
    }
    for (endpoint, scanned) in endpoints {
        push(input, output, endpoint, scanned);
    }
}

fn read_list(
    input: &Input<'_>,
    output: &mut Output,
    lines: &Lines,
    list: &RawList<'_>,
    endpoint: Option<&str>,
    endpoints: &mut BTreeMap<String, Scanned>,
) {
    for raw in &list.0 {
        let line = lines.line_of(input.text, raw.get());
        let finding: Finding<'_> = match serde_json::from_str(raw.get()) {
            Ok(finding) => finding,
            Err(error) => {
                output.unreadable(
                    input,
                    line + error.line().saturating_sub(1),
                    json_reason(&error),
                );
                continue;
            }
        };
        let name = match (endpoint, &finding.ip, &finding.port) {
            (Some(endpoint), _, _) => endpoint.to_owned(),
            (None, Some(ip), Some(port)) if !port.is_empty() => {
                // `name/address`: the name is what was asked for.
                let host = ip.split('/').next().unwrap_or(ip);
                format!("{host}:{port}")
            }
            _ => continue,
        };
        let scanned = endpoints.entry(name).or_default();
        if scanned.line == 0 {
            scanned.line = line;
        }
        note(scanned, line, &finding.id, &finding.finding);
    }
}

fn note(scanned: &mut Scanned, line: usize, id: &str, finding: &str) {
    let offered = || {
        let text = finding.trim();
        if text.starts_with("not offered") {
            Some(false)
        } else if text.starts_with("offered") || text.starts_with("supported but") {
            Some(true)
        } else {
            None
        }
    };
    let endpoint = &mut scanned.endpoint;
    match id {
        "SSLv2" => endpoint.sslv2 = offered(),
        "SSLv3" => endpoint.sslv3 = offered(),
        "TLS1" => endpoint.tls1_0 = offered(),
        "TLS1_1" => endpoint.tls1_1 = offered(),
        "TLS1_2" => endpoint.tls1_2 = offered(),
        "TLS1_3" => endpoint.tls1_3 = offered(),
        "clientAuth" => {
            let word = finding.trim().to_lowercase();
            endpoint.client_certificate = ["none", "optional", "required"]
                .into_iter()
                .find(|known| word.starts_with(known))
                .map(str::to_owned);
        }
        _ if id.starts_with("cipher-tls") || id.starts_with("cipher-ssl") => {
            // The last word is the IANA name.
            if let Some(suite) = finding.split_whitespace().last() {
                let protocol = protocol_of(id).to_owned();
                scanned.suites.push((line, protocol, suite.to_owned()));
            }
        }
        _ => note_certificate(scanned, line, id, finding),
    }
}

fn protocol_of(id: &str) -> &'static str {
    let rest = id.trim_start_matches("cipher-");
    match rest.rsplit_once('_').map_or(rest, |(protocol, _)| protocol) {
        "ssl2" | "sslv2" => "SSL2",
        "ssl3" | "sslv3" => "SSL3",
        "tls1_1" => "TLS1.1",
        "tls1_2" => "TLS1.2",
        "tls1_3" => "TLS1.3",
        _ => "TLS1.0",
    }
}

fn note_certificate(scanned: &mut Scanned, line: usize, id: &str, finding: &str) {
    // With two certificates the ids carry ` <cert#1>`: the first is the one shown to most.
    let (key, which) = id.split_once(' ').unwrap_or((id, ""));
    if !key.starts_with("cert_") || !which.is_empty() && which != "<cert#1>" {
        return;
    }
    let certificate = &mut scanned.certificate;
    let text = || Some(finding.trim().to_owned());
    let day = || finding.trim().get(..10).and_then(|day| parse_date(day).ok());
    match key {
        "cert_commonName" => certificate.subject = text(),
        "cert_caIssuers" => certificate.issuer = text(),
        "cert_notBefore" => certificate.not_before = day(),
        "cert_notAfter" => certificate.not_after = day(),
        "cert_keySize" => {
            let mut words = finding.split_whitespace();
            certificate.key_algorithm = words.next().map(key_algorithm);
            certificate.key_bits = words.find_map(|word| word.parse().ok());
        }
        "cert_signatureAlgorithm" => {
            certificate.signature_hash =
                finding.split_whitespace().next().map(|hash| hash.to_lowercase().replace('-', ""));
        }
        _ => return,
    }
    scanned.certificate_line.get_or_insert(line);
}

fn push(input: &Input<'_>, output: &mut Output, name: String, mut scanned: Scanned) {
    for (line, protocol, suite) in scanned.suites {
        let row =
            TlsSuite { endpoint: Some(name.clone()), protocol: Some(protocol), suite: Some(suite) };
        output.push(input, Basis::Measured, line, row);
    }
    if let Some(line) = scanned.certificate_line {
        scanned.certificate.endpoint = Some(name.clone());
        output.push(input, Basis::Measured, line, scanned.certificate);
    }
    let hints = input.hints;
    let row = TlsEndpoint {
        endpoint: Some(name),
        exposure: hints.exposure.clone(),
        protected_by: hints.protected_by.clone(),
        tls12_reason: hints.tls12_reason.clone(),
        ..scanned.endpoint
    };
    output.push(input, Basis::Measured, scanned.line, row);
}
