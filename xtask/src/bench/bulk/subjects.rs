//! Who counts the valid lines: gatepass, and what people would pick instead.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use gatepass::documents::TAURUSDB_CHANGE_USER_PASSWORD as DOCUMENT;
use gatepass::{CharClass, PasswordPolicy};

use super::lines::Mode;
use crate::node;
use crate::process::{executable, repository, shown};

/// A program that counts valid lines.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// On so many threads, with this output.
    Gatepass(usize, Output),
    /// One lookahead for each class.
    Grep,
    /// A lookahead that refuses whatever has too few classes: the fastest expression that was found.
    GrepRefusing,
    Rg,
    Python,
    Node,
}

/// What gatepass writes, and where to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Output {
    Quiet,
    JsonToNowhere,
    JsonToFile,
}

/// What a run took, and how many lines it found valid.
pub(super) struct Run {
    pub(super) time: Duration,
    pub(super) valid: u64,
}

impl Subject {
    pub(super) fn name(self) -> String {
        match self {
            Self::Gatepass(threads, output) => {
                let output = match output {
                    Output::Quiet => "`--quiet`",
                    Output::JsonToNowhere => "JSON to `/dev/null`",
                    Output::JsonToFile => "JSON to a file",
                };
                let threads = if threads == 1 { "1 thread".to_owned() } else { format!("{threads} threads") };
                format!("gatepass, {output}, {threads}")
            }
            Self::Grep => "`grep -cP`, a lookahead for each class".to_owned(),
            Self::GrepRefusing => "`grep -cP`, refusing too few classes".to_owned(),
            Self::Rg => "`rg --pcre2 -c`, refusing too few classes".to_owned(),
            Self::Python => "Python".to_owned(),
            Self::Node => "Node".to_owned(),
        }
    }

    /// The command that counts the lines of a file.
    pub(super) fn command(self, mode: Mode, lines: &Path) -> Result<Command> {
        let policy = DOCUMENT.password_policy().context("the document has no passwords")?;
        let mut command = match self {
            Self::Gatepass(threads, output) => gatepass(mode, threads, output)?,
            Self::Grep => program("grep", &["-cP", &demanding(policy)]),
            Self::GrepRefusing => program("grep", &["-cP", &refusing(policy)]),
            Self::Rg => program("rg", &["--no-config", "--threads=1", "--pcre2", "--count", &refusing(policy)]),
            Self::Python => {
                let mut python = Command::new("python3");
                python.arg(repository()?.join("bench/bulk/judge.py")).arg(refusing(policy));
                python
            }
            Self::Node => {
                let mut node = node::node()?;
                node.arg(repository()?.join("bench/bulk/judge.mjs")).arg(refusing(policy));
                node
            }
        };
        // With bytes instead of characters grep is faster.
        command.arg(lines).env("LC_ALL", "C");
        if mode == Mode::Ndjson && matches!(self, Self::Python | Self::Node) {
            command.arg("--ndjson");
        }
        Ok(command)
    }

    /// Runs it once. JSON that is kept goes into that file.
    pub(super) fn run(self, mode: Mode, lines: &Path, json: &Path) -> Result<Run> {
        let mut command = self.command(mode, lines)?;
        let is_json = !matches!(self, Self::Gatepass(_, Output::Quiet)) && matches!(self, Self::Gatepass(..));
        command.stdin(Stdio::null()).stderr(Stdio::piped()).stdout(match self {
            Self::Gatepass(_, Output::JsonToNowhere) => Stdio::null(),
            Self::Gatepass(_, Output::JsonToFile) => File::create(json)?.into(),
            _ => Stdio::piped(),
        });
        let start = Instant::now();
        let output = command.output().with_context(|| format!("cannot start `{}`", shown(&command)))?;
        let time = start.elapsed();
        let told = String::from_utf8(if is_json { output.stderr } else { output.stdout })?;
        let valid = count(told.trim());
        // Who finds lines that are not valid may end with 1.
        ensure!(matches!(output.status.code(), Some(0 | 1)), "`{}` ended with {}", shown(&command), output.status);
        let valid = valid.with_context(|| format!("`{}` counted nothing: {told}", shown(&command)))?;
        Ok(Run { time, valid })
    }
}

/// How many lines are valid, of what somebody wrote at the end: a number, or "3 judged, 1 not valid".
fn count(told: &str) -> Option<u64> {
    let number = |text: &str| text.split(' ').next()?.parse::<u64>().ok();
    match told.split_once(" judged, ") {
        Some((judged, "all valid")) => number(judged),
        Some((judged, invalid)) => Some(number(judged)? - number(invalid)?),
        None => number(told),
    }
}

fn program(name: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(arguments);
    command
}

fn gatepass(mode: Mode, threads: usize, output: Output) -> Result<Command> {
    let mut command = Command::new(executable("gatepass")?);
    command.args(["check", DOCUMENT.id, "--threads", &threads.to_string()]);
    command.args(match mode {
        Mode::Field => &["--field", "password"][..],
        Mode::Ndjson => &["--ndjson"],
    });
    command.args(match output {
        Output::Quiet => &["--quiet"][..],
        Output::JsonToNowhere | Output::JsonToFile => &["--format", "json"],
    });
    Ok(command)
}

/// The rule as an expression with a lookahead for each class of each choice of them.
fn demanding(policy: &PasswordPolicy) -> String {
    let choices = choices(policy, policy.required_classes());
    let has = |class: &String| format!("(?=.*[{class}])");
    let choices: Vec<_> = choices.iter().map(|classes| classes.iter().map(has).collect::<String>()).collect();
    format!("^(?={}$)(?:{})", legal(policy), choices.join("|"))
}

/// The rule as an expression that refuses whatever has fewer classes than it should.
fn refusing(policy: &PasswordPolicy) -> String {
    let choices = choices(policy, policy.required_classes() - 1);
    let choices: Vec<_> = choices.iter().map(|classes| format!("[{}]*$", classes.concat())).collect();
    format!("^(?!{}){}$", choices.join("|"), legal(policy))
}

fn legal(policy: &PasswordPolicy) -> String {
    format!("[{}]{{{},{}}}", classes(policy).concat(), policy.length().min(), policy.length().max())
}

/// Every choice of so many classes.
fn choices(policy: &PasswordPolicy, count: usize) -> Vec<Vec<String>> {
    let classes = classes(policy);
    let chosen = |set: u32| (0..).zip(&classes).filter(move |(class, _)| set & (1 << class) != 0);
    let sets = (0..1_u32 << classes.len()).filter(|set| set.count_ones() as usize == count);
    sets.map(|set| chosen(set).map(|(_, class)| class.clone()).collect()).collect()
}

/// The classes as they stand between brackets, in every language the same.
fn classes(policy: &PasswordPolicy) -> Vec<String> {
    let specials: String = policy.specials().iter().flat_map(|special| ['\\', special]).collect();
    let text = |class| match class {
        CharClass::Upper => "A-Z",
        CharClass::Lower => "a-z",
        CharClass::Digit => "0-9",
        CharClass::Special => &specials,
    };
    policy.classes().iter().map(|class| text(class).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_tell_a_count_is_read() {
        assert_eq!(count("12"), Some(12));
        assert_eq!(count("12 judged, all valid"), Some(12));
        assert_eq!(count("12 judged, 5 not valid"), Some(7));
        assert_eq!(count(""), None);
    }
}
