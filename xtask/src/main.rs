//! The tasks of the project, as `cargo xtask TASK`: one subcommand and one module for each.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a task talks to whoever runs it")]

mod demo;
mod process;
mod test;
mod toolchain;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The tasks of the project.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the command in release and show it on real requests, good and broken.
    Demo,
    /// Run every check: format, lints, tests, documentation, targets, the oldest Rust, the demo.
    Test(test::Options),
}

fn main() -> ExitCode {
    perform(&Cli::parse().task).unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn perform(task: &Task) -> anyhow::Result<ExitCode> {
    match task {
        Task::Demo => demo::run().map(|()| ExitCode::SUCCESS),
        Task::Test(options) => test::run(options),
    }
}
