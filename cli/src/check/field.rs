//! `--field`: one value on each line.

use gatepass::{Document, Field, Policy, Report};

use super::bulk::{self, Judge};
use super::prompt;
use super::values::Values;
use crate::args::CheckArgs;
use crate::failure::Failure;
use crate::input::{self, Input, Line};
use crate::output::Status;

pub(super) fn run(args: &CheckArgs, field: Field) -> Result<Status, Failure> {
    let document = args.document;
    let policy = document.policy(field).ok_or(Failure::NoField { document, field })?;
    let mut judge = FieldValues { document, field, policy, has_advice: args.strength };
    // A secret that is typed is never seen, not even by who asks for standard input.
    let is_secret_typed = policy.is_secret() && args.is_standard_input() && input::is_terminal();
    if args.is_prompt() || is_secret_typed {
        let value = prompt::value(field.name(), policy.is_secret(), args.language)?;
        let line = Line { bytes: &value, is_cut: false };
        let report = judge.report(line)?;
        return args.write(&report, &judge.values(line), Some(1));
    }
    bulk::run(args, Input::open(args.file.as_deref(), args.language)?, &mut judge)
}

struct FieldValues {
    document: &'static Document,
    field: Field,
    policy: Policy,
    has_advice: bool,
}

impl FieldValues {
    /// What was skipped of a line makes no difference, unless every character of the field counts.
    fn must_be_enough(&self, line: Line<'_>) -> Result<(), Failure> {
        if line.is_cut && self.policy.longest().is_none() {
            return Err(Failure::LongLine { field: self.field });
        }
        Ok(())
    }
}

impl Judge for FieldValues {
    fn is_valid(&mut self, line: Line<'_>) -> Result<bool, Failure> {
        self.must_be_enough(line)?;
        Ok(line.text().is_ok_and(|value| self.policy.is_valid(value)))
    }

    fn report(&mut self, line: Line<'_>) -> Result<Report, Failure> {
        self.must_be_enough(line)?;
        let (document, field) = (self.document, self.field);
        let report = match line.text() {
            Ok(value) if self.has_advice => document.check_with_advice(field, value, &[]),
            Ok(value) => document.check(field, value),
            Err(_) => document.check_bytes(field, line.bytes),
        };
        report.ok_or(Failure::NoField { document, field })
    }

    fn values<'a>(&'a self, line: Line<'a>) -> Values<'a> {
        let values = line.text().map(|value| Values::of_field(self.document, self.field, value));
        values.unwrap_or_default()
    }
}
