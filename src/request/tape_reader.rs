//! A cursor over a tape, and what a tape looks like.

use crate::params::Kind;
use crate::policy::part;
use crate::request::extent::{self, EXTENT_BYTES};
use crate::request::reader::{Key, Occurrence, Reader};
use crate::rule::Rule;

/// Whether there are containers with an extent: a [`Tape`](crate::Tape) writes them, JavaScript does not.
const HAS_EXTENTS: bool = cfg!(feature = "alloc");

/// A cursor over a tape: a request's values written down in their order as one text. It never fails: what is no tape is read
/// as some values.
///
/// | value | on the tape |
/// |---|---|
/// | null, boolean, number | `a`, `b`, `c`: their content is never judged |
/// | string | `d`, its length in bytes, `:`, the string |
/// | list | `e`, its items, `)` |
/// | object | `f`, its members, `)` |
/// | list or object of which is known how far it extends | `n` or `o`, its extent, the same |
/// | anything else | `g` |
/// | what is nested deeper than [`MAX_DEPTH`](crate::MAX_DEPTH) | `h` |
/// | what is larger than [`MAX_BODY_BYTES`](crate::MAX_BODY_BYTES) | `i` |
/// | member | `k`, or `l` and `m` for the first and the others of a repeated key; the key as a string without `d`; the value |
///
/// Marks follow the order of [`Kind::ALL`] and [`Occurrence`]. The end of the tape closes whatever is open.
#[derive(Clone, Copy)]
pub struct TapeReader<'a> {
    tape: &'a str,
    at: usize,
}

impl<'a> TapeReader<'a> {
    /// A cursor at the first value of the tape.
    pub const fn new(tape: &'a str) -> Self {
        Self { tape, at: 0 }
    }

    /// The mark at the cursor; none is 0.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn first(&self) -> u8 {
        self.tape.as_bytes().get(self.at).copied().unwrap_or_default()
    }

    fn has_extent(&self) -> bool {
        HAS_EXTENTS && matches!(self.first(), b'n' | b'o')
    }

    /// How far the container at the cursor extends behind its extent; 0 where that is not known.
    fn extent(&self) -> usize {
        let digits = self.at + 1..self.at + 1 + EXTENT_BYTES;
        let digits = self.tape.as_bytes().get(digits).filter(|_| self.has_extent());
        digits.map_or(0, extent::read)
    }
}

impl<'a> Reader<'a> for TapeReader<'a> {
    fn kind(&self) -> Kind {
        match self.first() {
            b'a' => Kind::Null,
            b'b' => Kind::Boolean,
            b'c' => Kind::Number,
            b'd' => Kind::String,
            b'e' => Kind::Array,
            b'f' => Kind::Object,
            b'n' if HAS_EXTENTS => Kind::Array,
            b'o' if HAS_EXTENTS => Kind::Object,
            _ => Kind::Other,
        }
    }

    fn fault(&self) -> Option<Rule> {
        match self.first() {
            b'h' => Some(Rule::TooDeep),
            b'i' => Some(Rule::BodyTooLarge),
            _ => None,
        }
    }

    /// Goes behind the mark of a string or a key, whichever it is, its length and the colon, and takes as many bytes.
    fn text(&mut self) -> &'a str {
        let mut length = 0_usize;
        self.at += 1;
        while let digit @ b'0'..=b'9' = self.first() {
            length = length.wrapping_mul(10).wrapping_add(usize::from(digit - b'0'));
            self.at += 1;
        }
        self.at += 1;
        let text = part(self.tape, self.at..self.at.wrapping_add(length));
        self.at += text.len();
        text
    }

    fn enter(&mut self) {
        self.at += if self.has_extent() { 1 + EXTENT_BYTES } else { 1 };
    }

    fn more(&self) -> bool {
        !matches!(self.first(), 0 | b')')
    }

    fn key(&mut self) -> Key<'a> {
        let occurrence = match self.first() {
            b'k' => Occurrence::Only,
            b'l' => Occurrence::First,
            b'm' => Occurrence::Again,
            _ => return Key { text: "", occurrence: Occurrence::Only },
        };
        Key { text: self.text(), occurrence }
    }

    fn skip(&mut self) {
        let mut depth = 0_usize;
        loop {
            let mark = self.first();
            let extent = self.extent();
            match mark {
                _ if extent > 0 => self.at += 1 + EXTENT_BYTES + extent,
                b'd' | b'k'..=b'm' => _ = self.text(),
                _ => self.at += 1,
            }
            match mark {
                0 => return,
                _ if extent > 0 => {}
                b'e' | b'f' => depth += 1,
                b'n' | b'o' if HAS_EXTENTS => depth += 1,
                b')' => depth = depth.saturating_sub(1),
                // A key is no value of its own: what ends here is what follows it.
                b'k'..=b'm' => continue,
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
