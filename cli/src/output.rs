//! Standard output: reports and nothing else, with a status at the end.

use std::io::{self, ErrorKind, IsTerminal as _, Write};
use std::mem;
use std::process::ExitCode;

use anstream::adapter::StripBytes;
use anstream::{AutoStream, ColorChoice};
use zeroize::{Zeroize as _, Zeroizing};

use crate::args::Format;
use crate::failure::Failure;

/// How the command ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    Valid,
    Invalid,
    Failed,
}

impl Status {
    pub(crate) const fn of(is_valid: bool) -> Self {
        if is_valid { Self::Valid } else { Self::Invalid }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status as u8)
    }
}

/// Standard output behind a buffer that is emptied between reports, so that a progress bar can step aside meanwhile.
///
/// Whoever reads it may close it at any time. That is no failure: what is written from then on is forgotten.
pub(crate) struct Output {
    /// Wiped when it is emptied: it may hold generated passwords.
    buffer: Zeroizing<Vec<u8>>,
    stream: Box<dyn Write>,
    /// In front of the buffer: behind it, each piece between two colours would be a write of its own.
    plain: Plain,
    is_closed: bool,
}

/// Takes colours out of text, where they are not wanted.
#[derive(Clone)]
pub(crate) struct Plain(Option<StripBytes>);

/// What is to be written once it is complete. It is not wiped, so it is for reports alone.
#[derive(Clone)]
pub(crate) struct Draft {
    text: Vec<u8>,
    plain: Plain,
}

/// How much a buffer holds before it should be emptied.
const ENOUGH: usize = 64 * 1024;

/// The widest that text for people gets: longer lines are tiring to read.
const WIDEST: usize = 100;

/// The width where there is no terminal.
const USUAL: usize = 80;

/// The narrowest that is still worth a try.
const NARROWEST: usize = 20;

impl Output {
    /// For text, colours are left out where the stream is no terminal or `NO_COLOR` is set.
    pub(crate) fn new(format: Format) -> Self {
        let is_plain = AutoStream::choice(&io::stdout()) == ColorChoice::Never;
        let (stream, plain): (Box<dyn Write>, _) = match format {
            Format::Text if is_plain => (Box::new(io::stdout()), Plain(Some(StripBytes::new()))),
            Format::Text => (Box::new(anstream::stdout()), Plain(None)),
            Format::Json => (Box::new(io::stdout()), Plain(None)),
        };
        Self::of_stream(stream, plain)
    }

    /// For lines that are secrets: nothing stands between the buffer, which is wiped, and standard output, which passes whole lines
    /// on without keeping them.
    pub(crate) fn of_secrets() -> Self {
        Self::of_stream(Box::new(io::stdout()), Plain(None))
    }

    fn of_stream(stream: Box<dyn Write>, plain: Plain) -> Self {
        Self { buffer: Zeroizing::new(Vec::with_capacity(ENOUGH)), stream, plain, is_closed: false }
    }

    /// A draft of what is to be written here.
    pub(crate) fn draft(&self) -> Draft {
        Draft { text: Vec::new(), plain: self.plain.clone() }
    }

    /// Writes what was drafted, after what is in the buffer.
    pub(crate) fn write_draft(&mut self, text: &[u8]) -> io::Result<()> {
        self.flush()?;
        if text.is_empty() { Ok(()) } else { self.send(text) }
    }

    /// Hands bytes to the stream, unless nobody reads it any more.
    fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.is_closed {
            return Ok(());
        }
        match self.stream.write_all(bytes).and_then(|()| self.stream.flush()) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.is_closed = true;
                Ok(())
            }
            result => result,
        }
    }

    /// Writes a line, and empties the buffer where it has no room for it: a buffer that grows leaves its old content behind.
    pub(crate) fn write_line(&mut self, line: &str) -> io::Result<()> {
        if self.buffer.len() + line.len() + 1 > self.buffer.capacity() {
            self.flush()?;
        }
        self.write_all(line.as_bytes())?;
        self.write_all(b"\n")
    }

    /// How many columns the terminal has; `None` where there is none.
    pub(crate) fn columns() -> Option<usize> {
        let (width, _) = terminal_size::terminal_size().filter(|_| Self::is_terminal())?;
        Some(usize::from(width.0))
    }

    /// How many columns text takes.
    pub(crate) fn width() -> usize {
        Self::columns().map_or(USUAL, |columns| columns.clamp(NARROWEST, WIDEST))
    }

    pub(crate) fn is_terminal() -> bool {
        io::stdout().is_terminal()
    }

    /// Whether the reader has gone.
    pub(crate) fn is_closed(&self) -> bool {
        self.is_closed
    }

    /// Runs what writes to it, and empties the buffer at the end.
    pub(crate) fn write_with(&mut self, write: impl FnOnce(&mut Self) -> io::Result<()>) -> Result<(), Failure> {
        write(self).and_then(|()| self.flush()).map_err(Failure::Write)
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.plain.append(&mut self.buffer, bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.buffer.is_empty() {
            return Ok(());
        }
        let mut buffer = mem::take(&mut self.buffer);
        let result = self.send(&buffer);
        buffer.zeroize();
        self.buffer = buffer;
        result
    }
}

impl Plain {
    fn append(&mut self, buffer: &mut Vec<u8>, bytes: &[u8]) {
        match &mut self.0 {
            Some(strip) => strip.strip_next(bytes).for_each(|piece| buffer.extend_from_slice(piece)),
            None => buffer.extend_from_slice(bytes),
        }
    }
}

impl Draft {
    /// Whether it should be written before it grows.
    pub(crate) fn is_enough(&self) -> bool {
        self.text.len() >= ENOUGH
    }

    /// What was drafted until now.
    pub(crate) fn take(&mut self) -> Vec<u8> {
        // As much again is to be expected, and a buffer that grows is copied.
        let next = Vec::with_capacity(self.text.len());
        mem::replace(&mut self.text, next)
    }

    /// Where text without colours goes: there is nothing to take out.
    pub(crate) fn uncoloured(&mut self) -> &mut Vec<u8> {
        &mut self.text
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.plain.append(&mut self.text, bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(all(test, target_os = "linux", target_env = "gnu"))]
mod tests {
    use std::fs::File;
    use std::os::unix::fs::FileExt as _;

    use super::*;

    #[test]
    fn what_was_written_is_wiped_and_the_buffer_never_grows() {
        const SECRET: &str = "Wiped_0123456789_abcdefghijklmno";
        let memory = File::open("/proc/self/mem").unwrap();
        let mut output = Output::of_stream(Box::new(io::sink()), Plain(None));
        let address = output.buffer.as_ptr().addr();
        let is_there = || {
            let mut found = [0; SECRET.len()];
            memory.read_exact_at(&mut found, address as u64).unwrap();
            found == SECRET.as_bytes()
        };
        output.write_line(SECRET).unwrap();
        assert!(is_there());
        output.flush().unwrap();
        assert!(!is_there());
        for _ in 0..3 * ENOUGH / SECRET.len() {
            output.write_line(SECRET).unwrap();
            assert_eq!(output.buffer.as_ptr().addr(), address);
        }
        assert!(is_there());
    }
}
