//! Typed values and requests: only what a document allows can be made, and it becomes exactly the document's body.
#![cfg(feature = "alloc")]
#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

use std::collections::{BTreeSet, HashSet};
use std::error::Error;
use std::fmt::Display;
use std::hash::Hash;

use gatepass::typed::taurusdb_change_user_password as change;
use gatepass::typed::{Password, Spec, User, Username};
use gatepass::{
    CharSet, Document, InstanceStatus, Length, Member, Method, Part, PasswordPolicy, Permitted, Prerequisite, Report,
    Severity, UsernamePolicy, documents,
};

/// A document of somebody else: its special characters are those that JSON escapes.
enum Ours {}

static PASSWORD: PasswordPolicy = PasswordPolicy::new(Length::new(4, 64), CharSet::of("\"\\/"), 2);
const NAME: UsernamePolicy = UsernamePolicy::new(Length::new(1, 8), CharSet::LOWER);
static OURS: Document = Document::new("acme.set-password", Method::Post, "/v1/password")
    .with_body(&[Member::username("name", &NAME), Member::password("secret", &PASSWORD)]);

impl Spec for Ours {
    const DOCUMENT: &'static Document = &OURS;
}

fn codes(report: &Report) -> Vec<String> {
    report.violations().iter().map(|violation| format!("{} {}", violation.path, violation.rule.code())).collect()
}

fn project() -> change::ProjectId {
    change::ProjectId::parse("054e292c9880d4992f02c0196d3ea468").unwrap()
}

fn instance() -> change::InstanceId {
    change::InstanceId::parse("ba62a0b83a1b42bfab275829d86ac0fdin07").unwrap()
}

fn user(name: &str, host: &str, password: &str) -> change::User {
    User { name: name.parse().unwrap(), host: host.parse().unwrap(), password: password.try_into().unwrap() }
}

fn users(count: usize) -> Vec<change::User> {
    (0..count).map(|i| user(&format!("user_{i}"), "10.0.0.1", "Rds_1234")).collect()
}

/// Each way to make a value gives the same value or the same report.
macro_rules! assert_made {
    ($type:ty, $valid:literal, $invalid:literal, $codes:expr) => {{
        assert_eq!(<$type>::parse($valid).unwrap().as_ref(), $valid);
        assert_eq!(<$type>::try_from($valid).unwrap().as_str(), $valid);
        assert_eq!($valid.parse::<$type>().unwrap().to_string(), $valid);

        let report = <$type>::parse($invalid).unwrap_err();
        assert_eq!(codes(&report), $codes.map(|code: &str| format!(" {code}")));
        assert_eq!(<$type>::try_from($invalid).unwrap_err(), report);
        assert_eq!($invalid.parse::<$type>().unwrap_err(), report);
    }};
}

#[test]
fn values_are_made_valid_or_not_at_all() {
    use gatepass::typed::{flexusrds_reset_root_password as flexusrds, otc_rds_reset_root_password as otc};

    assert_made!(change::ProjectId, "054e292c9880d4992f02c0196d3ea468", "a-b", ["wrong_length", "illegal_character"]);
    assert_made!(change::InstanceId, "ba62a0b83a1b42bfab275829d86ac0fdin07", "", ["empty"]);
    assert_made!(change::Username, "gaussdb_mysql_user1", "a-b", ["illegal_character"]);
    assert_made!(change::HostList, "10.10.10.%,192.168.0.1", "10.10.10.*,", ["empty_item", "asterisk_wildcard"]);
    assert_made!(flexusrds::ProjectId, "0483b6b16e954cb88930a360d2c4e663", "..", ["unsafe_in_url", "unusual_shape"]);
    assert_made!(otc::InstanceId, "dsfae23fsfdsae3435in01", "a/b", ["unsafe_in_url", "unusual_shape"]);
    assert_made!(Username<Ours>, "root", "administrator", ["too_long"]);
}

#[test]
fn passwords_are_made_valid_or_not_at_all() {
    type Reset = gatepass::typed::flexusrds_reset_root_password::Password;

    assert_eq!(Reset::parse("Rds_1234").unwrap().expose_secret(), "Rds_1234");
    assert_eq!(Reset::try_from("Rds_1234").unwrap().expose_secret(), "Rds_1234");
    assert_eq!(Reset::try_from(String::from("Rds_1234")).unwrap().expose_secret(), "Rds_1234");

    let report = Reset::parse("Rds|12").unwrap_err();
    assert_eq!(codes(&report), [" too_short", " illegal_character"]);
    assert_eq!(Reset::try_from("Rds|12").unwrap_err(), report);
    assert_eq!(Reset::try_from(String::from("Rds|12")).unwrap_err(), report);

    // The bar is one of the special characters of another document.
    assert!(change::Password::parse("Rds|1234").is_ok());
    assert_eq!(Password::<Ours>::parse(r#"a"b\c"#).unwrap().expose_secret(), r#"a"b\c"#);
    assert!(Password::<Ours>::parse("a-b-c").is_err());
}

#[test]
fn reports_know_their_document() {
    let report = change::Username::parse("").unwrap_err();
    assert_eq!(report.document(), Some(&documents::TAURUSDB_CHANGE_USER_PASSWORD));
    assert_eq!(report.revision(), Some("2025-07-11"));
    let report = Password::<Ours>::parse("").unwrap_err();
    assert_eq!(report.document().map(|document| document.id), Some("acme.set-password"));
    assert_eq!(report.revision(), None);
}

#[test]
fn warnings_stand_in_nobodys_way_and_can_be_asked_for() {
    let host = change::HostList::parse("10.%.1.1,%").unwrap();
    assert_eq!(codes(&host.check()), [" undocumented_pattern", " covered_host", " any_address"]);
    assert!(host.check().is_valid());
    assert_eq!(host.patterns().map(|pattern| pattern.address_count()).collect::<Vec<_>>(), [256, 1 << 32]);
    assert_eq!(codes(&change::HostList::parse("10.0.0.1").unwrap().check()), [""; 0]);

    let odd = gatepass::typed::taurusdb_reset_database_password::ProjectId::parse("p").unwrap();
    assert_eq!(codes(&odd.check()), [" unusual_shape"]);

    let users = vec![
        user("Alice_123", "10.0.0.1", "Alice_123"),
        user("Alice_123", "10.0.0.1", "321_ecilA"),
        user("bob", "%", "Rds_1234"),
    ];
    let report = change::Request::new(project(), instance(), users).unwrap().check();
    assert_eq!(
        codes(&report),
        [
            "/body/users/0/password equals_username",
            "/body/users/1/password equals_reversed_username",
            "/body/users/1 duplicate_user",
            "/body/users/2/host any_address",
        ]
    );
    assert!(report.is_valid());
    assert_eq!((report.count(Severity::Warning), report.count(Severity::Advice)), (3, 1));
    assert_eq!(report.unchecked(), [Part::Headers]);
}

/// What is the same for the three documents that reset a password: the module, its document, and the field in the body.
macro_rules! for_each_reset {
    ($then:ident) => {
        $then!(flexusrds_reset_root_password, "db_user_pwd", []);
        $then!(otc_rds_reset_root_password, "db_user_pwd", [Part::Headers]);
        $then!(taurusdb_reset_database_password, "password", [Part::Headers]);
    };
}

#[test]
fn reset_requests() {
    macro_rules! assert_request {
        ($module:ident, $field:literal, $unchecked:expr) => {{
            use gatepass::typed::$module::{InstanceId, Password, ProjectId, Request};

            let request = Request::new(
                ProjectId::parse("0483b6b16e954cb88930a360d2c4e663").unwrap(),
                InstanceId::parse("dsfae23fsfdsae3435in01").unwrap(),
                Password::parse("Rds~!@#$%^*-_=+?,()&1").unwrap(),
            );
            assert_eq!(request.method(), Method::Post);
            let path = "/v3/0483b6b16e954cb88930a360d2c4e663/instances/dsfae23fsfdsae3435in01/password";
            assert_eq!(request.path(), path);
            assert_eq!(codes(&request.check()), ["/path/instance_id unusual_shape"]);
            assert_eq!(request.check().unchecked(), $unchecked);
            #[cfg(feature = "serde")]
            {
                let body = concat!(r#"{""#, $field, r#"":"Rds~!@#$%^*-_=+?,()&1"}"#);
                assert_eq!(request.to_json().expose_secret(), body);
                assert_eq!(serde_json::to_string(&request).unwrap(), body);
            }
        }};
    }
    for_each_reset!(assert_request);
}

#[test]
fn change_requests() {
    let users = vec![user("gaussdb_mysql_user1", "127.0.0.1,10.%", "Rds_1234"), user("b", "%", "a|.B1234")];
    let request = change::Request::new(project(), instance(), users).unwrap();
    assert_eq!(request.method(), Method::Put);
    assert_eq!(
        request.path(),
        "/v3/054e292c9880d4992f02c0196d3ea468/instances/ba62a0b83a1b42bfab275829d86ac0fdin07/db-users/password"
    );
    assert_eq!(request.users()[1].name.as_str(), "b");
    #[cfg(feature = "serde")]
    {
        let body = concat!(
            r#"{"users":[{"name":"gaussdb_mysql_user1","host":"127.0.0.1,10.%","password":"Rds_1234"},"#,
            r#"{"name":"b","host":"%","password":"a|.B1234"}]}"#
        );
        assert_eq!(request.to_json().expose_secret(), body);
        assert_eq!(serde_json::to_string(&request).unwrap(), body);
    }
}

#[test]
fn change_requests_have_1_to_50_users() {
    let new = |count| change::Request::new(project(), instance(), users(count));
    assert_eq!(codes(&new(0).unwrap_err()), ["/body/users no_users"]);
    assert_eq!(new(1).unwrap().users().len(), 1);
    assert_eq!(new(50).unwrap().users().len(), 50);
    assert_eq!(codes(&new(51).unwrap_err()), ["/body/users too_many_users"]);
}

#[test]
fn users_are_split_in_their_order() {
    for (count, sizes) in
        [(0, &[][..]), (1, &[1]), (49, &[49]), (50, &[50]), (51, &[50, 1]), (100, &[50, 50]), (101, &[50, 50, 1])]
    {
        let requests = change::Request::split(&project(), &instance(), users(count));
        assert_eq!(requests.iter().map(|request| request.users().len()).collect::<Vec<_>>(), sizes);
        let names = requests.iter().flat_map(change::Request::users).map(|user| user.name.to_string());
        assert!(names.eq((0..count).map(|i| format!("user_{i}"))));
        assert!(requests.iter().all(|request| request.check().violations().is_empty()));
    }
}

#[test]
fn values_compare_and_show_as_their_text() {
    let name = change::Username::parse("root").unwrap();
    assert_eq!(name, name.clone());
    assert_ne!(name, change::Username::parse("Root").unwrap());
    assert_eq!(format!("[{name:>6}]"), "[  root]");
    assert_eq!(format!("{name:?}"), r#"Username("root")"#);
    assert_eq!(
        format!("{:?}", user("root", "%", "Rds_1234")),
        r#"User { name: Username("root"), host: HostList("%"), password: Password([redacted]) }"#
    );
}

#[test]
fn values_are_ordered_and_found_as_their_text() {
    let names = ["b", "a", "B", "aa", "_"];
    let typed = names.map(|name| change::Username::parse(name).unwrap());
    let texts = |names: &mut dyn Iterator<Item = &change::Username>| names.map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(texts(&mut typed.iter().collect::<BTreeSet<_>>().into_iter()), ["B", "_", "a", "aa", "b"]);
    let set: HashSet<_> = typed.iter().collect();
    assert!(names.iter().all(|name| set.contains(&change::Username::parse(name).unwrap())));
    assert!(!set.contains(&change::Username::parse("A").unwrap()));
}

#[test]
fn prerequisites() {
    use InstanceStatus::NoneOfThese;
    use documents::{FLEXUSRDS_RESET_ROOT_PASSWORD, OTC_RDS_RESET_ROOT_PASSWORD};

    for &document in documents::ALL {
        let knows = [&FLEXUSRDS_RESET_ROOT_PASSWORD, &OTC_RDS_RESET_ROOT_PASSWORD].contains(&document);
        for &status in InstanceStatus::ALL {
            let expected = match (knows, status) {
                (false, _) => Permitted::Unknown,
                (true, NoneOfThese) => Permitted::Yes,
                (true, _) => Permitted::No,
            };
            assert_eq!(document.prerequisite.may_call_now(status), expected, "{} {status:?}", document.id);
        }
    }
    assert_eq!(Prerequisite::NoneOf(&[NoneOfThese]).may_call_now(NoneOfThese), Permitted::No);
}

/// Fails to compile where the type implements the trait: then two candidates fit, and none is chosen.
macro_rules! assert_not {
    ($type:ty: $($bound:path),+) => {
        $({
            trait AmbiguousIfImplemented<A> {
                fn item() {}
            }
            struct Implemented;
            impl<T: ?Sized> AmbiguousIfImplemented<()> for T {}
            impl<T: ?Sized + $bound> AmbiguousIfImplemented<Implemented> for T {}
            <$type as AmbiguousIfImplemented<_>>::item();
        })+
    };
}

/// What the compiler holds: it is enough that this is compiled.
#[test]
fn traits() {
    fn assert_error<T: Error + Display + Send + Sync + 'static>() {}
    fn assert_value<T: Clone + Eq + Hash + Display + AsRef<str> + Send + Sync + Unpin + 'static>() {}
    fn assert_shared<T: Send + Sync + Unpin + 'static>() {}

    assert_error::<Report>();
    assert_error::<gatepass::typed::ApiError>();
    assert_error::<gatepass::typed::ResponseError>();
    assert_value::<change::ProjectId>();
    assert_value::<change::InstanceId>();
    assert_value::<change::Username>();
    assert_value::<change::HostList>();
    assert_shared::<change::Password>();
    assert_shared::<change::User>();
    assert_shared::<change::Request>();

    assert_not!(change::Password: Clone, Copy, Display, PartialEq, PartialOrd, Hash, Default, AsRef<str>);
    assert_not!(change::User: Clone, Copy, Display, PartialEq);
    assert_not!(change::Request: Clone, Copy, Display);
    #[cfg(feature = "serde")]
    {
        assert_not!(gatepass::typed::SecretText: Clone, Copy, Display, PartialEq, AsRef<str>);
        assert_not!(change::Password: serde::Serialize);
        assert_not!(change::User: serde::Serialize);
        assert_not!(gatepass::typed::SecretText: serde::Serialize);
        // What is sent is not what is received: a body is judged by its report.
        assert_not!(change::Request: serde::de::DeserializeOwned);
    }
}

#[cfg(feature = "serde")]
mod json {
    use gatepass::typed::{
        Accepted, ApiError, HostList, InstanceId, Job, Password, ProjectId, ResponseError, Username,
    };
    use gatepass::{Document, documents};
    use serde::de::DeserializeOwned;

    use super::Ours;

    type Change = gatepass::typed::taurusdb_change_user_password::Spec;

    fn assert_refused<T: DeserializeOwned>(value: &str, message: &str) {
        let json = serde_json::to_string(value).unwrap();
        let error = serde_json::from_str::<T>(&json).err().unwrap().to_string();
        assert!(error.starts_with(message), "{error}");
        assert!(!error.contains(value), "{error}");
    }

    #[test]
    fn values_from_json() {
        let name: Username<Change> = serde_json::from_str(r#""ro\u006ft""#).unwrap();
        assert_eq!(name.as_str(), "root");
        assert_eq!(serde_json::to_string(&name).unwrap(), r#""root""#);
        let host: HostList<Change> = serde_json::from_str(r#""10.%""#).unwrap();
        assert_eq!(serde_json::to_string(&host).unwrap(), r#""10.%""#);
        let password: Password<Change> = serde_json::from_str(r#""Rds|1234""#).unwrap();
        assert_eq!(password.expose_secret(), "Rds|1234");
        // What JSON has to escape comes out as it was meant.
        let password: Password<Ours> = serde_json::from_str(r#""a\"b\\c\/d""#).unwrap();
        assert_eq!(password.expose_secret(), r#"a"b\c/d"#);
    }

    #[test]
    fn invalid_values_from_json_are_refused_and_not_repeated() {
        assert_refused::<ProjectId<Change>>("short", "must have exactly 32 characters");
        assert_refused::<InstanceId<Change>>(&"a".repeat(36), "must end in `in07`");
        assert_refused::<Username<Change>>("us-er", "has a punctuation mark that is not allowed: `-`");
        assert_refused::<HostList<Change>>("localhost", "is a host name");
        assert_refused::<Password<Change>>("Rds`1234", "has a punctuation mark that is not allowed; ");
        assert_refused::<Password<Ours>>("secret", "must have characters of at least 2 classes");
        for json in ["null", "true", "[]", "{}"] {
            assert!(serde_json::from_str::<Username<Change>>(json).is_err());
            assert!(serde_json::from_str::<Password<Change>>(json).is_err());
        }
    }

    fn assert_unexpected(document: &Document, status: u16, bodies: &[&str]) {
        for body in bodies {
            let answer = document.parse_response(status, body.as_bytes());
            assert_eq!(answer, Err(ResponseError::UnexpectedBody(status)), "{} {status} {body}", document.id);
        }
    }

    fn assert_done(document: &Document, status: u16, bodies: &[&str]) {
        for body in bodies {
            let answer = document.parse_response(status, body.as_bytes());
            assert_eq!(answer, Ok(Ok(Accepted::Done)), "{} {status} {body}", document.id);
        }
    }

    fn assert_undocumented(document: &Document, statuses: &[u16]) {
        for &status in statuses {
            let expected = Err(ResponseError::UndocumentedStatus(status));
            assert_eq!(document.parse_response(status, b"{}"), expected, "{} {status}", document.id);
        }
    }

    /// 400 and 500 of both TaurusDB documents.
    fn assert_errors(document: &Document) {
        for status in [400, 500] {
            let body = br#"{"error_msg": "Wrong.", "error_code": "DBS.200052", "trace": 1}"#;
            let refused = document.parse_response(status, body).unwrap().unwrap_err();
            assert_eq!((refused.error_code.as_str(), refused.error_msg.as_str()), ("DBS.200052", "Wrong."));
            let none = ["", "{}", "null", r#"{"error_code": "DBS.1"}"#, r#"{"error_code": 1, "error_msg": "x"}"#];
            assert_unexpected(document, status, &none);
            assert_unexpected(document, status, &[r#"["DBS.1", "Wrong."]"#, r#"{"error_code": "", "#, "<html>"]);
        }
    }

    #[test]
    fn responses_of_flexusrds() {
        let document = &documents::FLEXUSRDS_RESET_ROOT_PASSWORD;
        for status in [200, 202, 204, 299] {
            assert_done(document, status, &["", "\r\n"]);
            assert_unexpected(document, status, &["{}", "null", "ok"]);
        }
        assert_undocumented(document, &[0, 199, 300, 400, 404, 500, 65535]);
    }

    #[test]
    fn responses_of_taurusdb_reset() {
        let document = &documents::TAURUSDB_RESET_DATABASE_PASSWORD;
        for status in [200, 202] {
            assert_done(document, status, &["", " "]);
            assert_unexpected(document, status, &["{}", r#"{"job_id": "x"}"#]);
        }
        assert_errors(document);
        assert_undocumented(document, &[100, 302, 401, 503]);
    }

    #[test]
    fn responses_of_otc() {
        let document = &documents::OTC_RDS_RESET_ROOT_PASSWORD;
        assert_done(document, 200, &["", "\n", "{}", " { }\r\n"]);
        assert_unexpected(document, 200, &[r#"{"job_id": "x"}"#, "[]", "null", "{} {}", "{", "\u{feff}{}"]);
        assert_undocumented(document, &[201, 202, 400, 500]);
    }

    #[test]
    fn responses_of_taurusdb_change() {
        let document = &documents::TAURUSDB_CHANGE_USER_PASSWORD;
        let job = serde_json::from_str::<Job>(r#"{"job_id": "dff1d289-4d03-4942-8b9f-463ea07c000d"}"#).unwrap();
        let body = r#"{"job_id": "dff1d289-4d03-4942-8b9f-463ea07c000d"}"#;
        assert_eq!(document.parse_response(202, body.as_bytes()), Ok(Ok(Accepted::Job(job))));
        let none = ["", "{}", r#"{"job_id": null}"#, r#"{"job_id": 1}"#, r#"{"job_id": "a", "job_id": "b"}"#];
        assert_unexpected(document, 202, &none);
        assert_unexpected(document, 202, &[r#"["dff1d289"]"#, r#""dff1d289""#, r#"{"Job_id": "a"}"#]);
        assert_eq!(document.parse_response(202, b"{\"job_id\": \"\xff\"}"), Err(ResponseError::UnexpectedBody(202)));
        assert_errors(document);
        assert_undocumented(document, &[200, 201, 404]);
    }

    #[test]
    fn each_example_response_can_be_read() {
        for &document in documents::ALL {
            let Some(body) = document.example.and_then(|example| example.response) else { continue };
            let status = document.responses[0].status.unwrap();
            assert!(document.parse_response(status, body.as_bytes()).unwrap().is_ok(), "{}", document.id);
        }
    }

    #[test]
    fn errors_of_the_service_cannot_move_the_cursor() {
        let error = serde_json::json!({ "error_code": "DBS.\u{1b}[31m1", "error_msg": "one\r\ntwo \u{202e}\u{9b}" });
        let error: ApiError = serde_json::from_value(error).unwrap();
        assert_eq!(error.to_string(), "DBS.\\u{1b}[31m1: one\\u{d}\\u{a}two \\u{202e}\\u{9b}");
        let debug = format!("{error:?}");
        assert!(debug.chars().all(|c| c.is_ascii_graphic() || c == ' '), "{debug}");
    }
}
