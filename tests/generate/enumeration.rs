//! Small policies, whole: a source gives every string of bytes that it can give, and each password that the core accepts comes out
//! the same number of times, and nothing else. With a uniform source, that is uniformity; no sample can say as much.

use std::collections::{BTreeMap, BTreeSet};

use gatepass::generate::{GenerateError, Generator};
use gatepass::{CharSet, Length, PasswordPolicy};

use crate::sources::Every;

/// The longest passwords that are tried.
const LONGEST: usize = 4;

/// What is left of the alphabets: classes of different sizes, and empty ones.
const CHARACTERS: [&str; 7] = ["Aa0-", "ABa0-_", "Aa01_", "Aa0", "Zz", "09-", "-"];

/// How often each password comes out while the source gives every string of bytes once.
fn drawn(generator: &Generator) -> BTreeMap<String, usize> {
    let mut source = Every::new();
    let mut drawn = BTreeMap::new();
    while let Ok(password) = generator.generate(&mut source) {
        *drawn.entry(password.expose_secret().to_owned()).or_default() += 1;
    }
    drawn
}

/// Every text of that length from these characters.
fn texts(characters: &str, length: usize) -> Vec<String> {
    (0..length).fold(vec![String::new()], |texts, _| {
        texts.iter().flat_map(|text| characters.chars().map(move |character| format!("{text}{character}"))).collect()
    })
}

fn policies() -> Vec<PasswordPolicy> {
    let specials = ["", "-", "-_"].map(CharSet::of);
    let policies = specials.into_iter().flat_map(|specials| {
        (0..=4).filter_map(move |required| PasswordPolicy::try_new(Length::new(0, LONGEST), specials, required).ok())
    });
    policies.collect()
}

/// Holds what is drawn against what is accepted, and tells how many passwords there are.
#[track_caller]
fn assert_uniform(policy: &PasswordPolicy, characters: &str, length: usize, names: &[&str]) -> usize {
    let is_excluded = |text: &str| names.iter().any(|name| text == *name || text.chars().rev().eq(name.chars()));
    let accepted = texts(characters, length).into_iter().filter(|text| policy.is_valid(text) && !is_excluded(text));
    let accepted: BTreeSet<_> = accepted.collect();

    let builder = Generator::for_policy(policy).length(length).only(CharSet::of(characters));
    match names.iter().fold(builder, |builder, name| builder.not_equal_to(name)).build() {
        Ok(generator) => {
            assert_eq!(generator.count().to_string(), accepted.len().to_string());
            let drawn = drawn(&generator);
            // Once for each value of the bits that the count has no use for.
            let unused = generator.count().bits().wrapping_neg() % 8;
            let times: BTreeSet<_> = drawn.values().copied().collect();
            assert_eq!(times, BTreeSet::from([1 << unused]), "{policy:?} of {characters}: some are likelier");
            assert!(drawn.into_keys().eq(accepted.iter().cloned()), "{policy:?} of {characters}: others are drawn");
        }
        Err(error) => {
            assert_eq!(error, GenerateError::NothingLeft);
            assert!(
                accepted.is_empty(),
                "{policy:?} of {characters} and {length} characters accepts {}",
                accepted.len()
            );
        }
    }
    accepted.len()
}

#[test]
fn every_password_is_drawn_as_often_as_any_other() {
    let mut sizes = BTreeSet::new();
    for policy in policies() {
        for characters in CHARACTERS {
            for length in 0..=LONGEST {
                sizes.insert(assert_uniform(&policy, characters, length, &[]));
            }
        }
    }
    // Nothing, the empty password, and whatever there is up to all texts.
    assert!(sizes.contains(&0) && sizes.contains(&1) && sizes.contains(&6_usize.pow(4)), "{sizes:?}");
    assert!(sizes.len() > 40, "{sizes:?}");
}

#[test]
fn names_are_skipped_and_the_others_stay_as_likely() {
    let every_name = [texts("Aa0-", 1), texts("Aa0-", 2), texts("Aa0-", 3)].concat();
    for policy in policies() {
        for name in &every_name {
            assert_uniform(&policy, "Aa0-", name.len(), &[name]);
        }
        for names in [&["A0", "0a"][..], &["A0", "0A", "A0"], &["aa", "0A", "long", ""], &["é", "aé", "--"]] {
            assert_uniform(&policy, "Aa0-", 2, names);
        }
    }
}

#[test]
fn nothing_is_left_where_the_only_password_is_the_name() {
    let policy = PasswordPolicy::new(Length::new(1, 3), CharSet::EMPTY, 1);
    let build = |name| Generator::for_policy(&policy).length(3).only(CharSet::of("x")).not_equal_to(name).build();
    assert_eq!(build("xxx").unwrap_err(), GenerateError::NothingLeft);
    assert_eq!(build("xx").unwrap().count().to_string(), "1");
}
