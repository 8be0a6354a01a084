//! `gatepass explain`: what a document demands, in words, where it says so, and why gatepass reads it so.

mod page;
mod request;
mod rules;
mod surroundings;

use std::io;

use gatepass::{Content, Decision, Document, Language, Member, Params, Part, Rule};

use crate::args::Format;
use crate::failure::Failure;
use crate::output::{Output, Status};
use crate::style;
use crate::words::{Words, words};
use page::Page;

pub(crate) fn run(document: &'static Document, language: Language) -> Result<Status, Failure> {
    let mut page = Page::new(Output::new(Format::Text));
    let written = Explanation { document, language, words: words(language), page: &mut page }.write();
    written.and_then(|()| page.finish()).map_err(Failure::Write)?;
    Ok(Status::Valid)
}

/// A document, and the page on which it is explained.
struct Explanation<'p> {
    document: &'static Document,
    language: Language,
    words: &'static Words,
    page: &'p mut Page,
}

impl Explanation<'_> {
    fn write(&mut self) -> io::Result<()> {
        self.title()?;
        self.parts()?;
        self.surroundings()?;
        self.decisions()?;
        self.hints()?;
        self.note()
    }

    fn title(&mut self) -> io::Result<()> {
        let source = self.document.source;
        let words = &self.words.page;
        let date = source.revision.map_or_else(|| words.no_revision.to_owned(), words.revision);
        self.page.title(&format!("{}{}{}", source.product, self.words.colon, source.operation))?;
        let mut remarks = vec![self.document.id.to_owned(), date];
        if !source.formats.is_empty() {
            remarks.push((words.formats)(source.formats));
        }
        self.page.remark(&remarks.join(" · "), 0)?;
        self.page.text("", 0)?;
        self.page.verbatim(&format!("{} {}", self.document.method, self.document.path), 1)
    }

    /// What was decided where the text is silent or says two things. What holds of every document is the note at the end.
    fn decisions(&mut self) -> io::Result<()> {
        self.page.heading(self.words.page.decisions)?;
        let decisions = self.document.decisions.iter();
        for &decision in decisions.filter(|&&decision| decision != Decision::NotRecommended) {
            self.page.point(self.language.decision(decision), 1)?;
        }
        Ok(())
    }

    /// Warnings and advice, by the members that they are about.
    fn hints(&mut self) -> io::Result<()> {
        self.page.heading(self.words.page.hints)?;
        self.page.remark(self.words.page.hints_do_not_count, 1)?;
        let members = Part::ALL.into_iter().flat_map(|part| self.document.members(part)).flat_map(leaves);
        for member in members {
            let Content::Value { policy, .. } = member.content else { continue };
            for (rule, text) in rules::hints(self.document, policy, self.language) {
                self.hint(member.name, rule, &text)?;
            }
        }
        let lists = self.document.body.iter().filter(|member| matches!(member.content, Content::List { .. }));
        let of_lists = lists.map(|list| (list.name, Rule::DuplicateUser));
        for (name, rule) in of_lists.chain([(Part::Body.name(), Rule::UnknownField)]) {
            let text = self.language.requirement(rule, Params::None).to_string();
            self.hint(name, rule, &text)?;
        }
        Ok(())
    }

    fn hint(&mut self, name: &str, rule: Rule, text: &str) -> io::Result<()> {
        let severity = self.language.severity(rule.severity());
        let text = format!(" {name}{}{text}", self.words.colon);
        self.page.term(severity, style::of(rule.severity()), &text, 1)
    }

    fn note(&mut self) -> io::Result<()> {
        if !self.document.decisions.contains(&Decision::NotRecommended) {
            return Ok(());
        }
        self.page.heading(self.words.page.note)?;
        self.page.text(self.language.decision(Decision::NotRecommended), 1)
    }
}

/// A member, or the members of its objects where it is a list.
fn leaves(member: &'static Member) -> impl Iterator<Item = &'static Member> {
    match member.content {
        Content::List { members, .. } => members.iter(),
        _ => std::slice::from_ref(member).iter(),
    }
}
