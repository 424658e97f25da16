//! Functions over addresses and networks in CIDR notation, IPv4 and IPv6.

use super::value::{Argument, Value};
use ipnet::IpNet;
use std::net::IpAddr;

/// `10.0.0.0/8`, or a single address as a network of one.
fn network(value: Argument<'_>) -> Option<IpNet> {
    let text = value.text()?.trim();
    text.parse::<IpNet>().ok().or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from))
}

pub(super) fn cidr_contains(values: &[Argument<'_>]) -> Value {
    let holds = || Some(network(values[0])?.contains(&network(values[1])?));
    Value::from(holds())
}

pub(super) fn cidr_overlaps(values: &[Argument<'_>]) -> Value {
    let overlap = || {
        let (a, b) = (network(values[0])?, network(values[1])?);
        Some(a.contains(&b) || b.contains(&a))
    };
    Value::from(overlap())
}

#[cfg(test)]
mod tests {
    use super::*;
    use Argument::Text;

    #[test]
    fn containing_and_overlapping() {
        assert_eq!(cidr_contains(&[Text("10.0.0.0/8"), Text("10.2.3.4")]), Value::Integer(1));
        assert_eq!(cidr_contains(&[Text("10.0.0.0/24"), Text("10.0.0.0/16")]), Value::Integer(0));
        assert_eq!(cidr_overlaps(&[Text("10.0.0.0/24"), Text("10.0.0.0/16")]), Value::Integer(1));
        assert_eq!(cidr_overlaps(&[Text("10.0.0.0/24"), Text("10.0.1.0/24")]), Value::Integer(0));
        assert_eq!(cidr_contains(&[Text("10.0.0.0/8"), Text("fd00::1")]), Value::Integer(0));
        assert_eq!(cidr_contains(&[Text("somewhere"), Text("10.0.0.1")]), Value::Null);
    }
}
