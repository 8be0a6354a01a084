//! A verdict for each line, in memory that does not grow with the input.

use std::io::{self, Write as _};

use gatepass::Report;

use super::json;
use super::progress::Progress;
use super::text::Wording;
use super::values::Values;
use crate::args::{CheckArgs, Format};
use crate::failure::Failure;
use crate::input::{Input, Line, Lines};
use crate::output::{Output, Status};
use crate::words::words;

/// Who judges a line.
pub(super) trait Judge {
    /// Whether the line breaks no error rule.
    fn is_valid(&mut self, line: Line<'_>) -> Result<bool, Failure>;

    /// The report of a line.
    fn report(&mut self, line: Line<'_>) -> Result<Report, Failure>;

    /// The values of the line whose report was asked for last.
    fn values<'a>(&'a self, line: Line<'a>) -> Values<'a>;
}

/// Judges every line, and says at the end how many there were.
pub(super) fn run(args: &CheckArgs, input: Input, judge: &mut impl Judge) -> Result<Status, Failure> {
    let progress = if args.quiet || input.is_person { Progress::hidden() } else { Progress::new(input.size) };
    let wording = args.wording();
    let mut run = Run { args, wording, progress, output: Output::new(args.format), judged: 0, invalid: 0 };
    let result = run.judge_all(judge, &mut input.lines());
    run.progress.finish();
    // What was found before a failure is told all the same.
    run.output.flush().map_err(Failure::Write)?;
    result?;
    run.write_summary().map_err(Failure::Write)?;
    Ok(Status::of(run.invalid == 0))
}

struct Run<'a> {
    args: &'a CheckArgs,
    wording: Wording,
    progress: Progress,
    output: Output,
    judged: u64,
    invalid: u64,
}

impl Run<'_> {
    fn judge_all(&mut self, judge: &mut impl Judge, lines: &mut Lines) -> Result<(), Failure> {
        while !self.output.is_closed() {
            if lines.must_read() || self.output.has_enough() {
                self.progress.flush(&mut self.output).map_err(Failure::Write)?;
                self.progress.advance(lines.consumed());
            }
            let Some(line) = lines.next()? else { break };
            self.judged += 1;
            let is_valid = self.judge(judge, line)?;
            self.invalid += u64::from(!is_valid);
        }
        Ok(())
    }

    fn judge(&mut self, judge: &mut impl Judge, line: Line<'_>) -> Result<bool, Failure> {
        if self.args.quiet {
            return judge.is_valid(line);
        }
        let report = judge.report(line)?;
        self.write(&report, || judge.values(line)).map_err(Failure::Write)?;
        Ok(report.is_valid())
    }

    fn write<'v>(&mut self, report: &Report, values: impl FnOnce() -> Values<'v>) -> io::Result<()> {
        match self.args.format {
            Format::Json => json::write_line(self.judged, report, self.args.language, &mut self.output),
            Format::Text if report.violations().is_empty() => Ok(()),
            Format::Text => self.wording.write_lines(self.judged, report, &values(), &mut self.output),
        }
    }

    /// On standard error where standard output carries JSON; nowhere where nobody listens any more.
    fn write_summary(&mut self) -> io::Result<()> {
        if self.output.is_closed() {
            return Ok(());
        }
        let summary = (words(self.args.language).judged)(self.judged, self.invalid);
        match self.args.format {
            Format::Text => writeln!(self.output, "{summary}")?,
            // A summary that nobody can be shown is no failure: the status says it too.
            Format::Json => {
                writeln!(anstream::stderr(), "{summary}").ok();
            }
        }
        self.output.flush()
    }
}
