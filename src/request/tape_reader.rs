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

/// The kinds of values by their marks; any other mark is that of [`Kind::Other`].
const KINDS: &[(u8, Kind)] = &[
    (b'n', Kind::Null),
    (b'b', Kind::Boolean),
    (b'd', Kind::Number),
    (b's', Kind::String),
    (b'[', Kind::Array),
    (b'{', Kind::Object),
];

impl<'a> TapeReader<'a> {
    /// A cursor at the first value of the tape.
    pub const fn new(tape: &'a str) -> Self {
        Self { rest: tape }
    }

    /// The mark at the cursor; none is 0.
    fn first(&self) -> u8 {
        self.rest.bytes().next().unwrap_or_default()
    }

    /// What is not taken yet.
    #[cfg(feature = "wasm")]
    pub(crate) const fn rest(self) -> &'a str {
        self.rest
    }

    /// Takes so many bytes; where there are less, the tape ends.
    pub(crate) fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or_default();
        self.rest = rest;
        taken
    }

    /// Takes the mark at the cursor.
    fn mark(&mut self) -> u8 {
        let mark = self.first();
        self.take(1);
        mark
    }

    /// Takes a length, a colon, and a string of that length.
    pub(super) fn string(&mut self) -> &'a str {
        let mut length = 0_usize;
        loop {
            match self.mark() {
                digit @ b'0'..=b'9' => length = length.saturating_mul(10).saturating_add(usize::from(digit - b'0')),
                b':' => return self.take(length),
                _ => return self.take(usize::MAX),
            }
        }
    }
}

impl<'a> Reader<'a> for TapeReader<'a> {
    fn kind(&self) -> Kind {
        let mark = self.first();
        KINDS.iter().find(|&&(of_kind, _)| of_kind == mark).map_or(Kind::Other, |&(_, kind)| kind)
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
        let occurrence = match self.first() {
            b'k' => Occurrence::Only,
            b'f' => Occurrence::First,
            b'r' => Occurrence::Again,
            _ => return Key { text: "", occurrence: Occurrence::Only },
        };
        self.mark();
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
