//! The library as crates.io would hand it out: what is in it, and the oldest dependencies that it says it works with.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use crate::process::{cargo, probe, repository, run, target_directory};
use crate::toolchain::{NIGHTLY, OLDEST, cargo_of};

/// What stands beside the sources. Cargo writes the first four.
const BESIDE_SOURCES: &[&str] = &[
    ".cargo_vcs_info.json",
    "Cargo.lock",
    "Cargo.toml",
    "Cargo.toml.orig",
    "CHANGELOG.md",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "docs/openapi.md",
    "docs/policies.md",
    "docs/policy.schema.json",
    "docs/report.md",
    "docs/report.schema.json",
];

const PACKAGE: [&str; 6] = ["package", "--locked", "--allow-dirty", "--quiet", "--package", "gatepass"];

/// Packs the library and builds what was packed; it holds the sources, what stands beside them, and nothing else.
pub(crate) fn check_contents() -> Result<()> {
    let packed = probe(cargo().args(PACKAGE).arg("--list")).context("cargo lists no contents of the package")?;
    let sources = probe(Command::new("git").args(["ls-files", "src"]).current_dir(repository()?));
    let sources = sources.context("git lists no sources")?;
    let expected: BTreeSet<&str> = sources.lines().chain(BESIDE_SOURCES.iter().copied()).collect();
    let packed: BTreeSet<&str> = packed.lines().collect();
    ensure!(
        packed == expected,
        "the package lacks {:?}, and should not have {:?}",
        expected.difference(&packed).collect::<Vec<_>>(),
        packed.difference(&expected).collect::<Vec<_>>(),
    );
    run(cargo().args(PACKAGE))?;
    println!("{} files: the sources, and {} beside them", packed.len(), BESIDE_SOURCES.len());
    Ok(())
}

/// Builds the packed library with the oldest versions of its dependencies that its manifest allows, under the oldest Rust.
pub(crate) fn check_oldest_dependencies() -> Result<()> {
    let package = unpacked()?;
    let build = target_directory()?.join("oldest-dependencies");
    run(cargo_of(NIGHTLY).args(["generate-lockfile", "-Zdirect-minimal-versions"]).current_dir(&package))?;
    for features in ["--no-default-features", "--all-features"] {
        let check = ["check", "--locked", features];
        run(cargo_of(OLDEST).args(check).current_dir(&package).env("CARGO_TARGET_DIR", &build))?;
    }
    Ok(())
}

/// A directory of the packed library alone, where a workspace that it belongs to has no say.
fn unpacked() -> Result<PathBuf> {
    let id = probe(cargo().args(["pkgid", "--package", "gatepass"])).context("cargo does not know the library")?;
    let version = id.trim_end().rsplit(['#', '@']).next().unwrap_or_default();
    let name = format!("gatepass-{version}");
    let target = target_directory()?;
    let (archive, directory) = (target.join("package").join(format!("{name}.crate")), target.join("published"));
    run(cargo().args(PACKAGE).arg("--no-verify"))?;
    if directory.exists() {
        fs::remove_dir_all(&directory).with_context(|| format!("cannot remove {}", directory.display()))?;
    }
    fs::create_dir_all(&directory).with_context(|| format!("cannot make {}", directory.display()))?;
    run(Command::new("tar").args(["--extract", "--gzip", "--file"]).arg(archive).arg("--directory").arg(&directory))?;
    let package = directory.join(name);
    let manifest = package.join("Cargo.toml");
    let mut text = fs::read_to_string(&manifest).with_context(|| format!("cannot read {}", manifest.display()))?;
    text.push_str("\n[workspace]\n");
    fs::write(&manifest, text).with_context(|| format!("cannot write {}", manifest.display()))?;
    Ok(package)
}
