//! A request whose parts are valid: where it goes, and what it carries.

use alloc::string::String;
use core::fmt;

use crate::document::Method;
use crate::report::Report;
use crate::request::{RawRequest, Tape};
use crate::typed::{InstanceId, ProjectId, Spec};
use crate::violation::Part;

/// A request to an instance, made of valid values: see [`ResetRequest`](crate::typed::ResetRequest) and
/// [`ChangeRequest`](crate::typed::ChangeRequest) for how one is made.
///
/// With the feature `serde` it serialises to exactly the document's body, and `to_json` gives that as text.
pub struct Request<S, B> {
    pub(super) project: ProjectId<S>,
    pub(super) instance: InstanceId<S>,
    pub(super) body: B,
}

/// What a request carries.
pub trait Body<S>: fmt::Debug + Sealed {
    /// Writes the document's body.
    #[doc(hidden)]
    fn write(&self, tape: &mut Tape);
}

/// Keeps the bodies to those of this crate: a request relies on them.
pub trait Sealed {}

impl<S: Spec, B: Body<S>> Request<S, B> {
    /// The project.
    pub const fn project(&self) -> &ProjectId<S> {
        &self.project
    }

    /// The instance.
    pub const fn instance(&self) -> &InstanceId<S> {
        &self.instance
    }

    /// The HTTP method.
    pub const fn method(&self) -> Method {
        S::DOCUMENT.method
    }

    /// The path of the URL. The identifiers in it hold nothing that would have to be escaped: their policies see to that.
    pub fn path(&self) -> String {
        let template = S::DOCUMENT.path;
        template.replace("{project_id}", self.project.as_str()).replace("{instance_id}", self.instance.as_str())
    }

    /// The report of the whole request but for its headers: warnings and advice, if there are any.
    pub fn check(&self) -> Report {
        let mut request = RawRequest::new();
        request.add_path_parameter("project_id", self.project.as_str());
        request.add_path_parameter("instance_id", self.instance.as_str());
        request.set_part(Part::Body, self.tape());
        S::DOCUMENT.check_request(&request)
    }

    pub(super) fn tape(&self) -> Tape {
        let mut tape = Tape::new();
        self.body.write(&mut tape);
        tape
    }
}

impl<S, B: fmt::Debug> fmt::Debug for Request<S, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("project", &self.project)
            .field("instance", &self.instance)
            .field("body", &self.body)
            .finish()
    }
}
