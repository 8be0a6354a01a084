//! The checks of the npm package, as steps of `cargo xtask test`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use crate::node;
use crate::package::Place;
use crate::process::{probe, repository, run, target_directory};
use crate::supply_chain;

/// Makes the package, and makes it again from a copy of the repository at another place: the bytes are the same.
pub(crate) fn reproduce() -> Result<()> {
    let here = Place::here()?.build()?;
    let copy = target_directory()?.join("again");
    copy_repository(&copy)?;
    let again = Place::of_copy(&copy).build()?;
    ensure!(read(&again)? == read(&here)?, "made at two places, the package is not the same");
    println!("made at two places, the package is the same");
    Ok(())
}

/// The package as programs, bundlers and other engines see it.
pub(crate) fn test() -> Result<()> {
    node::install(&repository()?.join("pkg/examples"))?;
    run_tests("*.test.mjs", &[])
}

/// The package in a browser, as a person sees it.
pub(crate) fn test_in_browser() -> Result<()> {
    run_tests("browser/form*.test.mjs", &[])
}

/// The module without imports, in a program of another language.
pub(crate) fn test_standalone() -> Result<()> {
    let example = repository()?.join("wasm/example");
    let python = python(&example)?;
    let test = example.join("test_gatepass.py");
    run(Command::new(python).arg("-B").arg(test).env("GATEPASS_STANDALONE", Place::here()?.standalone()))
}

/// Measures the sizes and speeds of the package, and writes them into the READMEs; and what SECURITY.md says of it.
pub(crate) fn measure() -> Result<()> {
    Place::here()?.build()?;
    run(&mut measurement(&[])?)?;
    supply_chain::write()
}

/// Fails where the READMEs show other sizes than the package has, or SECURITY.md another supply chain.
pub(crate) fn check_measured() -> Result<()> {
    run(&mut measurement(&["--check"])?)?;
    supply_chain::check()
}

fn measurement(arguments: &[&str]) -> Result<Command> {
    let repository = repository()?;
    let mut node = node::node()?;
    node.arg(repository.join("pkg/bench/measure.mjs")).args(arguments).arg(Place::here()?.unpacked());
    node.args(["README.md", "pkg/README.md"].map(|readme| repository.join(readme)));
    Ok(node)
}

/// Runs those tests of `pkg/tests` with the package that was made last, and what else they are told.
pub(crate) fn run_tests(pattern: &str, told: &[(&str, &str)]) -> Result<()> {
    let tests = repository()?.join("pkg/tests");
    node::install(&tests)?;
    let files = files(&tests, pattern)?;
    let place = Place::here()?;
    run(node::node()?
        .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
        .args(files)
        .env("GATEPASS_PACKAGE", place.unpacked())
        .env("GATEPASS_TARBALL", place.tarball()?)
        .envs(told.iter().copied()))
}

/// The files of a directory whose names begin and end as the pattern does; at least one.
fn files(tests: &Path, pattern: &str) -> Result<Vec<PathBuf>> {
    let pattern = tests.join(pattern);
    let directory = pattern.parent().context("a pattern of tests has no directory")?;
    let name = pattern.file_name().and_then(|name| name.to_str()).context("a pattern of tests has no name")?;
    let (start, end) = name.split_once('*').unwrap_or((name, ""));
    let mut files = Vec::new();
    for entry in fs::read_dir(directory).with_context(|| format!("cannot read {}", directory.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(start) && name.ends_with(end) {
            files.push(entry.path());
        }
    }
    files.sort();
    ensure!(!files.is_empty(), "there is no test {}", pattern.display());
    Ok(files)
}

/// A Python that has what the example needs, and nothing else.
fn python(example: &Path) -> Result<PathBuf> {
    let environment = target_directory()?.join("python");
    let python = environment.join("bin/python");
    let requirements = example.join("requirements.txt");
    if probe(Command::new(&python).args(["-c", "import wasmtime"])).is_none() {
        run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&environment))?;
        run(Command::new(&python)
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--require-hashes",
                "--requirement",
            ])
            .arg(requirements))?;
    }
    Ok(python)
}

/// Copies what the repository holds, and what was added to it and not committed.
fn copy_repository(to: &Path) -> Result<()> {
    let from = repository()?;
    if to.exists() {
        fs::remove_dir_all(to).with_context(|| format!("cannot remove {}", to.display()))?;
    }
    let listing = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
    let files = probe(Command::new("git").args(listing).current_dir(&from)).context("git lists no files")?;
    for file in files.split_terminator('\0').filter(|file| from.join(file).is_file()) {
        let copy = to.join(file);
        fs::create_dir_all(copy.parent().unwrap_or(to))?;
        fs::copy(from.join(file), copy).with_context(|| format!("cannot copy {file}"))?;
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}
