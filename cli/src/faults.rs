//! What is wrong with the file of a policy, as compilers show it: the line, an underline, and what to write instead.

use std::io::{self, Write};
use std::ops::Range;

use gatepass::policy_file::{Fault, FaultCode, Faults};
use gatepass::{Language, Severity};

use crate::excerpt::Excerpt;
use crate::output::Output;
use crate::style::{self, DIM, HEADING};
use crate::words::words;
use crate::wrap::wrap;

/// Every fault, with a blank line before each.
pub(crate) fn shown(name: &str, text: &str, faults: &Faults, language: Language) -> String {
    let mut page = Vec::new();
    let file = File { name, text, is_shown: faults.is_of_policy(), language };
    // Writing to memory cannot fail.
    faults.iter().try_for_each(|fault| file.write(fault, &mut page)).ok();
    if faults.is_truncated() {
        write!(page, "\n\n{}", words(language).truncated).ok();
    }
    String::from_utf8_lossy(&page).into_owned()
}

/// Stands for a space at which no line is broken. No message holds it: what is suggested is ASCII, and what is not is escaped.
const UNPARTED: &str = "\u{a0}";

struct File<'a> {
    name: &'a str,
    text: &'a str,
    /// Whether its lines may be seen: what is no policy at all may hold secrets.
    is_shown: bool,
    language: Language,
}

impl File<'_> {
    fn write(&self, fault: &Fault, out: &mut dyn Write) -> io::Result<()> {
        let style = style::of(Severity::Error);
        let label = format!("{}[{}]", self.language.severity(Severity::Error), fault.code().code());
        let message = format!("{}{}", words(self.language).colon, fault.in_language(self.language));
        write!(out, "\n\n{style}{label}{style:#}")?;
        // What is to be copied is not parted at its spaces.
        let suggestion = fault.suggestion().unwrap_or_default();
        let message = if suggestion.contains(' ') {
            message.replace(suggestion, &suggestion.replace(' ', UNPARTED))
        } else {
            message
        };
        for line in wrap(&message, Output::width(), label.len()) {
            writeln!(out, "{}", line.replace(UNPARTED, " "))?;
        }
        let gutter = fault.line().to_string().len();
        write!(out, "{:gutter$}{DIM}-->{DIM:#} {}:{}:{}", "", self.name, fault.line(), fault.column())?;
        if self.is_shown && !is_malformed(fault) { self.write_line(fault, gutter, out) } else { Ok(()) }
    }

    /// The line, and what is underlined of it; of a key nothing but itself.
    fn write_line(&self, fault: &Fault, gutter: usize, out: &mut dyn Write) -> io::Result<()> {
        let (line, range) = self.line_of(&fault.span());
        let (line, range) = if is_of_key(fault) { alone(line, range) } else { (line, range) };
        let columns = Output::width().saturating_sub(gutter + " | ".len());
        let excerpt = Excerpt::around(line, &range, columns);
        write!(out, "\n{DIM}{} |{DIM:#} ", fault.line())?;
        excerpt.write(&[(range.clone(), Severity::Error)], out)?;
        let (column, count) = excerpt.columns(&range);
        let style = style::of(Severity::Error);
        write!(out, "{:gutter$}{DIM} |{DIM:#} {:column$}{style}{}{style:#}", "", "", "^".repeat(count))
    }

    /// The line on which a span begins, and as much of the span as stands on it.
    fn line_of(&self, span: &Range<usize>) -> (&str, Range<usize>) {
        let (before, after) = self.text.split_at_checked(span.start).unwrap_or((self.text, ""));
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let end = after.find(['\n', '\r']).map_or(self.text.len(), |length| span.start + length);
        let line = self.text.get(start..end).unwrap_or_default();
        (line, span.start - start..span.end.min(end) - start)
    }
}

/// Whether only a key is wrong. Beside one that no policy has may stand a secret: the password of another setting.
const fn is_of_key(fault: &Fault) -> bool {
    matches!(fault.code(), FaultCode::UnknownKey | FaultCode::DuplicateKey | FaultCode::MissingKey)
}

/// Whether nobody knows what the line says: it may be the password of another setting, without quotes.
const fn is_malformed(fault: &Fault) -> bool {
    matches!(fault.code(), FaultCode::MalformedToml | FaultCode::MalformedJson)
}

/// A piece of a line without the rest of it.
fn alone(line: &str, range: Range<usize>) -> (&str, Range<usize>) {
    let piece = line.get(range).unwrap_or_default();
    (piece, 0..piece.len())
}

/// The title of the page: which file it is, and how much is wrong with it.
pub(crate) fn title(name: &str, faults: &Faults, language: Language) -> String {
    let count = (words(language).count)(Severity::Error, faults.iter().count());
    format!("{HEADING}{}{HEADING:#}", (words(language).no_policy)(name, &count))
}
