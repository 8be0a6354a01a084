//! The difference for people.

use std::io::{self, Write};

use gatepass::{Language, PasswordPolicy, Relation};

use super::compare::{Difference, Leaf, Pair};
use super::facts::{Fact, Said};
use crate::output::Output;
use crate::style::{HEADING, VALID, WARNING};
use crate::words::{Words, words};
use crate::wrap::wrap;

/// How far what is said of a member is moved to the right.
const INDENT: usize = 4;

pub(super) fn write(
    difference: &Difference,
    names: &[String; 2],
    language: Language,
    out: &mut Output,
) -> io::Result<()> {
    let mut page = Page { words: words(language), out };
    for (letter, name) in LETTERS.into_iter().zip(names) {
        writeln!(page.out, "{HEADING}{letter}{HEADING:#}  {name}")?;
    }
    writeln!(page.out)?;
    if let Some(lines) = &difference.request {
        writeln!(page.out, "{HEADING}{}{HEADING:#}", page.words.diff.request)?;
        page.sides(lines)?;
        writeln!(page.out)?;
    }
    difference.members.iter().try_for_each(|pair| page.pair(pair))?;
    let differing = !difference.is_none();
    let (style, summary) =
        if differing { (WARNING, page.words.diff.differ) } else { (VALID, page.words.diff.same_verdicts) };
    writeln!(page.out, "{style}{summary}{style:#}")
}

/// How the two are called.
const LETTERS: [&str; 2] = ["A", "B"];

struct Page<'a> {
    words: &'static Words,
    out: &'a mut Output,
}

impl Page<'_> {
    /// A member, its relation in one line, and below it what differs.
    fn pair(&mut self, pair: &Pair) -> io::Result<()> {
        let Some((part, name)) = pair.place() else { return Ok(()) };
        let relation = self.relation(pair);
        writeln!(self.out, "{HEADING}{} › {name}{HEADING:#}{}{relation}", (self.words.part)(part), self.words.colon)?;
        if let Some(leaves) = pair.shapes() {
            let shapes = leaves.map(|leaf| self.shape(&leaf));
            self.sides(&shapes)?;
        }
        for (fact, values) in pair.facts() {
            let none = self.words.diff.none;
            let [a, b] = values.map(|value| match value {
                Some(Said::Text(characters)) if fact == Fact::Characters => apart(&characters),
                Some(said) => said.to_string(),
                None => none.to_owned(),
            });
            (self.words.diff.fact)(fact, &a, &b).lines().try_for_each(|line| self.line(line))?;
        }
        for (letter, witness) in LETTERS.into_iter().zip(pair.witnesses()) {
            if let Some(witness) = witness {
                self.line(&(self.words.diff.only)(letter, &visible(&witness)))?;
            }
        }
        if let (Some(common), Some(relation)) = (pair.common_password(), pair.relation()) {
            if relation != Relation::Equal {
                self.line(&self.common(&common))?;
            }
        }
        writeln!(self.out)
    }

    fn relation(&self, pair: &Pair) -> &'static str {
        let words = &self.words.diff;
        match (pair.leaves, pair.relation()) {
            ([Some(_), None], _) => words.only_a,
            ([None, _], _) => words.only_b,
            (_, Some(relation)) => (words.relation)(relation),
            (_, None) => words.other_kind,
        }
    }

    /// How a member is written: its name, the list it stands in, and whether it may be absent.
    fn shape(&self, leaf: &Leaf) -> String {
        let page = &self.words.page;
        let list = leaf.list.map(|(name, max)| format!("{name}{}", (self.words.aside)(&(page.list_of)(max))));
        let presence = match (leaf.is_mandatory, leaf.default) {
            (true, None) => page.mandatory.to_owned(),
            (true, Some(default)) => (page.mandatory_with_default)(default),
            (false, None) => page.optional.to_owned(),
            (false, Some(default)) => (page.optional_with_default)(default),
        };
        let steps: Vec<_> = list.into_iter().chain([leaf.name.to_owned()]).collect();
        format!("{}{}{presence}", steps.join(" › "), self.words.comma)
    }

    /// The passwords that both accept.
    fn common(&self, policy: &PasswordPolicy) -> String {
        let length = policy.length();
        let specials = apart(&policy.specials().to_string());
        (self.words.diff.common)(length.min(), length.max(), policy.required_classes(), &specials)
    }

    /// What each of the two says.
    fn sides(&mut self, sides: &[String; 2]) -> io::Result<()> {
        LETTERS.into_iter().zip(sides).try_for_each(|(letter, side)| self.line(&format!("{letter}  {side}")))
    }

    fn line(&mut self, text: &str) -> io::Result<()> {
        for (number, line) in wrap(text, Output::width().saturating_sub(INDENT), 0).iter().enumerate() {
            let indent = if number == 0 { INDENT } else { INDENT + 3 };
            writeln!(self.out, "{:indent$}{line}", "")?;
        }
        Ok(())
    }
}

/// Characters one by one, so that none is taken for what stands beside them; the space by its number, because it is not seen.
fn apart(characters: &str) -> String {
    let shown = |character| if character == ' ' { "U+0020".to_owned() } else { String::from(character) };
    characters.chars().map(shown).collect::<Vec<_>>().join(" ")
}

/// A space is not seen at the end of a line.
fn visible(text: &str) -> String {
    text.replace(' ', "␣")
}
