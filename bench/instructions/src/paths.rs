//! What a program asks of the library for each value, request or report.

use std::hint::black_box;

use gatepass::documents::{FLEXUSRDS_RESET_ROOT_PASSWORD as OTHER, TAURUSDB_CHANGE_USER_PASSWORD as DOCUMENT};
use gatepass::generate::Generator;
use gatepass::typed::taurusdb_change_user_password::{
    HostList, InstanceId, Password, ProjectId, Request, User, Username,
};
use gatepass::{Field, Language, Policy, RawRequest, Report};
use serde_json::json;

use crate::fixed::Fixed;

/// A path, and what walks it.
pub(crate) struct Path {
    pub(crate) name: String,
    pub(crate) walk: Box<dyn Fn()>,
}

/// Every path, in the order in which they are counted.
pub(crate) fn all() -> Vec<Path> {
    [passwords(), names(), hosts(), requests(), reports(), typed_values(), policies()].into_iter().flatten().collect()
}

fn path<T>(name: impl Into<String>, walk: impl Fn() -> T + 'static) -> Path {
    let walk = move || {
        black_box(walk());
    };
    Path { name: name.into(), walk: Box::new(walk) }
}

fn passwords() -> Vec<Path> {
    let verdicts = [
        ("8 characters", "Rds_1234"),
        ("12 characters", "Rds_12345678"),
        ("16 characters", "Rds_12345678abcd"),
        ("32 characters", "Rds_12345678abcdRds_12345678abcd"),
        ("first character illegal", " ds_12345678"),
        ("last character illegal", "Rds_1234567 "),
        ("one class", "aaaaaaaaaaaa"),
        ("too long", "Rds_12345678abcdRds_12345678abcdR"),
    ]
    .map(|(case, value)| verdict(&format!("password, {case}"), Field::Password, value));
    let checks = [
        ("valid", "Rds_12345678"),
        ("too short, illegal character, two classes", "rds 1"),
        ("illegal characters", "Rds_12 4é567"),
        ("one class", "aaaaaaaaaaaa"),
    ]
    .map(|(case, value)| check(&format!("password, {case}"), Field::Password, value));
    let others = [
        path("verdict, password, by the document", || DOCUMENT.is_valid(Field::Password, black_box("Rds_12345678"))),
        checklist("password", Field::Password, "Rds_12"),
    ];
    verdicts.into_iter().chain(checks).chain(others).collect()
}

fn names() -> Vec<Path> {
    vec![
        verdict("user name", Field::Name, "gaussdb_mysql_user1"),
        check("user name, illegal characters", Field::Name, "gaussdb-mysql-user1"),
        verdict("instance id", Field::InstanceId, "ba62a0b83a1b42bfab275829d86ac0fdin07"),
        check("instance id, wrong suffix", Field::InstanceId, "ba62a0b83a1b42bfab275829d86ac0fdin01"),
    ]
}

fn hosts() -> Vec<Path> {
    let lists = [("1 item", networks(1)), ("10 items", networks(10)), ("100 items", networks(100))];
    let verdicts = lists.each_ref().map(|(case, list)| verdict(&format!("hosts, {case}"), Field::Host, list));
    let checks = lists.each_ref().map(|(case, list)| check(&format!("hosts, {case}"), Field::Host, list));
    let bad = "10.10.10.*, 10.10.10.256,localhost,10.%,10.10.10.5";
    verdicts.into_iter().chain(checks).chain([check("hosts, 5 items with faults", Field::Host, bad)]).collect()
}

/// A list of so many different networks.
fn networks(items: usize) -> String {
    (0..items).map(|i| format!("10.10.{i}.%")).collect::<Vec<_>>().join(",")
}

fn requests() -> Vec<Path> {
    [
        ("1 user", body(1, "Rds_12345678")),
        ("50 users", body(50, "Rds_12345678")),
        ("50 users with bad passwords", body(50, "rds 1")),
    ]
    .map(|(case, body)| path(format!("request, {case}"), move || request_report(black_box(&body))))
    .into()
}

fn body(users: usize, password: &str) -> String {
    let user = |i| json!({ "name": format!("user_{i}"), "host": "10.10.10.%", "password": password });
    json!({ "users": (0..users).map(user).collect::<Vec<_>>() }).to_string()
}

fn request_report(body: &str) -> Report {
    let mut request = RawRequest::new();
    request.set_json_body(body.as_bytes());
    DOCUMENT.check_request(&request)
}

fn reports() -> Vec<Path> {
    let reports = [
        ("3 violations", DOCUMENT.check(Field::Password, "rds 1").unwrap()),
        ("150 violations", request_report(&body(50, "rds 1"))),
    ];
    let made = path("report, made", || DOCUMENT.check(Field::Password, black_box("rds 1")));
    let shown = reports.into_iter().flat_map(|(case, report)| {
        let (in_english, in_chinese) = (report.clone(), report.clone());
        [
            path(format!("report, {case}, in en-us"), move || in_words(&in_english, Language::EnUs)),
            path(format!("report, {case}, in zh-cn"), move || in_words(&in_chinese, Language::ZhCn)),
            path(format!("report, {case}, as JSON"), move || serde_json::to_string(black_box(&report))),
        ]
    });
    [made].into_iter().chain(shown).collect()
}

fn in_words(report: &Report, language: Language) -> String {
    black_box(report).in_language(language).to_string()
}

fn typed_values() -> Vec<Path> {
    let request = typed_request().unwrap();
    vec![
        path("typed, password", || Password::parse(black_box("Rds_12345678"))),
        path("typed, hosts", || HostList::parse(black_box("10.10.10.%,10.10.11.5"))),
        path("typed, request made", typed_request),
        path("typed, request as JSON", move || black_box(&request).to_json()),
    ]
}

fn typed_request() -> Result<Request, Report> {
    let user = User {
        name: Username::parse(black_box("gaussdb_mysql_user1"))?,
        host: HostList::parse(black_box("127.0.0.1"))?,
        password: Password::parse(black_box("Rds_1234"))?,
    };
    let project = ProjectId::parse(black_box("054e292c9880d4992f02c0196d3ea468"))?;
    let instance = InstanceId::parse(black_box("ba62a0b83a1b42bfab275829d86ac0fdin07"))?;
    Request::new(project, instance, vec![user])
}

fn policies() -> Vec<Path> {
    let [one, other] = [&DOCUMENT, &OTHER].map(|document| document.password_policy().unwrap());
    let generator = Generator::for_policy(one).build().unwrap();
    vec![
        path("generator, made", move || Generator::for_policy(black_box(one)).build()),
        path("generator, one password", move || black_box(&generator).generate(&mut Fixed)),
        path("policies, intersection", move || black_box(one).intersection(black_box(other))),
        path("policies, relation", move || black_box(one).relation_to(black_box(other))),
    ]
}

fn verdict(name: &str, field: Field, value: &str) -> Path {
    let (policy, value) = (policy(field), value.to_owned());
    path(format!("verdict, {name}"), move || policy.is_valid(black_box(&value)))
}

fn check(name: &str, field: Field, value: &str) -> Path {
    let (policy, value) = (policy(field), value.to_owned());
    path(format!("check, {name}"), move || {
        policy.check(black_box(&value), &mut |violation| {
            black_box(violation);
        });
    })
}

fn checklist(name: &str, field: Field, value: &str) -> Path {
    let (policy, value) = (policy(field), value.to_owned());
    path(format!("checklist, {name}"), move || {
        policy.checklist(black_box(&value), &mut |item| {
            black_box(item);
        });
    })
}

fn policy(field: Field) -> Policy {
    DOCUMENT.policy(field).unwrap()
}
