//! Sets of special characters as a file has them: exactly these, and nothing that looks like a part of a regular expression.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::fault::FaultCode;
use crate::charset::{CharSet, half_width};

/// What is wrong with a piece of the set, in characters.
pub(super) type Found = (FaultCode, Range<usize>);

/// Everything in a set that is no special character, or that a regular expression would read otherwise.
pub(super) fn faults(set: &str) -> Vec<Found> {
    let characters: Vec<char> = set.chars().collect();
    let body = body(&characters);
    let mut found = Vec::new();
    if body.len() < characters.len() {
        found.push((FaultCode::RegexClass, 0..characters.len()));
    }
    let mut at = body.start;
    while at < body.end {
        let (code, piece) = piece(&characters, &body, at);
        at = piece.end.max(at + 1);
        match (code, found.last_mut()) {
            // One fault for each run of one kind.
            (Some(code), Some((last, range))) if *last == code && is_run(code) && range.end == piece.start => {
                range.end = piece.end;
            }
            (Some(FaultCode::AmbiguousRange), _) => {
                // It looks one character ahead, which may have a fault of its own.
                at = piece.end - 1;
                found.push((FaultCode::AmbiguousRange, piece));
            }
            (Some(code), _) => found.push((code, piece)),
            (None, _) => {}
        }
    }
    found
}

/// What is left of a set without the brackets around it.
fn body(characters: &[char]) -> Range<usize> {
    match characters {
        ['[', inner @ .., ']'] if !inner.is_empty() => 1..1 + inner.len(),
        _ => 0..characters.len(),
    }
}

/// The piece that begins there: one character, or as many as are wrong together.
fn piece(characters: &[char], body: &Range<usize>, at: usize) -> (Option<FaultCode>, Range<usize>) {
    let rest = characters.get(at..body.end).unwrap_or_default();
    match rest {
        ['\\', _, ..] => (Some(FaultCode::RegexEscape), at..at + 2),
        [first, '-', last, ..] if first.is_ascii_alphanumeric() && last.is_ascii_alphanumeric() => {
            (Some(FaultCode::RegexRange), at..at + 3)
        }
        ['-', _, ..] if at > body.start => (Some(FaultCode::AmbiguousRange), at - 1..at + 2),
        [character, ..] => (fault_of(*character), at..at + 1),
        [] => (None, at..at),
    }
}

/// Why a character is not special.
const fn fault_of(character: char) -> Option<FaultCode> {
    match character {
        c if c.is_ascii_alphanumeric() => Some(FaultCode::SpecialIsLetterOrDigit),
        c if c.is_ascii_control() => Some(FaultCode::SpecialIsControl),
        c if !c.is_ascii() => Some(FaultCode::SpecialIsNotAscii),
        _ => None,
    }
}

/// Whether several in a row are one fault.
const fn is_run(code: FaultCode) -> bool {
    matches!(code, FaultCode::SpecialIsLetterOrDigit | FaultCode::SpecialIsControl | FaultCode::SpecialIsNotAscii)
}

/// The special characters that were probably meant: without brackets, ranges and the backslashes of escapes.
pub(super) fn meant(set: &str) -> CharSet {
    let characters: Vec<char> = set.chars().collect();
    let body = body(&characters);
    let mut meant = CharSet::EMPTY;
    let mut at = body.start;
    while at < body.end {
        let escaped = match piece(&characters, &body, at) {
            (Some(FaultCode::RegexRange), piece) => {
                at = piece.end;
                continue;
            }
            (Some(FaultCode::RegexEscape), _) => 1,
            _ => 0,
        };
        at += escaped;
        meant = meant.union(characters.get(at).map_or(CharSet::EMPTY, |&character| special(character)));
        at += 1;
    }
    meant
}

/// A character as a set, or its half-width twin; nothing where it is not special.
fn special(character: char) -> CharSet {
    let narrow = half_width(character).unwrap_or(character);
    let set = CharSet::try_of(narrow.encode_utf8(&mut [0; 4])).unwrap_or(CharSet::EMPTY);
    if fault_of(narrow).is_some() { CharSet::EMPTY } else { set }
}

/// A set as a file has it: in the order of ASCII, but `-` first, `]` before `[`, and the backslash last, where nothing can be
/// taken for a range, for brackets around the set, or for an escape.
pub(super) fn spelled(set: CharSet) -> String {
    let others = set.difference(CharSet::of("-]\\"));
    let only = |wanted: char| set.contains(wanted).then_some(wanted);
    let (before, after): (Vec<_>, Vec<_>) = others.iter().partition(|&character| character < '[');
    only('-').into_iter().chain(before).chain(only(']')).chain(after).chain(only('\\')).collect()
}
