//! The schema of a type that holds typed values: `cargo run --example schemars --features schemars`.
#![allow(clippy::print_stdout, reason = "it is an example")]

use gatepass::typed::otc_rds_reset_root_password as otc;
use gatepass::typed::taurusdb_change_user_password::{HostList, Password, Username};
use schemars::{JsonSchema, schema_for};

/// What a provider of infrastructure keeps of a database.
#[derive(JsonSchema)]
#[allow(dead_code, reason = "the schema is all that is asked for")]
struct Database {
    root_password: otc::Password,
    users: Vec<User>,
}

#[derive(JsonSchema)]
#[allow(dead_code, reason = "the schema is all that is asked for")]
struct User {
    name: Username,
    host: Option<HostList>,
    password: Password,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let schema = schema_for!(Database);
    println!("{}", serde_json::to_string_pretty(&schema)?);

    let names = schema.pointer("/$defs").and_then(|names| names.as_object()).ok_or("no definitions")?;
    assert_eq!(
        names.keys().collect::<Vec<_>>(),
        [
            "User",
            "otc-rds.reset-root-password.password",
            "taurusdb.change-user-password.host",
            "taurusdb.change-user-password.name",
            "taurusdb.change-user-password.password",
        ],
    );

    let is_valid = |password: &str| jsonschema::is_valid(schema.as_value(), &database(password));
    assert!(is_valid("Tiger|20")); // of a user: root's may not have `|`
    assert!(!is_valid("Tiger|"));
    Ok(())
}

fn database(password: &str) -> serde_json::Value {
    serde_json::json!({ "root_password": "Tiger-20", "users": [{ "name": "reporting", "host": "%", "password": password }] })
}
