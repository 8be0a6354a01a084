//! Where in a value.

use core::ops::Range;

use crate::FOR_SPEED;

/// A half-open range of a value, on character boundaries, in bytes of UTF-8 and in UTF-16 code units.
///
/// ```
/// use gatepass::Span;
///
/// let span = Span::new("😀 b", 4..5).unwrap();
/// assert_eq!(span.utf8(), 4..5);
/// assert_eq!(span.utf16(), 2..3);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Span {
    start: usize,
    end: usize,
    utf16_start: usize,
    utf16_end: usize,
}

impl Span {
    /// The span of these bytes of the value. `None` when the range is not inside the value, is backwards, or cuts a
    /// character, as `0..1` does in `"é"`.
    pub fn new(value: &str, utf8: Range<usize>) -> Option<Self> {
        value.get(utf8.clone())?;
        let mut start = Position::default();
        start.advance(value, utf8.start);
        let mut end = start;
        end.advance(value, utf8.end);
        Some(Self::between(start, end))
    }

    pub(crate) fn between(start: Position, end: Position) -> Self {
        Self::of(start.utf8..end.utf8, start.utf16..end.utf16)
    }

    pub(crate) const fn of(utf8: Range<usize>, utf16: Range<usize>) -> Self {
        Self { start: utf8.start, end: utf8.end, utf16_start: utf16.start, utf16_end: utf16.end }
    }

    /// In bytes of UTF-8: `&value[span.utf8()]` is the text.
    pub const fn utf8(self) -> Range<usize> {
        self.start..self.end
    }

    /// In UTF-16 code units, as JavaScript counts.
    pub const fn utf16(self) -> Range<usize> {
        self.utf16_start..self.utf16_end
    }

    /// The span widened to whole grapheme clusters: what a person sees as one character.
    ///
    /// The value must be the one that the span was made for; the span comes back as it was when it does not fit.
    ///
    /// ```
    /// use gatepass::Span;
    ///
    /// let accent = Span::new("e\u{301}", 1..3).unwrap();
    /// assert_eq!(accent.widen("e\u{301}").utf8(), 0..3);
    /// ```
    #[cfg(feature = "graphemes")]
    pub fn widen(self, value: &str) -> Self {
        use unicode_segmentation::GraphemeCursor;

        let Some(inside) = value.get(self.utf8()).filter(|inside| !inside.is_empty()) else { return self };
        let at = |offset| GraphemeCursor::new(offset, value.len(), true);
        let start = match at(self.start).is_boundary(value, 0) {
            Ok(false) => at(self.start).prev_boundary(value, 0).ok().flatten().unwrap_or(self.start),
            _ => self.start,
        };
        let end = match at(self.end).is_boundary(value, 0) {
            Ok(false) => at(self.end).next_boundary(value, 0).ok().flatten().unwrap_or(self.end),
            _ => self.end,
        };
        // Only what is added is counted: the value may be long, and have many spans.
        let before = utf16_length(&value.as_bytes()[start..self.start]);
        let added = utf16_length(&value.as_bytes()[self.end..end]);
        Self {
            start,
            end,
            utf16_start: self.utf16_start - before,
            utf16_end: self.utf16_start + utf16_length(inside.as_bytes()) + added,
        }
    }
}

/// A point of a value, in both units.
#[derive(Clone, Copy, Default)]
pub(crate) struct Position {
    utf8: usize,
    utf16: usize,
}

impl Position {
    pub(crate) const fn utf8(self) -> usize {
        self.utf8
    }

    pub(crate) const fn utf16(self) -> usize {
        self.utf16
    }

    /// Goes on to that byte of the value.
    pub(crate) fn advance(&mut self, value: &str, utf8: usize) {
        self.utf16 += utf16_length(value.as_bytes().get(self.utf8..utf8).unwrap_or_default());
        self.utf8 = utf8;
    }

    pub(crate) fn plus_char(self, character: char) -> Self {
        Self { utf8: self.utf8 + character.len_utf8(), utf16: self.utf16 + character.len_utf16() }
    }
}

/// The first byte of a character stands for all its UTF-16 units; the others for none.
fn utf16_length(text: &[u8]) -> usize {
    if FOR_SPEED && text.is_ascii() {
        return text.len();
    }
    text.iter().map(|&byte| usize::from(!matches!(byte, 0x80..=0xbf)) + usize::from(byte >= 0xf0)).sum()
}
