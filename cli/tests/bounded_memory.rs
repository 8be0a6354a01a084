//! Input of a gigabyte, through a pipe or from a file, in a process that may have a sixth of that memory.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

mod common;

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::thread;

use common::{CHANGE, FLEXUS, File, Outcome, body, codes};

const MEBIBYTE: usize = 1024 * 1024;
const GIGABYTE: usize = 1_000_000_000;

/// All the memory that a process may map, in KiB: its program, its libraries, and twice what it may keep of its input.
const MOST: &str = "163840";

/// On standard input, where a file is read.
const UNREAD: &str = " ";

/// The program, which gets no more memory than that.
fn limited(kibibytes: &str, program: &str, arguments: &[&str]) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", r#"ulimit -v "$0" && exec "$@""#, kibibytes, program]).args(arguments).env("RUST_BACKTRACE", "0");
    shell
}

/// The command with those arguments.
fn check(arguments: &[&str]) -> Command {
    let arguments = [&["check", CHANGE, "--format", "json"], arguments].concat();
    limited(MOST, env!("CARGO_BIN_EXE_gatepass"), &arguments)
}

/// Runs it on so many bytes, made while they are read: the pattern again and again. `None` where a signal ended it.
fn stream(mut command: Command, pattern: &str, length: usize) -> Option<Outcome> {
    let piece = pattern.repeat(MEBIBYTE / pattern.len());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let writer = thread::spawn(move || {
        let mut rest = length;
        // What has been refused is read no further.
        while rest > 0 && input.write_all(&piece.as_bytes()[..rest.min(piece.len())]).is_ok() {
            rest = rest.saturating_sub(piece.len());
        }
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let [stdout, stderr] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    output.status.code().map(|status| Outcome { status, stdout, stderr })
}

/// The codes for the only report.
#[track_caller]
fn codes_for(arguments: &[&str], pattern: &str, length: usize) -> Vec<String> {
    let outcome = stream(check(arguments), pattern, length).unwrap();
    assert_eq!(outcome.status, 1, "{}", outcome.stderr);
    codes(&outcome.json()).into_iter().map(str::to_owned).collect()
}

#[test]
fn who_reads_it_all_fails() {
    let reads_all = || limited(MOST, "sh", &["-c", "all=$(cat)"]);
    assert_eq!(stream(reads_all(), "a", MEBIBYTE).unwrap().status, 0);
    assert!(stream(reads_all(), "a", GIGABYTE).is_none_or(|outcome| outcome.status != 0));
    let too_little = limited("65536", env!("CARGO_BIN_EXE_gatepass"), &["check", CHANGE]);
    assert!(stream(too_little, " ", GIGABYTE).is_none());
}

#[test]
fn a_body() {
    for pattern in [" ", "[", "{\"users\":[", "\"a\":1,", "\u{ff}", "\0"] {
        assert_eq!(codes_for(&[], pattern, GIGABYTE), ["body_too_large"]);
    }
}

#[test]
fn deep_nesting() {
    for pattern in ["[", "{\"users\":[{\"a\":"] {
        assert_eq!(codes_for(&[], pattern, 60 * MEBIBYTE), ["too_deep"]);
    }
}

#[test]
fn a_file() {
    let file = File::sparse(1 << 30);
    assert_eq!(codes_for(&[file.path()], UNREAD, 0), ["body_too_large"]);
    assert_eq!(codes_for(&["--ndjson", file.path()], UNREAD, 0), ["body_too_large"]);
    assert_eq!(codes_for(&["--field", "name", file.path()], UNREAD, 0), ["too_long", "illegal_character"]);
}

#[test]
fn a_line() {
    assert_eq!(codes_for(&["--ndjson"], "[", GIGABYTE), ["body_too_large"]);
    assert_eq!(codes_for(&["--field", "host"], "10.0.0.1,", GIGABYTE), ["list_too_long"]);
    assert_eq!(codes_for(&["--field", "password"], "Rds_1234", GIGABYTE), ["too_long"]);
    assert_eq!(codes_for(&["--field", "instance_id"], "in07", GIGABYTE), ["wrong_length"]);
}

/// Where the document gives no length, every character counts: the first 64 MiB say nothing of what follows.
#[test]
fn a_line_of_a_field_without_a_length() {
    for options in [&[][..], &["--quiet"]] {
        let arguments = [&["check", FLEXUS, "--field", "project_id"], options].concat();
        let command = limited(MOST, env!("CARGO_BIN_EXE_gatepass"), &arguments);
        let outcome = stream(command, "a", 65 * MEBIBYTE).unwrap();
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""));
        assert!(outcome.stderr.contains("longer than 64 MiB"), "{}", outcome.stderr);
    }
}

#[test]
fn headers() {
    let body = File::new(body("a", "10.0.0.1", "Rds_1234"));
    let file = File::sparse(1 << 30);
    let from_file = format!("@{}", file.path());
    for (header, pattern, length) in
        [(&*from_file, UNREAD, 0), ("@-", "X-Language: en-us\n", GIGABYTE), ("@-", "a", GIGABYTE)]
    {
        let outcome = stream(check(&["--header", header, body.path()]), pattern, length).unwrap();
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""));
        assert!(outcome.stderr.contains("64 MiB"), "{}", outcome.stderr);
    }
}

/// The keys of all members are kept until the object ends.
#[test]
fn members() {
    let members = "\"\":0,".repeat(16 * MEBIBYTE / 5);
    let file = File::new(format!("{{{members}\"\":0}}"));
    assert_eq!(codes_for(&[file.path()], UNREAD, 0), ["missing", "duplicate_key", "unknown_field"]);
}
