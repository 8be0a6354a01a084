//! What is so on every machine: who agrees about the rule, and how often memory is allocated.
//!
//! `cargo bench --package gatepass-bench --bench facts` writes it as JSON, and fails where something is otherwise than it is
//! said to be. Nothing is timed here: to count allocations takes time of each.
#![allow(clippy::print_stdout, missing_docs, reason = "a benchmark is no interface, and tells")]

use std::hint::black_box;

use gatepass_bench::agreement::{self, Comparison};
use gatepass_bench::passwords::{Kind, LENGTHS, batch};
use gatepass_bench::rule;
use serde_json::{Value, json};

fn main() {
    let facts = json!({
        "same_rule": comparisons(&agreement::same_rule()),
        "other_rules": comparisons(&agreement::other_rules()),
        "allocations": allocations(),
    });
    println!("{facts}");
}

fn comparisons(all: &[Comparison]) -> Value {
    all.iter().map(|one| json!([one.name, one.passwords, one.disagreements])).collect()
}

/// How many allocations a password costs at most: each question, and the most that one of all passwords took.
fn allocations() -> Value {
    let passwords: Vec<_> =
        LENGTHS.into_iter().flat_map(|length| Kind::ALL.map(|kind| batch(kind, length))).flatten().collect();
    let most = |question: &dyn Fn(&str)| passwords.iter().map(|password| counted(|| question(password))).max();
    json!([
        ["is_valid", most(&|password| _ = black_box(rule::gatepass(password)))],
        ["check", most(&|password| _ = black_box(rule::violations(password)))],
        ["checklist", most(&|password| _ = black_box(rule::unmet(password)))],
        ["five regular expressions", most(&|password| _ = black_box(rule::five_expressions(password)))],
        ["validator", most(&|password| _ = black_box(rule::validator(password)))],
        ["garde", most(&|password| _ = black_box(rule::garde(password)))],
        ["passwords", most(&|password| _ = black_box(rule::analyzer(password)))],
        ["zxcvbn", most(&|password| _ = black_box(rule::estimator(password)))],
    ])
}

fn counted(action: impl FnOnce()) -> u64 {
    allocation_counter::measure(action).count_total
}
