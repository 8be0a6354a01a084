//! What is allowed: one file for each grammar. No service is named here.

mod algebra;
mod grammar;
mod header;
mod host;
mod identifier;
mod measured;
mod password;
mod text;
mod username;
#[cfg(feature = "alloc")]
mod witness;

use core::fmt;

pub use algebra::Relation;
pub use header::HeaderPolicy;
#[cfg(feature = "wasm")]
pub(crate) use host::address_count;
pub use host::{HostListPolicy, HostPattern};
pub use identifier::{IdentifierPolicy, Shape};
pub use password::PasswordPolicy;
pub use text::{IllegalCharacters, Length};
pub use username::UsernamePolicy;

use grammar::Grammar;
pub(crate) use text::{head, is_same_but_for_case, part};

use crate::FOR_SPEED;
use crate::charset::CharSet;
use crate::checklist::ChecklistItem;
use crate::reporter::Reporter;
use crate::violation::Sink;

/// The grammar of one field of a document.
///
/// ```
/// use gatepass::documents::TAURUSDB_CHANGE_USER_PASSWORD;
/// use gatepass::{Field, Rule};
///
/// let policy = TAURUSDB_CHANGE_USER_PASSWORD.policy(Field::Host).unwrap();
/// assert!(policy.is_valid("10.10.10.%"));
///
/// let mut rules = Vec::new();
/// policy.check("10.10.10.*,", &mut |violation| rules.push(violation.rule));
/// assert_eq!(rules, [Rule::EmptyItem, Rule::AsteriskWildcard]);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Policy {
    /// A password.
    Password(&'static PasswordPolicy),
    /// A user name.
    Username(&'static UsernamePolicy),
    /// A list of hosts.
    HostList(&'static HostListPolicy),
    /// A project or instance identifier.
    Identifier(&'static IdentifierPolicy),
    /// The value of a header.
    Header(&'static HeaderPolicy),
}

impl Policy {
    /// The verdict: whether the report of the value would hold no error. It never allocates.
    pub fn is_valid(&self, value: &str) -> bool {
        match self {
            Self::Password(policy) => policy.is_valid(value),
            _ => self.grammar().is_valid(value),
        }
    }

    /// Delivers every violation of the value, in the order of reports. It never allocates.
    pub fn check(&self, value: &str, sink: &mut Sink<'_>) {
        match self {
            Self::Password(policy) => policy.check(value, sink),
            _ => self.judge(&mut Reporter::new(value, sink)),
        }
    }

    pub(crate) fn judge(&self, report: &mut Reporter<'_, '_>) {
        match self {
            Self::Password(policy) if FOR_SPEED && policy.is_valid(report.value()) => {}
            _ => self.grammar().judge(report),
        }
    }

    /// Delivers every error rule of the field with its state, for a form that shows them while a person types. A header's
    /// value is nothing that a person types; it has no checklist.
    pub fn checklist(&self, value: &str, sink: &mut dyn FnMut(ChecklistItem)) {
        if !matches!(self, Self::Header(_)) {
            self.grammar().checklist(value, sink);
        }
    }

    /// What every question about a value is answered from.
    const fn grammar(&self) -> &Grammar {
        match self {
            Self::Password(policy) => policy.grammar(),
            Self::Username(policy) => policy.grammar(),
            Self::HostList(policy) => policy.grammar(),
            Self::Identifier(policy) => policy.grammar(),
            Self::Header(policy) => policy.grammar(),
        }
    }

    /// Every character of the value that is outside the field's alphabet, with its span, one by one. Beyond the field's
    /// maximum nothing is looked at.
    ///
    /// ```
    /// use gatepass::documents::FLEXUSRDS_RESET_ROOT_PASSWORD;
    /// use gatepass::{CharKind, Field};
    ///
    /// let policy = FLEXUSRDS_RESET_ROOT_PASSWORD.policy(Field::Password).unwrap();
    /// let found: Vec<_> = policy.illegal_characters("Rds|1234 ").map(|(span, kind)| (span.utf8(), kind)).collect();
    /// assert_eq!(found, [(3..4, CharKind::AsciiPunctuation), (8..9, CharKind::Space)]);
    /// ```
    pub fn illegal_characters<'a>(&self, value: &'a str) -> IllegalCharacters<'a> {
        IllegalCharacters::new(head(value, self.longest().unwrap_or(usize::MAX)), self.alphabet())
    }

    /// Every character that a valid value may have.
    pub const fn alphabet(&self) -> CharSet {
        self.grammar().alphabet
    }

    /// Whether no character of a value may ever be shown.
    pub const fn is_secret(&self) -> bool {
        self.grammar().is_secret
    }

    /// How many characters of a value are looked at, but for its end; `None` where all of them are.
    pub const fn longest(&self) -> Option<usize> {
        self.grammar().longest()
    }
}

/// Why a policy cannot be made: what was asked for makes no sense.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum PolicyError {
    /// The shortest length is above the longest: 32 to 8 characters.
    MinAboveMax,
    /// A special character is a letter or a digit, which have classes of their own: `"!a"`.
    SpecialIsLetterOrDigit,
    /// A special character is a control character: `"\t"`.
    SpecialIsControl,
    /// More classes are required than there are: 5 of 4.
    TooManyClasses,
    /// More classes are required than the longest value has characters: 3 in at most 2.
    TooManyClassesForLength,
    /// No character is allowed at all.
    EmptyAlphabet,
    /// A character is not ASCII: `"é"`.
    NotAscii,
    /// No value could ever be valid: at most 0 characters, or one of no languages.
    NothingAllowed,
    /// A list of objects with a list among their members.
    ListInList,
    /// Two members of one object have the same name.
    SameName,
    /// The suffix is longer than the identifier, or holds something else than letters and digits.
    ImpossibleSuffix,
}

impl PolicyError {
    #[allow(clippy::panic, reason = "the constructors of constants refuse when the program is compiled")]
    pub(crate) const fn refuse(self) -> ! {
        panic!("{}", self.text())
    }

    const fn text(self) -> &'static str {
        match self {
            Self::MinAboveMax => "the minimum is above the maximum",
            Self::SpecialIsLetterOrDigit => "a special character is a letter or a digit",
            Self::SpecialIsControl => "a special character is a control character",
            Self::TooManyClasses => "more classes are required than there are",
            Self::TooManyClassesForLength => "more classes are required than the longest value has characters",
            Self::EmptyAlphabet => "the alphabet has no character",
            Self::NotAscii => "a character is not ASCII",
            Self::NothingAllowed => "no value could ever be valid",
            Self::ListInList => "an object of a list has a list itself",
            Self::SameName => "two members have the same name",
            Self::ImpossibleSuffix => "the suffix cannot end such an identifier",
        }
    }
}

impl fmt::Display for PolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.text())
    }
}

impl core::error::Error for PolicyError {}
