//! The steps of `cargo xtask test`, as a table, and what a step is.

use std::process::Command;

use anyhow::Result;

use crate::process::{cargo, run, shown, target_directory};
use crate::toolchain::{IS_LINUX_X86_64, NIGHTLY, OLDEST, Piece, cargo_of};
use crate::{adapters, contract, demo, exports, fuzz, generate, instructions, npm, page, public_api, published};

/// One check: what it is called, what it holds, what it needs and what it does.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    pub(crate) title: &'static str,
    needs: &'static [Piece],
    action: Action,
}

/// What a step does. A line is the arguments of cargo, separated by spaces.
pub(crate) enum Action {
    /// Runs the cargo that started this task.
    Cargo(&'static str),
    /// Runs the cargo of the oldest Rust, in a target directory of its own.
    OldestCargo(&'static str),
    /// Runs the cargo of nightly, in a target directory of its own.
    NightlyCargo(&'static str),
    /// Runs another task.
    Task(fn() -> Result<()>),
    /// Runs another task, which says nothing but on Linux on x86-64.
    LinuxTask(fn() -> Result<()>),
}

const RUSTFMT: &[Piece] = &[Piece::Component("rustfmt", "fmt")];
const CLIPPY: &[Piece] = &[Piece::Component("clippy", "clippy")];
const BARE_METAL: &[Piece] = &[Piece::Target("x86_64-unknown-none")];
const WASM: &[Piece] = &[Piece::Target("wasm32-unknown-unknown")];
pub(crate) const MIRI: &[Piece] = &[Piece::Nightly("miri", "miri")];
const CHROMIUM: &[Piece] = &[Piece::Program("chromium", &["--version"], "chromium")];
const PYTHON: &[Piece] = &[Piece::Program("python3", &["-c", "import ensurepip, venv"], "python3-venv")];
/// The server without the service that its whole package would start, and the client that administers it.
const MARIADB: &[Piece] = &[
    Piece::Program("mariadbd", &["--version"], "mariadb-server-core"),
    Piece::Program("mariadb", &["--version"], "mariadb-client-core"),
];
const WASM_CLIPPY: &[Piece] = &[Piece::Component("clippy", "clippy"), Piece::Target("wasm32-unknown-unknown")];
const OLDEST_RUST: &[Piece] = &[Piece::Toolchain(OLDEST)];
const OLDEST_DEPENDENCIES: &[Piece] = &[Piece::Toolchain(OLDEST), Piece::Toolchain(NIGHTLY)];

/// Every step, in the order in which they run: first what is quick and fails often.
///
/// The library is always named with `--package`, because a build of the workspace unifies the features of its members.
/// `--locked` makes each step fail when Cargo.lock is out of date.
#[rustfmt::skip] // A table has one line for each row.
pub(crate) const STEPS: &[Step] = &[
    step("format", "the code is formatted", RUSTFMT, Action::Cargo("fmt --all --check")),

    step("lint-workspace", "no lints, in any target, with every feature", CLIPPY,
        Action::Cargo("clippy --locked --workspace --all-targets --all-features -- -D warnings")),
    step("lint-no-features", "no lints in the library without features", CLIPPY,
        Action::Cargo("clippy --locked --package gatepass --no-default-features -- -D warnings")),

    step("test-no-features", "tests of the library without features", &[],
        Action::Cargo("test --locked --package gatepass --tests --no-default-features")),
    step("test-alloc", "tests of the library with `alloc`", &[],
        Action::Cargo("test --locked --package gatepass --tests --no-default-features --features alloc")),
    step("test-serde", "tests of the library with `serde`", &[],
        Action::Cargo("test --locked --package gatepass --tests --no-default-features --features serde")),
    step("test-graphemes", "tests of the library with `graphemes`", &[],
        Action::Cargo("test --locked --package gatepass --tests --no-default-features --features graphemes")),
    step("test-alloc-graphemes", "tests of the library with `alloc` and `graphemes`", &[],
        Action::Cargo("test --locked --package gatepass --tests --no-default-features --features alloc,graphemes")),
    step("test-all-features", "tests of the library with every feature", &[],
        Action::Cargo("test --locked --package gatepass --tests --all-features")),
    step("test-examples", "examples in the documentation", &[],
        Action::Cargo("test --locked --package gatepass --doc --all-features")),
    step("adapters", "each adapter with its feature alone, and its example", &[], Action::Task(adapters::run_examples)),
    step("test-command", "tests of the command", &[],
        Action::Cargo("test --locked --package gatepass-cli")),
    step("test-xtask", "tests of these tasks", &[],
        Action::Cargo("test --locked --package xtask")),

    step("docs-all-features", "documentation without warnings, with every feature", &[],
        Action::Cargo("rustdoc --locked --package gatepass --all-features -- -D warnings")),
    step("docs-no-features", "documentation without warnings, without features", &[],
        Action::Cargo("rustdoc --locked --package gatepass --no-default-features -- -D warnings")),

    step("bare-metal-no-features", "the library without features where there is no `std`", BARE_METAL,
        Action::Cargo("build --locked --package gatepass --no-default-features --target x86_64-unknown-none")),
    step("bare-metal-features", "the library with every feature that promises it where there is no `std`", BARE_METAL,
        Action::Cargo("build --locked --package gatepass --no-default-features --features alloc,serde,export,generate,policy-file,schemars,secrecy,graphemes,wasm --target x86_64-unknown-none")),
    step("wasm-no-features", "the library without features for WebAssembly", WASM,
        Action::Cargo("build --locked --package gatepass --no-default-features --target wasm32-unknown-unknown")),
    step("wasm-all-features", "the library with every feature for WebAssembly", WASM,
        Action::Cargo("build --locked --package gatepass --all-features --target wasm32-unknown-unknown")),

    step("oldest-no-features", "the library without features under the oldest Rust", OLDEST_RUST,
        Action::OldestCargo("check --locked --package gatepass --no-default-features")),
    step("oldest-all-features", "the library with every feature under the oldest Rust", OLDEST_RUST,
        Action::OldestCargo("check --locked --package gatepass --all-features")),
    step("oldest-dependencies", "the library with the oldest dependencies that it allows", OLDEST_DEPENDENCIES,
        Action::Task(published::check_oldest_dependencies)),
    step("published", "the library as it is published: its contents, and that they build", &[],
        Action::Task(published::check_contents)),

    step("public-api", "what the library offers is what docs/public-api.txt lists, and all its own", &[],
        Action::Task(public_api::check)),
    step("generated", "what TypeScript knows of the constants is what they say", &[], Action::Task(generate::check)),
    step("lint-browser", "no lints in the module for browsers", WASM_CLIPPY,
        Action::Cargo("clippy --locked --package gatepass-wasm --features browser --target wasm32-unknown-unknown -- -D warnings")),
    step("lint-standalone", "no lints in the module without imports", WASM_CLIPPY,
        Action::Cargo("clippy --locked --package gatepass-wasm --features standalone --target wasm32-unknown-unknown -- -D warnings")),
    step("lint-strength", "no lints in the module that gives advice", WASM_CLIPPY,
        Action::Cargo("clippy --locked --package gatepass-wasm --features strength --target wasm32-unknown-unknown -- -D warnings")),
    step("lint-generate", "no lints in the module that generates passwords", WASM_CLIPPY,
        Action::Cargo("clippy --locked --package gatepass-wasm --features generate --target wasm32-unknown-unknown -- -D warnings")),
    step("test-modules", "tests of the modules' own code", &[],
        Action::Cargo("test --locked --package gatepass-wasm --all-features")),
    step("allocator", "the wiping allocator under Miri", MIRI,
        Action::NightlyCargo("miri test --locked --package gatepass-wasm")),
    step("package", "the npm package, made twice with the same bytes", WASM, Action::Task(npm::reproduce)),
    step("measured", "the sizes, dependencies and hashes that are shown are those of the package", &[], Action::Task(npm::check_measured)),
    step("build-command", "the command, which the npm package has to agree with", &[],
        Action::Cargo("build --locked --release --package gatepass-cli")),
    step("npm", "the npm package in engines, bundlers and on bad input", CHROMIUM, Action::Task(npm::test)),
    step("npm-form", "the form in a browser", CHROMIUM, Action::Task(npm::test_in_browser)),
    step("npm-standalone", "the module without imports in Python", PYTHON, Action::Task(npm::test_standalone)),

    step("demo", "the command on real requests", &[], Action::Task(demo::show_command)),
    step("test-demo", "tests of the server behind the demo's page", &[],
        Action::Cargo("test --locked --package gatepass-demo")),
    step("fuzz-laws", "what holds for every input, on every seed of the fuzzer", CLIPPY, Action::Task(fuzz::check)),
    step("fuzz-smoke", "every fuzz target for a moment, from its seeds", fuzz::NEEDS, Action::Task(fuzz::smoke)),
    step("page", "the demo's page in a browser, with its server", CHROMIUM, Action::Task(page::test)),

    step("peers-hosts", "whom a MariaDB server lets in", MARIADB,
        Action::Cargo("test --locked --package gatepass-peers --test hosts -- --show-output")),
    step("contract", "the documents' OpenAPI descriptions, served by a mock server", &[], Action::Task(contract::test)),
    step("exports", "what is exported of policies, in browsers, validators and Terraform", CHROMIUM, Action::Task(exports::test)),
    step("instructions", "the hot paths take as many instructions as bench/instructions/counts.toml says", &[],
        Action::LinuxTask(instructions::check)),
];

pub(crate) const fn step(name: &'static str, title: &'static str, needs: &'static [Piece], action: Action) -> Step {
    Step { name, title, needs, action }
}

impl Step {
    /// Whether it says anything on this platform.
    pub(crate) const fn applies(&self) -> bool {
        !matches!(self.action, Action::LinuxTask(_)) || IS_LINUX_X86_64
    }

    /// Installs what the step needs, then does it.
    pub(crate) fn run(&self) -> Result<()> {
        self.needs.iter().try_for_each(|piece| piece.ensure())?;
        self.action.run()
    }
}

impl Action {
    fn run(&self) -> Result<()> {
        match self {
            Self::Cargo(line) => run_shown(cargo().args(line.split(' '))),
            Self::OldestCargo(line) => {
                let directory = target_directory()?.join("oldest");
                run_shown(cargo_of(OLDEST).args(line.split(' ')).env("CARGO_TARGET_DIR", directory))
            }
            Self::NightlyCargo(line) => {
                let directory = target_directory()?.join(NIGHTLY);
                run_shown(cargo_of(NIGHTLY).args(line.split(' ')).env("CARGO_TARGET_DIR", directory))
            }
            Self::Task(task) | Self::LinuxTask(task) => task(),
        }
    }
}

fn run_shown(command: &mut Command) -> Result<()> {
    println!("$ {}", shown(command));
    run(command)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_step_has_a_name_of_its_own() {
        let names: HashSet<&str> = STEPS.iter().map(|step| step.name).collect();
        assert_eq!(names.len(), STEPS.len());
    }
}
