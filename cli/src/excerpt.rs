//! A value that is no secret, with what is wrong with it underlined.

use std::io::{self, Write};
use std::ops::Range;

use anstyle::Style;
use gatepass::{Escaped, Severity};
use unicode_width::UnicodeWidthStr as _;

use crate::style;

/// A value of more bytes for each column is not measured: it does not fit.
const BYTES_PER_COLUMN: usize = 8;

/// A piece of a value that fits into a line.
pub(crate) struct Excerpt<'a> {
    value: &'a str,
    shown: Range<usize>,
}

/// What stands for the rest of a value.
const ELLIPSIS: char = '…';

impl<'a> Excerpt<'a> {
    /// A piece of at most so many columns that shows the beginning of a range of the value; all of it where it fits.
    pub(crate) fn around(value: &'a str, range: &Range<usize>, columns: usize) -> Self {
        let whole = Self { value, shown: 0..value.len() };
        if value.len() <= columns * BYTES_PER_COLUMN && whole.width() <= columns {
            return whole;
        }
        // Room for an ellipsis at both ends, and a third of the rest for what stands before.
        let room = columns.saturating_sub(2);
        let before = value.get(..range.start).unwrap_or_default();
        let start = range.start - take(before.chars().rev(), room / 3);
        let shown = value.get(start..).unwrap_or_default();
        let end = start + take(shown.chars(), room);
        Self { value, shown: start..end.max(range.start) }
    }

    /// Whether the piece shows the range.
    pub(crate) fn has(&self, range: &Range<usize>) -> bool {
        self.shown.start <= range.start && range.end <= self.shown.end
    }

    /// In which column the range begins, and how many it takes; at least one.
    pub(crate) fn columns(&self, range: &Range<usize>) -> (usize, usize) {
        let start = range.start.max(self.shown.start);
        let end = range.end.min(self.shown.end).max(start);
        let lead = usize::from(self.shown.start > 0);
        (lead + self.escaped(self.shown.start..start).width(), self.escaped(start..end).width().max(1))
    }

    /// The piece on one line, the ranges in the colours of their severities.
    pub(crate) fn write(&self, marks: &[(Range<usize>, Severity)], out: &mut dyn Write) -> io::Result<()> {
        if self.shown.start > 0 {
            write!(out, "{ELLIPSIS}")?;
        }
        for piece in self.pieces(marks) {
            let covers = |mark: &Range<usize>| mark.start <= piece.start && piece.end <= mark.end;
            let severity = marks.iter().filter(|(mark, _)| covers(mark)).map(|&(_, severity)| severity).min();
            let style = severity.map_or_else(Style::new, |severity| style::of(severity).underline());
            write!(out, "{style}{}{style:#}", self.escaped(piece))?;
        }
        if self.shown.end < self.value.len() {
            write!(out, "{ELLIPSIS}")?;
        }
        writeln!(out)
    }

    /// The piece, cut wherever a mark begins or ends.
    fn pieces(&self, marks: &[(Range<usize>, Severity)]) -> Vec<Range<usize>> {
        let ends = marks.iter().flat_map(|(mark, _)| [mark.start, mark.end]);
        let inside = ends.filter(|&end| self.shown.start < end && end < self.shown.end);
        let mut cuts: Vec<_> = inside.chain([self.shown.start, self.shown.end]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        cuts.windows(2).filter_map(|pair| Some(*pair.first()?..*pair.last()?)).collect()
    }

    fn width(&self) -> usize {
        self.escaped(self.shown.clone()).width()
    }

    fn escaped(&self, range: Range<usize>) -> String {
        Escaped(self.value.get(range).unwrap_or_default()).to_string()
    }
}

/// How many bytes of the characters fit into the columns.
fn take(characters: impl Iterator<Item = char>, columns: usize) -> usize {
    let mut left = columns;
    let mut bytes = 0;
    for character in characters {
        // At least one, so that a run of combining marks has an end too.
        let width = Escaped(character.encode_utf8(&mut [0; 4])).to_string().width().max(1);
        let Some(rest) = left.checked_sub(width) else { break };
        left = rest;
        bytes += character.len_utf8();
    }
    bytes
}
