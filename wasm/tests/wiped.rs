//! What the library owns of a secret is wiped before its memory is given back. An allocator looks, so it runs under Miri too.
//!
//! It stands here because an allocator cannot be written without `unsafe`.
#![allow(unsafe_code, reason = "an allocator hands out raw memory")]
#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::panic::{catch_unwind, resume_unwind};

use bytes::Bytes;
use gatepass::adapters::http::Endpoint;
use gatepass::adapters::validator::Candidate;
use gatepass::documents::TAURUSDB_CHANGE_USER_PASSWORD as DOCUMENT;
use gatepass::typed::taurusdb_change_user_password::{
    HostList, InstanceId, Password, ProjectId, Request, User, Username,
};
use gatepass::{Field, Language, Part, RawRequest, Tape};
use secrecy::{ExposeSecret as _, SecretString};
use validator::Validate as _;

/// The longest legal password.
const SECRET: &str = "Wiped_0123456789_abcdefghijklmno";

thread_local! {
    /// How many blocks held a part of the secret when they were given back; `None` while nobody wants to know.
    static LEFT: Cell<Option<usize>> = const { Cell::new(None) };
}

/// Looks into every block of bytes that is given back, and into what a block that grows or shrinks leaves behind.
///
/// Blocks with an alignment above 1 hold no texts, and have bytes that nobody wrote.
struct Witness;

#[global_allocator]
static WITNESS: Witness = Witness;

// SAFETY: every block is one of the system's.
unsafe impl GlobalAlloc for Witness {
    /// Zeros, so that every byte may be read.
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as the caller promises.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if let Some(left) = LEFT.get().filter(|_| layout.align() == 1) {
            // SAFETY: the block has that many bytes, all of them written.
            let bytes = unsafe { core::slice::from_raw_parts(block, layout.size()) };
            LEFT.set(Some(left + usize::from(has_secret(bytes))));
        }
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(block, layout) };
    }
}

/// Whether eight bytes of the secret stand there. What is wiped is passed over quickly, for Miri's sake.
fn has_secret(bytes: &[u8]) -> bool {
    let mut texts = bytes.split(|&byte| byte == 0);
    texts.any(|text| text.windows(8).any(|found| SECRET.as_bytes().windows(8).any(|part| part == found)))
}

/// Miri takes its time.
const MANY: usize = if cfg!(miri) { 3 } else { 50 };

/// How many blocks with a part of the secret are left behind by some work, and by dropping what it returns.
fn left_by<T>(work: impl FnOnce() -> T) -> usize {
    LEFT.set(Some(0));
    drop(work());
    LEFT.take().unwrap_or_default()
}

fn user() -> User {
    User {
        name: Username::parse("root").unwrap(),
        host: HostList::parse("%").unwrap(),
        password: Password::parse(SECRET).unwrap(),
    }
}

fn project() -> ProjectId {
    ProjectId::parse("054e292c9880d4992f02c0196d3ea468").unwrap()
}

fn instance() -> InstanceId {
    InstanceId::parse("ba62a0b83a1b42bfab275829d86ac0fdin07").unwrap()
}

fn request(users: usize) -> Request {
    Request::new(project(), instance(), (0..users).map(|_| user()).collect()).unwrap()
}

/// A body with the secret as a password, where it belongs and where it does not.
fn body() -> String {
    format!(
        r#"{{"users": [{{"name": "a", "host": "%", "password": "{SECRET}"}}, {{"password": ["{SECRET}"]}}], "x": "{SECRET}"}}"#
    )
}

#[test]
fn what_nobody_wipes_is_seen() {
    assert_eq!(left_by(|| String::from(SECRET)), 1);
    assert_eq!(left_by(|| SECRET.as_bytes()[8..20].to_vec()), 1);
    let growing = || {
        let mut text = String::from(SECRET);
        text.push_str(&"x".repeat(1_000));
        text
    };
    assert_eq!(left_by(growing), 2);
    assert_eq!(left_by(|| String::from("something else")), 0);
}

#[test]
fn passwords() {
    assert_eq!(left_by(|| Password::parse(SECRET).unwrap()), 0);
    assert_eq!(left_by(|| Password::try_from(SECRET).unwrap()), 0);
    assert_eq!(left_by(|| Password::try_from(String::from(SECRET)).unwrap()), 0);
    let roomy = || {
        let mut text = String::with_capacity(500);
        text.push_str(SECRET);
        Password::try_from(text).unwrap()
    };
    assert_eq!(left_by(roomy), 0);
    assert_eq!(left_by(|| Some(Box::new(user()))), 0);
}

#[test]
fn refused_passwords() {
    for refused in [format!("{SECRET} and too long"), format!("{} `é", &SECRET[..20])] {
        assert_eq!(left_by(|| Password::parse(&refused).unwrap_err()), 0);
        // The room of a text that is larger than its content.
        let mut owned = String::with_capacity(200);
        owned.push_str(&refused);
        assert_eq!(left_by(move || Password::try_from(owned).unwrap_err()), 0);
    }
}

#[test]
fn reports_and_messages() {
    for secret in [SECRET.to_owned(), SECRET.repeat(3), format!("{SECRET}`")] {
        let report = || {
            let report = DOCUMENT.check_password(&secret, &secret).unwrap();
            let texts = Language::ALL.iter().map(|&language| report.in_language(language).to_string());
            (texts.collect::<Vec<_>>(), format!("{report:?}"), serde_json::to_string(&report).unwrap())
        };
        assert_eq!(left_by(report), 0);
        assert_eq!(left_by(|| DOCUMENT.checklist(Field::Password, &secret)), 0);
    }
}

#[test]
fn tapes_that_grow() {
    let tape = || {
        let mut tape = Tape::new();
        tape.begin_object();
        for key in ["password", SECRET, SECRET] {
            tape.key(key);
            tape.begin_array();
            (0..MANY).for_each(|_| tape.string(SECRET));
            tape.end_array();
        }
        // Keys that are there twice are sorted and marked.
        tape.end_object();
        tape
    };
    assert_eq!(left_by(tape), 0);
}

#[test]
fn raw_requests() {
    let body = body();
    let request = || {
        let mut request = RawRequest::new();
        for _ in 0..MANY {
            request.add_header("X-Auth-Token", SECRET);
        }
        request.set_json_body(body.as_bytes());
        let report = DOCUMENT.check_request(&request);
        assert!(!report.is_valid());
        // What is given in place of it wipes what was there.
        request.set_part(Part::Body, Tape::new());
        (request, report)
    };
    assert_eq!(left_by(request), 0);
}

#[test]
fn typed_requests() {
    assert_eq!(left_by(|| request(3)), 0);
    assert_eq!(left_by(|| request(3).check()), 0);
    assert_eq!(left_by(|| request(3).into_users()), 0);
    assert_eq!(left_by(|| Request::split(&project(), &instance(), (0..MANY + 10).map(|_| user()))), 0);
    assert_eq!(left_by(|| Request::new(project(), instance(), (0..51).map(|_| user()).collect()).unwrap_err()), 0);
}

#[test]
fn requests_for_http_clients() {
    let endpoint = Endpoint::new("https://rds.example.com").unwrap();
    let ready = || endpoint.request(&request(3), SECRET).unwrap();
    let is_sent = |body: &[u8]| std::str::from_utf8(body).unwrap().contains(SECRET);
    assert_eq!(left_by(|| assert!(is_sent(ready().body().as_ref()))), 0);
    assert_eq!(left_by(|| ready().map(Bytes::from_owner)), 0);
    // What a client takes apart.
    let parts = || {
        let (parts, body) = ready().map(Bytes::from_owner).into_parts();
        (parts.headers.clone(), parts, body.slice(5..), body)
    };
    assert_eq!(left_by(parts), 0);
    let refused = format!("{SECRET}\n");
    assert_eq!(left_by(|| endpoint.request(&request(3), &refused).unwrap_err()), 0);
    // A header that is made of a text stays.
    assert_eq!(left_by(|| http::HeaderValue::from_str(SECRET).unwrap()), 1);
}

#[test]
fn candidates_for_validator() {
    let judged = |text: String| {
        let candidate = Candidate::<Password>::from(text);
        (candidate.validate().is_ok(), candidate)
    };
    assert_eq!(left_by(|| judged(String::from(SECRET))), 0);
    assert_eq!(left_by(|| judged(SECRET.repeat(3))), 0);
    assert_eq!(left_by(|| judged(String::from(SECRET)).1.parse().unwrap()), 0);
    assert_eq!(left_by(|| judged(SECRET.repeat(3)).1.parse().unwrap_err()), 0);
    let json = format!("\"{SECRET}\"");
    assert_eq!(left_by(|| serde_json::from_str::<Candidate<Password>>(&json).unwrap()), 0);
}

#[test]
fn secrets_of_secrecy() {
    let secret = || SecretString::from(Box::<str>::from(SECRET));
    assert_eq!(left_by(|| Password::try_from(&secret()).unwrap()), 0);
    assert_eq!(left_by(|| Password::try_from(secret()).unwrap()), 0);
    assert_eq!(left_by(|| SecretString::from(Password::parse(SECRET).unwrap())), 0);
    let roomy = || {
        let mut text = String::with_capacity(500);
        text.push_str(SECRET);
        let secret = SecretString::from(Password::try_from(text).unwrap());
        assert_eq!(secret.expose_secret(), SECRET);
        secret
    };
    assert_eq!(left_by(roomy), 0);
    let refused = SecretString::from(Box::<str>::from(format!("{SECRET} and too long")));
    assert_eq!(left_by(move || Password::try_from(refused).unwrap_err()), 0);
}

#[test]
fn requests_as_json() {
    let json = || {
        let json = request(MANY).to_json();
        assert!(json.expose_secret().contains(SECRET));
        json
    };
    assert_eq!(left_by(json), 0);
}

#[test]
fn passwords_read_by_serde() {
    let json = format!("\"{SECRET}\"");
    assert_eq!(left_by(|| serde_json::from_str::<Password>(&json).unwrap()), 0);
    let value = serde_json::Value::from(SECRET);
    assert_eq!(left_by(|| serde_json::from_value::<Password>(value).unwrap()), 0);
    let refused = format!("\"{SECRET} \"");
    assert_eq!(left_by(|| serde_json::from_str::<Password>(&refused).unwrap_err()), 0);
}

#[test]
fn a_panic_wipes_too() {
    let panic = || {
        catch_unwind(|| {
            let _held = (user(), request(2));
            // A panic of the program around it, without its message.
            resume_unwind(Box::new(()));
        })
    };
    assert_eq!(left_by(|| panic().is_err()), 0);
}

/// The limits that `docs/secrets.md` tells of.
mod limits {
    use super::*;

    #[test]
    fn a_string_with_an_escape_passes_through_a_buffer_of_the_json_reader() {
        let json = format!(r#"{{"password": "\u0041{SECRET}"}}"#);
        assert!(left_by(|| Tape::from_json(json.as_bytes()).unwrap()) > 0);
        let json = format!(r#""{}\u006f""#, &SECRET[..31]);
        assert!(left_by(|| serde_json::from_str::<Password>(&json).unwrap()) > 0);
    }

    #[test]
    fn a_writer_of_the_caller_keeps_what_it_is_given() {
        assert!(left_by(|| serde_json::to_vec(&request(1)).unwrap()) > 0);
    }

    #[test]
    fn what_is_called_no_secret_is_not_wiped() {
        let json = format!(r#"{{"{SECRET}": 1}}"#);
        let key = || {
            let mut request = RawRequest::new();
            request.set_json_body(json.as_bytes());
            DOCUMENT.check_request(&request)
        };
        assert!(left_by(key) > 0);
        let name = SECRET.replace('_', "");
        assert!(left_by(|| Username::parse(&name).unwrap()) > 0);
    }
}
