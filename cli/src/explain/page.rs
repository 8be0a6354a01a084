//! A page of text: headings, terms, points and paragraphs at the terminal's width.

use std::io::{self, Write as _};
use std::iter;

use anstyle::Style;
use unicode_width::UnicodeWidthStr as _;

use crate::output::Output;
use crate::style::{DIM, HEADING};
use crate::wrap::wrap;

/// How far each level is moved to the right.
const STEP: usize = 2;

/// Where a page is written.
pub(super) struct Page {
    output: Output,
    width: usize,
}

impl Page {
    pub(super) fn new(output: Output) -> Self {
        Self { output, width: Output::width() }
    }

    /// The title of the page.
    pub(super) fn title(&mut self, text: &str) -> io::Result<()> {
        self.lines("", text, 0, HEADING.underline())
    }

    /// The heading of a section, with a blank line before it.
    pub(super) fn heading(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.output)?;
        self.lines("", text, 0, HEADING)
    }

    /// A paragraph.
    pub(super) fn text(&mut self, text: &str, level: usize) -> io::Result<()> {
        self.lines("", text, level, Style::new())
    }

    /// A paragraph of lesser weight.
    pub(super) fn remark(&mut self, text: &str, level: usize) -> io::Result<()> {
        self.lines("", text, level, DIM)
    }

    /// A line that is never wrapped, such as a request that somebody may copy.
    pub(super) fn verbatim(&mut self, text: &str, level: usize) -> io::Result<()> {
        writeln!(self.output, "{:1$}{text}", "", level * STEP)
    }

    /// One of several points.
    pub(super) fn point(&mut self, text: &str, level: usize) -> io::Result<()> {
        self.lines("• ", text, level, Style::new())
    }

    /// A name, in a style of its own, and what is said of it.
    pub(super) fn term(&mut self, name: &str, style: Style, text: &str, level: usize) -> io::Result<()> {
        let indent = level * STEP;
        write!(self.output, "{:indent$}{style}{name}{style:#}", "")?;
        self.wrapped(text, name.width(), indent + STEP, Style::new())
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        self.output.flush()
    }

    fn lines(&mut self, mark: &str, text: &str, level: usize, style: Style) -> io::Result<()> {
        let indent = level * STEP;
        write!(self.output, "{:indent$}{DIM}{mark}{DIM:#}", "")?;
        self.wrapped(text, 0, indent + mark.width(), style)
    }

    /// Goes on from the current column, and on other lines from the indent.
    fn wrapped(&mut self, text: &str, taken: usize, indent: usize, style: Style) -> io::Result<()> {
        let lines = wrap(text, self.width.saturating_sub(indent), taken);
        for (line, indent) in lines.iter().zip(iter::once(0).chain(iter::repeat(indent))) {
            writeln!(self.output, "{:indent$}{style}{line}{style:#}", "")?;
        }
        Ok(())
    }
}
