//! Typed values and requests: the secret as the password, and what is no secret beside it.

use std::str::FromStr;

use gatepass::documents::TAURUSDB_CHANGE_USER_PASSWORD as DOCUMENT;
use gatepass::typed::taurusdb_change_user_password::{
    HostList, InstanceId, Password, ProjectId, Request, User, Username,
};
use gatepass::typed::{Accepted, ApiError, Job, SecretText, otc_rds_reset_root_password as reset};
use serde::Deserialize;
use serde_json::Deserializer;

use crate::ear::CANARY;
use crate::values::listen_to_report;
use crate::{call, listen};

const PROJECT: &str = "054e292c9880d4992f02c0196d3ea468";
const INSTANCE: &str = "ba62a0b83a1b42bfab275829d86ac0fdin07";

pub(crate) fn call_all() {
    passwords();
    values();
    change_requests();
    reset_requests();
    answers();
}

fn passwords() {
    let password = call!(Password::parse(CANARY)).unwrap();
    listen!(password);
    call!(Password::expose_secret(&password));
    call!(<Password as TryFrom<&str>>::try_from(CANARY)).unwrap();
    call!(<Password as TryFrom<String>>::try_from(CANARY.to_owned())).unwrap();
    for refused in [format!("{CANARY} `"), CANARY.repeat(9)] {
        listen_to_report(&call!(Password::parse(&refused)).unwrap_err());
        listen_to_report(&call!(<Password as TryFrom<&str>>::try_from(&refused)).unwrap_err());
        listen_to_report(&call!(<Password as TryFrom<String>>::try_from(refused)).unwrap_err());
    }
    for json in ["\"$\"", "\"$ `\"", "[\"$\"]", "{\"$\": \"$\"}", "$", "\"$", "4829173650"] {
        let json = json.replace('$', CANARY);
        let result = call!(<Password as Deserialize>::deserialize(&mut Deserializer::from_str(&json)));
        if let Err(error) = result {
            listen!(error, "<Password as Deserialize>::deserialize");
        }
    }
}

/// All functions of a type that is no secret, with a value that it allows.
macro_rules! value {
    ($type:ident $text:expr) => {
        let value = call!($type::parse($text)).unwrap();
        listen!(value);
        call!($type::as_str(&value));
        call!($type::check(&value));
        call!(<$type as AsRef<str>>::as_ref(&value));
        call!(<$type as FromStr>::from_str($text)).unwrap();
        call!(<$type as TryFrom<&str>>::try_from($text)).unwrap();
        call!(<$type as TryFrom<String>>::try_from($text.to_owned())).unwrap();
        let json = format!("\"{}\"", $text);
        call!(<$type as Deserialize>::deserialize(&mut Deserializer::from_str(&json))).unwrap();
        listen_to_report(&call!($type::parse(&format!(" {CANARY}"))).unwrap_err());
        let refused = format!("\" {CANARY}\"");
        let error = call!(<$type as Deserialize>::deserialize(&mut Deserializer::from_str(&refused))).unwrap_err();
        listen!(error, "a refusal");
    };
}

fn values() {
    value!(ProjectId PROJECT);
    value!(InstanceId INSTANCE);
    value!(Username "root");
    value!(HostList "10.0.0.1");
    let hosts = HostList::parse("10.0.0.1").unwrap();
    assert_eq!(call!(HostList::patterns(&hosts)).count(), 1);
}

fn user() -> User {
    User {
        name: Username::parse("root").unwrap(),
        host: HostList::parse("%").unwrap(),
        password: Password::parse(CANARY).unwrap(),
    }
}

fn change_requests() {
    let (project, instance) = (ProjectId::parse(PROJECT).unwrap(), InstanceId::parse(INSTANCE).unwrap());
    let too_many = (0..51).map(|_| user()).collect();
    listen_to_report(&call!(Request::new(project.clone(), instance.clone(), too_many)).unwrap_err());
    call!(Request::split(&project, &instance, [user()]));
    let request = call!(Request::new(project, instance, vec![user(), user()])).unwrap();
    listen!(request);
    listen!(request.users()[0]);
    call!(Request::users(&request));
    listen_to_report(&call!(Request::check(&request)));
    call!(Request::instance(&request));
    call!(Request::method(&request));
    call!(Request::path(&request));
    call!(Request::project(&request));
    let json = call!(Request::to_json(&request));
    listen!(json);
    call!(SecretText::expose_secret(&json));
    call!(Request::into_users(request));
}

fn reset_requests() {
    use reset::{InstanceId, Password, ProjectId, Request};

    let (project, instance) = (ProjectId::parse("p").unwrap(), InstanceId::parse("i").unwrap());
    let request = call!(Request::new(project, instance, Password::parse(CANARY).unwrap()));
    listen!(request);
    listen_to_report(&call!(Request::check(&request)));
    call!(Request::to_json(&request));
}

fn answers() {
    let job = DOCUMENT.parse_response(202, br#"{"job_id": "1"}"#).unwrap().unwrap();
    listen!(job);
    let Accepted::Job(job) = job else { unreachable!("the document speaks of a job") };
    listen!(job);
    call!(<Job as Deserialize>::deserialize(&mut Deserializer::from_str(r#"{"job_id": "1"}"#))).unwrap();
    let json = r#"{"error_code": "DBS.1", "error_msg": "no"}"#;
    listen!(call!(<ApiError as Deserialize>::deserialize(&mut Deserializer::from_str(json))).unwrap());
}
