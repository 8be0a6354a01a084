//! A request's values written down as one text: what JSON, typed requests and JavaScript objects are turned into.
//! [`TapeReader`] tells its form.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use zeroize::Zeroizing;

use crate::request::extent::{self, EXTENT_BYTES};
use crate::request::reader::Reader;
use crate::request::tape_reader::TapeReader;

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
    /// Where the keys of the open objects stand.
    keys: Vec<usize>,
    open: Vec<Container>,
}

/// A list or an object that was begun.
struct Container {
    /// Where what is in it begins.
    start: usize,
    /// How many keys there were before it.
    keys: usize,
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
        self.push("a");
    }

    /// Writes a boolean; which one does not matter.
    pub fn boolean(&mut self) {
        self.push("b");
    }

    /// Writes a number; which one does not matter.
    pub fn number(&mut self) {
        self.push("c");
    }

    /// Writes a value that JSON does not know.
    pub fn other(&mut self) {
        self.push("g");
    }

    /// Writes a string.
    pub fn string(&mut self, text: &str) {
        self.push_text('d', text);
    }

    /// Begins a list.
    pub fn begin_array(&mut self) {
        self.begin("e", "n");
    }

    /// Ends the list that was begun last.
    pub fn end_array(&mut self) {
        self.end();
    }

    /// Begins an object.
    pub fn begin_object(&mut self) {
        self.begin("f", "o");
    }

    /// Writes the key of a member; its value must follow.
    pub fn key(&mut self, key: &str) {
        self.keys.push(self.text.len());
        self.push_text('k', key);
    }

    /// Ends the object that was begun last.
    pub fn end_object(&mut self) {
        self.end();
    }

    /// Begins a container: with room for its extent, unless it stands deeper than anything that is looked at.
    fn begin(&mut self, plain: &str, with_extent: &str) {
        if self.open.len() < extent::DEEPEST {
            self.push(with_extent);
            self.push(extent::UNKNOWN);
        } else {
            self.push(plain);
        }
        self.open.push(Container { start: self.text.len(), keys: self.keys.len() });
    }

    /// Ends the container that was begun last.
    fn end(&mut self) {
        self.push(")");
        let Some(Container { start, keys }) = self.open.pop() else { return };
        self.mark_repeated(keys);
        self.keys.truncate(keys);
        if self.open.len() < extent::DEEPEST {
            let extent = extent::write(self.text.len() - start);
            let digits = core::str::from_utf8(&extent).unwrap_or(extent::UNKNOWN);
            self.text.replace_range(start - EXTENT_BYTES..start, digits);
        }
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
        self.mark_repeated(self.open.last().map_or(0, |open| open.keys));
    }

    /// Marks those of the keys, from the given one on, that are the same.
    fn mark_repeated(&mut self, before: usize) {
        let Self { text, keys, .. } = self;
        let keys = keys.get_mut(before..).unwrap_or_default();
        if are_few_and_distinct(text, keys) {
            return;
        }
        keys.sort_unstable_by_key(|&at| (key_at(text, at), at));
        let same = |&one: &usize, &other: &usize| key_at(text, one) == key_at(text, other);
        let repeated: Vec<&[usize]> = keys.chunk_by(same).filter(|same| same.len() > 1).collect();
        for (position, &at) in repeated.into_iter().flat_map(|same| same.iter().enumerate()) {
            text.replace_range(at..=at, if position == 0 { "l" } else { "m" });
        }
    }

    /// Writes the mark of a string or a key, and what follows it.
    fn push_text(&mut self, mark: char, text: &str) {
        let mut digits = [0; DIGITS];
        let digits = decimal(text.len(), &mut digits);
        self.reserve(2 + digits.len() + text.len());
        self.text.push(mark);
        self.text.push_str(digits);
        self.text.push(':');
        self.text.push_str(text);
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

/// The key with a mark.
fn key_at(text: &str, mark: usize) -> &str {
    TapeReader::new(text.get(mark..).unwrap_or_default()).text()
}

/// So many keys are sooner compared each with each than sorted.
const FEW: usize = 8;

fn are_few_and_distinct(text: &str, keys: &[usize]) -> bool {
    let mut texts = [""; FEW];
    let Some(texts) = texts.get_mut(..keys.len()) else { return false };
    texts.iter_mut().zip(keys).for_each(|(key, &at)| *key = key_at(text, at));
    (1..texts.len()).all(|end| !texts[..end].contains(&texts[end]))
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
