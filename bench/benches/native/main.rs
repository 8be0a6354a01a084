//! How long verdicts, reports and requests take, beside the floor (to OR the bytes) and what people would write instead.
//!
//! `cargo bench --package gatepass-bench --bench native`; `cargo xtask bench native` makes a page of it.
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark is no interface")]

mod growth;
mod hosts;
mod reports;
mod requests;
mod rounds;
mod verdicts;

use std::time::Duration;

use criterion::Criterion;
use gatepass_bench::agreement;

fn main() {
    agreement::same_rule();
    let mut criterion = criterion();
    verdicts::measure(&mut criterion);
    verdicts::measure_again(&mut criterion);
    reports::measure(&mut criterion);
    hosts::measure(&mut criterion);
    requests::measure(&mut criterion);
    growth::measure(&mut criterion);
    criterion.final_summary();
}

/// Many short samples: of those that nothing else disturbed, the page shows the fastest.
fn criterion() -> Criterion {
    Criterion::default()
        .warm_up_time(Duration::from_millis(40))
        .measurement_time(Duration::from_millis(120))
        .sample_size(100)
        // What criterion makes of the samples is not used.
        .nresamples(1001)
        .without_plots()
        .configure_from_args()
}
