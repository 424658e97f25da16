//! Which products the list of exploited vulnerabilities names, as the list itself writes them. An entry
//! without a known range says that a product is affected, and not in which versions.

/// A product of ours, the makers that the list names, and what it calls the product.
struct Listed {
    product: &'static str,
    makers: &'static [&'static str],
    names: &'static [&'static str],
}

/// Spellings of CISA's catalogue as of August 2025, in small letters.
const LISTED: [Listed; 8] = [
    Listed {
        product: "cisco-ios-xe",
        makers: &["cisco"],
        names: &["ios xe", "ios, xr, and xe", "ios, ios xr, and ios xe"],
    },
    Listed {
        product: "citrix-netscaler",
        makers: &["citrix", "netscaler", "cloud software group"],
        names: &["netscaler", "application delivery controller"],
    },
    Listed { product: "fortios", makers: &["fortinet"], names: &["fortios"] },
    Listed {
        product: "ivanti-connect-secure",
        makers: &["ivanti", "pulse secure"],
        names: &["connect secure"],
    },
    Listed { product: "pan-os", makers: &["palo alto"], names: &["pan-os"] },
    Listed { product: "sonicos", makers: &["sonicwall"], names: &["sonicos"] },
    Listed {
        product: "sonicwall-sma",
        makers: &["sonicwall"],
        names: &["sma100", "sma 100", "sma1000", "sma 1000", "secure remote access"],
    },
    Listed { product: "zyxel-zld", makers: &["zyxel"], names: &["firewall", "zld", "usg", "atp"] },
];

/// The products that are looked for in the list.
pub(super) fn products() -> impl Iterator<Item = &'static str> {
    LISTED.iter().map(|listed| listed.product)
}

/// The products of ours that an entry names by its maker and product. One of "multiple products" names
/// them in its sentences.
pub(super) fn named(maker: &str, product: &str, sentences: [&str; 2]) -> Vec<&'static str> {
    let (maker, mut text) = (maker.to_lowercase(), product.to_lowercase());
    if text.contains("multiple") {
        text = format!("{text} {}", sentences.join(" ").to_lowercase());
    }
    let is_named = |listed: &&Listed| {
        listed.makers.iter().any(|name| maker.contains(name))
            && listed.names.iter().any(|name| text.contains(name))
    };
    LISTED.iter().filter(is_named).map(|listed| listed.product).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_known_by_how_the_list_writes_it() {
        let named = |maker, product, sentence| named(maker, product, [sentence, ""]);
        assert_eq!(named("Fortinet", "FortiOS and FortiProxy", ""), ["fortios"]);
        assert_eq!(named("Fortinet", "Multiple Products", "FortiOS and others"), ["fortios"]);
        assert!(named("Fortinet", "Multiple Products", "FortiVoice and FortiMail").is_empty());
        assert!(named("Fortinet", "FortiWeb", "unlike FortiOS").is_empty());
        assert_eq!(named("Pulse Secure", "Pulse Connect Secure", ""), ["ivanti-connect-secure"]);
        assert_eq!(named("Cisco", "IOS and IOS XE Software", ""), ["cisco-ios-xe"]);
        assert!(named("Cisco", "IOS XR", "").is_empty());
    }
}
