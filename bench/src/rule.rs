//! One rule, that of `taurusdb.change-user-password`, as people state it with what there is; and what is measured beside it.

use std::sync::LazyLock;

use garde::Validate as _;
use gatepass::documents::TAURUSDB_CHANGE_USER_PASSWORD;
use gatepass::{Field, PasswordPolicy, Policy, State};
use regex::Regex;
use validator::Validate as _;
use zxcvbn::Score;

/// The rule: 8 to 32 characters, three of four classes, 19 special characters.
pub const POLICY: &PasswordPolicy = match TAURUSDB_CHANGE_USER_PASSWORD.password_policy() {
    Some(policy) => policy,
    None => unreachable!(),
};

/// Nothing: what it costs to go through the passwords.
#[inline]
pub fn nothing(_: &str) {}

/// The floor: the bytes, each of them looked at and no more than that.
#[inline]
pub fn or_of_bytes(password: &str) -> u8 {
    password.bytes().fold(0, |seen, byte| seen | byte)
}

/// The rule by gatepass.
#[inline]
pub fn gatepass(password: &str) -> bool {
    POLICY.is_valid(password)
}

/// The report: how many violations it has.
#[inline]
pub fn violations(password: &str) -> usize {
    let mut count = 0;
    POLICY.check(password, &mut |_| count += 1);
    count
}

/// The checklist: how many of its rules are not met.
#[inline]
pub fn unmet(password: &str) -> usize {
    let mut count = 0;
    CHECKED.checklist(password, &mut |item| count += usize::from(item.state != State::Met));
    count
}

/// The policy as those ask for it who judge any field.
const CHECKED: Policy = Policy::Password(POLICY);

/// The rule by gatepass, from the document on.
#[inline]
pub fn gatepass_document(password: &str) -> bool {
    TAURUSDB_CHANGE_USER_PASSWORD.is_valid(Field::Password, password) == Some(true)
}

static SHAPE: LazyLock<Regex> = LazyLock::new(|| compiled(r"^[A-Za-z0-9|.~!@#$%^*\-_=+?,()&]{8,32}$"));
static CLASSES: LazyLock<[Regex; 4]> =
    LazyLock::new(|| ["[A-Z]", "[a-z]", "[0-9]", r"[|.~!@#$%^*\-_=+?,()&]"].map(compiled));
static PASTED: LazyLock<Regex> = LazyLock::new(|| compiled(r"^[A-Za-z0-9|.~!@#$%^*-_=+?,()&]{8,32}$"));

#[expect(clippy::expect_used, reason = "the expressions are constants")]
fn compiled(expression: &str) -> Regex {
    Regex::new(expression).expect("the expression is one")
}

/// The rule by five regular expressions, each compiled once.
#[inline]
pub fn five_expressions(password: &str) -> bool {
    SHAPE.is_match(password) && classes_by_expressions(password) >= 3
}

/// Another rule: the special characters as the document lists them, pasted into a class, where `*-_` is a range.
pub fn pasted_expressions(password: &str) -> bool {
    PASTED.is_match(password) && classes_by_expressions(password) >= 3
}

#[inline]
fn classes_by_expressions(password: &str) -> usize {
    CLASSES.iter().filter(|class| class.is_match(password)).count()
}

/// The rule by what the crate `passwords` counts. Nearly: it counts every punctuation mark of ASCII, allowed or not.
#[inline]
pub fn analyzer(password: &str) -> bool {
    let found = passwords::analyzer::analyze(password);
    let classes = [
        found.uppercase_letters_count(),
        found.lowercase_letters_count(),
        found.numbers_count(),
        found.symbols_count(),
    ];
    let is_of_classes_alone =
        found.spaces_count() == 0 && found.other_characters_count() == 0 && found.password() == password;
    (8..=32).contains(&found.length()) && is_of_classes_alone && classes.iter().filter(|&&count| count > 0).count() >= 3
}

#[derive(validator::Validate)]
struct ByValidator<'a> {
    #[validate(length(min = 8, max = 32), regex(path = *ALPHABET), custom(function = "of_three_classes"))]
    password: &'a str,
}

static ALPHABET: LazyLock<Regex> = LazyLock::new(|| compiled(r"^[A-Za-z0-9|.~!@#$%^*\-_=+?,()&]*$"));

fn of_three_classes(password: &str) -> Result<(), validator::ValidationError> {
    if classes(password) >= 3 { Ok(()) } else { Err(validator::ValidationError::new("classes")) }
}

/// The rule by a struct with the attributes of `validator`.
#[inline]
pub fn validator(password: &str) -> bool {
    ByValidator { password }.validate().is_ok()
}

#[derive(garde::Validate)]
struct ByGarde<'a> {
    #[garde(length(chars, min = 8, max = 32), pattern(r"^[A-Za-z0-9|.~!@#$%^*\-_=+?,()&]*$"), custom(three_classes))]
    password: &'a str,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "garde calls it")]
fn three_classes(password: &str, (): &()) -> garde::Result {
    if classes(password) >= 3 { Ok(()) } else { Err(garde::Error::new("classes")) }
}

/// The rule by a struct with the attributes of `garde`.
#[inline]
pub fn garde(password: &str) -> bool {
    ByGarde { password }.validate().is_ok()
}

/// How many classes a password has, as one would count them for an attribute that calls a function.
fn classes(password: &str) -> usize {
    let classes: [fn(char) -> bool; 4] = [
        |c| c.is_ascii_uppercase(),
        |c| c.is_ascii_lowercase(),
        |c| c.is_ascii_digit(),
        |c| "|.~!@#$%^*-_=+?,()&".contains(c),
    ];
    classes.into_iter().filter(|class| password.contains(*class)).count()
}

/// Another question: whether the password is hard to guess.
#[inline]
pub fn estimator(password: &str) -> bool {
    zxcvbn::zxcvbn(password, &[]).score() >= Score::Three
}
