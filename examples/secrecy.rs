//! Passwords between a program's `SecretString` and a request: `cargo run --example secrecy --features secrecy`.
#![allow(clippy::print_stdout, reason = "it is an example")]

use gatepass::adapters::secrecy::check;
use gatepass::typed::flexusrds_reset_root_password::{InstanceId, Password, ProjectId, Request, Spec};
use secrecy::{ExposeSecret, SecretString};

/// What a program reads from its vault.
struct Settings {
    root_password: SecretString,
}

fn main() -> Result<(), gatepass::Report> {
    let settings = Settings { root_password: SecretString::from("Tiger|20") };
    let report = check::<Spec>(&settings.root_password);
    println!("{report}");
    assert_eq!(
        report.to_string(),
        "has a punctuation mark that is not allowed; use an allowed one or remove it (illegal_character)",
    );

    let settings = Settings { root_password: SecretString::from("Tiger-20") };
    let password = Password::try_from(&settings.root_password)?;
    assert_eq!(length(&password), 8);
    let request = Request::new(ProjectId::parse("project")?, InstanceId::parse("instance")?, password);
    println!("{request:?}");
    assert!(format!("{request:?}").ends_with("body: Password([redacted]) }"));

    let secret = SecretString::from(Password::try_from(settings.root_password)?);
    assert_eq!(secret.expose_secret(), "Tiger-20");
    Ok(())
}

/// A function that takes any secret text.
fn length(secret: &impl ExposeSecret<str>) -> usize {
    secret.expose_secret().len()
}
