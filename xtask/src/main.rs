//! The tasks of the project, as `cargo xtask TASK`: one subcommand and one module for each.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a task talks to whoever runs it")]

mod adapters;
mod bench;
mod contract;
mod demo;
mod exports;
mod fuzz;
mod generate;
mod hygiene;
mod instructions;
mod mutants;
mod node;
mod npm;
mod package;
mod page;
mod process;
mod public_api;
mod published;
mod supply_chain;
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
    /// Let a fuzzer look for an input for which a law of the library does not hold.
    Fuzz(fuzz::Options),
    /// Write the parts of the npm package that follow from the Rust constants: names, limits, messages.
    Generate,
    /// Run the checks that take long, or need tools that take long to build: feature sets, dependencies, Miri, coverage.
    Hygiene(test::Options),
    /// Count the instructions of the hot paths, and record them: bench/instructions/counts.toml.
    Instructions,
    /// Measure the npm package beside five regular expressions, and write sizes, speeds and hashes where they are shown.
    Measure,
    /// Change the library in every small way, and see that the tests notice: hours of work, in every core.
    Mutants(mutants::Options),
    /// Make the npm package: target/npm/gatepass-<version>.tgz, and what is in it at target/npm/package.
    Package,
    /// Write the list of what the library offers: docs/public-api.txt.
    PublicApi,
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
        Task::Fuzz(options) => fuzz::perform(options),
        Task::Generate => generate::run().map(|()| ExitCode::SUCCESS),
        Task::Hygiene(options) => hygiene::run_chosen(options),
        Task::Instructions => instructions::record().map(|()| ExitCode::SUCCESS),
        Task::Measure => npm::measure().map(|()| ExitCode::SUCCESS),
        Task::Mutants(options) => mutants::run_stages(options).map(|()| ExitCode::SUCCESS),
        Task::Package => package::run().map(|()| ExitCode::SUCCESS),
        Task::PublicApi => public_api::run().map(|()| ExitCode::SUCCESS),
        Task::Test(options) => test::run(options),
    }
}
