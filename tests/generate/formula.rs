//! How many words there are, by inclusion and exclusion: a second opinion, which shares no code and no idea with the first.

use num_bigint::BigInt;

/// The words of that length over classes of these sizes, with characters of at least `required` classes.
pub(crate) fn count(length: u32, sizes: [u32; 4], required: u32) -> BigInt {
    count_after(0, length, sizes, required)
}

/// The words that have so many classes together with those of a set, a bit for each, that stand before them.
///
/// Exactly the classes of a set are in the words over them without those over one less, with those over two less, and so on.
pub(crate) fn count_after(before: u32, length: u32, sizes: [u32; 4], required: u32) -> BigInt {
    let sets = (0..16_u32).filter(|set| (set | before).count_ones() >= required);
    sets.map(|set| with_exactly(set, length, sizes)).sum()
}

fn with_exactly(set: u32, length: u32, sizes: [u32; 4]) -> BigInt {
    let subsets = (0..16_u32).filter(|subset| subset & !set == 0);
    let signed = subsets.map(|subset| {
        let words = BigInt::from(size(subset, sizes)).pow(length);
        if (set & !subset).count_ones() % 2 == 0 { words } else { -words }
    });
    signed.sum()
}

fn size(set: u32, sizes: [u32; 4]) -> u32 {
    sizes.iter().enumerate().filter(|(class, _)| set >> class & 1 == 1).map(|(_, size)| size).sum()
}
