//! Where bodies and values come from: files and standard input, in bounded memory that is wiped after use.

use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal as _, Read, Write as _};
use std::ops::Range;
use std::path::Path;

use gatepass::{Language, MAX_BODY_BYTES};
use memchr::{memchr, memrchr};
use zeroize::Zeroizing;

use crate::failure::{Failure, shown};
use crate::style::DIM;
use crate::words::words;

/// How much is read at once. More than standard input's own buffer holds, so that nothing passes through that.
const CHUNK: usize = 64 * 1024;

/// A file or standard input.
pub(crate) struct Input {
    pub(crate) name: String,
    /// How many bytes it has, where that is known.
    pub(crate) size: Option<u64>,
    /// Whether somebody types it.
    pub(crate) is_person: bool,
    reader: Box<dyn Read>,
}

impl Input {
    /// Opens the file; `-` and nothing are standard input.
    pub(crate) fn open(path: Option<&Path>, language: Language) -> Result<Self, Failure> {
        match path {
            Some(path) if !is_standard(path) => Self::open_file(path),
            _ => Ok(Self::standard(language)),
        }
    }

    /// Standard input. A person is told that it is read, and that what is typed is seen.
    pub(crate) fn standard(language: Language) -> Self {
        let words = words(language);
        let is_person = is_terminal();
        if is_person {
            // A remark that nobody can be shown does not matter.
            writeln!(anstream::stderr(), "{DIM}{}{DIM:#}", words.reading_lines).ok();
        }
        let name = words.standard_input.to_owned();
        Self { name, size: None, is_person, reader: Box::new(io::stdin().lock()) }
    }

    pub(crate) fn open_file(path: &Path) -> Result<Self, Failure> {
        match File::open(path) {
            Ok(file) => {
                let size = file.metadata().ok().filter(std::fs::Metadata::is_file).map(|metadata| metadata.len());
                Ok(Self { name: shown(path), size, is_person: false, reader: Box::new(file) })
            }
            Err(error) => Err(Failure::open(path, error)),
        }
    }

    /// All that there is; `None` when it is more than a body may be.
    pub(crate) fn read_body(mut self) -> Result<Option<Wiped>, Failure> {
        let known = self.size.and_then(|size| usize::try_from(size).ok()).unwrap_or_default();
        let mut body = Wiped::with_capacity(known.min(MAX_BODY_BYTES) + 1);
        let mut chunk = Zeroizing::new(vec![0; CHUNK]);
        loop {
            let count = read(&mut self.reader, &mut chunk).map_err(|error| Failure::read(&self.name, error))?;
            if count == 0 {
                return Ok(Some(body));
            }
            if body.bytes().len() + count > MAX_BODY_BYTES {
                return Ok(None);
            }
            body.extend(chunk.get(..count).unwrap_or_default());
        }
    }

    /// The first bytes of it, as text. What is cut there may end in a character that is not.
    pub(crate) fn read_text(self, most: usize) -> Result<String, Failure> {
        let mut text = Vec::new();
        let limit = u64::try_from(most).unwrap_or(u64::MAX);
        let read = self.reader.take(limit).read_to_end(&mut text);
        let text = read.and_then(|count| match String::from_utf8(text) {
            Err(error) if count == most => Ok(String::from_utf8_lossy(error.as_bytes()).into_owned()),
            text => text.map_err(|error| io::Error::new(ErrorKind::InvalidData, error.utf8_error())),
        });
        text.map_err(|error| Failure::read(&self.name, error))
    }

    pub(crate) fn lines(self) -> Lines {
        Lines {
            input: self,
            chunk: Zeroizing::new(vec![0; CHUNK]),
            filled: 0..0,
            complete: 0,
            line: Wiped::with_capacity(CHUNK),
            consumed: 0,
        }
    }
}

/// Whether a path stands for standard input.
pub(crate) fn is_standard(path: &Path) -> bool {
    path == Path::new("-")
}

/// Whether standard input is a person.
pub(crate) fn is_terminal() -> bool {
    io::stdin().is_terminal()
}

fn read(reader: &mut dyn Read, chunk: &mut [u8]) -> io::Result<usize> {
    loop {
        match reader.read(chunk) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}

/// Bytes that are wiped when they are dropped.
pub(crate) struct Wiped(Zeroizing<Vec<u8>>);

impl Wiped {
    fn with_capacity(capacity: usize) -> Self {
        Self(Zeroizing::new(Vec::with_capacity(capacity)))
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Growing by hand, because a vector that grows leaves its old content behind. Twice as large, but no larger than anything
    /// is that is kept.
    fn extend(&mut self, bytes: &[u8]) {
        let wanted = self.0.len() + bytes.len();
        if wanted > self.0.capacity() {
            let twice = (2 * self.0.capacity()).min(MAX_BODY_BYTES + 1);
            let mut larger = Self::with_capacity(wanted.max(twice));
            larger.0.extend_from_slice(&self.0);
            *self = larger;
        }
        self.0.extend_from_slice(bytes);
    }
}

/// The lines of an input, one at a time, however many and however long they are.
pub(crate) struct Lines {
    input: Input,
    chunk: Zeroizing<Vec<u8>>,
    /// What of the chunk is still to be taken.
    filled: Range<usize>,
    /// Behind the last line feed of the chunk.
    complete: usize,
    /// The beginning of a line that did not fit into one chunk.
    line: Wiped,
    consumed: u64,
}

/// One line without its end.
#[derive(Clone, Copy)]
pub(crate) struct Line<'a> {
    /// At most [`MAX_BODY_BYTES`] of it.
    pub(crate) bytes: &'a [u8],
    /// Whether there was more, which was skipped.
    pub(crate) is_cut: bool,
}

impl Lines {
    /// Whether the next line makes the input be read first, which may take long.
    pub(crate) fn must_read(&self) -> bool {
        self.filled.start >= self.complete
    }

    /// How many bytes have been read.
    pub(crate) fn consumed(&self) -> u64 {
        self.consumed
    }

    /// The next line; a last one that has no end counts too.
    pub(crate) fn next(&mut self) -> Result<Option<Line<'_>>, Failure> {
        if !self.must_read() {
            return Ok(Some(self.take_from_chunk()));
        }
        self.line.0.clear();
        let mut is_cut = false;
        let mut is_any = false;
        loop {
            is_any |= !self.filled.is_empty();
            let rest = self.chunk.get(self.filled.clone()).unwrap_or_default();
            let end = memchr(b'\n', rest);
            let piece = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
            // One more than the most, because it may turn out to be the CR of a CRLF.
            let room = (MAX_BODY_BYTES + 1).saturating_sub(self.line.0.len());
            is_cut |= piece.len() > room;
            self.line.extend(piece.get(..room).unwrap_or(piece));
            self.filled.start += piece.len() + usize::from(end.is_some());
            if end.is_some() {
                return Ok(Some(Line::new(self.line.bytes(), is_cut, true)));
            }
            if self.refill()? == 0 {
                return Ok(is_any.then(|| Line::new(self.line.bytes(), is_cut, false)));
            }
        }
    }

    /// A line that lies whole in the chunk.
    fn take_from_chunk(&mut self) -> Line<'_> {
        let rest = self.chunk.get(self.filled.clone()).unwrap_or_default();
        let end = memchr(b'\n', rest).unwrap_or(rest.len());
        self.filled.start += end + 1;
        Line::new(rest.get(..end).unwrap_or_default(), false, true)
    }

    fn refill(&mut self) -> Result<usize, Failure> {
        let count = read(&mut self.input.reader, &mut self.chunk);
        let count = count.map_err(|error| Failure::read(&self.input.name, error))?;
        self.filled = 0..count;
        let read = self.chunk.get(..count).unwrap_or_default();
        self.complete = memrchr(b'\n', read).map_or(0, |last| last + 1);
        self.consumed += u64::try_from(count).unwrap_or_default();
        Ok(count)
    }
}

impl<'a> Line<'a> {
    fn new(line: &'a [u8], is_cut: bool, is_ended: bool) -> Self {
        let bytes = line.strip_suffix(b"\r").filter(|_| is_ended && !is_cut).unwrap_or(line);
        match bytes.get(..MAX_BODY_BYTES) {
            Some(most) if bytes.len() > MAX_BODY_BYTES => Self { bytes: most, is_cut: true },
            _ => Self { bytes, is_cut },
        }
    }

    /// The text of the line, up to the last whole character where it is cut. The error is how many bytes are UTF-8.
    pub(crate) fn text(self) -> Result<&'a str, std::str::Utf8Error> {
        match std::str::from_utf8(self.bytes) {
            Err(error) if self.is_cut && error.error_len().is_none() => {
                std::str::from_utf8(self.bytes.get(..error.valid_up_to()).unwrap_or_default())
            }
            result => result,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines_of(text: &'static [u8]) -> Vec<Vec<u8>> {
        let input = Input { name: String::new(), size: None, is_person: false, reader: Box::new(text) };
        let mut lines = input.lines();
        let mut found = Vec::new();
        while let Some(line) = lines.next().ok().flatten() {
            found.push(line.bytes.to_vec());
        }
        found
    }

    #[test]
    fn only_lf_and_crlf_end_a_line() {
        assert!(lines_of(b"").is_empty());
        assert_eq!(lines_of(b"\n"), [b""]);
        assert_eq!(lines_of(b"a\nb\r\n c \r\r\n\r"), [&b"a"[..], b"b", b" c \r", b"\r"]);
        assert_eq!(lines_of(b"a\n\nb"), [&b"a"[..], b"", b"b"]);
    }

    #[test]
    fn lines_across_chunks_are_whole() {
        let text = [vec![b'x'; CHUNK - 1], b"\r\n".to_vec(), vec![b'y'; 3 * CHUNK], b"\nz".to_vec()].concat();
        let lengths: Vec<_> = lines_of(text.leak()).iter().map(Vec::len).collect();
        assert_eq!(lengths, [CHUNK - 1, 3 * CHUNK, 1]);
    }

    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    #[test]
    fn what_was_read_is_wiped() {
        use std::os::unix::fs::FileExt as _;

        const SECRET: &[u8] = b"Wiped_0123456789_abcdefghijklmno";
        let memory = File::open("/proc/self/mem").unwrap();
        // An allocator writes over the first 16 bytes of what it takes back.
        let is_there = |address: usize| {
            let mut found = [0; SECRET.len()];
            memory.read_exact_at(&mut found, address as u64).is_ok() && found[16..] == SECRET[16..]
        };

        let plain = SECRET.to_vec();
        let address = plain.as_ptr().addr();
        drop(plain);
        assert!(is_there(address));

        let mut wiped = Wiped::with_capacity(SECRET.len());
        wiped.extend(SECRET);
        let outgrown = wiped.bytes().as_ptr().addr();
        wiped.extend(&[b'x'; 1_000]);
        assert!(!is_there(outgrown));
        let address = wiped.bytes().as_ptr().addr();
        assert!(is_there(address));
        drop(wiped);
        assert!(!is_there(address));
    }
}
