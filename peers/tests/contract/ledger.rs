//! What the schema language or the mock server cannot know: requests about which the two differ, each for a reason that
//! `docs/openapi.md` gives under the same name. When a difference vanishes, its row must too.

use gatepass::documents::{
    FLEXUSRDS_RESET_ROOT_PASSWORD, OTC_RDS_RESET_ROOT_PASSWORD, TAURUSDB_CHANGE_USER_PASSWORD,
    TAURUSDB_RESET_DATABASE_PASSWORD,
};
use gatepass::{Document, MAX_DEPTH, Rule};
use serde_json::json;

use crate::mock::Mock;
use crate::number_of;
use crate::request::Request;
use crate::verdict::Verdict;

/// One row: a request, and what each says of it.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) request: Request,
    /// What gatepass says of it; `None` for nothing.
    pub(crate) rule: Option<Rule>,
    pub(crate) answer: Answer,
}

/// What the server says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Answer {
    Accepts,
    Refuses,
    /// It refuses too, for another reason.
    RefusesTheBody,
    BreaksDown,
}

impl Row {
    /// What is not as the row says.
    pub(crate) fn contradiction(&self, mock: &Mock) -> Option<String> {
        let Self { name, request, rule, answer } = self;
        let found: Vec<Rule> = request.report().violations().iter().map(|violation| violation.rule).collect();
        let verdict = mock.send(number_of(request.document), request).verdict();
        let is_as_said = found == Vec::from_iter(*rule) && Answer::of(&verdict) == *answer;
        (!is_as_said).then(|| format!("{name}: gatepass says {found:?}, the server {verdict:?}"))
    }
}

impl Answer {
    pub(crate) fn of(verdict: &Verdict) -> Self {
        match verdict {
            Verdict::Accepted => Accepts,
            Verdict::Refused(Some(places)) if places.iter().all(|place| place == "/body") => RefusesTheBody,
            Verdict::Refused(_) => Refuses,
            Verdict::Failed => BreaksDown,
        }
    }
}

use Answer::{Accepts, BreaksDown, Refuses, RefusesTheBody};

/// Larger than the mock server reads.
const LARGE: usize = 11 << 20;

/// Every row, in the order of the page.
pub(crate) fn rows() -> Vec<Row> {
    let (flexus, otc) = (&FLEXUSRDS_RESET_ROOT_PASSWORD, &OTC_RDS_RESET_ROOT_PASSWORD);
    let (reset, change) = (&TAURUSDB_RESET_DATABASE_PASSWORD, &TAURUSDB_CHANGE_USER_PASSWORD);
    let valid = Request::valid;
    let depth = MAX_DEPTH;
    let row = |name, rule, answer, request| Row { name, request, rule, answer };
    vec![
        row("duplicate-key", Some(Rule::DuplicateKey), Accepts, valid(flexus).with_body(TWICE)),
        row("nesting", Some(Rule::TooDeep), Accepts, with_member(flexus, &("[".repeat(depth) + &"]".repeat(depth)))),
        row("wildcard-beside-digit", Some(Rule::MatchesNoAddress), Accepts, with_user("user_1", "10.10.10.25%9")),
        row("media-type-undescribed", None, Refuses, valid(flexus).with_header("Content-Type", "text/plain")),
        row("media-type-absent", Some(Rule::Missing), RefusesTheBody, valid(otc).without_header("Content-Type")),
        row("unknown-field", Some(Rule::UnknownField), Accepts, with_member(flexus, "1")),
        row("equals-username", Some(Rule::EqualsUsername), Accepts, with_user("Rds_1234", "10.1.1.1")),
        row("unusual-shape", Some(Rule::UnusualShape), Accepts, with_project("usual")),
        row("undocumented-pattern", Some(Rule::UndocumentedPattern), Accepts, with_user("user_1", "10.%.1.1")),
        row("duplicate-host", Some(Rule::DuplicateHost), Accepts, with_user("user_1", "10.1.1.1,10.1.1.1")),
        row("covered-host", Some(Rule::CoveredHost), Accepts, with_user("user_1", "10.%,10.1.1.1")),
        row("any-address", Some(Rule::AnyAddress), Accepts, with_user("user_1", "%")),
        row("duplicate-user", Some(Rule::DuplicateUser), Accepts, with_users_twice()),
        row("number-out-of-range", Some(Rule::MalformedJson), Accepts, with_member(flexus, "1e999")),
        row("lone-surrogate", Some(Rule::MalformedJson), Accepts, with_member(flexus, r#""\ud800""#)),
        row("invalid-utf-8", Some(Rule::InvalidUtf8), Accepts, with_member(flexus, "\"\u{1}\"").with_byte(1, 0xff)),
        row("charset", None, Refuses, valid(otc).with_header("Content-Type", "application/json; charset=x")),
        row(
            "large-body",
            Some(Rule::UnknownField),
            Refuses,
            with_member(flexus, &format!("\"{}\"", "x".repeat(LARGE))),
        ),
        row(
            "space-around-header",
            Some(Rule::UnsupportedLanguage),
            Accepts,
            valid(reset).with_header("X-Language", "en-us "),
        ),
        row("empty-header", Some(Rule::UnsupportedLanguage), Accepts, valid(change).with_header("X-Language", "")),
        row("json-suffix", Some(Rule::UnsupportedContentType), Accepts, with_media_type("application/problem+json")),
        row("no-media-type", Some(Rule::UnsupportedContentType), BreaksDown, with_media_type("json")),
    ]
}

const TWICE: &str = r#"{"db_user_pwd": "Rds_1234", "db_user_pwd": "Rds_1234"}"#;

/// A valid request, and in its body a member more, whose value is this JSON.
fn with_member(document: &'static Document, json: &str) -> Request {
    let request = Request::valid(document);
    let body = String::from_utf8(request.body.clone()).unwrap();
    request.with_body(body.replacen('{', &format!("{{\"more\":{json},"), 1))
}

fn with_user(name: &str, host: &str) -> Request {
    let user = json!({ "name": name, "host": host, "password": "Rds_1234" });
    Request::valid(&TAURUSDB_CHANGE_USER_PASSWORD).with_body(json!({ "users": [user] }).to_string())
}

fn with_users_twice() -> Request {
    let user = json!({ "name": "user_1", "host": "10.1.1.1", "password": "Rds_1234" });
    Request::valid(&TAURUSDB_CHANGE_USER_PASSWORD).with_body(json!({ "users": [user, user] }).to_string())
}

fn with_project(id: &str) -> Request {
    Request::valid(&TAURUSDB_RESET_DATABASE_PASSWORD).with_parameter("project_id", id)
}

fn with_media_type(text: &str) -> Request {
    Request::valid(&OTC_RDS_RESET_ROOT_PASSWORD).with_header("Content-Type", text)
}

impl Request {
    /// With each such byte of the body replaced.
    fn with_byte(mut self, byte: u8, replacement: u8) -> Self {
        self.body.iter_mut().filter(|other| **other == byte).for_each(|other| *other = replacement);
        self
    }
}
