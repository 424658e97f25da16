//! On which side of the device an interface lies. Outside is what a role, a name of the factory, a
//! public address, the default route, SD-WAN or a line of a provider shows; inside what a role or a
//! private address shows. Of any other interface it is not known: "not named wan" is not inside.

use super::blocks::Block;
use std::collections::{BTreeMap, BTreeSet};
use std::net::{Ipv4Addr, Ipv6Addr};

/// A side of the device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Outside,
    Inside,
}

/// The interfaces and zones of a device.
pub(super) struct Interfaces {
    sides: BTreeMap<String, Side>,
    down: BTreeSet<String>,
}

impl Interfaces {
    pub(super) fn of(blocks: &[Block]) -> Self {
        let by_route = default_routes(blocks);
        let mut interfaces = Self { sides: BTreeMap::new(), down: BTreeSet::new() };
        let of_path =
            |path: &'static str| blocks.iter().filter(move |block| block.is_entry_of(path));
        for block in of_path("system interface") {
            let name = block.name().to_owned();
            if block.value("status") == Some("down") {
                interfaces.down.insert(name.clone());
            }
            let routed = by_route.contains(block.name());
            if let Some(side) = own_side(block, blocks, routed) {
                interfaces.sides.insert(name, side);
            }
        }
        // A VLAN lies where its parent does, unless it says otherwise itself; parents may be VLANs.
        for _ in 0..3 {
            for block in
                of_path("system interface").filter(|block| block.value("type") != Some("tunnel"))
            {
                let parent = block.value("interface").and_then(|parent| interfaces.side(parent));
                if let Some(Side::Outside) = parent {
                    interfaces.sides.entry(block.name().to_owned()).or_insert(Side::Outside);
                }
            }
        }
        for name in by_route.iter().chain(&sdwan_zones(blocks)) {
            interfaces.sides.insert(name.clone(), Side::Outside);
        }
        for block in of_path("system zone") {
            let sides: Vec<Option<Side>> =
                block.values("interface").iter().map(|name| interfaces.side(name)).collect();
            let side = if sides.contains(&Some(Side::Outside)) {
                Some(Side::Outside)
            } else if !sides.is_empty() && sides.iter().all(|side| *side == Some(Side::Inside)) {
                Some(Side::Inside)
            } else {
                None
            };
            if let Some(side) = side {
                interfaces.sides.insert(block.name().to_owned(), side);
            }
        }
        interfaces
    }

    /// The side of an interface or a zone, where it is known.
    pub(super) fn side(&self, name: &str) -> Option<Side> {
        let named = name.starts_with("wan") || name == "virtual-wan-link";
        self.sides.get(name).copied().or_else(|| named.then_some(Side::Outside))
    }

    /// True for an interface that is turned off.
    pub(super) fn is_down(&self, name: &str) -> bool {
        self.down.contains(name)
    }
}

/// What an interface says of itself.
fn own_side(block: &Block, blocks: &[Block], routed: bool) -> Option<Side> {
    let addresses = addresses(block, blocks);
    let is_public = addresses.contains(&Address::Public);
    let line_of_provider = matches!(block.value("mode"), Some("pppoe"));
    match block.value("role") {
        _ if routed || is_public || line_of_provider => Some(Side::Outside),
        Some("wan") => Some(Side::Outside),
        Some("lan" | "dmz") => Some(Side::Inside),
        _ if block.name().starts_with("wan") => Some(Side::Outside),
        // A tunnel's far end is elsewhere, whatever its address.
        _ if block.value("type") == Some("tunnel") => None,
        _ if addresses.contains(&Address::Private) => Some(Side::Inside),
        _ => None,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Address {
    Public,
    Private,
    Other,
}

/// The kinds of an interface's addresses: its own, its secondary ones and those of IPv6.
fn addresses(block: &Block, blocks: &[Block]) -> Vec<Address> {
    let inner = blocks.iter().filter(|other| {
        other.path.starts_with("system interface / ")
            && other.within.first() == block.entry.as_ref()
    });
    let mut kinds = Vec::new();
    for block in std::iter::once(block).chain(inner) {
        kinds.extend(block.values("ip").first().map(|text| of_version_4(text)));
        kinds.extend(block.values("ip6-address").first().map(|text| of_version_6(text)));
    }
    kinds
}

fn of_version_4(text: &str) -> Address {
    let Ok(address) = text.split('/').next().unwrap_or(text).parse::<Ipv4Addr>() else {
        return Address::Other;
    };
    let [first, second, ..] = address.octets();
    // RFC 6598: addresses that providers share out behind their own translation.
    let is_shared = first == 100 && (64..128).contains(&second);
    if address.is_private() {
        Address::Private
    } else if address.is_unspecified()
        || address.is_loopback()
        || address.is_link_local()
        || is_shared
    {
        Address::Other
    } else {
        Address::Public
    }
}

fn of_version_6(text: &str) -> Address {
    let Ok(address) = text.split('/').next().unwrap_or(text).parse::<Ipv6Addr>() else {
        return Address::Other;
    };
    match address.segments()[0] {
        0x2000..=0x3fff => Address::Public,
        0xfc00..=0xfdff => Address::Private,
        _ => Address::Other,
    }
}

/// Interfaces to which everything goes that no other route takes, and members of SD-WAN.
fn default_routes(blocks: &[Block]) -> BTreeSet<String> {
    let is_default = |block: &&Block| {
        block
            .values("dst")
            .first()
            .is_none_or(|text| matches!(*text, "0.0.0.0" | "0.0.0.0/0" | "::" | "::/0"))
    };
    let routes = blocks
        .iter()
        .filter(|block| block.is_entry_of("router static") || block.is_entry_of("router static6"))
        .filter(is_default)
        .filter_map(|block| block.value("device"));
    let members = blocks
        .iter()
        .filter(|block| {
            block.is_entry_of("system sdwan / members")
                || block.is_entry_of("system virtual-wan-link / members")
        })
        .filter_map(|block| block.value("interface"));
    routes.chain(members).map(str::to_owned).collect()
}

/// The names by which policies speak of SD-WAN.
fn sdwan_zones(blocks: &[Block]) -> BTreeSet<String> {
    let zones = blocks.iter().filter(|block| block.is_entry_of("system sdwan / zone"));
    zones.map(|block| block.name().to_owned()).collect()
}
