//! Verdicts on passwords.

use criterion::Criterion;
use gatepass_bench::passwords::{BATCH, Kind, LENGTHS, batch};
use gatepass_bench::rule;

use crate::rounds::{ask, group};

/// How many passwords are judged in a round by what takes long.
const SLOW: usize = 2;

pub(crate) fn measure(criterion: &mut Criterion) {
    for length in LENGTHS {
        for kind in Kind::COMMON {
            let mut group = group(criterion, format!("verdict {length} {kind}"));
            let passwords = batch(kind, length);
            ask(&mut group, "nothing", &passwords, rule::nothing);
            ask(&mut group, "floor", &passwords, rule::or_of_bytes);
            ask(&mut group, "gatepass", &passwords, rule::gatepass);
            ask(&mut group, "document", &passwords, rule::gatepass_document);
            ask(&mut group, "regex", &passwords, rule::five_expressions);
            ask(&mut group, "validator", &passwords, rule::validator);
            ask(&mut group, "garde", &passwords, rule::garde);
            ask(&mut group, "passwords", &passwords, rule::analyzer);
            ask(&mut group, "zxcvbn", &passwords[..SLOW], rule::estimator);
        }
    }
}

/// One password again and again, which a processor learns by heart.
pub(crate) fn measure_again(criterion: &mut Criterion) {
    for length in LENGTHS {
        let mut group = group(criterion, format!("again {length}"));
        let passwords = vec![batch(Kind::Pass, length).swap_remove(0); BATCH];
        ask(&mut group, "floor", &passwords, rule::or_of_bytes);
        ask(&mut group, "gatepass", &passwords, rule::gatepass);
        ask(&mut group, "regex", &passwords, rule::five_expressions);
    }
}
