//! The tasks of the project, as `cargo xtask TASK`: one subcommand and one module for each.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a task talks to whoever runs it")]

mod bench;
mod demo;
mod generate;
mod node;
mod npm;
mod package;
mod page;
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
    /// Measure, and write the pages of measurements in docs.
    Bench(bench::Options),
    /// Show the command on real requests, good and broken, and serve a form that judges as it does.
    Demo,
    /// Write the parts of the npm package that follow from the Rust constants: names, limits, messages.
    Generate,
    /// Measure the npm package beside five regular expressions, and write sizes and speeds into the READMEs.
    Measure,
    /// Make the npm package: target/npm/gatepass-<version>.tgz, and what is in it at target/npm/package.
    Package,
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
        Task::Bench(options) => bench::run(options).map(|()| ExitCode::SUCCESS),
        Task::Demo => demo::run().map(|()| ExitCode::SUCCESS),
        Task::Generate => generate::run().map(|()| ExitCode::SUCCESS),
        Task::Measure => npm::measure().map(|()| ExitCode::SUCCESS),
        Task::Package => package::run().map(|()| ExitCode::SUCCESS),
        Task::Test(options) => test::run(options),
    }
}
