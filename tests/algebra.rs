//! Policies as sets, held against the sets themselves: every short text over an alphabet that has a character of each kind.

use gatepass::{CharSet, Length, PasswordPolicy, Relation, UsernamePolicy};

/// The longest text that is tried. A policy that asks for more has no text here.
const LONGEST: usize = 4;

/// A character of each class, and specials that are in none, some or all of the policies.
const ALPHABET: &str = "Aa0-_";

fn texts() -> Vec<String> {
    let mut texts = vec![String::new()];
    let mut start = 0;
    for _ in 0..LONGEST {
        let end = texts.len();
        for index in start..end {
            let longer: Vec<_> = ALPHABET.chars().map(|c| format!("{}{c}", texts[index])).collect();
            texts.extend(longer);
        }
        start = end;
    }
    texts
}

/// What is accepted, one truth for each text.
fn accepted(texts: &[String], is_valid: impl Fn(&str) -> bool) -> Vec<bool> {
    texts.iter().map(|text| is_valid(text)).collect()
}

fn relation(one: &[bool], other: &[bool]) -> Relation {
    let any = |is: fn(bool, bool) -> bool| one.iter().zip(other).any(|(&a, &b)| is(a, b));
    match (any(|a, b| a && !b), any(|a, b| b && !a), any(|a, b| a && b)) {
        (false, false, _) => Relation::Equal,
        (_, _, false) => Relation::Disjoint,
        (false, true, true) => Relation::Stricter,
        (true, false, true) => Relation::Looser,
        (true, true, true) => Relation::Overlapping,
    }
}

fn lengths() -> impl Iterator<Item = Length> {
    (0..=LONGEST).flat_map(|max| (0..=max).map(move |min| Length::new(min, max)))
}

fn reversed(relation: Relation) -> Relation {
    match relation {
        Relation::Stricter => Relation::Looser,
        Relation::Looser => Relation::Stricter,
        other => other,
    }
}

#[test]
fn password_policies_are_related_as_their_sets_are() {
    let texts = texts();
    let mut policies = Vec::new();
    for length in lengths() {
        for specials in ["", "-", "_", "-_"] {
            let made =
                (0..=4).filter_map(|required| PasswordPolicy::try_new(length, CharSet::of(specials), required).ok());
            policies.extend(made.map(|policy| (policy, accepted(&texts, |text| policy.is_valid(text)))));
        }
    }
    let mut seen = std::collections::HashMap::new();
    for (one, set) in &policies {
        for (other, other_set) in &policies {
            let expected = relation(set, other_set);
            assert_eq!(one.relation_to(other), expected, "{one:?} and {other:?}");
            assert_eq!(other.relation_to(one), reversed(expected));
            assert_eq!(one.is_equivalent_to(other), expected == Relation::Equal);
            assert_eq!(one.is_stricter_than(other), expected == Relation::Stricter);
            let both: Vec<_> = set.iter().zip(other_set).map(|(&a, &b)| a && b).collect();
            match one.intersection(other) {
                Ok(policy) => assert_eq!(accepted(&texts, |text| policy.is_valid(text)), both, "{one:?} and {other:?}"),
                Err(_) => assert!(!both.contains(&true), "{one:?} and {other:?}"),
            }
            *seen.entry(expected).or_insert(0) += 1;
        }
    }
    assert_eq!(seen.len(), 5, "{seen:?}");
}

#[test]
fn username_policies_are_related_as_their_sets_are() {
    let texts = texts();
    let mut policies = Vec::new();
    for length in lengths() {
        for alphabet in ["a", "-", "a-", "-_", "Aa0"] {
            let policy = UsernamePolicy::new(length, CharSet::of(alphabet));
            policies.push((policy, accepted(&texts, |text| policy.is_valid(text))));
        }
    }
    for (one, set) in &policies {
        for (other, other_set) in &policies {
            let expected = relation(set, other_set);
            assert_eq!(one.relation_to(other), expected, "{one:?} and {other:?}");
            assert_eq!(one.is_equivalent_to(other), expected == Relation::Equal);
            assert_eq!(one.is_stricter_than(other), expected == Relation::Stricter);
            let both: Vec<_> = set.iter().zip(other_set).map(|(&a, &b)| a && b).collect();
            match one.intersection(other) {
                Ok(policy) => assert_eq!(accepted(&texts, |text| policy.is_valid(text)), both, "{one:?} and {other:?}"),
                // Of the empty name alone there is no policy.
                Err(_) => assert!(!both.contains(&true) || both.iter().filter(|&&is| is).count() == 1 && both[0]),
            }
        }
    }
}

#[test]
fn documents_are_related_as_their_sets_of_specials_are() {
    let policies: Vec<_> = gatepass::documents::ALL.iter().filter_map(|document| document.password_policy()).collect();
    let (last, others) = policies.split_last().unwrap();
    for other in others {
        assert!(other.is_equivalent_to(others[0]));
        assert!(other.is_stricter_than(last));
        assert_eq!(last.intersection(other).unwrap(), **other);
    }
}
