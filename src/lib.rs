//! gatepass
#![no_std]
#![forbid(unsafe_code)]

#[cfg(feature = "alloc")]
extern crate alloc;

mod charset;
mod checklist;
mod document;
pub mod documents;
mod escape;
pub mod messages;
mod params;
mod policy;
mod prerequisite;
#[cfg(feature = "alloc")]
mod report;
mod request;
mod rule;
#[cfg(feature = "serde")]
mod serde;
mod span;
#[cfg(feature = "alloc")]
pub mod typed;
mod violation;

pub use charset::{CharClass, CharKind, CharSet, ClassSet};
pub use checklist::{ChecklistItem, State};
pub use document::{
    Content, Decision, Document, Example, Field, Member, Method, Permission, ResponseBody, ResponseShape, Source,
};
pub use escape::Escaped;
pub use messages::{Language, Message};
pub use params::{Kind, ParamValue, Params};
pub use policy::{
    HeaderPolicy, HostListPolicy, HostPattern, IdentifierPolicy, IllegalCharacters, Length, PasswordPolicy, Policy,
    PolicyError, Shape, UsernamePolicy,
};
pub use prerequisite::{InstanceStatus, Permitted, Prerequisite};
#[cfg(feature = "alloc")]
pub use report::{Localized, Report};
#[cfg(feature = "serde")]
pub use request::MAX_BODY_BYTES;
pub use request::{Key, Occurrence, Reader, TapeReader};
#[cfg(feature = "alloc")]
pub use request::{RawRequest, Tape};
pub use rule::{Rule, Severity};
pub use span::Span;
pub use violation::{Part, Path, Sink, Violation};
