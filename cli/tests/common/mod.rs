//! Runs the command.

#![allow(dead_code, unreachable_pub, reason = "shared by tests that use one part of it each")]
#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use serde_json::Value;

pub const CHANGE: &str = "taurusdb.change-user-password";
pub const RESET: &str = "taurusdb.reset-database-password";
pub const FLEXUS: &str = "flexusrds.reset-root-password";
pub const OTC: &str = "otc-rds.reset-root-password";

/// What the command wrote, and how it ended.
pub struct Outcome {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Outcome {
    /// The objects on the lines of standard output.
    pub fn json_lines(&self) -> Vec<Value> {
        self.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap()
    }

    /// Both streams.
    pub fn everything(&self) -> String {
        format!("{}{}", self.stdout, self.stderr)
    }
}

/// The command, with nothing in its environment that decides about colours.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gatepass"));
    command.args(arguments);
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command
}

/// Runs the command on this standard input.
pub fn run(arguments: &[&str], input: impl Into<Vec<u8>>) -> Outcome {
    finish(command(arguments), input.into())
}

pub fn finish(mut command: Command, input: Vec<u8>) -> Outcome {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // The command may end before it has read everything.
    let writer = thread::spawn(move || stdin.write_all(&input).ok());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Outcome {
        status: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A file of its own for a test, removed when it is dropped.
pub struct File(pub PathBuf);

impl File {
    pub fn new(content: impl AsRef<[u8]>) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let name = format!("{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::write(&path, content).unwrap();
        Self(path)
    }

    /// A file of so many zero bytes, which takes no place.
    pub fn sparse(length: u64) -> Self {
        let file = Self::new("");
        fs::OpenOptions::new().write(true).open(&file.0).unwrap().set_len(length).unwrap();
        file
    }

    pub fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        fs::remove_file(&self.0).ok();
    }
}

/// The codes of a report, in its order.
pub fn codes(report: &Value) -> Vec<&str> {
    report["violations"].as_array().unwrap().iter().map(|violation| violation["code"].as_str().unwrap()).collect()
}

/// A body of the document with one user.
pub fn body(name: &str, host: &str, password: &str) -> String {
    serde_json::json!({ "users": [{ "name": name, "host": host, "password": password }] }).to_string()
}
