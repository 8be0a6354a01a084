//! Judges whole requests: one walker over a document's shape, for values from any source.

mod entries;
mod extent;
#[cfg(feature = "serde")]
mod json;
mod limits;
#[cfg(feature = "alloc")]
mod raw;
mod reader;
mod suggest;
#[cfg(feature = "alloc")]
mod tape;
mod tape_reader;
mod walk;

#[cfg(feature = "serde")]
pub(crate) use entries::Entries;
pub use limits::{MAX_BODY_BYTES, MAX_DEPTH};
#[cfg(feature = "alloc")]
pub use raw::RawRequest;
pub use reader::{Key, Occurrence, Reader};
#[cfg(feature = "alloc")]
pub use tape::Tape;
pub use tape_reader::TapeReader;
#[cfg(feature = "wasm")]
pub(crate) use walk::check_members;
