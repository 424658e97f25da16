//! What an institution declares not to have.

use crate::settings::FieldReader;
use serde::Deserialize;
use shirube_model::DeclaredAbsence;
use shirube_model::date::add_months;
use toml::Spanned;

/// Things that an institution can declare not to have, with their Japanese names.
pub const ABSENCES: [(&str, &str, &str); 13] = [
    ("wireless-lan", "無線LAN", "wireless networks"),
    ("vpn", "VPN装置", "VPN gateways"),
    ("remote-maintenance", "リモート保守", "remote maintenance"),
    ("outsourcing", "外部委託", "outsourcing"),
    ("external-storage", "医療情報の外部保存", "storage of medical information outside"),
    ("third-party-provision", "第三者提供", "provision to third parties"),
    ("removable-media", "可搬媒体", "removable media"),
    ("portable-devices", "機器の持出し", "devices taken out"),
    ("personal-devices", "個人所有機器", "personal devices"),
    ("medical-devices", "ネットワークにつながる医療機器", "connected medical devices"),
    ("open-network-https", "オープンなネットワークでのHTTPS", "HTTPS over an open network"),
    ("paper-digitisation", "紙の電子化", "digitisation of paper"),
    ("electronic-signature", "電子署名", "electronic signatures"),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawAbsence {
    what: Spanned<String>,
    reason: String,
    person: String,
    declared_at: Spanned<String>,
    expires_at: Option<Spanned<String>>,
}

/// Reads a declared absence; what cannot be read is noted.
pub(crate) fn read_absence(
    absence: Spanned<RawAbsence>,
    fields: &mut FieldReader<'_>,
) -> Option<DeclaredAbsence> {
    let source = fields.source(absence.span().start);
    let absence = absence.into_inner();
    let key = shirube_model::text::heading_key(absence.what.get_ref());
    let known = ABSENCES.iter().find(|(word, ja, en)| {
        [word, ja, en].iter().any(|name| shirube_model::text::heading_key(name) == key)
    });
    let Some((what, _, _)) = known else {
        fields.unknown_word(&absence.what, ABSENCES.iter().map(|(word, _, _)| *word));
        return None;
    };
    let declared_at = fields.date(&absence.declared_at)?;
    let expires_at = match &absence.expires_at {
        Some(text) => fields.date(text)?,
        None => add_months(declared_at, 12)?,
    };
    Some(DeclaredAbsence {
        what: (*what).to_owned(),
        reason: absence.reason,
        person: absence.person,
        declared_at,
        expires_at,
        source,
    })
}
