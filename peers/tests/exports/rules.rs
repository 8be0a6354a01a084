//! The rules of a password, as a program of somebody else reads them.

use std::collections::BTreeSet;

use password_rules_parser::{CharacterClass, PasswordRules, parse_password_rules};

pub(crate) struct Rules(PasswordRules);

impl Rules {
    pub(crate) fn read(text: &str) -> Self {
        Self(parse_password_rules(text, true).unwrap_or_else(|error| panic!("{text}: {error}")))
    }

    /// Whether a generator that keeps the rules could make this password. What is required is allowed too.
    pub(crate) fn admit(&self, password: &str) -> bool {
        let Self(rules) = self;
        let length = u32::try_from(password.chars().count()).unwrap();
        let required: Vec<BTreeSet<char>> = rules.required.iter().map(|classes| characters(classes)).collect();
        let allowed: BTreeSet<char> = required.iter().flatten().copied().chain(characters(&rules.allowed)).collect();
        rules.min_length.is_none_or(|min| min <= length)
            && rules.max_length.is_none_or(|max| length <= max)
            && password.chars().all(|character| allowed.contains(&character))
            && required.iter().all(|union| password.chars().any(|character| union.contains(&character)))
    }
}

fn characters(classes: &[CharacterClass]) -> BTreeSet<char> {
    classes.iter().flat_map(CharacterClass::chars).collect()
}
