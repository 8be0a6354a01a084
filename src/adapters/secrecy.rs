//! Passwords to and from secrecy's `SecretString`.
//!
//! ```
//! use gatepass::adapters::secrecy::check;
//! use gatepass::typed::taurusdb_change_user_password::{Password, Spec};
//! use secrecy::{ExposeSecret, SecretString};
//!
//! let secret = SecretString::from("Rds_1");
//! assert_eq!(check::<Spec>(&secret).to_string(), "must have at least 8 characters (has 5) (too_short)");
//!
//! let password = Password::try_from(SecretString::from("Rds_1234"))?;
//! let secret = SecretString::from(password);
//! assert_eq!(secret.expose_secret(), "Rds_1234");
//! # Ok::<(), gatepass::Report>(())
//! ```
//!
//! A [`Password`] is an `ExposeSecret<str>` itself, for functions that take any of them.

use alloc::boxed::Box;

use secrecy::{ExposeSecret, SecretString};

use crate::report::Report;
use crate::typed::{Password, Spec};

/// The report of a secret as a password of the document. It holds nothing of the secret.
pub fn check<S: Spec>(secret: &SecretString) -> Report {
    Report::of_text::<Password<S>>(secret.expose_secret())
}

/// Wipes the secret when it was read, also when it is refused.
impl<S: Spec> TryFrom<SecretString> for Password<S> {
    type Error = Report;

    fn try_from(secret: SecretString) -> Result<Self, Report> {
        Self::try_from(&secret)
    }
}

/// Copies the secret; the one that is lent stays as it is.
impl<S: Spec> TryFrom<&SecretString> for Password<S> {
    type Error = Report;

    fn try_from(secret: &SecretString) -> Result<Self, Report> {
        Self::parse(secret.expose_secret())
    }
}

/// Copies the password into memory that the secret wipes, and wipes its own.
impl<S> From<Password<S>> for SecretString {
    fn from(password: Password<S>) -> Self {
        Box::<str>::from(password.expose_secret()).into()
    }
}

impl<S> ExposeSecret<str> for Password<S> {
    fn expose_secret(&self) -> &str {
        self.expose_secret()
    }
}
