//! A request's values written down as one text: what JSON, typed requests and JavaScript objects are turned into.
//!
//! | value | on the tape |
//! |---|---|
//! | null, boolean, number, anything else | `n`, `b`, `d`, `x`: their content is never judged |
//! | string | `s`, its length in bytes, `:`, the string |
//! | list | `[`, its items, `]` |
//! | object | `{`, its members, `}` |
//! | member | `k`, or `f` and `r` for the first and the others of a repeated key; the key as a string without `s`; the value |
//!
//! The end of the tape closes whatever is open.

use crate::params::Kind;
use crate::request::reader::{Key, Occurrence, Reader};

/// A cursor over a tape. It never fails: where the text is no tape, values end.
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
    fn string(&mut self) -> &'a str {
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

#[cfg(feature = "alloc")]
pub use writer::Tape;

#[cfg(feature = "alloc")]
mod writer {
    use alloc::string::String;
    use alloc::vec::Vec;
    use core::fmt;

    use zeroize::Zeroizing;

    use super::TapeReader;

    /// A request's values written down in their order; wiped from memory when it is dropped.
    ///
    /// ```
    /// use gatepass::{Kind, Reader, Tape};
    ///
    /// let mut tape = Tape::new();
    /// tape.begin_object();
    /// tape.key("db_user_pwd");
    /// tape.string("Rds_1234");
    /// tape.end_object();
    /// assert_eq!(tape.reader().kind(), Kind::Object);
    /// ```
    #[derive(Default)]
    pub struct Tape {
        text: Zeroizing<String>,
        /// Where the keys of the open objects stand, and for each open container how many keys there were before it.
        keys: Vec<usize>,
        open: Vec<usize>,
    }

    impl Tape {
        /// An empty tape.
        pub fn new() -> Self {
            Self::default()
        }

        /// A cursor at the first value.
        pub fn reader(&self) -> TapeReader<'_> {
            TapeReader::new(&self.text)
        }

        /// Writes `null`.
        pub fn null(&mut self) {
            self.push("n");
        }

        /// Writes a boolean; which one does not matter.
        pub fn boolean(&mut self) {
            self.push("b");
        }

        /// Writes a number; which one does not matter.
        pub fn number(&mut self) {
            self.push("d");
        }

        /// Writes a value that JSON does not know.
        pub fn other(&mut self) {
            self.push("x");
        }

        /// Writes a string.
        pub fn string(&mut self, text: &str) {
            self.push("s");
            self.push_string(text);
        }

        /// Begins a list.
        pub fn begin_array(&mut self) {
            self.open.push(self.keys.len());
            self.push("[");
        }

        /// Ends the list that was begun last.
        pub fn end_array(&mut self) {
            self.open.pop();
            self.push("]");
        }

        /// Begins an object.
        pub fn begin_object(&mut self) {
            self.open.push(self.keys.len());
            self.push("{");
        }

        /// Writes the key of a member; its value must follow.
        pub fn key(&mut self, key: &str) {
            self.keys.push(self.text.len());
            self.push("k");
            self.push_string(key);
        }

        /// Ends the object that was begun last.
        pub fn end_object(&mut self) {
            let before = self.open.pop().unwrap_or_default();
            self.mark_repeated(before);
            self.keys.truncate(before);
            self.push("}");
        }

        /// How many bytes are on the tape.
        #[cfg(feature = "serde")]
        pub(crate) fn len(&self) -> usize {
            self.text.len()
        }

        /// How many lists and objects are open.
        pub(crate) fn depth(&self) -> usize {
            self.open.len()
        }

        /// Marks the repeated keys of an object that is left open, because more members may come.
        pub(crate) fn mark_open_object(&mut self) {
            self.mark_repeated(self.open.last().copied().unwrap_or_default());
        }

        /// Marks those of the keys, from the given one on, that are the same.
        fn mark_repeated(&mut self, before: usize) {
            let Self { text, keys, .. } = self;
            let keys = keys.get_mut(before..).unwrap_or_default();
            keys.sort_unstable_by_key(|&at| (key_at(text, at), at));
            if !keys.windows(2).any(|pair| key_at(text, pair[0]) == key_at(text, pair[1])) {
                return;
            }
            let same = |&one: &usize, &other: &usize| key_at(text, one) == key_at(text, other);
            let repeated: Vec<&[usize]> = keys.chunk_by(same).filter(|same| same.len() > 1).collect();
            for (position, &at) in repeated.into_iter().flat_map(|same| same.iter().enumerate()) {
                text.replace_range(at..=at, if position == 0 { "f" } else { "r" });
            }
        }

        fn push_string(&mut self, text: &str) {
            let mut digits = [0; DIGITS];
            self.push(decimal(text.len(), &mut digits));
            self.push(":");
            self.push(text);
        }

        /// Growing by hand, because a vector that grows leaves its old content behind.
        pub(crate) fn reserve(&mut self, more: usize) {
            if self.text.capacity() - self.text.len() < more {
                let capacity = (self.text.len() + more).max(2 * self.text.capacity());
                let mut larger = Zeroizing::new(String::with_capacity(capacity));
                larger.push_str(&self.text);
                self.text = larger;
            }
        }

        fn push(&mut self, text: &str) {
            self.reserve(text.len());
            self.text.push_str(text);
        }
    }

    /// The key behind a mark.
    fn key_at(text: &str, mark: usize) -> &str {
        TapeReader::new(text.get(mark + 1..).unwrap_or_default()).string()
    }

    /// The most digits that a length has.
    const DIGITS: usize = 20;

    /// The number in decimal. `write!` does the same, and takes half of the time that a tape needs.
    fn decimal(mut number: usize, digits: &mut [u8; DIGITS]) -> &str {
        let mut start = DIGITS;
        loop {
            start -= 1;
            digits[start] = b'0' + u8::try_from(number % 10).unwrap_or_default();
            number /= 10;
            if number == 0 {
                return core::str::from_utf8(&digits[start..]).unwrap_or_default();
            }
        }
    }

    /// Says how long the tape is, and nothing of what is on it: it may be a secret.
    impl fmt::Debug for Tape {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("Tape").field("bytes", &self.text.len()).finish_non_exhaustive()
        }
    }
}
