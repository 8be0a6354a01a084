//! A cursor over a tape, and what a tape looks like.

use crate::params::Kind;
use crate::request::reader::{Key, Occurrence, Reader};

/// A cursor over a tape: a request's values written down in their order as one text. It never fails: where the text is no
/// tape, values end.
///
/// | value | on the tape |
/// |---|---|
/// | null, boolean, number, anything else | `n`, `b`, `d`, `x`: their content is never judged |
/// | string | `s`, its length in bytes, `:`, the string |
/// | list | `[`, its items, `]` |
/// | object | `{`, its members, `}` |
/// | member | `k`, or `f` and `r` for the first and the others of a repeated key; the key as a string without `s`; the value |
///
/// The end of the tape closes whatever is open.
#[derive(Clone, Copy)]
pub struct TapeReader<'a> {
    rest: &'a str,
}

impl<'a> TapeReader<'a> {
    /// A cursor at the first value of the tape.
    pub const fn new(tape: &'a str) -> Self {
        Self { rest: tape }
    }

    /// The mark at the cursor; none is 0.
    fn first(&self) -> u8 {
        self.rest.bytes().next().unwrap_or_default()
    }

    /// Takes the mark at the cursor.
    fn mark(&mut self) -> u8 {
        let mark = self.first();
        self.rest = self.rest.get(1..).unwrap_or_default();
        mark
    }

    /// Takes a length, a colon, and a string of that length.
    pub(super) fn string(&mut self) -> &'a str {
        let length = self.length().unwrap_or(usize::MAX);
        let string = self.rest.get(..length);
        self.rest = self.rest.get(length..).unwrap_or_default();
        string.unwrap_or_default()
    }

    /// Takes a length and a colon.
    fn length(&mut self) -> Option<usize> {
        let mut length = 0_usize;
        loop {
            match self.mark() {
                digit @ b'0'..=b'9' => length = length.checked_mul(10)?.checked_add(usize::from(digit - b'0'))?,
                b':' => return Some(length),
                _ => return None,
            }
        }
    }
}

impl<'a> Reader<'a> for TapeReader<'a> {
    fn kind(&self) -> Kind {
        match self.first() {
            b'n' => Kind::Null,
            b'b' => Kind::Boolean,
            b'd' => Kind::Number,
            b's' => Kind::String,
            b'[' => Kind::Array,
            b'{' => Kind::Object,
            _ => Kind::Other,
        }
    }

    fn text(&mut self) -> &'a str {
        self.mark();
        self.string()
    }

    fn enter(&mut self) {
        self.mark();
    }

    fn more(&self) -> bool {
        !matches!(self.first(), 0 | b']' | b'}')
    }

    fn key(&mut self) -> Key<'a> {
        let occurrence = match self.mark() {
            b'f' => Occurrence::First,
            b'r' => Occurrence::Again,
            _ => Occurrence::Only,
        };
        Key { text: self.string(), occurrence }
    }

    fn skip(&mut self) {
        let mut depth = 0_usize;
        while !self.rest.is_empty() {
            match self.mark() {
                b's' => {
                    self.string();
                }
                b'k' | b'f' | b'r' => {
                    // A key is no value of its own: what ends here is what follows it.
                    self.string();
                    continue;
                }
                b'[' | b'{' => depth += 1,
                b']' | b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return;
            }
        }
    }
}

/// Says where the cursor stands, and nothing of what is there: it may be a secret.
impl core::fmt::Debug for TapeReader<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("TapeReader").field("kind", &self.kind()).finish_non_exhaustive()
    }
}
