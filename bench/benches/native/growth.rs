//! How the cost of a password grows with its length, up to the longest legal one and far beyond.

use criterion::Criterion;
use gatepass_bench::passwords::{Kind, of_any_length, passwords};
use gatepass_bench::rule::{self, violations};

use crate::rounds::{ask, group};

/// So few that the longest stay in near memory.
const VALUES: usize = 4;

pub(crate) fn measure(criterion: &mut Criterion) {
    for length in (1..=33).chain([34, 40, 48, 64, 256, 1024, 4096, 16_384, 65_536]) {
        let mut group = group(criterion, format!("growth {length}"));
        let legal: Vec<_> = of_any_length(length).take(VALUES).collect();
        let wrong: Vec<_> = passwords(Kind::EverythingWrong, length).take(VALUES).collect();
        ask(&mut group, "is_valid", &legal, rule::gatepass);
        ask(&mut group, "check", &legal, violations);
        ask(&mut group, "check_wrong", &wrong, violations);
    }
}
