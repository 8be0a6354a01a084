//! `--field`: one value on each line.

use gatepass::{Field, Policy, Report};

use super::bulk;
use super::findings::Judge;
use super::prompt;
use super::values::Values;
use crate::args::CheckArgs;
use crate::blocks::Line;
use crate::failure::Failure;
use crate::input::{self, Input};
use crate::output::Status;
use crate::subject::Subject;

pub(super) fn run(args: &CheckArgs, subject: Subject, field: Field) -> Result<Status, Failure> {
    let policy = subject.policy(field)?;
    let mut judge = FieldValues { subject, field, policy, has_advice: args.strength };
    // A secret that is typed is never seen, not even by who asks for standard input.
    let is_secret_typed = policy.is_secret() && args.is_standard_input() && input::is_terminal();
    if args.is_prompt() || is_secret_typed {
        let value = prompt::value(field.name(), policy.is_secret(), args.language)?;
        let line = Line::of(&value);
        let report = judge.report(line)?;
        return args.write(&report, &judge.values(line), Some(1));
    }
    let input = Input::open(args.file(), args.language).map_err(|failure| match subject {
        // A document's passwords are not spelled as files are; those of a policy of one's own may be.
        Subject::Policy(_) => failure.without_missing_name(),
        Subject::Document(_) => failure,
    })?;
    bulk::run(args, input, judge)
}

#[derive(Clone)]
struct FieldValues {
    subject: Subject,
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
        let (policy, field, has_advice) = (self.policy, self.field, self.has_advice);
        let report = match (self.subject, line.text()) {
            (Subject::Policy(_), Ok(value)) if has_advice => Some(policy.report_with_advice(value, &[])),
            (Subject::Policy(_), Ok(value)) => Some(policy.report(value)),
            (Subject::Policy(_), Err(_)) => Some(policy.report_bytes(line.bytes())),
            (Subject::Document(document), Ok(value)) if has_advice => document.check_with_advice(field, value, &[]),
            (Subject::Document(document), Ok(value)) => document.check(field, value),
            (Subject::Document(document), Err(_)) => document.check_bytes(field, line.bytes()),
        };
        report.ok_or_else(|| Failure::no_field(self.subject, field))
    }

    fn values<'a>(&'a self, line: Line<'a>) -> Values<'a> {
        let values = line.text().map(|value| Values::of_field(value, self.policy.is_secret()));
        values.unwrap_or_default()
    }
}
