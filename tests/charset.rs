//! Sets of characters and of classes against sets of the standard library, and the kind of every character there is.
#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

use std::collections::BTreeSet;

use gatepass::{CharClass, CharKind, CharSet, ClassSet, PolicyError};
use proptest::prelude::*;

type Characters = BTreeSet<char>;

fn ascii() -> impl Strategy<Value = String> {
    proptest::collection::vec(0..128_u8, 0..40).prop_map(|bytes| bytes.into_iter().map(char::from).collect())
}

fn characters(set: CharSet) -> Characters {
    set.iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sets_of_characters_are_sets(one in ascii(), other in ascii()) {
        let (a, b): (Characters, Characters) = (one.chars().collect(), other.chars().collect());
        let (one, other) = (CharSet::of(&one), CharSet::of(&other));
        prop_assert_eq!(characters(one), a.clone());
        prop_assert_eq!(characters(one.union(other)), &a | &b);
        prop_assert_eq!(characters(one.intersection(other)), &a & &b);
        prop_assert_eq!(characters(one.difference(other)), &a - &b);
        prop_assert_eq!(one.is_subset(other), a.is_subset(&b));
        prop_assert!(one.intersection(other).is_subset(other));
        prop_assert_eq!(one.is_empty(), a.is_empty());
        prop_assert_eq!(one.len() as usize, a.len());
        prop_assert_eq!(one == other, a == b);
        prop_assert_eq!(one.to_string(), String::from_iter(&a));
        prop_assert_eq!(format!("{one:?}"), format!("{a:?}"));
        for character in (0..256).filter_map(char::from_u32) {
            prop_assert_eq!(one.contains(character), a.contains(&character));
        }
    }
}

#[test]
fn named_sets_are_what_they_are_called() {
    for (set, is_member) in [
        (CharSet::EMPTY, (|_| false) as fn(&char) -> bool),
        (CharSet::UPPER, char::is_ascii_uppercase),
        (CharSet::LOWER, char::is_ascii_lowercase),
        (CharSet::DIGITS, char::is_ascii_digit),
        (CharSet::ALPHANUMERIC, char::is_ascii_alphanumeric),
        (CharSet::HEX_DIGITS, char::is_ascii_hexdigit),
        (CharSet::GRAPHIC, char::is_ascii_graphic),
    ] {
        assert_eq!(characters(set), ('\0'..='\u{ff}').filter(is_member).collect::<Characters>());
    }
}

#[test]
fn sets_have_ascii_alone() {
    for (text, expected) in
        [("aé", Err(PolicyError::NotAscii)), ("\u{80}", Err(PolicyError::NotAscii)), ("\u{7f}", Ok(1))]
    {
        assert_eq!(CharSet::try_of(text).map(CharSet::len), expected);
    }
}

/// All sixteen.
fn class_sets() -> impl Iterator<Item = (ClassSet, BTreeSet<CharClass>)> {
    (0..16_u8).map(|bits| {
        let classes = CharClass::ALL.into_iter().filter(|&class| bits >> class as u8 & 1 == 1);
        (classes.clone().fold(ClassSet::EMPTY, ClassSet::with), classes.collect())
    })
}

#[test]
fn sets_of_classes_are_sets() {
    for (one, a) in class_sets() {
        assert_eq!(one.iter().collect::<BTreeSet<_>>(), a);
        assert_eq!(one.len() as usize, a.len());
        assert_eq!(one.is_empty(), a.is_empty());
        assert_eq!(one == ClassSet::ALL, a.len() == 4);
        assert_eq!(format!("{one:?}"), format!("{a:?}"));
        for (other, b) in class_sets() {
            assert_eq!(one.difference(other).iter().collect::<BTreeSet<_>>(), &a - &b);
        }
        for class in CharClass::ALL {
            assert_eq!(one.contains(class), a.contains(&class));
            assert!(one.with(class).contains(class));
        }
    }
}

#[test]
fn every_character_has_its_kind() {
    for character in '\0'..=char::MAX {
        let is_full_width = ('！'..='～').contains(&character) || "\u{3000}。".contains(character);
        let expected = match character {
            ' ' => CharKind::Space,
            _ if character.is_control() => CharKind::Control,
            _ if character.is_ascii_alphabetic() => CharKind::AsciiLetter,
            _ if character.is_ascii_digit() => CharKind::AsciiDigit,
            _ if character.is_ascii() => CharKind::AsciiPunctuation,
            _ if is_full_width => CharKind::FullWidth,
            _ => CharKind::NonAscii,
        };
        assert_eq!(CharKind::of(character), expected, "{character:?}");
    }
}
