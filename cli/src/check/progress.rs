//! A progress bar on standard error, where that is a terminal.

use std::io;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::output::Output;

/// How far a bulk run has come.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// No bar.
    pub(super) fn hidden() -> Self {
        Self(ProgressBar::hidden())
    }

    /// A bar where the size is known, and otherwise a count of bytes. indicatif draws at a terminal alone.
    pub(super) fn new(size: Option<u64>) -> Self {
        let bar = ProgressBar::with_draw_target(size, ProgressDrawTarget::stderr());
        let template = match size {
            Some(_) => "{wide_bar} {binary_bytes} / {binary_total_bytes}  {binary_bytes_per_sec}  {eta}",
            None => "{spinner} {binary_bytes}  {binary_bytes_per_sec}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self(bar)
    }

    /// So many bytes have been read.
    pub(super) fn advance(&self, bytes: u64) {
        self.0.set_position(bytes);
    }

    /// Writes what was drafted, the bar out of the way meanwhile where both share a terminal.
    pub(super) fn write(&self, text: &[u8], output: &mut Output) -> io::Result<()> {
        let mut write = || output.write_draft(text);
        if !text.is_empty() && Output::is_terminal() { self.0.suspend(write) } else { write() }
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        self.0.finish_and_clear();
    }
}
