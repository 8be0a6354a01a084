//! What holds for every request and every answer.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// The page may load its own files, compile WebAssembly, and talk to this server; nothing else.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Stands in every answer, whatever it says.
const HEADERS: [(HeaderName, HeaderValue); 4] = [
    (CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (CACHE_CONTROL, HeaderValue::from_static("no-store")),
];

/// By which names the server may be called.
#[derive(Clone)]
pub(crate) struct Guard(Arc<[String; 2]>);

impl Guard {
    /// The names of a server at this loopback address.
    pub(crate) fn of(address: SocketAddr) -> Self {
        Self(Arc::new([address.to_string(), format!("localhost:{}", address.port())]))
    }

    fn admits(&self, request: &Request) -> bool {
        let is_own = |name: &str| self.0.iter().any(|own| own.eq_ignore_ascii_case(name));
        let mut hosts = request.headers().get_all(HOST).iter();
        // A request line with a whole URL in it names a host too.
        let is_line_own = request.uri().authority().is_none_or(|authority| is_own(authority.as_str()));
        is_line_own && matches!((hosts.next(), hosts.next()), (Some(host), None) if host.to_str().is_ok_and(is_own))
    }
}

/// Refuses requests to another name than the server's own, which is how a page from elsewhere would reach it once its name
/// points at the loopback address; and puts the headers into each answer.
pub(crate) async fn protect(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    let mut response =
        if guard.admits(&request) { next.run(request).await } else { StatusCode::MISDIRECTED_REQUEST.into_response() };
    response.headers_mut().extend(HEADERS);
    response
}
