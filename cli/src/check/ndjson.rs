//! `--ndjson`: one body on each line, the same path and headers for all.

use std::io::Write as _;

use gatepass::{Document, RawRequest, Report};

use super::bulk::{self, Judge};
use super::values::Values;
use crate::args::CheckArgs;
use crate::failure::Failure;
use crate::input::{Input, Line};
use crate::output::Status;
use crate::style::DIM;
use crate::words::words;

pub(super) fn run(args: &CheckArgs) -> Result<Status, Failure> {
    let mut judge = Bodies { document: args.document, request: args.request()? };
    if args.is_prompt() {
        // A remark that nobody can be shown does not matter.
        writeln!(anstream::stderr(), "{DIM}{}{DIM:#}", words(args.language).reading_bodies).ok();
    }
    bulk::run(args, Input::open(args.file.as_deref(), args.language)?, &mut judge)
}

struct Bodies {
    document: &'static Document,
    /// The request whose body is that of the line judged last.
    request: RawRequest,
}

impl Judge for Bodies {
    fn report(&mut self, line: Line<'_>) -> Report {
        if line.is_cut {
            self.request.set_body_too_large();
        } else {
            self.request.set_json_body(line.bytes);
        }
        self.document.check_request(&self.request)
    }

    fn values<'a>(&'a self, _: Line<'a>) -> Values<'a> {
        Values::of_request(self.document, &self.request)
    }
}
