//! The functions that `docs/public-api.txt` lists, by short names: `Document::check`, `<Tape as Debug>::fmt`.

use std::collections::{BTreeMap, BTreeSet};

const LISTING: &str = include_str!("../../docs/public-api.txt");

/// What a line of the listing stands below.
enum Block {
    /// Functions of a type, or of a module.
    Own,
    /// A trait's own functions. Whoever implements it has lines of its own.
    Declaration,
    /// What a type does for a trait: both by their short names.
    Of(String, String),
}

/// Every function that has code.
pub(crate) fn functions() -> BTreeSet<String> {
    let mut block = Block::Own;
    let mut functions = BTreeSet::new();
    for line in LISTING.lines() {
        if line.starts_with("impl") || line.starts_with("pub trait ") {
            block = block_of(line);
        } else if let Some((_, function)) = line.split_once("fn ").filter(|_| line.starts_with("pub ")) {
            let path = without_generics(function.split('(').next().unwrap_or_default());
            let name = last_segments(&path, 2);
            match &block {
                Block::Of(of_type, of_trait) if name.starts_with(&format!("{of_type}::")) => {
                    functions.insert(format!("<{of_type} as {of_trait}>::{}", last_segments(&path, 1)));
                }
                Block::Declaration => {}
                // Behind what a type does for a trait there may stand a function of the module.
                Block::Own | Block::Of(..) => _ = functions.insert(name),
            }
        }
    }
    functions
}

/// Every trait that a type implements, by the type.
pub(crate) fn traits() -> BTreeMap<String, BTreeSet<String>> {
    let mut traits: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in LISTING.lines().filter(|line| line.starts_with("impl")) {
        if let Block::Of(of_type, of_trait) = block_of(line) {
            traits.entry(of_type).or_default().insert(of_trait);
        }
    }
    traits
}

fn block_of(line: &str) -> Block {
    let Some(header) = line.strip_prefix("impl") else { return Block::Declaration };
    let header = if header.starts_with('<') { behind_generics(header) } else { header };
    match header.split_once(" for ") {
        Some((of_trait, of_type)) => Block::Of(short_type(of_type), short_trait(of_trait)),
        None => Block::Own,
    }
}

/// `gatepass::typed::Password<S>` → `Password`
pub(crate) fn short_type(path: &str) -> String {
    last_segments(&without_generics(path.trim_start_matches('&')), 1)
}

/// `core::convert::TryFrom<alloc::string::String>` → `TryFrom<String>`
pub(crate) fn short_trait(path: &str) -> String {
    let words = path.split_inclusive(|c: char| "<>,&' ".contains(c)).map(|word| last_segments(word, 1));
    let short: String = words.collect();
    short.trim().replace("&'a ", "&").replace("<'de>", "").replace("<'a>", "")
}

/// `gatepass::Document::check` → `Document::check`, for two of them.
pub(crate) fn last_segments(path: &str, count: usize) -> String {
    let segments: Vec<&str> = path.trim_start().split("::").collect();
    segments[segments.len().saturating_sub(count)..].join("::")
}

fn without_generics(path: &str) -> String {
    let mut depth = 0_usize;
    let is_outside = |&c: &char| {
        depth += usize::from(c == '<');
        let is_outside = depth == 0;
        depth -= usize::from(c == '>');
        is_outside
    };
    path.chars().filter(is_outside).collect()
}

/// What follows the generics that the text begins with.
fn behind_generics(text: &str) -> &str {
    let mut depth = 0_usize;
    let end = text.find(|c: char| {
        depth += usize::from(c == '<');
        depth -= usize::from(c == '>');
        depth == 0
    });
    text.get(end.map_or(0, |end| end + 1)..).unwrap_or_default()
}
