//! Node and npm: whether they are there, and the tools that a lock file pins.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use crate::process::{probe, run};

/// The oldest Node that the package is built and tested with.
const OLDEST: u32 = 20;

/// Node, if it is there and new enough.
pub(crate) fn node() -> Result<Command> {
    let version = probe(Command::new("node").arg("--version"));
    let version = version.context("Node is missing; install Node 20 or later (https://nodejs.org), with npm")?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok());
    ensure!(
        major.is_some_and(|major: u32| major >= OLDEST),
        "Node {} is too old; install Node 20 or later",
        version.trim()
    );
    Ok(Command::new("node"))
}

/// npm, which comes with Node.
pub(crate) fn npm() -> Result<Command> {
    node()?;
    let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
    probe(Command::new(program).arg("--version"))
        .context("npm is missing; it comes with Node, as a package of its own in some systems")?;
    Ok(Command::new(program))
}

/// Installs what the lock file of that directory pins, unless that is what is there.
pub(crate) fn install(directory: &Path) -> Result<()> {
    let lock = read(&directory.join("package-lock.json"))?;
    let stamp = directory.join("node_modules/.installed");
    if read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    println!("installing the tools of {}", directory.file_name().and_then(OsStr::to_str).unwrap_or("npm"));
    run(npm()?.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(directory))?;
    fs::write(&stamp, lock).with_context(|| format!("cannot write {}", stamp.display()))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}
