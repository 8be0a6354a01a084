//! `gatepass lint`: what is odd about a password policy, and what departs from the standards.

use std::io::{self, Write};

use clap::Args as ClapArgs;
use gatepass::{Finding, FindingValue, Language, Lint, Reference, Severity};
use serde::Serialize;
use serde_json::{Map, Value, json};
use unicode_width::UnicodeWidthStr as _;

use crate::args::{Format, language_parser};
use crate::failure::Failure;
use crate::output::{Output, Status};
use crate::style::{self, DIM, HEADING};
use crate::subject::{Named, NamedParser};
use crate::words::{Words, words};
use crate::wrap::wrap;

#[derive(ClapArgs)]
#[command(after_help = STATUS)]
pub(crate) struct LintArgs {
    /// A policy of your own, as TOML or JSON, or the id of a document; `-` is standard input
    #[arg(value_name = "FILE|DOCUMENT", value_parser = NamedParser)]
    subject: Named,

    /// End with status 1 when something at least so grave is found
    #[arg(long, value_name = "SEVERITY", value_parser = ["warning", "advice"])]
    deny: Option<String>,

    /// Leave out what is found under this code; may be given more than once
    #[arg(long, value_name = "CODE", value_parser = Lint::ALL.iter().map(|lint| lint.code()).collect::<Vec<_>>())]
    allow: Vec<String>,

    /// Words for people, or one JSON object
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    /// The language of the messages
    #[arg(long, value_parser = language_parser(), default_value = Language::EnUs.tag())]
    pub(crate) language: Language,
}

const STATUS: &str = "\
What is found is advice: no policy is refused for it.

Exit status:
  0  the policy was read, whatever was found
  1  with --deny, something so grave was found
  2  there is no policy in the file, or it cannot be read";

/// The version of the shape of the JSON.
const SCHEMA: &str = "gatepass.lint/1";

pub(crate) fn run(args: &LintArgs) -> Result<Status, Failure> {
    let subject = args.subject.open(args.language)?;
    let mut findings = Vec::new();
    subject.password()?.lint(&mut |finding| findings.push(finding));
    findings.retain(|finding| args.allow.iter().all(|code| code != finding.lint.code()));
    let page =
        Page { name: args.subject.to_string(), title: subject.title(), language: args.language, findings: &findings };
    Output::new(args.format).write_with(|output| match args.format {
        Format::Json => page.write_json(output),
        Format::Text => page.write_text(output),
    })?;
    let is_denied = |finding: &Finding| args.denies(finding.lint.severity());
    Ok(Status::of(!findings.iter().any(is_denied)))
}

impl LintArgs {
    fn denies(&self, severity: Severity) -> bool {
        match self.deny.as_deref() {
            Some("warning") => severity <= Severity::Warning,
            Some(_) => true,
            None => false,
        }
    }
}

struct Page<'a> {
    name: String,
    title: Option<&'static str>,
    language: Language,
    findings: &'a [Finding],
}

/// How far what belongs to a finding is moved to the right.
const INDENT: usize = 4;

impl Page<'_> {
    fn words(&self) -> &'static Words {
        words(self.language)
    }

    fn write_text(&self, out: &mut Output) -> io::Result<()> {
        writeln!(out, "{HEADING}{}{HEADING:#}", self.name)?;
        if let Some(title) = self.title {
            writeln!(out, "{DIM}{}{DIM:#}", gatepass::Escaped(title))?;
        }
        writeln!(out)?;
        self.findings.iter().try_for_each(|finding| self.write_finding(finding, out))?;
        self.write_summary(out)?;
        let lines = wrap(self.words().not_linted, Output::width(), 0);
        lines.iter().try_for_each(|line| writeln!(out, "{DIM}{line}{DIM:#}"))
    }

    fn write_finding(&self, finding: &Finding, out: &mut Output) -> io::Result<()> {
        let severity = finding.lint.severity();
        let style = style::of(severity);
        let label = format!("{}[{}]", self.language.severity(severity), finding.lint.code());
        let message = format!("{}{}", self.words().colon, self.language.describe_finding(finding));
        write!(out, "{style}{label}{style:#}")?;
        for (number, line) in wrap(&message, Output::width() - INDENT, label.len() - INDENT).iter().enumerate() {
            let indent = if number == 0 { 0 } else { INDENT };
            writeln!(out, "{:indent$}{line}", "")?;
        }
        let references: Vec<_> = finding.lint.references().iter().map(|reference| self.cited(*reference)).collect();
        let line = references.join(" · ");
        // None is parted: where they are too long for a line, each has its own.
        let lines = if line.width() + INDENT <= Output::width() { vec![line] } else { references };
        lines.iter().try_for_each(|line| writeln!(out, "{:INDENT$}{DIM}{line}{DIM:#}", ""))?;
        writeln!(out)
    }

    fn cited(&self, reference: Reference) -> String {
        let level = if reference.level.is_empty() { String::new() } else { (self.words().aside)(reference.level) };
        format!("{}, {}{level}", reference.standard, reference.section)
    }

    fn write_summary(&self, out: &mut Output) -> io::Result<()> {
        let count = |severity| self.findings.iter().filter(|finding| finding.lint.severity() == severity).count();
        let counts = [Severity::Warning, Severity::Advice].map(|severity| (severity, count(severity)));
        let counts = counts.into_iter().filter(|&(_, count)| count > 0);
        let counts: Vec<_> = counts.map(|(severity, count)| (self.words().count)(severity, count)).collect();
        let summary =
            if counts.is_empty() { self.words().nothing_found.to_owned() } else { counts.join(self.words().comma) };
        writeln!(out, "{summary}")
    }

    fn write_json(&self, out: &mut Output) -> io::Result<()> {
        let findings: Vec<_> = self.findings.iter().map(|finding| self.json(finding)).collect();
        let object = json!({ "schema": SCHEMA, "subject": self.name, "title": self.title, "findings": findings });
        serde_json::to_writer_pretty(&mut *out, &object)?;
        writeln!(out)
    }

    fn json(&self, finding: &Finding) -> Value {
        let references: Vec<_> =
            finding.lint.references().iter().map(|reference| json!(Cited::from(*reference))).collect();
        json!({
            "severity": finding.lint.severity().name(),
            "code": finding.lint.code(),
            "params": params(finding),
            "message": self.language.describe_finding(finding).to_string(),
            "references": references,
        })
    }
}

/// A reference as JSON.
#[derive(Serialize)]
struct Cited {
    standard: &'static str,
    section: &'static str,
    level: Option<&'static str>,
}

impl From<Reference> for Cited {
    fn from(Reference { standard, section, level, .. }: Reference) -> Self {
        Self { standard, section, level: Some(level).filter(|level| !level.is_empty()) }
    }
}

fn params(finding: &Finding) -> Map<String, Value> {
    let value = |value| match value {
        FindingValue::Number(number) => json!(number),
        FindingValue::Characters(set) => json!(set.to_string()),
        _ => Value::Null,
    };
    finding.values().map(|(name, of)| (name.to_owned(), value(of))).collect()
}
