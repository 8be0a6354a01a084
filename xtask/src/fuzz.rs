//! `cargo xtask fuzz`: a fuzzer looks for an input for which a law of `fuzz/` does not hold.
//!
//! It runs without a sanitizer: the library forbids `unsafe`, so there is no memory to watch, and the time goes to more
//! inputs. Overflow and debug assertions are on. Comparisons are not traced, because most are made by the laws themselves:
//! dictionaries name what the library compares with.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context as _, Error, Result, anyhow, bail, ensure};

use crate::process::{cargo, quoted, repository, run, shown, target_directory};
use crate::toolchain::{NIGHTLY, Piece, tool_of};

/// The names of the targets, each with the longest input that it is given, in bytes: what is longer is for tests.
const TARGETS: [(&str, u32); 5] =
    [("boundary", 1024), ("host_list", 256), ("password", 256), ("policy", 256), ("request", 2048)];

/// What a fuzzer is made of.
pub(crate) const NEEDS: &[Piece] = &[
    Piece::Toolchain(NIGHTLY),
    Piece::Crate("cargo-fuzz", "0.13.2"),
    // libFuzzer is built from its source.
    Piece::Program("c++", &["--version"], "g++"),
];

/// How a target runs among the other checks: for seconds, and without a line for every input that leads on.
const SMOKE: [&str; 2] = ["-max_total_time=12", "-verbosity=0"];

/// How long a target may take for one input, in seconds, on a busy machine: work is bounded.
const TIMEOUT: u64 = 30;

/// What to look for, and for how long.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The targets to run; all of them when none is named.
    #[arg(value_name = "TARGET", value_parser = TARGETS.map(|(name, _)| name))]
    targets: Vec<String>,
    /// How many minutes each target runs.
    #[arg(long, default_value_t = 10)]
    minutes: u64,
    /// Run the target on this input alone, as a finding says.
    #[arg(long, value_name = "FILE", requires = "targets")]
    input: Option<PathBuf>,
    /// Write the seeds anew, as the vectors give them, and run nothing.
    #[arg(long, exclusive = true)]
    seeds: bool,
}

/// Runs the chosen targets, all of them whatever is found.
pub(crate) fn perform(options: &Options) -> Result<ExitCode> {
    if options.seeds {
        write_seeds()?;
        return Ok(ExitCode::SUCCESS);
    }
    NEEDS.iter().try_for_each(|piece| piece.ensure())?;
    let is_chosen = |name: &str| options.targets.is_empty() || options.targets.iter().any(|target| target == name);
    let chosen = TARGETS.into_iter().filter(|(name, _)| is_chosen(name));
    let time = format!("-max_total_time={}", options.minutes * 60);
    all(chosen.map(|target| match &options.input {
        Some(input) => repeat(target.0, input),
        None => look(target, "corpus", &[&time]),
    }))?;
    Ok(ExitCode::SUCCESS)
}

/// Runs every target for a moment, from the committed seeds alone.
pub(crate) fn smoke() -> Result<()> {
    let corpus = directory("smoke")?;
    if corpus.is_dir() {
        fs::remove_dir_all(&corpus).with_context(|| format!("cannot clear {}", corpus.display()))?;
    }
    all(TARGETS.into_iter().map(|target| look(target, "smoke", &SMOKE)))
}

/// Checks the targets as any other code, and their laws on every seed, without a fuzzer.
pub(crate) fn check() -> Result<()> {
    let lines = ["fmt --check", "clippy --locked --all-targets -- -D warnings", "test --locked --lib --tests"];
    lines.into_iter().try_for_each(in_workspace)
}

fn write_seeds() -> Result<()> {
    in_workspace("run --quiet --locked --example seeds")
}

/// Runs a line of cargo, on the active toolchain, where the targets are.
fn in_workspace(line: &str) -> Result<()> {
    let mut cargo = cargo();
    cargo.args(line.split(' ')).current_dir(repository()?.join("fuzz"));
    cargo.env("CARGO_TARGET_DIR", target_directory()?.join("fuzz"));
    run_shown(&mut cargo)
}

/// Looks for a finding of one target: first among its seeds and what earlier runs left in the corpus, then wherever they lead.
fn look((target, longest): (&str, u32), corpus: &str, pace: &[&str]) -> Result<()> {
    let (corpus, findings) = (directory(corpus)?.join(target), directory("findings")?.join(target));
    for directory in [&corpus, &findings] {
        fs::create_dir_all(directory).with_context(|| format!("cannot create {}", directory.display()))?;
    }
    let mut fuzz = cargo_fuzz(target)?;
    fuzz.arg(&corpus).arg(Path::new("fuzz/seeds").join(target)).arg("--");
    fuzz.arg(format!("-dict=fuzz/dictionaries/{target}.dict"));
    fuzz.arg(format!("-artifact_prefix={}/", findings.display()));
    fuzz.args([format!("-max_len={longest}"), format!("-timeout={TIMEOUT}")]).args(pace);
    fuzz.args(["-print_final_stats=1", "-print_funcs=0"]);
    run_shown(&mut fuzz).map_err(|error| found(target, &findings, &error))
}

fn repeat(target: &str, input: &Path) -> Result<()> {
    ensure!(input.is_file(), "there is no file {}", input.display());
    let input = fs::canonicalize(input)?;
    run_shown(cargo_fuzz(target)?.arg(input))
}

/// The error, and the commands that repeat what was found.
fn found(target: &str, findings: &Path, error: &Error) -> Error {
    let files = fs::read_dir(findings).into_iter().flatten().flatten();
    let commands = files.map(|file| {
        format!("\nto repeat a finding: cargo xtask fuzz {target} --input {}", quoted(&file.path().to_string_lossy()))
    });
    anyhow!("{error:#}{}", commands.collect::<String>())
}

/// The fuzzer of a target, at work in the repository; its inputs and options follow.
fn cargo_fuzz(target: &str) -> Result<Command> {
    let mut fuzz = tool_of(NIGHTLY, "cargo-fuzz")?;
    fuzz.args(["fuzz", "run", "--fuzz-dir", "fuzz", "--sanitizer", "none", "--no-trace-compares", "--target-dir"]);
    fuzz.arg(target_directory()?.join("fuzz")).arg(target).current_dir(repository()?);
    Ok(fuzz)
}

/// A directory of what a fuzzer leaves behind: more inputs to begin with next time, and findings.
fn directory(of: &str) -> Result<PathBuf> {
    Ok(target_directory()?.join("fuzz").join(of))
}

/// Does all of it, whatever fails, and then says what did.
fn all(results: impl Iterator<Item = Result<()>>) -> Result<()> {
    let errors: Vec<String> = results.filter_map(Result::err).map(|error| format!("{error:#}")).collect();
    if errors.is_empty() {
        return Ok(());
    }
    bail!("{}", errors.join("\n"))
}

fn run_shown(command: &mut Command) -> Result<()> {
    println!("$ {}", shown(command));
    run(command)
}
