//! `--ndjson`: one body on each line, the same path and headers for all.

use gatepass::{Document, RawRequest, Report};

use super::bulk::{self, Judge};
use super::values::Values;
use crate::args::CheckArgs;
use crate::failure::Failure;
use crate::input::{Input, Line};
use crate::output::Status;

pub(super) fn run(args: &CheckArgs, document: &'static Document) -> Result<Status, Failure> {
    let mut judge = Bodies { document, args, request: args.request()? };
    bulk::run(args, Input::open(args.file(), args.language)?, &mut judge)
}

struct Bodies<'a> {
    document: &'static Document,
    args: &'a CheckArgs,
    /// The request whose body is that of the line judged last.
    request: RawRequest,
}

impl Bodies<'_> {
    fn take(&mut self, line: Line<'_>) {
        if line.is_cut {
            self.request.set_body_too_large();
        } else {
            self.request.set_json_body(line.bytes);
        }
    }
}

impl Judge for Bodies<'_> {
    /// Advice changes no verdict.
    fn is_valid(&mut self, line: Line<'_>) -> Result<bool, Failure> {
        self.take(line);
        Ok(self.document.check_request(&self.request).is_valid())
    }

    fn report(&mut self, line: Line<'_>) -> Result<Report, Failure> {
        self.take(line);
        Ok(self.args.report(self.document, &self.request))
    }

    fn values<'a>(&'a self, _: Line<'a>) -> Values<'a> {
        Values::of_request(self.document, &self.request)
    }
}
