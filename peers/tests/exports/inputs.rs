//! What is tried on a policy: small domains whole, boundaries, every character, and passwords at random.

use gatepass::{CharSet, PasswordPolicy};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

/// What no policy allows: letters and digits of other alphabets, what is more than one unit in UTF-16, or less than one
/// character to a person.
const FOREIGN: [&str; 9] = ["é", "Ａ", "１", "％", "e\u{301}", "😀", "\u{a0}", "\u{2028}", "ß"];

/// The longest boundary that is tried.
const LONG: usize = 40;

/// A policy with what is tried on it, and what the library says of each.
pub(crate) struct Case {
    pub(crate) policy: PasswordPolicy,
    pub(crate) values: Vec<String>,
}

impl Case {
    pub(crate) fn of(policy: &PasswordPolicy) -> Self {
        let values = [exhaustive(policy), boundaries(policy), every_character(policy), random(policy)].concat();
        Self { policy: *policy, values }
    }

    /// Every so many of the values, for consumers that take their time.
    pub(crate) fn thinned(mut self, step: usize) -> Self {
        self.values = self.values.into_iter().step_by(step).collect();
        self
    }

    pub(crate) fn expected(&self) -> Vec<bool> {
        self.values.iter().map(|value| self.policy.is_valid(value)).collect()
    }

    /// Where a consumer says something else than the library.
    pub(crate) fn differences(&self, consumer: &str, verdicts: &[bool]) -> Vec<String> {
        assert_eq!(verdicts.len(), self.values.len(), "{consumer}, {:?}", self.policy);
        let expected = self.expected();
        let differ = (0..verdicts.len()).filter(|&number| verdicts[number] != expected[number]);
        let say = |number: usize| {
            format!("{consumer} says {} of {:?} under {:?}", verdicts[number], self.values[number], self.policy)
        };
        differ.map(say).collect()
    }
}

/// One character of each class.
fn one_of_each(policy: &PasswordPolicy) -> Vec<char> {
    ['A', 'a', '1'].into_iter().chain(policy.specials().iter().last()).collect()
}

/// Every string of at most three characters, one of each class and one of none.
fn exhaustive(policy: &PasswordPolicy) -> Vec<String> {
    let letters: Vec<char> = one_of_each(policy).into_iter().chain(['é']).collect();
    let mut all = vec![String::new()];
    let mut last = all.clone();
    for _ in 0..3 {
        last = last.iter().flat_map(|start| letters.iter().map(move |letter| format!("{start}{letter}"))).collect();
        all.extend_from_slice(&last);
    }
    all
}

/// Around the shortest and the longest length, of one class and more.
fn boundaries(policy: &PasswordPolicy) -> Vec<String> {
    let (min, max, letters) = (policy.length().min(), policy.length().max().min(LONG), one_of_each(policy));
    let lengths = [min.saturating_sub(1), min, min + 1, max.saturating_sub(1), max, max + 1];
    let of_classes = |length: usize| {
        let sets = (1..=letters.len()).map(|classes| &letters[letters.len() - classes..]);
        sets.map(move |set| set.iter().cycle().take(length).collect()).collect::<Vec<String>>()
    };
    lengths.into_iter().flat_map(of_classes).collect()
}

/// A password that is valid as far as it can be.
fn valid(policy: &PasswordPolicy) -> String {
    let length = policy.length().min().max(policy.required_classes()).max(1);
    one_of_each(policy).into_iter().rev().cycle().take(length).collect()
}

/// Each character of ASCII, and some others, behind, before and instead of what is valid.
fn every_character(policy: &PasswordPolicy) -> Vec<String> {
    let valid = valid(policy);
    let ascii = ('\0'..='\x7f').map(String::from);
    let characters = ascii.chain(FOREIGN.map(str::to_owned));
    characters
        .flat_map(|it| [format!("{}{it}", &valid[..valid.len() - 1]), format!("{it}{}", &valid[1..]), it])
        .collect()
}

/// Of the alphabet, with some characters of others, and about as long as it may be.
fn random(policy: &PasswordPolicy) -> Vec<String> {
    let (min, max) = (policy.length().min(), policy.length().max().min(LONG));
    let own: Vec<char> = policy.alphabet().iter().collect();
    let others = CharSet::GRAPHIC.difference(policy.alphabet()).union(CharSet::of(" ")).iter().collect::<Vec<_>>();
    let character = prop_oneof![40 => select(own), 1 => select(others)];
    let passwords = vec(vec(character, min.saturating_sub(1)..=max + 1), 60);
    let drawn = passwords.new_tree(&mut TestRunner::deterministic()).unwrap().current();
    drawn.into_iter().map(String::from_iter).collect()
}
