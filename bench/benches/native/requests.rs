//! Requests, judged from their JSON, and their JSON parsed alone.

use criterion::Criterion;
use gatepass::documents::TAURUSDB_CHANGE_USER_PASSWORD;
use gatepass::{RawRequest, Report};
use serde_json::{Value, json};

use crate::rounds::{ask, group};

pub(crate) fn measure(criterion: &mut Criterion) {
    for users in [1, 50] {
        let mut group = group(criterion, format!("request {users}"));
        let body = body(users);
        assert!(judge(&body).is_valid(), "the request breaks no rule");
        let bodies = [body];
        ask(&mut group, "gatepass", &bodies, judge);
        ask(&mut group, "serde_json", &bodies, |body| serde_json::from_slice::<Value>(body.as_bytes()));
    }
}

fn judge(body: &str) -> Report {
    let mut request = RawRequest::new();
    request.set_json_body(body.as_bytes());
    TAURUSDB_CHANGE_USER_PASSWORD.check_request(&request)
}

fn body(users: usize) -> String {
    let user = |i| json!({ "name": format!("user_{i}"), "host": "10.10.10.%", "password": "Rds_12345678" });
    json!({ "users": (0..users).map(user).collect::<Vec<_>>() }).to_string()
}
