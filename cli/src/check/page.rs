//! A single report for people: what is wrong by its place in the request, below the value where that is no secret.

use std::io::{self, Write};
use std::iter;

use gatepass::{Document, Part, Report, Rule, Violation};
use unicode_width::UnicodeWidthStr as _;

use super::place;
use super::text::Wording;
use super::values::{Value, Values};
use crate::excerpt::Excerpt;
use crate::style::{self, DIM, HEADING};
use crate::wrap::wrap;

/// How far what belongs to a path is moved to the right.
const INDENT: usize = 4;

/// How narrow a message may become beside an underline; then it moves below it.
const NARROWEST: usize = 36;

impl Wording {
    /// The whole report, with its document and a summary.
    pub(crate) fn write_page(self, report: &Report, values: &Values<'_>, out: &mut dyn Write) -> io::Result<()> {
        if let Some(document) = report.document() {
            self.write_heading(document, out)?;
        }
        for group in report.violations().chunk_by(|one, other| one.path == other.path) {
            self.write_group(report.document(), group, values, out)?;
        }
        if report.is_truncated() {
            writeln!(out, "{}\n", self.words().truncated)?;
        }
        self.write_summary(report, out)?;
        self.write_unchecked(report.unchecked(), out)
    }

    /// What is said of one path.
    fn write_group(
        self,
        document: Option<&Document>,
        group: &[Violation<'_>],
        values: &Values<'_>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let Some(first) = group.first() else { return Ok(()) };
        let value = values.at(&first.path);
        let is_given = first.rule != Rule::Missing;
        let is_secret = is_given && document.is_some_and(|document| place::is_secret(document, &first.path));
        let place = place::of_path(&first.path, self.words());
        if !place.is_empty() {
            write!(out, "{HEADING}{place}{HEADING:#}")?;
            if is_secret {
                write!(out, "{DIM}{}{DIM:#}", (self.words().aside)(self.words().is_secret))?;
            }
            writeln!(out)?;
        }
        match value {
            Some(Value { text: "", is_secret: false }) => {
                writeln!(out, "{:INDENT$}{DIM}{}{DIM:#}", "", self.words().empty)?;
                group.iter().try_for_each(|violation| self.write_unshown(violation, value, out))?;
            }
            Some(Value { text, is_secret: false }) => self.write_shown(text, group, out)?,
            _ => group.iter().try_for_each(|violation| self.write_unshown(violation, value, out))?,
        }
        writeln!(out)
    }

    /// Violations below the value, each beside its underline; as many below one excerpt as fit.
    fn write_shown(self, value: &str, group: &[Violation<'_>], out: &mut dyn Write) -> io::Result<()> {
        let spanned = |violation: &Violation<'_>| violation.span.map(|span| span.widen(value).utf8());
        let mut rest = group;
        while let Some(first) = rest.first() {
            let Some(range) = spanned(first) else {
                self.write_unshown(first, None, out)?;
                rest = rest.get(1..).unwrap_or_default();
                continue;
            };
            let excerpt = Excerpt::around(value, &range, self.width - INDENT);
            let is_here = |violation: &Violation<'_>| spanned(violation).is_some_and(|range| excerpt.has(&range));
            let count = rest.iter().take_while(|violation| is_here(violation)).count().max(1);
            let (here, after) = rest.split_at(count);
            self.write_excerpt(&excerpt, value, here, out)?;
            rest = after;
        }
        Ok(())
    }

    fn write_excerpt(
        self,
        excerpt: &Excerpt<'_>,
        value: &str,
        violations: &[Violation<'_>],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let marked = || violations.iter().filter_map(|v| Some((v, v.span?.widen(value).utf8())));
        let marks: Vec<_> = marked().map(|(violation, range)| (range, violation.severity())).collect();
        write!(out, "{:INDENT$}", "")?;
        excerpt.write(&marks, out)?;
        for (violation, range) in marked() {
            let (column, count) = excerpt.columns(&range);
            let style = style::of(violation.severity());
            write!(out, "{:1$}{style}", "", INDENT + column)?;
            write!(out, "{}{style:#}", "^".repeat(count))?;
            self.write_beside(violation, INDENT + column + count + 1, out)?;
        }
        Ok(())
    }

    /// The message to the right of an underline, or below it where little room is left.
    fn write_beside(self, violation: &Violation<'_>, column: usize, out: &mut dyn Write) -> io::Result<()> {
        let length = self.name(violation).width() + self.message(violation).width();
        if column + length.min(NARROWEST) <= self.width {
            write!(out, " ")?;
            return self.write_label(violation, None, column, out);
        }
        write!(out, "\n{:INDENT$}", "")?;
        self.write_label(violation, None, INDENT, out)
    }

    /// A violation of a value that is not shown: with its place in the value, if that is known.
    fn write_unshown(self, violation: &Violation<'_>, value: Option<Value<'_>>, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{:INDENT$}", "")?;
        self.write_label(violation, place::of_span(value, violation.span), INDENT, out)
    }

    /// The severity, the code and the message, wrapped from this column on.
    fn write_label(
        self,
        violation: &Violation<'_>,
        at: Option<(usize, usize)>,
        column: usize,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        self.write_name(violation, out)?;
        let text = format!("{}{}", self.at(at), self.message(violation));
        let lines = wrap(&text, self.width.saturating_sub(column), self.name(violation).width());
        for (line, indent) in lines.iter().zip(iter::once(0).chain(iter::repeat(column))) {
            writeln!(out, "{:indent$}{line}", "")?;
        }
        Ok(())
    }

    fn write_unchecked(self, parts: &[Part], out: &mut dyn Write) -> io::Result<()> {
        let words = self.words();
        let named = parts.iter().map(|&part| format!("{}{}", (words.part)(part), (words.aside)(flags(part))));
        let named: Vec<_> = named.collect();
        if named.is_empty() {
            return Ok(());
        }
        let text = format!("{}{}{}", words.not_checked, words.colon, named.join(words.comma));
        wrap(&text, self.width, 0).iter().try_for_each(|line| writeln!(out, "{DIM}{line}{DIM:#}"))
    }

    fn write_heading(self, document: &Document, out: &mut dyn Write) -> io::Result<()> {
        let source = document.source;
        let date = source.revision.map(|revision| format!(", {revision}")).unwrap_or_default();
        let title = format!("{}, {}{date}", source.product, source.operation);
        writeln!(out, "{HEADING}{}{HEADING:#}", document.id)?;
        wrap(&title, self.width, 0).iter().try_for_each(|line| writeln!(out, "{DIM}{line}{DIM:#}"))?;
        writeln!(out)
    }
}

/// The arguments by which a part is checked too.
const fn flags(part: Part) -> &'static str {
    match part {
        Part::Path => "--project-id, --instance-id",
        Part::Headers => "--header",
        Part::Body => "FILE",
    }
}
