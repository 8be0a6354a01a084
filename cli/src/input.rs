//! Where bodies and values come from: files and standard input, in bounded memory that is wiped after use.

use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal as _, Read, Write as _};
use std::path::Path;

use gatepass::{Language, MAX_BODY_BYTES};
use zeroize::Zeroizing;

use crate::failure::{Failure, shown};
use crate::style::DIM;
use crate::words::words;

/// How much is read at once, at most: more than standard input's own buffer holds, so that nothing passes through that, and so
/// much that threads which take turns at the input spend little time on that.
pub(crate) const CHUNK: usize = 256 * 1024;

/// A file or standard input.
pub(crate) struct Input {
    pub(crate) name: String,
    /// How many bytes it has, where that is known.
    pub(crate) size: Option<u64>,
    /// Whether somebody types it.
    pub(crate) is_person: bool,
    reader: Box<dyn Read + Send>,
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
        Self { name, size: None, is_person, reader: Box::new(io::stdin()) }
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
        let mut body = Wiped::with_capacity(known.min(MAX_BODY_BYTES) + CHUNK);
        while self.read_more(&mut body)? > 0 {
            if body.bytes().len() > MAX_BODY_BYTES {
                return Ok(None);
            }
        }
        Ok(Some(body))
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

    /// Adds what is there to be read, and says how much that was: nothing at the end.
    pub(crate) fn read_more(&mut self, bytes: &mut Wiped) -> Result<usize, Failure> {
        bytes.read_from(&mut self.reader).map_err(|error| Failure::read(&self.name, error))
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
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        Self(Zeroizing::new(Vec::with_capacity(capacity)))
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    pub(crate) fn capacity(&self) -> usize {
        self.0.capacity()
    }

    /// Forgets what stands behind the first `length` bytes. It is wiped with the rest.
    pub(crate) fn truncate(&mut self, length: usize) {
        self.0.truncate(length);
    }

    pub(crate) fn extend(&mut self, bytes: &[u8]) {
        self.reserve(bytes.len());
        self.0.extend_from_slice(bytes);
    }

    /// Adds what is read at once. A failure adds nothing.
    fn read_from(&mut self, reader: &mut dyn Read) -> io::Result<usize> {
        let length = self.0.len();
        self.reserve(CHUNK);
        self.0.resize(length + CHUNK, 0);
        let count = read(reader, self.0.get_mut(length..).unwrap_or_default());
        self.0.truncate(length + *count.as_ref().unwrap_or(&0));
        count
    }

    /// Growing by hand, because a vector that grows leaves its old content behind. Twice as large, but no larger than anything
    /// is that is kept.
    fn reserve(&mut self, more: usize) {
        let wanted = self.0.len() + more;
        if wanted > self.0.capacity() {
            let twice = (2 * self.0.capacity()).min(MAX_BODY_BYTES + 2 * CHUNK);
            let mut larger = Self::with_capacity(wanted.max(twice));
            larger.0.extend_from_slice(&self.0);
            *self = larger;
        }
    }
}

#[cfg(test)]
impl Input {
    pub(crate) fn of(reader: impl Read + Send + 'static) -> Self {
        Self { name: String::new(), size: None, is_person: false, reader: Box::new(reader) }
    }
}

#[cfg(all(test, target_os = "linux", target_env = "gnu"))]
mod tests {
    use std::os::unix::fs::FileExt as _;

    use super::*;

    #[test]
    fn what_was_read_is_wiped() {
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
