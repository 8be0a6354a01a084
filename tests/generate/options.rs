//! Whatever was asked for holds, of any policies; and where nothing meets it, the error says why.

use gatepass::generate::{
    DEFAULT_LENGTH, GenerateError, Generator, GeneratorBuilder, LOOK_ALIKES, MAX_LENGTH, SHELL_SAFE, SQL_SAFE, URL_SAFE,
};
use gatepass::typed::{Password, Spec};
use gatepass::{CharSet, Document, Length, Member, Method, PasswordPolicy, documents, typed};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::sources::seeded;
use crate::{ANY, formula};

const MARKS: &str = "!#$%&()*+,-./:;<=>?@[]^_{|}~ ";

/// The sets that can be excluded and asked for.
const SETS: [CharSet; 4] = [SHELL_SAFE, URL_SAFE, SQL_SAFE, ANY.difference(LOOK_ALIKES)];

fn policy() -> impl Strategy<Value = PasswordPolicy> {
    let marks = MARKS.chars().collect::<Vec<_>>();
    let length = (0_usize..30, 0_usize..30).prop_map(|(min, more)| Length::new(min, min + more));
    let specials = subsequence(marks, 0..MARKS.len()).prop_map(|marks| CharSet::of(&String::from_iter(marks)));
    (length, specials, 0_usize..=4).prop_filter_map("there is no such policy", |(length, specials, required)| {
        PasswordPolicy::try_new(length, specials, required).ok()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_asked_for_holds(
        policies in vec(policy(), 1..=3),
        sets in vec(select(&SETS[..]), 0..=2),
        length in proptest::option::of(0_usize..60),
        seed in any::<u64>(),
    ) {
        let mut rng = seeded(seed);
        let mut builder = Generator::for_policy(&policies[0]);
        builder = policies[1..].iter().fold(builder, GeneratorBuilder::and);
        builder = sets.iter().fold(builder, |builder, set| builder.only(*set));
        builder = length.into_iter().fold(builder, GeneratorBuilder::length);

        let longest_min = policies.iter().map(|policy| policy.length().min()).max().unwrap();
        let shortest_max = policies.iter().map(|policy| policy.length().max()).min().unwrap();
        let required = policies.iter().map(PasswordPolicy::required_classes).max().unwrap();
        let characters = sets.iter().fold(ANY, |all, set| all.intersection(*set));
        let specials = policies.iter().fold(ANY, |all, policy| all.intersection(policy.specials()));
        let expected_of = |length: usize| {
            let classes = [CharSet::UPPER, CharSet::LOWER, CharSet::DIGITS, specials];
            let sizes = classes.map(|class| class.intersection(characters).len());
            formula::count(length.try_into().unwrap(), sizes, required.try_into().unwrap())
        };
        match builder.clone().build() {
            Ok(generator) => {
                let expected = length.unwrap_or(DEFAULT_LENGTH.clamp(longest_min, shortest_max));
                prop_assert_eq!(generator.length(), expected);
                prop_assert_eq!(generator.count().to_string(), expected_of(expected).to_string());
                let Ok(password) = generator.generate(&mut rng);
                let password = password.expose_secret();
                prop_assert_eq!(password.chars().count(), expected);
                prop_assert!(policies.iter().all(|policy| policy.is_valid(password)));
                prop_assert!(password.chars().all(|character| characters.contains(character)));
                // The name is the password that would have been drawn.
                match builder.not_equal_to(password).build() {
                    Ok(without) => {
                        let Ok(other) = without.generate(&mut seeded(seed));
                        let other = other.expose_secret();
                        prop_assert!(other != password && !other.chars().rev().eq(password.chars()));
                    }
                    Err(error) => prop_assert_eq!(error, GenerateError::NothingLeft),
                }
            }
            Err(GenerateError::LengthNotAllowed { min, max }) => {
                prop_assert_eq!((min, max), (longest_min, shortest_max));
                prop_assert!(length.is_some_and(|length| length < min || length > max));
            }
            Err(GenerateError::NothingLeft) => {
                let length = length.unwrap_or(DEFAULT_LENGTH.clamp(longest_min, shortest_max));
                prop_assert_eq!(expected_of(length), 0.into());
            }
            Err(error) => {
                prop_assert_eq!(error, GenerateError::NothingInCommon);
                // Alone, each of them has passwords; a few classes less, and they have some in common.
                let is_long_enough = longest_min.max(required) <= shortest_max;
                prop_assert!(!is_long_enough || (required == 4 && specials.is_empty()));
            }
        }
    }
}

#[test]
fn the_sets_are_what_their_names_say() {
    assert!([SHELL_SAFE, URL_SAFE, SQL_SAFE].iter().all(|set| CharSet::ALPHANUMERIC.is_subset(*set)));
    assert_eq!(SHELL_SAFE.difference(CharSet::ALPHANUMERIC).to_string(), "+.:_");
    assert_eq!(URL_SAFE.difference(CharSet::ALPHANUMERIC).to_string(), "-._~");
    assert_eq!(SQL_SAFE.difference(CharSet::ALPHANUMERIC).to_string(), "!+.=^_~");
    assert_eq!(LOOK_ALIKES.to_string(), "012568BDGIOQSZlo|");
    // Three of four is possible with each of them, and all of them together, under every document.
    for document in documents::ALL {
        let policy = document.password_policy().unwrap();
        let all = SETS.iter().fold(Generator::for_policy(policy), |builder, set| builder.only(*set));
        assert!(all.build().unwrap().entropy_bits() > 110.0);
    }
}

/// A word that is not quoted is what it was, to the shell that every Unix has.
#[cfg(unix)]
#[test]
fn a_shell_takes_them_as_they_are() {
    let echoed = |word: &str| {
        let script = format!("printf %s {word}; printf %s x{word}");
        let output = std::process::Command::new("sh").args(["-c", &script]).output().unwrap();
        String::from_utf8(output.stdout).unwrap() == format!("{word}x{word}")
    };
    let words: Vec<String> = SHELL_SAFE.iter().map(|first| format!("{first}{SHELL_SAFE}{first}")).collect();
    assert!(words.iter().all(|word| echoed(word)));
    assert!(!echoed("$HOME") && !echoed("a;b") && !echoed("a*&"));
}

#[test]
fn the_usual_length_is_cut_into_the_range() {
    for (min, max, expected) in [(8, 32, 20), (0, 16, 16), (24, 64, 24), (20, 20, 20), (0, 0, 0)] {
        let policy = PasswordPolicy::new(Length::new(min, max), CharSet::of("-"), 0);
        assert_eq!(Generator::for_policy(&policy).build().unwrap().length(), expected);
    }
    let policy = PasswordPolicy::new(Length::new(MAX_LENGTH + 1, usize::MAX), CharSet::of("-"), 0);
    assert_eq!(Generator::for_policy(&policy).build().unwrap_err(), GenerateError::TooLong);
}

#[test]
fn every_document_has_typed_passwords() {
    macro_rules! assert_generates {
        ($($document:ident)*) => {$(
            let Ok(password) = typed::$document::Password::generate(&mut seeded(5));
            assert!(typed::$document::Password::parse(password.expose_secret()).is_ok());
            assert_eq!(password.expose_secret().len(), DEFAULT_LENGTH);
            assert_eq!(format!("{password:?}"), "Password([redacted])");
        )*};
    }
    assert_generates! {
        flexusrds_reset_root_password
        taurusdb_reset_database_password
        otc_rds_reset_root_password
        taurusdb_change_user_password
    }
}

#[test]
fn a_document_of_ones_own_has_them_too() {
    static POLICY: PasswordPolicy = PasswordPolicy::new(Length::new(64, 128), CharSet::of("-_"), 4);
    static DOCUMENT: Document =
        Document::new("acme.set-password", Method::Post, "/").with_body(&[Member::password("secret", &POLICY)]);

    enum Acme {}
    impl Spec for Acme {
        const DOCUMENT: &'static Document = &DOCUMENT;
    }

    let Ok(password) = Password::<Acme>::generate(&mut seeded(6));
    assert_eq!(password.expose_secret().len(), 64);
    assert!(POLICY.is_valid(password.expose_secret()));
}

#[test]
fn errors_say_what_can_be_done() {
    for (error, text) in [
        (GenerateError::NothingInCommon, "no password is accepted by all of the policies"),
        (
            GenerateError::LengthNotAllowed { min: 8, max: 32 },
            "passwords of this length are not allowed; allowed are 8 to 32 characters",
        ),
        (GenerateError::TooLong, "passwords of more than 1024 characters are not generated"),
        (GenerateError::NothingLeft, "no password is left by what was excluded"),
    ] {
        assert_eq!(error.to_string(), text);
    }
}

#[test]
fn what_holds_secrets_does_not_show_them() {
    let policy = documents::ALL[0].password_policy().unwrap();
    let builder = Generator::for_policy(policy).not_equal_to("root");
    assert!(format!("{builder:?}").starts_with("GeneratorBuilder { policy: Some(PasswordPolicy"));
    let generator = builder.build().unwrap();
    assert_eq!(format!("{generator:?}"), "Generator { length: 20, .. }");
    let Ok(password) = generator.generate(&mut seeded(7));
    assert_eq!(format!("{password:?}"), "SecretText([redacted])");
}
