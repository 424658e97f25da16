//! The names that products go by in the vulnerability and life-cycle tables.

/// The life-cycle product and cycle of an operating system as people write it:
/// `Windows 11 Pro 24H2`, `Windows Server 2019`, `Ubuntu 22.04.5 LTS`.
pub(crate) fn operating_system(text: &str) -> Option<(&'static str, String)> {
    // People write `Windows10` as well as `Windows 10`.
    let text = shirube_model::text::normalize(text).to_lowercase();
    let text = shirube_model::text::normalize(&text.replace("windows", "windows "));
    if text.contains("windows server") {
        return server_year(&text).map(|cycle| ("windows-server", cycle));
    }
    if text.contains("windows") {
        return windows_cycle(&text).map(|cycle| ("windows", cycle));
    }
    let major = |product: &'static str| {
        number_after(&text, product)
            .map(|version| (product, version.split('.').next().unwrap_or_default().to_owned()))
    };
    if text.contains("ubuntu") {
        let version = number_after(&text, "ubuntu")?;
        let cycle: Vec<&str> = version.split('.').take(2).collect();
        return Some(("ubuntu", cycle.join(".")));
    }
    if text.contains("red hat") || text.contains("rhel") {
        let version = number_after(&text, "linux").or_else(|| number_after(&text, "rhel"))?;
        return Some(("rhel", version.split('.').next()?.to_owned()));
    }
    for product in ["debian", "centos", "macos", "ipados", "ios", "android"] {
        if text.contains(product) {
            return major(product);
        }
    }
    None
}

const ONE_CYCLE: [&str; 6] = ["22h2", "21h1", "2004", "1903", "1511", "1507"];

/// The cycle that endoflife.date uses for Windows: release and edition, `11-24h2-w` for Home and
/// Pro, `-e` for Enterprise and Education.
fn windows_cycle(text: &str) -> Option<String> {
    let word = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '.');
    let words: Vec<&str> = word.filter(|word| !word.is_empty()).collect();
    let at = words.iter().position(|word| *word == "windows")?;
    let generation = *words.get(at + 1)?;
    match generation {
        "8" | "8.1" => Some(generation.to_owned()),
        "7" => Some("7-sp1".to_owned()),
        "vista" => Some("6-sp2".to_owned()),
        "xp" => Some("5-sp3".to_owned()),
        "10" | "11" => {
            let is_release = |word: &&&str| {
                word.len() == 4
                    && word[..2].bytes().all(|byte| byte.is_ascii_digit())
                    && (word.as_bytes()[2] == b'h'
                        || word[2..].bytes().all(|byte| byte.is_ascii_digit()))
            };
            let release = words.iter().skip(at + 2).find(is_release)?;
            let iot = text.contains("iot") || text.contains("ltsc");
            let enterprise = text.contains("enterprise") || text.contains("education");
            if iot {
                return None;
            }
            // Releases whose support ended on one day for every edition have one cycle.
            if generation == "10" && ONE_CYCLE.contains(release) {
                return Some(format!("10-{release}"));
            }
            let edition = if enterprise { "e" } else { "w" };
            Some(format!("{generation}-{release}-{edition}"))
        }
        _ => None,
    }
}

fn server_year(text: &str) -> Option<String> {
    let rest = text.split("windows server").nth(1)?;
    let year: String = rest.trim().chars().take_while(char::is_ascii_digit).collect();
    if year.len() != 4 {
        return None;
    }
    if rest.contains("r2") { Some(format!("{year}-r2")) } else { Some(year) }
}

fn number_after(text: &str, word: &str) -> Option<String> {
    let rest = &text[text.find(word)? + word.len()..];
    let start = rest.find(|c: char| c.is_ascii_digit())?;
    let rest = &rest[start..];
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    Some(rest[..end].trim_end_matches('.').to_owned())
}

/// The product and cycle of a software component, by name and version.
pub(crate) fn software(name: &str, version: &str) -> Option<(&'static str, String)> {
    let name = name.to_lowercase();
    let parts = |count: usize| version.split('.').take(count).collect::<Vec<_>>().join(".");
    let known = match name.as_str() {
        "openssl" | "libssl" => ("openssl", parts(2)),
        "postgresql" | "postgres" => ("postgresql", parts(1)),
        "mysql" | "mysql-server" => ("mysql", parts(2)),
        "mariadb" | "mariadb-server" => ("mariadb", parts(2)),
        "nginx" => ("nginx", parts(2)),
        "httpd" | "apache2" | "apache http server" => ("apache-http-server", parts(2)),
        "tomcat" | "tomcat-embed-core" | "apache tomcat" => ("tomcat", parts(2)),
        "php" => ("php", parts(2)),
        "keycloak" => ("keycloak", parts(2)),
        "squid" => ("squid", parts(1)),
        _ => return None,
    };
    Some(known)
}

/// Product and life-cycle cycle of a network appliance, from the maker and model in the ledger.
pub(crate) fn appliance(
    manufacturer: &str,
    model: &str,
    version: &str,
) -> Option<(&'static str, Option<String>)> {
    let text = shirube_model::text::normalize(&format!("{manufacturer} {model}")).to_lowercase();
    let cycle = |count: usize| {
        let version = version.trim_start_matches(['v', 'V']);
        let parts: Vec<&str> = version.split('.').take(count).collect();
        (parts.len() == count).then(|| parts.join("."))
    };
    if text.contains("fortinet") || text.contains("fortigate") {
        Some(("fortios", cycle(2)))
    } else if text.contains("palo alto") {
        Some(("pan-os", cycle(2)))
    } else if text.contains("ivanti") || text.contains("pulse secure") {
        Some(("ivanti-connect-secure", None))
    } else if text.contains("netscaler") || text.contains("citrix") {
        Some(("citrix-netscaler", None))
    } else if text.contains("sonicwall") && text.contains("sma") {
        Some(("sonicwall-sma", None))
    } else if text.contains("sonicwall") {
        Some(("sonicos", None))
    } else if text.contains("zyxel") {
        Some(("zyxel-zld", None))
    } else if text.contains("cisco") && text.contains("xe") {
        Some(("cisco-ios-xe", cycle(2)))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operating_systems_as_people_write_them() {
        let cycle = |text: &str| {
            operating_system(text).map(|(product, cycle)| format!("{product} {cycle}"))
        };
        assert_eq!(cycle("Windows 11 Pro 24H2").as_deref(), Some("windows 11-24h2-w"));
        assert_eq!(cycle("Windows 10 Enterprise 22H2").as_deref(), Some("windows 10-22h2"));
        assert_eq!(cycle("Ｗｉｎｄｏｗｓ ７").as_deref(), Some("windows 7-sp1"));
        assert_eq!(cycle("Windows10 Pro 22H2").as_deref(), Some("windows 10-22h2"));
        assert_eq!(cycle("Windows 11"), None, "the release decides, and is not said");
        assert_eq!(cycle("Windows Server 2012 R2").as_deref(), Some("windows-server 2012-r2"));
        assert_eq!(
            cycle("Microsoft Windows Server 2022 Standard").as_deref(),
            Some("windows-server 2022")
        );
        assert_eq!(cycle("Ubuntu 22.04.5 LTS").as_deref(), Some("ubuntu 22.04"));
        assert_eq!(cycle("Red Hat Enterprise Linux 8.10").as_deref(), Some("rhel 8"));
        assert_eq!(cycle("独自OS"), None);
    }
}
