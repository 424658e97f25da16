//! What an institution declares not to have: whether it holds, and how it is said.

use shirube_facts::{FactRow, Facts, tables};
use shirube_model::date::add_months;
use shirube_model::{Date, DeclaredAbsence, Fact, Institution, Message, Withdrawable};

/// Anything that a person declares holds for this many months at most, whatever expiry it names.
pub(crate) const LONGEST_MONTHS: u16 = 12;

/// The last day on which something declared on a day holds.
pub(crate) fn last_day(declared_at: Date, expires_at: Date, months: u16) -> Date {
    add_months(declared_at, i32::from(months)).map_or(declared_at, |due| due.min(expires_at))
}

/// The last day on which an absence holds.
pub(crate) fn ends(absence: &DeclaredAbsence) -> Date {
    last_day(absence.declared_at, absence.expires_at, LONGEST_MONTHS)
}

/// The absence of this name that holds on a date.
pub(crate) fn holding<'a>(
    institution: &'a Institution,
    what: &str,
    as_of: Date,
) -> Option<&'a DeclaredAbsence> {
    if contradicting(&institution.facts, what).is_some() {
        return None;
    }
    institution.absences.iter().find(|absence| {
        absence.stands(as_of)
            && absence.what == what
            && absence.declared_at <= as_of
            && ends(absence) >= as_of
    })
}

/// A row of any table that shows the thing itself, which its absence cannot stand beside.
pub(crate) fn contradicting<'f>(facts: &'f Facts, what: &str) -> Option<&'f Fact> {
    let first = |table: &str, shows: &dyn Fn(&Fact) -> bool| {
        facts.rows(table).iter().find(|row| shows(row))
    };
    let device = tables::Device::COLUMNS;
    let kind = |kind: &'static str| move |row: &Fact| row.text(device.kind) == Some(kind);
    let flag = |column: usize| move |row: &Fact| row.integer(column) == Some(1);
    let of_device = tables::Device::TABLE.name;
    match what {
        "wireless-lan" => first(tables::Wlan::TABLE.name, &|_| true)
            .or_else(|| first(of_device, &kind("access-point"))),
        "vpn" => {
            let enabled = tables::VpnGateway::COLUMNS.enabled;
            first(tables::VpnGateway::TABLE.name, &|row| row.integer(enabled) != Some(0))
        }
        "remote-maintenance" => first(tables::RemoteAccess::TABLE.name, &|_| true),
        "outsourcing" => first(tables::Contract::TABLE.name, &|_| true).or_else(|| {
            first(tables::System::TABLE.name, &flag(tables::System::COLUMNS.outsourced))
        }),
        "external-storage" => {
            let system = tables::System::COLUMNS;
            first(tables::System::TABLE.name, &|row| {
                row.text(system.hosting) == Some("cloud")
                    && row.integer(system.holds_medical_information) != Some(0)
            })
        }
        "portable-devices" => first(of_device, &flag(device.portable)),
        "personal-devices" => first(of_device, &flag(device.personal)),
        "medical-devices" => first(of_device, &|row| {
            kind("medical-device")(row) && row.integer(device.connected) != Some(0)
        }),
        "open-network-https" => {
            let exposure = tables::TlsEndpoint::COLUMNS.exposure;
            first(tables::TlsEndpoint::TABLE.name, &|row| row.text(exposure) == Some("internet"))
        }
        _ => None,
    }
}

/// The absence in words: what, why, who, when.
pub(crate) fn message(absence: &DeclaredAbsence) -> Message {
    Message::new("absence.stated")
        .with_word("what", format!("absence.{}", absence.what))
        .with("reason", &absence.reason)
        .with("person", &absence.person)
        .with("declared_at", absence.declared_at)
}
