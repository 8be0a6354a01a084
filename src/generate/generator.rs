//! Draws passwords.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;

use rand_core::TryCryptoRng;
use zeroize::Zeroizing;

use crate::generate::Count;
use crate::generate::natural::Natural;
use crate::generate::words::Words;
use crate::typed::SecretText;

/// Draws passwords that its policies accept, each as likely as any other.
///
/// Building one counts all passwords of the length, which takes some microseconds for the documents' lengths; keep it where you
/// generate many.
///
/// ```
/// use gatepass::documents::TAURUSDB_CHANGE_USER_PASSWORD;
/// use gatepass::generate::Generator;
/// # use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
/// # let mut rng = ChaCha20Rng::seed_from_u64(1);
///
/// let policy = TAURUSDB_CHANGE_USER_PASSWORD.password_policy().unwrap();
/// let generator = Generator::for_policy(policy).build()?;
/// let Ok(password) = generator.generate(&mut rng);
/// assert!(policy.is_valid(password.expose_secret()));
/// # Ok::<(), gatepass::generate::GenerateError>(())
/// ```
pub struct Generator {
    words: Words,
    /// The ranks of the words that are not to be drawn, in ascending order.
    excluded: Vec<Natural>,
    count: Count,
}

impl Generator {
    /// All of these words but the excluded ones, of which there may be all.
    pub(super) fn new(words: Words, excluded: &[String]) -> Self {
        let (mut ranks, mut count) = (Vec::new(), words.count());
        for rank in excluded.iter().filter_map(|word| words.rank_of(word)) {
            if let Err(place) = ranks.binary_search(&rank) {
                ranks.insert(place, rank);
                count.take_product(&Natural::one(), 1);
            }
        }
        Self { words, excluded: ranks, count: Count(count) }
    }

    /// How many characters each password has.
    pub fn length(&self) -> usize {
        self.words.length()
    }

    /// How many passwords can be drawn, exactly.
    pub const fn count(&self) -> &Count {
        &self.count
    }

    /// The entropy of each password, in bits: the binary logarithm of the [count](Self::count).
    pub fn entropy_bits(&self) -> f64 {
        self.count.log2()
    }

    /// Draws a password. The source is one for cryptography, such as `getrandom::SysRng` or what the crate `rand` has for it; the
    /// error is the source's own, and for one that cannot fail there is none.
    ///
    /// It takes at most two tries on average. A source that is broken, and gives the same bytes again and again, may never be done.
    pub fn generate<R: TryCryptoRng + ?Sized>(&self, rng: &mut R) -> Result<SecretText, R::Error> {
        self.draw_text(rng).map(SecretText::new)
    }

    pub(crate) fn draw_text<R: TryCryptoRng + ?Sized>(&self, rng: &mut R) -> Result<Zeroizing<String>, R::Error> {
        let mut bytes = Zeroizing::new(vec![0; self.random_bytes()]);
        loop {
            rng.try_fill_bytes(&mut bytes)?;
            if let Some(text) = self.text_of(&bytes) {
                return Ok(text);
            }
        }
    }

    /// How many random bytes a draw takes. For the module of `wasm/`, whose host brings them; programs use
    /// [`generate`](Self::generate), which takes no weak source.
    #[doc(hidden)]
    pub fn random_bytes(&self) -> usize {
        self.count.bits().div_ceil(8)
    }

    /// The password that so many random bytes choose; `None` when others must be drawn. For the module of `wasm/` too.
    #[doc(hidden)]
    pub fn draw(&self, bytes: &[u8]) -> Option<SecretText> {
        self.text_of(bytes).map(SecretText::new)
    }

    fn text_of(&self, bytes: &[u8]) -> Option<Zeroizing<String>> {
        let mut bytes = Zeroizing::new(bytes.to_vec());
        if let Some(first) = bytes.first_mut() {
            // As many bits as the count has, and no more: then every other draw is below it, on average or better.
            *first &= u8::MAX >> (8 * self.random_bytes() - self.count.bits());
        }
        let mut rank = Natural::from_be_bytes(&bytes);
        if rank >= self.count.0 {
            return None;
        }
        for excluded in &self.excluded {
            if rank >= *excluded {
                rank.add_one();
            }
        }
        Some(self.words.word_at(rank))
    }
}

/// Shows nothing but the length: what else there is are many numbers.
impl fmt::Debug for Generator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Generator").field("length", &self.length()).finish_non_exhaustive()
    }
}
