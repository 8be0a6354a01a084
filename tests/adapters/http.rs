//! Typed requests and answers of the crate http.

use gatepass::adapters::http::{Endpoint, EndpointError, RequestError, SecretBody, outcome};
use gatepass::typed::{
    Accepted, ResponseError, flexusrds_reset_root_password as flexusrds, otc_rds_reset_root_password as otc,
    taurusdb_change_user_password as change, taurusdb_reset_database_password as reset,
};
use gatepass::{Language, RawRequest};
use http::header::{CONTENT_TYPE, HeaderMap};

use crate::{CANARY, assert_silent};

const PROJECT: &str = "054e292c9880d4992f02c0196d3ea468";
const INSTANCE: &str = "ba62a0b83a1b42bfab275829d86ac0fdin07";

fn change_request(password: &str) -> change::Request {
    let user = change::User {
        name: "root".parse().unwrap(),
        host: "10.0.0.1".parse().unwrap(),
        password: password.try_into().unwrap(),
    };
    change::Request::new(PROJECT.parse().unwrap(), INSTANCE.parse().unwrap(), vec![user]).unwrap()
}

fn otc_request(project: &str) -> otc::Request {
    otc::Request::new(project.parse().unwrap(), "in01".parse().unwrap(), CANARY.try_into().unwrap())
}

fn endpoint() -> Endpoint {
    Endpoint::new("https://rds.example.com").unwrap()
}

#[test]
fn a_request_has_everything_that_the_document_asks_for() {
    let ready = endpoint().in_language(Language::ZhCn).request(&change_request(CANARY), "token").unwrap();
    assert_eq!(ready.method(), "PUT");
    assert_eq!(
        ready.uri().to_string(),
        format!("https://rds.example.com/v3/{PROJECT}/instances/{INSTANCE}/db-users/password"),
    );
    assert_eq!(header(ready.headers(), "X-Auth-Token"), "token");
    assert_eq!(header(ready.headers(), "X-Language"), "zh-cn");
    assert_eq!(ready.headers()[CONTENT_TYPE], "application/json");
    assert_eq!(ready.headers().len(), 3);

    // What is sent is judged as what somebody else sent.
    let mut sent = RawRequest::new();
    for (name, value) in ready.headers() {
        sent.add_header(name.as_str(), value.to_str().unwrap());
    }
    sent.set_json_body(ready.body().as_ref());
    sent.add_path_parameter("project_id", ready.uri().path().split('/').nth(2).unwrap());
    sent.add_path_parameter("instance_id", ready.uri().path().split('/').nth(4).unwrap());
    let report = gatepass::documents::TAURUSDB_CHANGE_USER_PASSWORD.check_request(&sent);
    assert_eq!((report.violations(), report.unchecked()), (&[][..], &[][..]));
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers[name].to_str().unwrap()
}

#[test]
fn requests_of_every_document() {
    let (project, instance) = (PROJECT, INSTANCE);
    let path = format!("https://rds.example.com/v3/{project}/instances/{instance}/password");
    let ready = {
        let password = reset::Password::parse(CANARY).unwrap();
        let request = reset::Request::new(project.parse().unwrap(), instance.parse().unwrap(), password);
        endpoint().request(&request, "token").unwrap()
    };
    assert_eq!((ready.method().as_str(), ready.uri().to_string()), ("POST", path.clone()));
    assert!(!ready.headers().contains_key("x-language"));
    let ready = {
        let password = flexusrds::Password::parse(CANARY).unwrap();
        let request = flexusrds::Request::new(project.parse().unwrap(), instance.parse().unwrap(), password);
        endpoint().request(&request, "token").unwrap()
    };
    assert_eq!(ready.uri().to_string(), path);
    assert_eq!(ready.body().as_ref(), format!(r#"{{"db_user_pwd":"{CANARY}"}}"#).as_bytes());
    // FlexusRDS describes no header, and asks for the token all the same.
    assert!(ready.headers().contains_key("x-auth-token"));
}

#[test]
fn what_stands_before_the_path_is_kept() {
    for (base, start) in [
        ("https://example.com", "https://example.com/v3/p/"),
        ("https://example.com/", "https://example.com/v3/p/"),
        ("https://example.com:8443/rds", "https://example.com:8443/rds/v3/p/"),
        ("HTTPS://example.com/rds//", "https://example.com/rds/v3/p/"),
        ("http://localhost:1", "http://localhost:1/v3/p/"),
        ("http://LOCALHOST", "http://LOCALHOST/v3/p/"),
        ("http://127.9.9.9", "http://127.9.9.9/v3/p/"),
        ("http://[::1]:8080", "http://[::1]:8080/v3/p/"),
    ] {
        let ready = Endpoint::new(base).unwrap().request(&otc_request("p"), "t").unwrap();
        assert!(ready.uri().to_string().starts_with(start), "{base} {}", ready.uri());
    }
}

#[test]
fn a_bad_base_is_refused_and_not_repeated() {
    use EndpointError::{HasQuery, HasUserinfo, NotAUri, NotAbsolute, NotEncrypted, OtherScheme};

    let long = format!("https://{}", "a".repeat(70_000));
    let user = format!("https://root:{CANARY}@example.com");
    let query = format!("https://example.com/?token={CANARY}");
    for (base, expected) in [
        ("", NotAUri),
        ("https://", NotAUri),
        ("https://:443", NotAbsolute),
        ("https:///rds", NotAUri),
        ("https://exa mple.com", NotAUri),
        ("https://example.com\r\nx: y", NotAUri),
        (&long, NotAUri),
        ("example.com", NotAbsolute),
        ("/v3", NotAbsolute),
        ("*", NotAbsolute),
        ("ws://example.com", OtherScheme),
        ("http://example.com", NotEncrypted),
        ("http://128.0.0.1", NotEncrypted),
        ("http://localhost.example.com", NotEncrypted),
        ("http://127.0.0.1.example.com", NotEncrypted),
        ("http://[::2]", NotEncrypted),
        ("http://127.0.0.1@example.com", HasUserinfo),
        (&user, HasUserinfo),
        ("https://example.com#top", HasQuery),
        (&query, HasQuery),
    ] {
        let error = Endpoint::new(base).unwrap_err();
        assert_eq!(error, expected, "{base:.60}");
        assert_silent(&format!("{error}{error:?}"));
    }
    assert!(Endpoint::without_encryption("http://example.com").is_ok());
    assert_eq!(Endpoint::without_encryption("ftp://example.com").err(), Some(OtherScheme));
}

#[test]
fn a_bad_token_is_refused_and_not_repeated() {
    let request = change_request(CANARY);
    assert!(endpoint().request(&request, &"t".repeat(65_536)).is_ok());
    for (token, code) in [
        (String::new(), "empty"),
        (format!("{CANARY}\r\nHost: example.org"), "illegal_character"),
        (format!("{CANARY} "), "illegal_character"),
        (format!("{CANARY}é"), "illegal_character"),
        (CANARY.repeat(10_000), "too_long"),
    ] {
        let error = endpoint().request(&request, &token).unwrap_err();
        assert_silent(&format!("{error}{error:?}"));
        let RequestError::Token(report) = error else { panic!("{error}") };
        let violation = &report.violations()[0];
        assert_eq!((violation.rule.code(), violation.path.to_string()), (code, "/headers/X-Auth-Token".to_owned()));
    }
}

#[test]
fn a_uri_that_nobody_can_send_is_refused() {
    let longest = 65_534 - "https://rds.example.com/v3//instances/in01/password".len();
    assert_eq!(endpoint().request(&otc_request(&"p".repeat(70_000)), "t").err(), Some(RequestError::UriTooLong));
    assert!(endpoint().request(&otc_request(&"p".repeat(longest)), "t").is_ok());
}

#[test]
fn nothing_of_the_secrets_is_shown() {
    let ready = endpoint().request(&change_request(CANARY), &format!("{CANARY}{CANARY}")).unwrap();
    assert!(ready.headers()["x-auth-token"].is_sensitive());
    assert_silent(&format!("{ready:?}{ready:#?}{:?}", endpoint()));
    assert!(String::from_utf8_lossy(ready.body().as_ref()).contains(CANARY));
}

/// What hyper and reqwest ask of a body.
#[test]
fn the_body_is_taken_by_clients_without_a_copy() {
    fn assert_owner<T: AsRef<[u8]> + Send + Sync + 'static>() {}
    fn assert_shared<T: Clone + Send + Sync + 'static>() {}
    assert_owner::<SecretBody>();
    assert_shared::<Endpoint>();

    let ready = endpoint().request(&change_request(CANARY), "token").unwrap();
    let place = ready.body().as_ref().as_ptr();
    let ready = ready.map(bytes::Bytes::from_owner);
    assert_eq!(ready.body().as_ptr(), place);
}

#[test]
fn answers_are_read() {
    let answer = |status: u16, body: &'static str| http::Response::builder().status(status).body(body).unwrap();
    let Ok(Accepted::Job(job)) = outcome::<change::Spec>(&answer(202, r#"{"job_id": "1"}"#)).unwrap() else { panic!() };
    assert_eq!(job.job_id, "1");
    let refused = outcome::<change::Spec>(&answer(400, r#"{"error_code": "DBS.1", "error_msg": "no"}"#)).unwrap();
    assert_eq!(refused.unwrap_err().error_code, "DBS.1");
    assert_eq!(outcome::<otc::Spec>(&answer(200, "{}")), Ok(Ok(Accepted::Done)));
    assert_eq!(outcome::<change::Spec>(&answer(202, "{}")), Err(ResponseError::UnexpectedBody(202)));
    assert_eq!(outcome::<otc::Spec>(&answer(404, "")), Err(ResponseError::UndocumentedStatus(404)));
    let bytes = http::Response::new(Vec::from(&b"{}"[..]));
    assert_eq!(outcome::<otc::Spec>(&bytes), Ok(Ok(Accepted::Done)));
}
