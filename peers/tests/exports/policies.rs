//! Policies that are hard to write in some language, beside those of the documents.

use gatepass::{CharSet, Length, PasswordPolicy, documents};

/// All that may be special characters.
const ALL: &str = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

/// Sets of special characters: what begins a template, ends a class or an attribute, or means a range.
const SETS: [&str; 17] = [
    "",
    ALL,
    "-]",
    "[]",
    "^-]",
    "${",
    "%{",
    "$%{",
    "$%&{",
    "\\\"",
    "\"'<>&",
    ";,:",
    " -]",
    "&&||",
    "~!@#$%^*-_=+?,()&",
    "~!@#$%^*-_=+?,()&|.",
    "\\]",
];

/// Shortest and longest.
const LENGTHS: [(usize, usize); 9] =
    [(8, 32), (0, 4), (1, 3), (0, 0), (0, 1), (1, 1), (3, 3), (0, usize::MAX), (5, usize::MAX)];

/// The documents' policies; every set with every number of classes; every length with every number of classes.
pub(crate) fn policies() -> Vec<PasswordPolicy> {
    let of_documents = documents::ALL.iter().filter_map(|document| document.password_policy().copied());
    let alone = ALL.chars().map(String::from);
    let sets = SETS.iter().map(ToString::to_string).chain(alone);
    let by_set = sets.enumerate().flat_map(|(number, set)| policies_of(LENGTHS[number % 3], &set));
    let by_length =
        LENGTHS.iter().flat_map(|&length| ["", "-]^ "].into_iter().flat_map(move |set| policies_of(length, set)));
    of_documents.chain(by_set).chain(by_length).collect()
}

/// A policy for each number of classes that there can be.
fn policies_of((min, max): (usize, usize), specials: &str) -> Vec<PasswordPolicy> {
    let specials = CharSet::of(specials);
    (0..=4).filter_map(|required| PasswordPolicy::try_new(Length::new(min, max), specials, required).ok()).collect()
}
