//! Every public function is called with a secret wherever it takes one, and what comes out of it is listened to.
//!
//! `docs/public-api.txt` says which functions there are. A name counts as called when its function ran: `call!` takes the name
//! from the call itself.
#![cfg(all(
    feature = "export",
    feature = "generate",
    feature = "policy-file",
    feature = "strength",
    feature = "garde",
    feature = "validator",
    feature = "schemars",
    feature = "clap",
    feature = "http",
    feature = "secrecy",
    feature = "graphemes"
))]
#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

mod adapters;
mod constants;
mod ear;
mod exports;
mod generate;
mod listing;
mod policy_files;
mod requests;
mod strength;
mod typed;
mod values;

use std::collections::BTreeSet;

use ear::{CANARY, Heard};

/// By what a secret leaves, and by nothing else.
const DOORS: [&str; 7] = [
    "Password::expose_secret",
    "<Password as ExposeSecret<str>>::expose_secret",
    "SecretText::expose_secret",
    "<SecretBody as AsRef<[u8]>>::as_ref",
    "<Request as Serialize>::serialize",
    // Who reads a tape is whom it was written for: the walker, or a program of yours.
    "<TapeReader as Reader>::text",
    // A key is no secret, whatever somebody writes there.
    "<Key as Debug>::fmt",
];

/// Traits whose functions give no text: a copy of what is listened to itself, a comparison, a hash.
const SILENT_TRAITS: [&str; 5] = ["Clone", "PartialEq", "Ord", "PartialOrd", "Hash"];

/// What refuses to be made of nonsense refuses with these functions, by a panic.
const PANICKING: [&str; 12] = [
    "CharSet::of",
    "Document::with_body",
    "HeaderPolicy::language",
    "HeaderPolicy::content_type",
    "HeaderPolicy::token",
    "HostListPolicy::new",
    "IdentifierPolicy::fixed",
    "Length::new",
    "Member::list",
    "PasswordPolicy::new",
    "Shape::new",
    "UsernamePolicy::new",
];

fn call_all() -> Heard {
    ear::listen_to_panics();
    constants::call_all();
    values::call_all();
    requests::call_all();
    strength::call_all();
    typed::call_all();
    generate::call_all();
    exports::call_all();
    adapters::call_all();
    policy_files::call_all();
    ear::take()
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(ToString::to_string).collect()
}

#[test]
fn every_function_is_called_and_secrets_leave_by_the_doors_alone() {
    let heard = call_all();
    let is_silent = |name: &&String| SILENT_TRAITS.iter().any(|silent| name.contains(&format!(" as {silent}>")));
    // It has no values.
    let is_uncallable = |name: &&String| *name == "<Spec as Debug>::fmt";
    let functions = listing::functions();
    let missing: Vec<&String> = functions.difference(&heard.called).collect();
    let missing: Vec<_> = missing.into_iter().filter(|name| !is_silent(name) && !is_uncallable(name)).collect();
    assert!(missing.is_empty(), "not called with a secret yet; call them in tests/every_function: {missing:#?}");
    assert_eq!(heard.singing, set(&DOORS));
    assert_eq!(heard.panicking, set(&PANICKING));
}

/// What holds secrets can do nothing else: no `Clone`, no comparison (which would tell by its time), no `Display`.
#[test]
fn what_holds_secrets_implements_little() {
    let traits = listing::traits();
    for (holder, expected) in [
        (
            "Password",
            &[
                "Body<S>",
                "Debug",
                "Deserialize",
                "ExposeSecret<str>",
                "JsonSchema",
                "TryFrom<&SecretBox<str>>",
                "TryFrom<&str>",
                "TryFrom<SecretBox<str>>",
                "TryFrom<String>",
                "Value",
            ][..],
        ),
        ("Candidate", &["Debug", "Deserialize", "From<String>", "Validate"]),
        ("SecretBody", &["AsRef<[u8]>", "Debug"]),
        ("SecretText", &["Debug"]),
        ("User", &["Debug"]),
        ("Request", &["Debug", "Serialize"]),
        ("Tape", &["Debug", "Default"]),
        ("RawRequest", &["Debug", "Default"]),
    ] {
        assert_eq!(traits[holder], set(expected), "{holder}");
    }
}

#[test]
fn the_ear_hears() {
    listen!(CANARY, "a text");
    listen!([CANARY.get(3..7)], "a part of it in a list");
    listen!(gatepass::Escaped(CANARY));
    ear::listen_to_panics();
    ear::run_to_panic("a panic", || unreachable!("{CANARY}"));
    listen!("nothing of it", "another text");
    let heard = ear::take();
    let singing =
        ["a text", "a part of it in a list", "a panic", "<Escaped as Debug>::fmt", "<Escaped as Display>::fmt"];
    assert_eq!(heard.singing, set(&singing));
    assert!(heard.called.contains("another text"));
}

#[test]
fn the_listing_is_read() {
    let functions = listing::functions();
    for name in [
        "Document::check",
        "documents::find",
        "Request::split",
        "<Password as TryFrom<String>>::try_from",
        "<TapeReader as Reader>::text",
        "<Report as Serialize>::serialize",
    ] {
        assert!(functions.contains(name), "{name}");
    }
    assert!(functions.len() > 300);
}
