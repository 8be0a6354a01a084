//! What both formats are read into: keys and values, each with its place.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::params::Kind;

/// Members with keys, in the order of the text.
pub(super) struct Table {
    /// Where something that is not there is missed.
    pub(super) mark: Range<usize>,
    pub(super) entries: Vec<Entry>,
}

/// A key and its value.
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) key_span: Range<usize>,
    pub(super) value: Value,
    pub(super) span: Range<usize>,
}

/// A value, as far as a policy can make use of it.
pub(super) enum Value {
    Text(String),
    /// `None` for one that is no whole number from 0 on, or too large for the machine.
    Number(Option<usize>),
    Table(Table),
    Other(Kind),
}

impl Value {
    pub(super) const fn kind(&self) -> Kind {
        match self {
            Self::Text(_) => Kind::String,
            Self::Number(_) => Kind::Number,
            Self::Table(_) => Kind::Object,
            Self::Other(kind) => *kind,
        }
    }
}
