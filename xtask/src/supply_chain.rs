//! What SECURITY.md says of the supply chain: the dependencies, from the manifests that give their reasons, and the hashes of
//! the modules, from what was built.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use sha2::{Digest as _, Sha256};
use toml_edit::{DocumentMut, Item, Table, Value};

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
        let manifest = parse(&repository.join(manifest))?;
        let package = manifest["package"]["name"].as_str().context("a manifest has no name")?;
        for Dependency { name, reason } in dependencies(&manifest)? {
            let version = locked(&lock, package, &name)?;
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

/// The version of a crate that a package depends on. The lock file names it beside the crate where there are several.
fn locked<'l>(lock: &'l DocumentMut, package: &str, name: &str) -> Result<&'l str> {
    let dependencies = named(lock, package)?.get("dependencies").and_then(Item::as_array);
    let mut dependencies = dependencies.into_iter().flatten().filter_map(Value::as_str);
    let dependency = dependencies.find(|dependency| dependency.split(' ').next() == Some(name));
    match dependency.with_context(|| format!("{name} is not locked"))?.split(' ').nth(1) {
        Some(version) => Ok(version),
        None => named(lock, name)?["version"].as_str().with_context(|| format!("{name} has no version")),
    }
}

fn named<'l>(lock: &'l DocumentMut, name: &str) -> Result<&'l Table> {
    let packages = lock["package"].as_array_of_tables().context("the lock file has no packages")?;
    let mut found = packages.iter().filter(|package| package.get("name").and_then(Item::as_str) == Some(name));
    found.next().with_context(|| format!("{name} is not locked"))
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
    fn of_several_versions_it_is_that_of_the_package() {
        let lock = "[[package]]\nname = \"a\"\nversion = \"1\"\n[[package]]\nname = \"b\"\nversion = \"1\"\n\
                    [[package]]\nname = \"b\"\nversion = \"2\"\n\
                    [[package]]\nname = \"ours\"\ndependencies = [\"a\", \"b 2\"]\n";
        let lock = lock.parse().unwrap();
        assert_eq!(locked(&lock, "ours", "a").unwrap(), "1");
        assert_eq!(locked(&lock, "ours", "b").unwrap(), "2");
        assert!(locked(&lock, "ours", "c").is_err());
        assert!(locked(&lock, "theirs", "a").is_err());
    }
}
