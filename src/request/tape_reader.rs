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

    fn first(&self) -> Option<u8> {
        self.rest.bytes().next()
    }

    /// Takes the mark at the cursor.
    fn mark(&mut self) -> u8 {
        let mut characters = self.rest.chars();
        let mark = characters.next();
        self.rest = characters.as_str();
        mark.and_then(|c| u8::try_from(c).ok()).unwrap_or(b'x')
    }

    /// Takes a length, a colon, and a string of that length.
    pub(super) fn string(&mut self) -> &'a str {
        let (string, rest) =
            length(self.rest).and_then(|(length, rest)| rest.split_at_checked(length)).unwrap_or_default();
        self.rest = rest;
        string
    }
}

/// The length at the start of the text, and what follows its colon.
fn length(text: &str) -> Option<(usize, &str)> {
    let mut length = 0_usize;
    for (position, byte) in text.bytes().enumerate() {
        match byte {
            b'0'..=b'9' => length = length.checked_mul(10)?.checked_add(usize::from(byte - b'0'))?,
            b':' => return Some((length, text.get(position + 1..)?)),
            _ => return None,
        }
    }
    None
}

impl<'a> Reader<'a> for TapeReader<'a> {
    fn kind(&self) -> Kind {
        match self.first() {
            Some(b'n') => Kind::Null,
            Some(b'b') => Kind::Boolean,
            Some(b'd') => Kind::Number,
            Some(b's') => Kind::String,
            Some(b'[') => Kind::Array,
            Some(b'{') => Kind::Object,
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
        !matches!(self.first(), None | Some(b']' | b'}'))
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
