//! Judges database passwords, user names, host lists, identifiers and whole requests by what the cloud's own document says
//! of the operation, before anything is sent.
//!
//! ```
//! use gatepass::documents::TAURUSDB_CHANGE_USER_PASSWORD;
//! use gatepass::{Field, Language, Rule};
//!
//! let policy = TAURUSDB_CHANGE_USER_PASSWORD.policy(Field::Host).unwrap();
//! assert!(policy.is_valid("10.10.10.%"));
//!
//! policy.check("10.10.10.*", &mut |violation| {
//!     assert_eq!(violation.rule, Rule::AsteriskWildcard);
//!     assert_eq!(violation.span.unwrap().utf8(), 9..10);
//!     let message = Language::EnUs.describe(&violation).to_string();
//!     assert_eq!(message, "has the wrong wildcard; write `%` instead of `*`");
//! });
//! ```
//!
//! # Contents
//!
//! | you have | you want | use |
//! |---|---|---|
//! | a value | yes or no | [`Document::is_valid`], [`Policy::is_valid`]: one pass, no allocation |
//! | a value | everything that is wrong with it | [`Policy::check`] without an allocator, `Document::check` for an owned `Report` |
//! | a value that is being typed | every rule, met or not yet | [`Policy::checklist`], `Document::checklist` |
//! | a host pattern | which addresses it opens | [`HostPattern`] |
//! | a request as JSON | its report | `RawRequest`, `Document::check_request` |
//! | a request of your own source | its violations | [`Reader`], [`Document::check_part`] |
//! | valid values | a request to send | the module `typed` |
//! | an instance | may I call this now? | [`Prerequisite::may_call_now`] |
//! | a violation | words for people | [`Language`] |
//! | a policy | a password that it accepts, and how many there are | the module `generate` |
//! | a crate that asks for rules or requests | what it asks for | the module `adapters` |
//! | another tool | the rules as JSON Schema, OpenAPI, HTML, `passwordrules` or Terraform | the module `export` |
//! | a rule of your own, in a file | judge by it | the module `policy_file` |
//! | a password policy | what is odd about it | [`PasswordPolicy::lint`] |
//! | two policies | how they stand to each other, a value that tells | [`Policy::relation_to`], `Policy::witness_against` |
//! | a document of your own | all of this but typed requests | [`Document::new`], [`PasswordPolicy::new`], … |
//!
//! The documents are constants in [`documents`]; each says which text it was read from, of which date.
//!
//! # Features
//!
//! - None: verdicts, violations, checklists, hosts and messages; no allocator, no dependency.
//! - `alloc`: owned reports, raw and typed requests. Secrets are wiped on drop.
//! - `serde`: JSON bodies in, JSON reports and typed requests out. Implies `alloc`.
//! - `export`: JSON Schema, OpenAPI, HTML, `passwordrules`, Terraform and sentences out of policies and documents. Implies `serde`.
//! - `generate`: passwords that policies accept, each as likely as any other, and their exact number. Implies `alloc`.
//! - `policy-file`: policies out of TOML and JSON, and back. Implies `serde`.
//! - `strength`: advice about passwords that are easy to guess. Implies `alloc`; needs `std`.
//! - `garde`: a rule for its `custom`, by a document's field or a policy. Needs `std`.
//! - `validator`: values that it can judge without repeating them. Implies `serde`; needs `std`.
//! - `schemars`: the typed values have a schema. Implies `export`.
//! - `clap`: the typed values that are no secrets as arguments. Implies `alloc`; needs `std`.
//! - `http`: typed requests to give to any client, and its answers read. Implies `serde`; needs `std`.
//! - `secrecy`: passwords to and from its `SecretString`. Implies `alloc`.
//! - `graphemes`: [`Span`]s widened to what a person sees as one character.
//! - `wasm`: the functions of the npm package, for its module alone.
//!
//! What does not say that it needs `std` is built where there is none.
//!
//! # Units
//!
//! Lengths are counted in `char`s. A [`Span`] is a range of bytes on `char` boundaries, and in UTF-16 code units beside. The
//! alphabets are ASCII, so a valid value has as many bytes as characters.
//!
//! # Secrets
//!
//! Passwords and tokens are secrets; user names, hosts and identifiers are not. No [`Violation`], report, message, `Debug` or
//! panic holds a character of a secret: offsets, counts and kinds only. What gatepass owns of one is wiped when it is dropped; a
//! JSON string with an escape passes through a buffer of `serde_json` that is not. Verdicts are not constant-time: the time
//! they take tells the length of a value. A password in the wrong place, such as in a host or as a key, is not known to be one.
//!
//! # Bounded work
//!
//! A value, however long, costs no more than the longest legal one and a constant: beyond it nothing is looked at. Read to
//! their end are JSON, of at most 64 MiB, and what has no longest: identifiers to which the document gives no range, the
//! parameters of a `Content-Type`, and a [`HostPattern`] that stands alone.
//!
//! # What it is not
//!
//! A check on the client is a courtesy, never a control: the server decides. And the rules are the servers', not a
//! recommendation: 8 to 32 characters with a rule of composition is weaker than what NIST SP 800-63B-4 and OWASP ASVS 5.0
//! (6.2.5, 6.2.9) ask for.
//!
//! # Rust versions
//!
//! The library needs Rust 1.85 or later. A newer requirement is a minor release, with an entry in the changelog.
#![no_std]
#![forbid(unsafe_code)]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "clap")]
extern crate std;

#[cfg(any(
    feature = "garde",
    feature = "validator",
    feature = "schemars",
    feature = "clap",
    feature = "http",
    feature = "secrecy"
))]
pub mod adapters;
#[cfg(feature = "wasm")]
#[doc(hidden)]
pub mod boundary;
mod charset;
mod checklist;
mod decision;
mod document;
pub mod documents;
mod escape;
#[cfg(feature = "export")]
pub mod export;
#[cfg(feature = "generate")]
pub mod generate;
mod lint;
pub mod messages;
mod params;
mod policy;
#[cfg(feature = "policy-file")]
pub mod policy_file;
mod prerequisite;
#[cfg(feature = "alloc")]
mod report;
mod reporter;
mod request;
mod rule;
#[cfg(feature = "serde")]
mod serde;
mod span;
#[cfg(feature = "strength")]
mod strength;
#[cfg(feature = "alloc")]
pub mod typed;
mod violation;
#[cfg(feature = "wasm")]
mod wasm;
mod weak_reason;

pub use charset::{CharClass, CharKind, CharSet, ClassSet};
pub use checklist::{ChecklistItem, State};
pub use decision::Decision;
pub use document::{
    Content, Document, Example, Field, Member, Method, Permission, ResponseBody, ResponseShape, Source, Tables,
};
pub use escape::Escaped;
pub use lint::{Finding, FindingValue, Lint, Reference};
pub use messages::{FindingMessage, Language, Message};
pub use params::{Kind, ParamValue, Params};
pub use policy::{
    HeaderPolicy, HostListPolicy, HostPattern, IdentifierPolicy, IllegalCharacters, Length, PasswordPolicy, Policy,
    PolicyError, Relation, Shape, UsernamePolicy,
};
pub use prerequisite::{InstanceStatus, Permitted, Prerequisite};
#[cfg(feature = "alloc")]
pub use report::{Localized, Report};
pub use request::{Key, MAX_BODY_BYTES, MAX_DEPTH, Occurrence, Reader, TapeReader};
#[cfg(feature = "alloc")]
pub use request::{RawRequest, Tape};
pub use rule::{Rule, Severity};
pub use span::Span;
pub use violation::{Part, Path, Sink, Violation};
pub use weak_reason::WeakReason;

/// Whether code that is there for speed alone is compiled. A module of WebAssembly is fetched, so its bytes count for more.
const FOR_SPEED: bool = !cfg!(target_arch = "wasm32");

/// The examples of the README are tests.
#[cfg(all(doctest, feature = "export", feature = "generate"))]
#[doc = include_str!("../README.md")]
struct Readme;
