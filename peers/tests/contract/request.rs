//! Requests as they go through HTTP, and what gatepass says of them.

use std::fmt::Write as _;

use gatepass::{Content, Document, Member, Part, Policy, RawRequest, Report, Rule, Violation};
use serde_json::{Value, json};

use crate::verdict::Verdict;

/// A request as it goes through HTTP.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) document: &'static Document,
    pub(crate) path: Vec<(&'static str, String)>,
    /// Each character is one byte.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// A place of a request that holds a text, and what the document says of it.
pub(crate) struct Slot {
    pub(crate) part: Part,
    /// The name, or for a member of the body the JSON Pointer.
    pub(crate) name: String,
    pub(crate) policy: Policy,
}

impl Slot {
    /// Every place of a document's request; of a list's objects those of the first.
    pub(crate) fn all(document: &'static Document) -> Vec<Self> {
        let mut slots = Vec::new();
        for part in Part::ALL {
            let prefix = if part == Part::Body { "/" } else { "" };
            document.members(part).iter().for_each(|member| Self::push(&mut slots, part, prefix, member));
        }
        slots
    }

    fn push(slots: &mut Vec<Self>, part: Part, prefix: &str, member: &Member) {
        let name = format!("{prefix}{}", member.name);
        match member.content {
            Content::Value { policy, .. } => slots.push(Self { part, name, policy }),
            Content::List { members, .. } => {
                for member in members {
                    Self::push(slots, part, &format!("{name}/0/"), member);
                }
            }
            _ => panic!("the document has a member of another kind"),
        }
    }

    /// A text of which nothing is to be said.
    pub(crate) fn valid_text(&self) -> String {
        let text = match self.name.rsplit('/').next().unwrap() {
            "project_id" => "054e292c9880d4992f02c0196d3ea468",
            "instance_id" => "ba62a0b83a1b42bfab275829d86ac0fdin07",
            "X-Auth-Token" => "MIIFvgYJKoZIhvc+/==",
            "X-Language" => "zh-cn",
            "Content-Type" => "application/json",
            "name" => "user_1",
            "host" => "10.10.10.%,192.168.0.1",
            "password" | "db_user_pwd" => "Rds_1234",
            other => panic!("no text is known for {other}"),
        };
        text.to_owned()
    }
}

/// A body of which nothing is to be said.
pub(crate) fn valid_body(document: &'static Document) -> Value {
    let mut body = match document.body {
        [Member { name, content: Content::List { .. }, .. }] => json!({ *name: [{}] }),
        _ => json!({}),
    };
    for slot in Slot::all(document).iter().filter(|slot| slot.part == Part::Body) {
        let (parent, name) = slot.name.rsplit_once('/').unwrap();
        body.pointer_mut(parent).unwrap()[name] = slot.valid_text().into();
    }
    body
}

impl Request {
    /// A request of which nothing is to be said.
    pub(crate) fn valid(document: &'static Document) -> Self {
        let body = valid_body(document).to_string().into_bytes();
        let headers = vec![("Content-Type".to_owned(), "application/json".to_owned())];
        let mut request = Self { document, path: Vec::new(), headers, body };
        request.path = document.path_parameters.iter().map(|member| (member.name, String::new())).collect();
        for slot in Slot::all(document).iter().filter(|slot| slot.part != Part::Body) {
            request = request.with_text(slot, &slot.valid_text());
        }
        request
    }

    pub(crate) fn with_text(self, slot: &Slot, text: &str) -> Self {
        match slot.part {
            Part::Path => self.with_parameter(&slot.name, text),
            Part::Headers => self.with_header(&slot.name, text),
            Part::Body => {
                let mut body: Value = serde_json::from_slice(&self.body).unwrap();
                *body.pointer_mut(&slot.name).unwrap() = text.into();
                self.with_body(body.to_string())
            }
        }
    }

    pub(crate) fn with_parameter(mut self, name: &str, text: &str) -> Self {
        self.path.iter_mut().filter(|(of, _)| *of == name).for_each(|(_, value)| text.clone_into(value));
        self
    }

    pub(crate) fn with_header(self, name: &str, text: &str) -> Self {
        self.without_header(name).with_more(name, text)
    }

    /// With one header more, of the same name or not.
    pub(crate) fn with_more(mut self, name: &str, text: &str) -> Self {
        self.headers.push((name.to_owned(), text.to_owned()));
        self
    }

    pub(crate) fn without_header(mut self, name: &str) -> Self {
        self.headers.retain(|(of, _)| !of.eq_ignore_ascii_case(name));
        self
    }

    pub(crate) fn with_body(self, body: impl Into<Vec<u8>>) -> Self {
        Self { body: body.into(), ..self }
    }

    /// The bytes that a client sends to that address.
    pub(crate) fn bytes(&self, address: &str) -> Vec<u8> {
        let mut target = self.document.path.to_owned();
        for (name, value) in &self.path {
            target = target.replace(&format!("{{{name}}}"), &percent_encoded(value));
        }
        let method = self.document.method;
        let mut head = format!("{method} {target} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n");
        for (name, value) in &self.headers {
            write!(head, "{name}: {value}\r\n").unwrap();
        }
        write!(head, "Content-Length: {}\r\n\r\n", self.body.len()).unwrap();
        let mut bytes: Vec<u8> = head.chars().map(|character| u8::try_from(character).unwrap()).collect();
        bytes.extend_from_slice(&self.body);
        bytes
    }

    /// What gatepass says of the request.
    pub(crate) fn report(&self) -> Report {
        let mut request = RawRequest::new();
        self.path.iter().for_each(|(name, value)| request.add_path_parameter(name, value));
        self.headers.iter().for_each(|(name, value)| request.add_header(name, value));
        request.set_json_body(&self.body);
        let report = self.document.check_request(&request);
        assert!(report.unchecked().is_empty(), "a request through HTTP has every part");
        report
    }

    pub(crate) fn verdict(&self) -> Verdict {
        let report = self.report();
        let faults = report.violations().iter().filter(|violation| violation.is_error());
        if report.is_valid() { Verdict::Accepted } else { Verdict::Refused(Some(faults.map(place).collect())) }
    }
}

/// Where a server that knows the schema alone says that the fault is: what is absent is a fault of what should hold it, and
/// an empty header or parameter is absent.
fn place(violation: &Violation<'_>) -> String {
    let place = violation.path.to_string();
    let place = match violation.rule {
        Rule::Missing | Rule::Empty => place.rsplit_once('/').unwrap().0.to_owned(),
        _ => place,
    };
    if violation.path.part() == Some(Part::Headers) { place.to_ascii_lowercase() } else { place }
}

/// A segment of a path: what is not safe there, encoded.
fn percent_encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut segment, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            segment.push(byte.into());
        } else {
            write!(segment, "%{byte:02X}").unwrap();
        }
        segment
    })
}
