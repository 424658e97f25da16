//! nmap XML (`-oX`), with the scripts ssl-enum-ciphers and ssl-cert when they ran.

use super::certificate::{is_seen_by_all, key_algorithm, signature_hash};
use super::scan::{day_of_seconds, not_scanned};
use super::sniff::head;
use super::xml;
use crate::input::{Input, Output};
use crate::lines::Lines;
use roxmltree::Node;
use shirube_facts::tables::{Endpoint, TlsCertificate, TlsEndpoint, TlsSuite};
use shirube_model::date::parse_date;
use shirube_model::{Basis, Date, Problem, Source, Wording};

pub(crate) fn looks_like(input: &Input<'_>) -> bool {
    let text = head(input.text);
    text.contains("<nmaprun") || text.contains("<!DOCTYPE nmaprun")
}

pub(crate) fn read(input: &Input<'_>, output: &mut Output) {
    let Some(document) = xml::parse(input, output) else { return };
    let lines = Lines::new(input.text);
    let run = Run::of(document.root_element());
    let input = &input.made_on(run.day);
    let mut hosts = 0;
    for host in document.descendants().filter(|node| node.has_tag_name("host")) {
        hosts += 1;
        read_host(input, output, &lines, &run, host);
    }
    if hosts == 0 {
        output.problem(Problem::warning("import.no-hosts", Source::whole(input.path)));
    }
}

/// What holds for the whole scan.
struct Run {
    /// The day on which it began.
    day: Option<Date>,
    /// True when ssl-enum-ciphers knows TLS 1.3: since nmap 7.92.
    knows_tls1_3: bool,
    /// True when the script sslv2 ran; it says nothing of servers without SSL 2.0.
    tried_ssl2: bool,
}

impl Run {
    fn of(root: Node<'_, '_>) -> Self {
        let version = root.attribute("version").unwrap_or("");
        let number = |part: Option<&str>| {
            part.and_then(|part| {
                let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
                part[..end].parse::<u32>().ok()
            })
        };
        let mut parts = version.split('.');
        let version = (number(parts.next()), number(parts.next()));
        let scripts = root.attribute("args").unwrap_or("");
        let named = scripts.split(|c: char| c.is_whitespace() || c == ',' || c == '=');
        Self {
            day: root
                .attribute("startstr")
                .and_then(day_of_words)
                .or_else(|| root.attribute("start").and_then(day_of_seconds)),
            knows_tls1_3: version >= (Some(7), Some(92)),
            tried_ssl2: named.clone().any(|word| word == "sslv2"),
        }
    }
}

/// `Thu Mar  7 23:06:40 2019`: the day where the scanner stood.
fn day_of_words(text: &str) -> Option<Date> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let words: Vec<&str> = text.split_whitespace().collect();
    let [_, month, day, _, year] = words[..] else { return None };
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    parse_date(&format!("{year}-{month:02}-{:02}", day.parse::<u8>().ok()?)).ok()
}

fn line(lines: &Lines, node: Node<'_, '_>) -> usize {
    lines.line(node.range().start)
}

fn read_host(input: &Input<'_>, output: &mut Output, lines: &Lines, run: &Run, host: Node<'_, '_>) {
    let address = host
        .children()
        .filter(|node| node.has_tag_name("address"))
        .find(|node| node.attribute("addrtype") != Some("mac"))
        .and_then(|node| node.attribute("addr"));
    let Some(address) = address else { return };
    let state = |node: Node<'_, '_>, tag: &str| {
        let child = node.children().find(|node| node.has_tag_name(tag));
        child.and_then(|node| node.attribute("state")).map(str::to_owned)
    };
    // A host that was asked for and not looked at is said: nothing is known of it.
    let reason = match (host.attribute("timedout"), state(host, "status").as_deref()) {
        (Some("true"), _) => Some("cause.timed-out"),
        (_, Some("down")) => Some("cause.host-down"),
        _ => None,
    };
    if let Some(reason) = reason {
        not_scanned(input, output, line(lines, host), address, Wording::word(reason));
    }
    let hostname = host
        .descendants()
        .find(|node| node.has_tag_name("hostname"))
        .and_then(|node| node.attribute("name"));
    for port in host.descendants().filter(|node| node.has_tag_name("port")) {
        let number = port.attribute("portid").and_then(|text| text.parse::<u16>().ok());
        let state = state(port, "state");
        // No answer to UDP may be an open port or a filter: which one is not known.
        if state.as_deref() == Some("open|filtered") {
            let source = Source::line(input.path, line(lines, port));
            let name = endpoint_name(address, port.attribute("protocol"), number.unwrap_or(0));
            output
                .problem(Problem::warning("import.port-not-known", source).with("endpoint", name));
        }
        let (Some("open"), Some(number)) = (state.as_deref(), number) else { continue };
        read_port(input, output, lines, run, port, (address, hostname, number));
    }
}

/// `192.0.2.1:443`, `[2001:db8::5]:443`; what is not TCP names its transport.
fn endpoint_name(address: &str, protocol: Option<&str>, port: u16) -> String {
    let address = if address.contains(':') { format!("[{address}]") } else { address.to_owned() };
    match protocol {
        None | Some("tcp") => format!("{address}:{port}"),
        Some(other) => format!("{address}:{port}/{other}"),
    }
}

fn read_port(
    input: &Input<'_>,
    output: &mut Output,
    lines: &Lines,
    run: &Run,
    port: Node<'_, '_>,
    (address, hostname, number): (&str, Option<&str>, u16),
) {
    let at = line(lines, port);
    let endpoint = endpoint_name(address, port.attribute("protocol"), number);
    let service = port.children().find(|node| node.has_tag_name("service"));
    let attribute = |name: &str| service.and_then(|node| node.attribute(name)).map(str::to_owned);
    let ciphers = script(port, "ssl-enum-ciphers");
    let certificate = script(port, "ssl-cert");
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
        ..Endpoint::default()
    };
    output.push(input, Basis::Measured, at, row);
    let shown = certificate.map(|script| (script, read_certificate(&endpoint, script)));
    if let Some(script) = ciphers {
        let sees_all = shown.as_ref().is_some_and(|(_, shown)| is_seen_by_all(shown));
        let ssl2 = if run.tried_ssl2 { Some(self::script(port, "sslv2").is_some()) } else { None };
        let limits = Limits { ssl2, knows_tls1_3: run.knows_tls1_3, sees_all };
        read_ciphers(input, output, line(lines, script), &endpoint, script, &limits);
    }
    if let Some((script, row)) = shown {
        output.push(input, Basis::Measured, line(lines, script), row);
    }
}

/// What a script says of a port.
fn script<'n, 'd>(port: Node<'n, 'd>, id: &str) -> Option<Node<'n, 'd>> {
    port.children()
        .filter(|node| node.has_tag_name("script"))
        .find(|node| node.attribute("id") == Some(id))
}

/// What the scan could see of a port.
struct Limits {
    /// Whether SSL 2.0 is spoken, where that was tried.
    ssl2: Option<bool>,
    knows_tls1_3: bool,
    /// The certificate is one with which every version is seen.
    sees_all: bool,
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
    limits: &Limits,
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
    // What is listed is spoken; what is not is not, as far as the scan could see.
    let has = |protocol: &str| {
        let listed = offered.contains(&protocol);
        (listed || limits.sees_all).then_some(listed)
    };
    let row = TlsEndpoint {
        endpoint: Some(endpoint.to_owned()),
        exposure: input.hints.exposure.clone(),
        sslv2: if offered.contains(&"SSL2") { Some(true) } else { limits.ssl2 },
        sslv3: has("SSL3"),
        tls1_0: has("TLS1.0"),
        tls1_1: has("TLS1.1"),
        tls1_2: has("TLS1.2"),
        tls1_3: has("TLS1.3").filter(|spoken| *spoken || limits.knows_tls1_3),
        client_certificate: None,
        protected_by: input.hints.protected_by.clone(),
        tls12_reason: input.hints.tls12_reason.clone(),
    };
    output.push(input, Basis::Measured, at, row);
}

fn read_certificate(endpoint: &str, script: Node<'_, '_>) -> TlsCertificate {
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
    TlsCertificate {
        endpoint: Some(endpoint.to_owned()),
        subject: within("subject", "commonName").map(str::to_owned),
        issuer: within("issuer", "commonName").map(str::to_owned),
        not_before: day("notBefore"),
        not_after: day("notAfter"),
        key_algorithm: within("pubkey", "type").and_then(key_algorithm),
        key_bits: within("pubkey", "bits").and_then(|bits| bits.parse().ok()),
        signature_hash: signature.and_then(signature_hash),
    }
}
