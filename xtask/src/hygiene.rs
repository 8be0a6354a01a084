//! `cargo xtask hygiene`: checks that take long, or need tools that take long to build. They are run before a release.

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::{Context as _, Result};

use crate::process::{run, target_directory};
use crate::test::steps::{Action, MIRI, Step, step};
use crate::test::{Options, run_steps};
use crate::toolchain::{NIGHTLY, Piece, cargo_of, tool};

const DENY: &[Piece] = &[Piece::Crate("cargo-deny", "0.20.2")];
const HACK: &[Piece] = &[Piece::Crate("cargo-hack", "0.6.46")];
const COVERAGE: &[Piece] = &[Piece::Crate("cargo-llvm-cov", "0.9.1"), Piece::LlvmTools];

/// The tests that take Miri minutes: the others look at too many values for it, at 64 MiB of one, or into the memory of the
/// process.
const TESTS_UNDER_MIRI: [&str; 4] = ["api", "documents", "policies", "shown"];

/// A machine whose numbers have their largest digit first.
const BIG_ENDIAN: &str = "s390x-unknown-linux-gnu";

/// Of the lines of the library, in percent. What is not covered stands in `docs/trust.md`, with the reasons.
const LEAST_COVERAGE: &str = "97";

#[rustfmt::skip] // A table has one line for each row.
const STEPS: &[Step] = &[
    step("features", "no lints in the library, with every feature and every two of them", HACK, Action::Task(check_features)),
    step("dependencies", "licences, sources and duplicates of every dependency", DENY, Action::Task(check_dependencies)),
    step("advisories", "no dependency is known to be vulnerable, unmaintained or withdrawn", DENY, Action::Task(check_advisories)),
    step("miri", "the library's tests under Miri", MIRI, Action::Task(run_miri)),
    step("miri-big-endian", "the library's tests under Miri, and those of the wiping allocators, big-endian", MIRI,
        Action::Task(run_miri_big_endian)),
    step("coverage", "the lines of the library are run by tests, but for those in docs/trust.md", COVERAGE,
        Action::Task(measure_coverage)),
];

/// Runs the chosen steps.
pub(crate) fn run_chosen(options: &Options) -> Result<ExitCode> {
    run_steps("hygiene", STEPS, options)
}

/// All sets of them would be thousands. `default` is empty.
fn check_features() -> Result<()> {
    let sets = ["--package", "gatepass", "--feature-powerset", "--depth", "2", "--skip", "default"];
    run(tool("cargo-hack")?.args(["hack", "clippy", "--locked"]).args(sets).args(["--", "-D", "warnings"]))
}

fn check_dependencies() -> Result<()> {
    run(tool("cargo-deny")?.args(["--workspace", "--all-features", "--locked", "check", "licenses", "bans", "sources"]))
}

/// Asks the database of RustSec, which is fetched: where it cannot be reached, nothing is known and the step fails.
fn check_advisories() -> Result<()> {
    run(tool("cargo-deny")?.args(["--workspace", "--all-features", "--locked", "check", "advisories"]))
        .context("some dependency has an advisory, or the database could not be fetched: see above")
}

fn run_miri() -> Result<()> {
    run_miri_with(&["--package", "gatepass", "--all-features"], &[])
}

fn run_miri_big_endian() -> Result<()> {
    let target = ["--target", BIG_ENDIAN];
    run_miri_with(&["--package", "gatepass", "--all-features"], &target)?;
    run(cargo_of(NIGHTLY).args(["miri", "test", "--locked", "--package", "gatepass-wasm"]).args(target).envs(miri()?))
}

/// Runs the tests of the library that Miri can read in minutes.
fn run_miri_with(package: &[&str], target: &[&str]) -> Result<()> {
    let tests = TESTS_UNDER_MIRI.iter().flat_map(|test| ["--test", test]);
    run(cargo_of(NIGHTLY).args(["miri", "test", "--locked"]).args(package).args(target).args(tests).envs(miri()?))
}

/// Miri builds beside the rest, and lets tests look at the clock and the file system.
fn miri() -> Result<[(&'static str, OsString); 2]> {
    let directory = target_directory()?.join(NIGHTLY);
    Ok([("CARGO_TARGET_DIR", directory.into()), ("MIRIFLAGS", "-Zmiri-disable-isolation".into())])
}

/// Says which lines no test runs, and fails where they are too many.
fn measure_coverage() -> Result<()> {
    // What only engines call is run in engines, by the npm tests.
    let tests = [
        "llvm-cov",
        "--locked",
        "--package",
        "gatepass",
        "--all-features",
        "--tests",
        "--ignore-filename-regex=wasm.rs",
    ];
    run(tool("cargo-llvm-cov")?.args(tests).args(["--show-missing-lines", "--fail-under-lines", LEAST_COVERAGE]))
}
