//! Secrets: redacted wherever they are shown, read by an explicit call, wiped from memory when they are dropped.

use alloc::string::String;
use core::fmt;
use core::marker::PhantomData;

#[cfg(feature = "generate")]
use rand_core::TryCryptoRng;
use zeroize::Zeroizing;

use crate::document::{Document, Field};
#[cfg(feature = "generate")]
use crate::generate::{Generator, MAX_LENGTH};
#[cfg(feature = "generate")]
use crate::policy::PasswordPolicy;
use crate::policy::Policy;
use crate::report::Report;
use crate::typed::value::{Sealed, Value};
use crate::typed::{Spec, field_of};

/// A password that the document allows.
///
/// Its `Debug` is redacted; it has no `Display`, no `Clone` and no `Serialize`; its memory is wiped when it is dropped. It
/// leaves by [`expose_secret`](Self::expose_secret) and by the body of a request.
///
/// ```
/// use gatepass::typed::flexusrds_reset_root_password::Password;
///
/// let password = Password::parse("Rds_1234")?;
/// assert_eq!(format!("{password:?}"), "Password([redacted])");
/// assert_eq!(password.expose_secret(), "Rds_1234");
/// # Ok::<(), gatepass::Report>(())
/// ```
///
/// ```compile_fail
/// let password = gatepass::typed::flexusrds_reset_root_password::Password::parse("Rds_1234").unwrap();
/// println!("{password}");
/// ```
///
/// ```compile_fail
/// let password = gatepass::typed::flexusrds_reset_root_password::Password::parse("Rds_1234").unwrap();
/// let copy = password.clone();
/// ```
pub struct Password<S> {
    text: Zeroizing<String>,
    spec: PhantomData<fn() -> S>,
}

impl<S: Spec> Sealed for Password<S> {}

impl<S: Spec> Value for Password<S> {
    const DOCUMENT: &'static Document = S::DOCUMENT;
    const FIELD: Field = Field::Password;
    const POLICY: Policy = field_of::<S>(Field::Password).1;
}

impl<S: Spec> Password<S> {
    /// The password, or the report of what is wrong with it. The text is copied; wiping yours is up to you.
    pub fn parse(text: &str) -> Result<Self, Report> {
        Report::of_text::<Self>(text).permit(())?;
        Ok(Self { text: Zeroizing::new(text.into()), spec: PhantomData })
    }
}

#[cfg(feature = "generate")]
impl<S: Spec> Password<S> {
    /// The document's policy, which can be generated for: that is seen when the program is compiled.
    #[allow(clippy::panic, reason = "it is evaluated when the program is compiled")]
    const GENERATED: &'static PasswordPolicy = match Self::POLICY {
        Policy::Password(policy) if policy.length().min() <= MAX_LENGTH => policy,
        _ => panic!("the document's passwords are too long to be generated"),
    };

    /// A password of [`DEFAULT_LENGTH`](crate::generate::DEFAULT_LENGTH) characters, or as near to it as the document allows: each that it allows is as likely
    /// as any other. The error is that of the source of randomness; the operating system's hardly has one, and a generator's
    /// has none.
    ///
    /// ```
    /// use gatepass::typed::otc_rds_reset_root_password::Password;
    /// # use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
    /// # let mut rng = ChaCha20Rng::seed_from_u64(1);
    ///
    /// // `rng` is a source for cryptography, such as `getrandom::SysRng`.
    /// let Ok(password) = Password::generate(&mut rng);
    /// assert_eq!(password.expose_secret().len(), 20);
    /// ```
    ///
    /// With other lengths, fewer characters, or a user's name to keep clear of, use a
    /// [`Generator`](crate::generate::Generator), and give its password to [`parse`](Self::parse).
    pub fn generate<R: TryCryptoRng + ?Sized>(rng: &mut R) -> Result<Self, R::Error> {
        let text = Generator::of_policy(Self::GENERATED).draw_text(rng)?;
        Ok(Self { text, spec: PhantomData })
    }
}

impl<S> Password<S> {
    /// The password itself. Whoever calls this takes care that it is not shown, logged or left in memory.
    pub fn expose_secret(&self) -> &str {
        &self.text
    }
}

impl<S: Spec> TryFrom<&str> for Password<S> {
    type Error = Report;

    fn try_from(text: &str) -> Result<Self, Report> {
        Self::parse(text)
    }
}

/// Takes the text over without a copy; it is wiped also when it is refused.
impl<S: Spec> TryFrom<String> for Password<S> {
    type Error = Report;

    fn try_from(text: String) -> Result<Self, Report> {
        let text = Zeroizing::new(text);
        Report::of_text::<Self>(&text).permit(())?;
        Ok(Self { text, spec: PhantomData })
    }
}

impl<S> fmt::Debug for Password<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password([redacted])")
    }
}

/// Refuses what the document does not allow; the error is the report's text, and holds nothing of the password.
#[cfg(feature = "serde")]
impl<'de, S: Spec> serde::Deserialize<'de> for Password<S> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // The reader's own error would repeat what it found instead of a string.
        let text = String::deserialize(deserializer).map_err(|_| serde::de::Error::custom("a password is a string"))?;
        Self::try_from(text).map_err(serde::de::Error::custom)
    }
}
