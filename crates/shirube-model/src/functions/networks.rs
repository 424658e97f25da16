//! Functions over addresses and networks in CIDR notation, IPv4 and IPv6.

use super::Value;
use ipnet::IpNet;
use std::net::IpAddr;

/// `10.0.0.0/8`, or a single address as a network of one.
fn network(value: &Value) -> Option<IpNet> {
    let text = value.text()?.trim();
    text.parse::<IpNet>().ok().or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from))
}

pub(super) fn cidr_contains(values: &[Value]) -> Value {
    let holds = || Some(network(&values[0])?.contains(&network(&values[1])?));
    Value::from(holds())
}

pub(super) fn cidr_overlaps(values: &[Value]) -> Value {
    let overlap = || {
        let (a, b) = (network(&values[0])?, network(&values[1])?);
        Some(a.contains(&b) || b.contains(&a))
    };
    Value::from(overlap())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[test]
    fn containing_and_overlapping() {
        assert_eq!(cidr_contains(&[text("10.0.0.0/8"), text("10.2.3.4")]), Value::Integer(1));
        assert_eq!(cidr_contains(&[text("10.0.0.0/24"), text("10.0.0.0/16")]), Value::Integer(0));
        assert_eq!(cidr_overlaps(&[text("10.0.0.0/24"), text("10.0.0.0/16")]), Value::Integer(1));
        assert_eq!(cidr_overlaps(&[text("10.0.0.0/24"), text("10.0.1.0/24")]), Value::Integer(0));
        assert_eq!(cidr_contains(&[text("10.0.0.0/8"), text("fd00::1")]), Value::Integer(0));
        assert_eq!(cidr_contains(&[text("somewhere"), text("10.0.0.1")]), Value::Null);
    }
}
