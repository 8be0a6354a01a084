//! Passwords to judge. They are drawn, and each time the same.

use std::{fmt, iter};

use gatepass::CharSet;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

use crate::rule::{POLICY, violations};

/// How many passwords are judged in a round, one after the other: so many that a processor cannot learn by heart where each
/// of them ends or fails, and so few that they stay in its nearest memory.
pub const BATCH: usize = 64;

/// The lengths at which passwords are judged.
pub const LENGTHS: [usize; 4] = [8, 12, 16, 32];

/// What is wrong with a password.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Nothing.
    Pass,
    /// Its first character alone.
    FailFirst,
    /// Its last character alone.
    FailLast,
    /// All that can be: no character is allowed, so there are too few classes, and it may be too short or too long as well.
    EverythingWrong,
    /// The same, and no two characters in a row are wrong in the same way, so that each of them is reported.
    EachInItsOwnWay,
    /// It is written with full-width characters.
    FullWidth,
}

impl Kind {
    /// Those that are measured at each of the [`LENGTHS`].
    pub const COMMON: [Self; 4] = [Self::Pass, Self::FailFirst, Self::FailLast, Self::EverythingWrong];

    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Pass, Self::FailFirst, Self::FailLast, Self::EverythingWrong, Self::EachInItsOwnWay, Self::FullWidth];
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Pass => "pass",
            Self::FailFirst => "fail first",
            Self::FailLast => "fail last",
            Self::EverythingWrong => "everything wrong",
            Self::EachInItsOwnWay => "each in its own way",
            Self::FullWidth => "full-width",
        })
    }
}

/// As many passwords of that kind as are judged in a round, of so many characters.
pub fn batch(kind: Kind, length: usize) -> Vec<String> {
    passwords(kind, length).take(BATCH).collect()
}

/// Passwords of that kind and of so many characters, without an end.
pub fn passwords(kind: Kind, length: usize) -> impl Iterator<Item = String> {
    let mut characters = Characters::new();
    iter::repeat_with(move || characters.password(kind, length))
}

/// The same of any length, which are valid from 8 to 32 characters.
pub fn of_any_length(length: usize) -> impl Iterator<Item = String> {
    let short = passwords(Kind::Pass, POLICY.length().min());
    short.map(move |password| password.chars().cycle().take(length).collect())
}

/// Passwords of all lengths up to a few too many, in which little or nothing is wrong: the ones about which rules disagree.
pub fn mixed(count: usize) -> Vec<String> {
    let mut characters = Characters::new();
    (0..count).map(|_| characters.nearly_valid()).collect()
}

/// Punctuation marks that the rule does not allow.
pub fn foreign_punctuation() -> CharSet {
    CharSet::GRAPHIC.difference(POLICY.alphabet())
}

/// A source of characters.
struct Characters {
    source: ChaCha8Rng,
    allowed: Vec<char>,
    foreign: Vec<char>,
}

impl Characters {
    fn new() -> Self {
        Self {
            source: ChaCha8Rng::seed_from_u64(1),
            allowed: POLICY.alphabet().iter().collect(),
            foreign: foreign_punctuation().iter().collect(),
        }
    }

    fn allowed(&mut self) -> char {
        one_of(&self.allowed, &mut self.source)
    }

    fn foreign(&mut self) -> char {
        one_of(&self.foreign, &mut self.source)
    }

    fn password(&mut self, kind: Kind, length: usize) -> String {
        match kind {
            Kind::Pass => self.with_violations(0, length, |_, _| {}),
            Kind::FailFirst => self.with_violations(1, length, |all, foreign| all[0] = foreign),
            Kind::FailLast => self.with_violations(1, length, |all, foreign| all[length - 1] = foreign),
            Kind::EverythingWrong => (0..length).map(|_| self.foreign()).collect(),
            Kind::EachInItsOwnWay => (0..length).map(|i| if i % 2 == 0 { self.foreign() } else { ' ' }).collect(),
            Kind::FullWidth => (0..length).map(|_| full_width(self.allowed())).collect(),
        }
    }

    /// Allowed characters, changed; drawn again until there are exactly so many violations.
    fn with_violations(&mut self, count: usize, length: usize, change: impl Fn(&mut [char], char)) -> String {
        loop {
            let mut password: Vec<_> = (0..length).map(|_| self.allowed()).collect();
            change(&mut password, self.foreign());
            let password = String::from_iter(password);
            if violations(&password) == count {
                return password;
            }
        }
    }

    fn nearly_valid(&mut self) -> String {
        let alphabet = match below(4, &mut self.source) {
            0 => CharSet::ALPHANUMERIC,
            1 => CharSet::LOWER.union(POLICY.specials()),
            _ => POLICY.alphabet(),
        };
        let alphabet: Vec<_> = alphabet.iter().collect();
        let length = 4 + below(33, &mut self.source);
        let mut password: Vec<_> = (0..length).map(|_| one_of(&alphabet, &mut self.source)).collect();
        if below(3, &mut self.source) == 0 {
            password[below(length, &mut self.source)] = self.not_allowed();
        }
        String::from_iter(password)
    }

    fn not_allowed(&mut self) -> char {
        match below(3, &mut self.source) {
            0 => one_of(&['é', 'Ａ', '😀', '\u{301}'], &mut self.source),
            1 => one_of(&['\0', '\n', '\u{7f}', ' '], &mut self.source),
            _ => self.foreign(),
        }
    }
}

fn below(end: usize, source: &mut ChaCha8Rng) -> usize {
    source.next_u32() as usize % end
}

fn one_of(characters: &[char], source: &mut ChaCha8Rng) -> char {
    characters[below(characters.len(), source)]
}

/// The character as East Asian keyboards write it.
fn full_width(character: char) -> char {
    char::from_u32(u32::from(character) + 0xFEE0).unwrap_or(character)
}
