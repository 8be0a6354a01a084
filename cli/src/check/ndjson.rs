//! `--ndjson`: one body on each line, the same path and headers for all.

use gatepass::{Document, Part, RawRequest, Reader as _, Report};

use super::bulk;
use super::findings::Judge;
use super::values::Values;
use crate::args::CheckArgs;
use crate::blocks::Line;
use crate::failure::Failure;
use crate::input::Input;
use crate::output::Status;

pub(super) fn run(args: &CheckArgs, document: &'static Document) -> Result<Status, Failure> {
    let judge = Bodies { document, has_advice: args.strength, request: args.request()? };
    bulk::run(args, Input::open(args.file(), args.language)?, judge)
}

struct Bodies {
    document: &'static Document,
    has_advice: bool,
    /// The request whose body is that of the line judged last.
    request: RawRequest,
}

/// The same path and headers, and no body yet.
impl Clone for Bodies {
    fn clone(&self) -> Self {
        let mut request = RawRequest::new();
        for_each_text(&self.request, Part::Path, |name, value| request.add_path_parameter(name, value));
        for_each_text(&self.request, Part::Headers, |name, value| request.add_header(name, value));
        Self { request, ..*self }
    }
}

/// Visits the members of a part that has only texts.
fn for_each_text(request: &RawRequest, part: Part, mut visit: impl FnMut(&str, &str)) {
    let Some(tape) = request.part(part) else { return };
    let mut members = tape.reader();
    members.enter();
    while members.more() {
        visit(members.key().text, members.text());
        members.skip();
    }
}

impl Bodies {
    fn take(&mut self, line: Line<'_>) {
        if line.is_cut {
            self.request.set_body_too_large();
        } else {
            self.request.set_json_body(line.bytes());
        }
    }
}

impl Judge for Bodies {
    /// Advice changes no verdict.
    fn is_valid(&mut self, line: Line<'_>) -> Result<bool, Failure> {
        self.take(line);
        Ok(self.document.check_request(&self.request).is_valid())
    }

    fn report(&mut self, line: Line<'_>) -> Result<Report, Failure> {
        self.take(line);
        Ok(super::report(self.document, &self.request, self.has_advice))
    }

    fn values<'a>(&'a self, _: Line<'a>) -> Values<'a> {
        Values::of_request(self.document, &self.request)
    }
}
