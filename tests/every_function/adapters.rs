//! The adapters: the secret as the password, as the token, and in the place of what is no secret.

use std::ffi::OsStr;

use ::secrecy::{ExposeSecret, SecretBox, SecretString};
use ::validator::Validate;
use clap::builder::{TypedValueParser, ValueParserFactory};
use clap::{Arg, Command};
use gatepass::adapters::clap::ValueParser;
use gatepass::adapters::http::{Endpoint, SecretBody};
use gatepass::adapters::validator::Candidate;
use gatepass::adapters::{garde, http, secrecy, validator};
use gatepass::typed::otc_rds_reset_root_password::{self as reset, Spec as S};
use gatepass::typed::taurusdb_change_user_password as change;
use gatepass::typed::{HostList, InstanceId, Password, ProjectId, Username, Value};
use gatepass::{Language, Policy};
use schemars::{JsonSchema, SchemaGenerator};
use serde::Deserialize;
use serde_json::Deserializer;

use crate::ear::CANARY;
use crate::values::listen_to_report;
use crate::{call, listen};

pub(crate) fn call_all() {
    for refused in [format!("{CANARY} `"), CANARY.repeat(9), CANARY[..6].to_owned()] {
        rules(&refused);
        candidates(&refused);
        arguments(&refused);
        secrets(&refused);
    }
    requests();
    schemas();
}

fn rules(refused: &str) {
    use garde::{by, check};

    let passwords: Policy = Password::<S>::POLICY;
    let error = crate::ear::run("garde::check", || check::<Password<S>>(refused, &())).unwrap_err();
    listen!(error, "garde::check");
    for &language in Language::ALL {
        let error = crate::ear::run("garde::by", || by(passwords, language)(refused, &())).unwrap_err();
        listen!(error, "garde::by");
    }
}

fn candidates(refused: &str) {
    let candidate = call!(<Candidate<Password<S>> as From<String>>::from(refused.to_owned()));
    listen!(candidate);
    let errors = call!(<Candidate<Password<S>> as Validate>::validate(&candidate)).unwrap_err();
    listen!(errors, "<Candidate as Validate>::validate");
    let report = call!(Candidate::parse(candidate)).unwrap_err();
    for error in call!(validator::errors(&report)) {
        listen!(error, "validator::errors");
    }
    for json in ["\"$\"", "[\"$\"]", "{\"$\": 1}", "$"] {
        let json = json.replace('$', refused);
        let result = call!(<Candidate<Password<S>> as Deserialize>::deserialize(&mut Deserializer::from_str(&json)));
        if let Err(error) = result {
            listen!(error, "<Candidate as Deserialize>::deserialize");
        }
    }
}

/// A secret in the place of an argument.
macro_rules! argument {
    ($type:ident $text:ident) => {
        let parser = call!(<$type<change::Spec> as ValueParserFactory>::value_parser());
        listen!(parser);
        let mut command = Command::new("example").arg(Arg::new("value").long("value"));
        command.build();
        let text = format!(" {}", $text);
        let error = call!(<ValueParser<$type<change::Spec>> as TypedValueParser>::parse_ref(
            &parser,
            &command,
            command.get_arguments().next(),
            OsStr::new(&text)
        ));
        listen!(error.unwrap_err(), "<ValueParser as TypedValueParser>::parse_ref");
    };
}

fn arguments(refused: &str) {
    argument!(ProjectId refused);
    argument!(InstanceId refused);
    argument!(Username refused);
    argument!(HostList refused);
}

fn secrets(refused: &str) {
    let secret = SecretString::from(refused);
    let report = crate::ear::run("secrecy::check", || secrecy::check::<S>(&secret));
    listen_to_report(&report);
    listen_to_report(&call!(<Password<S> as TryFrom<&SecretBox<str>>>::try_from(&secret)).unwrap_err());
    listen_to_report(&call!(<Password<S> as TryFrom<SecretBox<str>>>::try_from(secret)).unwrap_err());

    let password = Password::<S>::parse(CANARY).unwrap();
    call!(<Password<S> as ExposeSecret<str>>::expose_secret(&password));
    call!(<SecretString as From<Password<S>>>::from(password));
}

fn requests() {
    let (project, instance) = (ProjectId::parse("p").unwrap(), InstanceId::parse("i").unwrap());
    let request = reset::Request::new(project, instance, Password::parse(CANARY).unwrap());
    listen!(call!(Endpoint::without_encryption("http://example.com")));
    for base in ["https://$@example.com", "https://example.com?$", "$", "http://$", "$://example.com", "http://$ "] {
        let base = base.replace('$', CANARY);
        listen!(call!(Endpoint::new(&base)).unwrap_err());
    }
    let endpoint = call!(Endpoint::new("https://example.com")).unwrap();
    let endpoint = call!(Endpoint::in_language(endpoint, Language::ZhCn));
    for token in [format!("{CANARY}\n"), CANARY.repeat(9999), format!("{CANARY}é")] {
        listen!(call!(Endpoint::request(&endpoint, &request, &token)).unwrap_err());
    }
    let ready = call!(Endpoint::request(&endpoint, &request, CANARY)).unwrap();
    listen!(ready);
    listen!(*ready.body());
    let bytes = call!(<SecretBody as AsRef<[u8]>>::as_ref(ready.body()));
    listen!(String::from_utf8_lossy(bytes), "<SecretBody as AsRef<[u8]>>::as_ref");
    let outcome = crate::ear::run("http::outcome", || http::outcome::<S>(&::http::Response::new("{}")));
    listen!(outcome, "http::outcome");
}

macro_rules! schema {
    ($type:ident) => {
        call!(<$type<change::Spec> as JsonSchema>::schema_name());
        call!(<$type<change::Spec> as JsonSchema>::schema_id());
        call!(<$type<change::Spec> as JsonSchema>::json_schema(&mut SchemaGenerator::default()));
    };
}

fn schemas() {
    schema!(ProjectId);
    schema!(InstanceId);
    schema!(Username);
    schema!(HostList);
    schema!(Password);
}
