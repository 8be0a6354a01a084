//! The target `request`: lines of path parameters and headers, an empty line, and the bytes of a body.

use gatepass::typed::{
    flexusrds_reset_root_password, otc_rds_reset_root_password, taurusdb_change_user_password,
    taurusdb_reset_database_password,
};
use gatepass::{Document, MAX_DEPTH, Params, Part, RawRequest, Report, Rule, Tape, documents};
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};

use crate::oracle::{self, Json, Placed};
use crate::typed::{self, Values};
use crate::{finding, json, says, shown, value};

/// What ends the lines before the body.
const BLANK: &[u8] = b"\n\n";

/// A request as somebody wrote it.
struct Input<'a> {
    /// `name=value`
    path: Vec<(&'a str, &'a str)>,
    /// `name:value`
    headers: Vec<(&'a str, &'a str)>,
    body: Option<&'a [u8]>,
}

/// A part of it, as the oracle takes it.
pub enum Given {
    Nothing,
    Values(Json),
    /// It cannot be read.
    Fault(&'static str),
}

/// The input of a request.
pub fn seed(path: &[(&str, &str)], headers: &[(&str, &str)], body: Option<&[u8]>) -> Vec<u8> {
    if let (true, true, Some(body)) = (path.is_empty(), headers.is_empty(), body) {
        return body.to_vec();
    }
    let line = |mark: &str, (name, value): &(&str, &str)| format!("{name}{mark}{value}");
    let lines: Vec<String> =
        path.iter().map(|one| line("=", one)).chain(headers.iter().map(|one| line(":", one))).collect();
    [lines.join("\n").as_bytes(), BLANK, body.unwrap_or_default()].concat()
}

impl<'a> Input<'a> {
    /// Without an empty line there is a body alone; behind an empty line nothing is none.
    fn of(data: &'a [u8]) -> Self {
        let mut input = Self { path: Vec::new(), headers: Vec::new(), body: Some(data) };
        let Some(end) = data.windows(BLANK.len()).position(|window| window == BLANK) else { return input };
        input.body = Some(&data[end + BLANK.len()..]).filter(|body| !body.is_empty());
        for line in str::from_utf8(&data[..end]).unwrap_or_default().split('\n') {
            match line.find(['=', ':']).map(|at| (&line[..at], &line[at..=at], &line[at + 1..])) {
                Some((name, "=", value)) => input.path.push((name, value)),
                Some((name, _, value)) => input.headers.push((name, value)),
                None => {}
            }
        }
        input
    }

    fn request(&self) -> RawRequest {
        let mut request = RawRequest::new();
        self.path.iter().for_each(|(name, value)| request.add_path_parameter(name, value));
        self.headers.iter().for_each(|(name, value)| request.add_header(name, value));
        if let Some(body) = self.body {
            request.set_json_body(body);
        }
        request
    }

    fn given(&self, part: Part) -> Given {
        match (part, self.body) {
            (Part::Path, _) => texts(&self.path),
            (Part::Headers, _) => texts(&self.headers),
            (Part::Body, Some(body)) => tree(body).map_or_else(Given::Fault, Given::Values),
            (Part::Body, None) => Given::Nothing,
        }
    }
}

fn texts(members: &[(&str, &str)]) -> Given {
    if members.is_empty() {
        return Given::Nothing;
    }
    let text = |&(name, value): &(&str, &str)| (name.to_owned(), Json::Text(value.to_owned()));
    Given::Values(Json::Object(members.iter().map(text).collect()))
}

/// The request of an input.
pub fn request(data: &[u8]) -> RawRequest {
    Input::of(data).request()
}

/// The parts of an input.
pub fn parts(data: &[u8]) -> Vec<(Part, Given)> {
    let input = Input::of(data);
    Part::ALL.map(|part| (part, input.given(part))).into()
}

/// Holds the laws of requests against the input.
pub fn holds(data: &[u8]) {
    let (request, parts) = (request(data), parts(data));
    for &document in documents::ALL {
        let report = document.check_request(&request);
        is_judged(document, &parts, &report);
        json::holds(&report);
        is_read_again(document, &parts, &report);
        is_silent(document, &parts);
    }
    let values = values(&parts);
    typed::reset::<flexusrds_reset_root_password::Spec>(&values);
    typed::reset::<taurusdb_reset_database_password::Spec>(&values);
    typed::reset::<otc_rds_reset_root_password::Spec>(&values);
    typed::change::<taurusdb_change_user_password::Spec>(&values);
}

fn expected(document: &Document, parts: &[(Part, Given)]) -> Vec<Placed> {
    let of_part = |(part, given): &(Part, Given)| match given {
        Given::Nothing => Vec::new(),
        Given::Values(values) => oracle::part(document.id, part.name(), values),
        Given::Fault(code) => vec![(format!("/{}", part.name()), oracle::Finding { code, span: None })],
    };
    parts.iter().flat_map(of_part).collect()
}

/// The report is the oracle's, part by part; what was not given is listed.
fn is_judged(document: &'static Document, parts: &[(Part, Given)], report: &Report) {
    let found = report.violations().iter().map(|found| (found.path.to_string(), finding(found.rule, found.span)));
    says(report, found, expected(document, parts), |(_, finding)| finding);
    let is_left_out = |(part, given): &&(Part, Given)| {
        matches!(given, Given::Nothing) && !oracle::described(document.id, part.name()).is_empty()
    };
    assert!(report.unchecked().iter().eq(parts.iter().filter(is_left_out).map(|(part, _)| part)));
    for violation in report.violations() {
        let part = violation.path.part().unwrap();
        let given = parts.iter().find(|(of, _)| *of == part).map(|(_, given)| given);
        if let (Some(span), Some(Given::Values(values))) = (violation.span, given) {
            // Of a key that is there twice it is one of the values.
            let path = violation.path.to_string();
            let candidates = texts_at(values, path.split('/').skip(2));
            let spans = |text: &&str| gatepass::Span::new(text, span.utf8()) == Some(span);
            value::span(candidates.into_iter().find(spans).unwrap(), span);
        }
        if let Params::Position { line, column } = violation.params {
            assert!(violation.rule == Rule::MalformedJson && line > 0 && column > 0);
        }
    }
}

/// The texts at a path; names of headers match without regard to case.
fn texts_at<'a, 'p>(value: &'a Json, mut path: impl Iterator<Item = &'p str> + Clone) -> Vec<&'a str> {
    match (value, path.next()) {
        (Json::Text(text), None) => vec![text],
        (Json::List(items), Some(step)) => step.parse().map_or(Vec::new(), |at: usize| texts_at(&items[at], path)),
        (Json::Object(members), Some(step)) => {
            let named = members.iter().filter(|(key, _)| key.eq_ignore_ascii_case(step));
            named.flat_map(|(_, value)| texts_at(value, path.clone())).collect()
        }
        _ => Vec::new(),
    }
}

/// A request of these parts, each from a tape of its own.
fn written(parts: &[(Part, Given)]) -> Option<RawRequest> {
    let mut request = RawRequest::new();
    for (part, given) in parts {
        match given {
            Given::Nothing => {}
            Given::Values(values) => request.set_part(*part, Tape::from_json(values.to_string().as_bytes()).ok()?),
            Given::Fault(_) => return None,
        }
    }
    Some(request)
}

/// Written as other text and read again, the request is judged the same.
fn is_read_again(document: &'static Document, parts: &[(Part, Given)], report: &Report) {
    if let Some(request) = written(parts) {
        assert_eq!(document.check_request(&request), *report);
    }
}

/// What is said of a request is said of every other one whose secrets, and whatever nobody judges, are of the same classes
/// and kinds, to the letter: so nothing of them stands in what is said.
fn is_silent(document: &'static Document, parts: &[(Part, Given)]) {
    let Some(disguised) = disguise(document, parts) else { return };
    if let (Some(request), Some(other)) = (written(parts), written(&disguised)) {
        let said_of = |request| format!("{request:?} {}", shown::report(&document.check_request(request)));
        assert_eq!(said_of(&request), said_of(&other));
    }
}

/// The parts with other secrets, of which the oracle says the same. Of a password that is the user's name, or is no more,
/// it says another thing, and may.
pub fn disguise(document: &'static Document, parts: &[(Part, Given)]) -> Option<Vec<(Part, Given)>> {
    let disguised = parts.iter().map(|(part, given)| (*part, given.disguised(document, *part)));
    Some(disguised.collect()).filter(|disguised: &Vec<_>| expected(document, parts) == expected(document, disguised))
}

impl Given {
    fn disguised(&self, document: &Document, part: Part) -> Self {
        match self {
            Self::Nothing => Self::Nothing,
            Self::Values(values) => Self::Values(disguised(document.id, part.name(), values)),
            Self::Fault(code) => Self::Fault(code),
        }
    }
}

/// The object with other characters wherever it says what must not be said: in secrets, below what is of a wrong type,
/// below what the document does not know.
fn disguised(document: &str, part: &str, object: &Json) -> Json {
    let specials = oracle::specials(document);
    let Json::Object(members) = object else { return crate::disguise::json(object, specials) };
    let is = |key: &str, name: &str| key == name || (part == "headers" && key.eq_ignore_ascii_case(name));
    let other = |(key, value): &(String, Json)| {
        let described = oracle::described(document, part).iter().find(|(name, _)| is(key, name));
        let value = match (described, value) {
            (Some(("users", _)), Json::List(users)) => {
                Json::List(users.iter().map(|user| disguised(document, "users", user)).collect())
            }
            (
                Some(("name" | "host" | "project_id" | "instance_id" | "X-Language" | "Content-Type", _)),
                Json::Text(_),
            ) => value.clone(),
            _ => crate::disguise::json(value, specials),
        };
        (key.clone(), value)
    };
    Json::Object(members.iter().map(other).collect())
}

/// The first text of each field, wherever it stands.
fn values(parts: &[(Part, Given)]) -> Values<'_> {
    let mut values = Values::default();
    for (_, given) in parts {
        if let Given::Values(part) = given {
            collect(part, &mut values);
        }
    }
    values
}

fn collect<'a>(value: &'a Json, values: &mut Values<'a>) {
    match value {
        Json::List(items) => items.iter().for_each(|item| collect(item, values)),
        Json::Object(members) => {
            for (key, value) in members {
                let slot = match key.as_str() {
                    "project_id" => &mut values.project,
                    "instance_id" => &mut values.instance,
                    "name" => &mut values.name,
                    "host" => &mut values.host,
                    "password" | "db_user_pwd" => &mut values.password,
                    _ => {
                        collect(value, values);
                        continue;
                    }
                };
                if let (Json::Text(text), true) = (value, slot.is_empty()) {
                    *slot = text;
                }
            }
        }
        _ => {}
    }
}

/// JSON with every key that it has, or the code of why it is none.
fn tree(bytes: &[u8]) -> Result<Json, &'static str> {
    let text = str::from_utf8(bytes).map_err(|_| "invalid_utf8")?;
    let mut is_too_deep = false;
    let mut reader = serde_json::Deserializer::from_str(text);
    let read = Tree { depth: 0, is_too_deep: &mut is_too_deep }.deserialize(&mut reader);
    let read = read.and_then(|value| reader.end().map(|()| value));
    read.map_err(|_| if is_too_deep { "too_deep" } else { "malformed_json" })
}

struct Tree<'d> {
    depth: usize,
    is_too_deep: &'d mut bool,
}

impl Tree<'_> {
    fn deeper<E: Error>(&mut self) -> Result<Tree<'_>, E> {
        *self.is_too_deep |= self.depth == MAX_DEPTH;
        if *self.is_too_deep {
            Err(E::custom(""))
        } else {
            Ok(Tree { depth: self.depth + 1, is_too_deep: self.is_too_deep })
        }
    }

    fn again(&mut self) -> Tree<'_> {
        Tree { depth: self.depth, is_too_deep: self.is_too_deep }
    }
}

impl<'de> DeserializeSeed<'de> for Tree<'_> {
    type Value = Json;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tree<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Boolean(value))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Json, E> {
        Ok(Json::Number(0))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Json, E> {
        Ok(Json::Number(0))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Json, E> {
        Ok(Json::Number(0))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<Json, A::Error> {
        let mut inside = self.deeper()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(inside.again())? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<Json, A::Error> {
        let mut inside = self.deeper()?;
        let mut object = Vec::new();
        while let Some(key) = members.next_key()? {
            object.push((key, members.next_value_seed(inside.again())?));
        }
        Ok(Json::Object(object))
    }
}
