//! The grammar of user names: a length and an alphabet.

use crate::charset::CharSet;
use crate::policy::PolicyError;
use crate::policy::grammar::Grammar;
use crate::policy::text::Length;
use crate::reporter::Reporter;
use crate::rule::Rule;
use crate::violation::Sink;

/// What a document says a user name may look like.
///
/// ```
/// use gatepass::{CharSet, Length, UsernamePolicy};
///
/// const POLICY: UsernamePolicy = UsernamePolicy::new(Length::new(1, 16), CharSet::ALPHANUMERIC);
/// assert!(POLICY.is_valid("root"));
/// assert!(!POLICY.is_valid("r.oot"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UsernamePolicy(Grammar);

impl UsernamePolicy {
    /// A name of that length from these characters.
    ///
    /// # Panics
    ///
    /// Where [`try_new`](Self::try_new) fails; in a `const`, at compile time.
    pub const fn new(length: Length, alphabet: CharSet) -> Self {
        match Self::try_new(length, alphabet) {
            Ok(policy) => policy,
            Err(error) => error.refuse(),
        }
    }

    /// Like [`new`](Self::new), and [`PolicyError::EmptyAlphabet`] for [`CharSet::EMPTY`].
    pub const fn try_new(length: Length, alphabet: CharSet) -> Result<Self, PolicyError> {
        if alphabet.is_empty() {
            Err(PolicyError::EmptyAlphabet)
        } else {
            Ok(Self(Grammar::new(&[Rule::TooShort, Rule::TooLong, Rule::IllegalCharacter], length, alphabet)))
        }
    }

    /// How many characters.
    pub const fn length(&self) -> Length {
        self.0.length
    }

    /// Every character that a name may have.
    pub const fn alphabet(&self) -> CharSet {
        self.0.alphabet
    }

    /// The verdict.
    pub fn is_valid(&self, value: &str) -> bool {
        self.grammar().is_valid(value)
    }

    /// Everything that is wrong with the value, in the order of reports. Beyond the maximum nothing is looked at.
    pub fn check(&self, value: &str, sink: &mut Sink<'_>) {
        self.grammar().judge(&mut Reporter::new(value, sink));
    }

    pub(super) const fn grammar(&self) -> &Grammar {
        &self.0
    }
}
