//! A request as somebody wrote it.

use crate::document::Document;
use crate::params::Kind;
use crate::report::Report;
use crate::request::reader::Reader;
use crate::request::tape::Tape;
use crate::request::tape_reader::TapeReader;
use crate::violation::{Part, Sink, Violation};

/// A request as somebody wrote it: any values at all, in none, some or all of its parts. Wiped when it is dropped.
///
/// ```
/// use gatepass::documents::TAURUSDB_RESET_DATABASE_PASSWORD;
/// use gatepass::{Part, RawRequest};
///
/// let mut request = RawRequest::new();
/// request.add_header("x-language", "fr");
/// let report = TAURUSDB_RESET_DATABASE_PASSWORD.check_request(&request);
///
/// let found: Vec<_> = report.violations().iter().map(|v| format!("{} {}", v.path, v.rule.code())).collect();
/// assert_eq!(found, ["/headers/X-Auth-Token missing", "/headers/X-Language unsupported_language"]);
/// assert_eq!(report.unchecked(), [Part::Path, Part::Body]);
/// ```
#[derive(Default, Debug)]
pub struct RawRequest {
    path: Option<Tape>,
    headers: Option<Tape>,
    body: Option<Result<Tape, Violation<'static>>>,
}

impl RawRequest {
    /// A request of which nothing is given yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a parameter of the path, to those that were added before.
    pub fn add_path_parameter(&mut self, name: &str, value: &str) {
        add(&mut self.path, name, value);
        self.path.iter_mut().for_each(Tape::mark_open_object);
    }

    /// Adds a header, to those that were added before.
    pub fn add_header(&mut self, name: &str, value: &str) {
        // Of headers that the document does not know nobody asks whether they are repeated.
        add(&mut self.headers, name, value);
    }

    /// Takes a whole part from a tape, in place of what was given of it before. What is added to it later takes its place.
    pub fn set_part(&mut self, part: Part, values: Tape) {
        match part {
            Part::Path => self.path = Some(values),
            Part::Headers => self.headers = Some(values),
            Part::Body => self.body = Some(Ok(values)),
        }
    }

    /// Reads the body from JSON text. Text that is no body becomes one violation of it, such as `malformed_json`.
    #[cfg(feature = "serde")]
    pub fn set_json_body(&mut self, json: &[u8]) {
        self.body = Some(Tape::from_json(json));
    }

    /// Says that a body of more than [`MAX_BODY_BYTES`](crate::MAX_BODY_BYTES) was given, for a reader that stopped there.
    #[cfg(feature = "serde")]
    pub fn set_body_too_large(&mut self) {
        self.body = Some(Err(Violation::body_too_large()));
    }

    /// The values of a part; `None` when it was not given or could not be read.
    pub fn part(&self, part: Part) -> Option<&Tape> {
        match part {
            Part::Path => self.path.as_ref(),
            Part::Headers => self.headers.as_ref(),
            Part::Body => self.body.as_ref().and_then(|body| body.as_ref().ok()),
        }
    }

    fn is_given(&self, part: Part) -> bool {
        match (part, self.part(part)) {
            (Part::Body, _) => self.body.is_some(),
            (_, Some(tape)) => !is_empty_object(&tape.reader()),
            (_, None) => false,
        }
    }
}

fn is_empty_object(values: &TapeReader<'_>) -> bool {
    let mut members = *values;
    members.enter();
    values.kind() == Kind::Object && !members.more()
}

/// Adds a member to an object that is left open; where there is none, to a new one.
fn add(part: &mut Option<Tape>, name: &str, value: &str) {
    if part.as_ref().is_none_or(|tape| tape.depth() == 0) {
        part.insert(Tape::new()).begin_object();
    }
    if let Some(tape) = part {
        tape.key(name);
        tape.string(value);
    }
}

impl Document {
    /// The report of a request. A part of which anything is given is checked whole; a part of which nothing is given is
    /// listed as unchecked, unless the document describes none of it.
    pub fn check_request(&'static self, request: &RawRequest) -> Report {
        self.check_parts(request, |part, values, sink| self.check_part(part, values, sink))
    }

    /// The report of a request, by what checks one part of it.
    pub(crate) fn check_parts(
        &'static self,
        request: &RawRequest,
        check: impl Fn(Part, TapeReader<'_>, &mut Sink<'_>),
    ) -> Report {
        let mut report = Report::new(Some(self));
        for part in Part::ALL {
            if !request.is_given(part) {
                if !self.members(part).is_empty() {
                    report.add_unchecked(part);
                }
            } else if let Some(values) = request.part(part) {
                check(part, values.reader(), &mut |violation| report.add(violation));
            }
        }
        if let Some(Err(why)) = &request.body {
            report.add(why);
        }
        report
    }
}
