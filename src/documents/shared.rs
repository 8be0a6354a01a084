//! What several documents say in the same words.

use crate::charset::CharSet;
use crate::document::{Member, ResponseBody, ResponseShape};
use crate::policy::{HeaderPolicy, IdentifierPolicy, Length, PasswordPolicy, Shape};
use crate::prerequisite::{InstanceStatus, Prerequisite};

/// "8 to 32 characters".
pub(super) const PASSWORD_LENGTH: Length = Length::new(8, 32);

/// "at least three types of the following characters".
pub(super) const PASSWORD_CLASSES: usize = 3;

/// The 17 special characters of the documents that reset the password of root.
pub(super) const SPECIALS: CharSet = CharSet::of("~!@#$%^*-_=+?,()&");

/// The password of root: 8 to 32 characters, three of four classes, 17 special characters.
pub(super) static ROOT_PASSWORD: PasswordPolicy = PasswordPolicy::new(PASSWORD_LENGTH, SPECIALS, PASSWORD_CLASSES);

/// An instance where the text gives no range.
pub(super) static INSTANCE_WITHOUT_RANGE: IdentifierPolicy = IdentifierPolicy::url_safe(&[Shape::INSTANCE_ID]);

/// A project where the text gives no range.
pub(super) static PROJECT_WITHOUT_RANGE: IdentifierPolicy = IdentifierPolicy::url_safe(&[Shape::PROJECT_ID]);

/// The path of the operations that reset a password.
pub(super) const RESET_PATH: &str = "/v3/{project_id}/instances/{instance_id}/password";

/// `X-Auth-Token`: mandatory.
pub(super) const AUTH_TOKEN: Member = Member::header("X-Auth-Token", &TOKEN);

/// The limit is ours; the texts give none.
pub(crate) static TOKEN: HeaderPolicy = HeaderPolicy::token(65_536);

/// `X-Language`: optional.
pub(super) const LANGUAGE: Member = Member::header("X-Language", &LANGUAGES).optional();

/// The language of a request that names none.
pub(super) const DEFAULT_LANGUAGE: (&str, &str) = ("X-Language", "en-us");

static LANGUAGES: HeaderPolicy = HeaderPolicy::language(&["en-us", "zh-cn"]);

/// "The password cannot be reset if the DB instance is in any of the following statuses: creating, rebooting, upgrading,
/// changing instance class, creating users, or deleting users."
pub(super) const NOT_WHILE_BUSY: Prerequisite = Prerequisite::NoneOf(&[
    InstanceStatus::Creating,
    InstanceStatus::Rebooting,
    InstanceStatus::Upgrading,
    InstanceStatus::ChangingInstanceClass,
    InstanceStatus::CreatingUsers,
    InstanceStatus::DeletingUsers,
]);

/// Status 400: `error_code` and `error_msg`.
pub(super) const BAD_REQUEST: ResponseShape = ResponseShape { status: Some(400), body: ResponseBody::Error };

/// Status 500: `error_code` and `error_msg`.
pub(super) const SERVER_ERROR: ResponseShape = ResponseShape { status: Some(500), body: ResponseBody::Error };
