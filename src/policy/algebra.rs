//! Policies as the sets of values that they accept: which are the same, which is part of which, and what two have in common.

use crate::charset::CharSet;
use crate::policy::text::Length;
use crate::policy::{
    HeaderPolicy, HostListPolicy, IdentifierPolicy, PasswordPolicy, Policy, PolicyError, UsernamePolicy,
};

/// How what one policy accepts stands to what another does.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Relation {
    /// Both accept the same values.
    Equal,
    /// The one accepts some of what the other does, and nothing else.
    Stricter,
    /// The one accepts all that the other does, and more.
    Looser,
    /// Each accepts something that the other does not, and both accept something.
    Overlapping,
    /// Nothing is accepted by both.
    Disjoint,
}

impl Relation {
    /// Of two sets, by whether what they have in common is the one, and the other.
    const fn of(is_the_one: bool, is_the_other: bool) -> Self {
        match (is_the_one, is_the_other) {
            (true, true) => Self::Equal,
            (true, false) => Self::Stricter,
            (false, true) => Self::Looser,
            (false, false) => Self::Overlapping,
        }
    }

    /// Of two sets of which the one with the larger limit has all that the other has, and more.
    fn of_limits(one: usize, other: usize) -> Self {
        Self::of(one <= other, other <= one)
    }

    /// The stable name, such as `stricter`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Stricter => "stricter",
            Self::Looser => "looser",
            Self::Overlapping => "overlapping",
            Self::Disjoint => "disjoint",
        }
    }
}

impl Policy {
    /// How the values that this policy accepts stand to those of the other: warnings and advice make no difference. `None` where
    /// they are of different kinds: a password and a name, or a token and a language.
    ///
    /// ```
    /// use gatepass::documents::{OTC_RDS_RESET_ROOT_PASSWORD, TAURUSDB_CHANGE_USER_PASSWORD};
    /// use gatepass::{Field, Relation};
    ///
    /// let any = OTC_RDS_RESET_ROOT_PASSWORD.policy(Field::InstanceId).unwrap();
    /// let in07 = TAURUSDB_CHANGE_USER_PASSWORD.policy(Field::InstanceId).unwrap();
    /// assert_eq!(any.relation_to(&in07), Some(Relation::Looser));
    /// ```
    pub fn relation_to(&self, other: &Self) -> Option<Relation> {
        match (self, other) {
            (Self::Password(one), Self::Password(other)) => Some(one.relation_to(other)),
            (Self::Username(one), Self::Username(other)) => Some(one.relation_to(other)),
            (Self::HostList(one), Self::HostList(other)) => Some(one.relation_to(other)),
            (Self::Identifier(one), Self::Identifier(other)) => Some(one.relation_to(other)),
            (Self::Header(one), Self::Header(other)) => one.relation_to(other),
            _ => None,
        }
    }
}

/// A password policy without what makes no difference: two policies accept the same values when these are equal.
///
/// Nothing of it can be changed without a password that tells: one of the shortest and one of the longest length, one with any
/// special character, one of as few classes as are allowed.
#[derive(PartialEq, Eq)]
struct Canonical {
    min: usize,
    max: usize,
    specials: CharSet,
    required: usize,
}

impl Canonical {
    fn of(policy: &PasswordPolicy) -> Self {
        let Length { min, max } = policy.length();
        let required = policy.required_classes();
        Self {
            // A character is of one class, so k classes need k characters.
            min: min.max(required),
            max,
            specials: if max == 0 { CharSet::EMPTY } else { policy.specials() },
            // Whatever is not empty has one class.
            required: if min > 0 { required.max(1) } else { required },
        }
    }
}

impl PasswordPolicy {
    /// The policy of the passwords that both accept: "safe in every document".
    ///
    /// It fails where there is no such password: [`PolicyError::MinAboveMax`] for 8 to 16 and 20 to 32 characters,
    /// [`PolicyError::TooManyClasses`] where all four classes are required and no special character is in both,
    /// [`PolicyError::TooManyClassesForLength`] for 3 classes in at most 2 characters.
    ///
    /// ```
    /// use gatepass::{CharSet, Length, PasswordPolicy};
    ///
    /// const OURS: PasswordPolicy = PasswordPolicy::new(Length::new(12, 64), CharSet::of("!#|"), 2);
    /// const THEIRS: PasswordPolicy = PasswordPolicy::new(Length::new(8, 32), CharSet::of("!#$"), 3);
    ///
    /// let both = OURS.intersection(&THEIRS)?;
    /// assert_eq!(both, PasswordPolicy::new(Length::new(12, 32), CharSet::of("!#"), 3));
    /// # Ok::<(), gatepass::PolicyError>(())
    /// ```
    pub const fn intersection(&self, other: &Self) -> Result<Self, PolicyError> {
        let required = max(self.required_classes(), other.required_classes());
        match self.length().intersection(other.length()) {
            Ok(length) => Self::try_new(length, self.specials().intersection(other.specials()), required),
            Err(error) => Err(error),
        }
    }

    /// How the passwords that this policy accepts stand to those of the other.
    ///
    /// ```
    /// use gatepass::documents::{FLEXUSRDS_RESET_ROOT_PASSWORD, TAURUSDB_CHANGE_USER_PASSWORD};
    /// use gatepass::Relation;
    ///
    /// let flexusrds = FLEXUSRDS_RESET_ROOT_PASSWORD.password_policy().unwrap();
    /// let taurusdb = TAURUSDB_CHANGE_USER_PASSWORD.password_policy().unwrap();
    /// assert_eq!(flexusrds.relation_to(taurusdb), Relation::Stricter);
    /// ```
    pub fn relation_to(&self, other: &Self) -> Relation {
        self.intersection(other).map_or(Relation::Disjoint, |both| {
            let both = Canonical::of(&both);
            Relation::of(both == Canonical::of(self), both == Canonical::of(other))
        })
    }

    /// Whether both accept the same passwords. Their numbers may differ all the same: 3 classes need 3 characters, whether that
    /// is said or not.
    pub fn is_equivalent_to(&self, other: &Self) -> bool {
        self.relation_to(other) == Relation::Equal
    }

    /// Whether this policy accepts only passwords that the other accepts too, and fewer.
    pub fn is_stricter_than(&self, other: &Self) -> bool {
        self.relation_to(other) == Relation::Stricter
    }
}

impl UsernamePolicy {
    /// The policy of the names that both accept. It fails with [`PolicyError::MinAboveMax`] where no length is in both, and
    /// with [`PolicyError::EmptyAlphabet`] where no character is: only the empty name can be in both then.
    pub const fn intersection(&self, other: &Self) -> Result<Self, PolicyError> {
        match self.length().intersection(other.length()) {
            Ok(length) => Self::try_new(length, self.alphabet().intersection(other.alphabet())),
            Err(error) => Err(error),
        }
    }

    /// How the names that this policy accepts stand to those of the other.
    pub fn relation_to(&self, other: &Self) -> Relation {
        let Ok(length) = self.length().intersection(other.length()) else { return Relation::Disjoint };
        let both = Names::of(length, self.alphabet().intersection(other.alphabet()));
        if both.is_empty() {
            return Relation::Disjoint;
        }
        let is = |policy: &Self| both == Names::of(policy.length(), policy.alphabet());
        Relation::of(is(self), is(other))
    }

    /// Whether both accept the same names.
    pub fn is_equivalent_to(&self, other: &Self) -> bool {
        self.relation_to(other) == Relation::Equal
    }

    /// Whether this policy accepts only names that the other accepts too, and fewer.
    pub fn is_stricter_than(&self, other: &Self) -> bool {
        self.relation_to(other) == Relation::Stricter
    }
}

impl HostListPolicy {
    /// How the lists that this policy accepts stand to those of the other. Only their lengths can differ; there are lists of every
    /// length, such as `%%%`.
    pub fn relation_to(&self, other: &Self) -> Relation {
        Relation::of_limits(self.max_characters(), other.max_characters())
    }
}

impl IdentifierPolicy {
    /// How the identifiers that this policy accepts stand to those of the other. Usual shapes make no difference: what has none is
    /// a warning.
    pub fn relation_to(&self, other: &Self) -> Relation {
        match (self.length(), other.length()) {
            (None, None) => Relation::Equal,
            // Letters and digits are safe in a URL.
            (Some(_), None) => Relation::Stricter,
            (None, Some(_)) => Relation::Looser,
            (Some(one), Some(other)) if one != other => Relation::Disjoint,
            (Some(_), Some(_)) => {
                let ends_so = |policy: &Self, end: &Self| policy.suffix().ends_with(end.suffix());
                match (ends_so(self, other), ends_so(other, self)) {
                    (false, false) => Relation::Disjoint,
                    (is_the_one, is_the_other) => Relation::of(is_the_one, is_the_other),
                }
            }
        }
    }
}

impl HeaderPolicy {
    /// How the values that this policy accepts stand to those of the other. `None` where they are of different kinds: a token, a
    /// language and a media type are.
    pub fn relation_to(&self, other: &Self) -> Option<Relation> {
        match (self.max(), other.max()) {
            (Some(one), Some(other)) => Some(Relation::of_limits(one, other)),
            (None, None) if self.is_media_type() == other.is_media_type() => Some(self.relation_to_listed(other)),
            _ => None,
        }
    }

    /// Of two that list their values. A media type without parameters tells whether all that begin with it are accepted.
    fn relation_to_listed(&self, other: &Self) -> Relation {
        let is_part = |one: &Self, of: &Self| one.possible().all(|value| of.is_valid(value));
        let (is_the_one, is_the_other) = (is_part(self, other), is_part(other, self));
        let has_common = |one: &Self, other: &Self| one.possible().any(|value| other.is_valid(value));
        if is_the_one && is_the_other || has_common(self, other) || has_common(other, self) {
            Relation::of(is_the_one, is_the_other)
        } else {
            Relation::Disjoint
        }
    }

    /// The values of the list that a header can have.
    fn possible(&self) -> impl Iterator<Item = &'static str> {
        self.supported().iter().copied().filter(|value| self.is_valid(value))
    }
}

/// The texts of these lengths from this alphabet, without what makes no difference.
#[derive(PartialEq, Eq)]
struct Names {
    min: usize,
    max: usize,
    alphabet: CharSet,
}

impl Names {
    fn of(length: Length, alphabet: CharSet) -> Self {
        let max = if alphabet.is_empty() { 0 } else { length.max() };
        Self { min: length.min(), max, alphabet: if max == 0 { CharSet::EMPTY } else { alphabet } }
    }

    fn is_empty(&self) -> bool {
        self.min > self.max
    }
}

impl Length {
    /// The lengths that are in both.
    pub(super) const fn intersection(self, other: Self) -> Result<Self, PolicyError> {
        let most = if self.max < other.max { self.max } else { other.max };
        Self::try_new(max(self.min, other.min), most)
    }
}

const fn max(one: usize, other: usize) -> usize {
    if one > other { one } else { other }
}
