//! The patterns that are tried, and the addresses that sit at their edges.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

use std::collections::BTreeSet;
use std::net::Ipv4Addr;

use serde_json::Value;

/// Addresses that patterns are made from: short and long ones, and some that repeat themselves, where a search for what
/// follows a `%` has to go back.
const SEEDS: [&str; 6] = ["127.0.0.1", "127.10.10.10", "127.1.1.1", "127.3.0.17", "127.100.1.199", "127.255.255.254"];

/// The seed of which every two runs are replaced.
const REPETITIVE: &str = "127.1.11.1";

/// Patterns that no seed leads to, separated by spaces.
const ODD: &str = "\
    %% %%% %.% %.%.% %.%.%.% %.%.%.%.% %..% .. . 1 127 127. 127% %. .% 10.10.10 10.10.10.256 300.% 300% 256% 00% \
    %00 %000 %256 127.0.0 127.0.0. 127..% 127.0.0.256 127.0.0.1. 127.0.0.1.% 127.0.0.1%. .127.0.0.1 \
    127.0.0.1.1 127.0..0.1 127.0.01 010.0.0.1 010.% 0127.0.0.1 127.00.0.1 127.0.0.01 127.0.0.001 127.0.0.0%1 \
    127.0.0.00% 127.%.0.1 127.%.%.1 127.%.1 %7.0.0.% %27% %.0.0.5 %0%0%1% 1%2%7%.%0%.%0%.%1 12%.0.0.1 \
    127.0.0.25% 127.0.0.26% 127.0.0.255% 127.0.0.10% 127.0.0.2%5 127.255.255.25% 127.0.0.1%9%9 127.%0.%0.%0 \
    127.1%.1%.1% 127.2%.2%.2% 127.%5.%5.%5 128.0.0.1 126.% 0.0.0.0 255.255.255.255";

/// Addresses from which every pattern is tried besides the seeds, separated by spaces.
const EDGES: &str = "\
    127.0.0.2 127.0.0.5 127.0.0.9 127.0.0.10 127.0.0.17 127.0.0.19 127.0.0.99 127.0.0.100 127.0.0.199 \
    127.0.0.200 127.0.0.255 127.0.1.1 127.0.10.0 127.1.11.1 127.3.0.1 127.10.10.5 127.127.127.127 127.200.0.17 127.255.0.1";

/// What the per cent signs of a pattern are replaced by, to find addresses that it matches.
const FILLINGS: [&str; 16] =
    ["", "0", "1", "5", "7", "10", "19", "99", "100", "127", "255", ".0.", "1.1", "0.0", "0.0.1", "127.0.0"];

/// Every pattern once, in order: texts of digits, dots and `%` that open addresses, and such that open none.
pub(crate) fn all() -> BTreeSet<String> {
    let mut patterns: BTreeSet<String> = ODD.split(' ').map(ToOwned::to_owned).collect();
    for seed in SEEDS {
        patterns.extend(runs_replaced(seed));
        patterns.extend(octets_replaced(seed));
        patterns.extend(once_mistyped(seed));
    }
    patterns.extend(runs_replaced(REPETITIVE).iter().flat_map(|pattern| runs_replaced(pattern)));
    for pattern in of_vectors() {
        patterns.insert(moved_to_loopback(&pattern));
        patterns.insert(pattern);
    }
    patterns
}

/// The addresses from which a pattern is tried: all edges, and those that it leads to.
pub(crate) fn sources(pattern: &str) -> BTreeSet<Ipv4Addr> {
    let edges = SEEDS.into_iter().chain(EDGES.split(' ')).map(|address| address.parse().unwrap());
    let matched = FILLINGS.iter().filter_map(|filling| pattern.replace('%', filling).parse().ok());
    edges.chain(matched.flat_map(around)).collect()
}

/// The addresses of a loopback network from which a client can connect: all but the ends, which broadcast on some systems.
fn is_source(address: Ipv4Addr) -> bool {
    address.is_loopback() && !matches!(address.octets(), [_, 0, 0, 0] | [_, 255, 255, 255])
}

/// An address, the one before it and the one behind it, where they are sources.
fn around(address: Ipv4Addr) -> impl Iterator<Item = Ipv4Addr> {
    let number = u32::from(address);
    let near = [number.saturating_sub(1), number, number.saturating_add(1)];
    near.into_iter().map(Ipv4Addr::from).filter(|&address| is_source(address))
}

/// The text with each run of its characters, and nothing at each place, replaced by `%`.
fn runs_replaced(text: &str) -> Vec<String> {
    let runs = (0..=text.len()).flat_map(|start| (start..=text.len()).map(move |end| (start, end)));
    runs.map(|(start, end)| format!("{}%{}", &text[..start], &text[end..])).collect()
}

/// The address with any of its octets replaced by `%`.
fn octets_replaced(address: &str) -> impl Iterator<Item = String> {
    let octets: Vec<&str> = address.split('.').collect();
    (0..1 << octets.len()).map(move |chosen: u32| {
        let part = |(index, &octet)| if chosen >> index & 1 == 1 { "%" } else { octet };
        octets.iter().enumerate().map(part).collect::<Vec<_>>().join(".")
    })
}

/// The text with one character too few, and with one too many.
fn once_mistyped(text: &str) -> impl Iterator<Item = String> {
    let shorter = (0..text.len()).map(|at| [&text[..at], &text[at + 1..]].concat());
    let longer = (0..=text.len()).flat_map(|at| ["0", "1", "."].map(|more| [&text[..at], more, &text[at..]].concat()));
    shorter.chain(longer)
}

/// A pattern of a private network, for clients of the loopback network.
fn moved_to_loopback(pattern: &str) -> String {
    pattern.strip_prefix("10.").map_or_else(|| pattern.to_owned(), |rest| format!("127.{rest}"))
}

/// The patterns of the vectors that all front ends share.
fn of_vectors() -> impl Iterator<Item = String> {
    let hosts: Value = serde_json::from_str(include_str!("../../../tests/vectors/hosts.json")).unwrap();
    let fields: Value = serde_json::from_str(include_str!("../../../tests/vectors/fields.json")).unwrap();
    let patterns = ["counts", "matches"].map(|list| texts(&hosts[list], "pattern"));
    let lists = fields.as_array().unwrap().iter().filter(|case| case["field"] == "host");
    let items = lists.filter_map(|case| case["value"].as_str()).flat_map(|list| list.split(','));
    let all: Vec<String> = patterns.concat().into_iter().chain(items.map(ToOwned::to_owned)).collect();
    all.into_iter().filter(|text| is_pattern(text))
}

fn texts(cases: &Value, member: &str) -> Vec<String> {
    cases.as_array().unwrap().iter().map(|case| case[member].as_str().unwrap().to_owned()).collect()
}

/// Whether a text is made of digits, dots and `%`, and so is a pattern, be it one that matches nothing.
fn is_pattern(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'%'))
}
