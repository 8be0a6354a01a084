//! The rules of a password as browsers and password managers read them, to generate one that passes.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use crate::charset::CharSet;
use crate::policy::PasswordPolicy;

/// The classes that the language has a name for. It has `special` too, of which its readers have different opinions.
const NAMED: [(CharSet, &str); 3] = [(CharSet::UPPER, "upper"), (CharSet::LOWER, "lower"), (CharSet::DIGITS, "digit")];

/// What has a place of its own between brackets: the one stands first, the other last.
const PLACED: CharSet = CharSet::of("-]");

impl PasswordPolicy {
    /// The value of the attribute `passwordrules`, Apple's language of rules, which browsers and password managers generate
    /// passwords by.
    ///
    /// Each `required` is a union of classes of which a password has a character; all of them together are "at least k of n".
    ///
    /// ```
    /// use gatepass::{CharSet, Length, PasswordPolicy};
    ///
    /// let policy = PasswordPolicy::new(Length::new(8, 32), CharSet::of("]!-"), 3);
    /// assert_eq!(
    ///     policy.password_rules(),
    ///     "minlength: 8; maxlength: 32; required: upper, lower; required: upper, digit; required: lower, digit; \
    ///      required: upper, [-!]]; required: lower, [-!]]; required: digit, [-!]]; allowed: upper, lower, digit, [-!]];",
    /// );
    /// ```
    pub fn password_rules(&self) -> String {
        let length = self.length();
        let min = (length.min() > 0).then(|| format!("minlength: {}", length.min()));
        let max = (length.max() < usize::MAX).then(|| format!("maxlength: {}", length.max()));
        let required = self.unions().map(|union| format!("required: {}", classes_of(union)));
        let allowed = format!("allowed: {}", classes_of(self.alphabet()));
        let rules = min.into_iter().chain(max).chain(required).chain([allowed]);
        rules.map(|rule| rule + ";").collect::<Vec<_>>().join(" ")
    }
}

/// A set as named classes, and the rest of it between brackets.
fn classes_of(set: CharSet) -> String {
    let named = NAMED.iter().filter(|(class, _)| class.is_subset(set)).map(|(_, name)| name.to_string());
    let rest = NAMED.iter().fold(set, |rest, &(class, _)| rest.difference(class));
    let own = (!rest.is_empty()).then(|| class_of(rest));
    named.chain(own).collect::<Vec<_>>().join(", ")
}

/// A class of these characters.
fn class_of(set: CharSet) -> String {
    let placed = |character: char| if set.contains(character) { character.to_string() } else { String::new() };
    format!("[{}{}{}]", placed('-'), set.difference(PLACED), placed(']'))
}
