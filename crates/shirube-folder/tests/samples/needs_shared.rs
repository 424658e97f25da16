//! Genuine files of others, read from beside the project.

use shirube_facts::FactRow;
use shirube_facts::tables;
use shirube_folder::{FolderInput, InstitutionFolder, read_folder};
use shirube_model::ProblemLevel;
use shirube_model::functions::Value;
use std::path::PathBuf;

fn read(kind: &str, name: &str) -> InstitutionFolder {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/samples/given")
        .join(kind)
        .join(name);
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let settings = "[institution]\nid = \"x\"\nname = \"x\"\n".as_bytes().to_vec();
    let evidence = format!("evidence/{name}");
    let input = FolderInput::from_files([("shirube.toml".to_owned(), settings), (evidence, bytes)]);
    read_folder(&input, &mut |_| {})
}

fn cell<R: FactRow>(folder: &InstitutionFolder, row: usize, column: &str) -> Value {
    folder.facts.rows(R::TABLE.name)[row].values[R::TABLE.column_index(column).unwrap()].clone()
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

#[test]
#[ignore = "needs ../shared"]
fn fortios_good_and_bad() {
    let bad = read("fortios", "SYNTH_clinic_bad.conf");
    let good = read("fortios", "SYNTH_clinic_good.conf");
    assert_eq!(cell::<tables::VpnGateway>(&bad, 0, "minimum_tls"), text("1.0"));
    assert_eq!(cell::<tables::VpnGateway>(&bad, 0, "version"), text("6.4.12"));
    assert_eq!(cell::<tables::VpnGateway>(&bad, 0, "version_cycle"), text("6.4"));
    assert_eq!(cell::<tables::VpnTunnel>(&bad, 0, "weak_proposals"), text("3des-sha1,aes128-sha1"));
    assert_eq!(cell::<tables::VpnTunnel>(&bad, 0, "minimum_dh_group"), Value::Integer(2));
    assert_eq!(cell::<tables::VpnTunnel>(&good, 0, "weak_proposals"), text("none"));
    assert_eq!(cell::<tables::FirewallRule>(&bad, 0, "source_any"), Value::Integer(1));
    assert_eq!(cell::<tables::AdminAccount>(&bad, 0, "two_factor"), Value::Integer(0));
    assert_eq!(cell::<tables::AdminAccount>(&bad, 0, "two_factor_state"), text("default"));
    assert_eq!(cell::<tables::AdminAccount>(&good, 0, "two_factor_state"), text("set"));
    assert_eq!(cell::<tables::Wlan>(&good, 0, "security"), text("wpa3-personal"));
    assert_eq!(bad.facts.rows("vpn_gateway")[0].provenance.source.line_number(), Some(22));
}

#[test]
#[ignore = "needs ../shared"]
fn a_full_configuration_and_others_give_no_errors() {
    for name in
        ["netutils_fortios_full.conf", "firewall_policy.conf", "iface.conf", "fortios_ignored.conf"]
    {
        let folder = read("fortios", name);
        assert!(!folder.facts.is_empty(), "{name}");
        let errors: Vec<_> =
            folder.problems.iter().filter(|p| p.level == ProblemLevel::Error).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
    }
}

#[test]
#[ignore = "needs ../shared"]
fn wireless_networks() {
    let folder = read("hostapd", "SYNTH_open_multi_bss.conf");
    let rows = folder.facts.rows("wlan").len();
    assert_eq!(rows, 2);
    let security: Vec<Value> =
        (0..rows).map(|row| cell::<tables::Wlan>(&folder, row, "security")).collect();
    assert_eq!(security, [text("wpa2-enterprise"), text("open")]);
    let folder = read("hostapd", "SYNTH_wpa2_psk.conf");
    assert_eq!(cell::<tables::Wlan>(&folder, 0, "passphrase_length"), Value::Integer(11));
    assert_eq!(cell::<tables::Wlan>(&folder, 0, "passphrase_classes"), Value::Integer(1));
    let folder = read("hostapd", "hostapd.conf");
    assert_eq!(folder.facts.rows("wlan").len(), 1);
}

#[test]
#[ignore = "needs ../shared"]
fn scans() {
    let folder = read("nmap-xml", "lab_tls_scripts.xml");
    assert_eq!(folder.facts.rows("endpoint").len(), 3);
    assert_eq!(cell::<tables::TlsEndpoint>(&folder, 0, "tls1_2"), Value::Integer(1));
    assert_eq!(cell::<tables::TlsEndpoint>(&folder, 0, "tls1_1"), Value::Integer(0));
    assert_eq!(cell::<tables::TlsCertificate>(&folder, 0, "key_bits"), Value::Integer(2048));
    assert_eq!(cell::<tables::TlsCertificate>(&folder, 0, "not_after"), text("2027-02-21"));
    let truncated = read("nmap-xml", "lab_truncated.xml");
    let problem = truncated.problems.iter().find(|p| p.level == ProblemLevel::Error).unwrap();
    assert!(problem.source.line_number().unwrap() > 1 && problem.column.is_some(), "{problem:?}");
}

#[test]
#[ignore = "needs ../shared"]
fn windows_and_ssh() {
    for name in ["sample.inf", "SYNTH_utf16le_bom_weak.inf"] {
        let folder = read("windows-secedit", name);
        assert_eq!(folder.facts.rows("auth_policy").len(), 1, "{name}");
        assert_eq!(cell::<tables::AuthPolicy>(&folder, 0, "kind"), text("windows"));
    }
    let folder = read("linux", "sshd_config");
    assert_eq!(folder.facts.rows("auth_policy").len(), 1);
}

#[test]
#[ignore = "needs ../shared"]
fn cyclonedx_from_1_4_to_1_7() {
    for (name, least) in [
        ("valid-bom-1.4.json", 1),
        ("valid-bom-1.7.json", 1),
        ("valid-component-swid-full-1.6.json", 1),
        ("valid-vulnerability-1.6.json", 1),
    ] {
        let folder = read("cyclonedx", name);
        assert!(folder.facts.rows("software").len() >= least, "{name}: {:?}", folder.problems);
        let rows = folder.facts.rows("software");
        assert!(rows.iter().all(|row| row.provenance.source.line_number() > Some(1)), "{name}");
    }
}
