//! Judges whole requests: one walker over a document's shape, for values from any source.

#[cfg(feature = "serde")]
mod json;
mod object;
#[cfg(feature = "alloc")]
mod raw;
mod reader;
mod suggest;
#[cfg(feature = "alloc")]
mod tape;
mod tape_reader;
mod walk;

#[cfg(feature = "serde")]
pub use json::MAX_BODY_BYTES;
#[cfg(feature = "alloc")]
pub use raw::RawRequest;
pub use reader::{Key, Occurrence, Reader};
#[cfg(feature = "serde")]
pub(crate) use reader::{items, members};
#[cfg(feature = "alloc")]
pub use tape::Tape;
pub use tape_reader::TapeReader;
