//! The pieces of toolchain that checks need: whether they are there, and how they get there.

use std::env;
use std::ffi::OsString;
use std::fmt;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::process::{cargo, probe, run, shown};

/// The oldest Rust that the library supports: `rust-version` in its manifest, with the patch release.
pub(crate) const OLDEST: &str = "1.85.0";

/// A piece of toolchain.
#[derive(Clone, Copy)]
pub(crate) enum Piece {
    /// A component of the active toolchain, and the subcommand of cargo that it brings.
    Component(&'static str, &'static str),
    /// The standard libraries of a target, for the active toolchain.
    Target(&'static str),
    /// Another toolchain.
    Toolchain(&'static str),
    /// A component of the nightly toolchain, and the subcommand of cargo that it brings.
    Nightly(&'static str, &'static str),
    /// A program, what to ask it to see that it is there, and the package of Debian that brings it.
    Program(&'static str, &'static [&'static str], &'static str),
}

/// The toolchain of tools that no stable one has.
pub(crate) const NIGHTLY: &str = "nightly";

impl Piece {
    /// Installs the piece if it is missing.
    pub(crate) fn ensure(self) -> Result<()> {
        if self.is_there() {
            return Ok(());
        }
        let mut installation = self.installation();
        println!("{self} is missing; installing it: {}", shown(&installation));
        run(&mut installation).with_context(|| {
            let first = match self {
                Self::Program(..) => "as root of a Debian system, or install it in your system's own way:",
                _ => "get rustup from https://rustup.rs if you have none, then run",
            };
            format!("{self} is missing and could not be installed; {first} `{}`", shown(&installation))
        })
    }

    fn is_there(self) -> bool {
        match self {
            Self::Component(_, subcommand) => probe(cargo().args([subcommand, "--version"])).is_some(),
            Self::Target(name) => probe(Command::new("rustc").args(["--print", "target-libdir", "--target", name]))
                .is_some_and(|directory| Path::new(directory.trim_end()).is_dir()),
            Self::Toolchain(name) => probe(cargo_of(name).arg("--version")).is_some(),
            Self::Nightly(_, subcommand) => probe(cargo_of(NIGHTLY).args([subcommand, "--version"])).is_some(),
            Self::Program(name, question, _) => {
                probe(Command::new(name).args(question).env("PATH", path_of_programs())).is_some()
            }
        }
    }

    fn installation(self) -> Command {
        if let Self::Program(_, _, package) = self {
            return apt_get(&["install", "--yes", "--no-install-recommends", "--no-remove", package]);
        }
        let mut rustup = Command::new("rustup");
        match self {
            Self::Component(name, _) => rustup.args(["component", "add", name]),
            Self::Target(name) => rustup.args(["target", "add", name]),
            Self::Toolchain(name) => {
                rustup.args(["toolchain", "install", name, "--profile", "minimal", "--no-self-update"])
            }
            Self::Nightly(name, _) => rustup.args([
                "toolchain",
                "install",
                NIGHTLY,
                "--profile",
                "minimal",
                "--no-self-update",
                "--component",
                name,
                "--component",
                "rust-src",
            ]),
            Self::Program(..) => unreachable!("Debian installs programs"),
        };
        rustup
    }
}

impl fmt::Display for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Component(name, _) => write!(f, "the component {name}"),
            Self::Target(name) => write!(f, "the target {name}"),
            Self::Toolchain(name) => write!(f, "the toolchain {name}"),
            Self::Nightly(name, _) => write!(f, "the component {name} of nightly"),
            Self::Program(name, _, package) => write!(f, "the program {name}, of the package {package},"),
        }
    }
}

/// Where to look for programs: also where the system keeps servers, which not everybody's `PATH` names.
fn path_of_programs() -> OsString {
    let mut path = env::var_os("PATH").unwrap_or_default();
    path.push(":/usr/sbin");
    path
}

/// apt-get, with the lists of packages brought up to date by the shell that runs it: a fresh machine has none.
fn apt_get(arguments: &[&str]) -> Command {
    let mut shell = Command::new("sh");
    shell.args([
        "-c",
        "apt-get update --quiet=2 && DEBIAN_FRONTEND=noninteractive apt-get --quiet=2 \"$@\"",
        "apt-get",
    ]);
    shell.args(arguments);
    shell
}

/// The cargo of another toolchain, undisturbed by choices that were made for the active one.
pub(crate) fn cargo_of(toolchain: &str) -> Command {
    let mut rustup = Command::new("rustup");
    rustup.args(["run", toolchain, "cargo"]);
    for choice in ["CARGO", "RUSTC", "RUSTDOC", "RUSTUP_TOOLCHAIN"] {
        rustup.env_remove(choice);
    }
    rustup
}
