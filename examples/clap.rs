//! A command with typed arguments, which reads the password from a file or from standard input: `cargo run --example clap
//! --features clap`.
#![allow(clippy::print_stdout, reason = "it is an example")]

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::PathBuf;

use clap::Parser;
use gatepass::typed::taurusdb_change_user_password::{HostList, Password, User, Username};

/// Changes the password of a user.
#[derive(Parser)]
#[command(name = "passwd")]
struct Options {
    /// Whose password.
    name: Username,
    /// From where the user connects.
    #[arg(long, default_value = "%")]
    host: HostList,
    /// Where the password is read from; `-` is standard input.
    #[arg(long, value_name = "FILE", default_value = "-")]
    password_file: PathBuf,
}

/// A program would pass `std::env::args_os()` and `std::io::stdin().lock()`.
fn run(arguments: &[&str], input: impl BufRead) -> Result<User, Box<dyn std::error::Error>> {
    let options = Options::try_parse_from(arguments)?;
    let password = match options.password_file.to_str() {
        Some("-") => first_line(input)?,
        _ => first_line(BufReader::new(File::open(&options.password_file)?))?,
    };
    Ok(User { name: options.name, host: options.host, password: Password::try_from(password)? })
}

/// Without its end; a text that grows would leave copies behind.
fn first_line(input: impl BufRead) -> io::Result<String> {
    let mut line = String::with_capacity(1024);
    input.take(1024).read_line(&mut line)?;
    line.truncate(line.trim_end_matches(['\r', '\n']).len());
    Ok(line)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let user = run(&["passwd", "reporting", "--host", "10.10.10.%"], &b"Tiger|20\n"[..])?;
    println!("{user:?}");
    assert_eq!(
        format!("{user:?}"),
        r#"User { name: Username("reporting"), host: HostList("10.10.10.%"), password: Password([redacted]) }"#,
    );

    let refused = run(&["passwd", "Tiger|20"], &b""[..]).err().map(|error| error.to_string()).unwrap_or_default();
    print!("{refused}");
    assert!(refused.starts_with("error: <NAME>:\n  has a punctuation mark that is not allowed: `|`"));
    assert!(!refused.contains("Tiger"));

    let refused = run(&["passwd", "reporting"], &b"tiger\n"[..]).err().map(|error| error.to_string());
    println!("{}", refused.as_deref().unwrap_or_default());
    assert!(
        refused.is_some_and(|refused| refused.starts_with("must have at least 8 characters (has 5) (too_short)\n"))
    );
    Ok(())
}
