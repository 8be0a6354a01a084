//! A verdict for each line, in memory that does not grow with the input.

use std::io::{self, Write as _};
use std::num::NonZero;
use std::ops::ControlFlow;
use std::thread::available_parallelism;

use super::findings::{Findings, Judge, Manner, Session};
use super::progress::Progress;
use super::workers::Workers;
use crate::args::{CheckArgs, Format};
use crate::blocks::{Block, Blocks};
use crate::failure::Failure;
use crate::input::Input;
use crate::output::{Output, Status};
use crate::words::words;

/// From how many bytes on more than one thread judges. To start them takes longer than to judge a few lines.
const MANY: u64 = 256 * 1024;

/// Goes on until there is a result before the end of the input.
type Flow = ControlFlow<Result<(), Failure>>;

/// Judges every line, and says at the end how many there were.
pub(super) fn run(args: &CheckArgs, input: Input, judge: impl Judge) -> Result<Status, Failure> {
    let progress = if args.quiet || input.is_person { Progress::hidden() } else { Progress::new(input.size) };
    let mut run = Run { args, progress, output: Output::new(args.format), judged: 0, invalid: 0 };
    let result = match run.judge_all(Blocks::new(input), judge) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(result) => result,
    };
    run.progress.finish();
    result?;
    run.write_summary().map_err(Failure::Write)?;
    Ok(Status::of(run.invalid == 0))
}

struct Run<'a> {
    args: &'a CheckArgs,
    progress: Progress,
    output: Output,
    judged: u64,
    invalid: u64,
}

impl Run<'_> {
    /// Judges here what is little or comes slowly, and then on as many threads as there are to be.
    fn judge_all(&mut self, mut blocks: Blocks, judge: impl Judge) -> Flow {
        let Self { args: &CheckArgs { format, quiet, .. }, .. } = *self;
        let manner = Manner { format, wording: self.args.wording(), is_quiet: quiet };
        let mut session = Session::new(judge, manner, self.output.draft());
        let threads = self.args.threads();
        let mut block = Block::new();
        while ended(blocks.fill(&mut block))? {
            session.judge(&block, &mut |found| self.take(found))?;
            if threads > 1 && block.is_full() && block.consumed() >= MANY {
                let workers = ended(Workers::start(blocks, vec![session; threads]).map_err(Failure::Thread))?;
                return workers.collect(|found| self.take(found));
            }
            if block.is_large() {
                block = Block::new();
            }
        }
        ControlFlow::Continue(())
    }

    /// Writes what was found.
    fn take(&mut self, found: Findings) -> Flow {
        self.judged += found.judged;
        self.invalid += found.invalid;
        ended(self.progress.write(&found.text, &mut self.output).map_err(Failure::Write))?;
        self.progress.advance(found.consumed);
        match found.failure {
            Some(failure) => ControlFlow::Break(Err(failure)),
            None if self.output.is_closed() => ControlFlow::Break(Ok(())),
            None => ControlFlow::Continue(()),
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

impl CheckArgs {
    /// On how many threads lines are judged.
    fn threads(&self) -> usize {
        self.threads.map_or_else(|| available_parallelism().map_or(1, NonZero::get), usize::from)
    }
}

/// A failure is the end.
fn ended<T>(result: Result<T, Failure>) -> ControlFlow<Result<(), Failure>, T> {
    match result {
        Ok(value) => ControlFlow::Continue(value),
        Err(failure) => ControlFlow::Break(Err(failure)),
    }
}
