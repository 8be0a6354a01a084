//! Who says so: one file for each source document, constants only, and the list of them.
//!
//! To add one, write its file and put it on the list; `CONTRIBUTING.md` shows how.

mod flexusrds_reset_root_password;
mod otc_rds_reset_root_password;
mod shared;
mod taurusdb_change_user_password;
mod taurusdb_reset_database_password;

pub use flexusrds_reset_root_password::FLEXUSRDS_RESET_ROOT_PASSWORD;
pub use otc_rds_reset_root_password::OTC_RDS_RESET_ROOT_PASSWORD;
pub use taurusdb_change_user_password::TAURUSDB_CHANGE_USER_PASSWORD;
pub use taurusdb_reset_database_password::TAURUSDB_RESET_DATABASE_PASSWORD;

#[cfg(feature = "http")]
pub(crate) use shared::TOKEN;

use crate::document::Document;

/// Every document that gatepass knows.
pub static ALL: &[&Document] = &[
    &FLEXUSRDS_RESET_ROOT_PASSWORD,
    &TAURUSDB_RESET_DATABASE_PASSWORD,
    &OTC_RDS_RESET_ROOT_PASSWORD,
    &TAURUSDB_CHANGE_USER_PASSWORD,
];

/// The document of an id; `None` for a text that is none, such as `"taurusdb"`.
///
/// ```
/// let document = gatepass::documents::find("taurusdb.change-user-password").unwrap();
/// assert_eq!(document.source.operation, "Changing Password of a Database User");
/// ```
pub fn find(id: &str) -> Option<&'static Document> {
    ALL.iter().copied().find(|document| document.id == id)
}
