//! Requests, judged from their JSON.

use anyhow::Result;

use super::times::Times;
use super::{Claim, Findings, beside};
use crate::bench::section::{Bar, figure};
use crate::bench::table::table;

const USERS: [usize; 2] = [1, 50];

/// How many times what serde_json takes a request of fifty users may take.
const LIMIT: f64 = 1.3;

pub(super) fn findings(times: &Times) -> Result<Findings> {
    Ok(Findings { text: text(times)?, claims: vec![claim(times)?] })
}

fn text(times: &Times) -> Result<String> {
    Ok(format!(
        "\
### Requests

A valid body from the bytes of its JSON to its report (`RawRequest::set_json_body`, `Document::check_request`), and the same bytes
only parsed, by serde_json into a `Value`. What either makes is dropped within the time; gatepass wipes what it read as well.

{}
",
        requests(times)?
    ))
}

fn requests(times: &Times) -> Result<String> {
    let rows = USERS.map(|users| {
        let [gatepass, serde_json] = both(times, users)?;
        Ok([users.to_string(), figure(gatepass), beside(serde_json, gatepass)])
    });
    Ok(table(&["users", "gatepass", "serde_json"], rows.into_iter().collect::<Result<Vec<_>>>()?))
}

fn claim(times: &Times) -> Result<Claim> {
    let [gatepass, serde_json] = both(times, 50)?;
    let what = "a request of 50 users judged from JSON, beside serde_json parsing it into `Value`";
    let bar = Bar::at_most(what, LIMIT, gatepass / serde_json, "×");
    Ok(Claim { bar, benchmark: "request 50/gatepass".to_owned() })
}

fn both(times: &Times, users: usize) -> Result<[f64; 2]> {
    let of = |subject| times.of(&format!("request {users}"), subject);
    Ok([of("gatepass")?, of("serde_json")?])
}
