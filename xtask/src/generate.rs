//! `cargo xtask generate`: what TypeScript must know of the Rust constants, written from them.

use std::collections::{BTreeSet, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::slice;

use anyhow::{Context as _, Result, ensure};
use gatepass::messages::Words;
use gatepass::{
    CharClass, CharKind, Content, Document, Field, Kind, Language, MAX_BODY_BYTES, MAX_DEPTH, Member, Part, Policy,
    Report, Rule, Severity, State, documents,
};

use crate::process::repository;

/// Writes every generated file.
pub(crate) fn run() -> Result<()> {
    for (path, text) in files()? {
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        println!("wrote {}", path.display());
    }
    Ok(())
}

/// Fails where a generated file is not what the constants say.
pub(crate) fn check() -> Result<()> {
    for (path, text) in files()? {
        let found = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        ensure!(found == text, "{} is out of date; run `cargo xtask generate`", path.display());
    }
    Ok(())
}

fn files() -> Result<Vec<(PathBuf, String)>> {
    let directory = repository()?.join("pkg/src/generated");
    let mut files = vec![(directory.join("documents.ts"), names()), (directory.join("sources.ts"), sources())];
    for &language in Language::ALL {
        files.push((directory.join(format!("{}.ts", language.tag())), words(language)));
    }
    files.push((directory.join("weak.ts"), words_of_advice()));
    Ok(files)
}

/// The head of a generated file.
fn head(source: &Path) -> String {
    format!("// Written by `cargo xtask generate` from {}. Do not edit.\n", source.display())
}

/// The names behind the numbers of `src/boundary.rs`, and the limits that hold before anything is numbered.
fn names() -> String {
    let mut text = head(Path::new("src"));
    text.push_str("export const DOCUMENTS = [\n");
    for document in documents::ALL {
        text.push_str(&entry(document));
    }
    text.push_str("] as const;\n");
    list(&mut text, "CODES", Rule::ALL.iter().map(|rule| rule.code()));
    list(&mut text, "SEVERITIES", Severity::ALL.iter().map(|severity| severity.name()));
    number(&mut text, "WARNINGS", first(Severity::Warning));
    number(&mut text, "ADVICE", first(Severity::Advice));
    list(&mut text, "STATES", State::ALL.iter().map(|state| state.name()));
    list(&mut text, "PARTS", Part::ALL.iter().map(|part| part.name()));
    list(&mut text, "KINDS", Kind::ALL.iter().map(|kind| kind.name()));
    list(&mut text, "CHAR_KINDS", CharKind::ALL.iter().map(|kind| kind.name()));
    list(&mut text, "CLASSES", CharClass::ALL.iter().map(|class| class.name()));
    number(&mut text, "MAX_BODY_BYTES", MAX_BODY_BYTES);
    number(&mut text, "MAX_DEPTH", MAX_DEPTH);
    number(&mut text, "MAX_CHARACTERS", most(&|member| value(member)?.longest()));
    number(&mut text, "MAX_HOST_CHARACTERS", most(&host_characters));
    number(&mut text, "MAX_ITEMS", most(&items));
    number(&mut text, "MAX_VIOLATIONS", Report::MAX_VIOLATIONS);
    let longest = |document: &&'static Document| {
        let document = *document;
        document.fields().map(|field| longest(document, field)).collect::<Vec<_>>().join(", ")
    };
    rows(&mut text, "LONGEST", documents::ALL.iter().map(longest));
    let first = (0..documents::ALL.len()).map(|document| {
        documents::ALL.iter().take(document).map(|document| document.fields().count()).sum::<usize>().to_string()
    });
    rows(&mut text, "FIRST_FIELDS", first);
    list(&mut text, "UNLIMITED_HEADERS", unlimited_headers().iter().map(String::as_str));
    text
}

fn entry(document: &Document) -> String {
    let mut text = String::from("  {\n");
    for (key, value) in [
        ("id", Some(document.id)),
        ("revision", document.source.revision),
        ("method", Some(document.method.name())),
        ("path", Some(document.path)),
    ] {
        let value = value.map_or_else(|| "null".to_owned(), quoted);
        line(&mut text, format_args!("    {key}: {value},"));
    }
    let fields: Vec<_> = document.fields().map(|field| quoted(field.name())).collect();
    line(&mut text, format_args!("    fields: [{}],\n  }},", fields.join(", ")));
    text
}

/// What the documents are called, for pages that show them: they are no part of the package, where each byte counts.
fn sources() -> String {
    let mut text = head(Path::new("src"));
    line(&mut text, format_args!("export const SOURCES = {{"));
    for Document { id, source, .. } in documents::ALL {
        let (product, operation) = (quoted(source.product), quoted(source.operation));
        line(&mut text, format_args!("  {}: {{ product: {product}, operation: {operation} }},", quoted(id)));
    }
    line(&mut text, format_args!("}} as const;"));
    text
}

/// How many characters of a field are looked at.
fn longest(document: &Document, field: Field) -> String {
    let longest = document.policy(field).and_then(|policy| policy.longest());
    longest.map_or_else(|| "Infinity".to_owned(), |longest| longest.to_string())
}

/// The largest number of its kind that some member of some document has.
fn most(number_of: &dyn Fn(&Member) -> Option<usize>) -> usize {
    members().filter_map(number_of).max().unwrap_or_default()
}

/// Every member of every document, those of lists too.
fn members() -> impl Iterator<Item = &'static Member> {
    let parts = documents::ALL.iter().flat_map(|document| Part::ALL.map(|part| document.members(part)));
    parts
        .flatten()
        .flat_map(|member| match member.content {
            Content::List { members, .. } => [slice::from_ref(member), members],
            _ => [slice::from_ref(member), &[]],
        })
        .flatten()
}

fn value(member: &Member) -> Option<Policy> {
    match member.content {
        Content::Value { policy, .. } => Some(policy),
        _ => None,
    }
}

fn host_characters(member: &Member) -> Option<usize> {
    match value(member)? {
        Policy::HostList(policy) => Some(policy.max_characters()),
        _ => None,
    }
}

fn items(member: &Member) -> Option<usize> {
    match member.content {
        Content::List { max, .. } => Some(max),
        _ => None,
    }
}

/// The headers of which every character counts, in lower case.
fn unlimited_headers() -> BTreeSet<String> {
    let headers = documents::ALL.iter().flat_map(|document| document.headers);
    let unlimited = headers.filter(|header| value(header).is_some_and(|policy| policy.longest().is_none()));
    unlimited.map(|header| header.name.to_ascii_lowercase()).collect()
}

/// The position of the first rule of that severity, from which on all are at most as grave.
fn first(severity: Severity) -> usize {
    Rule::ALL.partition_point(|rule| rule.severity() < severity)
}

/// The tables of a language that the npm package needs.
fn words(language: Language) -> String {
    let words = language.words();
    let Words { severities, states, classes, types, .. } = *words;
    let violations = words.violations.iter().copied().filter(|(key, _)| !NEVER_SAID.contains(key) && !is_advice(key));
    let in_checklists = rules_in_checklists();
    let requirements = words.requirements.iter().copied().filter(|(code, _)| in_checklists.contains(code));
    let mut text = head(Path::new("src/messages"));
    table(&mut text, "violations", violations);
    table(&mut text, "requirements", requirements);
    for (name, entries) in [("severities", severities), ("states", states), ("classes", classes), ("types", types)] {
        table(&mut text, name, entries.iter().copied());
    }
    for (name, value) in
        [("language", language.tag()), ("comma", words.comma), ("or", words.or), ("truncated", words.truncated)]
    {
        line(&mut text, format_args!("export const {name} = {};", quoted(value)));
    }
    text
}

/// What is said of bytes that are no request at all, and of policies that no document has: never of what JavaScript asks.
const NEVER_SAID: [&str; 5] = [
    "malformed_json",
    "malformed_json.start",
    "invalid_utf8",
    "illegal_character.ascii_letter",
    "illegal_character.ascii_digit",
];

/// What `gatepass/strength` says, in every language: by the reason, and for no reason under the code itself.
fn words_of_advice() -> String {
    let mut text = head(Path::new("src/messages"));
    line(&mut text, format_args!("export const WEAK = {{"));
    for &language in Language::ALL {
        line(&mut text, format_args!("  {}: {{", quoted(language.tag())));
        for (key, words) in language.words().violations.iter().filter(|(key, _)| is_advice(key)) {
            let reason = key.strip_prefix("weak.").unwrap_or(key);
            line(&mut text, format_args!("    {reason}: {},", quoted(words)));
        }
        line(&mut text, format_args!("  }},"));
    }
    line(&mut text, format_args!("}} as const;"));
    text
}

/// Whether it is said of passwords that are easy to guess.
fn is_advice(key: &str) -> bool {
    key.split('.').next() == Some(Rule::Weak.code())
}

/// The codes of the rules that some field's checklist has: the others are no requirement that a form shows.
fn rules_in_checklists() -> HashSet<&'static str> {
    let fields = documents::ALL.iter().flat_map(|document| document.fields().map(|field| (*document, field)));
    fields
        .filter_map(|(document, field)| document.checklist(field, ""))
        .flatten()
        .map(|item| item.rule.code())
        .collect()
}

fn table(text: &mut String, name: &str, entries: impl Iterator<Item = (&'static str, &'static str)>) {
    line(text, format_args!("export const {name}: Readonly<Record<string, string>> = {{"));
    for (key, value) in entries {
        line(text, format_args!("  {}: {},", quoted(key), quoted(value)));
    }
    line(text, format_args!("}};"));
}

/// A list of words, which takes less room as one text.
fn list<'a>(text: &mut String, name: &str, items: impl Iterator<Item = &'a str>) {
    let items: Vec<_> = items.collect();
    line(
        text,
        format_args!(
            "export const {name} = {}.split(\" \") as readonly string[] as readonly [",
            quoted(&items.join(" "))
        ),
    );
    for item in items {
        line(text, format_args!("  {},", quoted(item)));
    }
    line(text, format_args!("];"));
}

/// A list with the items of one document on each line.
fn rows(text: &mut String, name: &str, rows: impl Iterator<Item = String>) {
    line(text, format_args!("export const {name}: readonly number[] = ["));
    rows.for_each(|row| line(text, format_args!("  {row},")));
    line(text, format_args!("];"));
}

fn number(text: &mut String, name: &str, value: usize) {
    line(text, format_args!("export const {name} = {value};"));
}

fn line(text: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{line}");
}

/// A literal of TypeScript.
fn quoted(value: &str) -> String {
    let mut literal = String::from("\"");
    for character in value.chars() {
        if matches!(character, '"' | '\\') {
            literal.push('\\');
        }
        literal.push(character);
    }
    literal.push('"');
    literal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_stand_in_the_order_of_their_severity() {
        assert!(Rule::ALL.is_sorted_by_key(|rule| rule.severity()));
    }

    #[test]
    fn literals_are_escaped() {
        assert_eq!(quoted(r#"say "\""#), r#""say \"\\\"""#);
    }
}
