//! Sets of characters as regular expressions that every dialect reads alike: ECMA-262 with the flags `u` and `v`, and Rust's
//! `regex`.

use alloc::borrow::ToOwned as _;
use alloc::format;
use alloc::string::String;
use core::fmt::Write as _;

use crate::charset::CharSet;

/// What has a meaning of its own between brackets in some dialect. Each may be escaped in all of them.
const ESCAPED: CharSet = CharSet::of(r"()[]{}/-\|^");

/// A text of these characters only, however many.
pub(super) fn made_of(set: CharSet) -> String {
    format!("^[{}]*$", members(set))
}

/// So many of these characters, and that end.
pub(super) fn ending_in(count: usize, set: CharSet, end: &str) -> String {
    format!("^[{}]{{{count}}}{end}$", members(set))
}

/// A text that has one of these characters.
///
/// The set alone would say it too. But tools that merge `allOf` put patterns one behind the other as lookaheads, which all look at
/// the same place: so each pattern starts at the start.
pub(super) fn has_one_of(set: CharSet) -> String {
    let members = members(set);
    format!("^[^{members}]*[{members}]")
}

/// A text of ASCII, without regard to the case of its letters.
pub(super) fn in_any_case(text: &str) -> String {
    let cases = |character: char| [character.to_ascii_uppercase(), character.to_ascii_lowercase()];
    let sets = text.chars().filter_map(|character| CharSet::try_of(&String::from_iter(cases(character))).ok());
    sets.flat_map(|set| ["[".to_owned(), members(set), "]".to_owned()]).collect()
}

/// What stands between the brackets of a set.
pub(super) fn members(set: CharSet) -> String {
    let mut members = String::new();
    let mut rest = set;
    for character in set.iter() {
        if !rest.contains(character) {
            continue;
        }
        match RANGES.iter().find(|(range, _)| range.contains(character) && range.is_subset(set)) {
            Some(&(range, written)) => {
                members.push_str(written);
                rest = rest.difference(range);
            }
            None => push(&mut members, character),
        }
    }
    members
}

/// The sets that are written as ranges when they are there whole.
const RANGES: [(CharSet, &str); 3] = [(CharSet::DIGITS, "0-9"), (CharSet::UPPER, "A-Z"), (CharSet::LOWER, "a-z")];

fn push(members: &mut String, character: char) {
    if ESCAPED.contains(character) {
        members.push('\\');
    }
    if character.is_ascii_control() {
        write!(members, "\\x{:02x}", u32::from(character)).ok();
    } else {
        members.push(character);
    }
}
