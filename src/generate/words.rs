//! All words of one length with characters of enough classes, in an order: how many there are, which one stands at a place, and at
//! which place one stands.

use alloc::string::String;
use alloc::vec::Vec;
use core::array;

use zeroize::Zeroizing;

use crate::charset::{CharClass, CharSet, ClassSet};
use crate::generate::natural::Natural;

const CLASSES: usize = CharClass::ALL.len();

/// How many sets of classes there are.
const SETS: usize = 1 << CLASSES;

/// In how many ways a word can go on to its end that lacks some characters: one number for each set of classes that it has.
struct Ways([Natural; SETS]);

/// The words of one length that have characters of at least so many classes.
///
/// They are in an order in which the place of a word, its rank, can be computed, and the other way round: first by the class of the
/// first character; then what follows, and the character within its class as the lowest digit.
pub(super) struct Words {
    alphabets: [Alphabet; CLASSES],
    /// Those of a word that lacks no character, one character, and so on.
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
        let mut last = Ways::of_none(required);
        for _ in 0..length {
            let next = last.one_longer(&alphabets);
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
        self.ways.last().map_or_else(Natural::zero, |ways| ways.after(ClassSet::EMPTY).clone())
    }

    /// The word of that rank, which is below the count.
    pub(super) fn word_at(&self, mut rank: Natural) -> Zeroizing<String> {
        let mut word = Zeroizing::new(String::with_capacity(self.length()));
        let mut seen = ClassSet::EMPTY;
        for ways in self.ways.iter().rev().skip(1) {
            for (class, alphabet) in self.classes() {
                let with = seen.with(class);
                // The words that go on with another class come after all that go on with this one.
                if !rank.take_product(ways.after(with), alphabet.size) {
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
        if self.ways.first()?.after(seen).is_zero() {
            return None;
        }
        let mut rank = Natural::zero();
        for (ways, (before, class, index)) in self.ways.iter().zip(steps.into_iter().rev()) {
            rank.multiply_add(self.alphabets[class as usize].size, index);
            for (earlier, alphabet) in self.classes().take_while(|(earlier, _)| *earlier != class) {
                rank.add_product(ways.after(before.with(earlier)), alphabet.size);
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
}

impl Ways {
    /// Those of a word that is whole: one, where it has enough classes.
    fn of_none(required: usize) -> Self {
        let is_enough = |seen: usize| seen.count_ones() as usize >= required;
        Self(array::from_fn(|seen| if is_enough(seen) { Natural::one() } else { Natural::zero() }))
    }

    /// Those of a word that lacks one character more: for each class as many times those behind it as it has characters.
    fn one_longer(&self, alphabets: &[Alphabet; CLASSES]) -> Self {
        Self(array::from_fn(|seen| {
            let mut sum = Natural::zero();
            for (class, alphabet) in alphabets.iter().enumerate() {
                sum.add_product(self.at(seen | 1 << class), alphabet.size);
            }
            sum
        }))
    }

    /// Those of a word that has these classes already.
    fn after(&self, seen: ClassSet) -> &Natural {
        self.at(seen.bits().into())
    }

    fn at(&self, seen: usize) -> &Natural {
        // There are no more sets than that, which spares a check.
        &self.0[seen % SETS]
    }
}
