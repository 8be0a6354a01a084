//! The same text in other characters, of which nothing may be said that is not said of the text itself.

use crate::oracle::{self, DIGITS, Json, LOWER, UPPER};

const FIRST_FULL_WIDTH: char = '\u{ff01}';
const LAST_FULL_WIDTH: char = '\u{ff5e}';

/// What is said of a secret is said of every other one of the same classes and kinds, to the letter: so nothing of it stands
/// in what is said.
pub fn tells_nothing(secret: &str, specials: &str, said_of: impl Fn(&str) -> String) {
    assert_eq!(said_of(secret), said_of(&text(secret, specials)));
}

/// Another character for each: of the same kind, of the same class, and as long in UTF-8. The same for the same, and
/// different ones for different ones, so that texts which are equal stay equal, and others do not become so.
pub fn text(text: &str, specials: &str) -> String {
    text.chars().map(|character| another(character, specials)).collect()
}

/// The same of every text and every key; of every number and boolean another one.
pub fn json(value: &Json, specials: &str) -> Json {
    match value {
        Json::Null => Json::Null,
        Json::Boolean(value) => Json::Boolean(!value),
        Json::Number(value) => Json::Number(value ^ 1),
        Json::Text(value) => Json::Text(text(value, specials)),
        Json::List(items) => Json::List(items.iter().map(|item| json(item, specials)).collect()),
        Json::Object(members) => {
            Json::Object(members.iter().map(|(key, value)| (text(key, specials), json(value, specials))).collect())
        }
    }
}

/// The next character of the same group, and after the last one the first.
fn another(character: char, specials: &str) -> char {
    match (oracle::kind(character), character.len_utf8()) {
        (_, 1) => {
            let class = |c: char| [UPPER, LOWER, DIGITS, specials].iter().position(|class| class.contains(c));
            let is_twin = |&c: &char| oracle::kind(c) == oracle::kind(character) && class(c) == class(character);
            let from = u32::from(character) + 1;
            (from..from + 128).filter_map(|code| char::from_u32(code % 128)).find(is_twin).unwrap_or(character)
        }
        ("control", _) => next(character, '\u{80}', '\u{9f}'),
        ("full_width", _) => match character {
            LAST_FULL_WIDTH => '\u{3000}',
            '\u{3000}' => '\u{3002}',
            '\u{3002}' => FIRST_FULL_WIDTH,
            _ => next(character, FIRST_FULL_WIDTH, LAST_FULL_WIDTH),
        },
        (_, 2) => next(character, '\u{a0}', '\u{7ff}'),
        (_, 3) => {
            let mut other = next(character, '\u{800}', '\u{ffff}');
            while oracle::kind(other) != oracle::kind(character) {
                other = next(other, '\u{800}', '\u{ffff}');
            }
            other
        }
        _ => next(character, '\u{10000}', char::MAX),
    }
}

fn next(character: char, first: char, last: char) -> char {
    if character == last { first } else { (character..=last).nth(1).unwrap_or(first) }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_character_has_one_of_its_own() {
        let specials = oracle::specials("taurusdb.change-user-password");
        let mut taken = HashSet::new();
        for character in '\0'..=char::MAX {
            let other = another(character, specials);
            assert!(taken.insert(other), "{other:?} stands for two");
            assert_eq!(oracle::kind(other), oracle::kind(character));
            assert_eq!(other.len_utf8(), character.len_utf8());
            assert_eq!(specials.contains(other), specials.contains(character));
            assert!(other != character || character == ' ', "{character:?} is shown as it is");
        }
    }
}
