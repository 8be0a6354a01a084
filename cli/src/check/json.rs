//! Reports as JSON: the object of `docs/report.md`, and in bulk runs with its line.

use std::io::{self, Write};

use gatepass::{Language, Localized, Report};
use serde::Serialize;

/// A report with the number of the line that it is about.
#[derive(Serialize)]
struct OfLine<'r> {
    line: u64,
    #[serde(flatten)]
    report: Localized<'r>,
}

/// One report, spread over several lines for people.
pub(super) fn write_page(report: &Report, language: Language, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &report.in_language(language))?;
    writeln!(out)
}

/// One report on one line.
pub(super) fn write_line(line: u64, report: &Report, language: Language, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &OfLine { line, report: report.in_language(language) })?;
    writeln!(out)
}
