//! `cargo xtask public-api`: what the library offers to other programs, as a list that is checked in.
//!
//! A change of the list is a change that its users see, and its review is the place to notice one that breaks them. The test
//! of secrets reads it too: it calls every function that stands in it.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};

use crate::process::{cargo, repository, run as run_command, target_directory};

/// What may stand in the list beside the library's own names, and why: a type of a dependency would bind the library's
/// version to that of the dependency.
const PERMITTED: [(&str, &str); 8] = [
    ("core::", "the language"),
    ("alloc::", "the language"),
    ("serde_core::ser::Serialize", "a trait of serde, by its own name: the common language of formats"),
    ("serde_core::ser::Serializer", "what the trait is made of"),
    ("serde_core::de::Deserialize", "a trait of serde"),
    ("serde_core::de::Deserializer", "what the trait is made of"),
    ("rand_core::TryCryptoRng", "the trait of what is random: passwords are drawn from the caller's source"),
    ("rand_core::TryRng", "what the trait is made of: the source's own error"),
];

/// What may stand there too, but in `gatepass::adapters` and where a trait is implemented: each with the feature of its name.
const ADAPTED: [(&str, &str); 7] = [
    ("garde::", "an adapter's feature says which version of it the library is bound to"),
    ("validator::", "as above"),
    ("schemars::", "as above"),
    ("clap_builder::", "what clap is made of; as above"),
    ("std::ffi::os_str::OsStr", "what clap gives an argument as"),
    ("http::", "as above"),
    ("secrecy::", "as above"),
];

/// Writes the list.
pub(crate) fn run() -> Result<()> {
    let path = path()?;
    fs::write(&path, list()?).with_context(|| format!("cannot write {}", path.display()))?;
    println!("wrote {}", path.display());
    Ok(())
}

/// Fails where the list is not what the library offers, or names what belongs to others.
pub(crate) fn check() -> Result<()> {
    let path = path()?;
    let found = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let list = list()?;
    if let Some(line) = list.lines().find(|&line| !found.lines().any(|other| other == line)) {
        println!("new: {line}");
    }
    ensure!(found == list, "{} is out of date; run `cargo xtask public-api` and look at what changed", path.display());
    let foreign = foreign_lines(&list);
    ensure!(foreign.is_empty(), "types of other crates in the public interface:\n{}", foreign.join("\n"));
    Ok(())
}

fn path() -> Result<PathBuf> {
    Ok(repository()?.join("docs/public-api.txt"))
}

/// Every item with every feature; what is there for every type, such as `Send` and `Into`, is left out.
fn list() -> Result<String> {
    let directory = target_directory()?.join("public-api");
    let line = "rustdoc --locked --quiet --package gatepass --all-features -- -Z unstable-options --output-format json";
    // The form of the JSON changes with the toolchain: that of nightly one day or another, that of rust-toolchain.toml only
    // when it is changed, together with the crate that reads it.
    run_command(
        cargo()
            .args(line.split(' '))
            .current_dir(repository()?)
            .env("CARGO_TARGET_DIR", &directory)
            .env("RUSTC_BOOTSTRAP", "1"),
    )?;
    let known = public_api::Builder::from_rustdoc_json(directory.join("doc/gatepass.json"))
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .build()
        .context("cannot read what rustdoc writes; xtask's `public-api` may be older or newer than it")?;
    let list = known.to_string();
    ensure!(list.lines().count() > 1_000, "rustdoc knows hardly anything of the library");
    Ok(list)
}

/// The lines with paths that are neither the library's nor permitted where they stand.
fn foreign_lines(list: &str) -> Vec<&str> {
    let mut implementer = None;
    let mut lines = Vec::new();
    for line in list.lines() {
        if line.starts_with("impl") {
            implementer = line.split_once(" for ").map(|(_, implementer)| implementer);
        }
        if foreign(line, is_of_adapter(line, implementer)).is_some() {
            lines.push(line);
        }
    }
    lines
}

/// Whether the line is an item of the adapters, or belongs to what a type does for a trait: these follow the line that names both.
fn is_of_adapter(line: &str, implementer: Option<&str>) -> bool {
    let item = line.split('(').next().unwrap_or_default();
    let is_of_trait = |implementer| line.starts_with("impl") || item.contains(&format!(" {implementer}::"));
    item.contains(" gatepass::adapters::") || implementer.is_some_and(is_of_trait)
}

/// A path in the line that is neither the library's nor permitted.
fn foreign(line: &str, is_of_adapter: bool) -> Option<&str> {
    let is_path = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':';
    let mut paths = line.split(|c| !is_path(c)).filter(|word| word.contains("::") && !word.starts_with(':'));
    let adapted: &[(&str, &str)] = if is_of_adapter { &ADAPTED } else { &[] };
    paths.find(|path| {
        let is_own = ["gatepass::", "Self::"].iter().any(|own| path.starts_with(own));
        !is_own && !PERMITTED.iter().chain(adapted).any(|(permitted, _)| is_within(path, permitted))
    })
}

fn is_within(path: &str, permitted: &str) -> bool {
    if permitted.ends_with("::") { path.starts_with(permitted) } else { path.trim_end_matches(':') == permitted }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_to_others_is_found() {
        for (line, found) in [
            ("pub fn gatepass::a(zeroize::Zeroizing<alloc::string::String>)", Some("zeroize::Zeroizing")),
            ("impl core::convert::From<serde_json::error::Error> for gatepass::A", Some("serde_json::error::Error")),
            ("pub fn gatepass::a() -> serde_core::de::value::Error", Some("serde_core::de::value::Error")),
            ("pub fn gatepass::a<S>(S) -> <S as serde_core::ser::Serializer>::Ok", None),
            ("pub fn gatepass::a(&str) -> core::result::Result<Self, Self::Error>", None),
            ("impl<'de> serde_core::de::Deserialize<'de> for gatepass::A", None),
        ] {
            assert_eq!(foreign(line, true), found, "{line}");
            assert_eq!(foreign(line, false), found, "{line}");
        }
    }

    #[test]
    fn what_is_adapted_stands_with_the_adapters_or_below_a_trait() {
        const ADAPTERS: &str = "\
pub mod gatepass::adapters
pub fn gatepass::adapters::garde::check<T: gatepass::typed::Value>(&T) -> garde::Result
pub type gatepass::adapters::clap::Parser::Value = clap_builder::Arg
impl<S: gatepass::typed::Spec> schemars::JsonSchema for gatepass::typed::Password<S>
pub fn gatepass::typed::Password<S>::json_schema(&mut schemars::generate::SchemaGenerator) -> schemars::schema::Schema
impl<S> core::convert::From<gatepass::typed::Password<S>> for secrecy::SecretString
pub fn secrecy::SecretString::from(gatepass::typed::Password<S>) -> Self
";
        assert_eq!(foreign_lines(ADAPTERS), [""; 0]);
        for line in [
            "pub fn gatepass::typed::parse(schemars::schema::Schema)",
            "pub fn gatepass::Policy::parse(schemars::schema::Schema, gatepass::adapters::clap::Parser)",
            "pub fn gatepass::adapters::http::body() -> bytes::bytes::Bytes",
            "impl hyper::body::Body for gatepass::adapters::http::SecretBody",
            "impl gatepass::Policy\npub fn gatepass::Policy::of(&http::uri::Uri)",
            "impl<S> gatepass::typed::Password<S>\npub fn gatepass::typed::Password<S>::of(&secrecy::SecretString)",
        ] {
            let list = format!("{ADAPTERS}{line}");
            assert_eq!(foreign_lines(&list), line.lines().last().as_slice(), "{line}");
        }
    }

    #[test]
    fn nothing_of_the_list_belongs_to_others() {
        let list = fs::read_to_string(path().unwrap()).unwrap();
        assert!(list.lines().any(|line| line.contains("serde_core::")));
        assert_eq!(foreign_lines(&list), [""; 0]);
    }
}
