//! The pieces of toolchain that checks need: whether they are there, and how they get there.

use std::env;
use std::env::consts::EXE_SUFFIX;
use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::process::{cargo, probe, run, shown, target_directory};

/// The oldest Rust that the library supports: `rust-version` in its manifest, with the patch release.
pub(crate) const OLDEST: &str = "1.85.0";

/// Whether this is Linux on x86-64.
pub(crate) const IS_LINUX_X86_64: bool = cfg!(all(target_os = "linux", target_arch = "x86_64"));

/// A piece of toolchain.
#[derive(Clone, Copy)]
pub(crate) enum Piece {
    /// A component of the active toolchain, and the subcommand of cargo that it brings.
    Component(&'static str, &'static str),
    /// The component of the active toolchain that reads what instrumented programs write. It brings no subcommand.
    LlvmTools,
    /// The standard libraries of a target, for the active toolchain.
    Target(&'static str),
    /// Another toolchain.
    Toolchain(&'static str),
    /// A component of the nightly toolchain, and the subcommand of cargo that it brings.
    Nightly(&'static str, &'static str),
    /// A program, what to ask it to see that it is there, and the package of Debian that brings it.
    Program(&'static str, &'static [&'static str], &'static str),
    /// The program of a crate, by the crate's name and its version; [`tool`] runs it. It is built for this project alone.
    Crate(&'static str, &'static str),
}

/// The toolchain of tools that no stable one has.
pub(crate) const NIGHTLY: &str = "nightly";

impl Piece {
    /// Installs the piece if it is missing.
    pub(crate) fn ensure(self) -> Result<()> {
        if self.is_there() {
            return Ok(());
        }
        let mut installation = self.installation()?;
        println!("{self} is missing; installing it: {}", shown(&installation));
        run(&mut installation).with_context(|| {
            let first = match self {
                Self::Program(..) => "as root of a Debian system, or install it in your system's own way:",
                Self::Crate(..) => "run",
                _ => "get rustup from https://rustup.rs if you have none, then run",
            };
            format!("{self} is missing and could not be installed; {first} `{}`", shown(&installation))
        })
    }

    fn is_there(self) -> bool {
        match self {
            Self::Component(_, subcommand) => probe(cargo().args([subcommand, "--version"])).is_some(),
            Self::LlvmTools => library_directory(&[]).is_some_and(|libraries| has_llvm_tools(&libraries)),
            Self::Target(name) => library_directory(&["--target", name]).is_some_and(|libraries| libraries.is_dir()),
            Self::Toolchain(name) => probe(cargo_of(name).arg("--version")).is_some(),
            Self::Nightly(_, subcommand) => probe(cargo_of(NIGHTLY).args([subcommand, "--version"])).is_some(),
            Self::Program(name, question, _) => {
                probe(Command::new(name).args(question).env("PATH", path_of_programs())).is_some()
            }
            Self::Crate(name, version) => is_installed(name, version).unwrap_or_default(),
        }
    }

    fn installation(self) -> Result<Command> {
        match self {
            Self::Program(_, _, package) => {
                Ok(apt_get(&["install", "--yes", "--no-install-recommends", "--no-remove", package]))
            }
            Self::Crate(name, version) => cargo_install(name, version),
            _ => Ok(self.rustup()),
        }
    }

    fn rustup(self) -> Command {
        let mut rustup = Command::new("rustup");
        match self {
            Self::Component(name, _) => rustup.args(["component", "add", name]),
            Self::LlvmTools => rustup.args(["component", "add", "llvm-tools"]),
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
            Self::Program(..) | Self::Crate(..) => unreachable!("rustup installs no programs"),
        };
        rustup
    }
}

impl fmt::Display for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Component(name, _) => write!(f, "the component {name}"),
            Self::LlvmTools => f.write_str("the component llvm-tools"),
            Self::Target(name) => write!(f, "the target {name}"),
            Self::Toolchain(name) => write!(f, "the toolchain {name}"),
            Self::Nightly(name, _) => write!(f, "the component {name} of nightly"),
            Self::Program(name, _, package) => write!(f, "the program {name}, of the package {package},"),
            Self::Crate(name, version) => write!(f, "the program {name} {version}"),
        }
    }
}

/// Where to look for programs: also where the system keeps servers, which not everybody's `PATH` names.
fn path_of_programs() -> OsString {
    let mut path = env::var_os("PATH").unwrap_or_default();
    path.push(":/usr/sbin");
    path
}

/// Where the active toolchain keeps the standard libraries of a target.
fn library_directory(target: &[&str]) -> Option<PathBuf> {
    let directory = probe(Command::new("rustc").args(["--print", "target-libdir"]).args(target))?;
    Some(PathBuf::from(directory.trim_end()))
}

/// Whether the tools of LLVM lie beside the libraries of the host.
fn has_llvm_tools(libraries: &Path) -> bool {
    libraries.with_file_name("bin").join(format!("llvm-profdata{EXE_SUFFIX}")).is_file()
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

/// Where the programs of crates are installed: among what cargo builds, so that they neither touch the user's own nor stay
/// behind.
fn tools() -> Result<PathBuf> {
    Ok(target_directory()?.join("tools"))
}

fn tool_path(name: &str) -> Result<PathBuf> {
    Ok(tools()?.join("bin").join(format!("{name}{EXE_SUFFIX}")))
}

/// Whether the crate's program is there, and of exactly that version.
fn is_installed(name: &str, version: &str) -> Result<bool> {
    let list = probe(cargo().args(["install", "--list", "--root"]).arg(tools()?)).unwrap_or_default();
    Ok(is_listed(&list, name, version) && tool_path(name)?.is_file())
}

fn is_listed(list: &str, name: &str, version: &str) -> bool {
    let wanted = format!("{name} v{version}:");
    list.lines().any(|line| line == wanted)
}

fn cargo_install(name: &str, version: &str) -> Result<Command> {
    let mut install = cargo();
    install.args(["install", "--locked", "--version", version, "--root"]).arg(tools()?).arg(name);
    Ok(install)
}

/// The program of a [`Piece::Crate`], in the active toolchain.
pub(crate) fn tool(name: &str) -> Result<Command> {
    tool_path(name).map(Command::new)
}

/// The program of a [`Piece::Crate`], in another toolchain.
pub(crate) fn tool_of(toolchain: &str, name: &str) -> Result<Command> {
    let mut rustup = rustup_run(toolchain);
    rustup.arg(tool_path(name)?);
    Ok(rustup)
}

/// The cargo of another toolchain.
pub(crate) fn cargo_of(toolchain: &str) -> Command {
    let mut rustup = rustup_run(toolchain);
    rustup.arg("cargo");
    rustup
}

/// What runs a program in another toolchain, undisturbed by choices that were made for the active one.
fn rustup_run(toolchain: &str) -> Command {
    let mut rustup = Command::new("rustup");
    rustup.args(["run", toolchain]);
    for choice in ["CARGO", "RUSTC", "RUSTDOC", "RUSTUP_TOOLCHAIN"] {
        rustup.env_remove(choice);
    }
    rustup
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_of_another_version_is_missing() {
        let list = "cargo-fuzz v0.13.2:\n    cargo-fuzz\ncargo-fuzz-more v0.13.3:\n    cargo-fuzz-more\n";
        assert!(is_listed(list, "cargo-fuzz", "0.13.2"));
        assert!(!is_listed(list, "cargo-fuzz", "0.13.3"));
        assert!(!is_listed(list, "cargo-fuzz", "0.13"));
    }
}
