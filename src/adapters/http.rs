//! Typed requests as `http::Request`, for any client, and its `http::Response` read.
//!
//! ```
//! use gatepass::adapters::http::{Endpoint, outcome};
//! use gatepass::typed::Accepted;
//! use gatepass::typed::otc_rds_reset_root_password::{InstanceId, Password, ProjectId, Request, Spec};
//!
//! let endpoint = Endpoint::new("https://rds.example.com")?;
//! let request = Request::new(
//!     ProjectId::parse("0483b6b16e954cb88930a360d2c4e663")?,
//!     InstanceId::parse("dsfae23fsfdsae3435in01")?,
//!     Password::parse("Rds_1234")?,
//! );
//! let request = endpoint.request(&request, "MIIEgQYJKoZIhvcNAQcCo")?;
//! assert_eq!(request.body().as_ref(), br#"{"db_user_pwd":"Rds_1234"}"#);
//!
//! let response = http::Response::new("{}"); // what your client brings back
//! assert_eq!(outcome::<Spec>(&response)?, Ok(Accepted::Done));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Clients
//!
//! The body is a [`SecretBody`]: bytes that are redacted, and wiped when the client has let go of them.
//!
//! | client | takes |
//! |---|---|
//! | hyper | `request.map(\|body\| Full::new(Bytes::from_owner(body)))` |
//! | reqwest | `reqwest::Request::try_from(request.map(Bytes::from_owner))` |
//! | ureq | `let (parts, body) = request.into_parts();` and `Request::from_parts(parts, body.as_ref())` |
//!
//! `Bytes` is that of the crate `bytes`, from 1.9 on, which hyper and reqwest use too. It shows what it holds in its `Debug`: make it
//! where the request is sent.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::net::IpAddr;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::uri::{Authority, Scheme, Uri};
use zeroize::Zeroizing;

use crate::document::Method;
use crate::documents::TOKEN;
use crate::messages::Language;
use crate::report::Report;
use crate::typed::{Body, Outcome, Request, ResponseError, SecretText, Spec};
use crate::violation::Part;

const AUTH_TOKEN: HeaderName = HeaderName::from_static("x-auth-token");
const LANGUAGE: HeaderName = HeaderName::from_static("x-language");
const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// Where the service is reached, and in what language it shall answer.
#[derive(Clone, Debug)]
pub struct Endpoint {
    scheme: Scheme,
    authority: Authority,
    /// What stands before every path, without the slash at its end.
    prefix: String,
    language: Option<Language>,
}

impl Endpoint {
    /// The service at that URI: its scheme, its host, and what stands before the documents' paths, if anything.
    ///
    /// Passwords go there, so it is `https`; `http` only to this machine itself.
    ///
    /// ```
    /// use gatepass::adapters::http::{Endpoint, EndpointError};
    ///
    /// for base in ["https://rds.example.com", "https://example.com:8443/rds/", "http://127.0.0.1:8080"] {
    ///     assert!(Endpoint::new(base).is_ok());
    /// }
    /// for (base, error) in [
    ///     ("https://rds example.com", EndpointError::NotAUri),
    ///     ("/rds", EndpointError::NotAbsolute),
    ///     ("ftp://rds.example.com", EndpointError::OtherScheme),
    ///     ("http://rds.example.com", EndpointError::NotEncrypted),
    ///     ("https://root:secret@rds.example.com", EndpointError::HasUserinfo),
    ///     ("https://rds.example.com?region=eu-de", EndpointError::HasQuery),
    /// ] {
    ///     assert_eq!(Endpoint::new(base).err(), Some(error));
    /// }
    /// ```
    pub fn new(base: &str) -> Result<Self, EndpointError> {
        let endpoint = Self::without_encryption(base)?;
        if endpoint.scheme == Scheme::HTTP && !is_this_machine(endpoint.authority.host()) {
            return Err(EndpointError::NotEncrypted);
        }
        Ok(endpoint)
    }

    /// The same, with `http` to any host: where a proxy beside the program encrypts, or in a test network. Passwords and tokens
    /// go over the wire as they are.
    pub fn without_encryption(base: &str) -> Result<Self, EndpointError> {
        // The reader of URIs drops a fragment.
        if base.contains(['?', '#']) {
            return Err(EndpointError::HasQuery);
        }
        let uri: Uri = base.parse().map_err(|_| EndpointError::NotAUri)?;
        let prefix = uri.path().trim_end_matches('/').into();
        let parts = uri.into_parts();
        // It takes `https://:443` too.
        let authority = parts.authority.filter(|authority| !authority.host().is_empty());
        let (Some(scheme), Some(authority)) = (parts.scheme, authority) else {
            return Err(EndpointError::NotAbsolute);
        };
        if ![Scheme::HTTP, Scheme::HTTPS].contains(&scheme) {
            return Err(EndpointError::OtherScheme);
        }
        if authority.as_str().contains('@') {
            return Err(EndpointError::HasUserinfo);
        }
        Ok(Self { scheme, authority, prefix, language: None })
    }

    /// The same, and every request asks for answers in that language by `X-Language`. The document of Open Telekom Cloud does not
    /// know this header.
    pub fn in_language(self, language: Language) -> Self {
        Self { language: Some(language), ..self }
    }

    /// The request to send: method, URI, `Content-Type`, `X-Auth-Token` and the document's body.
    ///
    /// The token's header is marked as sensitive, which its `Debug` and HTTP/2 respect. Token and body are copied into memory that
    /// is wiped.
    ///
    /// ```
    /// use gatepass::adapters::http::{Endpoint, RequestError};
    /// # use gatepass::typed::otc_rds_reset_root_password::{InstanceId, Password, ProjectId, Request};
    /// # let request = Request::new(ProjectId::parse("p")?, InstanceId::parse("i")?, Password::parse("Rds_1234")?);
    ///
    /// let endpoint = Endpoint::new("https://rds.example.com").unwrap();
    /// let Err(RequestError::Token(report)) = endpoint.request(&request, "two\nlines") else { panic!() };
    /// assert_eq!(report.to_string(), "/headers/X-Auth-Token must not contain a control character; remove it (illegal_character)");
    ///
    /// let long = ProjectId::parse(&"p".repeat(70_000))?; // the document gives no range
    /// let request = Request::new(long, InstanceId::parse("i")?, Password::parse("Rds_1234")?);
    /// assert_eq!(endpoint.request(&request, "token").err(), Some(RequestError::UriTooLong));
    /// # Ok::<(), gatepass::Report>(())
    /// ```
    pub fn request<S: Spec, B: Body<S>>(
        &self,
        request: &Request<S, B>,
        token: &str,
    ) -> Result<http::Request<SecretBody>, RequestError> {
        let token = secret_header::<S>(token)?;
        let mut ready = http::Request::new(SecretBody(request.to_json()));
        *ready.method_mut() = method(request.method());
        *ready.uri_mut() = self.uri(&request.path())?;
        let headers = ready.headers_mut();
        headers.insert(CONTENT_TYPE, JSON);
        headers.insert(AUTH_TOKEN, token);
        if let Some(language) = self.language {
            headers.insert(LANGUAGE, HeaderValue::from_static(language.tag()));
        }
        Ok(ready)
    }

    /// Of these parts a URI can be made unless it is longer than the crate takes: 65,534 bytes.
    fn uri(&self, path: &str) -> Result<Uri, RequestError> {
        let builder = Uri::builder().scheme(self.scheme.clone()).authority(self.authority.clone());
        builder.path_and_query(format!("{}{path}", self.prefix)).build().map_err(|_| RequestError::UriTooLong)
    }
}

/// What became of a request, by the service's answer.
///
/// ```
/// use gatepass::adapters::http::outcome;
/// use gatepass::typed::taurusdb_change_user_password::Spec;
///
/// let body = br#"{"error_code": "DBS.200052", "error_msg": "Invalid."}"#;
/// let response = http::Response::builder().status(400).body(&body[..]).unwrap();
/// assert_eq!(outcome::<Spec>(&response).unwrap().unwrap_err().error_code, "DBS.200052");
///
/// let response = http::Response::builder().status(418).body("").unwrap();
/// assert_eq!(outcome::<Spec>(&response).unwrap_err().to_string(), "the document does not describe status 418");
/// ```
pub fn outcome<S: Spec>(response: &http::Response<impl AsRef<[u8]>>) -> Result<Outcome, ResponseError> {
    S::DOCUMENT.parse_response(response.status().as_u16(), response.body().as_ref())
}

/// The body of a request: bytes that hold passwords. Redacted, and wiped when it is dropped.
pub struct SecretBody(SecretText);

/// The bytes to send.
impl AsRef<[u8]> for SecretBody {
    fn as_ref(&self) -> &[u8] {
        self.0.expose_secret().as_bytes()
    }
}

impl fmt::Debug for SecretBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretBody([redacted])")
    }
}

/// Why a text is no endpoint. It holds nothing of the text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum EndpointError {
    /// It is no URI: `https://rds example.com`.
    NotAUri,
    /// It has no scheme or no host: `/rds`, `rds.example.com`.
    NotAbsolute,
    /// It is neither `https` nor `http`: `ftp://rds.example.com`.
    OtherScheme,
    /// It is `http`, and not to this machine: `http://rds.example.com`.
    NotEncrypted,
    /// It has a user before the host: `https://root:secret@rds.example.com`.
    HasUserinfo,
    /// It has a query or a fragment: `https://rds.example.com?region=eu-de`.
    HasQuery,
}

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::NotAUri => "the endpoint is not a URI",
            Self::NotAbsolute => "the endpoint has no scheme or no host",
            Self::OtherScheme => "the endpoint is neither https nor http",
            Self::NotEncrypted => "the endpoint is not encrypted and not on this machine",
            Self::HasUserinfo => "the endpoint has a user before its host",
            Self::HasQuery => "the endpoint has a query or a fragment",
        })
    }
}

impl core::error::Error for EndpointError {}

/// Why a request cannot be made. It holds nothing of the token.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum RequestError {
    /// The token is none: it is empty, longer than 65,536 characters, or has a space or a line break.
    Token(Report),
    /// The URI has more than 65,534 bytes.
    UriTooLong,
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Token(report) => report.fmt(f),
            Self::UriTooLong => f.pad("the URI is too long"),
        }
    }
}

impl core::error::Error for RequestError {}

fn is_this_machine(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']').parse();
    host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address: IpAddr| address.is_loopback())
}

const fn method(method: Method) -> http::Method {
    match method {
        Method::Get => http::Method::GET,
        Method::Post => http::Method::POST,
        Method::Put => http::Method::PUT,
        Method::Patch => http::Method::PATCH,
        Method::Delete => http::Method::DELETE,
    }
}

/// The token as a header. Not every document describes it, but every service asks for it.
fn secret_header<S: Spec>(token: &str) -> Result<HeaderValue, RequestError> {
    let mut report = Report::new(Some(S::DOCUMENT));
    TOKEN.check(token, &mut |violation| {
        let mut violation = violation.clone();
        violation.path.go_to_part(Part::Headers);
        violation.path.go_to_member(Some("X-Auth-Token"));
        report.add(&violation);
    });
    let bytes = Bytes::from_owner(Zeroizing::new(Vec::from(token)));
    match HeaderValue::from_maybe_shared(bytes) {
        Ok(mut header) if report.is_valid() => {
            header.set_sensitive(true);
            Ok(header)
        }
        _ => Err(RequestError::Token(report)),
    }
}
