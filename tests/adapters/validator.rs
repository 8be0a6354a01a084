//! Values for validator: what its errors hold, and what they must not.

use std::collections::HashSet;

use gatepass::adapters::validator::{Candidate, errors};
use gatepass::documents::TAURUSDB_CHANGE_USER_PASSWORD as DOCUMENT;
use gatepass::typed::taurusdb_change_user_password::{HostList, Password, Username};
use gatepass::{Field, Rule};
use serde::Deserialize;
use serde_json::{Value, json};
use validator::{Validate, ValidationError, ValidationErrors};

use crate::{CANARY, assert_silent, song};

#[derive(Deserialize, Validate)]
struct Form {
    #[validate(nested)]
    host: Option<Candidate<HostList>>,
    #[validate(nested)]
    password: Candidate<Password>,
    #[validate(nested)]
    #[serde(default)]
    others: Vec<Candidate<Password>>,
}

fn form(host: Option<&str>, password: &str, others: &[&str]) -> Form {
    serde_json::from_value(json!({ "host": host, "password": password, "others": others })).unwrap()
}

/// All that can be seen of the errors.
fn shown(errors: &ValidationErrors) -> String {
    format!("{errors}\n{errors:?}\n{errors:#?}\n{}", serde_json::to_string(errors).unwrap())
}

#[test]
fn each_error_has_code_message_and_numbers() {
    let errors = form(Some("10.0.0.*"), "Rds 1", &["Rds_1234", "rds_12345"]).validate().unwrap_err();
    assert_eq!(
        serde_json::to_value(&errors).unwrap(),
        json!({
            "host": { "host": [{
                "code": "asterisk_wildcard",
                "message": "has the wrong wildcard; write `%` instead of `*`",
                "params": { "replacement": "%" },
            }] },
            "password": { "password": [
                {
                    "code": "too_short",
                    "message": "must have at least 8 characters (has 5)",
                    "params": { "min": 8, "actual": 5 },
                },
                {
                    "code": "illegal_character",
                    "message": "must not contain a space; remove it",
                    "params": { "kind": "space" },
                },
            ] },
        }),
    );
    let errors = form(None, CANARY, &["Rds_1234", "rds"]).validate().unwrap_err();
    let list = &serde_json::to_value(&errors).unwrap()["others"];
    assert_eq!(list["1"]["password"][0]["code"], "too_short");
    assert_eq!(list["1"]["password"][1]["params"]["required"], 3);
    assert_eq!(list["0"], Value::Null);
}

#[test]
fn what_is_valid_passes_with_its_warnings_and_becomes_typed() {
    let twice = "10.0.0.1,10.0.0.1";
    let form = form(Some(twice), CANARY, &[]);
    assert!(form.validate().is_ok());
    let host = form.host.unwrap().parse().unwrap();
    assert_eq!(host.check().violations()[0].rule, Rule::DuplicateHost);
    assert!(errors(&host.check()).is_empty());
    assert_eq!(form.password.parse().unwrap().expose_secret(), CANARY);
    let refused = Candidate::<Username>::from("a b".to_owned()).parse().unwrap_err();
    assert_eq!(refused, DOCUMENT.check(Field::Name, "a b").unwrap());
}

#[test]
fn refused_passwords_are_not_repeated() {
    for password in [format!("{CANARY} `"), CANARY.repeat(9), CANARY[..7].to_owned()] {
        let form = form(None, &password, &[&password]);
        let errors = form.validate().unwrap_err();
        assert_eq!(errors.errors().keys().collect::<HashSet<_>>().len(), 2);
        assert_silent(&shown(&errors));
        assert_silent(&format!("{:?}{:#?}", form.password, form.others));
        assert_silent(&format!("{:?}", form.password.parse().unwrap_err()));
    }
}

#[test]
fn what_is_no_string_is_not_repeated() {
    for json in [json!([CANARY]), json!({ CANARY: 1 }), json!(48_293), json!(null)] {
        let error = serde_json::from_value::<Candidate<Password>>(json).unwrap_err();
        assert_eq!(error.to_string(), "password is a string");
    }
}

/// The reason for the adapter: should validator stop to repeat values one day, this says so.
#[test]
fn values_that_validator_judges_itself_are_repeated() {
    #[derive(Validate)]
    struct Custom {
        #[validate(custom(function = "never"))]
        password: String,
    }

    #[derive(Validate)]
    struct Length {
        #[validate(length(max = 8))]
        password: String,
    }

    #[derive(Validate)]
    struct MustMatch {
        #[validate(must_match(other = "repeated"))]
        password: String,
        repeated: String,
    }

    fn never(_: &str) -> Result<(), ValidationError> {
        Err(ValidationError::new("never"))
    }

    let (empty, password) = (String::new(), CANARY.to_owned());
    for errors in [
        Custom { password: password.clone() }.validate(),
        Length { password: password.clone() }.validate(),
        MustMatch { password: empty.clone(), repeated: password.clone() }.validate(),
        MustMatch { password, repeated: empty }.validate(),
    ] {
        assert!(song(&format!("{:?}", errors.unwrap_err())).is_some());
    }
}
