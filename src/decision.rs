//! What was decided where a document is silent.

macro_rules! decisions {
    ($($(#[$doc:meta])* $variant:ident $name:literal,)*) => {
        /// What was decided where a text is silent, or says two things. The reasons, in words, are with the
        /// [`messages`](crate::messages).
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[non_exhaustive]
        pub enum Decision { $($(#[$doc])* $variant,)* }

        impl Decision {
            /// Every decision.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The stable name, such as `backtick`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

decisions! {
    /// Letters and digits are those of ASCII.
    AsciiOnly "ascii_only",
    /// The backtick in the text is markup that leaked.
    Backtick "backtick",
    /// The full stop after the set ends the sentence.
    FullStop "full_stop",
    /// `******` is an example's mask, not a password.
    MaskedExample "masked_example",
    /// Nothing is trimmed, normalised or changed.
    NothingTrimmed "nothing_trimmed",
    /// Beyond the longest legal value nothing is looked at.
    NothingBeyondMaximum "nothing_beyond_maximum",
    /// The service says that it refuses weak passwords, and not what is weak.
    WeakIsAdvice "weak_is_advice",
    /// Sibling pages refuse a password that is the user's name.
    UsernameIsWarning "username_is_warning",
    /// The server compares hosts as text.
    HostsAreText "hosts_are_text",
    /// Only IPv4 addresses, although the server knows more.
    Ipv4Only "ipv4_only",
    /// A pattern that the text does not show, and that works.
    UndocumentedPatterns "undocumented_patterns",
    /// Each host has an account of its own.
    HostsAreAccounts "hosts_are_accounts",
    /// The limits of a host list are ours.
    HostListLimits "host_list_limits",
    /// An identifier without a range must only be safe in a URL.
    NoRange "no_range",
    /// The text says UUID, and its own example is none.
    NotReallyUuid "not_really_uuid",
    /// A token is printable ASCII without spaces, and its limit is ours.
    TokenIsPrintable "token_is_printable",
    /// `Content-Type` is mandatory in spite of its default.
    ContentTypeIsMandatory "content_type_is_mandatory",
    /// The text breaks off where the prerequisites begin.
    PrerequisiteBreaksOff "prerequisite_breaks_off",
    /// The statuses are prose, not strings of an API.
    StatusesAreProse "statuses_are_prose",
    /// The text does not state the status of success.
    SuccessStatusUnstated "success_status_unstated",
    /// "None" and `{}` are both accepted.
    EmptyObjectAccepted "empty_object_accepted",
    /// Unknown fields are warnings, repeated keys are errors, and the limits of a body are ours.
    BodyLimits "body_limits",
    /// The rule is the server's, and weaker than current advice.
    NotRecommended "not_recommended",
}
