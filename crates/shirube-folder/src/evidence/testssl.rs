//! testssl.sh JSON: the flat list of `--jsonfile` and the nested one of `--jsonfile-pretty`
//! (versions 3.0 and 3.2).

use super::certificate::{key_algorithm, signature_hash};
use super::scan::{day_of_seconds, not_scanned};
use super::sniff::head;
use crate::capped::RawList;
use crate::input::{Input, Output, json_member, json_problem, json_reason};
use crate::lines::Lines;
use serde::Deserialize;
use shirube_facts::tables::{TlsCertificate, TlsEndpoint, TlsSuite};
use shirube_model::date::parse_date;
use shirube_model::{Basis, Problem, Source, Wording};
use std::borrow::Cow;
use std::collections::BTreeMap;

pub(crate) fn looks_like(input: &Input<'_>) -> bool {
    let text = head(input.text);
    let start = text.trim_start();
    // An object has no order: its lists may come before what tells it apart.
    start.starts_with('[') && text.contains("\"finding\"") && text.contains("\"severity\"")
        || start.starts_with('{') && input.text.contains("\"scanResult\"")
}

#[derive(Deserialize)]
struct Pretty<'a> {
    #[serde(borrow, rename = "scanResult", default)]
    scan_result: RawList<'a>,
    /// Seconds since 1970, as text.
    #[serde(borrow, rename = "startTime")]
    start_time: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct Target<'a> {
    /// In place of a target: what the scan as a whole met with.
    #[serde(borrow)]
    id: Option<Cow<'a, str>>,
    #[serde(borrow)]
    finding: Option<Cow<'a, str>>,
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

/// An endpoint: the name that was asked for, the address, the port.
type EndpointKey = (String, String, String);

/// What was found of one endpoint.
#[derive(Default)]
struct Scanned {
    line: usize,
    /// A protocol was tried: what was found of it can be read.
    tried: bool,
    /// Why the scan of it came to nothing.
    problem: Option<(usize, String)>,
    endpoint: TlsEndpoint,
    certificate: TlsCertificate,
    certificate_line: Option<usize>,
    suites: Vec<(usize, String, String)>,
}

pub(crate) fn read(input: &Input<'_>, output: &mut Output) {
    let lines = Lines::new(input.text);
    let mut endpoints: BTreeMap<EndpointKey, Scanned> = BTreeMap::new();
    let mut day = None;
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
        day = pretty.start_time.as_deref().and_then(day_of_seconds);
        for raw in &pretty.scan_result.0 {
            let line = lines.line_of(input.text, raw.get());
            let target: Target<'_> = match serde_json::from_str(raw.get()) {
                Ok(target) => target,
                Err(error) => {
                    output.unreadable(input, line, json_reason(&error));
                    continue;
                }
            };
            if let (Some(_), Some(finding)) = (&target.id, &target.finding) {
                not_scanned(input, output, line, finding, Wording::word("cause.not-scanned"));
                continue;
            }
            let text = |value: &Option<Cow<'_, str>>| value.as_deref().unwrap_or("").to_owned();
            let (host, ip) = (text(&target.target_host), text(&target.ip));
            let host = if host.is_empty() { ip.clone() } else { host };
            let key = (host, ip, target.port.as_deref().unwrap_or("?").to_owned());
            for list in [
                &target.protocols,
                &target.server_defaults,
                &target.server_preferences,
                &target.cipher_tests,
            ] {
                read_list(input, output, &lines, list, Some(&key), &mut endpoints);
            }
        }
    }
    let input = &input.made_on(day);
    for (name, scanned) in named(endpoints) {
        push(input, output, name, scanned);
    }
}

/// Each endpoint by its name; where one name has several addresses, by both.
fn named(endpoints: BTreeMap<EndpointKey, Scanned>) -> Vec<(String, Scanned)> {
    let mut addresses: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (host, _, port) in endpoints.keys() {
        *addresses.entry((host.clone(), port.clone())).or_default() += 1;
    }
    let name = |(host, ip, port): EndpointKey| {
        let several = addresses.get(&(host.clone(), port.clone())).is_some_and(|count| *count > 1);
        let bracketed =
            if host.contains(':') && !host.starts_with('[') { format!("[{host}]") } else { host };
        if several { format!("{bracketed}/{ip}:{port}") } else { format!("{bracketed}:{port}") }
    };
    endpoints.into_iter().map(|(key, scanned)| (name(key), scanned)).collect()
}

fn read_list(
    input: &Input<'_>,
    output: &mut Output,
    lines: &Lines,
    list: &RawList<'_>,
    endpoint: Option<&EndpointKey>,
    endpoints: &mut BTreeMap<EndpointKey, Scanned>,
) {
    for raw in &list.0 {
        let line = lines.line_of(input.text, raw.get());
        let Some(finding) = json_member::<Finding<'_>>(output, input, line, raw) else { continue };
        let key = match (endpoint, &finding.ip, &finding.port) {
            (Some(key), _, _) => key.clone(),
            (None, Some(target), Some(port)) if !port.is_empty() => {
                // `name/address`: the name is what was asked for.
                let (host, ip) = target.split_once('/').unwrap_or((target, ""));
                (host.to_owned(), ip.to_owned(), port.to_string())
            }
            _ => continue,
        };
        if key.0.is_empty() {
            // Of no target: what the scan as a whole met with.
            if finding.id != "engine_problem" {
                not_scanned(
                    input,
                    output,
                    line,
                    &finding.finding,
                    Wording::word("cause.not-scanned"),
                );
            }
            continue;
        }
        let scanned = endpoints.entry(key).or_default();
        if scanned.line == 0 {
            scanned.line = line;
        }
        if !note(scanned, line, &finding.id, &finding.finding) {
            let problem =
                Problem::warning("import.unknown-finding", Source::line(input.path, line));
            output.problem(problem.with("id", &finding.id).with("text", &finding.finding));
        }
    }
}

/// The words for a protocol, of run_protocols() in testssl.sh 3.0 and 3.2.
fn offered(finding: &str) -> Option<bool> {
    let text = finding.trim().to_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    if begins(&["not offered", "not supported"]) {
        Some(false)
    } else if begins(&["offered", "supported but", "vulnerable with", "likely offered"]) {
        Some(true)
    } else {
        None
    }
}

/// Takes a finding in; false when its words are not known.
fn note(scanned: &mut Scanned, line: usize, id: &str, finding: &str) -> bool {
    let endpoint = &mut scanned.endpoint;
    let protocol = match id {
        "SSLv2" => Some(&mut endpoint.sslv2),
        "SSLv3" => Some(&mut endpoint.sslv3),
        "TLS1" => Some(&mut endpoint.tls1_0),
        "TLS1_1" => Some(&mut endpoint.tls1_1),
        "TLS1_2" => Some(&mut endpoint.tls1_2),
        "TLS1_3" => Some(&mut endpoint.tls1_3),
        _ => None,
    };
    if let Some(protocol) = protocol {
        *protocol = offered(finding);
        scanned.tried = true;
        return protocol.is_some();
    }
    match id {
        "scanProblem" => scanned.problem = Some((line, finding.trim().to_owned())),
        "clientAuth" => {
            let word = finding.trim().to_lowercase();
            endpoint.client_certificate = ["none", "optional", "required"]
                .into_iter()
                .find(|known| word.starts_with(known))
                .map(str::to_owned);
        }
        _ if id.starts_with("cipher-tls") || id.starts_with("cipher-ssl") => {
            // The last word is the IANA name, where it is written; the third is OpenSSL's.
            let words: Vec<&str> = finding.split_whitespace().collect();
            let iana =
                words.last().filter(|word| word.starts_with("TLS_") || word.starts_with("SSL_"));
            if let Some(suite) = iana.or_else(|| words.get(2)) {
                let protocol = protocol_of(id).to_owned();
                scanned.suites.push((line, protocol, (*suite).to_owned()));
            }
        }
        _ => note_certificate(scanned, line, id, finding),
    }
    true
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
            certificate.key_algorithm = words.next().and_then(key_algorithm);
            certificate.key_bits = words.find_map(|word| word.parse().ok());
        }
        "cert_signatureAlgorithm" => {
            certificate.signature_hash = signature_hash(finding);
        }
        _ => return,
    }
    scanned.certificate_line.get_or_insert(line);
}

fn push(input: &Input<'_>, output: &mut Output, name: String, mut scanned: Scanned) {
    if let Some((line, _)) = &scanned.problem {
        not_scanned(input, output, *line, &name, Wording::word("cause.not-scanned"));
    }
    // A port where no version is spoken is one where there is no TLS, or one that needs a name: what
    // it speaks was not seen.
    let of = &scanned.endpoint;
    let versions = [of.sslv2, of.sslv3, of.tls1_0, of.tls1_1, of.tls1_2, of.tls1_3];
    if scanned.tried && !versions.contains(&Some(true)) {
        not_scanned(input, output, scanned.line, &name, Wording::word("cause.no-tls"));
    }
    if !versions.contains(&Some(true)) {
        return;
    }
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
