//! The difference as one JSON object.

use std::io::{self, Write};

use gatepass::{PasswordPolicy, Relation};
use serde_json::{Value, json};

use super::compare::{Difference, Leaf, Pair};
use super::facts::Said;
use crate::output::Output;

/// The version of the shape of the JSON.
const SCHEMA: &str = "gatepass.diff/1";

pub(super) fn write(difference: &Difference, [a, b]: &[String; 2], out: &mut Output) -> io::Result<()> {
    let request = difference.request.as_ref().map(|[a, b]| json!({ "a": a, "b": b }));
    let members: Vec<_> = difference.members.iter().map(member).collect();
    let same = difference.is_none();
    let object = json!({ "schema": SCHEMA, "a": a, "b": b, "same": same, "request": request, "members": members });
    serde_json::to_writer_pretty(&mut *out, &object)?;
    writeln!(out)
}

fn member(pair: &Pair) -> Value {
    let place = pair.place();
    let facts = pair
        .facts()
        .into_iter()
        .map(|(fact, [a, b])| (fact.name().to_owned(), json!({ "a": a.map(said), "b": b.map(said) })));
    let [a, b] = pair.leaves.map(|leaf| leaf.map(shape));
    let [only_a, only_b] = pair.witnesses();
    json!({
        "part": place.map(|(part, _)| part.name()),
        "member": place.map(|(_, name)| name),
        "a": a,
        "b": b,
        "relation": pair.relation().map(Relation::name),
        "differences": facts.collect::<serde_json::Map<_, _>>(),
        "only_a_accepts": only_a,
        "only_b_accepts": only_b,
        "both_accept": pair.common_password().as_ref().map(password),
    })
}

fn said(said: Said) -> Value {
    match said {
        Said::Number(number) => json!(number),
        Said::Text(text) => json!(text),
    }
}

fn shape(leaf: Leaf) -> Value {
    let list = leaf.list.map(|(name, max)| json!({ "name": name, "max": max }));
    json!({ "name": leaf.name, "list": list, "mandatory": leaf.is_mandatory, "default": leaf.default })
}

/// As in the file of a policy.
fn password(policy: &PasswordPolicy) -> Value {
    json!({
        "min_length": policy.length().min(),
        "max_length": policy.length().max(),
        "specials": policy.specials().to_string(),
        "required_classes": policy.required_classes(),
    })
}
