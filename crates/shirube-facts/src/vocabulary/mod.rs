//! Vocabularies: the words that coded columns and declared absences hold, with what people write
//! for them; one file per subject.

mod absence;
mod access;
mod inventory;
mod network;
mod organisation;
mod protection;
mod word;

pub use absence::ABSENCE;
pub use access::{
    ACCOUNT_KIND, POLICY_KIND, ROOT_LOGIN, SERVER_TWO_FACTOR, TWO_FACTOR, TWO_FACTOR_PLACE,
};
pub use inventory::{DEVICE_KIND, HOSTING, PASSWORD_SETTER, SYSTEM_KIND};
pub use network::{
    CLIENT_CERTIFICATE, CONNECTION_METHOD, EXPOSURE, FRAME_PROTECTION, NETWORK_KIND, PROTECTED_BY,
    RULE_ACTION, VALUE_STATE, WLAN_SECURITY,
};
pub use organisation::{
    ANSWER, CONTACT_KIND, DISCLOSURE_KIND, DOCUMENT_KIND, INSTITUTION_KIND, ROLE,
};
pub use protection::{BACKUP_MEDIUM, DRILL_KIND, LOG_KIND, MEDIA_RULE};
pub use word::{CodeWord, Vocabulary};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_finds_its_code() {
        assert_eq!(DEVICE_KIND.code("ノートパソコン"), Some("laptop"));
        assert_eq!(WLAN_SECURITY.code("ＷＰＡ２－ＰＳＫ（AES）"), Some("wpa2-personal"));
        assert_eq!(TWO_FACTOR.code("導入済"), Some("yes"));
        assert_eq!(DEVICE_KIND.code("spaceship"), None);
    }
}
