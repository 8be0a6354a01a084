//! `cargo xtask instructions`: how many instructions the hot paths take, kept in the repository.
//!
//! A count does not depend on how busy a machine is, nor on its processor: the program brings its own C library, and asks no
//! processor what it can. It follows from the sources, Cargo.lock and the pinned Rust alone.

mod callgrind;
mod comparison;

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context as _, Result, ensure};
use toml_edit::DocumentMut;

pub(crate) use callgrind::count;
use callgrind::directory;
pub(crate) use comparison::TOLERANCE;
use comparison::differences;

use crate::process::repository;

const RECORD: &str = "bench/instructions/counts.toml";

/// How many instructions a path takes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Count {
    pub(crate) path: String,
    pub(crate) instructions: u32,
}

/// Counts, and records it.
pub(crate) fn record() -> Result<()> {
    fs::write(repository()?.join(RECORD), text(&count()?)?).with_context(|| format!("cannot write {RECORD}"))?;
    println!("wrote {RECORD}");
    Ok(())
}

/// Fails where a path takes clearly more or fewer instructions than are recorded. Fewer are no harm themselves; but as long as
/// they are not recorded, as many could be lost again unseen.
pub(crate) fn check() -> Result<()> {
    let kept = fs::read_to_string(repository()?.join(RECORD)).with_context(|| format!("cannot read {RECORD}"))?;
    let (kept, now) = (counts(&kept)?, count()?);
    let differences = differences(&kept, &now);
    ensure!(
        differences.is_empty(),
        "not as {RECORD} says, by more than {TOLERANCE} %:\n{}\n\
         What is slower for no reason, make as fast as it was: `callgrind_annotate --inclusive=yes '{}/PATH'` shows where a path \
         spends them. Everything else is recorded by `cargo xtask instructions`.",
        differences.join("\n"),
        directory()?.display(),
    );
    println!("{} paths, each within {TOLERANCE} % of {RECORD}", now.len());
    Ok(())
}

/// The record: a line for each path, in the order in which they are walked.
fn text(counts: &[Count]) -> Result<String> {
    let mut text =
        String::from("# The instructions of each path. Written by `cargo xtask instructions`. Do not edit.\n");
    for Count { path, instructions } in counts {
        writeln!(text, "{path:?} = {instructions}")?;
    }
    Ok(text)
}

fn counts(text: &str) -> Result<Vec<Count>> {
    let record: DocumentMut = text.parse().with_context(|| format!("{RECORD} is no TOML"))?;
    record
        .iter()
        .map(|(path, item)| {
            let instructions = item.as_integer().and_then(|number| u32::try_from(number).ok());
            let instructions = instructions.with_context(|| format!("{RECORD} has no count of {path}"))?;
            Ok(Count { path: path.to_owned(), instructions })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let of = |path: &str, instructions| Count { path: path.to_owned(), instructions };
        let written = [of("verdict, password, 8 characters", 62), of("check, password", 1252), of("a \"path\"", 1)];
        assert_eq!(counts(&text(&written).unwrap()).unwrap(), written);
    }

    #[test]
    fn what_is_no_record_is_refused() {
        assert!(counts("verdict = \"fast\"").is_err());
        assert!(counts("verdict = -1").is_err());
        assert!(counts("verdict").is_err());
    }
}
