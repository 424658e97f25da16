//! The fact tables, grouped by what they speak of.

mod access;
mod inventory;
mod network;
mod operation;
mod organisation;
mod protection;
mod world;

pub use access::{Account, AdminAccount, AuthPolicy, RemoteAccess};
pub use inventory::{Device, Network, PatchState, Software, System};
pub use network::{
    Endpoint, FirewallRule, TlsCertificate, TlsEndpoint, TlsSuite, VpnGateway, VpnTunnel, Wlan,
};
pub use operation::{AuditEvent, Drill, Incident};
pub use organisation::{
    Contact, Contract, Declared, DisclosureAnswer, DisclosureTreatment, Document, Institution,
    Person, TrainingRecord, Vendor, VendorAnswer, VendorDisclosure,
};
pub use protection::{BackupJob, LogSource, RemovableMediaPolicy};
pub use world::{ProductLifecycle, Vulnerability};

use crate::row::FactRow;
use crate::table::Table;

/// Every fact table, in the order in which a reader meets them.
pub static TABLES: &[&Table] = &[
    Institution::TABLE,
    System::TABLE,
    Device::TABLE,
    Software::TABLE,
    Network::TABLE,
    Endpoint::TABLE,
    TlsEndpoint::TABLE,
    TlsSuite::TABLE,
    TlsCertificate::TABLE,
    Wlan::TABLE,
    VpnGateway::TABLE,
    VpnTunnel::TABLE,
    RemoteAccess::TABLE,
    FirewallRule::TABLE,
    AdminAccount::TABLE,
    Account::TABLE,
    AuthPolicy::TABLE,
    PatchState::TABLE,
    Vulnerability::TABLE,
    ProductLifecycle::TABLE,
    Vendor::TABLE,
    Contract::TABLE,
    VendorDisclosure::TABLE,
    VendorAnswer::TABLE,
    DisclosureAnswer::TABLE,
    DisclosureTreatment::TABLE,
    Document::TABLE,
    Person::TABLE,
    Contact::TABLE,
    TrainingRecord::TABLE,
    BackupJob::TABLE,
    LogSource::TABLE,
    RemovableMediaPolicy::TABLE,
    Drill::TABLE,
    Incident::TABLE,
    Declared::TABLE,
    AuditEvent::TABLE,
];

/// The table with this SQL name.
pub fn table(name: &str) -> Option<&'static Table> {
    TABLES.iter().copied().find(|table| table.name == name)
}

/// The table that a ledger file or sheet of this name holds.
pub fn table_for_ledger(name: &str) -> Option<&'static Table> {
    TABLES.iter().copied().find(|table| table.is_named(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn names_and_headings_are_unique_and_documented() {
        let mut names = BTreeSet::new();
        for table in TABLES {
            assert!(names.insert(table.name), "{}", table.name);
            let mut headings = BTreeMap::new();
            for column in table.columns {
                for heading in [column.name, column.heading_ja].iter().chain(column.aliases) {
                    let key = shirube_model::text::heading_key(heading);
                    assert!(!key.is_empty(), "{} {heading}", table.name);
                    let owner = *headings.entry(key).or_insert(column.name);
                    assert_eq!(owner, column.name, "{}: {heading} means two columns", table.name);
                }
                assert!(!column.description_ja.is_empty() && !column.description_en.is_empty());
            }
        }
    }

    #[test]
    fn ledger_names_in_both_languages() {
        for name in ["device", "機器", "機器台帳", "機器一覧"] {
            assert_eq!(table_for_ledger(name).map(|table| table.name), Some("device"), "{name}");
        }
    }
}
