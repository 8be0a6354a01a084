//! `cargo xtask mutants`: every small change of the library must be noticed by a test. `.cargo/mutants.toml` lists the changes
//! that no test can notice, with the reasons.

use std::fs;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use crate::process::{repository, shown, target_directory};
use crate::toolchain::{Piece, tool};

const MUTANTS: Piece = Piece::Crate("cargo-mutants", "27.1.0");

/// The tests that take no second, and notice nearly everything. What they miss is given to all tests.
const QUICK_TESTS: [&str; 19] = [
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
    "export",
    "exports",
    "algebra",
    "generate",
    "lint",
    "policy_file",
    "strength",
];

/// How it ends that changes were tried: all were noticed, some were missed, some made a test run on and on.
const TRIED: [i32; 3] = [0, 2, 3];

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

/// Tries every change with the quick tests, and those that are missed with all. Before each, the tests must pass without any.
pub(crate) fn run_stages(options: &Options) -> Result<()> {
    MUTANTS.ensure()?;
    try_changes(mutants(options)?.args(QUICK_TESTS.map(|test| format!("--cargo-arg=--test={test}"))))?;
    try_changes(mutants(options)?.args(["--iterate", "--cargo-arg=--tests"]))?;
    let missed = target_directory()?.join("mutants.out/missed.txt");
    let missed = fs::read_to_string(&missed).with_context(|| format!("cannot read {}", missed.display()))?;
    ensure!(missed.is_empty(), "no test notices these changes:\n{missed}");
    Ok(())
}

fn mutants(options: &Options) -> Result<Command> {
    let mut mutants = tool("cargo-mutants")?;
    mutants
        .args(["mutants", "--package", "gatepass", "--all-features", "--timeout=120"])
        .args(["--jobs", &options.jobs, "--output"])
        .arg(target_directory()?)
        .args(options.files.iter().flat_map(|file| ["--file", file]))
        .env("CARGO_PROFILE_TEST_DEBUG", "0")
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .current_dir(repository()?);
    Ok(mutants)
}

fn try_changes(command: &mut Command) -> Result<()> {
    let status = command.status()?;
    ensure!(status.code().is_some_and(|code| TRIED.contains(&code)), "`{}` ended with {status}", shown(command));
    Ok(())
}
