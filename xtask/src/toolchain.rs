//! The pieces of toolchain that checks need: whether they are there, and how they get there.

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
}

impl Piece {
    /// Installs the piece if it is missing.
    pub(crate) fn ensure(self) -> Result<()> {
        if self.is_there() {
            return Ok(());
        }
        let mut installation = self.installation();
        println!("{self} is missing; installing it: {}", shown(&installation));
        run(&mut installation).with_context(|| {
            format!(
                "{self} is missing and could not be installed; \
                 get rustup from https://rustup.rs if you have none, then run `{}`",
                shown(&installation)
            )
        })
    }

    fn is_there(self) -> bool {
        match self {
            Self::Component(_, subcommand) => probe(cargo().args([subcommand, "--version"])).is_some(),
            Self::Target(name) => probe(Command::new("rustc").args(["--print", "target-libdir", "--target", name]))
                .is_some_and(|directory| Path::new(directory.trim_end()).is_dir()),
            Self::Toolchain(name) => probe(Command::new("rustup").args(["run", name, "cargo", "--version"])).is_some(),
        }
    }

    fn installation(self) -> Command {
        let mut rustup = Command::new("rustup");
        match self {
            Self::Component(name, _) => rustup.args(["component", "add", name]),
            Self::Target(name) => rustup.args(["target", "add", name]),
            Self::Toolchain(name) => {
                rustup.args(["toolchain", "install", name, "--profile", "minimal", "--no-self-update"])
            }
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
        }
    }
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
