//! The request of the documents that reset a password: a body of one field.

use alloc::string::String;
use core::fmt;

use crate::document::{Content, Field, Member, Method};
use crate::report::Report;
use crate::request::Tape;
use crate::typed::{InstanceId, Password, ProjectId, ResetSpec, body};

/// A request that resets a password. Its parts are valid, so it is.
///
/// With the feature `serde` it serialises to exactly the document's body, and [`to_json`](Self::to_json) gives that as text.
///
/// ```
/// use gatepass::typed::otc_rds_reset_root_password::{InstanceId, Password, ProjectId, Request};
///
/// let request = Request::new(
///     ProjectId::parse("0483b6b16e954cb88930a360d2c4e663")?,
///     InstanceId::parse("dsfae23fsfdsae3435in01")?,
///     Password::parse("Rds_1234")?,
/// );
/// assert_eq!(request.method(), gatepass::Method::Post);
/// assert_eq!(
///     request.path(),
///     "/v3/0483b6b16e954cb88930a360d2c4e663/instances/dsfae23fsfdsae3435in01/password",
/// );
/// # #[cfg(feature = "serde")]
/// assert_eq!(request.to_json().expose_secret(), r#"{"db_user_pwd":"Rds_1234"}"#);
/// # Ok::<(), gatepass::Report>(())
/// ```
pub struct ResetRequest<S> {
    project: ProjectId<S>,
    instance: InstanceId<S>,
    password: Password<S>,
}

impl<S: ResetSpec> ResetRequest<S> {
    /// The name of the body's only member.
    const FIELD: &'static str = match S::DOCUMENT.body {
        [Member { name, content: Content::Value { field: Some(Field::Password), .. }, .. }] => name,
        _ => panic!("the document's body is not one password"),
    };

    /// The request of these values.
    pub const fn new(project: ProjectId<S>, instance: InstanceId<S>, password: Password<S>) -> Self {
        Self { project, instance, password }
    }

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

    /// The path of the URL, safe as it is.
    pub fn path(&self) -> String {
        body::path(&self.project, &self.instance)
    }

    /// The report of the whole request but for its headers: warnings and advice, if there are any.
    pub fn check(&self) -> Report {
        body::check(&self.project, &self.instance, self.body())
    }

    /// The body on a tape.
    pub(super) fn body(&self) -> Tape {
        let mut tape = Tape::new();
        tape.begin_object();
        tape.key(Self::FIELD);
        tape.string(self.password.expose_secret());
        tape.end_object();
        tape
    }
}

impl<S> fmt::Debug for ResetRequest<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResetRequest")
            .field("project", &self.project)
            .field("instance", &self.instance)
            .field("password", &self.password)
            .finish()
    }
}
