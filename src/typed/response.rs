//! What the service answers, as types.

use alloc::string::String;
use core::fmt;

#[cfg(feature = "serde")]
use crate::document::{Document, ResponseBody};
use crate::escape::Escaped;

/// The answer that a request was accepted.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Accepted {
    /// Nothing more is said.
    Done,
    /// A task was started.
    Job(Job),
}

/// The task that changes the passwords of users.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Job {
    /// The task's id.
    pub job_id: String,
}

/// The answer that a request was refused. Its `Display` is the service's own text, with control characters escaped.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct ApiError {
    /// The service's code, such as `DBS.200052`.
    pub error_code: String,
    /// The service's explanation.
    pub error_msg: String,
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", Escaped(&self.error_code), Escaped(&self.error_msg))
    }
}

impl core::error::Error for ApiError {}

/// What became of a request.
pub type Outcome = Result<Accepted, ApiError>;

/// Why an answer cannot be read.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum ResponseError {
    /// The document does not describe this status, such as 418.
    UndocumentedStatus(u16),
    /// The body is not what the document describes for this status, such as `{}` where there must be a `job_id`.
    UnexpectedBody(u16),
}

impl fmt::Display for ResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UndocumentedStatus(status) => write!(f, "the document does not describe status {status}"),
            Self::UnexpectedBody(status) => {
                write!(f, "the body is not what the document describes for status {status}")
            }
        }
    }
}

impl core::error::Error for ResponseError {}

#[cfg(feature = "serde")]
impl Document {
    /// Reads the service's answer.
    ///
    /// ```
    /// use gatepass::documents::TAURUSDB_CHANGE_USER_PASSWORD as DOCUMENT;
    /// use gatepass::typed::{Accepted, ResponseError};
    ///
    /// let Ok(Accepted::Job(job)) = DOCUMENT.parse_response(202, br#"{"job_id": "dff1d289"}"#)? else { panic!() };
    /// assert_eq!(job.job_id, "dff1d289");
    ///
    /// let refused = DOCUMENT.parse_response(400, br#"{"error_code": "DBS.200052", "error_msg": "Invalid."}"#)?;
    /// assert_eq!(refused.unwrap_err().error_code, "DBS.200052");
    ///
    /// assert_eq!(DOCUMENT.parse_response(418, b""), Err(ResponseError::UndocumentedStatus(418)));
    /// # Ok::<(), ResponseError>(())
    /// ```
    pub fn parse_response(&self, status: u16, body: &[u8]) -> Result<Outcome, ResponseError> {
        let described = self.response(status).ok_or(ResponseError::UndocumentedStatus(status))?;
        let outcome = match described {
            ResponseBody::Nothing => body.trim_ascii().is_empty().then_some(Ok(Accepted::Done)),
            ResponseBody::NothingOrEmptyObject => is_nothing_or_empty_object(body).then_some(Ok(Accepted::Done)),
            ResponseBody::Job => from_object(body).map(|job| Ok(Accepted::Job(job))),
            ResponseBody::Error => from_object(body).map(Err),
        };
        outcome.ok_or(ResponseError::UnexpectedBody(status))
    }
}

#[cfg(feature = "serde")]
fn is_nothing_or_empty_object(body: &[u8]) -> bool {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Empty {}

    body.trim_ascii().is_empty() || from_object::<Empty>(body).is_some()
}

/// Reads an object; a derived reader would take a list of the members' values too.
#[cfg(feature = "serde")]
fn from_object<T: serde::de::DeserializeOwned>(body: &[u8]) -> Option<T> {
    body.trim_ascii_start().starts_with(b"{").then(|| serde_json::from_slice(body).ok())?
}
