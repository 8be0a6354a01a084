//! All words of one length with characters of enough classes, in an order: how many there are, which one stands at a place, and at
//! which place one stands.

use alloc::string::String;
use alloc::vec::Vec;
use core::array;

use zeroize::Zeroizing;

use crate::charset::{CharClass, CharSet, ClassSet};
use crate::generate::natural::Natural;

const CLASSES: usize = CharClass::ALL.len();

/// One number for each set of classes.
type Ways = [Natural; 1 << CLASSES];

/// The words of one length that have characters of at least so many classes.
///
/// They are in an order in which the place of a word, its rank, can be computed, and the other way round: first by the class of the
/// first character; then what follows, and the character within its class as the lowest digit.
pub(super) struct Words {
    alphabets: [Alphabet; CLASSES],
    /// In how many ways a word can go on to its end, by how many characters are missing and which classes it has.
    ways: Vec<Ways>,
}

/// The characters of one class.
struct Alphabet {
    characters: Vec<char>,
    /// How many there are, at most 128.
    size: u32,
}

impl Alphabet {
    fn new(characters: CharSet) -> Self {
        Self { characters: characters.iter().collect(), size: characters.len() }
    }
}

impl Words {
    /// The words of that length, from these characters of each class, of at least `required` classes.
    pub(super) fn new(length: usize, alphabets: [CharSet; CLASSES], required: usize) -> Self {
        let alphabets = alphabets.map(Alphabet::new);
        let mut ways = Vec::with_capacity(length + 1);
        let mut last =
            array::from_fn(
                |seen| if seen.count_ones() as usize >= required { Natural::one() } else { Natural::zero() },
            );
        for _ in 0..length {
            let next = one_longer(&last, &alphabets);
            ways.push(last);
            last = next;
        }
        ways.push(last);
        Self { alphabets, ways }
    }

    pub(super) fn length(&self) -> usize {
        self.ways.len() - 1
    }

    /// How many words there are.
    pub(super) fn count(&self) -> Natural {
        self.ways_on(self.length(), ClassSet::EMPTY).clone()
    }

    /// The word of that rank, which is below the count.
    pub(super) fn word_at(&self, mut rank: Natural) -> Zeroizing<String> {
        let mut word = Zeroizing::new(String::with_capacity(self.length()));
        let mut seen = ClassSet::EMPTY;
        for missing in (0..self.length()).rev() {
            for (class, alphabet) in self.classes() {
                let with = seen.with(class);
                // The words that go on with another class come after all that go on with this one.
                if !rank.take_product(self.ways_on(missing, with), alphabet.size) {
                    word.extend(alphabet.characters.get(rank.divide(alphabet.size) as usize));
                    seen = with;
                    break;
                }
            }
        }
        word
    }

    /// The rank of a word; `None` when it is not one of these.
    pub(super) fn rank_of(&self, word: &str) -> Option<Natural> {
        // Every character of theirs is one byte.
        if word.len() != self.length() {
            return None;
        }
        let mut seen = ClassSet::EMPTY;
        let mut steps = Vec::with_capacity(word.len());
        for character in word.chars() {
            let (class, index) = self.place_of(character)?;
            steps.push((seen, class, index));
            seen = seen.with(class);
        }
        if self.ways_on(0, seen).is_zero() {
            return None;
        }
        let mut rank = Natural::zero();
        for (missing, (before, class, index)) in steps.into_iter().rev().enumerate() {
            rank.multiply_add(self.alphabets[class as usize].size, index);
            for (earlier, alphabet) in self.classes().take_while(|(earlier, _)| *earlier != class) {
                rank.add_product(self.ways_on(missing, before.with(earlier)), alphabet.size);
            }
        }
        Some(rank)
    }

    /// The class of a character, and its place in it.
    fn place_of(&self, character: char) -> Option<(CharClass, u32)> {
        self.classes().find_map(|(class, alphabet)| {
            let index = alphabet.characters.iter().position(|&other| other == character)?;
            Some((class, u32::try_from(index).ok()?))
        })
    }

    fn classes(&self) -> impl Iterator<Item = (CharClass, &Alphabet)> {
        CharClass::ALL.into_iter().zip(&self.alphabets)
    }

    /// In how many ways a word can go on that lacks so many characters and has these classes.
    fn ways_on(&self, missing: usize, seen: ClassSet) -> &Natural {
        &self.ways[missing][usize::from(seen.bits())]
    }
}

/// The ways of words that lack one character more: for each class as many times the ways behind it as it has characters.
fn one_longer(shorter: &Ways, alphabets: &[Alphabet; CLASSES]) -> Ways {
    array::from_fn(|seen| {
        let mut sum = Natural::zero();
        for (class, alphabet) in alphabets.iter().enumerate() {
            sum.add_product(&shorter[seen | 1 << class], alphabet.size);
        }
        sum
    })
}
