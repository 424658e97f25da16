//! What is seen and configured on the network.

use crate::declare::fact_table;
use crate::vocabulary::{
    CLIENT_CERTIFICATE, CONNECTION_METHOD, EXPOSURE, FRAME_PROTECTION, PROTECTED_BY, RULE_ACTION,
    VALUE_STATE, WLAN_SECURITY,
};

fact_table! { Endpoint "endpoint" "公開口" Institution: "待ち受けている口（アドレスとポート）。" / "A listening address and port." {
    endpoint: text, "公開口" ["エンドポイント"]: "アドレス:ポート" / "address:port";
    address: text, "アドレス" ["IPアドレス"]: "IPアドレス" / "IP address";
    port: integer, "ポート" ["ポート番号"]: "ポート番号" / "Port";
    protocol: text, "プロトコル" []: "tcp・udp" / "tcp or udp";
    service: text, "サービス" ["サービス名"]: "サービスの名前" / "Service name";
    product: text, "製品" []: "検出された製品" / "Product detected";
    version: text, "版" ["バージョン"]: "検出された版" / "Version detected";
    encrypted: flag, "暗号化" []: "TLSなどで暗号化されるか" / "Whether TLS or the like encrypts it";
    management: flag, "管理口" ["管理用"]: "機器の管理のための口か" / "Whether it serves the administration of a device";
    exposure: code(EXPOSURE), "到達範囲" ["公開範囲"]: "どこから届くか" / "From where it can be reached";
    device_id: text, "機器ID" []: "持ち主の機器" / "The device";
    hostname: text, "ホスト名" []: "ホスト名" / "Host name";
    door_service: text, "侵入口のサービス" []: "遠隔操作・ファイル共有・データベースなど、外から届いてはならないもの。そうでなければ none" / "What nothing from outside should reach, such as a remote desktop, a file share or a database; none otherwise";
}}
fact_table! { TlsEndpoint "tls_endpoint" "TLS口" Institution: "TLSを話す口と、話せる版。" / "An endpoint that speaks TLS, and the versions it speaks." {
    endpoint: text, "公開口" ["エンドポイント"]: "名前またはアドレス:ポート" / "host:port";
    exposure: code(EXPOSURE), "到達範囲" ["公開範囲"]: "どこから届くか" / "From where it can be reached";
    sslv2: flag, "SSL2" []: "SSL 2.0を受け付けるか" / "Whether SSL 2.0 is accepted";
    sslv3: flag, "SSL3" []: "SSL 3.0を受け付けるか" / "Whether SSL 3.0 is accepted";
    tls1_0: flag, "TLS10" []: "TLS 1.0を受け付けるか" / "Whether TLS 1.0 is accepted";
    tls1_1: flag, "TLS11" []: "TLS 1.1を受け付けるか" / "Whether TLS 1.1 is accepted";
    tls1_2: flag, "TLS12" []: "TLS 1.2を受け付けるか" / "Whether TLS 1.2 is accepted";
    tls1_3: flag, "TLS13" []: "TLS 1.3を受け付けるか" / "Whether TLS 1.3 is accepted";
    client_certificate: code(CLIENT_CERTIFICATE), "クライアント証明書" []: "クライアント証明書を求めるか" / "Whether a client certificate is asked for";
    protected_by: code(PROTECTED_BY), "経路の保護" []: "HTTPSの下の経路を守るもの" / "What protects the path below HTTPS";
    tls12_reason: text, "TLS12の理由" ["TLS1.2利用理由"]: "TLS 1.3に限れない理由" / "Why it cannot be limited to TLS 1.3";
}}
fact_table! { TlsSuite "tls_suite" "TLS暗号" Institution: "TLSの口が受け付ける暗号スイート。" / "A cipher suite that a TLS endpoint accepts." {
    endpoint: text, "公開口" []: "名前またはアドレス:ポート" / "host:port";
    protocol: text, "プロトコル" []: "SSL3・TLS1.0〜TLS1.3" / "SSL3, TLS1.0 to TLS1.3";
    suite: text, "暗号スイート" []: "IANAの名前" / "IANA name";
}}
fact_table! { TlsCertificate "tls_certificate" "証明書" Institution: "TLSの口が示すサーバ証明書。" / "The server certificate that a TLS endpoint shows." {
    endpoint: text, "公開口" []: "名前またはアドレス:ポート" / "host:port";
    subject: text, "発行先" ["サブジェクト"]: "発行先の名前" / "Subject";
    issuer: text, "発行者" []: "発行者の名前" / "Issuer";
    not_before: date, "有効開始日" []: "有効期間の始まり" / "First day of validity";
    not_after: date, "有効期限" ["有効終了日"]: "有効期間の終わり" / "Last day of validity";
    key_algorithm: text, "鍵の種類" []: "rsa・ecdsa・ed25519など" / "rsa, ecdsa, ed25519 or other";
    key_bits: integer, "鍵長" []: "鍵のビット数" / "Key length in bits";
    signature_hash: text, "署名ハッシュ" []: "sha1・sha256など" / "sha1, sha256 or other";
}}
fact_table! { Wlan "wlan" "無線LAN" Institution: "無線LANのネットワーク名ごとの設定。" / "Settings of a wireless network, per name." {
    ssid: text, "SSID" ["ネットワーク名"]: "ネットワーク名" / "Network name";
    device_id: text, "機器ID" ["アクセスポイントID"]: "アクセスポイント" / "The access point";
    security: code(WLAN_SECURITY), "セキュリティ方式" ["暗号方式", "認証方式"]: "WPA2・WPA3などの別" / "WPA2, WPA3 or other";
    ciphers: text, "暗号" []: "暗号の並び（CCMP、TKIP…）" / "Ciphers, separated by commas (CCMP, TKIP, …)";
    passphrase_length: integer, "パスフレーズ長" ["パスフレーズの文字数", "パスワード文字数"]: "事前共有鍵の文字数" / "Length of the pre-shared passphrase";
    passphrase_classes: integer, "パスフレーズ文字種" ["文字種数"]: "使われている文字種の数（1〜4）" / "Kinds of characters used (1 to 4)";
    frame_protection: code(FRAME_PROTECTION), "管理フレーム保護" ["PMF"]: "IEEE 802.11wの扱い" / "Management frame protection (IEEE 802.11w)";
    wps: flag, "WPS" []: "WPSが有効か" / "Whether WPS is on";
    guest: flag, "来訪者用" ["ゲスト用"]: "来訪者に使わせるか" / "Whether visitors may use it";
    isolated: flag, "分離" ["端末間分離"]: "診療系と分けてあるか" / "Whether it is kept apart from clinical networks";
}}
fact_table! { VpnGateway "vpn_gateway" "VPN装置" Institution: "VPNの受け口になる装置と方式。" / "A device that accepts VPN connections, per method." {
    gateway: text, "VPN装置" ["装置名"]: "装置の名前" / "Name of the gateway";
    device_id: text, "機器ID" []: "機器台帳の番号" / "The device";
    method: code(CONNECTION_METHOD), "方式" ["接続方式"]: "IPsec・SSL-VPNなどの別" / "IPsec, SSL-VPN or other";
    enabled: flag, "有効" []: "有効か" / "Whether it is on";
    product: text, "製品" []: "脆弱性表の製品名（fortiosなど）" / "Product in the vulnerability table (such as fortios)";
    version: text, "版" ["バージョン"]: "ファームウェアの版" / "Firmware version";
    version_scheme: text, "版の数え方" []: "版の比べ方" / "Numbering scheme of the version";
    version_cycle: text, "版の系列" []: "生存期間表の系列" / "Cycle in the life-cycle table";
    minimum_tls: text, "最低TLS版" []: "受け付ける最も古いTLS" / "Oldest TLS version accepted";
    minimum_tls_state: code(VALUE_STATE), "最低TLS版の根拠" []: "設定値か既定値か" / "Set, default or unknown";
    client_certificate: code(CLIENT_CERTIFICATE), "クライアント証明書" []: "クライアント証明書を求めるか" / "Whether a client certificate is asked for";
}}
fact_table! { VpnTunnel "vpn_tunnel" "VPNトンネル" Institution: "IPsecのトンネルの取決め。" / "What an IPsec tunnel negotiates." {
    tunnel: text, "トンネル" ["トンネル名"]: "トンネルの名前" / "Name";
    gateway: text, "VPN装置" []: "装置の名前" / "Name of the gateway";
    phase: integer, "フェーズ" []: "1または2" / "1 or 2";
    ike_version: integer, "IKE版" []: "IKEの版" / "IKE version";
    aggressive_mode: flag, "アグレッシブモード" []: "アグレッシブモードか" / "Whether aggressive mode is used";
    proposals: text, "提案" ["暗号提案"]: "暗号と認証の組の並び" / "Proposals, separated by commas";
    proposals_state: code(VALUE_STATE), "提案の根拠" []: "設定値か既定値か" / "Set, default or unknown";
    weak_proposals: text, "弱い提案" []: "DES・3DES・MD5・SHA-1・NULLを含む提案。なければ none" / "Proposals that hold DES, 3DES, MD5, SHA-1 or NULL; none when there are none";
    dh_groups: text, "DHグループ" []: "DHグループの並び" / "Diffie-Hellman groups, separated by commas";
    dh_groups_state: code(VALUE_STATE), "DHグループの根拠" []: "設定値か既定値か" / "Set, default or unknown";
    minimum_dh_group: integer, "最小DHグループ" []: "許す中で最も弱いDHグループ" / "Weakest group accepted";
    authentication: text, "認証" []: "psk・certificate" / "psk or certificate";
    key_length: integer, "事前共有鍵長" []: "事前共有鍵の文字数" / "Length of the pre-shared key";
}}
fact_table! { FirewallRule "firewall_rule" "通信規則" Institution: "通信を通すか止めるかの規則。" / "A rule that accepts or stops traffic." {
    device_name: text, "装置名" []: "装置の名前" / "Name of the device";
    rule: text, "規則番号" ["番号"]: "規則の番号" / "Number of the rule";
    name: text, "規則名" ["名称"]: "規則の名前" / "Name";
    enabled: flag, "有効" []: "有効か" / "Whether it is on";
    action: code(RULE_ACTION), "動作" []: "許可か拒否か" / "Accept or deny";
    source_interfaces: text, "送信元側" []: "入ってくる側の並び" / "Interfaces on the source side";
    destination_interfaces: text, "宛先側" []: "出ていく側の並び" / "Interfaces on the destination side";
    source_any: flag, "送信元すべて" []: "送信元が無制限か" / "Whether any source matches";
    destination_any: flag, "宛先すべて" []: "宛先が無制限か" / "Whether any destination matches";
    service_any: flag, "サービスすべて" []: "サービスが無制限か" / "Whether any service matches";
    services: text, "サービス" ["サービス名", "宛先ポート"]: "通すサービスまたはポートの並び" / "Services or ports it lets through, separated by commas";
    door_services: text, "侵入口のサービス" []: "遠隔操作・ファイル共有・データベースなど、外から届いてはならないもの。すべてなら all、なければ none" / "Those that nothing from outside should reach, such as remote desktops, file shares and databases; all for every service, none for none of them";
    from_outside: flag, "外部から" []: "外部側から入る規則か" / "Whether it lets traffic in from outside";
    logged: flag, "記録" ["ログ"]: "通信を記録するか" / "Whether traffic is logged";
    logged_state: code(VALUE_STATE), "記録の根拠" []: "設定値か既定値か" / "Set, default or unknown";
}}
