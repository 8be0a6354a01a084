//! Nothing that is repeated can steer a terminal: every character that the vectors name, on both streams, in every mode.
#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

mod common;

use std::collections::HashSet;
use std::sync::LazyLock;

use common::{CHANGE, File, OTC, run};
use serde_json::json;

/// Every dangerous character among harmless ones, in texts as long as a path repeats of a key.
fn texts() -> Vec<String> {
    DANGEROUS.chunks(30).map(|some| some.iter().flat_map(|&character| ['x', character]).collect()).collect()
}

static DANGEROUS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let vectors = include_str!("../../tests/vectors/escapes.json");
    let ranges: Vec<[String; 2]> = serde_json::from_str(vectors).unwrap();
    let code = |text: &String| u32::from_str_radix(text, 16).unwrap();
    let codes = ranges.iter().flat_map(|[first, last]| code(first)..=code(last));
    codes.map(|code| char::from_u32(code).unwrap()).collect()
});

/// Runs the command in words and as JSON, in both languages.
#[track_caller]
fn assert_plain(arguments: &[&str], input: &str, expected: &str) {
    let dangerous: HashSet<char> = DANGEROUS.iter().copied().filter(|&character| character != '\n').collect();
    for more in [&[][..], &["--language", "zh-cn"], &["--format", "json"], &["--quiet"]] {
        let outcome = run(&[arguments, more].concat(), input);
        let everything = outcome.everything();
        let found = everything.chars().find(|character| dangerous.contains(character));
        assert_eq!(found, None, "{arguments:?} {}", everything.escape_default());
        assert!(more == ["--quiet"] || everything.contains(expected), "{arguments:?} {everything}");
    }
}

#[test]
fn of_bodies() {
    let body = |text: &String| json!({ "users": [{ "name": text, "host": text, "password": text, text: 1 }], text: 1 });
    let bodies: Vec<_> = texts().iter().map(|text| body(text).to_string()).collect();
    assert_plain(&["check", CHANGE, "--ndjson"], &bodies.join("\n"), "u{202e}");
    for body in bodies.iter().take(5).chain(bodies.last()) {
        assert_plain(&["check", CHANGE], body, "u{");
    }
}

#[test]
fn of_values() {
    // A line feed ends a value.
    let values: Vec<_> = texts().iter().map(|text| text.replace('\n', "")).collect();
    for field in ["name", "host", "password", "project_id", "instance_id"] {
        assert_plain(&["check", CHANGE, "--field", field], &values.join("\n"), "illegal_character");
    }
    assert_plain(&["check", CHANGE, "--field", "host"], "1\u{202e}", "u{202e}");
}

#[test]
fn of_arguments() {
    for text in texts().iter().map(|text| text.replace(['\0', '\n'], "")).take(5) {
        let headers = File::new(format!("X-Language: {text}\nContent-Type: {text}"));
        let at = format!("@{}", headers.path());
        let header = format!("X-Language: {text}");
        for header in [&at, &header] {
            assert_plain(
                &["check", OTC, "--project-id", &text, "--instance-id", &text, "--header", header],
                "{}",
                "u{",
            );
        }
    }
}

#[cfg(unix)]
#[test]
fn of_file_names() {
    for text in texts().iter().map(|text| text.replace('\0', "")).take(5) {
        let directory = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(text);
        std::fs::create_dir_all(&directory).unwrap();
        // What is there is named, and a directory cannot be read.
        assert_plain(&["check", CHANGE, directory.to_str().unwrap()], "", "u{");
        std::fs::remove_dir(&directory).unwrap();
    }
}
