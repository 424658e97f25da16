//! What the names in a policy stand for: an address object may hold every address, a service object
//! every port, and a group both.

use super::blocks::Block;
use crate::doors::{self, Service};
use std::collections::BTreeMap;

/// Groups in groups deeper than this are not followed.
const DEEPEST: usize = 16;

/// The objects of a configuration, by virtual domain, kind and name.
pub(super) struct Objects<'b>(BTreeMap<(Option<&'b str>, &'b str, &'b str), &'b Block>);

impl<'b> Objects<'b> {
    pub(super) fn of(blocks: &'b [Block]) -> Self {
        let entries = blocks.iter().filter(|block| {
            block.entry.is_some() && block.path.starts_with("firewall ") && block.within.is_empty()
        });
        let key = |block: &'b Block| (block.vdom.as_deref(), block.path.as_str(), block.name());
        Self(entries.map(|block| (key(block), block)).collect())
    }

    fn get(&self, of: &Block, path: &str, name: &str) -> Option<&'b Block> {
        self.0.get(&(of.vdom.as_deref(), path, name)).copied()
    }

    /// Whether the names that `policy` has under `key` let every address match; not known where one
    /// of them is described nowhere.
    pub(super) fn any_address(&self, policy: &Block, key: &str, version_6: bool) -> Option<bool> {
        let setting = policy.setting(key)?;
        let of_each = setting.values.iter().map(|name| self.address(policy, name, version_6, 0));
        let any = any(of_each);
        // Everything but some is not limited, and everything but everything is nothing.
        match policy.value(&format!("{key}-negate")) {
            Some("enable") => any.map(|any| !any),
            _ => any,
        }
    }

    fn address(&self, policy: &Block, name: &str, version_6: bool, depth: usize) -> Option<bool> {
        if name.eq_ignore_ascii_case("all") || name == "any" {
            return Some(true);
        }
        if name == "none" || depth > DEEPEST {
            return (name == "none").then_some(false);
        }
        let [single, group] = if version_6 {
            ["firewall address6", "firewall addrgrp6"]
        } else {
            ["firewall address", "firewall addrgrp"]
        };
        if let Some(block) = self.get(policy, single, name) {
            return Some(if version_6 { is_any_6(block) } else { is_any_4(block) });
        }
        if let Some(block) = self.get(policy, group, name) {
            let members = block.values("member").into_iter();
            return any(members.map(|name| self.address(policy, name, version_6, depth + 1)));
        }
        let is_translated =
            ["firewall vip", "firewall vip6", "firewall vipgrp", "firewall vipgrp6"]
                .iter()
                .any(|path| self.get(policy, path, name).is_some());
        is_translated.then_some(false)
    }

    /// Whether the names that `policy` has under `service` let every service match. A name that is
    /// described nowhere is one that the device knows of itself, and those are limited.
    pub(super) fn any_service(&self, policy: &Block) -> Option<bool> {
        let setting = policy.setting("service")?;
        let any = setting.values.iter().any(|name| self.service(policy, name, 0));
        Some(any != (policy.value("service-negate") == Some("enable")))
    }

    fn service(&self, policy: &Block, name: &str, depth: usize) -> bool {
        if name.eq_ignore_ascii_case("all") || matches!(name, "any" | "ALL_TCP" | "ALL_UDP") {
            return true;
        }
        if let Some(block) = self.get(policy, "firewall service custom", name) {
            return is_any_service(block);
        }
        match self.get(policy, "firewall service group", name) {
            Some(block) if depth < DEEPEST => {
                block.values("member").iter().any(|name| self.service(policy, name, depth + 1))
            }
            _ => false,
        }
    }
}

impl Objects<'_> {
    /// The doors that `policy` lets through, as [`doors::shown`] says them. Of an address that is
    /// translated, the port behind it counts.
    pub(super) fn door_services(&self, policy: &Block) -> Option<String> {
        let setting = policy.setting("service")?;
        if policy.value("service-negate") == Some("enable") {
            return Some("all".to_owned());
        }
        let mut services = Vec::new();
        for name in &setting.values {
            self.collect(policy, name, 0, &mut services);
        }
        if services.contains(&Some(Service::All))
            && let Some(behind) = self.translated_ports(policy)
        {
            services = behind;
        }
        doors::shown(&services)
    }

    fn collect(
        &self,
        policy: &Block,
        name: &str,
        depth: usize,
        services: &mut Vec<Option<Service>>,
    ) {
        if let Some(block) = self.get(policy, "firewall service custom", name) {
            services.extend(of_custom(block));
        } else if let Some(block) = self.get(policy, "firewall service group", name)
            && depth < DEEPEST
        {
            for name in block.values("member") {
                self.collect(policy, name, depth + 1, services);
            }
        } else {
            services.push(doors::by_name(name));
        }
    }

    /// What lies behind the addresses of a policy, where all of them translate ports.
    fn translated_ports(&self, policy: &Block) -> Option<Vec<Option<Service>>> {
        let mut services = Vec::new();
        for name in policy.values("dstaddr") {
            let block = self.get(policy, "firewall vip", name)?;
            let port = block
                .value("mappedport")
                .filter(|_| block.value("portforward") == Some("enable"))?;
            services.extend(of_ports(port));
        }
        (!services.is_empty()).then_some(services)
    }
}

fn of_custom(block: &Block) -> Vec<Option<Service>> {
    if is_any_service(block) {
        return vec![Some(Service::All)];
    }
    let mut services = Vec::new();
    for key in ["tcp-portrange", "udp-portrange"] {
        for range in block.values(key) {
            // `destination:source`
            services.extend(of_ports(range.split(':').next().unwrap_or(range)));
        }
    }
    if services.is_empty() { vec![Some(Service::Other)] } else { services }
}

fn of_ports(range: &str) -> Vec<Option<Service>> {
    match doors::by_ports(range) {
        None => vec![None],
        Some(doors) if doors.is_empty() => vec![Some(Service::Other)],
        Some(doors) => doors.into_iter().map(|door| Some(Service::Door(door))).collect(),
    }
}

/// One that matches all is enough; one that is not known leaves it open.
fn any(of_each: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let each: Vec<Option<bool>> = of_each.collect();
    if each.contains(&Some(true)) {
        return Some(true);
    }
    if each.contains(&None) { None } else { Some(false) }
}

/// An address object without a subnet has 0.0.0.0/0, the default of every version since 6.0.
fn is_any_4(block: &Block) -> bool {
    match block.value("type") {
        None | Some("ipmask") => {
            let subnet = block.values("subnet");
            subnet.is_empty() || matches!(subnet[..], ["0.0.0.0", "0.0.0.0"] | ["0.0.0.0/0"])
        }
        Some("iprange") => {
            block.value("start-ip").is_none_or(|ip| ip.starts_with("0.0.0."))
                && block.value("end-ip") == Some("255.255.255.255")
        }
        Some("wildcard") => block.values("wildcard").get(1).is_none_or(|mask| *mask == "0.0.0.0"),
        Some(_) => false,
    }
}

fn is_any_6(block: &Block) -> bool {
    match block.value("type") {
        None | Some("ipprefix") => block.value("ip6").is_none_or(|prefix| prefix == "::/0"),
        Some(_) => false,
    }
}

/// `set protocol IP` without a number is every protocol; a range of all ports every port.
fn is_any_service(block: &Block) -> bool {
    let is_whole = |range: &str| {
        // `destination:source`
        let destination = range.split(':').next().unwrap_or(range);
        matches!(destination, "0-65535" | "1-65535")
    };
    match block.value("protocol") {
        Some("IP") => block.value("protocol-number").is_none_or(|number| number == "0"),
        Some("ALL") => true,
        Some("ICMP" | "ICMP6") => false,
        _ => ["tcp-portrange", "udp-portrange"]
            .iter()
            .any(|key| block.values(key).iter().any(|range| is_whole(range))),
    }
}
