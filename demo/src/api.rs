//! The operations of the documents, each at `/api/`, the id of its document, and the document's own path: three documents
//! have the same method and path.
//!
//! A segment of the path that is `-` and nothing else stands for an identifier that is not given, because a URL cannot leave
//! one out. An identifier that is a hyphen is sent as `%2D`; a segment with nothing in it is an identifier that is empty.

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, on};
use gatepass::{Document, Language, RawRequest, documents};

use crate::{answer, body};

/// The operation of every document.
pub(crate) fn routes() -> Router {
    documents::ALL.iter().fold(Router::new(), |router, &document| {
        let path = format!("{}{}", prefix(document), document.path);
        let handler = move |request| perform(document, request);
        router.route(&path, method(document).map_or_else(Default::default, |method| on(method, handler)))
    })
}

fn prefix(document: &Document) -> String {
    format!("/api/{}", document.id)
}

/// The method of a document's operation, which every server knows.
fn method(document: &Document) -> Option<MethodFilter> {
    MethodFilter::try_from(Method::from_bytes(document.method.name().as_bytes()).ok()?).ok()
}

/// Judges a request, and answers it.
async fn perform(document: &'static Document, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let Ok(body) = body::read(body).await else { return StatusCode::BAD_REQUEST.into_response() };
    let Some(mut judged) = request_line(document, &head.uri) else { return StatusCode::NOT_FOUND.into_response() };
    add_headers(&mut judged, document, &head.headers);
    match body {
        Some(body) => judged.set_json_body(&body),
        None => judged.set_body_too_large(),
    }
    answer::of(document, &document.check_request(&judged), language(&head.headers))
}

/// The request with the parameters of its path. `None` where one of them is no text.
fn request_line(document: &Document, uri: &Uri) -> Option<RawRequest> {
    let mut request = RawRequest::new();
    let path = uri.path().strip_prefix(&prefix(document))?;
    for (template, segment) in document.path.split('/').zip(path.split('/')) {
        let name = template.strip_prefix('{').and_then(|name| name.strip_suffix('}'));
        if let Some(name) = name.filter(|_| segment != "-") {
            request.add_path_parameter(name, &decoded(segment)?);
        }
    }
    Some(request)
}

/// A segment of a path, without its percent signs. `None` for what is no text, or not rightly encoded.
fn decoded(segment: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(segment.len());
    let mut rest = segment.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' { digit(rest.next()?)? * 16 + digit(rest.next()?)? } else { byte });
    }
    String::from_utf8(bytes).ok()
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// Adds the headers that the document describes, each as often as it was sent; those that every client sends are none of its
/// business.
fn add_headers(request: &mut RawRequest, document: &Document, headers: &HeaderMap) {
    for member in document.headers {
        for value in headers.get_all(member.name) {
            // What is beyond ASCII in a header has no agreed meaning; byte by byte, none of it is lost.
            let value: String = value.as_bytes().iter().copied().map(char::from).collect();
            request.add_header(member.name, &value);
        }
    }
}

/// The language of the answer: that of `X-Language`, where it is one.
fn language(headers: &HeaderMap) -> Language {
    let asked = headers.get("x-language").and_then(|value| value.to_str().ok());
    asked.and_then(Language::from_tag).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_are_decoded() {
        assert_eq!(decoded("a%2Fb%2f%E5%AF%86"), Some("a/b/密".to_owned()));
        assert_eq!(decoded("%2D"), Some("-".to_owned()));
    }

    #[test]
    fn what_is_no_text_is_not_decoded() {
        for segment in ["%", "%2", "%zz", "%FF", "%+1", "%é"] {
            assert_eq!(decoded(segment), None, "{segment}");
        }
    }

    #[test]
    fn every_document_has_a_method() {
        assert!(documents::ALL.iter().all(|document| method(document).is_some()));
    }
}
