//! `cargo xtask package`: the npm package, from Rust and TypeScript to the tarball.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use crate::node;
use crate::process::{cargo, repository, run as run_command, target_directory};
use crate::toolchain::Piece;

/// The target of every module.
const TARGET: &str = "wasm32-unknown-unknown";

/// A module: the feature of the crate `wasm` that makes it, and the size of its stack.
struct Module {
    feature: &'static str,
    stack_bytes: usize,
}

/// The stack is plenty: the core recurses nowhere and keeps small tables only.
const BROWSER: Module = Module { feature: "browser", stack_bytes: 65_536 };
const STANDALONE: Module = Module { feature: "standalone", stack_bytes: 65_536 };
const GENERATE: Module = Module { feature: "generate", stack_bytes: 65_536 };
/// Regular expressions are compiled and matched by recursion.
const STRENGTH: Module = Module { feature: "strength", stack_bytes: 1_048_576 };

/// A copy of the repository, and where things are built from it.
pub(crate) struct Place {
    repository: PathBuf,
    target: PathBuf,
}

/// Builds the package, and says where it lies.
pub(crate) fn run() -> Result<()> {
    println!("{}", Place::here()?.build()?.display());
    Ok(())
}

impl Place {
    /// This repository, and the directory into which cargo builds.
    pub(crate) fn here() -> Result<Self> {
        Ok(Self { repository: repository()?, target: target_directory()? })
    }

    /// A copy of the repository, and a directory in it.
    pub(crate) fn of_copy(copy: &Path) -> Self {
        Self { repository: copy.to_owned(), target: copy.join("target") }
    }

    /// Makes the package, and says where the tarball lies.
    pub(crate) fn build(&self) -> Result<PathBuf> {
        Piece::Target(TARGET).ensure()?;
        let pkg = self.repository.join("pkg");
        node::install(&pkg)?;
        let build = pkg.join("build");
        fs::create_dir_all(&build).with_context(|| format!("cannot make {}", build.display()))?;
        bindgen(&self.module(&BROWSER)?, &build)?;
        copy(&self.module(&STANDALONE)?, &build.join("standalone.wasm"))?;
        copy(&self.module(&STRENGTH)?, &build.join("strength.wasm"))?;
        copy(&self.module(&GENERATE)?, &build.join("generate.wasm"))?;
        run_command(node::node()?.arg(pkg.join("build.mjs")).arg(self.unpacked()))?;
        self.pack()
    }

    /// Where the package is made.
    fn directory(&self) -> PathBuf {
        self.target.join("npm")
    }

    /// What is in the tarball, as a directory.
    pub(crate) fn unpacked(&self) -> PathBuf {
        self.directory().join("package")
    }

    /// The module without imports.
    pub(crate) fn standalone(&self) -> PathBuf {
        self.unpacked().join("gatepass-standalone.wasm")
    }

    /// Builds a module, and says where it lies.
    fn module(&self, module: &Module) -> Result<PathBuf> {
        // `cdylib` in the manifest would break builds for the host, which has no use for a panic handler.
        run_command(
            cargo()
                .args(["rustc", "--locked", "--package", "gatepass-wasm", "--crate-type", "cdylib"])
                .args(["--profile", "wasm", "--target", TARGET, "--features", module.feature, "--target-dir"])
                .arg(&self.target)
                .env("CARGO_ENCODED_RUSTFLAGS", flags(&self.repository, module.stack_bytes)?.join("\u{1f}"))
                .current_dir(&self.repository),
        )?;
        Ok(self.target.join(TARGET).join("wasm/gatepass_wasm.wasm"))
    }

    /// Packs the directory as npm does: the tarball is the same whenever it is made.
    fn pack(&self) -> Result<PathBuf> {
        tarballs(&self.directory())?.iter().try_for_each(fs::remove_file).context("cannot remove an old tarball")?;
        let pack = ["pack", "--silent", "--pack-destination"];
        run_command(node::npm()?.args(pack).arg(self.directory()).current_dir(self.unpacked()))?;
        self.tarball()
    }

    /// The tarball that was made.
    pub(crate) fn tarball(&self) -> Result<PathBuf> {
        let mut found = tarballs(&self.directory())?;
        ensure!(found.len() == 1, "there is no single tarball; run `cargo xtask package`");
        found.pop().context("there is no tarball")
    }
}

/// What rustc is told beside the profile.
fn flags(repository: &Path, stack_bytes: usize) -> Result<Vec<String>> {
    let mut flags = vec![
        // Nothing but numbers crosses the boundary. Without references, one module serves wasm2js too.
        "-Ctarget-feature=-reference-types".to_owned(),
        format!("-Clink-arg=-zstack-size={stack_bytes}"),
        // It rewrites loops for addressing modes that WebAssembly does not have.
        "-Cllvm-args=-disable-lsr".to_owned(),
    ];
    // Places in the source are a part of a module: the same bytes, whoever builds it and wherever.
    let mut remap = |from: &Path, to: &str| flags.push(format!("--remap-path-prefix={}={to}", from.display()));
    remap(repository, "gatepass");
    for registry in registries()? {
        remap(&registry, "crates");
    }
    Ok(flags)
}

/// Where cargo keeps the sources of crates, a directory for each registry.
fn registries() -> Result<Vec<PathBuf>> {
    run_command(cargo().args(["fetch", "--quiet", "--locked", "--target", TARGET]))?;
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo"))).context("cannot find the home of cargo")?;
    let sources = home.join("registry/src");
    let entries = fs::read_dir(&sources).with_context(|| format!("cannot read {}", sources.display()))?;
    entries.map(|entry| Ok(entry?.path())).collect()
}

/// Writes the glue of a module's boundary, by a program of this workspace that takes its time to build.
fn bindgen(module: &Path, to: &Path) -> Result<()> {
    let build = ["run", "--quiet", "--locked", "--package", "xtask-bindgen", "--"];
    run_command(cargo().args(build).arg(module).arg(to))
}

fn tarballs(directory: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(directory).with_context(|| format!("cannot read {}", directory.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "tgz") {
            found.push(path);
        }
    }
    Ok(found)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    Ok(())
}
