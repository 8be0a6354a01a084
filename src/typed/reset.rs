//! The request of the documents that reset a password: a body of one field.

use crate::document::Field;
use crate::request::Tape;
use crate::typed::request::{Body, Request, Sealed};
use crate::typed::{InstanceId, Password, ProjectId, ResetSpec, field_of};

/// A request that resets a password.
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
pub type ResetRequest<S> = Request<S, Password<S>>;

impl<S: ResetSpec> ResetRequest<S> {
    /// The request of these values.
    pub const fn new(project: ProjectId<S>, instance: InstanceId<S>, password: Password<S>) -> Self {
        Self { project, instance, body: password }
    }
}

impl<S> Sealed for Password<S> {}

impl<S: ResetSpec> Body<S> for Password<S> {
    fn write(&self, tape: &mut Tape) {
        tape.begin_object();
        tape.key(field_of::<S>(Field::Password).0);
        tape.string(self.expose_secret());
        tape.end_object();
    }
}
