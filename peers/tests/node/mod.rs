//! Programs of this crate's directory that run in Node.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

/// A program of this directory, with what its lock file pins.
pub(crate) fn command(program: &str) -> Command {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert!(
        directory.join("node_modules").is_dir(),
        "run `cargo xtask test contract exports`, which installs what it needs"
    );
    let mut command = Command::new("node");
    command.arg(directory.join(program)).current_dir(directory);
    command
}

/// Runs a program that answers JSON with JSON.
pub(crate) fn ask(program: &str, question: &Value) -> Value {
    let mut process =
        command(program).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("Node cannot be started");
    process.stdin.take().unwrap().write_all(question.to_string().as_bytes()).unwrap();
    let output = process.wait_with_output().unwrap();
    assert!(output.status.success(), "{program} failed");
    serde_json::from_slice(&output.stdout).unwrap()
}
