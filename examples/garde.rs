//! A form for a new user of a database, judged by garde: `cargo run --example garde --features garde`.
#![allow(clippy::print_stdout, reason = "it is an example")]

use garde::Validate;
use gatepass::adapters::garde::{by, check};
use gatepass::typed::taurusdb_change_user_password::{HostList, Password, Username};
use gatepass::{CharSet, Language, Length, PasswordPolicy, Policy};

/// A rule of our own, beside those of the document.
static PIN: PasswordPolicy = PasswordPolicy::new(Length::new(6, 6), CharSet::EMPTY, 1);

#[derive(Validate)]
struct NewUser {
    #[garde(custom(check::<Username>))]
    name: String,
    #[garde(inner(custom(check::<HostList>)))]
    host: Option<String>,
    #[garde(custom(check::<Password>))]
    password: String,
    #[garde(custom(by(Policy::Password(&PIN), Language::EnUs)))]
    pin: String,
}

fn main() {
    let mut user = NewUser {
        name: "reporting".to_owned(),
        host: Some("10.10.10.*".to_owned()),
        password: "my dog".to_owned(),
        pin: "1234".to_owned(),
    };

    let errors = user.validate().err().map(|report| report.to_string()).unwrap_or_default();
    print!("{errors}");
    assert_eq!(
        errors,
        "host: has the wrong wildcard; write `%` instead of `*` (asterisk_wildcard)\n\
         password: must have at least 8 characters (has 6) (too_short)\n\
         \x20 must not contain a space; remove it (illegal_character)\n\
         \x20 must have characters of at least 3 classes (has 1); add 2 of these: an upper-case letter, a digit, a special \
         character (too_few_classes)\n\
         pin: must have at least 6 characters (has 4) (too_short)\n",
    );

    user.host = Some("10.10.10.%".to_owned());
    user.password = "My-dog-is-7".into();
    user.pin = "123456".into();
    assert!(user.validate().is_ok());
}
