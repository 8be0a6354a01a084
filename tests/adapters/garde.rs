//! Rules for garde.

use garde::Validate;
use gatepass::adapters::garde::{by, check};
use gatepass::documents::TAURUSDB_CHANGE_USER_PASSWORD as DOCUMENT;
use gatepass::typed::Value;
use gatepass::typed::taurusdb_change_user_password::{HostList, InstanceId, Password, ProjectId, Username};
use gatepass::{Field, Language, Policy};

use crate::{CANARY, assert_silent};

#[derive(Validate)]
#[garde(context(Limits as limits))]
struct Form {
    #[garde(custom(check::<Username>))]
    name: String,
    #[garde(inner(custom(check::<HostList>)))]
    hosts: Vec<Box<str>>,
    #[garde(custom(check::<Password>))]
    password: String,
    #[garde(custom(by(PASSWORD, Language::ZhCn)))]
    repeated: String,
    #[garde(length(max = limits.longest))]
    note: String,
}

/// A context of the form's own is no hindrance.
struct Limits {
    longest: usize,
}

const PASSWORD: Policy = DOCUMENT.policy(Field::Password).unwrap();

fn form(password: &str) -> Form {
    Form {
        name: "root".to_owned(),
        hosts: vec!["%".into(), "10.0.0.1".into()],
        password: password.to_owned(),
        repeated: password.to_owned(),
        note: String::new(),
    }
}

#[test]
fn every_violation_stands_in_one_error_of_its_field() {
    let mut form = form("Rds 1");
    form.hosts[1] = "10.0.0.*".into();
    let report = form.validate_with(&Limits { longest: 9 }).unwrap_err();
    let found: Vec<_> = report.iter().map(|(path, error)| (path.to_string(), error.message())).collect();
    assert_eq!(
        found,
        [
            ("hosts[1]".to_owned(), "has the wrong wildcard; write `%` instead of `*` (asterisk_wildcard)"),
            (
                "password".to_owned(),
                "must have at least 8 characters (has 5) (too_short)\n  \
                 must not contain a space; remove it (illegal_character)",
            ),
            (
                "repeated".to_owned(),
                "至少要有 8 个字符（现有 5 个） (too_short)\n  不能包含空格；请删除 (illegal_character)",
            ),
        ],
    );
}

#[test]
fn what_is_valid_passes_with_its_warnings() {
    let mut form = form(CANARY);
    form.hosts[1] = "10.0.0.1,10.0.0.1".into();
    assert!(!HostList::parse("10.0.0.1,10.0.0.1").unwrap().check().violations().is_empty());
    assert!(form.validate_with(&Limits { longest: 9 }).is_ok());
}

#[test]
fn refused_passwords_are_not_repeated() {
    for password in [format!("{CANARY} `"), CANARY.repeat(9), CANARY[..7].to_owned()] {
        let report = form(&password).validate_with(&Limits { longest: 9 }).unwrap_err();
        assert_eq!(report.iter().count(), 2);
        assert_silent(&format!("{report}{report:?}"));
    }
}

fn assert_agrees<T: Value>() {
    let policy = T::POLICY;
    assert_eq!(Some(policy), DOCUMENT.policy(T::FIELD));
    for text in ["", "a", "%", "Rds_1234", CANARY, "054e292c9880d4992f02c0196d3ea468", "10.10.10.*,", "é"] {
        assert_eq!(check::<T>(text, &()).is_ok(), policy.is_valid(text), "{} {text:?}", T::FIELD.name());
        assert_eq!(by(policy, Language::EnUs)(text, &()), check::<T>(text, &()));
    }
}

#[test]
fn every_field_is_judged_as_by_its_policy() {
    assert_agrees::<ProjectId>();
    assert_agrees::<InstanceId>();
    assert_agrees::<Username>();
    assert_agrees::<HostList>();
    assert_agrees::<Password>();
}
