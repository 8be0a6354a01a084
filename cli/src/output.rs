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
    /// Takes colours out before they come into the buffer, where they are not wanted. Behind the buffer, each piece between
    /// two of them would be a write of its own.
    strip: Option<StripBytes>,
    is_closed: bool,
}

/// How much the buffer holds before it should be emptied.
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
        let (stream, strip): (Box<dyn Write>, _) = match format {
            Format::Text if is_plain => (Box::new(io::stdout()), Some(StripBytes::new())),
            Format::Text => (Box::new(anstream::stdout()), None),
            Format::Json => (Box::new(io::stdout()), None),
        };
        Self::of_stream(stream, strip)
    }

    /// For lines that are secrets: nothing stands between the buffer, which is wiped, and standard output, which passes whole lines
    /// on without keeping them.
    pub(crate) fn of_secrets() -> Self {
        Self::of_stream(Box::new(io::stdout()), None)
    }

    fn of_stream(stream: Box<dyn Write>, strip: Option<StripBytes>) -> Self {
        Self { buffer: Zeroizing::new(Vec::with_capacity(ENOUGH)), stream, strip, is_closed: false }
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

    /// Whether the buffer should be emptied.
    pub(crate) fn has_enough(&self) -> bool {
        self.buffer.len() >= ENOUGH
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.buffer.is_empty()
    }

    /// Runs what writes to it, and empties the buffer at the end.
    pub(crate) fn write_with(&mut self, write: impl FnOnce(&mut Self) -> io::Result<()>) -> Result<(), Failure> {
        write(self).and_then(|()| self.flush()).map_err(Failure::Write)
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.strip {
            Some(strip) => strip.strip_next(bytes).for_each(|piece| self.buffer.extend_from_slice(piece)),
            None => self.buffer.extend_from_slice(bytes),
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let mut buffer = mem::take(&mut self.buffer);
        let result =
            if self.is_closed { Ok(()) } else { self.stream.write_all(&buffer).and_then(|()| self.stream.flush()) };
        buffer.zeroize();
        self.buffer = buffer;
        match result {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.is_closed = true;
                Ok(())
            }
            other => other,
        }
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
        let mut output = Output::of_stream(Box::new(io::sink()), None);
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
