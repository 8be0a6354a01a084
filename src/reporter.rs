//! Where a policy says what it finds in one value.

use core::ops::Range;

use crate::FOR_SPEED;
use crate::charset::{CharKind, CharSet};
use crate::params::Params;
use crate::policy::part;
use crate::rule::Rule;
use crate::span::{Position, Span};
use crate::violation::{Path, Sink, Violation};

/// A sink for the violations of one value at one place.
pub(crate) struct Reporter<'a, 's> {
    value: &'a str,
    /// What was said last. What is said next differs in its rule, its parameters and its span.
    violation: Violation<'a>,
    sink: &'s mut Sink<'s>,
    /// A point of the value that was counted, from which the next span is counted on.
    counted: Position,
}

impl<'a, 's> Reporter<'a, 's> {
    /// For one value that stands alone, until it goes elsewhere.
    #[inline(never)]
    pub(crate) fn new(value: &'a str, sink: &'s mut Sink<'_>) -> Self {
        let violation = Violation::new(Rule::Missing, Params::None, None);
        Self { value, violation, sink, counted: Position::default() }
    }

    /// The place of the value, which can be moved.
    pub(crate) const fn path(&mut self) -> &mut Path<'a> {
        &mut self.violation.path
    }

    /// Goes on to the value at another place.
    pub(crate) fn go_to_value(&mut self, value: &'a str) {
        self.value = value;
        self.counted = Position::default();
    }

    /// The rule is not met by the value as such: nothing in it can be pointed at.
    pub(crate) fn say(&mut self, rule: Rule, params: &Params) {
        self.deliver(rule, params, None);
    }

    /// The rule is not met by this part of the value.
    pub(crate) fn point(&mut self, part: Range<usize>, rule: Rule, params: &Params) {
        let utf16 = self.count_to(part.start)..self.count_to(part.end);
        self.deliver(rule, params, Some(Span::of(part, utf16)));
    }

    /// The rule is not met by the value from its start to its end.
    pub(crate) fn point_at_all(&mut self, rule: Rule, params: &Params) {
        self.point(0..self.value.len(), rule, params);
    }

    /// The rule is not met by what is outside the alphabet: each run of characters that stand side by side and are of one
    /// kind. Of a secret the kind is all that is said.
    pub(crate) fn point_at_runs(&mut self, range: Range<usize>, legal: &CharSet, rule: Rule, is_secret: bool) {
        let mut rest = part(self.value, range.start..self.value.len()).chars();
        let (mut start, mut first, mut kind) = (range.start, '\0', None);
        loop {
            if FOR_SPEED && kind.is_none() {
                let here = self.value.len() - rest.as_str().len();
                rest = part(self.value, here + self.count_legal(here..range.end, legal)..self.value.len()).chars();
            }
            let here = self.value.len() - rest.as_str().len();
            let next = if here < range.end { rest.next() } else { None };
            let next_kind = next.filter(|&character| !legal.contains(character)).map(CharKind::of);
            if next_kind != kind {
                if let Some(kind) = kind {
                    let params = match rule {
                        Rule::UnsafeInUrl => Params::Unsafe(Some(first)),
                        _ => Params::Character { kind, char: (!is_secret).then_some(first) },
                    };
                    self.point(start..here, rule, &params);
                }
                (start, first, kind) = (here, next.unwrap_or_default(), next_kind);
            }
            if next.is_none() {
                return;
            }
        }
    }

    /// How many characters of the alphabet stand side by side at the start of the range.
    fn count_legal(&self, range: Range<usize>, legal: &CharSet) -> usize {
        let bytes = self.value.as_bytes().get(range).unwrap_or_default();
        bytes.iter().position(|&byte| !legal.contains_byte(byte)).unwrap_or(bytes.len())
    }

    /// The value.
    pub(crate) const fn value(&self) -> &'a str {
        self.value
    }

    /// Where a part of the value stands in it.
    pub(crate) fn place(&self, part: &str) -> Range<usize> {
        let start = part.as_ptr().addr() - self.value.as_ptr().addr();
        start..start + part.len()
    }

    /// That point of the value in UTF-16, counted on from the last one.
    fn count_to(&mut self, utf8: usize) -> usize {
        // Points come in order, but for those of the next rule. To count each from the start would be work with a square.
        if utf8 < self.counted.utf8() {
            self.counted = Position::default();
        }
        self.counted.advance(self.value, utf8);
        self.counted.utf16()
    }

    #[inline(never)]
    fn deliver(&mut self, rule: Rule, params: &Params, span: Option<Span>) {
        self.violation.rule = rule;
        self.violation.params = *params;
        self.violation.span = span;
        (self.sink)(&self.violation);
    }
}
