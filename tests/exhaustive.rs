//! Small domains, every value of them: characters, short passwords, short host patterns. Brute force and the oracle say
//! what must come out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "in a test a panic is the answer")]

mod common;
mod oracle;
mod strings;

use std::collections::{BTreeMap, BTreeSet};

use common::{fields, finding};
use gatepass::{CharKind, CharSet, Field, HostPattern, Length, PasswordPolicy, Rule, documents};
use oracle::{DIGITS, HEX, LOWER, UPPER};
use strings::strings;

#[test]
fn every_character_against_every_set() {
    let graphic: String = (33_u8..127).map(char::from).collect();
    let alphanumeric = [UPPER, LOWER, DIGITS].concat();
    for (set, members) in [
        (CharSet::EMPTY, ""),
        (CharSet::UPPER, UPPER),
        (CharSet::LOWER, LOWER),
        (CharSet::DIGITS, DIGITS),
        (CharSet::ALPHANUMERIC, &alphanumeric),
        (CharSet::HEX_DIGITS, HEX),
        (CharSet::GRAPHIC, &graphic),
        (CharSet::of("_*-"), "*-_"),
        (CharSet::of("\0\u{7f}"), "\0\u{7f}"),
        (CharSet::UPPER.union(CharSet::of("_")), "ABCDEFGHIJKLMNOPQRSTUVWXYZ_"),
        (CharSet::GRAPHIC.intersection(CharSet::of("a \t")), "a"),
        (CharSet::HEX_DIGITS.difference(CharSet::DIGITS), "abcdefABCDEF"),
    ] {
        for c in '\0'..=char::MAX {
            assert_eq!(set.contains(c), members.contains(c), "{c:?} in {members:?}");
        }
        let mut sorted: Vec<char> = members.chars().collect();
        sorted.sort_unstable();
        assert_eq!(set.iter().collect::<Vec<_>>(), sorted);
        assert_eq!(set.to_string(), String::from_iter(sorted));
        assert_eq!(set.len() as usize, members.len());
        assert_eq!(set.is_empty(), members.is_empty());
    }
}

#[test]
fn every_character_has_its_kind() {
    for c in '\0'..=char::MAX {
        assert_eq!(CharKind::of(c).name(), oracle::kind(c), "{c:?}");
    }
}

/// A value of which there is nothing to say.
fn faultless(field: Option<Field>) -> &'static str {
    match field {
        Some(Field::ProjectId) => "054e292c9880d4992f02c0196d3ea468",
        Some(Field::InstanceId) => "ba62a0b83a1b42bfab275829d86ac0fdin07",
        Some(Field::Name) => "user_1",
        Some(Field::Host) => "10.10.10.%,192.168.0.1",
        _ => "Rds_1234",
    }
}

#[test]
fn every_latin_1_character_at_every_place_of_every_field() {
    for field in fields() {
        let base: Vec<char> = faultless(field.field).chars().collect();
        for (place, c) in (0..base.len()).flat_map(|place| ('\0'..='\u{ff}').map(move |c| (place, c))) {
            let mut value = base.clone();
            value[place] = c;
            let value = String::from_iter(value);
            let expected = field.expected(&value);
            assert_eq!(field.findings(&value), expected, "{field} {value:?}");
            let is_valid = !expected.iter().any(|finding| oracle::is_error(finding.code));
            assert_eq!(field.policy.is_valid(&value), is_valid, "{field} {value:?}");
        }
    }
}

/// "Letters and digits are ASCII. A full-width or accented letter is not a letter here."
#[test]
fn no_character_beyond_ascii_is_in_any_password() {
    for &document in documents::ALL {
        let policy = document.policy(Field::Password).unwrap();
        let mut value = String::new();
        for c in '\u{80}'..=char::MAX {
            value.clear();
            value.extend(["Rds_123", c.encode_utf8(&mut [0; 4])]);
            assert!(!policy.is_valid(&value), "{} {c:?}", document.id);
        }
    }
}

/// One letter of each class, and one of none.
const ONE_OF_EACH: &str = "Aa1_ ";

#[test]
fn every_short_password_under_every_small_policy() {
    let values = strings(ONE_OF_EACH, 5);
    let lengths = [(0, 0), (0, 3), (1, 1), (2, 4), (4, 4)];
    for ((min, max), specials, required) in lengths
        .into_iter()
        .flat_map(|length| ["", "_", "_ "].map(|specials| (length, specials)))
        .flat_map(|(length, specials)| (0..=5).map(move |required| (length, specials, required)))
    {
        let policy = PasswordPolicy::try_new(Length::new(min, max), CharSet::of(specials), required);
        let classes = if specials.is_empty() { 3 } else { 4 };
        assert_eq!(policy.is_ok(), required <= classes && required <= max, "{min} {max} {specials:?} {required}");
        let Ok(policy) = policy else { continue };
        for value in &values {
            let mut found = Vec::new();
            policy.check(value, &mut |violation| found.push(finding(violation.rule, violation.span)));
            let expected = oracle::password((min, max), required, specials, value);
            assert_eq!(found, expected, "{value:?} under {policy:?}");
            assert_eq!(policy.is_valid(value), expected.is_empty(), "{value:?} under {policy:?}");
        }
    }
}

#[test]
fn every_end_of_a_password_around_both_limits() {
    let ends = strings(ONE_OF_EACH, 5);
    for field in fields().filter(|field| field.field == Some(Field::Password)) {
        for value in [5, 29].iter().flat_map(|&more| ends.iter().map(move |end| "a".repeat(more) + end)) {
            let expected = field.expected(&value);
            assert_eq!(field.findings(&value), expected, "{field} {value:?}");
            assert_eq!(field.policy.is_valid(&value), expected.is_empty(), "{field} {value:?}");
        }
    }
}

/// Somewhere in the text of an address: behind so many dots, and in the middle of an octet or before its first digit.
type Place = (usize, Option<u32>);

/// Where an address may go on with that character: at most three digits up to 255, without leading zeros; three dots.
fn step((dots, octet): Place, c: char) -> Option<Place> {
    match (octet, c.to_digit(10)) {
        (None, Some(digit)) => Some((dots, Some(digit))),
        (Some(octet @ 1..), Some(digit)) if octet * 10 + digit <= 255 => Some((dots, Some(octet * 10 + digit))),
        (Some(_), None) if dots < 3 => Some((dots + 1, None)),
        _ => None,
    }
}

/// Every place that an address may reach from these by any characters at all: what a `%` may absorb.
fn reachable(places: &BTreeSet<Place>) -> BTreeSet<Place> {
    let mut all = places.clone();
    let mut new: Vec<Place> = places.iter().copied().collect();
    while let Some(place) = new.pop() {
        new.extend("0123456789.".chars().filter_map(|c| step(place, c)).filter(|&to| all.insert(to)));
    }
    all
}

/// What is said of an item, but for advice.
fn verdict(item: &str) -> Option<Rule> {
    match HostPattern::parse(item) {
        Ok(pattern) => (!pattern.is_documented()).then_some(Rule::UndocumentedPattern),
        Err(violation) => Some(violation.rule),
    }
}

/// Items are read character by character, together with every beginning of an address that they may match. Those that
/// leave the same places are read on together.
#[test]
fn every_host_item_up_to_seven_characters() {
    let mut items_by_places = BTreeMap::from([(BTreeSet::from([(0, None)]), vec![String::new()])]);
    let mut count = 0;
    for _ in 0..7 {
        let mut longer: BTreeMap<BTreeSet<Place>, Vec<String>> = BTreeMap::new();
        for (places, items) in &items_by_places {
            for c in "0125.%".chars() {
                let next = if c == '%' {
                    reachable(places)
                } else {
                    places.iter().filter_map(|&place| step(place, c)).collect()
                };
                longer.entry(next).or_default().extend(items.iter().map(|item| format!("{item}{c}")));
            }
        }
        items_by_places = longer;
        for (places, items) in &items_by_places {
            let matches_some = places.iter().any(|&(dots, octet)| dots == 3 && octet.is_some());
            for item in items {
                let expected = match (matches_some, oracle::documented(item)) {
                    (false, _) => Some(Rule::MatchesNoAddress),
                    (true, false) => Some(Rule::UndocumentedPattern),
                    (true, true) => None,
                };
                assert_eq!(verdict(item), expected, "{item}");
            }
            count += items.len();
        }
    }
    assert_eq!(count, 335_922);
}

#[test]
fn every_host_item_up_to_five_characters_is_counted_as_by_the_oracle() {
    for item in strings("0125.%", 5) {
        let count = HostPattern::parse(&item).map_or(0, |pattern| pattern.address_count());
        assert_eq!(count, oracle::address_count(&item), "{item}");
    }
}

#[test]
fn every_octet_of_a_documented_form_is_counted_as_by_the_oracle() {
    let octets = (0..=999).map(|octet| octet.to_string()).chain((0..=99).map(|octet| format!("{octet:03}")));
    for octet in octets.chain(["", "00", "01", "1000", "0000"].map(str::to_owned)) {
        for form in
            ["O", "O.%", "%.O", "1.O.%", "1.2.O.%", "1.2.3.O", "O.2.3.4", "1.O.3.4", "1.2.3.4.O", "1.2.3.4.%", "1.2.O"]
        {
            let item = form.replace('O', &octet);
            let count = HostPattern::parse(&item).map_or(0, |pattern| pattern.address_count());
            assert_eq!(count, oracle::address_count(&item), "{item}");
        }
    }
}
