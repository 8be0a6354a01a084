//! Natural numbers of any size, as many operations as counting and drawing passwords need.
//!
//! They are our own because the rank of a password is as secret as the password: whoever knows the one computes the other.
//! Libraries of big numbers leave what they computed with in freed memory; these numbers are wiped when they are dropped, and
//! what one outgrows is wiped too.

use alloc::vec::Vec;
use core::cmp::Ordering;

use zeroize::Zeroizing;

/// A natural number. It has no `Debug`: it may be a secret.
pub(super) struct Natural {
    /// The least significant first; the last one is not 0.
    limbs: Zeroizing<Vec<u32>>,
}

const LIMB_BITS: usize = 32;

const LIMB_BYTES: usize = LIMB_BITS / 8;

impl Natural {
    pub(super) fn zero() -> Self {
        Self { limbs: Zeroizing::default() }
    }

    pub(super) fn one() -> Self {
        Self::from_be_bytes(&[1])
    }

    /// The number that these bytes are, the most significant first.
    pub(super) fn from_be_bytes(bytes: &[u8]) -> Self {
        let mut limbs = Zeroizing::new(Vec::with_capacity(bytes.len().div_ceil(LIMB_BYTES)));
        limbs
            .extend(bytes.rchunks(LIMB_BYTES).map(|limb| limb.iter().fold(0, |sum, &byte| sum << 8 | u32::from(byte))));
        let mut number = Self { limbs };
        number.trim();
        number
    }

    /// The limbs, the least significant first, without zeros at the end.
    pub(super) fn limbs(&self) -> &[u32] {
        &self.limbs
    }

    pub(super) fn is_zero(&self) -> bool {
        self.limbs.is_empty()
    }

    /// How many bits the number has; 0 has none.
    pub(super) fn bits(&self) -> usize {
        self.limbs.last().map_or(0, |last| self.limbs.len() * LIMB_BITS - last.leading_zeros() as usize)
    }

    pub(super) fn add_one(&mut self) {
        self.multiply_add(1, 1);
    }

    /// Becomes `self * factor + addend`.
    pub(super) fn multiply_add(&mut self, factor: u32, addend: u32) {
        self.make_room(1);
        let mut carry = addend;
        for limb in self.limbs.iter_mut() {
            (*limb, carry) = split(u64::from(*limb) * u64::from(factor) + u64::from(carry));
        }
        self.limbs.push(carry);
        self.trim();
    }

    /// Becomes `self + other * factor`.
    pub(super) fn add_product(&mut self, other: &Self, factor: u32) {
        let missing = other.limbs.len().saturating_sub(self.limbs.len()) + 1;
        self.make_room(missing);
        self.limbs.extend((0..missing).map(|_| 0));
        self.add_product_in_place(other, factor);
        self.trim();
    }

    /// Becomes `self - other * factor` where that is not below 0, and stays as it is where it is. Tells whether it was taken.
    pub(super) fn take_product(&mut self, other: &Self, factor: u32) -> bool {
        if other.limbs.len() > self.limbs.len() {
            return factor == 0;
        }
        let mut borrow = 0;
        for (limb, other) in self.limbs.iter_mut().zip(other.padded()) {
            let (low, high) = split(u64::from(other) * u64::from(factor) + u64::from(borrow));
            let (difference, is_below) = limb.overflowing_sub(low);
            *limb = difference;
            borrow = high + u32::from(is_below);
        }
        if borrow > 0 {
            // What wrapped around below 0 wraps around again, and is what it was.
            self.add_product_in_place(other, factor);
        }
        self.trim();
        borrow == 0
    }

    /// Becomes `self / divisor`, and gives the remainder. Nothing is divided by 0: it stays as it is.
    pub(super) fn divide(&mut self, divisor: u32) -> u32 {
        let mut remainder = 0;
        for limb in self.limbs.iter_mut().rev() {
            let dividend = u64::from(remainder) << LIMB_BITS | u64::from(*limb);
            let Some(quotient) = dividend.checked_div(divisor.into()) else { return 0 };
            (*limb, _) = split(quotient);
            (remainder, _) = split(dividend % u64::from(divisor));
        }
        self.trim();
        remainder
    }

    /// Adds within the limbs that are there; what goes beyond them is lost.
    fn add_product_in_place(&mut self, other: &Self, factor: u32) {
        let mut carry = 0;
        for (limb, other) in self.limbs.iter_mut().zip(other.padded()) {
            (*limb, carry) = split(u64::from(other) * u64::from(factor) + u64::from(*limb) + u64::from(carry));
        }
    }

    /// The limbs, and zeros for ever.
    fn padded(&self) -> impl Iterator<Item = u32> {
        self.limbs.iter().copied().chain(core::iter::repeat(0))
    }

    /// Room for more limbs, by hand: a vector that grows leaves its old content behind.
    fn make_room(&mut self, limbs: usize) {
        let wanted = self.limbs.len() + limbs;
        if wanted > self.limbs.capacity() {
            let mut larger = Zeroizing::new(Vec::with_capacity(wanted));
            larger.extend_from_slice(&self.limbs);
            self.limbs = larger;
        }
    }

    fn trim(&mut self) {
        while self.limbs.last() == Some(&0) {
            self.limbs.pop();
        }
    }
}

/// The lower and the upper half.
#[allow(clippy::cast_possible_truncation, reason = "that is what halves are")]
const fn split(wide: u64) -> (u32, u32) {
    (wide as u32, (wide >> LIMB_BITS) as u32)
}

impl Clone for Natural {
    fn clone(&self) -> Self {
        Self { limbs: self.limbs.clone() }
    }
}

impl PartialEq for Natural {
    fn eq(&self, other: &Self) -> bool {
        self.limbs == other.limbs
    }
}

impl Eq for Natural {}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Natural {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_limbs = || self.limbs.iter().rev().cmp(other.limbs.iter().rev());
        self.limbs.len().cmp(&other.limbs.len()).then_with(by_limbs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: u128) -> Natural {
        Natural::from_be_bytes(&value.to_be_bytes())
    }

    /// Where carries and borrows begin and end.
    const EDGES: [u128; 12] = [
        0,
        1,
        2,
        0xffff_ffff,
        1 << 32,
        (1 << 32) + 1,
        (1 << 63) - 1,
        u64::MAX as u128,
        1 << 64,
        (1 << 96) - 1,
        1 << 96,
        3 << 90,
    ];

    const FACTORS: [u32; 6] = [0, 1, 2, 26, u32::MAX - 1, u32::MAX];

    #[test]
    fn it_computes_as_u128_does() {
        for a in EDGES {
            assert_eq!(number(a).bits(), (128 - a.leading_zeros()) as usize);
            for factor in FACTORS.into_iter().filter(|&factor| u128::from(factor).checked_mul(a).is_some()) {
                let mut product = number(a);
                product.multiply_add(factor, 7);
                assert!(product == number(a * u128::from(factor) + 7));
                let rest = product.divide(factor);
                let expected = (a * u128::from(factor) + 7).checked_rem(factor.into());
                assert_eq!(u128::from(rest), expected.unwrap_or(0));
                if factor > 7 {
                    assert!(product == number(a));
                }
            }
            for b in EDGES {
                assert_eq!(number(a).cmp(&number(b)), a.cmp(&b));
                for factor in FACTORS {
                    let Some(product) = b.checked_mul(factor.into()).filter(|product| product.checked_add(a).is_some())
                    else {
                        continue;
                    };
                    let mut sum = number(a);
                    sum.add_product(&number(b), factor);
                    assert!(sum == number(a + product));
                    assert!(sum.take_product(&number(b), factor));
                    assert!(sum == number(a));
                    let mut difference = number(a);
                    assert_eq!(difference.take_product(&number(b), factor), a >= product);
                    assert!(difference == number(a.checked_sub(product).unwrap_or(a)), "{a} - {b} * {factor}");
                }
            }
        }
    }
}
