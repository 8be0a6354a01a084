//! Policies as sets, held against the sets themselves: every short text over an alphabet that has a character of each kind.

use gatepass::{
    CharSet, HeaderPolicy, HostListPolicy, IdentifierPolicy, Length, PasswordPolicy, Policy, Relation, Shape,
    UsernamePolicy,
};

/// The longest text that is tried. A policy that asks for more has no text here.
const LONGEST: usize = 4;

/// A character of each class, and specials that are in none, some or all of the policies.
const ALPHABET: &str = "Aa0-_";

fn texts() -> Vec<String> {
    texts_over(ALPHABET)
}

fn texts_over(alphabet: &str) -> Vec<String> {
    let mut texts = vec![String::new()];
    let mut start = 0;
    for _ in 0..LONGEST {
        let end = texts.len();
        for index in start..end {
            let longer: Vec<_> = alphabet.chars().map(|c| format!("{}{c}", texts[index])).collect();
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

fn kept<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

/// Holds the relation of every two policies, and the values that tell them apart, against the sets of what they accept. Says how
/// often each relation was seen.
fn assert_related_as_sets(policies: &[Policy], texts: &[String]) -> std::collections::HashMap<Relation, usize> {
    let sets: Vec<_> = policies.iter().map(|policy| accepted(texts, |text| policy.is_valid(text))).collect();
    let mut seen = std::collections::HashMap::new();
    for (one, set) in policies.iter().zip(&sets) {
        for (other, other_set) in policies.iter().zip(&sets) {
            let expected = relation(set, other_set);
            assert_eq!(one.relation_to(other), Some(expected), "{one:?} and {other:?}");
            assert_eq!(other.relation_to(one), Some(reversed(expected)));
            assert_told_apart(one, other, set.iter().zip(other_set).any(|(&a, &b)| a && !b));
            *seen.entry(expected).or_insert(0) += 1;
        }
    }
    seen
}

/// There is a witness exactly where something is accepted by the one alone, and it is such a thing.
#[cfg(feature = "alloc")]
fn assert_told_apart(one: &Policy, other: &Policy, is_something: bool) {
    let witness = one.witness_against(other);
    assert_eq!(witness.is_some(), is_something, "{one:?} and {other:?}: {witness:?}");
    assert!(witness.is_none_or(|witness| one.is_valid(&witness) && !other.is_valid(&witness)));
}

#[cfg(not(feature = "alloc"))]
fn assert_told_apart(_: &Policy, _: &Policy, _: bool) {}

#[test]
fn policies_of_passwords_and_names_are_told_apart() {
    let texts = texts();
    let passwords = lengths().flat_map(|length| {
        ["", "-", "_", "-_"].into_iter().flat_map(move |specials| {
            (0..=4).filter_map(move |required| PasswordPolicy::try_new(length, CharSet::of(specials), required).ok())
        })
    });
    let passwords: Vec<_> = passwords.map(|policy| Policy::Password(kept(policy))).collect();
    assert_eq!(assert_related_as_sets(&passwords, &texts).len(), 5);
    let names = lengths().flat_map(|length| {
        ["a", "-", "a-", "-_", "Aa0"].map(|alphabet| UsernamePolicy::new(length, CharSet::of(alphabet)))
    });
    let names: Vec<_> = names.map(|policy| Policy::Username(kept(policy))).collect();
    assert_eq!(assert_related_as_sets(&names, &texts).len(), 5);
}

#[test]
fn identifiers_are_related_as_their_sets_are() {
    let mut policies = vec![IdentifierPolicy::url_safe(&[]), IdentifierPolicy::url_safe(&[Shape::PROJECT_ID])];
    for length in 1..=LONGEST {
        for suffix in ["", "x", "0", "x0", "0x", "00", "x00", "0x00"] {
            policies.extend(IdentifierPolicy::try_fixed(length, suffix));
        }
    }
    let policies: Vec<_> = policies.into_iter().map(|policy| Policy::Identifier(kept(policy))).collect();
    let seen = assert_related_as_sets(&policies, &texts_over("x0-./"));
    assert_eq!(seen.keys().filter(|&&relation| relation != Relation::Overlapping).count(), 4);
}

#[test]
fn host_lists_are_related_as_their_sets_are() {
    let policies: Vec<_> = (1..=LONGEST).map(|max| Policy::HostList(kept(HostListPolicy::new(max)))).collect();
    assert_eq!(assert_related_as_sets(&policies, &texts_over("%,.1 ")).len(), 3);
    let (document, longer) =
        (Policy::HostList(kept(HostListPolicy::new(8192))), Policy::HostList(kept(HostListPolicy::new(9000))));
    assert_eq!(document.relation_to(&longer), Some(Relation::Stricter));
    assert_told_apart(&longer, &document, true);
}

#[test]
fn headers_are_related_as_their_sets_are() {
    let header = |policy| Policy::Header(kept(policy));
    let tokens: Vec<_> = (1..=LONGEST).map(|max| header(HeaderPolicy::token(max))).collect();
    assert_eq!(assert_related_as_sets(&tokens, &texts_over("x ;é")).len(), 3);

    let lists: [&[&str]; 14] = [
        &["a"],
        &["A"],
        &["a", "A"],
        &["b"],
        &["a", "b"],
        &["b", "a", "b"],
        &["a;b"],
        &["a;"],
        &["a "],
        &["ab"],
        &["é"],
        &[""],
        &["é", "b"],
        &["a", "ab"],
    ];
    let languages: Vec<_> = lists.iter().map(|list| header(HeaderPolicy::language(list))).collect();
    assert_eq!(assert_related_as_sets(&languages, &texts_over("aAb; é")).len(), 5);
    let types: Vec<_> = lists.iter().map(|list| header(HeaderPolicy::content_type(list))).collect();
    assert_eq!(assert_related_as_sets(&types, &texts_over("aAb; é")).len(), 5);

    for (one, other) in [(&tokens[0], &languages[0]), (&languages[0], &types[0]), (&types[0], &tokens[0])] {
        assert_eq!((one.relation_to(other), other.relation_to(one)), (None, None));
    }
}

#[test]
fn different_kinds_are_not_related() {
    let kinds = [
        Policy::Password(kept(PasswordPolicy::new(Length::new(1, 4), CharSet::EMPTY, 0))),
        Policy::Username(kept(UsernamePolicy::new(Length::new(1, 4), CharSet::ALPHANUMERIC))),
        Policy::HostList(kept(HostListPolicy::new(4))),
        Policy::Identifier(kept(IdentifierPolicy::fixed(4, ""))),
        Policy::Header(kept(HeaderPolicy::token(4))),
    ];
    for (number, one) in kinds.iter().enumerate() {
        for (other_number, other) in kinds.iter().enumerate() {
            assert_eq!(one.relation_to(other).is_some(), number == other_number);
            assert_told_apart(one, other, false);
        }
    }
}

/// What is safe in every document: the intersection of all their policies.
#[test]
fn what_all_documents_have_in_common_is_the_smallest_of_them() {
    let mut policies = gatepass::documents::ALL.iter().filter_map(|document| document.password_policy().copied());
    let first = policies.next().unwrap();
    let common = policies.try_fold(first, |common, policy| common.intersection(&policy)).unwrap();
    assert_eq!(common.specials(), CharSet::of("~!@#$%^*-_=+?,()&"));
    for document in gatepass::documents::ALL {
        let relation = common.relation_to(document.password_policy().unwrap());
        assert!(matches!(relation, Relation::Equal | Relation::Stricter), "{}", document.id);
    }
}
