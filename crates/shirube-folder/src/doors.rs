//! The doors by which ransomware comes in: services that nothing from the internet should reach. Numbers
//! of ports as IANA and the makers give them; which of them matter is the notices of the National Police
//! Agency and CISA's StopRansomware guide.

/// Ports and what answers there.
const DOORS: [(u16, &str); 31] = [
    (21, "ftp"),
    (22, "ssh"),
    (23, "telnet"),
    (104, "dicom"),
    (111, "rpc"),
    (135, "rpc"),
    (137, "smb"),
    (138, "smb"),
    (139, "smb"),
    (161, "snmp"),
    (389, "ldap"),
    (445, "smb"),
    (512, "rlogin"),
    (513, "rlogin"),
    (514, "rlogin"),
    (902, "hypervisor"),
    (1433, "database"),
    (1434, "database"),
    (1521, "database"),
    (2049, "nfs"),
    (2575, "hl7"),
    (2762, "dicom"),
    (3306, "database"),
    (3389, "rdp"),
    (5432, "database"),
    (5900, "vnc"),
    (5985, "winrm"),
    (5986, "winrm"),
    (6379, "database"),
    (8006, "hypervisor"),
    (11112, "dicom"),
];

/// Names of services that are doors, in small letters.
const NAMES: [(&str, &str); 42] = [
    ("ftp", "ftp"),
    ("ssh", "ssh"),
    ("sftp", "ssh"),
    ("telnet", "telnet"),
    ("rdp", "rdp"),
    ("remote desktop", "rdp"),
    ("リモートデスクトップ", "rdp"),
    ("smb", "smb"),
    ("cifs", "smb"),
    ("samba", "smb"),
    ("netbios", "smb"),
    ("ファイル共有", "smb"),
    ("dicom", "dicom"),
    ("hl7", "hl7"),
    ("mllp", "hl7"),
    ("vnc", "vnc"),
    ("winrm", "winrm"),
    ("ms-sql", "database"),
    ("mssql", "database"),
    ("mysql", "database"),
    ("postgresql", "database"),
    ("postgres", "database"),
    ("oracle", "database"),
    ("sql*net", "database"),
    ("dce-rpc", "rpc"),
    ("rpc", "rpc"),
    ("snmp", "snmp"),
    ("ldap", "ldap"),
    ("nfs", "nfs"),
    ("rlogin", "rlogin"),
    ("rsh", "rlogin"),
    ("esxi", "hypervisor"),
    ("ms-wbt-server", "rdp"),
    ("microsoft-ds", "smb"),
    ("netbios-ssn", "smb"),
    ("ms-sql-s", "database"),
    ("oracle-tns", "database"),
    ("redis", "database"),
    ("acr-nema", "dicom"),
    ("wsman", "winrm"),
    ("msrpc", "rpc"),
    ("vmware-auth", "hypervisor"),
];

/// Names of services that are none.
const OTHERS: [&str; 30] = [
    "http",
    "https",
    "dns",
    "smtp",
    "smtps",
    "imap",
    "imaps",
    "pop3",
    "pop3s",
    "ntp",
    "ping",
    "icmp",
    "all_icmp",
    "all_icmp6",
    "ping6",
    "ike",
    "esp",
    "ah",
    "gre",
    "l2tp",
    "pptp",
    "sip",
    "sip-tcp",
    "sip-udp",
    "h323",
    "syslog",
    "dhcp",
    "quic",
    "traceroute",
    "rtsp",
];

/// What a service is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Service {
    /// Every service.
    All,
    /// A door, and which.
    Door(&'static str),
    /// Known, and no door.
    Other,
}

/// The service of a name; `None` for one that is not known.
pub(crate) fn by_name(name: &str) -> Option<Service> {
    let name = name.trim().to_lowercase();
    if matches!(name.as_str(), "all" | "any" | "all_tcp" | "すべて" | "全て" | "制限なし" | "*")
    {
        return Some(Service::All);
    }
    if let Some((_, door)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some(Service::Door(door));
    }
    OTHERS.contains(&name.as_str()).then_some(Service::Other)
}

/// The doors in a range of ports, `3389` or `3000-4000`; `None` where it is none.
pub(crate) fn by_ports(range: &str) -> Option<Vec<&'static str>> {
    let (from, to) = range.split_once('-').unwrap_or((range, range));
    let (from, to): (u16, u16) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
    let inside = DOORS.iter().filter(|(port, _)| (from..=to).contains(port));
    Some(inside.map(|(_, door)| *door).collect())
}

/// The door behind a port.
pub(crate) fn by_port(port: u16) -> Option<&'static str> {
    DOORS.iter().find(|(number, _)| *number == port).map(|(_, door)| *door)
}

/// The doors among services of which some may not be known: `all`, their names, `none`, or nothing
/// where one is not known and no other is a door.
pub(crate) fn shown(services: &[Option<Service>]) -> Option<String> {
    if services.contains(&Some(Service::All)) {
        return Some("all".to_owned());
    }
    let door = |service: &Option<Service>| match service {
        Some(Service::Door(name)) => Some(*name),
        _ => None,
    };
    let mut doors: Vec<&str> = services.iter().filter_map(door).collect();
    doors.sort_unstable();
    doors.dedup();
    match (doors.is_empty(), services.is_empty() || services.contains(&None)) {
        (false, _) => Some(doors.join(",")),
        (true, true) => None,
        (true, false) => Some("none".to_owned()),
    }
}

/// The doors in what a person wrote: `RDP, TCP/3389, 443`.
pub(crate) fn of_list(text: &str) -> Option<String> {
    let text = shirube_model::text::normalize(text);
    let members = text.split([',', '、', ';', '+', '・', '\n']).map(str::trim);
    let mut services = Vec::new();
    for member in members.filter(|member| !member.is_empty()) {
        let lower = member.to_lowercase();
        let ports = lower.trim_start_matches("tcp").trim_start_matches("udp");
        let ports = ports.trim_start_matches(['/', ':', ' ', '-']);
        match (by_name(member), by_ports(ports)) {
            (Some(service), _) => services.push(Some(service)),
            (None, Some(doors)) if doors.is_empty() => services.push(Some(Service::Other)),
            (None, Some(doors)) => {
                services.extend(doors.into_iter().map(|d| Some(Service::Door(d))))
            }
            (None, None) => services.push(None),
        }
    }
    shown(&services)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doors_are_found_however_they_are_written() {
        for (text, doors) in [
            ("RDP", Some("rdp")),
            ("HTTPS, TCP/3389", Some("rdp")),
            ("ＲＤＰ、443", Some("rdp")),
            ("tcp 1-1024", Some("dicom,ftp,hypervisor,ldap,rlogin,rpc,smb,snmp,ssh,telnet")),
            ("HTTPS・DNS", Some("none")),
            ("すべて", Some("all")),
            ("専用アプリ", None),
            ("専用アプリ,3306", Some("database")),
            ("", None),
        ] {
            assert_eq!(of_list(text).as_deref(), doors, "{text}");
        }
    }
}
