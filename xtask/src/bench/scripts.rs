//! The scripts of bench/javascript, which measure the npm package beside its peers.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::OnceLock;

use anyhow::{Context as _, Result, ensure};
use serde::de::DeserializeOwned;

use crate::node;
use crate::package::Place;
use crate::process::{repository, run as run_command, shown};
use crate::toolchain::Piece;

const CHROMIUM: Piece = Piece::Program("chromium", &["--version"], "chromium");

/// Makes the package and lays it beside its peers, unless that was done in this run. Says where it lies.
pub(super) fn package() -> Result<PathBuf> {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    if let Some(made) = MADE.get() {
        return Ok(made.clone());
    }
    CHROMIUM.ensure()?;
    let place = Place::here()?;
    place.build()?;
    let repository = repository()?;
    for directory in ["pkg/tests", "bench/javascript"] {
        node::install(&repository.join(directory))?;
    }
    run_command(node::node()?.arg(script("install")?).arg(place.unpacked()))?;
    Ok(MADE.get_or_init(|| place.unpacked()).clone())
}

/// What a script measures, as it writes it.
pub(super) fn measured<T: DeserializeOwned>(name: &str, arguments: &[impl AsRef<OsStr>]) -> Result<T> {
    let mut node = node::node()?;
    node.arg(script(name)?).args(arguments);
    println!("$ {}", shown(&node));
    let output = node.stdin(Stdio::null()).stderr(Stdio::inherit()).output();
    let output = output.with_context(|| format!("cannot start `{}`", shown(&node)))?;
    ensure!(output.status.success(), "`{}` ended with {}", shown(&node), output.status);
    serde_json::from_slice(&output.stdout).with_context(|| format!("`{}` wrote something else", shown(&node)))
}

/// A subject's name as people know it.
pub(super) fn title(subject: &str) -> &str {
    match subject {
        "gatepass-js" | "check-js" | "request-js" => "gatepass/js",
        "check" | "request" => "gatepass",
        "five-regexes" => "five regular expressions",
        "zod-mini" => "zod/mini",
        "zxcvbn-ts" => "@zxcvbn-ts/core",
        _ => subject,
    }
}

fn script(name: &str) -> Result<PathBuf> {
    Ok(repository()?.join(format!("bench/javascript/{name}.mjs")))
}
