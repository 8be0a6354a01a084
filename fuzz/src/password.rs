//! The target `password`: a user's name, a line feed, and a password, under every document.

use gatepass::typed::{
    Password, Spec, flexusrds_reset_root_password, otc_rds_reset_root_password, taurusdb_change_user_password,
    taurusdb_reset_database_password,
};
use gatepass::{Document, Field, Params, Report, Rule, documents};
use serde_json::Value;

use crate::{disguise, finding, oracle, says, shown, value};

/// The input of a password that belongs to a user.
pub fn seed(username: &str, password: &str) -> Vec<u8> {
    format!("{username}\n{password}").into_bytes()
}

/// Holds the laws of passwords against the input.
pub fn holds(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return is_no_text(data) };
    let (username, password) = text.split_once('\n').unwrap_or(("", text));
    for &document in documents::ALL {
        is_judged(document, password);
        is_compared(document, username, password);
        is_silent(document, username, password);
    }
    name(username);
    typed::<flexusrds_reset_root_password::Spec>(password);
    typed::<taurusdb_reset_database_password::Spec>(password);
    typed::<otc_rds_reset_root_password::Spec>(password);
    typed::<taurusdb_change_user_password::Spec>(password);
}

/// Of bytes that are no text one thing is said: how many of them are.
fn is_no_text(data: &[u8]) {
    for &document in documents::ALL {
        let report = document.check_bytes(Field::Password, data).unwrap();
        let [violation] = report.violations() else { panic!("{report}") };
        let Params::Offset(offset) = violation.params else { panic!("{report}") };
        assert_eq!((violation.rule, report.is_valid()), (Rule::InvalidUtf8, false));
        assert!(str::from_utf8(&data[..offset]).is_ok());
        let longer = (offset + 1..=data.len()).take(4);
        longer.for_each(|end| assert!(str::from_utf8(&data[..end]).is_err()));
    }
}

fn is_judged(document: &'static Document, password: &str) {
    let policy = document.policy(Field::Password).unwrap();
    let report = document.check(Field::Password, password).unwrap();
    assert_eq!(document.check_bytes(Field::Password, password.as_bytes()).as_ref(), Some(&report));
    assert_eq!(document.is_valid(Field::Password, password), Some(report.is_valid()));
    let expected = oracle::field(document.id, "password", password).unwrap();
    value::holds(&policy, password, &report, expected);
}

/// Beside its user's name, a password has warnings more, where the document has names.
fn is_compared(document: &'static Document, username: &str, password: &str) {
    let report = document.check_password(password, username).unwrap();
    let expected = match document.policy(Field::Name) {
        Some(_) => oracle::password_of(document.id, username, password),
        None => oracle::field(document.id, "password", password).unwrap(),
    };
    let found = report.violations().iter().map(|found| finding(found.rule, found.span));
    says(&report, found, expected, |finding| finding);
    report.violations().iter().filter_map(|violation| violation.span).for_each(|span| value::span(password, span));
}

/// Nothing of a password is said, whatever is asked. What is its user's name stays so, or what is that backwards.
fn is_silent(document: &'static Document, username: &str, password: &str) {
    let (policy, specials) = (document.policy(Field::Password).unwrap(), oracle::specials(document.id));
    disguise::tells_nothing(password, specials, |password| shown::value(&policy, password));
    let beside = |name: &str, password: &str| shown::report(&document.check_password(password, name).unwrap());
    let other = |text| disguise::text(text, specials);
    assert_eq!(beside(username, password), beside(&other(username), &other(password)));
}

fn name(username: &str) {
    let document = &documents::TAURUSDB_CHANGE_USER_PASSWORD;
    let report = document.check(Field::Name, username).unwrap();
    let expected = oracle::field(document.id, "name", username).unwrap();
    value::holds(&document.policy(Field::Name).unwrap(), username, &report, expected);
}

/// A typed password is there exactly when the report has no error, holds what it was made of, and shows nothing of it.
fn typed<S: Spec>(password: &str) {
    let report = S::DOCUMENT.check(Field::Password, password).unwrap();
    let refused = (!report.is_valid()).then_some(report);
    let results: [Result<Password<S>, Report>; 3] =
        [Password::parse(password), Password::try_from(password), Password::try_from(password.to_owned())];
    for result in results {
        assert_eq!(result.as_ref().err(), refused.as_ref());
        if let Ok(typed) = result {
            assert_eq!(typed.expose_secret(), password);
            assert_eq!(format!("{typed:?} {typed:#?}"), "Password([redacted]) Password([redacted])");
        }
    }
    let read = |text: &str| serde_json::from_value::<Password<S>>(Value::from(text));
    assert_eq!(read(password).is_ok(), refused.is_none());
    let specials = oracle::specials(S::DOCUMENT.id);
    disguise::tells_nothing(password, specials, |password| shown::error(read(password)));
}
