//! Many lines, judged on several threads: the same to the byte as on one.
#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

mod common;

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use common::{CHANGE, FLEXUS, File, Outcome, body, command, run};

/// More than what one thread judges before the others are started, and not a multiple of any block.
const MANY: usize = 30_011;

const MODES: [&[&str]; 2] = [&["--field", "password"], &["--ndjson"]];
const FORMATS: [&[&str]; 4] = [&[], &["--format", "json"], &["--quiet"], &["--quiet", "--format", "json"]];

fn password(number: usize) -> String {
    match number % 7 {
        0 => format!("rds_{number}"),
        1 => format!("Rds {number:08}"),
        2 => format!("é{number:07}"),
        3 => String::new(),
        4 => "Rds_1234".repeat(number % 60),
        _ => format!("Rds_{number:05}"),
    }
}

/// A password on each line, or a body.
fn lines(mode: &[&str]) -> Vec<String> {
    let passwords = (0..MANY).map(password);
    if mode == ["--ndjson"] {
        passwords.map(|password| body("app", "10.0.0.%", &password)).collect()
    } else {
        passwords.collect()
    }
}

/// On so many threads.
fn judge(arguments: &[&[&str]], threads: &str, input: &[u8]) -> Outcome {
    let mut arguments = arguments.concat();
    arguments.extend(["--threads", threads]);
    run(&arguments, input)
}

/// Holds what several threads write against what one writes.
#[track_caller]
fn assert_same(arguments: &[&[&str]], input: &[u8]) -> Outcome {
    let one = judge(arguments, "1", input);
    for threads in ["2", "3", "8"] {
        let several = judge(arguments, threads, input);
        let is_same = one.status == several.status && one.stdout == several.stdout && one.stderr == several.stderr;
        assert!(is_same, "{arguments:?} on {threads} threads");
    }
    one
}

#[test]
fn threads_change_nothing() {
    for mode in MODES {
        let lines = lines(mode);
        for format in FORMATS {
            let outcome = assert_same(&[&["check", CHANGE], mode, format], (lines.join("\n") + "\n").as_bytes());
            assert_eq!(outcome.status, 1);
            assert!(outcome.everything().contains(&format!("{MANY} judged, ")), "{}", outcome.stderr);
        }
    }
}

#[test]
fn the_usual_number_of_threads_changes_nothing() {
    for mode in MODES {
        let arguments = [&["check", CHANGE, "--format", "json"], mode].concat();
        let input = lines(mode).join("\n");
        let (usual, one) = (run(&arguments, input.clone()), judge(&[&arguments], "1", input.as_bytes()));
        assert_eq!((usual.status, usual.stderr), (one.status, one.stderr));
        assert!(usual.stdout == one.stdout);
    }
}

#[test]
fn reports_stand_in_the_order_of_the_lines() {
    let passwords: Vec<_> = (0..MANY).map(password).collect();
    let outcome =
        judge(&[&["check", CHANGE, "--field", "password", "--format", "json"]], "5", passwords.join("\n").as_bytes());
    let mut expected = String::new();
    for (password, number) in passwords.iter().zip(1..) {
        let report = gatepass::documents::find(CHANGE).unwrap().check(gatepass::Field::Password, password).unwrap();
        let report = serde_json::to_string(&report).unwrap();
        writeln!(expected, "{{\"line\":{number},{}", report.strip_prefix('{').unwrap()).unwrap();
    }
    assert!(outcome.stdout == expected);
}

#[test]
fn ends_of_lines_change_nothing() {
    for mode in MODES {
        for (end, last) in [("\n", ""), ("\r\n", "\r\n"), ("\r\n", "\r"), ("\n", "\n\n\n")] {
            let input = lines(mode).join(end) + last;
            assert_same(&[&["check", CHANGE, "--format", "json"], mode], input.as_bytes());
        }
        assert_eq!(assert_same(&[&["check", CHANGE], mode], b"").stdout, "0 judged\n");
    }
}

#[test]
fn lines_longer_than_a_block_change_nothing() {
    for mode in MODES {
        let mut lines = lines(mode);
        for (place, length) in [(0, 200_000), (MANY / 2, 65_536), (MANY / 2 + 1, 300_000), (MANY - 1, 131_072)] {
            lines[place] = "x".repeat(length);
        }
        for format in FORMATS {
            assert_same(&[&["check", CHANGE], mode, format], lines.join("\n").as_bytes());
        }
    }
}

#[test]
fn lines_that_are_not_utf8_change_nothing() {
    for mode in MODES {
        let mut input: Vec<_> = lines(mode).join("\n").into_bytes();
        let middle = input.len() / 2;
        input.splice(middle..middle, b"\xff\n\xc3\n\xa9".iter().copied());
        for format in FORMATS {
            let outcome = assert_same(&[&["check", CHANGE], mode, format], &input);
            assert_eq!(outcome.stdout.contains("invalid_utf8"), !format.contains(&"--quiet"));
        }
    }
}

/// A failure comes after everything that was found before it, and nothing comes after the failure.
#[test]
fn a_failure_stands_behind_the_lines_before_it() {
    let before: Vec<_> = (0..MANY).map(|number| format!("project/{number}")).collect();
    let before = before.join("\n");
    let input = format!("{before}\n{}\n{before}", "a".repeat((64 << 20) + 1));
    for format in [&[][..], &["--format", "json"]] {
        let outcome = assert_same(&[&["check", FLEXUS, "--field", "project_id"], format], input.as_bytes());
        assert_eq!(outcome.status, 2);
        assert!(outcome.stdout.lines().last().unwrap().contains(&MANY.to_string()));
        assert!(outcome.stderr.starts_with("error: ") && outcome.stderr.contains("64 MiB"), "{}", outcome.stderr);
    }
}

#[test]
fn a_number_of_threads_that_makes_no_sense_is_refused() {
    for threads in ["0", "-1", "257", "Rds_1234", "1.5"] {
        let outcome = run(&["check", CHANGE, "--ndjson", &format!("--threads={threads}")], "");
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{threads}");
        assert!(!outcome.stderr.contains("Rds_1234"), "{}", outcome.stderr);
    }
}

fn start(arguments: &[&str]) -> Child {
    command(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Who reads no more ends the run, also while a thread waits for input.
#[test]
fn a_closed_output_ends_it_while_the_input_is_open() {
    let mut child = start(&["check", CHANGE, "--field", "password", "--format", "json", "--threads", "2"]);
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let writer = thread::spawn(move || {
        input.write_all("Rds_1234\n".repeat(MANY * 3).as_bytes()).ok();
        input
    });
    output.read_line(&mut String::new()).unwrap();
    drop(output);
    let deadline = Instant::now() + Duration::from_secs(60);
    let status = loop {
        match child.try_wait().unwrap() {
            Some(status) => break status,
            None if Instant::now() > deadline => {
                child.kill().unwrap();
                panic!("it still waits for input");
            }
            None => thread::sleep(Duration::from_millis(10)),
        }
    };
    let mut errors = String::new();
    child.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
    assert_eq!((status.code(), errors.as_str()), (Some(0), ""));
    drop(writer.join().unwrap());
}

/// Judges these lines, and asks the process something while its input is still open.
#[cfg(target_os = "linux")]
fn ask(arguments: &[&str], input: &str, question: impl Fn(u32) -> u64) -> u64 {
    let mut child = start(&[&["check", CHANGE, "--field", "password", "--format", "json"], arguments].concat());
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let lines = input.lines().count();
    let text = input.to_owned();
    let writer = thread::spawn(move || stdin.write_all(text.as_bytes()).map(|()| stdin).unwrap());
    let mut line = Vec::new();
    for _ in 0..lines {
        line.clear();
        stdout.read_until(b'\n', &mut line).unwrap();
    }
    let answer = question(child.id());
    drop(writer.join().unwrap());
    child.wait().unwrap();
    answer
}

#[cfg(target_os = "linux")]
#[test]
fn threads_are_started_for_many_lines_alone() {
    let threads = |process| std::fs::read_dir(format!("/proc/{process}/task")).unwrap().count() as u64;
    let (few, many) = ("Rds_1234\n".repeat(20), "Rds_1234\n".repeat(MANY * 4));
    assert_eq!(ask(&["--threads", "3"], &few, threads), 1);
    assert_eq!(ask(&["--threads", "1"], &many, threads), 1);
    assert_eq!(ask(&["--threads", "3"], &many, threads), 4);
}

/// The most memory that the process has had, in KiB.
#[cfg(target_os = "linux")]
fn peak_memory(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn memory_grows_with_the_threads_and_not_with_the_lines() {
    let [few, many] = [100_000, 1_000_000].map(|count| "Rds_1234\nrds\n".repeat(count / 2));
    for (threads, most) in [("1", 8), ("4", 24)] {
        for lines in [&few, &many] {
            let peak = ask(&["--threads", threads], lines, peak_memory);
            assert!(peak < most << 10, "{} bytes on {threads} threads: {peak} KiB", lines.len());
        }
    }
}

/// A line of 64 MiB is held once, on however many threads.
#[cfg(target_os = "linux")]
#[test]
fn one_long_line_is_in_memory_at_a_time() {
    let long = "x".repeat(40 << 20) + "\n";
    let input = File::new("Rds_1234\n".repeat(MANY * 4) + &long.repeat(6));
    let arguments = ["check", CHANGE, "--field", "password", "--format", "json", "--threads", "6", input.path()];
    let mut limited = std::process::Command::new("sh");
    // Six such lines are more than that, and so are two while they grow.
    limited.args(["-c", r#"ulimit -d 307200 && exec "$@""#, "sh", env!("CARGO_BIN_EXE_gatepass")]).args(arguments);
    let output = limited.stdin(Stdio::null()).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
}
