//! The grammar of passwords: a length, a set of special characters, and at least k of n classes.

use core::fmt;

use crate::FOR_SPEED;
use crate::charset::{CharClass, CharSet, ClassSet};
use crate::params::Params;
use crate::policy::PolicyError;
use crate::policy::grammar::{Demand, Grammar};
use crate::policy::text::{Length, end_of, part};
use crate::reporter::Reporter;
use crate::rule::Rule;
use crate::violation::Sink;

/// What a document says a password may look like.
///
/// The letters and digits of ASCII are always allowed, and three classes; the special characters are the fourth, when there
/// are any. Nothing else is allowed.
///
/// ```
/// use gatepass::{CharSet, Length, PasswordPolicy};
///
/// const POLICY: PasswordPolicy = PasswordPolicy::new(Length::new(12, 64), CharSet::of("!#$*-_"), 3);
/// assert!(POLICY.is_valid("correct-Horse"));
/// assert!(!POLICY.is_valid("correct horse"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(C)] // The grammar first, as in every policy: what asks for it need not know which policy it has.
pub struct PasswordPolicy {
    grammar: Grammar,
    table: ClassTable,
    /// For each set of lacking classes with the mark [`LEGAL`], as a number, one bit: whether enough are left.
    enough: u32,
}

/// For each byte the classes that it is not of, with the mark [`LEGAL`]; 0 for one that is of none. Most are of none, and
/// zeros take no room in a WebAssembly module.
type ClassTable = [u8; 256];

/// The mark of a byte that some class has.
const LEGAL: u8 = 1 << CharClass::ALL.len();

/// What an empty password lacks.
const LACKS_ALL: u8 = LEGAL | ClassSet::ALL.bits();

/// The characters of each class, in the order of [`CharClass::ALL`].
pub(super) const fn class_alphabets(specials: CharSet) -> [CharSet; CharClass::ALL.len()] {
    [CharSet::UPPER, CharSet::LOWER, CharSet::DIGITS, specials]
}

const fn class_table(specials: CharSet) -> ClassTable {
    let alphabets = class_alphabets(specials);
    let mut table = [0; 256];
    let mut byte = 0_u8;
    while byte.is_ascii() {
        let mut class = 0;
        while class < CharClass::ALL.len() {
            if alphabets[class].contains_byte(byte) {
                table[byte as usize] = LACKS_ALL & !(1 << CharClass::ALL[class] as u8);
            }
            class += 1;
        }
        byte += 1;
    }
    table
}

const fn sets_of_at_least(required: usize) -> u32 {
    let mut enough = 0;
    let mut lacking = LEGAL;
    while lacking <= LACKS_ALL {
        if (LACKS_ALL & !lacking).count_ones() as usize >= required {
            enough |= 1 << lacking;
        }
        lacking += 1;
    }
    enough
}

impl PasswordPolicy {
    /// A password of that length, with these special characters, from at least `required` of the classes.
    ///
    /// # Panics
    ///
    /// Where [`try_new`](Self::try_new) fails; in a `const`, at compile time:
    ///
    /// ```compile_fail
    /// use gatepass::{CharSet, Length, PasswordPolicy};
    /// const POLICY: PasswordPolicy = PasswordPolicy::new(Length::new(8, 32), CharSet::of("!a"), 3);
    /// ```
    pub const fn new(length: Length, specials: CharSet, required: usize) -> Self {
        match Self::try_new(length, specials, required) {
            Ok(policy) => policy,
            Err(error) => error.refuse(),
        }
    }

    /// Like [`new`](Self::new), with an error instead of a panic:
    ///
    /// - [`PolicyError::SpecialIsLetterOrDigit`]: the special characters `"!a"`;
    /// - [`PolicyError::SpecialIsControl`]: the special characters `"\t"`;
    /// - [`PolicyError::TooManyClasses`]: 5 of 4, or 4 when there is no special character;
    /// - [`PolicyError::TooManyClassesForLength`]: 3 classes in at most 2 characters.
    pub const fn try_new(length: Length, specials: CharSet, required: usize) -> Result<Self, PolicyError> {
        let letters_and_digits = ClassSet::ALL.difference(ClassSet::EMPTY.with(CharClass::Special));
        let classes = if specials.is_empty() { letters_and_digits } else { ClassSet::ALL };
        if !specials.intersection(CharSet::ALPHANUMERIC).is_empty() {
            Err(PolicyError::SpecialIsLetterOrDigit)
        } else if !specials.is_subset(CharSet::GRAPHIC.union(CharSet::of(" "))) {
            Err(PolicyError::SpecialIsControl)
        } else if required > classes.len() as usize {
            Err(PolicyError::TooManyClasses)
        } else if required > length.max() {
            Err(PolicyError::TooManyClassesForLength)
        } else {
            let alphabet = CharSet::ALPHANUMERIC.union(specials);
            #[allow(clippy::cast_possible_truncation, reason = "at most 4")]
            let demand = Demand::Classes(required as u8, classes);
            let rules = &[Rule::TooShort, Rule::TooLong, Rule::IllegalCharacter, Rule::TooFewClasses];
            let grammar = Grammar { is_secret: true, demand, ..Grammar::new(rules, length, alphabet) };
            Ok(Self { grammar, table: class_table(specials), enough: sets_of_at_least(required) })
        }
    }

    /// How many characters.
    pub const fn length(&self) -> Length {
        self.grammar.length
    }

    /// The special characters.
    pub const fn specials(&self) -> CharSet {
        self.alphabet().difference(CharSet::ALPHANUMERIC)
    }

    /// How many classes at least.
    pub const fn required_classes(&self) -> usize {
        self.demand().0 as usize
    }

    /// How many classes at least, of which.
    const fn demand(&self) -> (u8, ClassSet) {
        match self.grammar.demand {
            Demand::Classes(required, classes) => (required, classes),
            _ => (0, ClassSet::EMPTY),
        }
    }

    /// The classes that there are: all four, or three where no special character is allowed.
    pub const fn classes(&self) -> ClassSet {
        self.demand().1
    }

    /// The characters of each class, in the order of [`CharClass::ALL`].
    #[cfg(any(feature = "export", feature = "generate"))]
    pub(crate) const fn class_alphabets(&self) -> [CharSet; CharClass::ALL.len()] {
        class_alphabets(self.specials())
    }

    /// Every character that a password may have.
    pub const fn alphabet(&self) -> CharSet {
        self.grammar.alphabet
    }

    /// The verdict: one pass over at most [`length().max()`](Length::max) bytes, no allocation.
    ///
    /// It is not constant-time: how long it takes tells the length of the value.
    #[inline]
    pub fn is_valid(&self, value: &str) -> bool {
        // Every legal character is one byte, so for whatever may be valid the number of bytes is that of characters.
        if !self.grammar.length.admits(value.len()) {
            return false;
        }
        let lacking = if FOR_SPEED { self.lacking_by_words(value.as_bytes()) } else { self.lacking(value.as_bytes()) };
        self.enough.wrapping_shr(lacking.into()) & 1 == 1
    }

    /// The classes that none of these bytes has.
    #[inline]
    fn lacking(&self, bytes: &[u8]) -> u8 {
        bytes.iter().fold(LACKS_ALL, |lacking, &byte| lacking & self.table[usize::from(byte)])
    }

    /// The same in two thirds of the time: four bytes are read at once, and only every second one waits for another.
    #[inline]
    fn lacking_by_words(&self, bytes: &[u8]) -> u8 {
        let words = bytes.chunks_exact(size_of::<u32>());
        let rest = words.remainder();
        let (mut even, mut odd) = (LACKS_ALL, LACKS_ALL);
        for word in words {
            let word = u32::from_le_bytes(word.try_into().unwrap_or_default());
            let lacking = |byte: usize| self.table[(word >> (8 * byte)) as usize % self.table.len()];
            even &= lacking(0) & lacking(2);
            odd &= lacking(1) & lacking(3);
        }
        even & odd & self.lacking(rest)
    }

    /// Everything that is wrong with the value, in the order of reports. Beyond the maximum nothing is looked at.
    pub fn check(&self, value: &str, sink: &mut Sink<'_>) {
        // Most passwords are valid, and the table knows that soonest.
        if !self.is_valid(value) {
            self.grammar().judge(&mut Reporter::new(value, sink));
        }
    }

    pub(super) const fn grammar(&self) -> &Grammar {
        &self.grammar
    }

    /// What the password has in common with its user's name: warnings only.
    ///
    /// No document forbids it here; sibling pages do. The comparison is exact, and of values that are not too long.
    pub fn check_against_username(&self, value: &str, username: &str, sink: &mut Sink<'_>) {
        self.judge_against_username(username, &mut Reporter::new(value, sink));
    }

    pub(crate) fn judge_against_username(&self, username: &str, report: &mut Reporter<'_, '_>) {
        let value = report.value();
        if value.is_empty() || value.len() != username.len() || end_of(value, self.grammar.length.max()) < value.len() {
            return;
        }
        if value == username {
            report.point_at_all(Rule::EqualsUsername, &Params::None);
        }
        if is_reversed(value, username) {
            report.point_at_all(Rule::EqualsReversedUsername, &Params::None);
        }
    }
}

/// Whether the characters of the one are those of the other, from the last to the first; both have as many bytes.
fn is_reversed(text: &str, of: &str) -> bool {
    let length = text.len();
    let (mut start, mut end) = (0, 0);
    while end < length {
        end += 1;
        let character = part(text, start..end);
        // Where it is empty, the character goes on.
        if !character.is_empty() {
            if part(of, length - end..length - start) != character {
                return false;
            }
            start = end;
        }
    }
    true
}

impl fmt::Debug for PasswordPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PasswordPolicy")
            .field("length", &self.length())
            .field("specials", &self.specials())
            .field("required", &self.required_classes())
            .finish_non_exhaustive()
    }
}
