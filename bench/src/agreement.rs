//! Whether those who claim to check one rule check one rule.

use crate::passwords::{foreign_punctuation, mixed};
use crate::rule;

/// How many passwords are judged.
const PASSWORDS: usize = 20_000;

/// What gives a verdict, and how often it was another one than that of gatepass.
pub struct Comparison {
    /// What gives the verdict.
    pub name: &'static str,
    /// How many passwords both judged.
    pub passwords: usize,
    /// On how many of them they disagreed.
    pub disagreements: usize,
}

/// Those that check the same rule.
///
/// # Panics
///
/// When one of them does not, or when the passwords could not tell.
pub fn same_rule() -> Vec<Comparison> {
    let passwords = mixed(PASSWORDS);
    let valid = passwords.iter().filter(|password| rule::gatepass(password)).count();
    assert!(valid * 4 > PASSWORDS && valid * 4 < PASSWORDS * 3, "{valid} of {PASSWORDS} are valid, which tells little");
    let all = [
        compare("gatepass, from the document on", &passwords, rule::gatepass_document),
        compare("five regular expressions", &passwords, rule::five_expressions),
        compare("validator", &passwords, rule::validator),
        compare("garde", &passwords, rule::garde),
        compare("passwords, where no other punctuation is", &without_foreign(passwords), rule::analyzer),
    ];
    for Comparison { name, disagreements, .. } in &all {
        assert_eq!(*disagreements, 0, "{name} checks another rule");
    }
    all.into()
}

/// Those that look as if they did, and do not.
///
/// # Panics
///
/// When one of them does: then another rule would not be found out.
pub fn other_rules() -> Vec<Comparison> {
    let passwords = mixed(PASSWORDS);
    let all = [
        compare("five regular expressions, `*-_` pasted", &passwords, rule::pasted_expressions),
        compare("passwords", &passwords, rule::analyzer),
        compare("zxcvbn", &passwords, rule::estimator),
    ];
    for Comparison { name, disagreements, .. } in &all {
        assert_ne!(*disagreements, 0, "{name} checks the same rule");
    }
    all.into()
}

fn compare(name: &'static str, passwords: &[String], verdict: impl Fn(&str) -> bool) -> Comparison {
    let disagreements = passwords.iter().filter(|password| verdict(password) != rule::gatepass(password)).count();
    Comparison { name, passwords: passwords.len(), disagreements }
}

fn without_foreign(mut passwords: Vec<String>) -> Vec<String> {
    let foreign = foreign_punctuation();
    passwords.retain(|password| !password.contains(|character| foreign.contains(character)));
    passwords
}
