//! Values that validator judges without repeating them.
//!
//! What validator derives puts the value of a field into the error, as its parameter `value`: for `custom`, `length`, `regex` and
//! every other rule of a text but `nested` and `schema`; `must_match` adds that of the other field. So the `Debug` and the JSON of the
//! errors, and often the answer to a browser, hold the password that was refused. A [`Candidate`] is judged by
//! `#[validate(nested)]`; and as it has no `Serialize`, those other rules do not compile for it.
//!
//! ```
//! use gatepass::adapters::validator::Candidate;
//! use gatepass::typed::taurusdb_change_user_password::{HostList, Password};
//! use validator::Validate;
//!
//! #[derive(serde::Deserialize, Validate)]
//! struct Form {
//!     #[validate(nested)]
//!     host: Candidate<HostList>,
//!     #[validate(nested)]
//!     password: Candidate<Password>,
//! }
//!
//! let form: Form = serde_json::from_str(r#"{ "host": "%", "password": "Rds_1" }"#).unwrap();
//! assert_eq!(
//!     serde_json::to_value(form.validate().unwrap_err()).unwrap(),
//!     serde_json::json!({ "password": { "password": [{
//!         "code": "too_short",
//!         "message": "must have at least 8 characters (has 5)",
//!         "params": { "min": 8, "actual": 5 },
//!     }] } }),
//! );
//! assert!(form.host.parse().is_ok());
//! ```
//!
//! ```compile_fail,E0277
//! use gatepass::adapters::validator::Candidate;
//! use gatepass::typed::taurusdb_change_user_password::Password;
//!
//! #[derive(validator::Validate)]
//! struct Form {
//!     #[validate(custom(function = "never"))]
//!     password: Candidate<Password>,
//! }
//!
//! fn never(_: &Candidate<Password>) -> Result<(), validator::ValidationError> {
//!     Err(validator::ValidationError::new("never"))
//! }
//! ```

use alloc::borrow::Cow;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use validator::{Validate, ValidationError, ValidationErrors, ValidationErrorsKind};
use zeroize::Zeroizing;

use crate::messages::Language;
use crate::report::Report;
use crate::typed::Value;
use crate::violation::Violation;

/// A text as somebody wrote it, that may become such a typed value: [`validate`](Validate::validate) says whether, and
/// [`parse`](Self::parse) makes it one.
///
/// It may be a password, whatever the field: its `Debug` is redacted, it has no `Display` and no `Serialize`, and its memory is
/// wiped when it is dropped.
///
/// The errors stand below the stable name of the field, such as `host`, one for each violation that is an error: the stable
/// code, the message in English, and the parameters of the report.
pub struct Candidate<T> {
    text: Zeroizing<String>,
    value: PhantomData<fn() -> T>,
}

impl<T: Value> Candidate<T> {
    /// The typed value, or the report of what is wrong with the text. Nothing is copied.
    pub fn parse(mut self) -> Result<T, Report> {
        T::try_from(core::mem::take(&mut *self.text))
    }
}

impl<T> From<String> for Candidate<T> {
    fn from(text: String) -> Self {
        Self { text: Zeroizing::new(text), value: PhantomData }
    }
}

impl<T> fmt::Debug for Candidate<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Candidate([redacted])")
    }
}

/// Takes any string; whether it is valid is asked later.
impl<'de, T: Value> serde::Deserialize<'de> for Candidate<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // The reader's own error would repeat what it found instead of a string.
        let text = String::deserialize(deserializer);
        let text = text.map_err(|_| serde::de::Error::custom(format_args!("{} is a string", T::FIELD.name())))?;
        Ok(text.into())
    }
}

impl<T: Value> Validate for Candidate<T> {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let errors = errors(&Report::of_text::<T>(&self.text));
        if errors.is_empty() {
            return Ok(());
        }
        let mut found = ValidationErrors::new();
        found.errors_mut().insert(Cow::Borrowed(T::FIELD.name()), ValidationErrorsKind::Field(errors));
        Err(found)
    }
}

/// The errors of a report, for an implementation of `Validate` of your own: code, message in English and parameters of each
/// violation. Warnings and advice are left out, for validator knows none.
///
/// ```
/// use gatepass::Field;
/// use gatepass::adapters::validator::errors;
/// use gatepass::documents::TAURUSDB_CHANGE_USER_PASSWORD as DOCUMENT;
///
/// let errors = errors(&DOCUMENT.check(Field::Password, "Rds 1").unwrap());
/// assert_eq!(errors.iter().map(|error| &*error.code).collect::<Vec<_>>(), ["too_short", "illegal_character"]);
/// assert_eq!(errors[0].params["min"], 8);
/// ```
pub fn errors(report: &Report) -> Vec<ValidationError> {
    report.violations().iter().filter(|violation| violation.is_error()).map(error).collect()
}

fn error(violation: &Violation<'_>) -> ValidationError {
    let mut error = ValidationError::new(violation.rule.code());
    error.message = Some(Cow::Owned(Language::EnUs.describe(violation).to_string()));
    for (name, value) in violation.params.entries() {
        error.add_param(Cow::Borrowed(name), &value);
    }
    error
}
