//! What an institution can declare not to have.

use super::word::vocabulary;

vocabulary! {
    /// Things that an institution can declare not to have.
    ABSENCE {
        "wireless-lan" "無線LAN" "wireless networks" [];
        "vpn" "VPN装置" "VPN gateways" [];
        "remote-maintenance" "リモート保守" "remote maintenance" [];
        "outsourcing" "外部委託" "outsourcing" [];
        "external-storage" "医療情報の外部保存" "storage of medical information outside" [];
        "third-party-provision" "第三者提供" "provision to third parties" [];
        "removable-media" "可搬媒体" "removable media" [];
        "portable-devices" "機器の持出し" "devices taken out" [];
        "personal-devices" "個人所有機器" "personal devices" [];
        "medical-devices" "ネットワークにつながる医療機器" "connected medical devices" [];
        "open-network-https" "オープンなネットワークでのHTTPS" "HTTPS over an open network" [];
        "paper-digitisation" "紙の電子化" "digitisation of paper" [];
        "electronic-signature" "電子署名" "electronic signatures" [];
    }
}
