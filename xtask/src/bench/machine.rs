//! Where and of what something was measured.

use std::env::consts::{ARCH, OS};
use std::fs;
use std::process::Command;
use std::thread::available_parallelism;

use anyhow::{Context as _, Result};

use crate::node;
use crate::process::{probe, repository};

/// A table of the machine, the tools and the commit.
pub(super) fn description() -> Result<String> {
    let rust = probe(Command::new("rustc").arg("--version")).context("rustc does not tell its version")?;
    let node = probe(node::node()?.arg("--version")).context("Node does not tell its version")?;
    let rows = [
        ("processor", processor()),
        ("cores", available_parallelism()?.to_string()),
        ("system", format!("{OS}, {ARCH}")),
        ("Rust", rust),
        ("Node", node),
        ("commit", commit()?),
    ];
    let rows = rows.map(|(what, value)| format!("| {what} | {} |\n", value.trim()));
    Ok(format!("| measured on | |\n|---|---|\n{}", rows.concat()))
}

/// As Linux names it.
fn processor() -> String {
    let information = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = information.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':'));
    model.map_or("unknown", |(_, model)| model).to_owned()
}

fn commit() -> Result<String> {
    let repository = repository()?;
    let ask = |arguments: &[&str]| {
        probe(Command::new("git").args(arguments).current_dir(&repository)).context("git does not tell the commit")
    };
    let commit = ask(&["rev-parse", "--short=12", "HEAD"])?;
    // Pages of measurements are no part of what is measured.
    let changes = ask(&["status", "--porcelain", "--untracked-files=no", "--", ".", ":!docs"])?;
    let state = if changes.is_empty() { "" } else { " and changes" };
    Ok(format!("{}{state}", commit.trim()))
}
