//! `cargo xtask demo`: the command on the example of every document, and on a mistake that its users make.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};

use anyhow::{Context as _, Result, ensure};
use gatepass::{Document, documents};

use crate::page;
use crate::process::{cargo, executable, feed, quoted, run as run_command, shown};

/// A request as the command checks it.
struct Request {
    document: &'static str,
    flags: Vec<&'static str>,
    body: &'static str,
}

/// A request that breaks rules of its document.
struct Mistake {
    document: &'static str,
    told: &'static str,
    flags: &'static [&'static str],
    body: &'static str,
}

/// A mistake for every document.
const MISTAKES: &[Mistake] = &[
    Mistake {
        document: "flexusrds.reset-root-password",
        told: "a short password with a space, and a piece of the URL pasted along with the instance",
        flags: &[
            "--project-id",
            "0483b6b16e954cb88930a360d2c4e663",
            "--instance-id",
            "instances/dsfae23fsfdsae3435in01",
        ],
        body: r#"{"db_user_pwd": "Rds 1"}"#,
    },
    Mistake {
        document: "taurusdb.reset-database-password",
        told: "the field as the document of another service names it",
        flags: &[],
        body: r#"{"db_user_pwd": "Rds_1234"}"#,
    },
    Mistake {
        document: "otc-rds.reset-root-password",
        told: "a password pasted with its markup and wide digits, the wrong content type, and no token",
        flags: &["--header", "Content-Type: text/plain"],
        body: r#"{"db_user_pwd": "`Rds_１２３４`"}"#,
    },
    Mistake {
        document: "taurusdb.change-user-password",
        told: "an instance of another engine, a host list as other tools write it, a short password with a space",
        flags: &[
            "--project-id",
            "054e292c9880d4992f02c0196d3ea468",
            "--instance-id",
            "ba62a0b83a1b42bfab275829d86ac0fdin01",
        ],
        body: r#"{"users": [{"name": "app", "host": "10.10.10.*, 10.10.10.5", "password": "Rds 1"}]}"#,
    },
];

/// What a document's rules are good for beside judging, and how the command ends.
const ELSEWHERE: &[(&str, &str, i32)] = &[
    ("the attributes of a form's field", "export taurusdb.change-user-password html", 0),
    (
        "passwords that two documents accept, each as likely as any other",
        "generate flexusrds.reset-root-password --also taurusdb.change-user-password --count 3",
        0,
    ),
    ("in what two documents differ", "diff flexusrds.reset-root-password taurusdb.reset-database-password", 1),
    ("what departs from current advice", "lint taurusdb.change-user-password", 0),
];

/// Shows the command, and then serves the page.
pub(crate) fn run() -> Result<()> {
    show_command()?;
    page::serve()
}

/// Builds the command, shows it, and fails where it does not judge as it should.
pub(crate) fn show_command() -> Result<()> {
    let gatepass = build()?;
    for document in documents::ALL {
        println!("\n# {}: its own example", document.id);
        Request::example(document)?.show(&gatepass, 0)?;
        let mistake = mistake_for(document)?;
        println!("\n# {}: {}", document.id, mistake.told);
        Request::from(mistake).show(&gatepass, 1)?;
    }
    for (told, arguments, expected) in ELSEWHERE {
        println!("\n# {told}");
        show(Command::new(&gatepass).args(arguments.split(' ')), *expected)?;
    }
    println!("\nTry next: cargo run --release --package gatepass-cli -- explain taurusdb.change-user-password");
    Ok(())
}

/// Builds the command in release, and says where it lies.
fn build() -> Result<PathBuf> {
    run_command(cargo().args(["build", "--locked", "--release", "--package", "gatepass-cli"]))?;
    executable("gatepass")
}

/// Shows a command as a person would type it, what it says and its exit status, which must be this one.
fn show(command: &mut Command, expected: i32) -> Result<()> {
    println!("$ {}", shown(command));
    let status = command.status().with_context(|| format!("cannot run {}", shown(command)))?;
    ended(command, status, expected)
}

fn ended(command: &Command, status: ExitStatus, expected: i32) -> Result<()> {
    println!("({status})");
    ensure!(
        status.code() == Some(expected),
        "{} should end with exit status {expected}, and ended with {status}",
        shown(command)
    );
    Ok(())
}

fn mistake_for(document: &Document) -> Result<&'static Mistake> {
    MISTAKES
        .iter()
        .find(|mistake| mistake.document == document.id)
        .with_context(|| format!("the demo has no mistake for {}; add one to its table", document.id))
}

impl Request {
    /// The example that a document gives, with those parts of the URL that it shows.
    fn example(document: &Document) -> Result<Self> {
        let example = document.example.with_context(|| format!("{} has no example", document.id))?;
        let url = [("--project-id", example.project_id), ("--instance-id", example.instance_id)];
        let flags = url.into_iter().filter_map(|(flag, value)| Some([flag, value?])).flatten().collect();
        Ok(Self { document: document.id, flags, body: example.body })
    }

    /// Shows the request as a person would type it, the command's answer and its exit status, which must be this one.
    fn show(&self, gatepass: &Path, expected: i32) -> Result<()> {
        let mut command = Command::new(gatepass);
        command.args(["check", self.document]).args(&self.flags).arg("-");
        println!("$ printf '%s' {} | {}", quoted(self.body), shown(&command));
        let status = feed(&mut command, self.body)?;
        ended(&command, status, expected)
    }
}

impl From<&Mistake> for Request {
    fn from(mistake: &Mistake) -> Self {
        Self { document: mistake.document, flags: mistake.flags.to_vec(), body: mistake.body }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_document_has_a_mistake() {
        for document in documents::ALL {
            assert!(mistake_for(document).is_ok(), "{}", document.id);
        }
    }
}
