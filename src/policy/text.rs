//! What the grammars of single texts share: lengths, cutting, and looking for characters outside an alphabet.

use core::str::Chars;

use crate::charset::{CharKind, CharSet};
use crate::params::Params;
use crate::policy::PolicyError;
use crate::rule::Rule;
use crate::span::{Position, Span};
use crate::violation::{Sink, Violation};

/// How many characters a value may have: from `min` to `max`, both included.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Length {
    min: usize,
    max: usize,
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

    /// Says `too_short` or `too_long` where that is so.
    pub(crate) fn check(self, value: &str, head: Head<'_>, sink: &mut Sink<'_>) {
        if head.characters < self.min {
            let params = Params::Min { min: self.min, actual: head.characters };
            sink(Violation::new(Rule::TooShort, params, Some(Span::of(value, value))));
        }
        if let Some(span) = head.first_beyond(value) {
            sink(Violation::new(Rule::TooLong, Params::Max(self.max), Some(span)));
        }
    }
}

/// The first characters of a value: all that is ever looked at, however long it is.
#[derive(Clone, Copy)]
pub(crate) struct Head<'a> {
    pub(crate) text: &'a str,
    pub(crate) characters: usize,
}

impl<'a> Head<'a> {
    /// At most `max` characters of the value.
    pub(crate) fn cut(value: &'a str, max: usize) -> Self {
        let mut characters = 0;
        for (end, _) in value.char_indices() {
            if characters == max {
                return Self { text: &value[..end], characters };
            }
            characters += 1;
        }
        Self { text: value, characters }
    }

    /// The first character of the value that the cut left out.
    pub(crate) fn first_beyond(self, value: &str) -> Option<Span> {
        let next = value[self.text.len()..].chars().next()?;
        Some(Span::at(Position::after(self.text), next.encode_utf8(&mut [0; 4])))
    }
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

    /// The same, taking together what stands side by side and is of one kind; with the first character of each run.
    pub(crate) fn runs(mut self) -> impl Iterator<Item = (Span, CharKind, char)> {
        let mut next = self.find_illegal();
        core::iter::from_fn(move || {
            let (mut span, first) = next?;
            let kind = CharKind::of(first);
            loop {
                next = self.find_illegal();
                match next {
                    Some((more, c)) if more.utf8().start == span.utf8().end && CharKind::of(c) == kind => {
                        span = span.to(more);
                    }
                    _ => return Some((span, kind, first)),
                }
            }
        })
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

/// Whether a character of the field may be repeated in a report.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Secrecy {
    Secret,
    Open,
}

/// Says `illegal_character` for each run of one kind.
pub(crate) fn check_alphabet(text: &str, legal: CharSet, secrecy: Secrecy, sink: &mut Sink<'_>) {
    for (span, kind, first) in IllegalCharacters::new(text, legal).runs() {
        let char = (secrecy == Secrecy::Open).then_some(first);
        sink(Violation::new(Rule::IllegalCharacter, Params::Character { kind, char }, Some(span)));
    }
}

/// Whether every character is in the alphabet.
pub(crate) fn is_within(text: &str, legal: CharSet) -> bool {
    text.bytes().all(|byte| legal.contains_byte(byte))
}
