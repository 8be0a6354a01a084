//! Why no password can be generated.

use core::fmt;

use crate::generate::MAX_LENGTH;

/// Why no password can be generated: what was asked for, nothing meets.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum GenerateError {
    /// No password is accepted by all of the policies: one asks for at least 20 characters, another for at most 16.
    NothingInCommon,
    /// The policies do not accept passwords of this length: 7 characters where 8 to 32 are allowed.
    LengthNotAllowed {
        /// The fewest characters that all of the policies accept.
        min: usize,
        /// The most.
        max: usize,
    },
    /// The length is above [`MAX_LENGTH`]: 2,000 characters, under a policy that accepts so many.
    TooLong,
    /// No password is left: only digits are to be used where characters of three classes are required, or the only one that there is
    /// is the user's name.
    NothingLeft,
}

impl fmt::Display for GenerateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NothingInCommon => f.write_str("no password is accepted by all of the policies"),
            Self::LengthNotAllowed { min, max } => {
                write!(f, "passwords of this length are not allowed; allowed are {min} to {max} characters")
            }
            Self::TooLong => write!(f, "passwords of more than {MAX_LENGTH} characters are not generated"),
            Self::NothingLeft => f.write_str("no password is left by what was excluded"),
        }
    }
}

impl core::error::Error for GenerateError {}
