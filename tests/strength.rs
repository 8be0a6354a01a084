//! Advice about passwords that are easy to guess, as `tests/vectors/strength.json` has it; the npm package gives the same.
#![cfg(all(feature = "strength", feature = "serde"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the answer")]

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use gatepass::documents::{FLEXUSRDS_RESET_ROOT_PASSWORD as RESET, TAURUSDB_CHANGE_USER_PASSWORD as CHANGE};
use gatepass::{
    CharSet, Field, Length, Params, PasswordPolicy, Policy, RawRequest, Report, Rule, Severity, Violation, WeakReason,
};
use proptest::prelude::{any, prop_assert, proptest};
use serde::Deserialize;
use serde_json::{Value, json};

const WEAK: &str = "P@ssw0rd";
const HARD: &str = "tP7~vQz2-mKd";
const MIB: usize = 1024 * 1024;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Case {
    name: String,
    value: String,
    user_inputs: Vec<String>,
    weak: Option<Weak>,
}

#[derive(Deserialize, PartialEq, Debug)]
#[serde(deny_unknown_fields)]
struct Weak {
    guesses: usize,
    reason: Option<String>,
    utf16: [usize; 2],
}

impl Weak {
    fn of(violation: &Violation<'_>) -> Self {
        let Params::Weak { guesses, reason } = violation.params else { panic!("it is not weak") };
        let span = violation.span.unwrap().utf16();
        Self { guesses, reason: reason.map(|reason| reason.name().to_owned()), utf16: [span.start, span.end] }
    }
}

fn cases() -> Vec<Case> {
    serde_json::from_str(include_str!("vectors/strength.json")).unwrap()
}

fn advice(policy: &PasswordPolicy, value: &str, user_inputs: &[&str]) -> Option<Weak> {
    let mut advice = None;
    policy.advise(value, user_inputs, &mut |violation| {
        assert_eq!((violation.rule, violation.severity()), (Rule::Weak, Severity::Advice));
        assert!(advice.replace(Weak::of(violation)).is_none(), "it is said twice");
    });
    advice
}

fn strs(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

/// Where the weak ones are, and why.
fn weak_ones(report: &Report) -> Vec<(String, Option<&'static str>)> {
    let weak = report.violations().iter().filter(|violation| violation.rule == Rule::Weak);
    weak.map(|violation| {
        let Params::Weak { reason, .. } = violation.params else { panic!("it is not weak") };
        (violation.path.to_string(), reason.map(WeakReason::name))
    })
    .collect()
}

fn request(body: &Value) -> RawRequest {
    let mut request = RawRequest::new();
    request.set_json_body(body.to_string().as_bytes());
    request
}

#[test]
fn vectors() {
    let policy = RESET.password_policy().unwrap();
    let differences: Vec<_> = cases()
        .into_iter()
        .map(|case| (case.name, advice(policy, &case.value, &strs(&case.user_inputs)), case.weak))
        .filter(|(_, found, expected)| found != expected)
        .collect();
    assert!(differences.is_empty(), "{differences:#?}");
}

#[test]
fn every_reason_has_a_vector() {
    let reasons: BTreeSet<_> = cases().into_iter().filter_map(|case| case.weak?.reason).collect();
    assert_eq!(reasons, WeakReason::ALL.iter().map(|reason| reason.name().to_owned()).collect());
}

/// What is advised stands behind what is wrong, and changes nothing of it.
#[test]
fn a_report_with_advice_is_the_report_and_the_advice() {
    for case in cases() {
        let inputs = strs(&case.user_inputs);
        for (plain, advised) in [
            (RESET.check(Field::Password, &case.value), RESET.check_with_advice(Field::Password, &case.value, &inputs)),
            {
                let policy = RESET.policy(Field::Password).unwrap();
                (Some(policy.report(&case.value)), Some(policy.report_with_advice(&case.value, &inputs)))
            },
        ] {
            let (plain, advised) = (plain.unwrap(), advised.unwrap());
            assert_eq!(advised.is_valid(), plain.is_valid(), "{}", case.name);
            let (before, behind) = advised.violations().split_at(plain.violations().len());
            assert_eq!(before, plain.violations(), "{}", case.name);
            assert_eq!(behind.iter().map(Weak::of).collect::<Vec<_>>(), Vec::from_iter(case.weak.as_ref().map(copy)));
        }
    }
}

fn copy(weak: &Weak) -> Weak {
    Weak { reason: weak.reason.clone(), ..*weak }
}

#[test]
fn only_passwords_get_advice() {
    for field in [Field::Name, Field::Host, Field::ProjectId, Field::InstanceId] {
        assert_eq!(CHANGE.check_with_advice(field, "password", &[]), CHANGE.check(field, "password"));
    }
    assert_eq!(RESET.check_with_advice(Field::Host, "%", &[]), None);
}

#[test]
fn a_password_that_is_its_users_name_is_warned_of_and_advised() {
    let report = CHANGE.check_password_with_advice("Aurelius_M1", "Aurelius_M1").unwrap();
    assert_eq!(report.violations().iter().map(|it| it.rule).collect::<Vec<_>>(), [Rule::EqualsUsername, Rule::Weak]);
    assert_eq!(weak_ones(&report), [(String::new(), Some("user_input"))]);
    assert_eq!(weak_ones(&CHANGE.check_password_with_advice(HARD, "Aurelius_M1").unwrap()), []);
}

#[test]
fn a_request_is_advised_user_by_user_in_the_order_of_reports() {
    let body = json!({ "users": [
        { "name": "aurelius_marcus", "host": "*", "password": "Aurelius_Marcus1" },
        { "name": "app", "host": "%", "password": HARD },
        { "name": WEAK, "host": "%", "password": "test" },
        { "name": 1, "password": 1 },
    ] });
    let report = CHANGE.check_request_with_advice(&request(&body));
    let said: Vec<_> = report.violations().iter().map(|it| format!("{} {}", it.path, it.rule.code())).collect();
    assert!(said.contains(&"/body/users/0/host asterisk_wildcard".to_owned()));
    let third: Vec<_> = said.iter().filter(|said| said.starts_with("/body/users/2/password")).collect();
    let path = "/body/users/2/password";
    assert_eq!(third, ["too_short", "too_few_classes", "weak"].map(|code| format!("{path} {code}")).each_ref());
    assert_eq!(
        weak_ones(&report),
        [("/body/users/0/password".to_owned(), Some("user_input")), (path.to_owned(), Some("top_100_password"))]
    );
    // Without the advice it is the report that it always was.
    let plain = CHANGE.check_request(&request(&body));
    let rest: Vec<_> = report.violations().iter().filter(|violation| violation.rule != Rule::Weak).collect();
    assert_eq!(rest, plain.violations().iter().collect::<Vec<_>>());
    assert_eq!((report.is_valid(), report.unchecked()), (plain.is_valid(), plain.unchecked()));
}

/// The estimator's work grows with the square of the length; in a debug build a dozen of them take a second.
#[test]
fn a_value_of_64_mib_costs_no_more_than_the_longest_legal_one() {
    let policy = RESET.password_policy().unwrap();
    advice(policy, WEAK, &[]);
    for part in ["a", "a1", "é", "😀", "password", " \0"] {
        let long = part.repeat(64 * MIB / part.len());
        let start = Instant::now();
        assert_eq!(advice(policy, &long, &[&long]).map(|weak| weak.utf16[0]), Some(0));
        assert!(start.elapsed() < Duration::from_secs(5), "{part}: {:?}", start.elapsed());
    }
}

/// Every character may stand for several letters, and the estimator tries all combinations.
const LEET: &str = "4@8({[<3691!|170$5+%2";

static ENDLESS: PasswordPolicy = PasswordPolicy::new(Length::new(1, usize::MAX), CharSet::of("!#$%@({[<|+"), 1);

/// However much the policy allows: what the 65th character is makes no difference.
#[test]
fn at_most_64_characters_are_estimated() {
    let policy = Policy::Password(&ENDLESS);
    let repeated = "a".repeat(64);
    let expected = advice(&ENDLESS, &repeated, &[]).unwrap();
    assert_eq!(expected.utf16, [0, 64]);
    for more in ["a", HARD, &"😀".repeat(MIB)] {
        assert_eq!(advice(&ENDLESS, &(repeated.clone() + more), &[]).unwrap(), expected);
    }
    assert_eq!(advice(&ENDLESS, &("a".repeat(51) + HARD + "a"), &[]), None);
    let start = Instant::now();
    policy.report_with_advice(&LEET.repeat(MIB), &[]);
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}

#[test]
fn a_million_passwords_under_one_key_do_not_hang() {
    let body = format!("{{{}}}", vec![format!(r#""db_user_pwd":"{WEAK}""#); MIB].join(","));
    let mut request = RawRequest::new();
    request.set_json_body(body.as_bytes());
    let start = Instant::now();
    let report = RESET.check_request_with_advice(&request);
    assert_eq!(weak_ones(&report).len(), 64);
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}

proptest! {
    /// Whatever it is given, the estimator comes to an end and says something sensible.
    #[test]
    fn any_text(value in any::<String>(), input in any::<String>(), weak in "[a-zA-Z0-9@$!İßé😀\u{301}\\n\\x00-]{0,40}") {
        for value in [&value, &weak] {
            let end = value.chars().take(32).map(char::len_utf16).sum::<usize>();
            for inputs in [&[][..], &[input.as_str()], &[value.as_str(), &input]] {
                if let Some(Weak { guesses, utf16, .. }) = advice(RESET.password_policy().unwrap(), value, inputs) {
                    prop_assert!((1..=100_000_004).contains(&guesses), "{guesses}");
                    prop_assert!(utf16 == [0, end]);
                }
            }
        }
    }
}

/// Neither the password nor what is known of the user.
#[test]
fn nothing_of_the_password_is_told() {
    let secret = "Canary_7777_Canary";
    let report = RESET.check_with_advice(Field::Password, secret, &["canary_7777_canary"]).unwrap();
    assert_eq!(report.violations()[0].rule, Rule::Weak);
    let told = format!("{report} {report:?} {}", json!(report));
    for start in 0..secret.len() - 4 {
        assert!(!told.contains(&secret[start..start + 4]), "{told}");
    }
}
