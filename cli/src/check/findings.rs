//! What is found in a block of lines.

use std::io;
use std::mem;
use std::ops::ControlFlow;

use gatepass::Report;

use super::json;
use super::text::Wording;
use super::values::Values;
use crate::args::Format;
use crate::blocks::{Block, Line};
use crate::failure::Failure;
use crate::output::Draft;

/// Who judges a line.
pub(super) trait Judge: Clone + Send + 'static {
    /// Whether the line breaks no error rule.
    fn is_valid(&mut self, line: Line<'_>) -> Result<bool, Failure>;

    /// The report of a line.
    fn report(&mut self, line: Line<'_>) -> Result<Report, Failure>;

    /// The values of the line whose report was asked for last.
    fn values<'a>(&'a self, line: Line<'a>) -> Values<'a>;
}

/// What was found in a block, or in a piece of it.
#[derive(Default)]
pub(super) struct Findings {
    /// The reports, as they are written.
    pub(super) text: Vec<u8>,
    /// How many lines were judged; in the last piece all of the block's.
    pub(super) judged: u64,
    /// How many lines are not valid, of those that the piece is about.
    pub(super) invalid: u64,
    /// How much of the input has been read.
    pub(super) consumed: u64,
    /// Why no more can be found.
    pub(super) failure: Option<Failure>,
    /// Whether nothing else was found in the block.
    pub(super) is_last: bool,
}

/// How findings are told.
#[derive(Clone, Copy)]
pub(super) struct Manner {
    pub(super) format: Format,
    pub(super) wording: Wording,
    /// Whether there is no more to say than how many there were.
    pub(super) is_quiet: bool,
}

/// A judge, and who writes down what the judge finds.
#[derive(Clone)]
pub(super) struct Session<J> {
    judge: J,
    manner: Manner,
    reports: json::Reports,
    draft: Draft,
}

impl<J: Judge> Session<J> {
    pub(super) fn new(judge: J, manner: Manner, draft: Draft) -> Self {
        Self { judge, manner, reports: json::Reports::default(), draft }
    }

    /// Judges the lines of the block, and delivers what it finds, in pieces where that is much.
    pub(super) fn judge<B>(
        &mut self,
        block: &Block,
        deliver: &mut impl FnMut(Findings) -> ControlFlow<B>,
    ) -> ControlFlow<B> {
        let result = if self.manner.is_quiet { self.count(block) } else { self.tell_all(block, deliver)? };
        let (invalid, failure) = result.map_or_else(|failure| (0, Some(failure)), |invalid| (invalid, None));
        let (judged, consumed) = (block.count(), block.consumed());
        deliver(Findings { text: self.draft.take(), judged, invalid, consumed, failure, is_last: true })
    }

    /// How many lines are not valid.
    fn count(&mut self, block: &Block) -> Result<u64, Failure> {
        block.lines().try_fold(0, |invalid, line| Ok(invalid + u64::from(!self.judge.is_valid(line)?)))
    }

    /// Drafts the reports of all lines. Says how many are not valid, of those that have not been delivered.
    fn tell_all<B>(
        &mut self,
        block: &Block,
        deliver: &mut impl FnMut(Findings) -> ControlFlow<B>,
    ) -> ControlFlow<B, Result<u64, Failure>> {
        let mut invalid = 0;
        for (number, line) in (block.first()..).zip(block.lines()) {
            match self.tell(number, line) {
                Ok(is_valid) => invalid += u64::from(!is_valid),
                Err(failure) => return ControlFlow::Continue(Err(failure)),
            }
            if self.draft.is_enough() {
                let (text, invalid) = (self.draft.take(), mem::take(&mut invalid));
                deliver(Findings { text, invalid, consumed: block.consumed(), ..Findings::default() })?;
            }
        }
        ControlFlow::Continue(Ok(invalid))
    }

    /// Drafts the report of a line. Says whether the line is valid.
    fn tell(&mut self, number: u64, line: Line<'_>) -> Result<bool, Failure> {
        let report = self.judge.report(line)?;
        self.write(number, line, &report).map_err(Failure::Write)?;
        Ok(report.is_valid())
    }

    fn write(&mut self, number: u64, line: Line<'_>, report: &Report) -> io::Result<()> {
        let Manner { format, wording, .. } = self.manner;
        match format {
            Format::Json => self.reports.write_line(number, report, wording.language, self.draft.uncoloured()),
            Format::Text if report.violations().is_empty() => Ok(()),
            Format::Text => wording.write_lines(number, report, &self.judge.values(line), &mut self.draft),
        }
    }
}

impl Findings {
    /// Why nothing was found.
    pub(super) fn failed(failure: Failure) -> Self {
        Self { failure: Some(failure), ..Self::default() }
    }
}
