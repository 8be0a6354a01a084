//! `cargo xtask mutants`: every small change of the library must be noticed by a test. `.cargo/mutants.toml` lists the changes
//! that no test can notice, with the reasons.

use std::process::Command;

use anyhow::Result;

use crate::process::{repository, run, target_directory};
use crate::toolchain::{Piece, tool};

const MUTANTS: Piece = Piece::Crate("cargo-mutants", "27.1.0");

/// The tests that take no second, and notice nearly everything. What they miss is given to all tests.
const QUICK_TESTS: [&str; 12] = [
    "vectors",
    "documents",
    "api",
    "typed",
    "messages",
    "schema",
    "secrets",
    "charset",
    "names",
    "policies",
    "shown",
    "tapes",
];

/// What to change, and how many changes are tried at a time.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Change only these files.
    #[arg(value_name = "FILE")]
    files: Vec<String>,
    /// How many changes to try at a time.
    #[arg(long, default_value = "2")]
    jobs: String,
}

/// Tries every change with the quick tests, and those that are missed with all.
pub(crate) fn run_stages(options: &Options) -> Result<()> {
    MUTANTS.ensure()?;
    let quick = QUICK_TESTS.map(|test| format!("--cargo-arg=--test={test}"));
    // What it finds is not yet the answer.
    mutants(options)?.args(quick).status()?;
    run(mutants(options)?.args(["--iterate", "--cargo-arg=--tests"]))
}

fn mutants(options: &Options) -> Result<Command> {
    let mut mutants = tool("cargo-mutants")?;
    mutants
        .args(["mutants", "--package", "gatepass", "--all-features", "--baseline=skip", "--timeout=120"])
        .args(["--jobs", &options.jobs, "--output"])
        .arg(target_directory()?)
        .args(options.files.iter().flat_map(|file| ["--file", file]))
        .env("CARGO_PROFILE_TEST_DEBUG", "0")
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .current_dir(repository()?);
    Ok(mutants)
}
