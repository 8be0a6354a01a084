//! What the service answers to a request, as its document describes it.

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use gatepass::{Document, Language, Report, ResponseBody};
use serde_json::{Value, json};
use uuid::Uuid;

/// The one code that the services have for any parameter that they refuse.
const INVALID_PARAMETER: &str = "DBS.200052";

/// The answer to a request of which this is the report.
pub(crate) fn of(document: &Document, report: &Report, language: Language) -> Response {
    if report.is_valid() { success(document) } else { refusal(report, language) }
}

/// The status and the body that the document describes for success; 200 where it states no status.
fn success(document: &Document) -> Response {
    let described = document.responses.iter().find(|response| response.status.is_none_or(|status| status / 100 == 2));
    let status = described.and_then(|response| response.status).map(StatusCode::from_u16);
    let status = status.and_then(Result::ok).unwrap_or(StatusCode::OK);
    match described.map(|response| response.body) {
        Some(ResponseBody::Job) => body(status, &json!({ "job_id": Uuid::new_v4().to_string() })),
        Some(ResponseBody::NothingOrEmptyObject) => body(status, &json!({})),
        _ => status.into_response(),
    }
}

/// Every line of the report. It holds no secret, so neither does the answer.
fn refusal(report: &Report, language: Language) -> Response {
    let message = report.in_language(language).to_string();
    body(StatusCode::BAD_REQUEST, &json!({ "error_code": INVALID_PARAMETER, "error_msg": message }))
}

fn body(status: StatusCode, body: &Value) -> Response {
    (status, [(CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}
