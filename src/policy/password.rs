//! The grammar of passwords: a length, a set of special characters, and at least k of n classes.

use core::fmt;

use crate::charset::{CharClass, CharSet, ClassSet};
use crate::checklist::Checklist;
use crate::params::Params;
use crate::policy::PolicyError;
use crate::policy::text::{Length, count, head, kind_alone};
use crate::reporter::Reporter;
use crate::rule::Rule;
use crate::violation::{Path, Sink};

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
pub struct PasswordPolicy {
    length: Length,
    specials: CharSet,
    required: usize,
    table: ClassTable,
    /// For each set of classes, as a number, one bit: whether it has enough of them.
    enough: u16,
}

/// For each character of ASCII the bit of its class, or [`ILLEGAL`].
type ClassTable = [u8; 128];

/// The mark of a byte that no class has. Every byte of a character beyond ASCII has this very bit.
const ILLEGAL: u8 = 0x80;

const fn class_table(specials: CharSet) -> ClassTable {
    let alphabets = [CharSet::UPPER, CharSet::LOWER, CharSet::DIGITS, specials];
    let mut table = [ILLEGAL; 128];
    let mut byte = 0_u8;
    while byte.is_ascii() {
        let mut class = 0;
        while class < CharClass::ALL.len() {
            if alphabets[class].contains_byte(byte) {
                table[byte as usize] = 1 << CharClass::ALL[class] as u8;
            }
            class += 1;
        }
        byte += 1;
    }
    table
}

const fn sets_of_at_least(required: usize) -> u16 {
    let mut enough = 0;
    let mut set = 0_u8;
    while set <= ClassSet::ALL.bits() {
        if set.count_ones() as usize >= required {
            enough |= 1 << set;
        }
        set += 1;
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
        let classes = if specials.is_empty() { 3 } else { 4 };
        if !specials.intersection(CharSet::ALPHANUMERIC).is_empty() {
            Err(PolicyError::SpecialIsLetterOrDigit)
        } else if !specials.is_subset(CharSet::GRAPHIC.union(CharSet::of(" "))) {
            Err(PolicyError::SpecialIsControl)
        } else if required > classes {
            Err(PolicyError::TooManyClasses)
        } else if required > length.max() {
            Err(PolicyError::TooManyClassesForLength)
        } else {
            Ok(Self { length, specials, required, table: class_table(specials), enough: sets_of_at_least(required) })
        }
    }

    /// How many characters.
    pub const fn length(&self) -> Length {
        self.length
    }

    /// The special characters.
    pub const fn specials(&self) -> CharSet {
        self.specials
    }

    /// How many classes at least.
    pub const fn required_classes(&self) -> usize {
        self.required
    }

    /// The classes that there are: all four, or three where no special character is allowed.
    pub const fn classes(&self) -> ClassSet {
        if self.specials.is_empty() {
            ClassSet::EMPTY.with(CharClass::Upper).with(CharClass::Lower).with(CharClass::Digit)
        } else {
            ClassSet::ALL
        }
    }

    /// Every character that a password may have.
    pub const fn alphabet(&self) -> CharSet {
        CharSet::ALPHANUMERIC.union(self.specials)
    }

    /// The verdict: one pass over at most [`length().max()`](Length::max) bytes, no allocation.
    ///
    /// It is not constant-time: how long it takes tells the length of the value.
    #[inline]
    pub fn is_valid(&self, value: &str) -> bool {
        // Every legal character is one byte, so for whatever may be valid the number of bytes is that of characters.
        if !self.length.admits(value.len()) {
            return false;
        }
        let seen = value.bytes().fold(0, |seen, byte| seen | self.mark_of(byte));
        // The mark of what is illegal shifts every bit out.
        u32::from(self.enough).checked_shr(u32::from(seen)).unwrap_or(0) & 1 == 1
    }

    /// Everything that is wrong with the value, in the order of reports. Beyond the maximum nothing is looked at.
    pub fn check(&self, value: &str, sink: &mut Sink<'_>) {
        self.judge(&mut Reporter::new(value, &Path::default(), sink));
    }

    pub(crate) fn judge(&self, report: &mut Reporter<'_, '_>) {
        let value = report.value();
        if self.is_valid(value) {
            return;
        }
        let head = self.length.judge(&self.alphabet(), kind_alone, report);
        let present = self.classes_of(head);
        if (present.len() as usize) < self.required {
            report.say(Rule::TooFewClasses, self.class_params(present));
        }
    }

    /// What the password has in common with its user's name: warnings only.
    ///
    /// No document forbids it here; sibling pages do. The comparison is exact, and of values that are not too long.
    pub fn check_against_username(&self, value: &str, username: &str, sink: &mut Sink<'_>) {
        self.judge_against_username(username, &mut Reporter::new(value, &Path::default(), sink));
    }

    pub(crate) fn judge_against_username(&self, username: &str, report: &mut Reporter<'_, '_>) {
        let value = report.value();
        if value.is_empty() || value.len() != username.len() || self.head(value) != value {
            return;
        }
        if value == username {
            report.point_at_all(Rule::EqualsUsername, Params::None);
        }
        if value.chars().eq(username.chars().rev()) {
            report.point_at_all(Rule::EqualsReversedUsername, Params::None);
        }
    }

    /// Every rule, with its state and how far the value has come.
    pub(crate) fn checklist(&self, value: &str, list: &mut Checklist<'_>) {
        self.length.checklist(value, list);
        let head = self.head(value);
        let present = self.classes_of(head);
        let room = self.length.max() - count(head);
        let wanted = self.required.saturating_sub(present.len() as usize);
        list.add(Rule::TooFewClasses, room >= wanted, self.class_params(present));
    }

    fn head<'a>(&self, value: &'a str) -> &'a str {
        head(value, self.length.max())
    }

    fn classes_of(&self, text: &str) -> ClassSet {
        let ascii = text.bytes().filter(u8::is_ascii);
        ClassSet::from_bits(ascii.fold(0, |seen, byte| seen | self.mark_of(byte)))
    }

    /// The class of a byte with [`ILLEGAL`] where it is none of ASCII: then the class means nothing.
    #[inline]
    const fn mark_of(&self, byte: u8) -> u8 {
        self.table[(byte & !ILLEGAL) as usize] | byte & ILLEGAL
    }

    fn class_params(&self, present: ClassSet) -> Params {
        let missing = self.classes().difference(present);
        Params::Classes { required: self.required, present, missing }
    }
}

impl fmt::Debug for PasswordPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PasswordPolicy")
            .field("length", &self.length)
            .field("specials", &self.specials)
            .field("required", &self.required)
            .finish_non_exhaustive()
    }
}
