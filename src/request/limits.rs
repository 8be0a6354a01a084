//! How much of a request is read: our own limits.

/// The largest body that is read, in bytes.
pub const MAX_BODY_BYTES: usize = 64 * 1024 * 1024;

/// How deep lists and objects may be nested.
pub const MAX_DEPTH: usize = 64;
