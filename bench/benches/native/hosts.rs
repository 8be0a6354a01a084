//! Lists of hosts.

use criterion::Criterion;
use gatepass::documents::TAURUSDB_CHANGE_USER_PASSWORD;
use gatepass::{Field, Policy};

use crate::rounds::{ask, group};

const HOSTS: usize = 1000;

pub(crate) fn measure(criterion: &mut Criterion) {
    let policy = TAURUSDB_CHANGE_USER_PASSWORD.policy(Field::Host).unwrap();
    for items in [1, 10, 1000] {
        let mut group = group(criterion, format!("hosts {items}"));
        let lists = lists(items);
        assert!(lists.iter().all(|list| policy.is_valid(list) && violations(&policy, list) == 0));
        ask(&mut group, "is_valid", &lists, |list| policy.is_valid(list));
        ask(&mut group, "check", &lists, |list| violations(&policy, list));
    }
}

/// The same hosts each time, in lists of so many: 1,000 of them are as long as a list may be.
fn lists(items: usize) -> Vec<String> {
    let digit = |i: usize, place: u32| i / 10_usize.pow(place) % 10;
    let hosts = (0..HOSTS).map(|i| format!("9.{}.{}.{}", digit(i, 2), digit(i, 1), digit(i, 0)));
    hosts.collect::<Vec<_>>().chunks(items).map(|hosts| hosts.join(",")).collect()
}

fn violations(policy: &Policy, list: &str) -> usize {
    let mut count = 0;
    policy.check(list, &mut |_| count += 1);
    count
}
