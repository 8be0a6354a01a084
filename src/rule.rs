//! Every rule once: its stable code and its severity. Declaration order is the order of reports.

/// What a violation means for the request.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// The document forbids it. The request must not be sent.
    Error,
    /// The document is silent, and the server may refuse it or do what the person did not mean. It may be sent.
    Warning,
    /// Nothing is wrong; something is worth knowing.
    Advice,
}

impl Severity {
    /// All three, the gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Advice];

    /// The stable name in reports: `error`, `warning`, `advice`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

macro_rules! rules {
    ($($(#[$doc:meta])* $variant:ident $code:literal $severity:ident,)*) => {
        /// One requirement of a policy or of a request's shape.
        ///
        /// The [`code`](Self::code) is stable: never reworded, never reused. Rules are ordered as reports are.
        ///
        /// ```
        /// use gatepass::{Rule, Severity};
        ///
        /// assert_eq!(Rule::TooFewClasses.code(), "too_few_classes");
        /// assert_eq!(Rule::CoveredHost.severity(), Severity::Advice);
        /// assert_eq!(Rule::from_code("too_short"), Some(Rule::TooShort));
        /// ```
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[non_exhaustive]
        #[repr(u8)]
        pub enum Rule { $($(#[$doc])* $variant,)* }

        impl Rule {
            /// Every rule, in the order of reports.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The stable code, as in the JSON report: `too_short`.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// Whether breaking the rule forbids the request.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }
        }
    };
}

rules! {
    /// The body is not JSON. Parameters: line and column where the reader stopped.
    MalformedJson "malformed_json" Error,
    /// The text is not UTF-8. Parameters: how many bytes before the fault are.
    InvalidUtf8 "invalid_utf8" Error,
    /// Lists and objects are nested deeper than 64.
    TooDeep "too_deep" Error,
    /// The body is larger than 64 MiB.
    BodyTooLarge "body_too_large" Error,
    /// The same key twice in one object: two readers may disagree about which one counts.
    DuplicateKey "duplicate_key" Error,
    /// A mandatory field is absent.
    Missing "missing" Error,
    /// A value of another JSON type than the document's, `null` included.
    WrongType "wrong_type" Error,
    /// The list of users is empty.
    NoUsers "no_users" Error,
    /// More users than the document allows in one request.
    TooManyUsers "too_many_users" Error,
    /// An identifier or a header without a character.
    Empty "empty" Error,
    /// Fewer characters than the minimum.
    TooShort "too_short" Error,
    /// More characters than the maximum.
    TooLong "too_long" Error,
    /// Nothing between two commas of a host list, or an empty list.
    EmptyItem "empty_item" Error,
    /// A space in a host list: "no spaces before or after the comma".
    SpaceInList "space_in_list" Error,
    /// `*` where the wildcard is `%`.
    AsteriskWildcard "asterisk_wildcard" Error,
    /// A full-width comma, per cent sign, full stop or digit in a host list.
    FullWidthCharacter "full_width_character" Error,
    /// An IPv6 address: the document shows IPv4 only.
    Ipv6Address "ipv6_address" Error,
    /// A suffix such as `/24`.
    CidrSuffix "cidr_suffix" Error,
    /// A suffix such as `/255.255.255.0`.
    NetmaskSuffix "netmask_suffix" Error,
    /// `_`, a wildcard of MySQL that the document does not know.
    UnderscoreWildcard "underscore_wildcard" Error,
    /// A host name: the document says "host IP address".
    HostName "host_name" Error,
    /// An identifier of another length than the document's.
    WrongLength "wrong_length" Error,
    /// A character that the field's alphabet lacks; one violation for each run of one kind.
    IllegalCharacter "illegal_character" Error,
    /// Fewer classes of characters than required.
    TooFewClasses "too_few_classes" Error,
    /// An identifier that does not end as the document says.
    WrongSuffix "wrong_suffix" Error,
    /// A character that would change the meaning of the request's path, or a dot segment.
    UnsafeInUrl "unsafe_in_url" Error,
    /// A language that the document does not list.
    UnsupportedLanguage "unsupported_language" Error,
    /// Another media type than the document's.
    UnsupportedContentType "unsupported_content_type" Error,
    /// A pattern that no IPv4 address matches, such as `10.10.10.256`.
    MatchesNoAddress "matches_no_address" Error,
    /// A host list of more characters than gatepass reads: our own limit.
    ListTooLong "list_too_long" Error,
    /// The password is the user name. Sibling documents refuse that.
    EqualsUsername "equals_username" Warning,
    /// The password is the user name backwards. Sibling documents refuse that.
    EqualsReversedUsername "equals_reversed_username" Warning,
    /// A pattern that matches addresses but is in no form that the document shows.
    UndocumentedPattern "undocumented_pattern" Warning,
    /// The same item again.
    DuplicateHost "duplicate_host" Warning,
    /// An identifier unlike those that the service gives out.
    UnusualShape "unusual_shape" Warning,
    /// A field that the document does not know.
    UnknownField "unknown_field" Warning,
    /// The same name with the same host text as an earlier user of the list.
    DuplicateUser "duplicate_user" Warning,
    /// A password that an estimator calls easy to guess.
    Weak "weak" Advice,
    /// An item under a wider one: a separate account, with a password of its own.
    CoveredHost "covered_host" Advice,
    /// A pattern that opens all 2^32 addresses.
    AnyAddress "any_address" Advice,
}

impl Rule {
    /// The rule of a code, and `None` for a text that is no code, such as `"too-short"`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.code() == code)
    }
}

/// A set of rules.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct RuleSet(u64);

const _: () = assert!(Rule::ALL.len() <= 64, "a RuleSet has 64 bits");

impl RuleSet {
    /// Every rule that forbids the request.
    const ERRORS: Self = {
        let mut errors = Self(0);
        let mut i = 0;
        while i < Rule::ALL.len() {
            if matches!(Rule::ALL[i].severity(), Severity::Error) {
                errors.insert(Rule::ALL[i]);
            }
            i += 1;
        }
        errors
    };

    pub(crate) const fn of(rules: &[Rule]) -> Self {
        let mut set = Self(0);
        let mut i = 0;
        while i < rules.len() {
            set.insert(rules[i]);
            i += 1;
        }
        set
    }

    pub(crate) const fn insert(&mut self, rule: Rule) {
        self.0 |= 1 << rule as u8;
    }

    /// Those that forbid the request.
    pub(crate) const fn errors(self) -> Self {
        Self(self.0 & Self::ERRORS.0)
    }

    pub(crate) const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(crate) const fn contains(self, rule: Rule) -> bool {
        self.0 >> rule as u8 & 1 == 1
    }

    /// The rules, in the order of reports.
    pub(crate) fn iter(self) -> impl Iterator<Item = Rule> {
        let mut rest = self.0;
        core::iter::from_fn(move || {
            let first = Rule::ALL.get(rest.trailing_zeros() as usize).copied()?;
            rest &= rest - 1;
            Some(first)
        })
    }
}
