//! Networks and what travels over them.

use super::word::vocabulary;

vocabulary! {
    /// Kinds of network.
    NETWORK_KIND {
        "internal" "院内" "internal" ["院内lan", "内部", "業務系"];
        "medical" "診療系" "medical" ["医療系", "hisネットワーク", "電子カルテ系"];
        "guest" "来訪者用" "guest" ["ゲスト", "患者用"];
        "dmz" "DMZ" "dmz" ["非武装地帯"];
        "closed" "閉域網" "closed network" ["ip-vpn", "専用線", "オープンではないネットワーク"];
        "open" "オープンなネットワーク" "open network" ["インターネット", "internet", "外部"];
    }
}
vocabulary! {
    /// From where an endpoint can be reached.
    EXPOSURE {
        "internet" "インターネット" "internet" ["外部", "公開", "オープンなネットワーク"];
        "closed" "閉域網" "closed network" ["専用線", "ip-vpn"];
        "internal" "院内" "internal" ["内部", "院内lan", "lan"];
    }
}
vocabulary! {
    /// How a TLS server asks for a client certificate.
    CLIENT_CERTIFICATE {
        "required" "必須" "required" ["要求", "あり", "有"];
        "optional" "任意" "optional" [];
        "none" "なし" "none" ["無", "不要", "要求しない"];
    }
}
vocabulary! {
    /// What protects a connection under HTTPS.
    PROTECTED_BY {
        "ipsec" "IPsec-VPN" "ipsec" ["ipsec+ike", "vpn"];
        "closed-network" "閉域網" "closed network" ["専用線", "ip-vpn"];
        "none" "なし" "none" ["無", "httpsのみ"];
    }
}
vocabulary! {
    /// Security of a wireless network.
    WLAN_SECURITY {
        "open" "暗号化なし" "open" ["なし", "オープン"];
        "owe" "OWE" "enhanced open" [];
        "wep" "WEP" "wep" [];
        "wpa" "WPA" "wpa" ["wpapsk"];
        "wpa-wpa2-personal" "WPA/WPA2パーソナル" "wpa/wpa2 personal" ["wpawpa2psk", "wpa2wpa混在"];
        "wpa-wpa2-enterprise" "WPA/WPA2エンタープライズ" "wpa/wpa2 enterprise" [];
        "wpa2-personal" "WPA2パーソナル" "wpa2 personal" ["wpa2", "wpa2psk", "wpa2aes", "wpa2pskaes"];
        "wpa2-wpa3-personal" "WPA2/WPA3パーソナル" "wpa2/wpa3 personal" ["wpa3移行モード"];
        "wpa3-personal" "WPA3パーソナル" "wpa3 personal" ["wpa3", "wpa3sae", "sae"];
        "wpa2-enterprise" "WPA2エンタープライズ" "wpa2 enterprise" ["wpa2eap", "8021x"];
        "wpa3-enterprise" "WPA3エンタープライズ" "wpa3 enterprise" [];
    }
}
vocabulary! {
    /// Protection of management frames (IEEE 802.11w).
    FRAME_PROTECTION {
        "disabled" "無効" "disabled" ["なし"];
        "optional" "任意" "optional" [];
        "required" "必須" "required" ["有効"];
    }
}
vocabulary! {
    /// Kinds of VPN and remote connection.
    CONNECTION_METHOD {
        "ipsec" "IPsec-VPN" "ipsec vpn" ["ipsec"];
        "ssl-vpn" "SSL-VPN" "ssl vpn" ["sslvpn"];
        "l2tp" "L2TP/IPsec" "l2tp/ipsec" ["l2tp"];
        "pptp" "PPTP" "pptp" [];
        "wireguard" "WireGuard" "wireguard" [];
        "ip-vpn" "IP-VPN" "ip-vpn" ["閉域網"];
        "dedicated-line" "専用線" "dedicated line" [];
        "remote-desktop" "リモートデスクトップ" "remote desktop" ["rdp"];
        "remote-tool" "遠隔操作ソフト" "remote control software" ["リモート保守ツール", "teamviewer", "anydesk"];
        "other" "その他" "other" [];
    }
}
vocabulary! {
    /// How a configured value is known: written down, or taken from a default.
    VALUE_STATE {
        "set" "設定値" "set" [];
        "default" "既定値" "default" [];
        "unknown" "不明" "unknown" [];
    }
}
vocabulary! {
    /// What a firewall rule does.
    RULE_ACTION {
        "accept" "許可" "accept" ["allow", "permit", "通過"];
        "deny" "拒否" "deny" ["drop", "reject", "遮断"];
    }
}
