//! What the grammars of single texts share: lengths, cutting, and looking for characters outside an alphabet.

use core::ops::Range;
use core::str::Chars;

use crate::charset::{CharKind, CharSet};
use crate::policy::PolicyError;
use crate::span::{Position, Span};

/// How many characters a value may have: from `min` to `max`, both included.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Length {
    pub(super) min: usize,
    pub(super) max: usize,
}

impl Length {
    /// From `min` to `max` characters.
    ///
    /// # Panics
    ///
    /// When `min` is above `max`; in a `const`, at compile time:
    ///
    /// ```compile_fail
    /// const LENGTH: gatepass::Length = gatepass::Length::new(32, 8);
    /// ```
    pub const fn new(min: usize, max: usize) -> Self {
        match Self::try_new(min, max) {
            Ok(length) => length,
            Err(error) => error.refuse(),
        }
    }

    /// Like [`new`](Self::new), and [`PolicyError::MinAboveMax`] where that panics.
    pub const fn try_new(min: usize, max: usize) -> Result<Self, PolicyError> {
        if min > max { Err(PolicyError::MinAboveMax) } else { Ok(Self { min, max }) }
    }

    /// Any number of characters.
    pub(super) const ANY: Self = Self { min: 0, max: usize::MAX };

    pub(super) const fn up_to(max: usize) -> Self {
        Self { min: 0, max }
    }

    pub(super) const fn exactly(length: usize) -> Self {
        Self { min: length, max: length }
    }

    /// The fewest characters.
    pub const fn min(self) -> usize {
        self.min
    }

    /// The most characters.
    pub const fn max(self) -> usize {
        self.max
    }

    pub(crate) const fn admits(self, length: usize) -> bool {
        self.min <= length && length <= self.max
    }
}

/// Where the first characters of a value end, so many or all that there are.
pub(crate) fn end_of(value: &str, characters: usize) -> usize {
    // There are never more characters than bytes.
    if value.len() <= characters {
        return value.len();
    }
    let mut starts = 0;
    let is_beyond = |byte| {
        starts += usize::from(!is_continuation(byte));
        starts > characters
    };
    value.bytes().position(is_beyond).unwrap_or(value.len())
}

/// The bytes of a text in that range, and nothing where it cuts a character or goes beyond the end.
pub(crate) fn part(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

/// The first characters of a value: all that is ever looked at, however long it is.
pub(crate) fn head(value: &str, max: usize) -> &str {
    part(value, 0..end_of(value, max))
}

/// Whether the byte is one of a character's, and not the first.
pub(super) const fn is_continuation(byte: u8) -> bool {
    matches!(byte, 0x80..=0xbf)
}

/// Every character of a value that its policy does not allow, one by one, with its span and its kind.
///
/// Made by [`Policy::illegal_characters`](crate::Policy::illegal_characters).
#[derive(Clone)]
pub struct IllegalCharacters<'a> {
    characters: Chars<'a>,
    position: Position,
    legal: CharSet,
}

impl<'a> IllegalCharacters<'a> {
    pub(crate) fn new(text: &'a str, legal: CharSet) -> Self {
        Self { characters: text.chars(), position: Position::default(), legal }
    }

    fn find_illegal(&mut self) -> Option<(Span, char)> {
        for character in self.characters.by_ref() {
            let start = self.position;
            self.position = start.plus_char(character);
            if !self.legal.contains(character) {
                return Some((Span::between(start, self.position), character));
            }
        }
        None
    }
}

impl Iterator for IllegalCharacters<'_> {
    type Item = (Span, CharKind);

    fn next(&mut self) -> Option<Self::Item> {
        self.find_illegal().map(|(span, character)| (span, CharKind::of(character)))
    }
}

/// Shows the alphabet, and nothing of the text: it may be a secret.
impl core::fmt::Debug for IllegalCharacters<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("IllegalCharacters").field("legal", &self.legal).finish_non_exhaustive()
    }
}

/// Whether the texts differ at most in the case of letters of ASCII.
pub(crate) fn is_same_but_for_case(text: &[u8], other: &[u8]) -> bool {
    text.len() == other.len()
        && text.iter().zip(other).all(|(&a, &b)| a == b || (a ^ b == 0x20 && a.is_ascii_alphabetic()))
}

/// Whether every character is in the alphabet.
pub(super) fn is_within(text: &[u8], legal: &CharSet) -> bool {
    text.iter().all(|&byte| legal.contains_byte(byte))
}
