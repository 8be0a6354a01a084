//! The mock server, and what it says of requests.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::Duration;

use serde_json::Value;

use crate::node;
use crate::request::Request;
use crate::verdict::Verdict;

/// Longer than the slowest answer takes.
const PATIENCE: Duration = Duration::from_mins(1);

/// Longer than the longest header that is sent; Node's own limit is 16 KiB.
const LONGEST_HEADERS: &str = "--max-http-header-size=262144";

/// A mock server of several descriptions. It ends when it is dropped, and when this process does.
pub(crate) struct Mock {
    process: Child,
    addresses: Vec<String>,
}

/// What the server answers.
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Mock {
    /// Serves the descriptions, each at an address of its own.
    pub(crate) fn start(descriptions: &[Value]) -> Self {
        let mut process = node::command("mock.mjs")
            .env("NODE_OPTIONS", LONGEST_HEADERS)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Node cannot be started");
        let input = process.stdin.as_mut().unwrap();
        writeln!(input, "{}", Value::from(descriptions)).unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let mut mock = Self { process, addresses: Vec::new() };
        mock.addresses = serde_json::from_str(&line).expect("the mock server did not start");
        mock
    }

    /// Sends a request to the description of that number.
    pub(crate) fn send(&self, number: usize, request: &Request) -> Answer {
        let address = &self.addresses[number];
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        // A server that refuses a request may not read it to its end.
        stream.write_all(&request.bytes(address)).ok();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok();
        Answer::read(&answer)
    }
}

impl Drop for Mock {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

impl Answer {
    fn read(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("the server did not answer");
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Self { status, head, body: bytes[end + 4..].to_vec() }
    }

    fn header(&self, name: &str) -> Option<&str> {
        let headers = self.head.lines().filter_map(|line| line.split_once(": "));
        headers.filter(|(of, _)| of.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }

    /// What the answer says of the request.
    pub(crate) fn verdict(&self) -> Verdict {
        match self.status {
            200..=299 => Verdict::Accepted,
            415 => Verdict::Refused(Some(["/headers/content-type".to_owned()].into())),
            400..=499 => Verdict::Refused(self.places()),
            _ => Verdict::Failed,
        }
    }

    /// The places of the faults. They stand in a header beside an answer that the description describes, and else in the
    /// body. A header that would be too long is cut, and then no JSON.
    fn places(&self) -> Option<BTreeSet<String>> {
        let body = || serde_json::from_slice::<Value>(&self.body).ok().map(|body| body["validation"].clone());
        let violations = match self.header("sl-violations") {
            Some(violations) => serde_json::from_str(violations).ok(),
            None => body(),
        };
        violations?.as_array().map(|violations| violations.iter().map(place).collect())
    }
}

/// Where one fault is, as a JSON Pointer.
fn place(violation: &Value) -> String {
    let steps = violation["location"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let place = steps.skip_while(|&step| step == "request").fold(String::new(), |place, step| {
        let step = if place.is_empty() && step == "header" { "headers" } else { step };
        format!("{place}/{step}")
    });
    // Only that there is no body at all is said without a place.
    if place.is_empty() { "/body".to_owned() } else { place }
}
