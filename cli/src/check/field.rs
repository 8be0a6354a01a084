//! `--field`: one value on each line.

use gatepass::{Document, Field, Path, Policy, RawRequest, Report, Tape};

use super::bulk::{self, Judge};
use super::prompt;
use super::values::Values;
use crate::args::CheckArgs;
use crate::failure::Failure;
use crate::input::{Input, Line};
use crate::output::Status;

pub(super) fn run(args: &CheckArgs, field: Field) -> Result<Status, Failure> {
    let document = args.document;
    let no_field = || Failure::NoField { document, field };
    let policy = document.policy(field).ok_or_else(no_field)?;
    if args.is_prompt() {
        let value = prompt::value(field.name(), policy.is_secret(), args.language)?;
        let report = document.check(field, &value).ok_or_else(no_field)?;
        return args.write(&report, &Values::of_field(document, field, &value), Some(1));
    }
    let input = Input::open(args.file.as_deref(), args.language)?;
    bulk::run(args, input, &mut FieldValues { document, field, policy, body_alone: body_alone(document) })
}

struct FieldValues {
    document: &'static Document,
    field: Field,
    policy: Policy,
    /// The document without what it says of the path and the headers.
    body_alone: &'static Document,
}

impl Judge for FieldValues {
    fn is_valid(&mut self, line: Line<'_>) -> bool {
        line.text().is_ok_and(|value| self.policy.is_valid(value))
    }

    fn report(&mut self, line: Line<'_>) -> Report {
        let checked = line.text().ok().and_then(|value| self.document.check(self.field, value));
        checked.unwrap_or_else(|| self.report_of_bytes(line.bytes))
    }

    fn values<'a>(&'a self, line: Line<'a>) -> Values<'a> {
        let values = line.text().map(|value| Values::of_field(self.document, self.field, value));
        values.unwrap_or_default()
    }
}

impl FieldValues {
    /// The report of a value that is not UTF-8. The library makes one of a body alone, so this is the report of a body that
    /// could not be read, at the path of a field.
    fn report_of_bytes(&self, bytes: &[u8]) -> Report {
        let mut request = RawRequest::new();
        if let Err(mut violation) = Tape::from_json(bytes) {
            violation.path = Path::default();
            request.set_unreadable_body(violation);
        }
        self.body_alone.check_request(&request)
    }
}

/// A copy of the document that describes no part but the body, so that its reports call nothing unchecked. It is made once
/// and lives as long as the command.
fn body_alone(document: &Document) -> &'static Document {
    let mut document = *document;
    document.path_parameters = &[];
    document.headers = &[];
    Box::leak(Box::new(document))
}
