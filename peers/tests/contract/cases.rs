//! Requests that are valid or broken in one way, made systematically, and requests at random.

use gatepass::{
    CharClass, CharSet, Content, Document, HeaderPolicy, HostPattern, Length, Part, PasswordPolicy, Policy, Rule,
    documents,
};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::request::{Request, Slot, valid_body};

/// A request, and what is done to it.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) request: Request,
}

/// Each thing that can be done to a document's request, one at a time.
pub(crate) fn systematic(document: &'static Document) -> Vec<Case> {
    let mut cases = vec![Case { name: "valid".to_owned(), request: Request::valid(document) }];
    cases.extend(Slot::all(document).iter().flat_map(|slot| of_texts(document, slot)));
    cases.extend(of_headers(document));
    cases.extend(of_bodies(document));
    cases
}

fn of_texts(document: &'static Document, slot: &Slot) -> Vec<Case> {
    let texts = texts(slot).into_iter();
    let case = |text: String| Case {
        name: format!("{} is {text:?}", slot.name),
        request: Request::valid(document).with_text(slot, &text),
    };
    texts.map(case).collect()
}

/// What can be sent in a header and arrives as it was sent, but for what a row of the ledger is about: HTTP removes spaces
/// around it, and the server takes an empty header for none and breaks down at a media type that is none.
fn can_be_sent(name: &str, text: &str) -> bool {
    let is_kept = text.trim_matches([' ', '\t']) == text;
    let is_latin_1 = text.chars().all(|c| c <= '\u{ff}' && !"\r\n".contains(c));
    match name {
        "Content-Type" => is_kept && is_media_type(text),
        "X-Language" => is_kept && is_latin_1 && !text.is_empty(),
        _ => is_kept && is_latin_1,
    }
}

fn is_media_type(text: &str) -> bool {
    let is_token = |text: &str| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
    };
    let essence = text.split(';').next().unwrap().trim();
    essence.split_once('/').is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
}

/// Texts about the boundaries of what a slot may hold, and with every kind of character.
pub(crate) fn texts(slot: &Slot) -> Vec<String> {
    let mut texts = match slot.policy {
        Policy::Password(policy) => passwords(policy),
        Policy::Username(policy) => of_lengths(policy.length(), "aZ0_"),
        Policy::HostList(policy) => hosts(policy.max_characters()),
        Policy::Identifier(policy) => identifiers(policy.length(), policy.suffix()),
        Policy::Header(policy) => headers(policy),
        _ => panic!("a policy of another kind"),
    };
    texts.extend(with_each_character(&slot.valid_text()));
    texts.retain(|text| slot.part != Part::Headers || can_be_sent(&slot.name, text));
    texts
}

/// Some characters beyond ASCII: accented, full-width, outside the first plane, control, line end, marks.
const BEYOND_ASCII: &str = "éＡ％．，。😀\u{80}\u{ff}\u{130}\u{2028}\u{feff}\u{fffd}";

/// The text with each character in place of one of its own, now here, now there.
fn with_each_character(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let replaced = |(at, character)| {
        let mut characters = characters.clone();
        let place = at % characters.len();
        characters[place] = character;
        characters.into_iter().collect()
    };
    ('\0'..='\x7f').chain(BEYOND_ASCII.chars()).enumerate().map(replaced).collect()
}

/// So many characters of a text, over and over.
fn cycled(text: &str, length: usize) -> String {
    text.chars().cycle().take(length).collect()
}

/// Lengths about both boundaries.
fn about(length: Length) -> impl Iterator<Item = usize> {
    [length.min(), length.max()].into_iter().flat_map(|bound| bound.saturating_sub(1)..=bound.saturating_add(1))
}

fn of_lengths(length: Length, text: &str) -> Vec<String> {
    about(length).map(|length| cycled(text, length)).collect()
}

/// Every set of classes, with every length about the boundaries.
fn passwords(policy: &PasswordPolicy) -> Vec<String> {
    let alphabets = [CharSet::UPPER, CharSet::LOWER, CharSet::DIGITS, policy.specials()];
    let sets = (0_usize..16).map(|set| {
        let chosen = CharClass::ALL.into_iter().filter(|&class| set >> class as usize & 1 == 1);
        // One of each class in turn, so that a short password has them all.
        let columns: Vec<Vec<char>> = chosen.map(|class| alphabets[class as usize].iter().collect()).collect();
        (0..10).flat_map(|row| columns.iter().map(move |column| column[row])).collect::<String>()
    });
    sets.flat_map(|set| about(policy.length()).map(move |length| cycled(&set, length))).collect()
}

fn identifiers(length: Option<usize>, suffix: &str) -> Vec<String> {
    let mut texts: Vec<String> =
        ["", "a", "A-Z_0.9~", ".", "..", "...", ".a", "a.", "a/b", "a%2Fb", "%"].map(str::to_owned).into();
    for length in [21, 22, 31, 32, 33, 35, 36, 37].into_iter().chain(length) {
        let start = length.saturating_sub(suffix.len());
        texts.extend([suffix, "in01", "IN07", "in0é"].map(|end| cycled("0a9Z", start) + end));
        texts.push(cycled("0a9Z", length));
    }
    texts
}

fn headers(policy: &HeaderPolicy) -> Vec<String> {
    if let Some(max) = policy.max() {
        return of_lengths(Length::new(1, max), "!Az~");
    }
    let supported =
        policy.supported().iter().flat_map(|&name| [name.to_owned(), name.to_uppercase(), format!("{name}x")]);
    let others = ["", "en", "fr", "en-us,zh-cn", "text/plain", "application/*", "application/json;charset=utf-8"];
    let others = others.into_iter().chain(["Application/Json ; charset=UTF-8", "text/json", "*/*"]);
    supported.chain(others.map(str::to_owned)).collect()
}

/// The hosts of the vectors, the errors of the table, and lists about the limit, but for what a schema cannot know.
fn hosts(max: usize) -> Vec<String> {
    let vectors: Value = serde_json::from_str(include_str!("../../../tests/vectors/hosts.json")).unwrap();
    let counted = vectors["counts"].as_array().unwrap().iter().map(|count| count["pattern"].as_str().unwrap());
    let named = [
        "",
        ",",
        "%,",
        ",%",
        "%,,%",
        "10.10.10.1, 10.10.10.2",
        "10.10.10.1 ,%",
        " %",
        "% ",
        "10.*",
        "*",
        "10.10.10.％",
        "1，2",
        "::1",
        "fe80::1%eth0",
        "10.0.0.0/8",
        "10.0.0.0/255.0.0.0",
        "10.10.10._",
        "localhost",
        "db.example.com",
        "10.10.10.1;10.10.10.2",
        "10.10.10.1:3306",
        "%,10.10.10.1,10.%",
        "10.10.10.1,10.10.10.1",
        "-1.0.0.0",
        "+1.0.0.0",
    ];
    let mut texts: Vec<String> = counted.chain(named).map(str::to_owned).collect();
    texts.extend((0..4).map(|place| octets(place, "256")).chain((0..4).map(|place| octets(place, "00"))));
    texts.extend(
        [max - 1, max, max + 1]
            .map(|length| cycled("1.1.1.1,", length - length % 8 + 7 - 8) + &cycled("%", length % 8 + 1)),
    );
    texts.retain(|text| !is_beyond_schema(text));
    texts
}

fn octets(place: usize, octet: &str) -> String {
    let mut octets = ["1"; 4];
    octets[place] = octet;
    octets.join(".")
}

/// Whether some item matches no address, and has a `%` that touches a digit: the row `wildcard-beside-digit`.
fn is_beyond_schema(list: &str) -> bool {
    list.split(',').any(|item| {
        let matches_none = HostPattern::parse(item).is_err_and(|fault| fault.rule == Rule::MatchesNoAddress);
        let pairs = item.as_bytes().windows(2);
        matches_none && pairs.into_iter().any(|pair| pair.contains(&b'%') && pair.iter().any(u8::is_ascii_digit))
    })
}

fn of_headers(document: &'static Document) -> Vec<Case> {
    let mut cases = vec![Case {
        name: "another header".to_owned(),
        request: Request::valid(document).with_more("X-Other", "anything at all"),
    }];
    // What a missing Content-Type means is a row of the ledger.
    for header in document.headers.iter().filter(|header| header.name != "Content-Type") {
        let valid = Request::valid(document);
        let (_, text) = valid.headers.iter().find(|(name, _)| name == header.name).cloned().unwrap();
        let changed = [
            ("absent", valid.clone().without_header(header.name)),
            ("twice", valid.clone().with_more(header.name, &text)),
            ("in capitals", valid.with_header(&header.name.to_ascii_uppercase(), &text)),
        ];
        let case = |(how, request)| Case { name: format!("{} is {how}", header.name), request };
        cases.extend(changed.map(case));
    }
    cases
}

fn of_bodies(document: &'static Document) -> Vec<Case> {
    let mut cases = Vec::new();
    let body = valid_body(document);
    let mut add = |name: String, body: Vec<u8>| {
        cases.push(Case { name, request: Request::valid(document).with_body(body) });
    };
    for pointer in pointers(&body) {
        for value in
            [json!(null), json!(true), json!(0), json!(1.5), json!(""), json!("Rds_1234"), json!([]), json!({})]
        {
            let mut body = body.clone();
            let name = format!("{pointer:?} is {value}");
            *body.pointer_mut(&pointer).unwrap() = value;
            add(name, body.to_string().into());
        }
        let (parent, name) = pointer.rsplit_once('/').unwrap_or_default();
        let mut without = body.clone();
        if let Some(object) = without.pointer_mut(parent).and_then(Value::as_object_mut).filter(|_| !name.is_empty()) {
            object.remove(name);
            add(format!("{pointer} is absent"), without.to_string().into());
        }
        let mut with_more = body.clone();
        if let Some(object) = with_more.pointer_mut(&pointer).and_then(Value::as_object_mut) {
            object.insert("Password".to_owned(), json!([{"any": null}]));
            add(format!("{pointer:?} has another member"), with_more.to_string().into());
        }
    }
    for (list, max) in lists(document) {
        let item = body[list][0].clone();
        for count in [0, 1, 2, max - 1, max, max + 1] {
            add(format!("{count} {list}"), json!({ list: vec![item.clone(); count] }).to_string().into());
        }
        add(format!("{list} of which the last is broken"), json!({ list: [item, {}] }).to_string().into());
    }
    let text = body.to_string();
    let (start, end) = text.split_at(text.len() / 2);
    let malformed =
        ["", " ", "{", "nul", "'", "[1,]", "{\"a\":1,}", "{\"a\":01}", "{a:1}", "\"\u{1}\"", "{} {}", start, end];
    malformed.iter().for_each(|text| add(format!("the body is {text:?}"), text.as_bytes().into()));
    add("the body has something behind it".to_owned(), format!("{text},").into());
    add("the body has spaces around it".to_owned(), format!("\r\n\t {text} \n").into());
    add("the body has a byte order mark before it".to_owned(), format!("\u{feff}{text}").into());
    add("the body is escaped".to_owned(), escaped(&text).into());
    cases
}

/// The same JSON, its letters and digits in strings escaped.
fn escaped(json: &str) -> String {
    let mut in_string = false;
    let escape = |character: char| {
        in_string ^= character == '"';
        if in_string && character.is_ascii_alphanumeric() {
            format!("\\u{:04x}", u32::from(character))
        } else {
            character.into()
        }
    };
    json.chars().map(escape).collect()
}

fn lists(document: &'static Document) -> impl Iterator<Item = (&'static str, usize)> {
    document.body.iter().filter_map(|member| match member.content {
        Content::List { max, .. } => Some((member.name, max)),
        _ => None,
    })
}

/// Every place of a value, itself first.
fn pointers(value: &Value) -> Vec<String> {
    let below = |name: String, value: &Value| {
        pointers(value).into_iter().map(move |rest| format!("/{name}{rest}")).collect::<Vec<_>>()
    };
    let children: Vec<Vec<String>> = match value {
        Value::Array(items) => items.iter().enumerate().map(|(at, item)| below(at.to_string(), item)).collect(),
        Value::Object(members) => members.iter().map(|(name, member)| below(name.clone(), member)).collect(),
        _ => Vec::new(),
    };
    [String::new()].into_iter().chain(children.into_iter().flatten()).collect()
}

/// Whole requests, in which each text is now valid and now not; the same in every run.
pub(crate) fn random(count: usize) -> Vec<Case> {
    let mut runner = TestRunner::deterministic();
    let strategy = select(documents::ALL.to_vec()).prop_flat_map(any_request);
    let case =
        |number| Case { name: format!("random {number}"), request: strategy.new_tree(&mut runner).unwrap().current() };
    (0..count).map(case).collect()
}

fn any_request(document: &'static Document) -> impl Strategy<Value = Request> {
    let slots = Slot::all(document).into_iter().filter(|slot| slot.name != "Content-Type").collect::<Vec<_>>();
    let each = slots.iter().map(any_text).collect::<Vec<_>>();
    let more = proptest::collection::vec(
        slots.iter().filter(|slot| slot.part == Part::Body).map(any_text).collect::<Vec<_>>(),
        0..3,
    );
    (each, more).prop_map(move |(texts, more)| {
        let slots = Slot::all(document).into_iter().filter(|slot| slot.name != "Content-Type");
        let request = Request::valid(document);
        let request = slots.zip(texts).fold(request, |request, (slot, text)| request.with_text(&slot, &text));
        with_more_users(request, &more)
    })
}

fn any_text(slot: &Slot) -> BoxedStrategy<String> {
    prop_oneof![4 => Just(slot.valid_text()), 1 => select(texts(slot))].boxed()
}

/// With more objects in the body's list, where it has one; each has its texts in the order of the document's members.
fn with_more_users(request: Request, more: &[Vec<String>]) -> Request {
    let Some((list, _)) = lists(request.document).next() else { return request };
    let slots: Vec<Slot> = Slot::all(request.document).into_iter().filter(|slot| slot.part == Part::Body).collect();
    let names = slots.iter().map(|slot| slot.name.rsplit('/').next().unwrap());
    let user = |texts: &Vec<String>| -> Value {
        names.clone().map(str::to_owned).zip(texts.iter().cloned().map(Value::from)).collect()
    };
    let mut body: Value = serde_json::from_slice(&request.body).unwrap();
    body[list].as_array_mut().unwrap().extend(more.iter().map(user));
    request.with_body(body.to_string())
}
