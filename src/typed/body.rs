//! What the typed requests share: the path and the report.

use alloc::string::String;

use crate::report::Report;
use crate::request::{RawRequest, Tape};
use crate::typed::{InstanceId, ProjectId, Spec};
use crate::violation::Part;

/// The template of the document's path with the identifiers filled in. They hold nothing that would have to be escaped in a
/// URL: their policies see to that.
pub(super) fn path<S: Spec>(project: &ProjectId<S>, instance: &InstanceId<S>) -> String {
    let template = S::DOCUMENT.path;
    template.replace("{project_id}", project.as_str()).replace("{instance_id}", instance.as_str())
}

/// The report of a whole request, but for its headers.
pub(super) fn check<S: Spec>(project: &ProjectId<S>, instance: &InstanceId<S>, body: Tape) -> Report {
    let mut request = RawRequest::new();
    request.add_path_parameter("project_id", project.as_str());
    request.add_path_parameter("instance_id", instance.as_str());
    request.set_part(Part::Body, body);
    S::DOCUMENT.check_request(&request)
}
