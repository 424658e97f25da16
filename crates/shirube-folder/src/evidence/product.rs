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

/// Kinds of package (the type of a purl) under which the name of a server is that server itself, and
/// no binding or client of another language.
const SYSTEM_PACKAGES: [&str; 14] = [
    "deb", "rpm", "apk", "alpm", "generic", "docker", "oci", "github", "bitnami", "nix", "conan",
    "brew", "cpe", "swid",
];

/// The type of a purl: `deb` of `pkg:deb/debian/openssl@1.1.1w`.
fn package_type(purl: &str) -> Option<String> {
    let kind = purl.strip_prefix("pkg:")?.split('/').next()?;
    Some(kind.to_ascii_lowercase())
}

/// The product and cycle of a software component, by its name, its version and its purl.
pub(crate) fn software(
    name: &str,
    version: &str,
    purl: Option<&str>,
) -> Option<(&'static str, String)> {
    let name = name.to_lowercase();
    let kind = purl.and_then(package_type);
    let is_system = kind.as_deref().is_none_or(|kind| SYSTEM_PACKAGES.contains(&kind));
    let is_java = kind.as_deref().is_none_or(|kind| kind == "maven") || is_system;
    let parts = |count: usize| cycle(version, count);
    let known = match name.as_str() {
        // Three numbers until 1.1.1, two from 3.0 on.
        "openssl" | "libssl" | "libssl1.1" | "libssl3" if is_system => {
            let count = if cycle(version, 1)?.parse::<u32>().ok()? < 3 { 3 } else { 2 };
            ("openssl", parts(count)?)
        }
        // Two numbers until 9.6, one from 10 on.
        "postgresql" | "postgres" if is_system => {
            let count = if cycle(version, 1)?.parse::<u32>().ok()? < 10 { 2 } else { 1 };
            ("postgresql", parts(count)?)
        }
        "mysql" | "mysql-server" if is_system => ("mysql", parts(2)?),
        "mariadb" | "mariadb-server" if is_system => ("mariadb", parts(2)?),
        "nginx" if is_system => ("nginx", parts(2)?),
        "httpd" | "apache2" | "apache http server" if is_system => {
            ("apache-http-server", parts(2)?)
        }
        "tomcat" | "tomcat-embed-core" | "apache tomcat" if is_java => ("tomcat", parts(2)?),
        "php" if is_system => ("php", parts(2)?),
        "keycloak" if is_java => ("keycloak", parts(2)?),
        "squid" if is_system => ("squid", parts(1)?),
        _ => return None,
    };
    Some(known)
}

/// The first numbers of a version: without the epoch of a package, and without the letters that
/// stand after a number (`1:10.5.29-0+deb11u1`, `1.1.1w`).
fn cycle(version: &str, count: usize) -> Option<String> {
    let version = version.trim_start_matches(['v', 'V']);
    let version = match version.split_once(':') {
        Some((epoch, rest)) if epoch.bytes().all(|byte| byte.is_ascii_digit()) => rest,
        _ => version,
    };
    let digits = |part: &str| {
        let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
        part[..end].to_owned()
    };
    let numbers: Vec<String> = version.split('.').take(count).map(digits).collect();
    (numbers.len() == count && numbers.iter().all(|part| !part.is_empty()))
        .then(|| numbers.join("."))
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
    fn components_by_what_kind_of_package_they_are() {
        fn cycle(name: &str, version: &str, purl: Option<&str>) -> Option<String> {
            software(name, version, purl).map(|(product, cycle)| format!("{product} {cycle}"))
        }
        let deb = |name: &str| format!("pkg:deb/debian/{name}@1");
        assert_eq!(
            cycle("openssl", "1.1.1w-0+deb11u1", Some(&deb("openssl"))).as_deref(),
            Some("openssl 1.1.1")
        );
        assert_eq!(cycle("openssl", "3.0.13", None).as_deref(), Some("openssl 3.0"));
        assert_eq!(cycle("openssl", "3.2.0", Some("pkg:gem/openssl@3.2.0")), None);
        assert_eq!(
            cycle("mariadb-server", "1:10.5.29-0+deb11u1", Some(&deb("x"))).as_deref(),
            Some("mariadb 10.5")
        );
        assert_eq!(cycle("PostgreSQL", "9.6.24", None).as_deref(), Some("postgresql 9.6"));
        assert_eq!(cycle("PostgreSQL", "16.2", None).as_deref(), Some("postgresql 16"));
        assert_eq!(cycle("nginx", "latest", None), None);
    }

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
