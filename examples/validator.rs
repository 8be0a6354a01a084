//! A form as a browser sends it, judged by validator, and the answer to the browser: `cargo run --example validator --features
//! validator`.
#![allow(clippy::print_stdout, reason = "it is an example")]

use gatepass::adapters::validator::Candidate;
use gatepass::typed::taurusdb_change_user_password::{HostList, Password, User, Username};
use serde_json::{Value, json};
use validator::Validate;

#[derive(serde::Deserialize, Validate)]
struct NewUser {
    #[validate(nested)]
    name: Candidate<Username>,
    #[validate(nested)]
    host: Candidate<HostList>,
    #[validate(nested)]
    password: Candidate<Password>,
    #[validate(range(min = 1, max = 365))]
    days: u32,
}

/// Status and body of the answer.
fn answer(form: &str) -> Result<(u16, Value), Box<dyn std::error::Error>> {
    let form: NewUser = serde_json::from_str(form)?;
    if let Err(errors) = form.validate() {
        return Ok((422, serde_json::to_value(errors)?));
    }
    let user = User { name: form.name.parse()?, host: form.host.parse()?, password: form.password.parse()? };
    Ok((200, json!({ "created": user.name, "expires_in": form.days })))
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (status, body) = answer(r#"{ "name": "reporting", "host": "%", "password": "Tiger|", "days": 30 }"#)?;
    println!("{status} {body:#}");
    assert_eq!(status, 422);
    assert_eq!(
        body,
        json!({ "password": { "password": [{
            "code": "too_short",
            "message": "must have at least 8 characters (has 6)",
            "params": { "min": 8, "actual": 6 },
        }] } }),
    );

    let (status, body) = answer(r#"{ "name": "reporting", "host": "%", "password": "Tiger|20", "days": 30 }"#)?;
    println!("{status} {body}");
    assert_eq!((status, body), (200, json!({ "created": "reporting", "expires_in": 30 })));
    Ok(())
}
