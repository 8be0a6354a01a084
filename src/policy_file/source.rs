//! A text: where its lines begin, and which of its bytes write a character of a string.

use alloc::vec::Vec;
use core::ops::Range;

use super::fault::Fault;
use super::tree::Table;
use crate::policy::part;

/// How a text is read.
#[derive(Clone, Copy)]
pub(super) struct Format {
    /// The members of the text as a whole, if it is written well enough to have some, and what is wrong with how it is written.
    pub(super) parse: fn(&str) -> (Option<Table>, Vec<Fault>),
}

/// The line and the column of a byte, both from 1; columns are characters.
pub(super) fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = part(text, 0..offset);
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    (before.matches('\n').count() + 1, part(before, start..offset).chars().count() + 1)
}

/// The range that is written in each character of a string, whose literal stands at `span`. Where a literal is written in a way
/// that is not understood, such as over several lines, each is the whole of it.
pub(super) fn characters(text: &str, span: &Range<usize>, value: &str) -> Vec<Range<usize>> {
    let literal = part(text, span.clone());
    let count = value.chars().count();
    let found = match literal.as_bytes() {
        [b'\'', body @ .., b'\''] => unescaped(body.len(), literal, |_| 1),
        [b'"', body @ .., b'"'] => unescaped(body.len(), literal, escape_length),
        _ => Vec::new(),
    };
    let is_understood = found.len() == count && !literal.starts_with("'''") && !literal.starts_with("\"\"\"");
    let shifted = found.into_iter().map(|range| range.start + span.start..range.end + span.start);
    if is_understood { shifted.collect() } else { alloc::vec![span.clone(); count] }
}

/// Cuts what stands between two quotes into characters, of which those that begin with a backslash are so long.
fn unescaped(length: usize, literal: &str, escape_length: fn(&str) -> usize) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let (mut start, end) = (1, 1 + length);
    while let Some(first) = part(literal, start..end).chars().next() {
        let rest = part(literal, start..end);
        let length = if first == '\\' { escape_length(rest) } else { first.len_utf8() };
        ranges.push(start..(start + length).min(end));
        start += length;
    }
    ranges
}

/// How many bytes an escape has; JSON's are among TOML's, but for the pairs beyond the basic plane.
fn escape_length(rest: &str) -> usize {
    match rest.as_bytes() {
        [_, b'u', b'd' | b'D', b'8' | b'9' | b'a' | b'b' | b'A' | b'B', ..] => 12,
        [_, b'u', ..] => 6,
        [_, b'U', ..] => 10,
        [_, b'x', ..] => 4,
        _ => 2,
    }
}
