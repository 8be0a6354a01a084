//! Passwords that a policy accepts, each as likely as any other; and exactly how many there are.
//!
//! ```
//! use gatepass::documents::{FLEXUSRDS_RESET_ROOT_PASSWORD, TAURUSDB_CHANGE_USER_PASSWORD};
//! use gatepass::generate::{Generator, LOOK_ALIKES, SHELL_SAFE};
//! # use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
//! # let mut rng = ChaCha20Rng::seed_from_u64(1);
//!
//! let generator = Generator::for_policy(FLEXUSRDS_RESET_ROOT_PASSWORD.password_policy().unwrap())
//!     .and(TAURUSDB_CHANGE_USER_PASSWORD.password_policy().unwrap())
//!     .length(24)
//!     .without(LOOK_ALIKES)
//!     .only(SHELL_SAFE)
//!     .not_equal_to("root")
//!     .build()?;
//! assert_eq!(generator.entropy_bits().floor(), 133.0);
//!
//! // `rng` is a source for cryptography, such as `getrandom::SysRng`. A generator like this one never fails.
//! let Ok(password) = generator.generate(&mut rng);
//! assert_eq!(password.expose_secret().len(), 24);
//! assert_eq!(format!("{password:?}"), "SecretText([redacted])");
//! # Ok::<(), gatepass::generate::GenerateError>(())
//! ```
//!
//! # How it is uniform
//!
//! All passwords of the length stand in an order, in which the password at a place can be computed, and there are N of them. A number is
//! drawn from as many random bits as N has; one that is not below N is thrown away, and another one drawn. So every place is as
//! likely as any other, and every password has one place. Nothing is filled up, shuffled, or drawn again until it fits, and no class
//! is likelier than its share.
//!
//! # Secrets
//!
//! A generated password is redacted where it is shown, and wiped when it is dropped; so are the random bytes and the numbers that it
//! is computed from. Registers and the stack are not wiped, and the time it takes is not constant.

mod alphabets;
mod builder;
mod count;
mod error;
mod generator;
mod natural;
mod words;

pub use alphabets::{LOOK_ALIKES, SHELL_SAFE, SQL_SAFE, URL_SAFE};
pub use builder::GeneratorBuilder;
pub use count::Count;
pub use error::GenerateError;
pub use generator::Generator;

use crate::policy::PasswordPolicy;

/// How many characters a password gets where nothing else is asked for, as far as the policy allows.
pub const DEFAULT_LENGTH: usize = 20;

/// The most characters that are counted and generated, our own limit: the work grows with the square of the length.
pub const MAX_LENGTH: usize = 1_024;

impl PasswordPolicy {
    /// How many passwords of that many characters the policy accepts, exactly.
    ///
    /// It fails as [`GeneratorBuilder::build`] does: for a length that the policy does not accept, one above [`MAX_LENGTH`], or one that
    /// has fewer characters than classes are required.
    ///
    /// ```
    /// use gatepass::documents::FLEXUSRDS_RESET_ROOT_PASSWORD;
    /// use gatepass::generate::GenerateError;
    ///
    /// let policy = FLEXUSRDS_RESET_ROOT_PASSWORD.password_policy().unwrap();
    /// assert_eq!(policy.count(8)?.to_string(), "1435197491241696");
    /// assert_eq!(policy.count(7), Err(GenerateError::LengthNotAllowed { min: 8, max: 32 }));
    /// # Ok::<(), GenerateError>(())
    /// ```
    pub fn count(&self, length: usize) -> Result<Count, GenerateError> {
        Ok(Generator::for_policy(self).length(length).build()?.count().clone())
    }

    /// The entropy of a password of that many characters when each that the policy accepts is as likely as any other, in bits: the
    /// binary logarithm of [`count`](Self::count), which fails in the same cases.
    ///
    /// It tells how a password was drawn, and nothing of one that a person thought of.
    ///
    /// ```
    /// use gatepass::documents::FLEXUSRDS_RESET_ROOT_PASSWORD;
    ///
    /// let policy = FLEXUSRDS_RESET_ROOT_PASSWORD.password_policy().unwrap();
    /// assert_eq!(format!("{:.2}", policy.entropy_bits(20)?), "126.08");
    /// # Ok::<(), gatepass::generate::GenerateError>(())
    /// ```
    pub fn entropy_bits(&self, length: usize) -> Result<f64, GenerateError> {
        Ok(self.count(length)?.log2())
    }
}
