//! nmap XML (`-oX`), with the scripts ssl-enum-ciphers and ssl-cert when they ran.

use super::sniff::head;
use crate::input::{Input, Output};
use crate::lines::Lines;
use roxmltree::{Document, Node, ParsingOptions};
use shirube_facts::tables::{Endpoint, TlsCertificate, TlsEndpoint, TlsSuite};
use shirube_model::date::parse_date;
use shirube_model::{Basis, Problem, Source, cause};

/// Most nodes of one scan.
const MOST_NODES: u32 = 2_000_000;

pub(crate) fn looks_like(input: &Input<'_>) -> bool {
    let text = head(input.text);
    text.contains("<nmaprun") || text.contains("<!DOCTYPE nmaprun")
}

pub(crate) fn read(input: &Input<'_>, output: &mut Output) {
    let options =
        ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = match Document::parse_with_options(input.text, options) {
        Ok(document) => document,
        Err(error) => {
            let at = error.pos();
            // A file that is cut off ends at its last line; the error itself names the first.
            let cut = matches!(error, roxmltree::Error::UnexpectedEndOfStream);
            let (line, column) = if cut {
                let last = input.text.lines().last().map_or(0, |line| line.chars().count());
                (input.text.lines().count().max(1), last + 1)
            } else {
                (usize::try_from(at.row).unwrap_or(1).max(1), usize::try_from(at.col).unwrap_or(1))
            };
            let problem = Problem::error("import.unreadable", Source::line(input.path, line));
            output.problem(
                problem.with_wording("reason", cause::of_library(error)).at_column(column),
            );
            return;
        }
    };
    let lines = Lines::new(input.text);
    let mut hosts = 0;
    for host in document.descendants().filter(|node| node.has_tag_name("host")) {
        hosts += 1;
        read_host(input, output, &lines, host);
    }
    if hosts == 0 {
        output.problem(Problem::warning("import.no-hosts", Source::whole(input.path)));
    }
}

fn line(lines: &Lines, node: Node<'_, '_>) -> usize {
    lines.line(node.range().start)
}

fn read_host(input: &Input<'_>, output: &mut Output, lines: &Lines, host: Node<'_, '_>) {
    let address = host
        .children()
        .filter(|node| node.has_tag_name("address"))
        .find(|node| node.attribute("addrtype") != Some("mac"))
        .and_then(|node| node.attribute("addr"));
    let Some(address) = address else { return };
    let hostname = host
        .descendants()
        .find(|node| node.has_tag_name("hostname"))
        .and_then(|node| node.attribute("name"));
    for port in host.descendants().filter(|node| node.has_tag_name("port")) {
        let state = port
            .children()
            .find(|node| node.has_tag_name("state"))
            .and_then(|node| node.attribute("state"));
        let number = port.attribute("portid").and_then(|text| text.parse::<u16>().ok());
        let (Some("open"), Some(number)) = (state, number) else { continue };
        read_port(input, output, lines, port, (address, hostname, number));
    }
}

fn read_port(
    input: &Input<'_>,
    output: &mut Output,
    lines: &Lines,
    port: Node<'_, '_>,
    (address, hostname, number): (&str, Option<&str>, u16),
) {
    let at = line(lines, port);
    let endpoint = format!("{address}:{number}");
    let service = port.children().find(|node| node.has_tag_name("service"));
    let attribute = |name: &str| service.and_then(|node| node.attribute(name)).map(str::to_owned);
    let script = |id: &str| {
        port.children()
            .filter(|node| node.has_tag_name("script"))
            .find(|node| node.attribute("id") == Some(id))
    };
    let ciphers = script("ssl-enum-ciphers");
    let certificate = script("ssl-cert");
    let tunnel = attribute("tunnel").as_deref() == Some("ssl");
    let encrypted = if ciphers.is_some() || certificate.is_some() || tunnel {
        Some(true)
    } else {
        encrypted_by_name(attribute("name").as_deref())
    };
    let row = Endpoint {
        endpoint: Some(endpoint.clone()),
        address: Some(address.to_owned()),
        port: Some(i64::from(number)),
        protocol: port.attribute("protocol").map(str::to_owned),
        management: is_management(number, attribute("name").as_deref()),
        service: attribute("name"),
        product: attribute("product"),
        version: attribute("version"),
        encrypted,
        exposure: input.hints.exposure.clone(),
        device_id: input.hints.device.clone(),
        hostname: hostname.map(str::to_owned),
    };
    output.push(input, Basis::Measured, at, row);
    if let Some(script) = ciphers {
        read_ciphers(input, output, line(lines, script), &endpoint, script);
    }
    if let Some(script) = certificate {
        read_certificate(input, output, line(lines, script), &endpoint, script);
    }
}

fn encrypted_by_name(service: Option<&str>) -> Option<bool> {
    match service? {
        "https" | "ssh" | "imaps" | "smtps" | "ldaps" | "pop3s" => Some(true),
        "telnet" | "ftp" | "http" | "tftp" | "snmp" | "vnc" | "rlogin" | "pop3" | "imap" => {
            Some(false)
        }
        _ => None,
    }
}

/// Ports that serve nothing but administration.
fn is_management(port: u16, service: Option<&str>) -> Option<bool> {
    let by_name =
        matches!(service, Some("ssh" | "telnet" | "ms-wbt-server" | "vnc" | "snmp" | "winrm"));
    if by_name || matches!(port, 22 | 23 | 161 | 3389 | 5900 | 5985 | 5986) {
        return Some(true);
    }
    None
}

/// `<table key="TLSv1.2"><table key="ciphers">…`: what is not listed was not accepted.
fn read_ciphers(
    input: &Input<'_>,
    output: &mut Output,
    at: usize,
    endpoint: &str,
    script: Node<'_, '_>,
) {
    let mut offered = Vec::new();
    for table in script.children().filter(|node| node.has_tag_name("table")) {
        let protocol = match table.attribute("key") {
            Some("SSLv2") => "SSL2",
            Some("SSLv3") => "SSL3",
            Some("TLSv1.0") => "TLS1.0",
            Some("TLSv1.1") => "TLS1.1",
            Some("TLSv1.2") => "TLS1.2",
            Some("TLSv1.3") => "TLS1.3",
            _ => continue,
        };
        offered.push(protocol);
        for suite in table.descendants().filter(|node| node.attribute("key") == Some("name")) {
            let Some(name) = suite.text() else { continue };
            // nmap writes TLS 1.3 suites as TLS_AKE_WITH_…; IANA does not.
            let name = name.replace("TLS_AKE_WITH_", "TLS_");
            let row = TlsSuite {
                endpoint: Some(endpoint.to_owned()),
                protocol: Some(protocol.to_owned()),
                suite: Some(name),
            };
            output.push(input, Basis::Measured, at, row);
        }
    }
    if offered.is_empty() {
        return;
    }
    let has = |protocol: &str| Some(offered.contains(&protocol));
    let row = TlsEndpoint {
        endpoint: Some(endpoint.to_owned()),
        exposure: input.hints.exposure.clone(),
        // The script does not try SSL 2.0.
        sslv2: None,
        sslv3: has("SSL3"),
        tls1_0: has("TLS1.0"),
        tls1_1: has("TLS1.1"),
        tls1_2: has("TLS1.2"),
        tls1_3: has("TLS1.3"),
        client_certificate: None,
        protected_by: input.hints.protected_by.clone(),
        tls12_reason: input.hints.tls12_reason.clone(),
    };
    output.push(input, Basis::Measured, at, row);
}

fn read_certificate(
    input: &Input<'_>,
    output: &mut Output,
    at: usize,
    endpoint: &str,
    script: Node<'_, '_>,
) {
    let within = |table: &str, key: &str| {
        script
            .children()
            .find(|node| node.attribute("key") == Some(table))
            .and_then(|table| table.children().find(|node| node.attribute("key") == Some(key)))
            .and_then(|node| node.text())
    };
    let day = |key: &str| within("validity", key)?.get(..10).and_then(|day| parse_date(day).ok());
    let signature = script
        .children()
        .find(|node| node.attribute("key") == Some("sig_algo"))
        .and_then(|node| node.text());
    let row = TlsCertificate {
        endpoint: Some(endpoint.to_owned()),
        subject: within("subject", "commonName").map(str::to_owned),
        issuer: within("issuer", "commonName").map(str::to_owned),
        not_before: day("notBefore"),
        not_after: day("notAfter"),
        key_algorithm: within("pubkey", "type").map(super::certificate::key_algorithm),
        key_bits: within("pubkey", "bits").and_then(|bits| bits.parse().ok()),
        signature_hash: signature.and_then(signature_hash),
    };
    output.push(input, Basis::Measured, at, row);
}

/// `sha256WithRSAEncryption`, `ecdsa-with-SHA384`.
fn signature_hash(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    ["sha1", "sha224", "sha256", "sha384", "sha512", "md5"]
        .into_iter()
        .find(|hash| lower.contains(hash))
        .map(str::to_owned)
}
