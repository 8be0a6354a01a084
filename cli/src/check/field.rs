//! `--field`: one value on each line.

use gatepass::{Document, Field, Policy, Report};

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
    bulk::run(args, input, &mut FieldValues { document, field, policy })
}

struct FieldValues {
    document: &'static Document,
    field: Field,
    policy: Policy,
}

impl Judge for FieldValues {
    fn is_valid(&mut self, line: Line<'_>) -> bool {
        line.text().is_ok_and(|value| self.policy.is_valid(value))
    }

    fn report(&mut self, line: Line<'_>) -> Report {
        let report = match line.text() {
            Ok(value) => self.document.check(self.field, value),
            Err(_) => self.document.check_bytes(self.field, line.bytes),
        };
        report.unwrap_or_else(|| unreachable!("the document has the field, for it has its policy"))
    }

    fn values<'a>(&'a self, line: Line<'a>) -> Values<'a> {
        let values = line.text().map(|value| Values::of_field(self.document, self.field, value));
        values.unwrap_or_default()
    }
}
