//! What is odd about a password policy, and where it departs from current standards: advice for whoever states the rule.

use crate::charset::CharSet;
use crate::policy::PasswordPolicy;
use crate::rule::Severity;

/// Where something is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct Reference {
    /// The text: `NIST SP 800-63B-4`.
    pub standard: &'static str,
    /// Where in it: `3.1.1.2`.
    pub section: &'static str,
    /// How firmly, in the text's own terms: `SHALL`, `level 1`. Empty where it has none.
    pub level: &'static str,
}

const fn reference(standard: &'static str, section: &'static str, level: &'static str) -> Reference {
    Reference { standard, section, level }
}

const fn nist(level: &'static str) -> Reference {
    reference("NIST SP 800-63B-4", "3.1.1.2", level)
}

const fn asvs(section: &'static str, level: &'static str) -> Reference {
    reference("OWASP ASVS 5.0", section, level)
}

/// What no other text asks for.
const OURS: Reference = reference("gatepass", "docs/policies.md", "");

macro_rules! lints {
    ($($(#[$doc:meta])* $variant:ident $code:literal $severity:ident [$($reference:expr),*],)*) => {
        /// One thing that may be odd about a password policy. The [`code`](Self::code) is stable: never reworded, never reused.
        ///
        /// No lint is an error: a policy is what its server enforces, and a file that can be read can be used.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[non_exhaustive]
        pub enum Lint { $($(#[$doc])* $variant,)* }

        impl Lint {
            /// Every lint, in the order of findings.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The stable name, such as `composition_rule`.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// A warning for what a standard demands or what is likely a mistake, and advice for the rest.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// The texts that ask for something else, or that say what a character means.
            pub const fn references(self) -> &'static [Reference] {
                match self { $(Self::$variant => const { &[$($reference),*] },)* }
            }
        }
    };
}

lints! {
    /// Fewer than 8 characters are enough, which is too few even beside another factor. Values: `min`.
    TooShortForAnything "too_short_for_anything" Warning [nist("SHALL"), asvs("6.2.1", "level 1")],
    /// Fewer than 15 characters are enough, which is too few where the password is the only factor. Values: `min`.
    TooShortAlone "too_short_alone" Warning [nist("SHALL"), asvs("6.2.1", "strongly recommended")],
    /// Fewer than 64 characters are the most. Values: `max`.
    LowMaximum "low_maximum" Warning [nist("SHOULD"), asvs("6.2.9", "level 2")],
    /// Several classes of characters are required. Values: `required`.
    CompositionRule "composition_rule" Warning [nist("SHALL NOT"), asvs("6.2.5", "level 1")],
    /// Printing characters of ASCII, or the space, are refused. Values: `characters`.
    RefusedCharacters "refused_characters" Warning [nist("SHOULD"), asvs("6.2.5", "level 1")],
    /// Characters beyond ASCII are refused, as by every policy of gatepass.
    AsciiOnly "ascii_only" Advice [nist("SHOULD"), asvs("6.2.5", "level 1")],
    /// The empty password is allowed.
    EmptyAllowed "empty_allowed" Warning [nist("SHALL"), asvs("6.2.1", "level 1")],
    /// More classes are required than characters: the shortest length is another one. Values: `min`, `required`.
    ImpliedMinimum "implied_minimum" Warning [OURS],
    /// One class is required, which whatever is not empty has.
    IdleClasses "idle_classes" Warning [OURS],
    /// Every class is required. Values: `required`.
    EveryClass "every_class" Advice [nist("SHALL NOT"), asvs("6.2.5", "level 1")],
    /// All passwords have the same length. Values: `length`.
    FixedLength "fixed_length" Advice [OURS],
    /// More than 4,096 characters are allowed: what hashes them works as long as somebody likes. Values: `max`.
    HugeMaximum "huge_maximum" Warning [reference("CWE", "770", "")],
    /// The shortest passwords are so few that they can be tried, even if they are drawn at random. Values: `bits`, `length`.
    LowEntropy "low_entropy" Warning [OURS],
    /// Four special characters or fewer. Values: `characters`.
    FewSpecials "few_specials" Advice [OURS],
    /// The space is allowed; what trims texts takes it from the ends.
    Space "space" Advice [asvs("6.2.8", "level 1")],
    /// Special characters that a shell must be given in quotes. Values: `characters`.
    ShellCharacters "shell_characters" Advice [reference("POSIX.1-2008", "XCU 2.2", "shall quote")],
    /// Special characters that a URL cannot have in a password as they are. Values: `characters`.
    UrlCharacters "url_characters" Advice [reference("RFC 3986", "3.2.1", "")],
    /// Special characters that connection strings of keys and values read otherwise. Values: `characters`.
    ConnectionStringCharacters "connection_string_characters" Advice
        [reference("PostgreSQL, libpq", "Keyword/Value Connection Strings", ""), reference("MS-ODBCSTR", "ABNF", "")],
    /// Special characters that end a string of SQL, or escape in one. Values: `characters`.
    SqlCharacters "sql_characters" Advice [reference("MySQL 8.4 Reference Manual", "11.1.1", "")],
    /// Special characters that end a field of CSV, or quote one. Values: `characters`.
    CsvCharacters "csv_characters" Advice [reference("RFC 4180", "2", "")],
    /// Special characters that look like another character that is allowed. Values: `characters`.
    LookAlikes "look_alikes" Advice [OURS],
}

/// `| & ; < > ( ) $ ` \ " '` and the space: what is always quoted.
const SHELL: CharSet = CharSet::of("|&;<>()$`\\\"' ");
/// What a password may have in the authority of a URL: `unreserved`, `sub-delims` and `:`.
const USERINFO: CharSet = CharSet::ALPHANUMERIC.union(CharSet::of("-._~!$&'()*+,;=:"));
const CONNECTION_STRING: CharSet = CharSet::of(" '\\;={}");
const SQL: CharSet = CharSet::of("'\"\\");
const CSV: CharSet = CharSet::of(",\"");
/// `|` beside `l`, `I` and `1`, which are always allowed.
const LIKE_LETTERS: CharSet = CharSet::of("|");
/// Special characters that look like each other.
const PAIRS: [&str; 3] = ["'`", ".,", ":;"];
/// What NIST and OWASP would have accepted.
const PRINTING: CharSet = CharSet::GRAPHIC.union(CharSet::of(" "));

/// The shortest password that is enough beside another factor.
const ENOUGH_WITH_ANOTHER_FACTOR: usize = 8;
/// The shortest password that is enough alone.
const ENOUGH_ALONE: usize = 15;
/// What at least should be the longest password.
const LONG_ENOUGH: usize = 64;
/// Beyond that, nobody types or keeps a password.
const TOO_LONG: usize = 4096;
/// How many bits a random password should have at least. The number is ours.
const ENOUGH_BITS: usize = 64;
/// So many special characters are few.
const FEW: u32 = 4;

/// One thing that was found odd about a policy.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Finding {
    /// What is odd.
    pub lint: Lint,
    values: Values,
}

type Values = [Option<(&'static str, FindingValue)>; 2];

/// What a finding says beyond its code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum FindingValue {
    /// A count of characters, classes or bits.
    Number(usize),
    /// Special characters of the policy, or characters that it refuses.
    Characters(CharSet),
}

impl Finding {
    /// What the finding says beyond its code, by name.
    pub fn values(&self) -> impl Iterator<Item = (&'static str, FindingValue)> {
        self.values.into_iter().flatten()
    }
}

impl PasswordPolicy {
    /// Delivers everything that is odd about the policy, in the order of [`Lint::ALL`]. It never allocates.
    ///
    /// Nothing here is about passwords, and nothing is wrong with the policy: the server has the last word. What no policy can say
    /// is no part of it either: whether passwords are looked up in a list of known ones, say.
    ///
    /// ```
    /// use gatepass::documents::FLEXUSRDS_RESET_ROOT_PASSWORD;
    /// use gatepass::{Language, Lint};
    ///
    /// let mut found = Vec::new();
    /// FLEXUSRDS_RESET_ROOT_PASSWORD.password_policy().unwrap().lint(&mut |finding| found.push(finding));
    ///
    /// let finding = found.iter().find(|finding| finding.lint == Lint::CompositionRule).unwrap();
    /// assert_eq!(finding.lint.references()[0].section, "3.1.1.2");
    /// assert_eq!(
    ///     Language::EnUs.describe_finding(finding).to_string(),
    ///     "requires 3 classes of characters, which people meet in ways that are easy to guess; ask for length instead: \
    ///      required_classes = 0",
    /// );
    /// ```
    pub fn lint(&self, sink: &mut dyn FnMut(Finding)) {
        for &lint in Lint::ALL {
            if let Some(values) = judge(lint, self) {
                sink(Finding { lint, values });
            }
        }
    }
}

/// What a lint has to say of a policy; `None` where it has nothing.
fn judge(lint: Lint, policy: &PasswordPolicy) -> Option<Values> {
    let (min, max) = (policy.length().min(), policy.length().max());
    let required = policy.required_classes();
    let specials = policy.specials();
    let shortest = min.max(required);
    match lint {
        Lint::TooShortForAnything => when((1..ENOUGH_WITH_ANOTHER_FACTOR).contains(&shortest), number("min", min)),
        Lint::TooShortAlone => when((ENOUGH_WITH_ANOTHER_FACTOR..ENOUGH_ALONE).contains(&shortest), number("min", min)),
        Lint::LowMaximum => when(max < LONG_ENOUGH, number("max", max)),
        Lint::CompositionRule => when(required > 1, number("required", required)),
        Lint::RefusedCharacters => some(PRINTING.difference(policy.alphabet())),
        Lint::AsciiOnly => Some(NOTHING),
        Lint::EmptyAllowed => when(shortest == 0, NOTHING),
        Lint::ImpliedMinimum => when(min < required, numbers(("min", min), ("required", required))),
        Lint::IdleClasses => when(required == 1, NOTHING),
        Lint::EveryClass => when(required == policy.classes().len() as usize, number("required", required)),
        Lint::FixedLength => when(min == max, number("length", min)),
        Lint::HugeMaximum => when(max > TOO_LONG, number("max", max)),
        Lint::LowEntropy => {
            let bits = bits(policy.alphabet().len(), shortest);
            when(shortest > 0 && bits < ENOUGH_BITS, numbers(("bits", bits), ("length", shortest)))
        }
        Lint::FewSpecials => when((1..=FEW).contains(&specials.len()), characters(specials)),
        Lint::Space => when(specials.contains(' '), NOTHING),
        Lint::ShellCharacters => some(specials.intersection(SHELL)),
        Lint::UrlCharacters => some(specials.difference(USERINFO)),
        Lint::ConnectionStringCharacters => some(specials.intersection(CONNECTION_STRING)),
        Lint::SqlCharacters => some(specials.intersection(SQL)),
        Lint::CsvCharacters => some(specials.intersection(CSV)),
        Lint::LookAlikes => some(look_alikes(specials)),
    }
}

const NOTHING: Values = [None; 2];

const fn number(name: &'static str, number: usize) -> Values {
    [Some((name, FindingValue::Number(number))), None]
}

const fn numbers(one: (&'static str, usize), other: (&'static str, usize)) -> Values {
    [Some((one.0, FindingValue::Number(one.1))), Some((other.0, FindingValue::Number(other.1)))]
}

const fn characters(set: CharSet) -> Values {
    [Some(("characters", FindingValue::Characters(set))), None]
}

/// The values, where the lint applies.
const fn when(applies: bool, values: Values) -> Option<Values> {
    if applies { Some(values) } else { None }
}

/// The characters, where there are some.
const fn some(set: CharSet) -> Option<Values> {
    when(!set.is_empty(), characters(set))
}

/// Special characters that look like a letter, a digit or each other.
fn look_alikes(specials: CharSet) -> CharSet {
    let pairs = PAIRS.into_iter().map(CharSet::of).filter(|pair| pair.is_subset(specials));
    pairs.fold(specials.intersection(LIKE_LETTERS), CharSet::union)
}

/// How many bits it takes to tell apart all texts of that length, rounded down. That some of them lack a class makes hardly a
/// difference.
fn bits(characters: u32, length: usize) -> usize {
    let bits = log2(characters).saturating_mul(length as u64) >> FRACTION;
    usize::try_from(bits).unwrap_or(usize::MAX)
}

/// How many bits of a logarithm stand behind the point.
const FRACTION: u32 = 16;

/// The logarithm of a number from 1 on to the base 2: its whole part, then bit by bit the part behind the point, each by a
/// square.
fn log2(number: u32) -> u64 {
    let whole = number.ilog2();
    let mut log = u64::from(whole);
    let mut rest = u64::from(number) << (31 - whole);
    for _ in 0..FRACTION {
        rest = (rest * rest) >> 31;
        let is_twice = rest >> 32;
        rest >>= is_twice;
        log = log << 1 | is_twice;
    }
    log
}
