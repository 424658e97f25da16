//! Ways to administer the device: `set allowaccess https ssh` of an interface, of its secondary
//! addresses and of IPv6, at the ports that the device listens on.

use super::blocks::{Block, Setting};
use super::device::Device;
use super::interfaces::{Interfaces, Side};
use crate::input::{Input, Output};
use shirube_facts::tables::Endpoint;
use shirube_model::Basis;

pub(super) fn read(
    input: &Input<'_>,
    output: &mut Output,
    device: &Device,
    blocks: &[Block],
    interfaces: &Interfaces,
) {
    let global = blocks.iter().find(|block| block.path == "system global");
    let mut ways = Ways { input, output, device, global, interfaces };
    for block in blocks.iter().filter(|block| block.is_entry_of("system interface")) {
        if interfaces.is_down(block.name()) {
            continue;
        }
        ways.add(block.name(), "", block.setting("allowaccess"), block.values("ip").first());
        let inner = |path: &'static str| {
            blocks.iter().filter(move |other| {
                other.path == path && other.within.first() == block.entry.as_ref()
            })
        };
        for other in inner("system interface / ipv6").filter(|other| other.entry.is_none()) {
            let address = other.values("ip6-address");
            ways.add(block.name(), " IPv6", other.setting("ip6-allowaccess"), address.first());
        }
        if block.value("secondary-IP") == Some("disable") {
            continue;
        }
        for other in inner("system interface / secondaryip").filter(|other| other.entry.is_some()) {
            let address = other.values("ip");
            let shown = address.first().map(|text| format!(" {}", bare(text))).unwrap_or_default();
            ways.add(block.name(), &shown, other.setting("allowaccess"), address.first());
        }
    }
}

fn bare(address: &str) -> &str {
    address.split('/').next().unwrap_or(address)
}

struct Ways<'a, 'i> {
    input: &'a Input<'i>,
    output: &'a mut Output,
    device: &'a Device,
    global: Option<&'a Block>,
    interfaces: &'a Interfaces,
}

impl Ways<'_, '_> {
    /// The ways in at one address of an interface; `which` tells it from the others.
    fn add(
        &mut self,
        interface: &str,
        which: &str,
        access: Option<&Setting>,
        address: Option<&&str>,
    ) {
        let Some(setting) = access else { return };
        let exposure = self.interfaces.side(interface).map(|side| match side {
            Side::Outside => "internet",
            Side::Inside => "internal",
        });
        for service in &setting.values {
            let Some((port, encrypted)) = self.port(service) else { continue };
            let row = Endpoint {
                endpoint: Some(format!("{} {interface}{which}:{service}", self.device.name)),
                address: address.map(|text| bare(text).to_owned()),
                port: Some(port),
                protocol: Some(if service == "snmp" { "udp" } else { "tcp" }.to_owned()),
                service: Some(service.clone()),
                product: Some("fortios".to_owned()),
                version: self.device.version.clone(),
                encrypted: Some(encrypted),
                management: Some(true),
                exposure: exposure.map(str::to_owned),
                device_id: self.input.hints.device.clone(),
                hostname: Some(self.device.name.clone()),
                ..Endpoint::default()
            };
            self.output.push(self.input, Basis::Configured, setting.line, row);
        }
    }

    /// The port of a service and whether it is encrypted; none for what administers nothing.
    fn port(&self, service: &str) -> Option<(i64, bool)> {
        let (key, default, encrypted) = match service {
            "https" => ("admin-sport", 443, true),
            "ssh" => ("admin-ssh-port", 22, true),
            "http" => ("admin-port", 80, false),
            "telnet" => ("admin-telnet-port", 23, false),
            "snmp" => ("", 161, false),
            _ => return None,
        };
        let set =
            self.global.and_then(|global| global.value(key)).and_then(|port| port.parse().ok());
        Some((set.unwrap_or(default), encrypted))
    }
}
