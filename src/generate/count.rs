//! How many passwords there are: the number for people and programs.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;

use crate::generate::natural::Natural;

/// How many passwords there are, exactly. It is never 0.
///
/// ```
/// use gatepass::{CharSet, Length, PasswordPolicy};
///
/// const PIN_LIKE: PasswordPolicy = PasswordPolicy::new(Length::new(2, 8), CharSet::EMPTY, 1);
/// let count = PIN_LIKE.count(8)?;
/// assert_eq!(count.to_string(), "218340105584896"); // 62 to the power of 8
/// assert_eq!(count.bits(), 48);
/// assert_eq!(count.to_be_bytes(), 62_u64.pow(8).to_be_bytes()[2..]);
/// # Ok::<(), gatepass::generate::GenerateError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(pub(super) Natural);

/// How many decimal digits are written at a time, and their power of ten.
const DIGITS: usize = 9;
const POWER: u32 = 1_000_000_000;

impl Count {
    /// How many bits the number has in binary: 1 for 1, 3 for 7, 4 for 8.
    pub fn bits(&self) -> usize {
        self.0.bits()
    }

    /// The binary logarithm, in bits: what each password's entropy is when all are equally likely. Right to 15 significant digits; of a
    /// power of two, exact.
    pub fn log2(&self) -> f64 {
        let (mantissa, exponent) = self.binary();
        exponent + log2_from_1_to_2(mantissa)
    }

    /// The number as bytes, the most significant first, and as few as there can be.
    pub fn to_be_bytes(&self) -> Vec<u8> {
        let bytes = self.0.limbs().iter().rev().flat_map(|limb| limb.to_be_bytes());
        bytes.skip_while(|&byte| byte == 0).collect()
    }

    pub(super) fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// The number as `mantissa * 2^exponent`, with a mantissa from 1 to below 2 that is cut to what a float holds.
    #[allow(
        clippy::cast_precision_loss,
        reason = "the mantissa is cut to what a float holds, and an exponent is small"
    )]
    fn binary(&self) -> (f64, f64) {
        // The highest bits that are a limb each, so that the first 64 of the number are among them.
        let mut highest = self.0.limbs().iter().rev().map(|&limb| u128::from(limb));
        let top = highest.by_ref().take(3).fold((0, 0), |(sum, limbs), limb| (sum << 32 | limb, limbs + 1));
        let (top, limbs): (u128, usize) = top;
        let bits = 128 - top.leading_zeros() as usize;
        let mantissa = top << (128 - bits) >> (128 - f64::MANTISSA_DIGITS);
        let one = 1_u64 << (f64::MANTISSA_DIGITS - 1);
        let exponent = bits + 32 * (self.0.limbs().len() - limbs) - 1;
        (mantissa as f64 / one as f64, exponent as f64)
    }
}

/// By the series of the inverse hyperbolic tangent, because there are no logarithms without `std`. Its argument is at most 1/3, so each
/// term is less than a ninth of the one before.
fn log2_from_1_to_2(x: f64) -> f64 {
    /// So many terms that the next one is below what a float can add to the sum.
    const TERMS: u32 = 18;
    let argument = (x - 1.0) / (x + 1.0);
    let square = argument * argument;
    // The smallest first, in the form of Horner.
    let series = (0..TERMS).rev().fold(0.0, |sum, term| sum * square + 1.0 / f64::from(2 * term + 1));
    2.0 * argument * series * core::f64::consts::LOG2_E
}

/// The number in decimal, without separators.
impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0.clone();
        let mut parts = Vec::new();
        while !rest.is_zero() {
            parts.push(rest.divide(POWER));
        }
        let first = parts.pop().unwrap_or_default().to_string();
        let digits = parts.iter().rev().fold(first, |digits, part| digits + &padded(*part));
        f.pad_integral(true, "", &digits)
    }
}

fn padded(part: u32) -> String {
    alloc::format!("{part:0DIGITS$}")
}

impl fmt::Debug for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Count({self})")
    }
}
