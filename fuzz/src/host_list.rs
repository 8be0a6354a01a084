//! The target `host_list`: a host list, and each of its items as a pattern that stands alone.

use std::net::Ipv4Addr;

use gatepass::typed::taurusdb_change_user_password::HostList;
use gatepass::{Field, HostListPolicy, HostPattern, Params, Rule, documents};

use crate::{finding, oracle, value};

/// Patterns of one input are compared with each other, and each with the addresses of all: so many.
const COMPARED: usize = 4;

const POLICY: HostListPolicy = HostListPolicy::new(8192);

/// Holds the laws of host lists against the input.
pub fn holds(data: &[u8]) {
    let list = &*String::from_utf8_lossy(data);
    is_judged(list);
    is_its_patterns(list);
    let items: Vec<&str> = list.split(',').take(COMPARED).collect();
    let addresses: Vec<Ipv4Addr> = items.iter().enumerate().flat_map(|(seed, item)| samples(item, seed)).collect();
    for item in &items {
        pattern(item, &addresses);
    }
    for wide in items.iter().filter_map(|item| HostPattern::parse(item).ok()) {
        for narrow in items.iter().filter_map(|item| HostPattern::parse(item).ok()) {
            covers(&wide, &narrow, &addresses);
        }
    }
}

fn is_judged(list: &str) {
    let document = &documents::TAURUSDB_CHANGE_USER_PASSWORD;
    let report = document.check(Field::Host, list).unwrap();
    let expected = oracle::field(document.id, "host", list).unwrap();
    value::holds(&document.policy(Field::Host).unwrap(), list, &report, expected);
}

/// A valid list is its patterns, and comes out as it went in.
fn is_its_patterns(list: &str) {
    let texts = |patterns: &mut dyn Iterator<Item = HostPattern<'_>>| {
        patterns.map(|pattern| pattern.to_string()).collect::<Vec<_>>().join(",")
    };
    let is_valid = POLICY.is_valid(list);
    let printed = POLICY.patterns(list).map(|mut patterns| texts(&mut patterns));
    assert_eq!(printed.as_deref(), is_valid.then_some(list));
    let typed = HostList::parse(list);
    assert_eq!(typed.is_ok(), is_valid);
    if let Ok(typed) = typed {
        assert_eq!(texts(&mut typed.patterns()), list);
        assert_eq!(typed.to_string().parse(), Ok(typed.clone()));
        let json = serde_json::to_string(&typed).unwrap();
        assert_eq!(serde_json::from_str::<HostList>(&json).unwrap(), typed);
    }
}

/// What is parsed is the oracle's pattern; what is not is refused with the first thing that a list of it is refused with.
fn pattern(item: &str, addresses: &[Ipv4Addr]) {
    let count = oracle::address_count(item);
    match HostPattern::parse(item) {
        Ok(pattern) => {
            let shown = pattern.to_string();
            assert_eq!((shown.as_str(), pattern.as_str()), (item, item));
            assert_eq!(HostPattern::parse(&shown), Ok(pattern));
            assert!(POLICY.is_valid(item));
            assert_eq!(pattern.address_count(), count);
            assert_eq!(pattern.is_any_address(), count == 1 << 32);
            assert_eq!(pattern.is_documented(), oracle::documented(item));
            assert!(listed(item, 3).is_none_or(|listed| listed as u64 == count), "{item}");
            let is_let_in = |address: &&Ipv4Addr| oracle::like(item, &address.to_string());
            let (inside, outside): (Vec<_>, Vec<_>) = addresses.iter().partition(is_let_in);
            assert!(inside.iter().all(|&&address| pattern.matches(address)), "{item}");
            assert!(!outside.iter().any(|&&address| pattern.matches(address)), "{item}");
            assert!(count > 0 && inside.len() as u64 <= count * addresses.len() as u64);
        }
        Err(violation) => {
            assert!(!POLICY.is_valid(item));
            if violation.rule == Rule::IllegalCharacter && item.len() <= 8192 {
                assert!(matches!(violation.params, Params::Character { char: Some(_), .. }));
            }
            if item.chars().count() <= 8192 {
                let first = oracle::field("taurusdb.change-user-password", "host", item).unwrap().swap_remove(0);
                assert_eq!(finding(violation.rule, violation.span), first);
                assert_eq!(violation.rule == Rule::MatchesNoAddress, count == 0 && first.code == "matches_no_address");
            }
        }
    }
}

/// The addresses that a pattern opens, counted one by one, where it begins with so many whole octets (two or three): then
/// there are few enough to look at all of them.
pub fn listed(pattern: &str, octets: usize) -> Option<usize> {
    let begin: Vec<u8> = pattern.split('.').map_while(octet).take(octets).collect();
    let is_enough = begin.len() == octets;
    let begin: String = begin.iter().flat_map(|octet| [octet.to_string(), ".".to_owned()]).collect();
    if !is_enough || !pattern.starts_with(&begin) {
        return None;
    }
    let last = (0..256).map(|last| last.to_string());
    let ends: Vec<String> = match octets {
        3 => last.collect(),
        _ => last.flat_map(|third| (0..256).map(move |last| format!("{third}.{last}"))).collect(),
    };
    Some(ends.into_iter().filter(|end| oracle::like(pattern, &format!("{begin}{end}"))).count())
}

/// An octet as addresses are written.
fn octet(text: &str) -> Option<u8> {
    text.parse::<u8>().ok().filter(|octet| octet.to_string() == text)
}

/// Covering is the oracle's: as text. It never invents an address, and what covers is no smaller.
fn covers(wide: &HostPattern<'_>, narrow: &HostPattern<'_>, addresses: &[Ipv4Addr]) {
    let does = wide.covers(narrow);
    assert_eq!(does, oracle::like(wide.as_str(), narrow.as_str()), "{wide} {narrow}");
    if does {
        assert!(wide.address_count() >= narrow.address_count(), "{wide} {narrow}");
        let is_inside = |&address: &Ipv4Addr| !narrow.matches(address) || wide.matches(address);
        assert!(addresses.iter().all(is_inside), "{wide} {narrow}");
    }
}

/// Addresses that a pattern may open, and neighbours of them: its literals as they stand, and pieces of addresses for each
/// `%`.
fn samples(item: &str, seed: usize) -> impl Iterator<Item = Ipv4Addr> {
    const PIECES: [&str; 16] =
        ["", "0", "1", "9", "10", "99", "127", "255", "0.0", "1.2", "255.255", "5.0.0", "1.2.3", "10.1.1.1", "5", "25"];
    let fill = move |step: usize| {
        let mut places = 0;
        let filled = item.split_inclusive('%').map(|part| match part.strip_suffix('%') {
            Some(literals) => {
                places += 1;
                format!("{literals}{}", PIECES[(step + places * (seed + step / 16 * 5 + 1)) % PIECES.len()])
            }
            None => part.to_owned(),
        });
        filled.collect::<String>().parse().ok()
    };
    let filled = (0..20).filter_map(fill);
    filled.chain([Ipv4Addr::LOCALHOST, Ipv4Addr::UNSPECIFIED, Ipv4Addr::BROADCAST, Ipv4Addr::new(10, 10, 10, 15)])
}
