//! Why a password is easy to guess, once: its stable code.

macro_rules! reasons {
    ($($(#[$doc:meta])* $variant:ident $name:literal,)*) => {
        /// Why a password is easy to guess: the pattern of it that gives away most.
        ///
        /// The [`name`](Self::name) is stable: never reworded, never reused.
        ///
        /// ```
        /// use gatepass::WeakReason;
        ///
        /// assert_eq!(WeakReason::KeyboardRow.name(), "keyboard_row");
        /// ```
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[non_exhaustive]
        pub enum WeakReason { $($(#[$doc])* $variant,)* }

        impl WeakReason {
            /// Every reason.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The stable name, as in the JSON report: `common_password`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

reasons! {
    /// It is, or holds, what the caller knows of the user, such as the name.
    UserInput "user_input",
    /// One of the 10 most common passwords.
    Top10Password "top_10_password",
    /// One of the 100 most common passwords.
    Top100Password "top_100_password",
    /// A common password.
    CommonPassword "common_password",
    /// Like a common password: with other characters around it, with `4` for `a`, or backwards.
    SimilarToCommonPassword "similar_to_common_password",
    /// One word of a dictionary.
    SingleWord "single_word",
    /// One name of a person.
    SingleName "single_name",
    /// It holds the name of a person.
    CommonName "common_name",
    /// Keys in a straight row, such as `qwerty`.
    KeyboardRow "keyboard_row",
    /// Keys side by side, such as `zxcfgh`.
    KeyboardPattern "keyboard_pattern",
    /// One character again and again, such as `aaa`.
    RepeatedCharacter "repeated_character",
    /// A group of characters again and again, such as `abcabcabc`.
    RepeatedPattern "repeated_pattern",
    /// Characters in their order, such as `abc` or `6543`.
    Sequence "sequence",
    /// A year of the last century or of this one.
    RecentYear "recent_year",
    /// A date.
    Date "date",
}
