//! The operations of the documents: what is answered to good and bad requests, and that it is what the library says.
#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the answer")]

mod common;
#[path = "../../tests/forms/mod.rs"]
mod forms;

use std::fmt::Write as _;

use common::{Answer, Server};
use forms::expand;
use gatepass::typed::Accepted;
use gatepass::{Content, Document, Language, MAX_BODY_BYTES, RawRequest, Report, documents};
use serde_json::{Value, json};

/// A request as it goes through HTTP.
#[derive(Default)]
struct Request {
    project_id: Option<String>,
    instance_id: Option<String>,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Request {
    fn with_body(body: impl Into<Vec<u8>>) -> Self {
        Self { body: body.into(), ..Self::default() }
    }

    fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    fn send(&self, server: &Server, document: &Document) -> Answer {
        let path = document
            .path
            .replace("{project_id}", &segment(self.project_id.as_deref()))
            .replace("{instance_id}", &segment(self.instance_id.as_deref()));
        let headers: Vec<_> = self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        server.send(document.method.name(), &format!("/api/{}{path}", document.id), &headers, &self.body)
    }

    /// What the library says of the same request.
    fn report(&self, document: &'static Document) -> Report {
        let mut request = RawRequest::new();
        for (name, value) in [("project_id", &self.project_id), ("instance_id", &self.instance_id)] {
            if let Some(value) = value {
                request.add_path_parameter(name, value);
            }
        }
        for (name, value) in &self.headers {
            if document.headers.iter().any(|member| member.name.eq_ignore_ascii_case(name)) {
                request.add_header(name, value);
            }
        }
        request.set_json_body(&self.body);
        document.check_request(&request)
    }

    fn language(&self) -> Language {
        let language = self.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("x-language"));
        language.and_then(|(_, value)| Language::from_tag(value)).unwrap_or_default()
    }
}

/// An identifier as a segment of a path, every byte of it encoded.
fn segment(value: Option<&str>) -> String {
    let Some(value) = value else { return "-".to_owned() };
    value.bytes().fold(String::new(), |mut segment, byte| {
        write!(segment, "%{byte:02X}").unwrap();
        segment
    })
}

fn find(id: &str) -> &'static Document {
    documents::find(id).unwrap()
}

/// Holds an answer against what the library says of the request.
fn assert_agrees(answer: &Answer, report: &Report, language: Language, name: &str) {
    let document = report.document().unwrap();
    if report.is_valid() {
        let outcome = document.parse_response(answer.status, answer.body.as_bytes());
        assert!(matches!(outcome, Ok(Ok(_))), "{name}: {answer:?}");
        return;
    }
    let body: Value = serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("{name}: {answer:?}"));
    let expected = json!({ "error_code": "DBS.200052", "error_msg": report.in_language(language).to_string() });
    assert_eq!((answer.status, body), (400, expected), "{name}");
}

#[test]
fn the_example_of_every_document_succeeds() {
    let server = Server::start(&[]);
    for document in documents::ALL {
        let example = document.example.unwrap();
        let request = Request {
            project_id: example.project_id.map(str::to_owned),
            instance_id: example.instance_id.map(str::to_owned),
            ..Request::with_body(example.body)
        };
        let answer = request.send(&server, document);
        let outcome = document.parse_response(answer.status, answer.body.as_bytes()).unwrap().unwrap();
        let is_job = document.id == "taurusdb.change-user-password";
        assert_eq!(answer.status, if is_job { 202 } else { 200 }, "{}", document.id);
        match outcome {
            Accepted::Job(job) => assert_eq!((is_job, job.job_id.len()), (true, 36)),
            _ => assert!(!is_job),
        }
    }
}

#[test]
fn every_document_refuses_a_wrong_password() {
    let server = Server::start(&[]);
    for document in documents::ALL {
        let request = Request::with_body(document.example.unwrap().body.replace('_', "`"));
        let answer = request.send(&server, document);
        assert_eq!(answer.status, 400, "{}", document.id);
        assert_agrees(&answer, &request.report(document), Language::EnUs, document.id);
    }
}

#[test]
fn the_language_of_the_answer_is_that_of_the_request() {
    let server = Server::start(&[]);
    let document = find("taurusdb.reset-database-password");
    for language in ["zh-cn", "en-us", "fr"] {
        let request = Request::with_body("{}").with_header("X-Language", language);
        assert_agrees(&request.send(&server, document), &request.report(document), request.language(), language);
    }
}

#[test]
fn a_hyphen_can_be_an_identifier() {
    let server = Server::start(&[]);
    let document = find("taurusdb.change-user-password");
    let request = Request { project_id: Some("-".to_owned()), ..Request::with_body(document.example.unwrap().body) };
    let answer = request.send(&server, document);
    assert!(answer.body.contains("/path/project_id"), "{answer:?}");
    assert_agrees(&answer, &request.report(document), Language::EnUs, "hyphen");
}

#[test]
fn an_identifier_that_is_no_text_has_no_address() {
    let server = Server::start(&[]);
    let path = "/api/flexusrds.reset-root-password/v3/%FF/instances/-/password";
    assert_eq!(server.send("POST", path, &[], b"{}").status, 404);
}

#[test]
fn a_body_that_is_too_large_is_said_to_be() {
    let server = Server::start(&[]);
    let document = find("flexusrds.reset-root-password");
    for (size, code) in [(MAX_BODY_BYTES, "malformed_json"), (MAX_BODY_BYTES + 1, "body_too_large")] {
        let answer = Request::with_body(vec![b' '; size]).send(&server, document);
        assert_eq!(answer.status, 400);
        assert!(answer.body.contains(code), "{answer:?}");
    }
}

#[test]
fn no_secret_comes_back_or_is_written_down() {
    let server = Server::start(&[]);
    let mut answers = String::new();
    for document in documents::ALL {
        let body = document.example.unwrap().body;
        let [good, bad] = ["Canary_4711", "Canary 4711"]
            .map(|secret| body.replace("Rds_1234", secret).replace("Test_345612", secret));
        for body in [good, bad, String::from("{\"db_user_pwd\": \"Canary 4711\", \"password\": \"Canary 4711\"")] {
            let request = Request::with_body(body).with_header("X-Auth-Token", "Canary 4711");
            let answer = request.send(&server, document);
            write!(answers, "{answer:?}").unwrap();
        }
    }
    answers += &server.end();
    assert!(!answers.contains("Canary") && !answers.contains("4711"), "{answers}");
}

#[test]
fn the_vectors() {
    let server = Server::start(&[]);
    let cases: Vec<Value> = serde_json::from_str(include_str!("../../tests/vectors/requests.json")).unwrap();
    let mut sent = 0;
    for case in &cases {
        let document = find(case["document"].as_str().unwrap());
        let Some(request) = through_http(document, case) else { continue };
        let name = case["name"].as_str().unwrap();
        let report = request.report(document);
        // What is sent is what the vector means.
        let found: Vec<Value> = report.violations().iter().map(|violation| essence(&json!(violation))).collect();
        let expected: Vec<Value> = case["violations"].as_array().unwrap().iter().map(essence).collect();
        assert_eq!((found, json!(json!(report)["unchecked"])), (expected, case["unchecked"].clone()), "{name}");
        assert_agrees(&request.send(&server, document), &report, request.language(), name);
        sent += 1;
    }
    assert!(sent * 10 > cases.len() * 9, "only {sent} of {} vectors can be sent", cases.len());
}

fn essence(violation: &Value) -> Value {
    json!([violation["code"], violation["path"], violation["span"]])
}

/// The request of a vector; `None` where HTTP cannot say the same.
fn through_http(document: &Document, case: &Value) -> Option<Request> {
    let body = match (case.get("body_text"), case.get("body")) {
        (Some(text), _) => text.as_str()?.to_owned(),
        (None, body) => expand(body?.clone()).to_string(),
    };
    let mut request = Request::with_body(body);
    for (name, value) in members(case.get("path"))? {
        match name.as_str() {
            "project_id" => request.project_id = Some(value),
            "instance_id" => request.instance_id = Some(value),
            _ => return None,
        }
    }
    request.headers = members(case.get("headers"))?;
    let is_described = |name: &str| document.headers.iter().any(|it| it.name.eq_ignore_ascii_case(name));
    // Of headers that the document does not describe a server cannot know that they were given.
    let is_given = request.headers.is_empty() || request.headers.iter().any(|(name, _)| is_described(name));
    let is_sendable = request.headers.iter().all(|(_, value)| is_sendable(value));
    (is_given || document.headers.is_empty()).then_some(request).filter(|_| is_sendable)
}

/// The members of a part that are all texts; none where the part is not given.
fn members(part: Option<&Value>) -> Option<Vec<(String, String)>> {
    let Some(part) = part else { return Some(Vec::new()) };
    part.as_object()?.iter().map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned()))).collect()
}

/// Whether a header can have that value, and no space is lost on its way.
fn is_sendable(value: &str) -> bool {
    let is_plain = |character: char| matches!(character, ' '..='~' | '\u{80}'..='\u{ff}');
    value.chars().all(is_plain) && value.trim_matches(' ') == value
}

#[test]
fn every_document_describes_values_that_http_can_carry() {
    let is_value = |content| matches!(content, Content::Value { .. });
    assert!(documents::ALL.iter().flat_map(|document| document.headers).all(|header| is_value(header.content)));
}
