//! Where a policy says what it finds in one value.

use core::ops::Range;

use crate::charset::{CharKind, CharSet};
use crate::params::Params;
use crate::policy::end_of;
use crate::rule::Rule;
use crate::span::{Position, Span};
use crate::violation::{Path, Sink, Violation};

/// A sink for the violations of one value at one place.
pub(crate) struct Reporter<'r, 's> {
    value: &'r str,
    path: &'r Path<'r>,
    sink: &'r mut Sink<'s>,
    /// A point of the value that was counted, from which the next span is counted on.
    counted: Position,
}

impl<'r, 's> Reporter<'r, 's> {
    pub(crate) fn new(value: &'r str, path: &'r Path<'r>, sink: &'r mut Sink<'s>) -> Self {
        Self { value, path, sink, counted: Position::default() }
    }

    /// The rule is not met by the value as such: nothing in it can be pointed at.
    pub(crate) fn say(&mut self, rule: Rule, params: Params) {
        self.deliver(rule, params, None);
    }

    /// The rule is not met by this part of the value.
    pub(crate) fn point(&mut self, part: Range<usize>, rule: Rule, params: Params) {
        // Spans come in order, but for those of the next rule. To count each from the start would be work with a square.
        if part.start < self.counted.utf8() {
            self.counted = Position::default();
        }
        self.counted.advance(self.value, part.start);
        let mut end = self.counted;
        end.advance(self.value, part.end);
        self.deliver(rule, params, Some(Span::between(self.counted, end)));
    }

    /// The rule is not met by the value from its start to its end.
    pub(crate) fn point_at_all(&mut self, rule: Rule, params: Params) {
        self.point(0..self.value.len(), rule, params);
    }

    /// The rule is not met by the first character beyond so many, where there is one.
    pub(crate) fn point_beyond(&mut self, most: usize, rule: Rule, params: Params) {
        let start = end_of(self.value, most);
        if start < self.value.len() {
            self.point(start..end_of(self.value, most + 1), rule, params);
        }
    }

    /// The rule is not met by what is outside the alphabet: each run of characters that stand side by side and are of one
    /// kind. Of a secret the kind is all that is said.
    pub(crate) fn point_at_runs(&mut self, part: Range<usize>, legal: &CharSet, rule: Rule, is_secret: bool) {
        let mut rest = self.value.get(part.clone()).unwrap_or_default().chars();
        let (mut start, mut first, mut kind) = (part.start, None, None);
        loop {
            let here = part.end - rest.as_str().len();
            let next = rest.next();
            let next_kind = next.filter(|&character| !legal.contains(character)).map(CharKind::of);
            if next_kind != kind {
                if let (Some(kind), Some(first)) = (kind, first) {
                    let params = match rule {
                        Rule::UnsafeInUrl => Params::Unsafe(Some(first)),
                        _ => Params::Character { kind, char: (!is_secret).then_some(first) },
                    };
                    self.point(start..here, rule, params);
                }
                (start, first, kind) = (here, next, next_kind);
            }
            if next.is_none() {
                return;
            }
        }
    }

    /// The value.
    pub(crate) const fn value(&self) -> &'r str {
        self.value
    }

    /// Where a part of the value stands in it.
    pub(crate) fn place(&self, part: &str) -> Range<usize> {
        let start = part.as_ptr().addr() - self.value.as_ptr().addr();
        start..start + part.len()
    }

    fn deliver(&mut self, rule: Rule, params: Params, span: Option<Span>) {
        (self.sink)(Violation { rule, params, path: self.path.clone(), span });
    }
}
