//! Policies as data, what is odd about them, and how they stand to each other. No secret belongs into the file of a policy; one that
//! is given by mistake is not repeated.

use gatepass::policy_file::{FaultCode, PolicyFile};
use gatepass::{
    CharSet, Finding, HeaderPolicy, HostListPolicy, IdentifierPolicy, Language, Length, Lint, PasswordPolicy, Policy,
    Relation, UsernamePolicy,
};

use crate::ear::CANARY;
use crate::{call, listen};

static PASSWORD: PasswordPolicy = PasswordPolicy::new(Length::new(8, 32), CharSet::of("_"), 3);
static LOOSER: PasswordPolicy = PasswordPolicy::new(Length::new(8, 32), CharSet::of("_|"), 3);
static NAME: UsernamePolicy = UsernamePolicy::new(Length::new(1, 32), CharSet::ALPHANUMERIC);
static HOSTS: HostListPolicy = HostListPolicy::new(100);
static ID: IdentifierPolicy = IdentifierPolicy::url_safe(&[]);
static TOKEN: HeaderPolicy = HeaderPolicy::token(100);

pub(crate) fn call_all() {
    files();
    mistakes();
    lints();
    relations();
}

fn files() {
    let file = call!(PolicyFile::new(PASSWORD));
    let file = call!(PolicyFile::with_schema(call!(PolicyFile::with_title(file, "a title")), "policy.schema.json"));
    call!(PolicyFile::title(&file));
    call!(PolicyFile::schema(&file));
    call!(PolicyFile::password(&file));
    let (toml, json) = (call!(PolicyFile::to_toml(&file)), call!(PolicyFile::to_json(&file)));
    call!(PolicyFile::from_toml(&toml)).unwrap();
    call!(PolicyFile::from_json(&json)).unwrap();
    call!(PolicyFile::from_json_or_toml(&json)).unwrap();
}

/// Files of something else, with the secret as a line, a value and a key.
fn mistakes() {
    for text in [
        CANARY.to_owned(),
        format!("{CANARY} = '{CANARY}'\npassword = '{CANARY}'"),
        format!(r#"{{"db_user_pwd": "{CANARY}", "{CANARY}": 1, "password": "{CANARY}"}}"#),
        format!(r#"{{"password": {{"min_length": "{CANARY}", "password": "{CANARY}"}}}}"#),
        format!("[password]\nmin_length = {CANARY}"),
    ] {
        for faults in [call!(PolicyFile::from_toml(&text)), call!(PolicyFile::from_json(&text))] {
            mistake(&faults.unwrap_err());
        }
        call!(PolicyFile::from_json_or_toml(&text)).unwrap_err();
    }
}

fn mistake(faults: &gatepass::policy_file::Faults) {
    use gatepass::policy_file::{Fault, Faults};
    listen!(*faults);
    call!(Faults::is_of_policy(faults));
    call!(Faults::is_truncated(faults));
    for &language in Language::ALL {
        call!(Faults::in_language(faults, language));
    }
    for fault in call!(Faults::iter(faults)).collect::<Vec<_>>() {
        listen!(*fault);
        call!(FaultCode::code(call!(Fault::code(fault))));
        call!(Fault::span(fault));
        call!(Fault::line(fault));
        call!(Fault::column(fault));
        call!(Fault::suggestion(fault));
        for (_, value) in call!(Fault::values(fault)).collect::<Vec<_>>() {
            listen!(*value);
        }
        for &language in Language::ALL {
            call!(Fault::in_language(fault, language));
        }
    }
}

fn lints() {
    let mut found: Vec<Finding> = Vec::new();
    call!(PasswordPolicy::lint(&PASSWORD, &mut |finding| found.push(finding)));
    for finding in &found {
        listen!(*finding);
        for (_, value) in call!(Finding::values(finding)).collect::<Vec<_>>() {
            listen!(value);
        }
        listen!(finding.lint);
        call!(Lint::code(finding.lint));
        call!(Lint::severity(finding.lint));
        for reference in call!(Lint::references(finding.lint)) {
            listen!(*reference);
        }
        for &language in Language::ALL {
            call!(Language::describe_finding(language, finding));
        }
    }
}

fn relations() {
    call!(Relation::name(call!(PasswordPolicy::relation_to(&PASSWORD, &LOOSER))));
    call!(PasswordPolicy::intersection(&PASSWORD, &LOOSER)).unwrap();
    call!(PasswordPolicy::is_equivalent_to(&PASSWORD, &LOOSER));
    call!(PasswordPolicy::is_stricter_than(&PASSWORD, &LOOSER));
    call!(UsernamePolicy::relation_to(&NAME, &NAME));
    call!(UsernamePolicy::intersection(&NAME, &NAME)).unwrap();
    call!(UsernamePolicy::is_equivalent_to(&NAME, &NAME));
    call!(UsernamePolicy::is_stricter_than(&NAME, &NAME));
    call!(HostListPolicy::relation_to(&HOSTS, &HOSTS));
    call!(IdentifierPolicy::relation_to(&ID, &ID));
    call!(HeaderPolicy::relation_to(&TOKEN, &TOKEN));
    let (policy, looser) = (Policy::Password(&PASSWORD), Policy::Password(&LOOSER));
    call!(Policy::relation_to(&policy, &looser));
    call!(Policy::witness_against(&looser, &policy)).unwrap();
    call!(Policy::report_bytes(&policy, CANARY.as_bytes()));
    call!(Policy::report_bytes(&policy, b"\xffZx9Canary_Q7"));
}
