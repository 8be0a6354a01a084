//! The lines of an input in blocks: as many as are there when it is read, however many and however long they are.

use std::ops::Range;
use std::str::Utf8Error;

use gatepass::MAX_BODY_BYTES;
use memchr::{Memchr, memchr, memchr_iter, memrchr};

use crate::failure::Failure;
use crate::input::{CHUNK, Input, Wiped};

/// The longest line that is not cut, without its line feed: the longest body, with what may turn out to be the CR of a CRLF.
const LONGEST: usize = MAX_BODY_BYTES + 1;

/// How much a block of usual lines has room for: the beginning of a line from the block before, and what is read at once.
const USUAL: usize = 2 * CHUNK;

/// From how many bytes on a block tells that there is probably more to come: a pipe gives 64 KiB at once, and no more.
const FULL: usize = 32 * 1024;

/// An input, taken block by block.
pub(crate) struct Blocks {
    input: Input,
    /// What was read behind the last block.
    rest: Wiped,
    lines: u64,
    consumed: u64,
    is_ended: bool,
}

/// Whole lines.
pub(crate) struct Block {
    bytes: Wiped,
    /// How many lines the input has before it.
    before: u64,
    count: u64,
    /// How many bytes have been read with it.
    consumed: u64,
    /// Whether its only line had more, which was skipped.
    is_cut: bool,
}

/// One line without its end.
#[derive(Clone, Copy)]
pub(crate) struct Line<'a> {
    content: Content<'a>,
    /// Whether there was more, which was skipped.
    pub(crate) is_cut: bool,
}

/// At most [`MAX_BODY_BYTES`] of a line.
#[derive(Clone, Copy)]
enum Content<'a> {
    Text(&'a str),
    /// What may be no UTF-8.
    Bytes(&'a [u8]),
}

impl Blocks {
    pub(crate) fn new(input: Input) -> Self {
        Self { input, rest: Wiped::with_capacity(CHUNK), lines: 0, consumed: 0, is_ended: false }
    }

    /// Puts the next lines into the block; a last one that has no end counts too. False when there are none any more.
    pub(crate) fn fill(&mut self, block: &mut Block) -> Result<bool, Failure> {
        block.bytes.truncate(0);
        block.bytes.extend(self.rest.bytes());
        self.rest.truncate(0);
        block.is_cut = self.read_lines(block)?;
        block.before = self.lines;
        block.count = block.count_lines();
        block.consumed = self.consumed;
        self.lines += block.count;
        Ok(block.count > 0)
    }

    /// Reads until there is a line feed. Says whether the only line was too long for that.
    fn read_lines(&mut self, block: &mut Block) -> Result<bool, Failure> {
        let mut searched = 0;
        loop {
            let unsearched = block.bytes.bytes().get(searched..).unwrap_or_default();
            if let Some(last) = memrchr(b'\n', unsearched) {
                self.keep_from(searched + last + 1, block);
                return Ok(false);
            }
            searched = block.bytes.bytes().len();
            if searched > LONGEST {
                return self.skip_line(block).map(|()| true);
            }
            if self.read_more(block)? == 0 {
                return Ok(false);
            }
        }
    }

    /// Cuts a line that has no end yet, and reads on to behind its end.
    fn skip_line(&mut self, block: &mut Block) -> Result<(), Failure> {
        loop {
            block.bytes.truncate(LONGEST);
            if self.read_more(block)? == 0 {
                return Ok(());
            }
            let more = block.bytes.bytes().get(LONGEST..).unwrap_or_default();
            if let Some(end) = memchr(b'\n', more) {
                self.keep_from(LONGEST + end + 1, block);
                block.bytes.truncate(LONGEST);
                return Ok(());
            }
        }
    }

    /// Keeps what stands in the block from there on for the next one.
    fn keep_from(&mut self, start: usize, block: &mut Block) {
        self.rest.extend(block.bytes.bytes().get(start..).unwrap_or_default());
        block.bytes.truncate(start);
    }

    /// Nobody is asked again who has said that there is no more: a person would have to say it twice.
    fn read_more(&mut self, block: &mut Block) -> Result<usize, Failure> {
        if self.is_ended {
            return Ok(0);
        }
        let count = self.input.read_more(&mut block.bytes)?;
        self.is_ended = count == 0;
        self.consumed += u64::try_from(count).unwrap_or_default();
        Ok(count)
    }
}

impl Block {
    pub(crate) fn new() -> Self {
        Self { bytes: Wiped::with_capacity(USUAL), before: 0, count: 0, consumed: 0, is_cut: false }
    }

    /// How many lines it has.
    pub(crate) const fn count(&self) -> u64 {
        self.count
    }

    /// How many bytes have been read with it.
    pub(crate) const fn consumed(&self) -> u64 {
        self.consumed
    }

    /// Whether so much was there at once that there is probably more.
    pub(crate) fn is_full(&self) -> bool {
        self.bytes.bytes().len() > FULL
    }

    /// Whether a long line took more room than usual lines need.
    pub(crate) fn is_large(&self) -> bool {
        self.bytes.capacity() > USUAL
    }

    /// The number of its first line, from 1.
    pub(crate) const fn first(&self) -> u64 {
        self.before + 1
    }

    pub(crate) fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let bytes = self.bytes.bytes();
        // At once that takes a tenth of the time that it takes line by line.
        let text = std::str::from_utf8(bytes).ok();
        Lines { bytes, text, is_cut: self.is_cut, ends: memchr_iter(b'\n', bytes), start: 0 }
    }

    fn count_lines(&self) -> u64 {
        let bytes = self.bytes.bytes();
        let ends = memchr_iter(b'\n', bytes).count();
        let is_unended = bytes.last().is_some_and(|&last| last != b'\n');
        u64::try_from(ends + usize::from(is_unended)).unwrap_or(u64::MAX)
    }
}

struct Lines<'a> {
    bytes: &'a [u8],
    /// The same as text, where all of it is UTF-8.
    text: Option<&'a str>,
    is_cut: bool,
    ends: Memchr<'a>,
    start: usize,
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    #[inline]
    fn next(&mut self) -> Option<Line<'a>> {
        let start = self.start;
        if let Some(end) = self.ends.next() {
            self.start = end + 1;
            let line = self.content(start..end).without_cr();
            return Some(line.cut(false));
        }
        self.start = self.bytes.len();
        (start < self.start).then(|| self.content(start..self.start).cut(self.is_cut))
    }
}

impl<'a> Lines<'a> {
    #[inline]
    fn content(&self, range: Range<usize>) -> Content<'a> {
        match self.text.and_then(|text| text.get(range.clone())) {
            Some(text) => Content::Text(text),
            None => Content::Bytes(self.bytes.get(range).unwrap_or_default()),
        }
    }
}

impl<'a> Content<'a> {
    const fn bytes(self) -> &'a [u8] {
        match self {
            Content::Text(text) => text.as_bytes(),
            Content::Bytes(bytes) => bytes,
        }
    }

    #[inline]
    fn without_cr(self) -> Self {
        match self {
            Content::Text(text) => Content::Text(text.strip_suffix('\r').unwrap_or(text)),
            Content::Bytes(bytes) => Content::Bytes(bytes.strip_suffix(b"\r").unwrap_or(bytes)),
        }
    }

    /// At most the longest body of it.
    #[inline]
    fn cut(self, is_cut: bool) -> Line<'a> {
        match self.bytes().get(..MAX_BODY_BYTES) {
            Some(most) if most.len() < self.bytes().len() => Line { content: Content::Bytes(most), is_cut: true },
            _ => Line { content: self, is_cut },
        }
    }
}

impl<'a> Line<'a> {
    /// A whole line.
    pub(crate) const fn of(bytes: &'a [u8]) -> Self {
        Self { content: Content::Bytes(bytes), is_cut: false }
    }

    pub(crate) const fn bytes(self) -> &'a [u8] {
        self.content.bytes()
    }

    /// The text of the line, up to the last whole character where it is cut. The error is how many bytes are UTF-8.
    #[inline]
    pub(crate) fn text(self) -> Result<&'a str, Utf8Error> {
        match self.content {
            Content::Text(text) => Ok(text),
            Content::Bytes(bytes) => check_text(bytes, self.is_cut),
        }
    }
}

fn check_text(bytes: &[u8], is_cut: bool) -> Result<&str, Utf8Error> {
    match std::str::from_utf8(bytes) {
        Err(error) if is_cut && error.error_len().is_none() => {
            std::str::from_utf8(bytes.get(..error.valid_up_to()).unwrap_or_default())
        }
        result => result,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines_of(text: &'static [u8]) -> Vec<(u64, Vec<u8>)> {
        let mut blocks = Blocks::new(Input::of(text));
        let mut block = Block::new();
        let mut found = Vec::new();
        while blocks.fill(&mut block).unwrap_or_default() {
            let before = found.len();
            found.extend((block.first()..).zip(block.lines().map(|line| line.bytes().to_vec())));
            assert_eq!(found.len() - before, usize::try_from(block.count()).unwrap_or_default());
        }
        found
    }

    #[test]
    fn only_lf_and_crlf_end_a_line() {
        let lines_of = |text| lines_of(text).into_iter().map(|(_, line)| line).collect::<Vec<_>>();
        assert!(lines_of(b"").is_empty());
        assert_eq!(lines_of(b"\n"), [b""]);
        assert_eq!(lines_of(b"a\nb\r\n c \r\r\n\r"), [&b"a"[..], b"b", b" c \r", b"\r"]);
        assert_eq!(lines_of(b"a\n\nb"), [&b"a"[..], b"", b"b"]);
    }

    #[test]
    fn lines_across_blocks_are_whole_and_numbered() {
        let text = [vec![b'x'; CHUNK - 1], b"\r\n".to_vec(), vec![b'y'; 3 * CHUNK], b"\nz".to_vec()].concat();
        let lengths: Vec<_> = lines_of(text.leak()).iter().map(|(number, line)| (*number, line.len())).collect();
        assert_eq!(lengths, [(1, CHUNK - 1), (2, 3 * CHUNK), (3, 1)]);
    }

    #[test]
    fn a_line_that_is_too_long_is_cut_and_the_next_ones_are_not() {
        let text = [vec![b'x'; LONGEST + CHUNK], b"\r\na\nb".to_vec()].concat();
        let lengths: Vec<_> = lines_of(text.leak()).iter().map(|(number, line)| (*number, line.len())).collect();
        assert_eq!(lengths, [(1, MAX_BODY_BYTES), (2, 1), (3, 1)]);
    }
}
