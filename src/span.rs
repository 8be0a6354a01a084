//! Where in a value.

use core::ops::Range;

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
        let before = value.get(..utf8.start)?;
        let inside = value.get(utf8)?;
        Some(Self::at(Position::after(before), inside))
    }

    /// The span of `inside`, which is a part of `value`.
    pub(crate) fn of(value: &str, inside: &str) -> Self {
        let offset = inside.as_ptr().addr() - value.as_ptr().addr();
        Self::at(Position::after(value.get(..offset).unwrap_or_default()), inside)
    }

    /// The span of a text that stands at a known position.
    pub(crate) fn at(position: Position, inside: &str) -> Self {
        Self::between(position, position.plus(Position::after(inside)))
    }

    pub(crate) fn between(start: Position, end: Position) -> Self {
        Self { start: start.utf8, end: end.utf8, utf16_start: start.utf16, utf16_end: end.utf16 }
    }

    /// From the start of this span to the end of a later one.
    pub(crate) fn to(self, later: Self) -> Self {
        Self { end: later.end, utf16_end: later.utf16_end, ..self }
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
        let before = Position::after(&value[start..self.start]);
        let added = Position::after(&value[self.end..end]);
        Self {
            start,
            end,
            utf16_start: self.utf16_start - before.utf16,
            utf16_end: self.utf16_start + Position::after(inside).utf16 + added.utf16,
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
    /// The point at the end of a text that starts the value.
    pub(crate) fn after(text: &str) -> Self {
        Self { utf8: text.len(), utf16: text.bytes().map(utf16_units).sum() }
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        Self { utf8: self.utf8 + other.utf8, utf16: self.utf16 + other.utf16 }
    }

    pub(crate) fn plus_char(self, character: char) -> Self {
        Self { utf8: self.utf8 + character.len_utf8(), utf16: self.utf16 + character.len_utf16() }
    }
}

/// The first byte of a character stands for all its UTF-16 units; the others for none.
const fn utf16_units(byte: u8) -> usize {
    match byte {
        0x80..=0xbf => 0,
        0xf0.. => 2,
        _ => 1,
    }
}
