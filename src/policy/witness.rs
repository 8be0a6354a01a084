//! Values that tell two policies apart: made from the policies, for whoever wants to see a difference.

use alloc::string::String;
use alloc::vec::Vec;

use crate::charset::CharSet;
use crate::policy::password::class_alphabets;
use crate::policy::{HeaderPolicy, IdentifierPolicy, Length, PasswordPolicy, Policy, UsernamePolicy};

/// No longer value is made.
const LONGEST: usize = 100_000;

impl Policy {
    /// A value that this policy accepts and the other does not. `None` where there is none, where the policies are of different
    /// kinds, or where it would have more than 100,000 characters.
    ///
    /// A password made so is an example, the same every time; it is no secret and should never become one.
    ///
    /// ```
    /// use gatepass::Field;
    /// use gatepass::documents::{FLEXUSRDS_RESET_ROOT_PASSWORD, TAURUSDB_CHANGE_USER_PASSWORD};
    ///
    /// let flexusrds = FLEXUSRDS_RESET_ROOT_PASSWORD.policy(Field::Password).unwrap();
    /// let taurusdb = TAURUSDB_CHANGE_USER_PASSWORD.policy(Field::Password).unwrap();
    /// assert_eq!(taurusdb.witness_against(&flexusrds).as_deref(), Some("Ab2.Ef6."));
    /// assert_eq!(flexusrds.witness_against(&taurusdb), None);
    /// ```
    pub fn witness_against(&self, other: &Self) -> Option<String> {
        self.relation_to(other)?;
        let candidates = match (self, other) {
            (Self::Password(one), Self::Password(other)) => passwords(one, other),
            (Self::Username(one), Self::Username(other)) => usernames(one, other),
            (Self::HostList(_), Self::HostList(other)) => repeated("%", other.max_characters().checked_add(1)),
            (Self::Identifier(one), Self::Identifier(_)) => identifiers(one),
            (Self::Header(one), Self::Header(other)) => headers(one, other),
            _ => Vec::new(),
        };
        candidates.into_iter().find(|candidate| self.is_valid(candidate) && !other.is_valid(candidate))
    }
}

/// Passwords that differ from what the other accepts in one thing: a special character, the classes, or the length.
fn passwords(one: &PasswordPolicy, other: &PasswordPolicy) -> Vec<String> {
    let shortest = |policy: &PasswordPolicy| policy.length().min().max(policy.required_classes());
    let usual = shortest(one).max(shortest(other)).max(1).min(one.length().max());
    let [upper, lower, digits, specials] = class_alphabets(one.specials());
    let mut candidates = Vec::new();
    for special in one.specials().difference(other.specials()).iter() {
        let special = CharSet::of(special.encode_utf8(&mut [0; 4]));
        candidates.extend(password(usual, &[upper, lower, digits, special]));
        // Where there is not room for all four.
        candidates.extend(password(usual, &[special, upper, lower, digits]));
    }
    let all = [upper, lower, digits, specials];
    let all = all.get(..one.classes().len() as usize).unwrap_or_default();
    candidates.extend(password(usual, all.get(..one.required_classes().max(1)).unwrap_or_default()));
    for length in [Some(shortest(one)), beyond(other.length(), shortest(one))].into_iter().flatten() {
        candidates.extend(password(length, all));
    }
    candidates
}

/// A password of that length, from these alphabets in turn.
fn password(length: usize, alphabets: &[CharSet]) -> Option<String> {
    let alphabets: Vec<Vec<char>> = alphabets.iter().map(|set| set.iter().collect()).collect();
    let character = |at: usize| {
        let alphabet = alphabets.get(at.checked_rem(alphabets.len())?)?;
        alphabet.get(at.checked_rem(alphabet.len())?).copied()
    };
    (length <= LONGEST).then(|| (0..length).filter_map(character).collect())
}

fn usernames(one: &UsernamePolicy, other: &UsernamePolicy) -> Vec<String> {
    let shortest = one.length().min();
    let usual = shortest.max(other.length().min()).max(1).min(one.length().max());
    let strange = one.alphabet().difference(other.alphabet());
    let known = one.alphabet();
    let lengths = [(strange, Some(usual)), (known, Some(shortest)), (known, beyond(other.length(), shortest))];
    let text = |(set, length): (CharSet, Option<usize>)| {
        let first = set.iter().next().map(String::from).unwrap_or_default();
        repeated(&first, length)
    };
    lengths.into_iter().flat_map(text).collect()
}

/// The first length that is too much for these, and at least so much.
fn beyond(length: Length, least: usize) -> Option<usize> {
    length.max().checked_add(1).map(|beyond| beyond.max(least))
}

/// Both fillings, because one of them may be what the other policy asks for; and what no identifier with a range has.
fn identifiers(policy: &IdentifierPolicy) -> Vec<String> {
    let suffix = policy.suffix();
    let filling = policy.length().map(|length| length - suffix.len());
    let mut candidates = Vec::new();
    for filler in ["x", "0"] {
        candidates.extend(repeated(filler, filling).into_iter().map(|start| start + suffix));
    }
    candidates.push(String::from("x-0"));
    candidates
}

fn headers(one: &HeaderPolicy, other: &HeaderPolicy) -> Vec<String> {
    let token = other.max().map_or_else(Vec::new, |max| repeated("x", max.checked_add(1)));
    one.supported().iter().map(|&value| String::from(value)).chain(token).collect()
}

/// The text so many times; nothing where that is too much.
fn repeated(text: &str, times: Option<usize>) -> Vec<String> {
    times.filter(|&times| times <= LONGEST).map(|times| text.repeat(times)).into_iter().collect()
}
