//! Rules for `#[garde(custom(…))]`.
//!
//! ```
//! use garde::Validate as _;
//! use gatepass::adapters::garde::check;
//! use gatepass::typed::taurusdb_change_user_password::{HostList, Password};
//!
//! #[derive(garde::Validate)]
//! struct Form {
//!     #[garde(custom(check::<HostList>))]
//!     host: String,
//!     #[garde(custom(check::<Password>))]
//!     password: String,
//! }
//!
//! let form = Form { host: "10.10.10.*".to_owned(), password: "Rds_1234".to_owned() };
//! assert_eq!(
//!     form.validate().unwrap_err().to_string(),
//!     "host: has the wrong wildcard; write `%` instead of `*` (asterisk_wildcard)\n",
//! );
//! ```
//!
//! The error is the report in words, a line for each violation. It holds nothing of a password, and of another field no more
//! than a character that is wrong. Where a field has a typed value already, it is valid: `#[garde(skip)]`.

use alloc::string::ToString as _;

use crate::messages::Language;
use crate::policy::Policy;
use crate::report::Report;
use crate::typed::Value;

/// Judges a text by the field that such a typed value comes from. The context is of no importance.
///
/// The error is the report in English: `must have at least 8 characters (has 5) (too_short)`.
pub fn check<T: Value>(text: &(impl AsRef<str> + ?Sized), _context: &impl ?Sized) -> garde::Result {
    permit(&Report::of_text::<T>(text.as_ref()), Language::EnUs)
}

/// Judges a text by a policy, such as one of your own; the error is the report in that language.
///
/// ```
/// use garde::Validate as _;
/// use gatepass::adapters::garde::by;
/// use gatepass::{CharSet, Language, Length, PasswordPolicy, Policy};
///
/// static OURS: PasswordPolicy = PasswordPolicy::new(Length::new(12, 64), CharSet::of("-_"), 2);
///
/// #[derive(garde::Validate)]
/// struct Form {
///     #[garde(custom(by(Policy::Password(&OURS), Language::ZhCn)))]
///     password: String,
/// }
///
/// let form = Form { password: "Rds_1234".to_owned() };
/// assert_eq!(form.validate().unwrap_err().to_string(), "password: 至少要有 12 个字符（现有 8 个） (too_short)\n");
/// ```
pub fn by<T: AsRef<str> + ?Sized, C: ?Sized>(policy: Policy, language: Language) -> impl Fn(&T, &C) -> garde::Result {
    move |text, _context| permit(&policy.report(text.as_ref()), language)
}

fn permit(report: &Report, language: Language) -> garde::Result {
    if report.is_valid() {
        return Ok(());
    }
    // What follows the first line stands below the path that garde writes before it.
    Err(garde::Error::new(report.in_language(language).to_string().replace('\n', "\n  ")))
}
