//! The adapters, each against the crate that it is for.
#![cfg(any(
    feature = "garde",
    feature = "validator",
    feature = "schemars",
    feature = "clap",
    feature = "http",
    feature = "secrecy"
))]
#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

#[cfg(feature = "clap")]
mod clap;
#[cfg(feature = "garde")]
mod garde;
#[cfg(feature = "http")]
mod http;
#[cfg(feature = "schemars")]
mod schemars;
#[cfg(feature = "secrecy")]
mod secrecy;
#[cfg(feature = "validator")]
mod validator;

/// A password that every document allows.
#[allow(dead_code, reason = "not every adapter takes a password")]
const CANARY: &str = "Zx9Canary_Q7";

/// Fails where four characters of the canary in a row stand in a text.
#[allow(dead_code, reason = "as above")]
#[track_caller]
fn assert_silent(text: &str) {
    assert_eq!(song(text), None, "a part of the secret stands in {text}");
}

/// A part of the canary that stands in a text.
fn song(text: &str) -> Option<&'static str> {
    (0..=CANARY.len() - 4).map(|start| &CANARY[start..start + 4]).find(|part| text.contains(part))
}

#[test]
fn the_canary_is_heard() {
    assert_eq!(song("password: \"Rds9Cana\""), Some("9Can"));
    assert_eq!(song("Zx9 or ary"), None);
}
