//! `gatepass check`: a request, many of them, or the values of one field.

mod bulk;
mod field;
mod findings;
mod headers;
mod json;
mod ndjson;
mod page;
mod place;
mod progress;
mod prompt;
mod request;
mod text;
mod values;
mod workers;

use std::path::Path;

use gatepass::{Document, Field, RawRequest, Report};

use crate::args::{CheckArgs, Format};
use crate::failure::Failure;
use crate::input;
use crate::output::{Output, Status};
use crate::subject::{Named, Subject};
use text::Wording;
use values::Values;

pub(crate) fn run(args: &CheckArgs) -> Result<Status, Failure> {
    let subject = args.subject()?;
    match (subject, args.field) {
        (_, Some(field)) => field::run(args, subject, field),
        (Subject::Policy(_), None) => field::run(args, subject, Field::Password),
        (Subject::Document(document), None) if args.ndjson => ndjson::run(args, document),
        (Subject::Document(document), None) => request::run(args, document),
    }
}

/// The report of a request, with advice where that is asked for.
fn report(document: &'static Document, request: &RawRequest, has_advice: bool) -> Report {
    if has_advice { document.check_request_with_advice(request) } else { document.check_request(request) }
}

impl CheckArgs {
    /// Whose rules hold.
    fn subject(&self) -> Result<Subject, Failure> {
        match (&self.policy, &self.first) {
            (Some(path), _) if input::is_standard(path) && self.is_standard_input() => Err(Failure::PolicyFromInput),
            (Some(path), _) => Subject::read(path, self.language),
            (None, Some(Named::Document(document))) => Ok(Subject::Document(document)),
            // Such arguments have been refused.
            (None, _) => Err(Failure::PolicyFromInput),
        }
    }

    /// The body or the values; with `--policy` it stands first.
    fn file(&self) -> Option<&Path> {
        match &self.first {
            Some(first) if self.policy.is_some() => Some(first.as_path()),
            _ => self.file.as_deref(),
        }
    }

    /// Whether the body or the values come from standard input.
    fn is_standard_input(&self) -> bool {
        self.file().is_none_or(input::is_standard)
    }

    /// Whether a person is to be asked for the values.
    fn is_prompt(&self) -> bool {
        self.file().is_none() && input::is_terminal()
    }

    /// How reports are put into words.
    fn wording(&self) -> Wording {
        Wording { language: self.language, width: Output::width() }
    }

    /// What the arguments give of a request: its path and its headers.
    fn request(&self) -> Result<RawRequest, Failure> {
        let mut request = RawRequest::new();
        for (name, value) in [("project_id", &self.project_id), ("instance_id", &self.instance_id)] {
            if let Some(value) = value {
                request.add_path_parameter(name, value);
            }
        }
        headers::add(&mut request, self)?;
        Ok(request)
    }

    /// Writes a report that stands alone.
    fn write(&self, report: &Report, values: &Values<'_>, line: Option<u64>) -> Result<Status, Failure> {
        let wording = self.wording();
        Output::new(self.format).write_with(|output| match (self.format, line) {
            (Format::Text, _) if self.quiet => wording.write_summary(report, output),
            (Format::Text, _) => wording.write_page(report, values, output),
            (Format::Json, _) if self.quiet => {
                // A summary that nobody can be shown is no failure: the status says it too.
                wording.write_summary(report, &mut anstream::stderr()).ok();
                Ok(())
            }
            (Format::Json, Some(line)) => json::Reports::default().write_line(line, report, self.language, output),
            (Format::Json, None) => json::write_page(report, self.language, output),
        })?;
        Ok(Status::of(report.is_valid()))
    }
}
