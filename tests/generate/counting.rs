//! How many passwords there are, held against a formula and against numbers by hand.

use gatepass::documents::{self, FLEXUSRDS_RESET_ROOT_PASSWORD, TAURUSDB_CHANGE_USER_PASSWORD};
use gatepass::generate::{Count, GenerateError, Generator, MAX_LENGTH};
use gatepass::{CharSet, Length, PasswordPolicy};
use num_bigint::{BigInt, BigUint};

use crate::formula;
use crate::{ANY, sizes};

/// The count is that number, in every form that it has.
#[track_caller]
fn assert_same(count: &Count, expected: &BigInt) {
    let expected: BigUint = expected.to_biguint().unwrap();
    assert_eq!(count.to_string(), expected.to_string());
    assert_eq!(count.to_be_bytes(), expected.to_bytes_be());
    assert_eq!(count.bits() as u64, expected.bits());
    let log2 = log2(&expected);
    assert!((count.log2() - log2).abs() <= log2 * 1e-15, "{} is not {log2}", count.log2());
}

/// By the logarithm of the standard library, of the first 64 bits.
fn log2(number: &BigUint) -> f64 {
    let below = number.bits().saturating_sub(64);
    let top: u64 = (number >> below).try_into().unwrap();
    (top as f64).log2() + below as f64
}

#[test]
fn every_document_at_every_length() {
    for document in documents::ALL {
        let policy = document.password_policy().unwrap();
        for length in policy.length().min()..=policy.length().max() {
            let expected = formula::count(length.try_into().unwrap(), sizes(policy, ANY), 3);
            assert_same(&policy.count(length).unwrap(), &expected);
            assert_eq!(policy.entropy_bits(length), Ok(policy.count(length).unwrap().log2()));
        }
    }
}

/// The 79 characters of FlexusRDS are 26, 26, 10 and 17. Of all texts, those of at most two classes are not accepted: all over
/// two classes, once for each of the six pairs; but those over one class are in three pairs, and there twice too many.
#[test]
fn a_number_by_hand() {
    let pairs = 52_u64.pow(8) + 2 * 36_u64.pow(8) + 2 * 43_u64.pow(8) + 27_u64.pow(8);
    let alone = 26_u64.pow(8) + 26_u64.pow(8) + 10_u64.pow(8) + 17_u64.pow(8);
    let by_hand = 79_u64.pow(8) - pairs + 2 * alone;
    let count = FLEXUSRDS_RESET_ROOT_PASSWORD.password_policy().unwrap().count(8).unwrap();
    assert_eq!(count.to_string(), by_hand.to_string());
    assert_eq!(by_hand, 1_435_197_491_241_696);
}

#[test]
fn long_ones_of_any_policy() {
    for (specials, required) in [("", 0), ("", 3), ("-", 4), ("!#$%&()*+,-./:;<=>?@[]^_{|}~ ", 4)] {
        let policy = PasswordPolicy::new(Length::new(0, 5_000), CharSet::of(specials), required);
        for length in [33, 64, 65, 127, 500, MAX_LENGTH] {
            let sizes = sizes(&policy, ANY);
            let expected = formula::count(length.try_into().unwrap(), sizes, required.try_into().unwrap());
            assert_same(&policy.count(length).unwrap(), &expected);
        }
        assert_eq!(policy.count(MAX_LENGTH + 1), Err(GenerateError::TooLong));
        assert_eq!(policy.entropy_bits(5_000), Err(GenerateError::TooLong));
    }
}

#[test]
fn alphabets_that_were_cut() {
    let policy = TAURUSDB_CHANGE_USER_PASSWORD.password_policy().unwrap();
    for characters in ["ABCabc012-_", "Aa0|", "abcdefghijklmnopqrstuvwxyz0123456789,.", "A-Z"] {
        let characters = CharSet::of(characters);
        for length in [8, 20, 32] {
            let expected = formula::count(length, sizes(policy, characters), 3);
            match Generator::for_policy(policy).only(characters).length(length as usize).build() {
                Ok(generator) => assert_same(generator.count(), &expected),
                Err(error) => assert_eq!((error, expected), (GenerateError::NothingLeft, BigInt::ZERO)),
            }
        }
    }
}

/// Of a power of two the logarithm is exact, and so is the order.
#[test]
fn powers_of_two() {
    let policy = PasswordPolicy::new(Length::new(0, MAX_LENGTH), CharSet::EMPTY, 0);
    let count = |length| {
        let generator = Generator::for_policy(&policy).only(CharSet::of("abcd")).length(length).build().unwrap();
        generator.count().clone()
    };
    for length in (0..MAX_LENGTH).step_by(31) {
        let number = count(length);
        assert_eq!((number.log2(), number.bits()), (2.0 * length as f64, 2 * length + 1));
        assert!(number < count(length + 1) && number == count(length));
    }
    assert_eq!(format!("{:>5}|{:?}", count(2), count(2)), "   16|Count(16)");
}

#[test]
fn what_cannot_be_counted() {
    let policy = FLEXUSRDS_RESET_ROOT_PASSWORD.password_policy().unwrap();
    for length in [0, 7, 33, usize::MAX] {
        assert_eq!(policy.count(length), Err(GenerateError::LengthNotAllowed { min: 8, max: 32 }));
        assert_eq!(policy.entropy_bits(length), Err(GenerateError::LengthNotAllowed { min: 8, max: 32 }));
    }
    // Nothing is said of the length, but three classes need three characters.
    let policy = PasswordPolicy::new(Length::new(0, 8), CharSet::EMPTY, 3);
    assert_eq!(policy.count(2), Err(GenerateError::NothingLeft));
    assert_eq!(policy.count(3).unwrap().to_string(), (6 * 26 * 26 * 10).to_string());
}
