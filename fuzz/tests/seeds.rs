//! The committed seeds: what the vectors give, and nothing for which a law does not hold.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use gatepass_fuzz::seeds::{self, Seeds};
use gatepass_fuzz::{boundary, host_list, password, policy, request};

type Target = (&'static str, fn(&[u8]));

const TARGETS: [Target; 5] = [
    ("boundary", boundary::holds),
    ("host_list", host_list::holds),
    ("password", password::holds),
    ("policy", policy::holds),
    ("request", request::holds),
];

fn committed() -> Seeds {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut seeds = BTreeMap::new();
    for (target, _) in TARGETS {
        for entry in fs::read_dir(root.join(target)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            seeds.insert((target, name), fs::read(&path).unwrap());
        }
    }
    seeds
}

#[test]
fn committed_seeds_are_what_the_vectors_give() {
    let (committed, given) = (committed(), seeds::all());
    let names = |seeds: &Seeds| seeds.keys().cloned().collect::<Vec<_>>();
    let advice = "run `cargo xtask fuzz --seeds`";
    assert_eq!(names(&committed), names(&given), "{advice}");
    for (seed, bytes) in &given {
        assert!(committed[seed] == *bytes, "{seed:?} is another; {advice}");
    }
}

#[test]
fn every_law_holds_for_every_seed() {
    for (target, holds) in TARGETS {
        // Whatever is an input of one target is one of the others too.
        for seed in committed().values() {
            holds(seed);
        }
        assert!(committed().keys().any(|(of, _)| *of == target));
    }
}

/// The oracle counts in groups; here addresses are counted one by one, all that may match.
#[test]
fn addresses_are_as_many_as_one_can_list() {
    let mut listed = 0;
    for pattern in seeds::patterns() {
        for octets in [2, 3] {
            if let Some(count) = host_list::listed(&pattern, octets) {
                assert_eq!(gatepass_fuzz::oracle::address_count(&pattern), count as u64, "{pattern}");
                listed += 1;
            }
        }
    }
    assert!(listed >= 20, "only {listed} patterns could be listed");
}
