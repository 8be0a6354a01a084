//! Typed requests: values that can only be made valid, and a request type for each document.
//!
//! Every type knows its document by a type parameter, a [`Spec`], so that a password which one document allows cannot slip
//! into a request of another. Each document has a module with its types by plain names:
//!
//! ```
//! use gatepass::typed::taurusdb_change_user_password::{HostList, InstanceId, Password, ProjectId, Request, User, Username};
//!
//! let user = User {
//!     name: Username::parse("gaussdb_mysql_user1")?,
//!     host: HostList::parse("127.0.0.1")?,
//!     password: Password::parse("Rds_1234")?,
//! };
//! let project = ProjectId::parse("054e292c9880d4992f02c0196d3ea468")?;
//! let instance = InstanceId::parse("ba62a0b83a1b42bfab275829d86ac0fdin07")?;
//! let request = Request::new(project, instance, vec![user])?;
//!
//! assert_eq!(request.method(), gatepass::Method::Put);
//! assert_eq!(
//!     request.path(),
//!     "/v3/054e292c9880d4992f02c0196d3ea468/instances/ba62a0b83a1b42bfab275829d86ac0fdin07/db-users/password",
//! );
//! # Ok::<(), gatepass::Report>(())
//! ```
//!
//! A password of one document is no password of another:
//!
//! ```compile_fail
//! use gatepass::typed::{otc_rds_reset_root_password as otc, taurusdb_change_user_password as taurusdb};
//!
//! let password: otc::Password = taurusdb::Password::parse("Rds|1234").unwrap();
//! ```

mod change;
#[cfg(feature = "serde")]
mod json;
mod request;
mod reset;
mod response;
mod secret;
#[cfg(any(feature = "serde", feature = "generate"))]
mod secret_text;
mod value;

pub use change::{ChangeRequest, User};
pub use request::{Body, Request};
pub use reset::ResetRequest;
pub use response::{Accepted, ApiError, Job, Outcome, ResponseError};
pub use secret::Password;
#[cfg(any(feature = "serde", feature = "generate"))]
pub use secret_text::SecretText;
pub use value::{HostList, InstanceId, ProjectId, Username, Value};

use crate::document::{Content, Document, Field, Member};
use crate::documents;
use crate::policy::Policy;

/// A document as a type. Implement it for a type of your own to have typed values of a document of your own.
///
/// ```
/// use gatepass::typed::{Password, Spec};
/// use gatepass::{CharSet, Document, Length, Member, Method, PasswordPolicy};
///
/// static POLICY: PasswordPolicy = PasswordPolicy::new(Length::new(12, 64), CharSet::of("-_"), 2);
/// static DOCUMENT: Document = Document::new("acme.set-password", Method::Post, "/v1/password")
///     .with_body(&[Member::password("secret", &POLICY)]);
///
/// enum Acme {}
/// impl Spec for Acme {
///     const DOCUMENT: &'static Document = &DOCUMENT;
/// }
///
/// assert!(Password::<Acme>::parse("correct-horse").is_ok());
/// ```
pub trait Spec: 'static {
    /// The document.
    const DOCUMENT: &'static Document;
}

/// The documents of this crate whose body is one password.
pub trait ResetSpec: Spec + sealed::Known {}

/// The documents of this crate whose body is a list of users.
pub trait ChangeSpec: Spec + sealed::Known {}

mod sealed {
    /// A document of this crate: the requests rely on its shape.
    pub trait Known {}
}

/// The document's name for a field, and its grammar. A document without the field is refused when the program is compiled.
#[allow(clippy::panic, reason = "it is evaluated when the program is compiled")]
const fn field_of<S: Spec>(field: Field) -> (&'static str, Policy) {
    match S::DOCUMENT.member(field) {
        Some(Member { name, content: Content::Value { policy, .. }, .. }) => (name, *policy),
        _ => panic!("the document has no such field"),
    }
}

macro_rules! spec {
    ($(#[$doc:meta])* $module:ident $document:ident $kind:ident) => {
        $(#[$doc])*
        pub mod $module {
            /// The document as a type; it has no values.
            #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
            pub enum Spec {}

            impl super::Spec for Spec {
                const DOCUMENT: &'static super::Document = &super::documents::$document;
            }

            impl super::sealed::Known for Spec {}
            impl super::$kind for Spec {}

            /// A project that the document allows.
            pub type ProjectId = super::ProjectId<Spec>;
            /// An instance that the document allows.
            pub type InstanceId = super::InstanceId<Spec>;
            /// A password that the document allows.
            pub type Password = super::Password<Spec>;

            spec!(@request $kind);
        }
    };
    (@request ResetSpec) => {
        /// The document's request.
        pub type Request = super::ResetRequest<Spec>;
    };
    (@request ChangeSpec) => {
        /// A user name that the document allows.
        pub type Username = super::Username<Spec>;
        /// A list of hosts that the document allows.
        pub type HostList = super::HostList<Spec>;
        /// One user of the document's request.
        pub type User = super::User<Spec>;
        /// The document's request.
        pub type Request = super::ChangeRequest<Spec>;
    };
}

spec! {
    /// The types of [`FLEXUSRDS_RESET_ROOT_PASSWORD`](crate::documents::FLEXUSRDS_RESET_ROOT_PASSWORD).
    flexusrds_reset_root_password FLEXUSRDS_RESET_ROOT_PASSWORD ResetSpec
}
spec! {
    /// The types of [`TAURUSDB_RESET_DATABASE_PASSWORD`](crate::documents::TAURUSDB_RESET_DATABASE_PASSWORD).
    taurusdb_reset_database_password TAURUSDB_RESET_DATABASE_PASSWORD ResetSpec
}
spec! {
    /// The types of [`OTC_RDS_RESET_ROOT_PASSWORD`](crate::documents::OTC_RDS_RESET_ROOT_PASSWORD).
    otc_rds_reset_root_password OTC_RDS_RESET_ROOT_PASSWORD ResetSpec
}
spec! {
    /// The types of [`TAURUSDB_CHANGE_USER_PASSWORD`](crate::documents::TAURUSDB_CHANGE_USER_PASSWORD).
    taurusdb_change_user_password TAURUSDB_CHANGE_USER_PASSWORD ChangeSpec
}
