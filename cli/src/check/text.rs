//! What every report for people is made of, and those of bulk runs: a line for each violation.

use std::io::{self, Write};

use gatepass::{Language, Report, Severity, Violation};

use super::place;
use super::values::Values;
use crate::style::{self, ERROR, HEADING, VALID};
use crate::words::{Words, words};

/// How reports are put into words.
#[derive(Clone, Copy)]
pub(crate) struct Wording {
    pub(crate) language: Language,
    /// In columns.
    pub(crate) width: usize,
}

impl Wording {
    /// The words of the language.
    pub(super) fn words(self) -> &'static Words {
        words(self.language)
    }

    /// The verdict alone, with how much there is of each severity.
    pub(crate) fn write_summary(self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let words = self.words();
        if report.is_valid() {
            write!(out, "{VALID}✓ {}{VALID:#}", words.valid)?;
        } else {
            write!(out, "{ERROR}✗ {}{ERROR:#}", words.invalid)?;
        }
        let found = Severity::ALL.map(|severity| (severity, report.count(severity)));
        let counts: Vec<_> = found.iter().filter(|(_, count)| *count > 0).map(|&(s, n)| (words.count)(s, n)).collect();
        if !counts.is_empty() {
            write!(out, "{}{}", words.colon, counts.join(words.comma))?;
        }
        writeln!(out)
    }

    /// A line for each violation, with the number of the line that it is about.
    pub(crate) fn write_lines(
        self,
        line: u64,
        report: &Report,
        values: &Values<'_>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let words = self.words();
        for violation in report.violations() {
            write!(out, "{HEADING}{}{HEADING:#}{}", (words.line)(line), words.colon)?;
            if !violation.path.is_empty() {
                write!(out, "{}{}", place::of_path(&violation.path, words), words.colon)?;
            }
            self.write_name(violation, out)?;
            let at = place::of_span(values.at(&violation.path), violation.span);
            writeln!(out, "{}{}", self.at(at), self.message(violation))?;
        }
        if report.is_truncated() {
            writeln!(out, "{}{}{}", (words.line)(line), words.colon, words.truncated)?;
        }
        Ok(())
    }

    /// The severity and the code, in colour.
    pub(super) fn write_name(self, violation: &Violation<'_>, out: &mut dyn Write) -> io::Result<()> {
        let style = style::of(violation.severity());
        write!(out, "{style}{}{style:#}", self.name(violation))
    }

    /// The severity and the code: `error[too_short]`.
    pub(super) fn name(self, violation: &Violation<'_>) -> String {
        format!("{}[{}]", self.language.severity(violation.severity()), violation.rule.code())
    }

    /// A place in a value that is not shown.
    pub(super) fn at(self, at: Option<(usize, usize)>) -> String {
        at.map_or_else(String::new, |(first, last)| format!(" {}", (self.words().at)(first, last)))
    }

    /// What is wrong, after a colon.
    pub(super) fn message(self, violation: &Violation<'_>) -> String {
        format!("{}{}", self.words().colon, self.language.describe(violation))
    }
}
