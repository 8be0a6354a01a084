//! How long verdicts and reports take, beside the floor (to OR the bytes) and what people would write instead.
//!
//! `cargo bench --package gatepass-bench`
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark is no interface")]

use std::sync::LazyLock;

use divan::{Bencher, black_box};
use gatepass::documents::TAURUSDB_CHANGE_USER_PASSWORD as DOCUMENT;
use gatepass::{Field, PasswordPolicy, Policy, RawRequest};
use regex::Regex;
use serde_json::{Value, json};

fn main() {
    divan::main();
}

const PASSWORDS: [&str; 4] = ["Rds_1234", "Rds_12345678", "Rds_12345678abcd", "Rds_12345678abcdRds_12345678abcd"];
const LENGTHS: [usize; 4] = [8, 12, 16, 32];

fn password(length: usize) -> &'static str {
    PASSWORDS.into_iter().find(|password| password.len() == length).unwrap()
}

fn policy() -> &'static PasswordPolicy {
    match DOCUMENT.policy(Field::Password) {
        Some(Policy::Password(policy)) => policy,
        _ => unreachable!("the document has passwords"),
    }
}

#[divan::bench(args = LENGTHS)]
fn floor(bencher: Bencher<'_, '_>, length: usize) {
    let value = password(length);
    bencher.bench_local(|| black_box(value).bytes().fold(0, |seen, byte| seen | byte));
}

#[divan::bench(args = LENGTHS)]
fn is_valid(bencher: Bencher<'_, '_>, length: usize) {
    let (policy, value) = (policy(), password(length));
    bencher.bench_local(|| policy.is_valid(black_box(value)));
}

#[divan::bench(args = LENGTHS)]
fn five_regexes(bencher: Bencher<'_, '_>, length: usize) {
    static SHAPE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^[A-Za-z0-9|.~!@#$%^*\-_=+?,()&]{8,32}$").unwrap());
    static CLASSES: LazyLock<[Regex; 4]> = LazyLock::new(|| {
        ["[A-Z]", "[a-z]", "[0-9]", r"[|.~!@#$%^*\-_=+?,()&]"].map(|class| Regex::new(class).unwrap())
    });
    let value = password(length);
    bencher.bench_local(|| {
        let value = black_box(value);
        SHAPE.is_match(value) && CLASSES.iter().filter(|class| class.is_match(value)).count() >= 3
    });
}

#[divan::bench(args = ["rds 1", "Rds_12 4é567", "aaaaaaaaaaaa"])]
fn check(bencher: Bencher<'_, '_>, value: &str) {
    let policy = policy();
    bencher.bench_local(|| {
        let mut count = 0;
        policy.check(black_box(value), &mut |_| count += 1);
        count
    });
}

#[divan::bench(args = [1, 50])]
fn request(bencher: Bencher<'_, '_>, users: usize) {
    let body = body(users);
    bencher.bench_local(|| {
        let mut request = RawRequest::new();
        request.set_json_body(black_box(body.as_bytes()));
        DOCUMENT.check_request(&request)
    });
}

#[divan::bench(args = [1, 50])]
fn request_parsed_by_serde_json(bencher: Bencher<'_, '_>, users: usize) {
    let body = body(users);
    bencher.bench_local(|| serde_json::from_str::<Value>(black_box(&body)).unwrap());
}

fn body(users: usize) -> String {
    let user = |i| json!({ "name": format!("user_{i}"), "host": "10.10.10.%", "password": "Rds_12345678" });
    json!({ "users": (0..users).map(user).collect::<Vec<_>>() }).to_string()
}
