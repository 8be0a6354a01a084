//! The command `gatepass`: judges database passwords and whole requests by the cloud's own document, before they are sent.

mod args;
mod blocks;
mod check;
mod completions;
mod diff;
mod discretion;
mod documents;
mod excerpt;
mod explain;
mod export;
mod failure;
mod faults;
mod generate;
mod input;
mod lint;
mod man;
mod output;
mod style;
mod subject;
mod words;
mod wrap;

use std::io::{ErrorKind, Write as _};
use std::process::ExitCode;

use clap::Parser as _;

use args::{Args, Command};
use failure::Failure;
use gatepass::{Language, Severity};
use output::Status;
use style::ERROR;
use words::words;

fn main() -> ExitCode {
    let command = match Args::try_parse().and_then(Args::settled) {
        Ok(args) => args.command,
        Err(error) => return tell(error),
    };
    let language = command.language();
    match run(&command) {
        Ok(status) => status.into(),
        Err(failure) => {
            let (word, colon) = (language.severity(Severity::Error), words(language).colon);
            let why = failure.in_language(language);
            // Where not even standard error can be written to, the status has to do.
            writeln!(anstream::stderr(), "{ERROR}{word}{ERROR:#}{colon}{why}").ok();
            Status::Failed.into()
        }
    }
}

/// Help, or what is wrong with the arguments. A reader that has gone is no failure.
fn tell(mut error: clap::Error) -> ExitCode {
    discretion::hide(&mut error);
    match error.print() {
        Err(unwritten) if unwritten.kind() != ErrorKind::BrokenPipe => Status::Failed.into(),
        _ => ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(Status::Failed as u8)),
    }
}

fn run(command: &Command) -> Result<Status, Failure> {
    match command {
        Command::Documents(args) => documents::run(args.format),
        Command::Explain(args) => explain::run(args.document, args.language),
        Command::Check(args) => check::run(args),
        Command::Completions(args) => completions::run(args),
        Command::Man(args) => man::run(args),
        Command::Export(args) => export::run(args),
        Command::Generate(args) => generate::run(args),
        Command::Lint(args) => lint::run(args),
        Command::Diff(args) => diff::run(args),
    }
}

impl Command {
    fn language(&self) -> Language {
        match self {
            Self::Documents(_) | Self::Completions(_) | Self::Man(_) => Language::default(),
            Self::Explain(args) => args.language,
            Self::Check(args) => args.language,
            Self::Export(args) => args.language,
            Self::Generate(args) => args.language,
            Self::Lint(args) => args.language,
            Self::Diff(args) => args.language,
        }
    }
}
