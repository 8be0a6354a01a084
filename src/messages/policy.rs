//! What a policy of passwords asks for, in a sentence.

use alloc::borrow::ToOwned as _;
use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::{Language, en_us, find, zh_cn};
use crate::charset::{CharClass, CharSet};
use crate::params::Params;
use crate::policy::{Length, PasswordPolicy};
use crate::rule::Rule;

/// The words of one language for policies.
pub(super) struct PolicyWords {
    /// How many characters.
    pub(super) length: fn(Length) -> String,
    /// Characters of a class, by its name; the special ones are listed.
    pub(super) classes: &'static [(&'static str, &'static str)],
    /// The special characters, which hold no space.
    pub(super) specials: fn(CharSet) -> String,
    pub(super) space: &'static str,
    /// Between the space and the special characters.
    pub(super) and: &'static str,
    /// Between two classes, and between the last two.
    pub(super) commas: [&'static str; 2],
    /// How many characters, of at least so many of so many classes, which are listed.
    pub(super) sentence: fn(&str, usize, usize, &str) -> String,
    /// No other characters than those listed.
    pub(super) only: fn(&str) -> String,
    /// Characters of at least so many of so many classes, which are listed.
    pub(super) at_least: fn(usize, usize, &str) -> String,
    /// What a password is asked for.
    pub(super) must_have: fn(&str) -> String,
    /// What a person has to know of Terraform's variables.
    pub(super) terraform_note: &'static str,
}

impl Language {
    const fn policy_words(self) -> &'static PolicyWords {
        match self {
            Self::EnUs => &en_us::POLICY,
            Self::ZhCn => &zh_cn::POLICY,
        }
    }

    /// What a policy of passwords asks for, in one sentence without a full stop, for the text beside a field.
    ///
    /// The special characters stand at its end, so that no punctuation of the sentence can be taken for one of them.
    ///
    /// ```
    /// use gatepass::{CharSet, Language, Length, PasswordPolicy};
    ///
    /// let policy = PasswordPolicy::new(Length::new(8, 32), CharSet::of("~!@"), 3);
    /// assert_eq!(
    ///     Language::EnUs.describe_policy(&policy),
    ///     "8 to 32 characters from at least three of these, and nothing else: \
    ///      upper-case letters, lower-case letters, digits, and the special characters !@~",
    /// );
    /// ```
    pub fn describe_policy(self, policy: &PasswordPolicy) -> String {
        let words = self.policy_words();
        let length = (words.length)(policy.length());
        if policy.length().max() == 0 {
            return length;
        }
        let classes = policy.classes().len() as usize;
        (words.sentence)(&length, policy.required_classes(), classes, &self.classes_of(policy))
    }

    /// What one rule of a policy asks for, as a sentence whose subject is the password: what a tool says that can say one text
    /// for each rule. Empty for a rule that is none of passwords'.
    pub(crate) fn describe_demand(self, policy: &PasswordPolicy, rule: Rule) -> String {
        let words = self.policy_words();
        let demand = match rule {
            Rule::TooShort => self.requirement(rule, Params::Min { min: policy.length().min(), actual: 0 }).to_string(),
            Rule::TooLong => self.requirement(rule, Params::Max(policy.length().max())).to_string(),
            Rule::IllegalCharacter => (words.only)(&self.classes_of(policy)),
            Rule::TooFewClasses => {
                let classes = policy.classes().len() as usize;
                (words.at_least)(policy.required_classes(), classes, &self.classes_of(policy))
            }
            _ => return String::new(),
        };
        (words.must_have)(&demand)
    }

    /// What a person has to know who gives Terraform a variable for a password.
    pub(crate) const fn terraform_note(self) -> &'static str {
        self.policy_words().terraform_note
    }

    /// The classes of a policy, as a list.
    fn classes_of(self, policy: &PasswordPolicy) -> String {
        let words = self.policy_words();
        let name_of = |class: CharClass| match class {
            CharClass::Special => self.specials_of(policy.specials()),
            _ => find(words.classes, class.name()).to_owned(),
        };
        let [comma, last_comma] = words.commas;
        let names: Vec<String> = policy.classes().iter().map(name_of).collect();
        match names.split_last() {
            Some((last, others)) => format!("{}{last_comma}{last}", others.join(comma)),
            None => String::new(),
        }
    }

    /// A space alone would not be seen.
    fn specials_of(self, specials: CharSet) -> String {
        let words = self.policy_words();
        let visible = specials.difference(CharSet::of(" "));
        match (specials.contains(' '), visible.is_empty()) {
            (true, true) => words.space.to_owned(),
            (true, false) => format!("{}{}{}", words.space, words.and, (words.specials)(visible)),
            (false, _) => (words.specials)(visible),
        }
    }
}
