//! The three parts of the request, member by member.

use std::io;

use gatepass::{Content, Language, Member, Params, Part, Policy, Rule};

use super::{Explanation, rules};
use crate::style::HEADING;

/// What holds of a body as a whole. Its limits are among the decisions, because they are gatepass's own.
const OF_BODIES: [Rule; 5] =
    [Rule::MalformedJson, Rule::InvalidUtf8, Rule::DuplicateKey, Rule::Missing, Rule::WrongType];

impl Explanation<'_> {
    pub(super) fn parts(&mut self) -> io::Result<()> {
        for part in Part::ALL {
            let words = &self.words.page;
            self.page.heading(match part {
                Part::Path => words.path,
                Part::Headers => words.headers,
                Part::Body => words.body,
            })?;
            let members = self.document.members(part);
            match part {
                Part::Headers if members.is_empty() => self.page.text(words.no_headers, 1)?,
                Part::Body => self.rules_of_bodies()?,
                _ => {}
            }
            members.iter().try_for_each(|member| self.member(member, self.document.tables.of(part), 1))?;
        }
        Ok(())
    }

    fn rules_of_bodies(&mut self) -> io::Result<()> {
        let language: Language = self.language;
        let rules = OF_BODIES.map(|rule| language.requirement(rule, Params::None).to_string());
        self.page.text(&rules.join(self.words.comma), 1)
    }

    fn member(&mut self, member: &Member, table: &str, level: usize) -> io::Result<()> {
        let said = format!("{}{}", self.words.colon, self.said_of(member).join(self.words.comma));
        let cited = if table.is_empty() { String::new() } else { (self.words.aside)(table) };
        self.page.term(member.name, HEADING, &format!("{said}{cited}"), level)?;
        match member.content {
            Content::Value { policy, .. } => self.rules(policy, level + 1),
            Content::List { members, .. } => {
                members.iter().try_for_each(|member| self.member(member, self.document.tables.items, level + 1))
            }
            _ => Ok(()),
        }
    }

    /// Whether it must be there, what it holds, and how `--field` calls it.
    fn said_of(&self, member: &Member) -> Vec<String> {
        let words = &self.words.page;
        let mut said = vec![match (member.is_mandatory, self.document.default_of(member.name)) {
            (true, None) => words.mandatory.to_owned(),
            (true, Some(default)) => (words.mandatory_with_default)(default),
            (false, None) => words.optional.to_owned(),
            (false, Some(default)) => (words.optional_with_default)(default),
        }];
        match member.content {
            Content::List { max, .. } => said.push((words.list_of)(max)),
            Content::Value { field, policy } => {
                said.extend(policy.is_secret().then(|| words.secret.to_owned()));
                let other_name = field.map(gatepass::Field::name).filter(|&name| name != member.name);
                said.extend(other_name.map(words.field_name));
            }
            _ => {}
        }
        said
    }

    fn rules(&mut self, policy: Policy, level: usize) -> io::Result<()> {
        rules::requirements(policy, self.language).iter().try_for_each(|rule| self.page.point(rule, level))
    }
}
