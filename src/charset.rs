//! Sets of ASCII characters, and the four classes that passwords are made of.

use core::fmt;

use crate::policy::PolicyError;

/// A set of ASCII characters: one bit for each of the 128.
///
/// Built and combined in `const`, so that a grammar reads as its document does:
///
/// ```
/// use gatepass::CharSet;
///
/// const NAME: CharSet = CharSet::ALPHANUMERIC.union(CharSet::of("_"));
/// assert!(NAME.contains('_'));
/// assert!(!NAME.contains('-'));
/// assert!(!NAME.contains('é'));
/// assert_eq!(NAME.len(), 63);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CharSet([u32; WORDS]);

/// How many words have a bit for each character of ASCII.
const WORDS: usize = 4;

impl CharSet {
    /// No character.
    pub const EMPTY: Self = Self([0; WORDS]);
    /// `A–Z`.
    pub const UPPER: Self = Self::between(b'A', b'Z');
    /// `a–z`.
    pub const LOWER: Self = Self::between(b'a', b'z');
    /// `0–9`.
    pub const DIGITS: Self = Self::between(b'0', b'9');
    /// `A–Z a–z 0–9`.
    pub const ALPHANUMERIC: Self = Self::UPPER.union(Self::LOWER).union(Self::DIGITS);
    /// `0–9 A–F a–f`.
    pub const HEX_DIGITS: Self = Self::DIGITS.union(Self::between(b'A', b'F')).union(Self::between(b'a', b'f'));
    /// The 94 characters from `!` to `~`: printable, without the space.
    pub const GRAPHIC: Self = Self::between(b'!', b'~');

    /// The set of exactly these characters. Order and repetition do not matter; nothing is a range, so `*-_` is three
    /// characters.
    ///
    /// # Panics
    ///
    /// When a character is not ASCII; in a `const`, at compile time:
    ///
    /// ```compile_fail
    /// const SET: gatepass::CharSet = gatepass::CharSet::of("é");
    /// ```
    pub const fn of(characters: &str) -> Self {
        match Self::try_of(characters) {
            Ok(set) => set,
            Err(error) => error.refuse(),
        }
    }

    /// Like [`of`](Self::of), and [`PolicyError::NotAscii`] where that panics.
    pub const fn try_of(characters: &str) -> Result<Self, PolicyError> {
        let bytes = characters.as_bytes();
        let mut set = Self::EMPTY;
        let mut i = 0;
        while i < bytes.len() {
            if !bytes[i].is_ascii() {
                return Err(PolicyError::NotAscii);
            }
            set.add(bytes[i]);
            i += 1;
        }
        Ok(set)
    }

    /// All from `first` to `last`, both included.
    const fn between(first: u8, last: u8) -> Self {
        let mut set = Self::EMPTY;
        let mut byte = first;
        while byte <= last {
            set.add(byte);
            byte += 1;
        }
        set
    }

    const fn add(&mut self, byte: u8) {
        self.0[byte as usize >> 5] |= 1 << (byte & 31);
    }

    /// The characters of either set.
    pub const fn union(self, other: Self) -> Self {
        Self([self.0[0] | other.0[0], self.0[1] | other.0[1], self.0[2] | other.0[2], self.0[3] | other.0[3]])
    }

    /// The characters of both sets.
    pub const fn intersection(self, other: Self) -> Self {
        Self([self.0[0] & other.0[0], self.0[1] & other.0[1], self.0[2] & other.0[2], self.0[3] & other.0[3]])
    }

    /// The characters of this set that the other lacks.
    pub const fn difference(self, other: Self) -> Self {
        Self([self.0[0] & !other.0[0], self.0[1] & !other.0[1], self.0[2] & !other.0[2], self.0[3] & !other.0[3]])
    }

    /// Whether the character is in the set; never so for one beyond ASCII.
    pub const fn contains(self, character: char) -> bool {
        character.is_ascii() && self.contains_byte(character as u8)
    }

    pub(crate) const fn contains_byte(&self, byte: u8) -> bool {
        byte.is_ascii() && self.0[byte as usize >> 5] >> (byte & 31) & 1 == 1
    }

    /// Whether the other set has every character of this one.
    pub const fn is_subset(self, other: Self) -> bool {
        self.difference(other).is_empty()
    }

    /// Whether the set has no character.
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// How many characters the set has: 0 to 128.
    pub const fn len(self) -> u32 {
        self.0[0].count_ones() + self.0[1].count_ones() + self.0[2].count_ones() + self.0[3].count_ones()
    }

    /// The characters, in ASCII order.
    pub fn iter(self) -> impl Iterator<Item = char> {
        (0..128_u8).map(char::from).filter(move |&c| self.contains(c))
    }
}

/// The characters in ASCII order, without separators.
impl fmt::Display for CharSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().try_for_each(|c| fmt::Write::write_char(f, c))
    }
}

impl fmt::Debug for CharSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// One of the four classes that password documents count: "at least three types of the following characters".
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum CharClass {
    /// `A–Z`.
    Upper,
    /// `a–z`.
    Lower,
    /// `0–9`.
    Digit,
    /// What the document lists as special characters.
    Special,
}

impl CharClass {
    /// All four, in the order in which the documents name them.
    pub const ALL: [Self; 4] = [Self::Upper, Self::Lower, Self::Digit, Self::Special];

    /// The stable name in reports: `upper`, `lower`, `digit`, `special`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Upper => "upper",
            Self::Lower => "lower",
            Self::Digit => "digit",
            Self::Special => "special",
        }
    }
}

/// A set of [`CharClass`]es.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct ClassSet(u8);

impl ClassSet {
    /// No class.
    pub const EMPTY: Self = Self(0);
    /// All four classes.
    pub const ALL: Self = Self(0b1111);

    pub(crate) const fn bits(self) -> u8 {
        self.0
    }

    /// This set, and the class too.
    pub const fn with(self, class: CharClass) -> Self {
        Self(self.0 | 1 << class as u8)
    }

    /// The classes of this set that the other lacks.
    pub const fn difference(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Every set of classes of this one, itself and the empty one too.
    #[cfg(feature = "export")]
    pub(crate) fn subsets(self) -> impl Iterator<Item = Self> {
        (0..=Self::ALL.0).map(Self).filter(move |subset| subset.difference(self).is_empty())
    }

    /// Whether the class is in the set.
    pub const fn contains(self, class: CharClass) -> bool {
        self.0 >> class as u8 & 1 == 1
    }

    /// How many classes the set has: 0 to 4.
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether the set has no class.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The classes, in the order of [`CharClass::ALL`].
    pub fn iter(self) -> impl Iterator<Item = CharClass> {
        CharClass::ALL.into_iter().filter(move |&class| self.contains(class))
    }
}

impl fmt::Debug for ClassSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// What an illegal character is: as much as may be said of a secret.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum CharKind {
    /// U+0020.
    Space,
    /// A control character: U+0000 to U+001F, and U+007F to U+009F.
    Control,
    /// A letter of ASCII, under a policy that does not allow it.
    AsciiLetter,
    /// A digit of ASCII, under a policy that does not allow it.
    AsciiDigit,
    /// Any other character of ASCII.
    AsciiPunctuation,
    /// A character with a half-width twin in ASCII, such as `％` or `Ａ`.
    FullWidth,
    /// Everything else.
    NonAscii,
}

impl CharKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Space,
        Self::Control,
        Self::AsciiLetter,
        Self::AsciiDigit,
        Self::AsciiPunctuation,
        Self::FullWidth,
        Self::NonAscii,
    ];

    /// The kind of a character.
    pub const fn of(character: char) -> Self {
        match character {
            ' ' => Self::Space,
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Self::Control,
            c if c.is_ascii_alphabetic() => Self::AsciiLetter,
            c if c.is_ascii_digit() => Self::AsciiDigit,
            c if c.is_ascii() => Self::AsciiPunctuation,
            c if half_width(c).is_some() => Self::FullWidth,
            _ => Self::NonAscii,
        }
    }

    /// The stable name in reports, such as `ascii_punctuation`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Space => "space",
            Self::Control => "control",
            Self::AsciiLetter => "ascii_letter",
            Self::AsciiDigit => "ascii_digit",
            Self::AsciiPunctuation => "ascii_punctuation",
            Self::FullWidth => "full_width",
            Self::NonAscii => "non_ascii",
        }
    }
}

/// The ASCII twin of a full-width character: `%` for `％`, and `.` for the full stop of Chinese text.
pub(crate) const fn half_width(character: char) -> Option<char> {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(character as u32 - 0xfee0),
        '\u{3000}' => Some(' '),
        '。' => Some('.'),
        _ => None,
    }
}
