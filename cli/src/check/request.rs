//! One request: the body from a file, standard input or a prompt.

use gatepass::{Document, Part};

use super::prompt;
use super::values::Values;
use crate::args::CheckArgs;
use crate::failure::Failure;
use crate::input::Input;
use crate::output::Status;

pub(super) fn run(args: &CheckArgs, document: &'static Document) -> Result<Status, Failure> {
    let mut request = args.request()?;
    if args.is_prompt() {
        request.set_part(Part::Body, prompt::body(document, args.language)?);
    } else {
        match Input::open(args.file(), args.language)?.read_body()? {
            Some(body) => request.set_json_body(body.bytes()),
            None => request.set_body_too_large(),
        }
    }
    let report = super::report(document, &request, args.strength);
    args.write(&report, &Values::of_request(document, &request), None)
}
