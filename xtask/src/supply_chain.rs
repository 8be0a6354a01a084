//! What SECURITY.md says of the supply chain: the dependencies, from the manifests that give their reasons, and the hashes of
//! the modules, from what was built.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use sha2::{Digest as _, Sha256};
use toml_edit::{DocumentMut, Item};

use crate::package::Place;
use crate::process::repository;

/// What is shipped, and the manifest of its dependencies.
const SHIPPED: &[(&str, &str)] =
    &[("library", "Cargo.toml"), ("modules", "wasm/Cargo.toml"), ("command", "cli/Cargo.toml")];

/// Where the tables stand.
const MARKS: [&str; 2] = ["<!-- supply chain -->\n", "<!-- /supply chain -->"];

/// Writes the tables.
pub(crate) fn write() -> Result<()> {
    let page = Page::read()?;
    fs::write(&page.path, page.with(&tables()?)).with_context(|| format!("cannot write {}", page.path.display()))
}

/// Fails where the tables are not those that would be written now.
pub(crate) fn check() -> Result<()> {
    let page = Page::read()?;
    ensure!(page.text == page.with(&tables()?), "SECURITY.md is out of date; run `cargo xtask measure`");
    Ok(())
}

/// SECURITY.md, and the part of it that is written here.
struct Page {
    path: PathBuf,
    text: String,
    before: usize,
    after: usize,
}

impl Page {
    fn read() -> Result<Self> {
        let path = repository()?.join("SECURITY.md");
        let text = read(&path)?;
        let [before, after] = MARKS.map(|mark| text.find(mark));
        let before = before.context("SECURITY.md has no place for the tables")? + MARKS[0].len();
        let after = after.context("the place for the tables in SECURITY.md has no end")?;
        Ok(Self { path, text, before, after })
    }

    fn with(&self, tables: &str) -> String {
        [&self.text[..self.before], tables, &self.text[self.after..]].concat()
    }
}

fn tables() -> Result<String> {
    let repository = repository()?;
    let lock = parse(&repository.join("Cargo.lock"))?;
    let mut text = String::from("| of | crate | version | why |\n|---|---|---|---|\n");
    for (shipped, manifest) in SHIPPED {
        for Dependency { name, reason } in dependencies(&parse(&repository.join(manifest))?)? {
            let version = locked(&lock, &name)?;
            writeln!(text, "| {shipped} | `{name}` | {version} | {reason} |")?;
        }
    }
    text.push_str("\n| module | SHA-256 |\n|---|---|\n");
    let unpacked = Place::here()?.unpacked();
    for module in ["gatepass.wasm", "gatepass-generate.wasm", "gatepass-standalone.wasm", "gatepass-strength.wasm"] {
        let path = unpacked.join(module);
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        writeln!(text, "| `{module}` | `{}` |", hexadecimal(&Sha256::digest(bytes)))?;
    }
    Ok(text)
}

struct Dependency {
    name: String,
    reason: String,
}

/// The dependencies of a manifest that other projects make, each with the comment above it. Where there is none, it is that
/// of the one before.
fn dependencies(manifest: &DocumentMut) -> Result<Vec<Dependency>> {
    let table = manifest["dependencies"].as_table().context("a manifest has no dependencies")?;
    let mut dependencies: Vec<Dependency> = Vec::new();
    for (name, _) in table.iter().filter(|(_, item)| item.get("path").is_none()) {
        let comment = table.key(name).and_then(|key| key.leaf_decor().prefix()?.as_str()).unwrap_or_default();
        let lines = comment.lines().map(|line| line.trim_start_matches('#').trim());
        let own = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
        let reason = match (own.is_empty(), dependencies.last()) {
            (false, _) => own,
            (true, before) => before.context("the first dependency has no reason")?.reason.clone(),
        };
        dependencies.push(Dependency { name: name.to_owned(), reason });
    }
    Ok(dependencies)
}

/// The version of a crate in the lock file; there must be one alone.
fn locked<'l>(lock: &'l DocumentMut, name: &str) -> Result<&'l str> {
    let packages = lock["package"].as_array_of_tables().context("the lock file has no packages")?;
    let text = |item: Option<&'l Item>| item.and_then(Item::as_str);
    let mut versions = packages.iter().filter(|package| text(package.get("name")) == Some(name));
    let version = versions.next().and_then(|package| text(package.get("version")));
    ensure!(versions.next().is_none(), "{name} is locked in more than one version");
    version.with_context(|| format!("{name} is not locked"))
}

fn parse(path: &Path) -> Result<DocumentMut> {
    read(path)?.parse().with_context(|| format!("{} is no TOML", path.display()))
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0xF]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_the_comment_above() {
        let manifest = "[dependencies]\n# Ours.\na = { path = \"..\" }\n# Reads\n# texts.\nb = \"1\"\nc = \"2\"\n";
        let found = dependencies(&manifest.parse().unwrap()).unwrap();
        let found: Vec<_> = found.iter().map(|it| (it.name.as_str(), it.reason.as_str())).collect();
        assert_eq!(found, [("b", "Reads texts."), ("c", "Reads texts.")]);
    }

    #[test]
    fn two_versions_are_no_answer() {
        let lock = "[[package]]\nname = \"a\"\nversion = \"1\"\n[[package]]\nname = \"b\"\nversion = \"1\"\n\
                    [[package]]\nname = \"b\"\nversion = \"2\"\n";
        let lock = lock.parse().unwrap();
        assert_eq!(locked(&lock, "a").unwrap(), "1");
        assert!(locked(&lock, "b").is_err());
        assert!(locked(&lock, "c").is_err());
    }
}
