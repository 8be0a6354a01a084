//! Passwords and secrecy's `SecretString`.

use gatepass::Field;
use gatepass::adapters::secrecy::check;
use gatepass::documents::TAURUSDB_CHANGE_USER_PASSWORD as DOCUMENT;
use gatepass::typed::taurusdb_change_user_password::{Password, Spec};
use secrecy::{ExposeSecret, SecretString};

use crate::{CANARY, assert_silent};

fn exposed(secret: &impl ExposeSecret<str>) -> String {
    secret.expose_secret().to_owned()
}

#[test]
fn a_password_goes_there_and_back() {
    let secret = SecretString::from(CANARY);
    let password = Password::try_from(&secret).unwrap();
    assert_eq!((exposed(&password), password.expose_secret()), (CANARY.to_owned(), CANARY));
    let back = SecretString::from(password);
    assert_eq!(exposed(&back), CANARY);
    assert_silent(&format!("{back:?}{:?}", Password::try_from(secret).unwrap()));
}

#[test]
fn a_secret_is_judged_as_a_password_is() {
    for text in ["", "rds", CANARY, "Rds|1234", "Rds 1234"] {
        let secret = SecretString::from(text);
        let report = check::<Spec>(&secret);
        assert_eq!(Some(&report), DOCUMENT.check(Field::Password, text).as_ref());
        assert_eq!(Password::try_from(&secret).err(), (!report.is_valid()).then_some(report.clone()));
        assert_eq!(Password::try_from(secret).is_ok(), report.is_valid());
    }
}

#[test]
fn refused_secrets_are_not_repeated() {
    for text in [format!("{CANARY} `"), CANARY.repeat(9), CANARY[..7].to_owned()] {
        let report = Password::try_from(SecretString::from(text)).unwrap_err();
        assert_silent(&format!("{report}{report:?}"));
    }
}
