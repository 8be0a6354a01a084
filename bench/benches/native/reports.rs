//! Reports and checklists of passwords.

use criterion::Criterion;
use gatepass_bench::passwords::{Kind, LENGTHS, batch};
use gatepass_bench::rule::{unmet, violations};

use crate::rounds::{ask, group};

/// What is wrong in another way than at a place, and of how many characters.
const OTHERS: [(Kind, usize); 4] =
    [(Kind::EverythingWrong, 5), (Kind::EverythingWrong, 33), (Kind::EachInItsOwnWay, 32), (Kind::FullWidth, 32)];

pub(crate) fn measure(criterion: &mut Criterion) {
    let common = LENGTHS.into_iter().flat_map(|length| Kind::COMMON.map(|kind| (kind, length)));
    for (kind, length) in common.chain(OTHERS) {
        let mut group = group(criterion, format!("report {length} {kind}"));
        let passwords = batch(kind, length);
        ask(&mut group, "check", &passwords, violations);
        ask(&mut group, "checklist", &passwords, unmet);
    }
}
