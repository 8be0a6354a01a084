//! Samples, by the chi-square test: of every password of a small policy, and of every character at every place of a large one. What
//! people write instead is tested too, and must be found out.

use std::collections::BTreeMap;

use gatepass::documents::FLEXUSRDS_RESET_ROOT_PASSWORD;
use gatepass::generate::Generator;
use gatepass::{CharSet, Length, PasswordPolicy};
use num_bigint::BigInt;
use rand_chacha::rand_core::Rng;

use crate::sources::seeded;
use crate::{ANY, classes, formula, sizes};

/// Of a uniform source less than one in 30,000 samples is further off; the seeds are fixed, so it is none of these.
const FAR_OFF: f64 = 4.0;

/// By how many standard deviations a sample is too far from what is expected, by the approximation of Wilson and Hilferty.
fn deviation(observed: &BTreeMap<String, u32>, expected: &BTreeMap<String, f64>) -> f64 {
    assert!(observed.keys().all(|key| expected.contains_key(key)));
    assert!(expected.values().all(|&count| count >= 5.0), "the sample is too small");
    let cell = |(key, count): (&String, &f64)| {
        let off = f64::from(observed.get(key).copied().unwrap_or_default()) - count;
        off * off / count
    };
    let chi_square: f64 = expected.iter().map(cell).sum();
    let freedom = (expected.len() - 1) as f64;
    let variance = 2.0 / (9.0 * freedom);
    ((chi_square / freedom).cbrt() - (1.0 - variance)) / variance.sqrt()
}

/// One character of each of three classes, in 6 orders: 6 * (3 * 4 * 2 + 3 * 4 * 2 + 3 * 2 * 2 + 4 * 2 * 2) = 456 in all.
const SMALL: PasswordPolicy = PasswordPolicy::new(Length::new(3, 3), CharSet::of("-_"), 3);
const CHARACTERS: &str = "ABCabcd01-_";

/// How far a way to make passwords of the small policy is off.
fn deviation_of(mut draw: impl FnMut() -> String) -> f64 {
    const TIMES_EACH: u32 = 100;

    let generator = Generator::for_policy(&SMALL).only(CharSet::of(CHARACTERS)).build().unwrap();
    let all: Vec<String> = every(&SMALL, CHARACTERS);
    assert_eq!(generator.count().to_string(), all.len().to_string());
    let mut observed = BTreeMap::new();
    for _ in 0..TIMES_EACH * u32::try_from(all.len()).unwrap() {
        *observed.entry(draw()).or_default() += 1;
    }
    deviation(&observed, &all.into_iter().map(|password| (password, f64::from(TIMES_EACH))).collect())
}

/// Every password of three characters.
fn every(policy: &PasswordPolicy, characters: &str) -> Vec<String> {
    let pick = || characters.chars();
    let all = pick().flat_map(|a| pick().flat_map(move |b| pick().map(move |c| String::from_iter([a, b, c]))));
    all.filter(|text| policy.is_valid(text)).collect()
}

#[test]
fn every_password_of_a_small_policy() {
    let generator = Generator::for_policy(&SMALL).only(CharSet::of(CHARACTERS)).build().unwrap();
    let mut rng = seeded(1);
    let off = deviation_of(|| {
        let Ok(password) = generator.generate(&mut rng);
        password.expose_secret().to_owned()
    });
    assert!(off.abs() < FAR_OFF, "{off}");
}

/// Eleven bits modulo the number of passwords, as is often written: the first ones are likelier.
#[test]
fn a_remainder_is_found_out() {
    let all = every(&SMALL, CHARACTERS);
    let mut rng = seeded(2);
    let off = deviation_of(|| all[rng.next_u32() as usize % 2_048 % all.len()].clone());
    assert!(off > 2.0 * FAR_OFF, "{off}");
}

/// Classes first, then a character of each, as is often written too: those of small classes are likelier.
#[test]
fn a_class_at_a_time_is_found_out() {
    let mut rng = seeded(3);
    let mut pick = |from: &mut Vec<String>| from.remove(rng.next_u32() as usize % from.len());
    let off = deviation_of(|| {
        let mut classes = ["ABC", "abcd", "01", "-_"].map(str::to_owned).to_vec();
        (0..3).fold(String::new(), |password, _| {
            let class = pick(&mut classes);
            password + &pick(&mut class.chars().map(String::from).collect())
        })
    });
    assert!(off > 2.0 * FAR_OFF, "{off}");
}

/// A valid password stays valid when its characters change places, so each place has the same shares: for a character of a class, the
/// passwords that go on from that class, of all.
#[test]
fn every_character_at_every_place_of_a_document() {
    const SAMPLE: u32 = 60_000;
    const LENGTH: u32 = 8;

    let policy = FLEXUSRDS_RESET_ROOT_PASSWORD.password_policy().unwrap();
    let sizes = sizes(policy, ANY);
    let number = |count: BigInt| u64::try_from(count).unwrap() as f64;
    let all = number(formula::count(LENGTH, sizes, 3));
    let mut expected = BTreeMap::new();
    for (class, characters) in classes(policy, ANY).into_iter().enumerate() {
        let share = number(formula::count_after(1 << class, LENGTH - 1, sizes, 3)) / all;
        expected.extend(characters.iter().map(|character| (character.to_string(), f64::from(SAMPLE) * share)));
    }
    let total: f64 = expected.values().sum();
    assert!((total - f64::from(SAMPLE)).abs() < 1e-3, "{total}");

    let generator = Generator::for_policy(policy).length(LENGTH as usize).build().unwrap();
    let mut rng = seeded(4);
    let mut observed = vec![BTreeMap::new(); LENGTH as usize];
    for _ in 0..SAMPLE {
        let Ok(password) = generator.generate(&mut rng);
        for (place, character) in password.expose_secret().chars().enumerate() {
            *observed[place].entry(character.to_string()).or_default() += 1;
        }
    }
    for place in &observed {
        let off = deviation(place, &expected);
        assert!(off.abs() < FAR_OFF, "{off}");
    }
}
