//! The target `policy`: parameters of any policy, sensible or not, and a value. What contradicts itself is refused with the
//! error that says so; everything else judges as the oracle does under the same parameters.

use std::cell::RefCell;
use std::collections::HashMap;
use std::panic::{self, UnwindSafe};

use arbitrary::{Arbitrary, Unstructured};
use gatepass::{
    CharSet, Document, HeaderPolicy, HostListPolicy, IdentifierPolicy, Length, Member, Method, PasswordPolicy, Policy,
    PolicyError, Relation, Shape, UsernamePolicy, Violation, documents,
};

use crate::oracle::{self, Finding};
use crate::{disguise, finding, shown, value};

/// What a policy is made of, whatever its kind: some of it. The order is that of the input's bytes.
#[derive(Arbitrary, Clone, PartialEq, Eq, Hash, Debug)]
pub struct Parameters<'a> {
    kind: u8,
    min: u8,
    max: u8,
    required: u8,
    /// A bit for each character of ASCII.
    characters: u128,
    /// Which part of a constant text or list is taken: policies keep what lives as long as the program.
    start: u8,
    length: u8,
    value: &'a str,
}

type Holds = fn(&Parameters<'_>);

/// By [`Parameters::kind`].
const KINDS: [Holds; 8] = [password, username, host_list, identifier, url_safe, token, listed, members];

/// Suffixes and masks are cut from it.
const TEXT: &str =
    "in07-IN07é0.~%/a1B2c3D4################in00****0000_\0 ########-####-00000000000000000000000000000000";

static LANGUAGES: &[&str] = &["en-us", "zh-cn", "", "EN-US", "application/json", "text/plain", "é", "*/*", "a", "en"];

static NAME: UsernamePolicy = UsernamePolicy::new(Length::new(1, 32), CharSet::ALPHANUMERIC);

static MEMBERS: &[Member] = &[
    Member::username("name", &NAME),
    Member::username("host", &NAME),
    Member::list("users", 5, &[Member::username("name", &NAME)]),
    Member::username("name", &NAME),
    Member::username("", &NAME),
    Member::username("Name", &NAME),
];

impl<'a> Parameters<'a> {
    /// The value, under nothing yet.
    pub fn new(value: &'a str) -> Self {
        Self { kind: 0, min: 0, max: 0, required: 0, characters: 0, start: 0, length: 0, value }
    }

    /// The same, of that kind of policy.
    pub fn of_kind(self, kind: u8) -> Self {
        Self { kind, ..self }
    }

    /// The same, with these limits.
    pub fn with_length(self, min: u8, max: u8) -> Self {
        Self { min, max, ..self }
    }

    /// The same, with so many classes; or with one of several lists.
    pub fn with_required(self, required: u8) -> Self {
        Self { required, ..self }
    }

    /// The same, with these characters of ASCII.
    pub fn with_characters(self, characters: &str) -> Self {
        Self { characters: characters.bytes().fold(0, |set, byte| set | 1 << byte), ..self }
    }

    /// The same, with that part of the constant text.
    pub fn with_part(self, start: u8, length: u8) -> Self {
        Self { start, length, ..self }
    }
}

impl Parameters<'_> {
    /// The bytes that are read as these parameters.
    pub fn seed(&self) -> Vec<u8> {
        let Self { kind, min, max, required, characters, start, length, value } = self;
        let mut bytes = vec![*kind, *min, *max, *required];
        bytes.extend(characters.to_le_bytes());
        bytes.extend([*start, *length]);
        bytes.extend(value.as_bytes());
        bytes
    }

    /// The characters as a text, which is another way to say a set.
    fn characters(&self) -> String {
        (0..128_u8).filter(|code| self.characters >> code & 1 == 1).map(char::from).collect()
    }

    fn set(&self) -> CharSet {
        CharSet::of(&self.characters())
    }

    fn range(&self) -> (usize, usize) {
        (limit(self.min), limit(self.max))
    }

    /// A part of the constant text; nothing where it would cut a character.
    fn text(&self) -> &'static str {
        let start = usize::from(self.start) % TEXT.len();
        TEXT.get(start..(start + usize::from(self.length)).min(TEXT.len())).unwrap_or_default()
    }
}

/// A part of a constant list.
fn some<T>(list: &'static [T], Parameters { start, length, .. }: &Parameters<'_>) -> &'static [T] {
    let start = usize::from(*start) % list.len();
    &list[start..(start + usize::from(*length)).min(list.len())]
}

/// Small numbers as they are, and some that no computer has memory for.
fn limit(number: u8) -> usize {
    match number {
        0..=247 => number.into(),
        _ => [256, 8192, 65_536, u32::MAX as usize, 1 << 32, isize::MAX as usize, usize::MAX - 1, usize::MAX]
            [usize::from(number - 248)],
    }
}

/// Holds the laws of policies against the input.
pub fn holds(data: &[u8]) {
    let Ok(parameters) = Parameters::arbitrary_take_rest(Unstructured::new(data)) else { return };
    set(&parameters);
    KINDS[usize::from(parameters.kind) % KINDS.len()](&parameters);
}

/// A set is its characters.
fn set(parameters: &Parameters<'_>) {
    let (characters, other) = (parameters.characters(), parameters.text());
    let set = CharSet::try_of(&characters).unwrap();
    assert_eq!(set.to_string(), characters);
    assert_eq!(set.len() as usize, characters.len());
    assert!((0..256).filter_map(char::from_u32).all(|c| set.contains(c) == characters.contains(c)));
    let Ok(other_set) = CharSet::try_of(other) else { return assert!(!other.is_ascii()) };
    let kept = |keep: fn(bool, bool) -> bool| -> String {
        (0..128_u8).map(char::from).filter(|&c| keep(characters.contains(c), other.contains(c))).collect()
    };
    assert_eq!(set.union(other_set).to_string(), kept(|one, other| one || other));
    assert_eq!(set.intersection(other_set).to_string(), kept(|one, other| one && other));
    assert_eq!(set.difference(other_set).to_string(), kept(|one, other| one && !other));
    assert_eq!(set.is_subset(other_set), kept(|one, other| one && !other).is_empty());
}

/// The length, which is refused where it is backwards.
fn length((min, max): (usize, usize)) -> Option<Length> {
    let length = Length::try_new(min, max);
    assert_eq!(length.is_err(), min > max);
    assert!(
        length.is_ok_and(|length| (length.min(), length.max()) == (min, max))
            || length == Err(PolicyError::MinAboveMax)
    );
    length.ok()
}

fn password(parameters: &Parameters<'_>) {
    let (range, required) = (parameters.range(), limit(parameters.required));
    let Some(length) = length(range) else { return };
    let specials = parameters.characters();
    let is = |refused: &dyn Fn(char) -> bool| specials.chars().any(refused);
    let expected = if is(&|c| c.is_ascii_alphanumeric()) {
        Some(PolicyError::SpecialIsLetterOrDigit)
    } else if is(&|c| c.is_control()) {
        Some(PolicyError::SpecialIsControl)
    } else if required > if specials.is_empty() { 3 } else { 4 } {
        Some(PolicyError::TooManyClasses)
    } else if required > range.1 {
        Some(PolicyError::TooManyClassesForLength)
    } else {
        None
    };
    let policy = PasswordPolicy::try_new(length, parameters.set(), required);
    assert_eq!(policy.as_ref().err(), expected.as_ref());
    let Ok(policy) = policy else { return };
    assert_eq!((policy.length(), policy.specials(), policy.required_classes()), (length, parameters.set(), required));
    judges(parameters, &policy, Policy::Password, &specials, |value| {
        oracle::password(range, required, &specials, value)
    });
    documents::ALL
        .iter()
        .filter_map(|document| document.password_policy())
        .for_each(|other| sets(parameters.value, &policy, other));
}

/// What two policies have in common is what both accept, and how they are related is no opinion about another value.
fn sets(value: &str, one: &PasswordPolicy, other: &PasswordPolicy) {
    let (is_in_one, is_in_other) = (one.is_valid(value), other.is_valid(value));
    let both = one.intersection(other);
    assert_eq!(both.is_ok_and(|both| both.is_valid(value)), is_in_one && is_in_other);
    let is_possible = match one.relation_to(other) {
        Relation::Equal => is_in_one == is_in_other,
        Relation::Stricter => is_in_other || !is_in_one,
        Relation::Looser => is_in_one || !is_in_other,
        Relation::Overlapping => true,
        Relation::Disjoint => !(is_in_one && is_in_other),
    };
    assert!(is_possible, "{one:?} and {other:?}");
    assert_eq!(both.is_err(), one.relation_to(other) == Relation::Disjoint);
}

fn username(parameters: &Parameters<'_>) {
    let Some(length) = length(parameters.range()) else { return };
    let alphabet = parameters.characters();
    let policy = UsernamePolicy::try_new(length, parameters.set());
    assert_eq!(policy.as_ref().err(), alphabet.is_empty().then_some(&PolicyError::EmptyAlphabet));
    let Ok(policy) = policy else { return };
    assert_eq!((policy.length(), policy.alphabet()), (length, parameters.set()));
    judges(parameters, &policy, Policy::Username, "", |value| oracle::name(parameters.range(), &alphabet, value));
}

fn host_list(parameters: &Parameters<'_>) {
    let (_, max) = parameters.range();
    let contradiction = (max == 0).then_some(PolicyError::NothingAllowed);
    let Some(policy) = made(contradiction, move || HostListPolicy::new(max)) else { return };
    assert_eq!(policy.max_characters(), max);
    judges(parameters, &policy, Policy::HostList, "", |value| oracle::hosts(max, value));
}

fn identifier(parameters: &Parameters<'_>) {
    let ((_, length), suffix) = (parameters.range(), parameters.text());
    let is_possible = suffix.chars().all(|c| c.is_ascii_alphanumeric()) && suffix.len() <= length;
    let expected = match length {
        0 => Some(PolicyError::NothingAllowed),
        _ => (!is_possible).then_some(PolicyError::ImpossibleSuffix),
    };
    let policy = IdentifierPolicy::try_fixed(length, suffix);
    assert_eq!(policy.as_ref().err(), expected.as_ref());
    let Ok(policy) = policy else { return };
    assert_eq!((policy.length(), policy.suffix()), (Some(length), suffix));
    judges(parameters, &policy, Policy::Identifier, "", |value| oracle::ranged_identifier(value, length, suffix));
}

fn url_safe(parameters: &Parameters<'_>) {
    static SHAPES: [&[Shape]; 3] = [&[], &[Shape::INSTANCE_ID, Shape::DASHED_UUID], &[Shape::PROJECT_ID]];
    let mask = parameters.text();
    let contradiction = (mask.is_empty() || !mask.is_ascii()).then_some(PolicyError::NothingAllowed);
    if let Some(shape) = made(contradiction, move || Shape::new(mask)) {
        assert_eq!(shape.mask(), mask);
        let characters: Vec<char> = parameters.value.chars().collect();
        assert_eq!(shape.fits(parameters.value), oracle::fits_mask(mask, &characters));
    }
    let shapes = SHAPES[usize::from(parameters.required) % SHAPES.len()];
    let is_usual = |id: &[char]| shapes.is_empty() || shapes.iter().any(|shape| oracle::fits_mask(shape.mask(), id));
    let policy = IdentifierPolicy::url_safe(shapes);
    judges(parameters, &policy, Policy::Identifier, "", |value| oracle::free_identifier(value, is_usual));
}

fn token(parameters: &Parameters<'_>) {
    let (_, max) = parameters.range();
    let contradiction = (max == 0).then_some(PolicyError::NothingAllowed);
    let Some(policy) = made(contradiction, move || HeaderPolicy::token(max)) else { return };
    assert_eq!(policy.max(), Some(max));
    judges(parameters, &policy, Policy::Header, "", |value| oracle::token(max, value));
}

/// A language or a media type of a list.
fn listed(parameters: &Parameters<'_>) {
    type Listed = (fn(&'static [&'static str]) -> HeaderPolicy, fn(&[&str], &str) -> Vec<Finding>);
    const LISTED: [Listed; 2] =
        [(HeaderPolicy::language, oracle::language), (HeaderPolicy::content_type, oracle::content_type)];
    let supported = some(LANGUAGES, parameters);
    let (new, oracle) = LISTED[usize::from(parameters.required) % 2];
    let contradiction = supported.is_empty().then_some(PolicyError::NothingAllowed);
    let Some(policy) = made(contradiction, move || new(supported)) else { return };
    assert_eq!(policy.supported(), supported);
    judges(parameters, &policy, Policy::Header, "", |value| oracle(supported, value));
}

/// A document's members: no two of one name, no list in a list, and no list of nothing.
fn members(parameters: &Parameters<'_>) {
    let members = some(MEMBERS, parameters);
    let (_, max) = parameters.range();
    let is_repeated = |(i, member): (usize, &Member)| members[..i].iter().any(|other| other.name == member.name);
    let same_name = members.iter().enumerate().any(is_repeated).then_some(PolicyError::SameName);
    let has_list = members.iter().any(|member| member.name == "users");
    let nothing = (max == 0).then_some(PolicyError::NothingAllowed);
    let contradiction = nothing.or(same_name).or(has_list.then_some(PolicyError::ListInList));
    made(contradiction, move || Member::list("list", max, members));
    let document = Document::new("", Method::Put, "");
    for with in [Document::with_body, Document::with_headers, Document::with_path_parameters] {
        made(same_name, move || with(document, members));
    }
}

/// What a constructor of constants makes. What contradicts itself it refuses, in the words of the error.
fn made<T>(contradiction: Option<PolicyError>, make: impl FnOnce() -> T + UnwindSafe) -> Option<T> {
    let Some(error) = contradiction else { return Some(make()) };
    // The fuzzer's hook would take it for a finding.
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| ()));
    let refused = panic::catch_unwind(make);
    panic::set_hook(hook);
    let why = refused.err().expect("a contradiction was accepted");
    let text = why.downcast_ref::<String>().map(String::as_str).or(why.downcast_ref::<&str>().copied());
    assert_eq!(text, Some(error.to_string().as_str()));
    None
}

/// The policy says of the value what the oracle says under the same parameters.
fn judges<P: Judge>(
    parameters: &Parameters<'_>,
    policy: &P,
    wrap: fn(&'static P) -> Policy,
    specials: &str,
    expected: impl Fn(&str) -> Vec<Finding>,
) {
    let given = parameters.value;
    let expected = |value: &str| oracle::in_report_order(expected(value));
    let said = expected(given);
    let mut found = Vec::new();
    policy.check(given, &mut |violation| found.push(finding(violation.rule, violation.span)));
    assert_eq!(found, said);
    assert_eq!(policy.is_valid(given), !said.iter().any(|finding| oracle::is_error(finding.code)));
    let Some(policy) = kept(parameters, policy, wrap) else { return };
    value::holds(&policy, given, &policy.report(given), said);
    if policy.is_secret() {
        disguise::tells_nothing(given, specials, |value| shown::value(&policy, value));
    }
}

/// What every policy can do, whatever its kind.
trait Judge: Copy + 'static {
    fn is_valid(&self, value: &str) -> bool;
    fn check(&self, value: &str, sink: &mut dyn FnMut(&Violation<'_>));
}

macro_rules! judge {
    ($($policy:ident)*) => { $(
        impl Judge for $policy {
            fn is_valid(&self, value: &str) -> bool {
                self.is_valid(value)
            }

            fn check(&self, value: &str, sink: &mut dyn FnMut(&Violation<'_>)) {
                self.check(value, sink);
            }
        }
    )* };
}

judge!(PasswordPolicy UsernamePolicy HostListPolicy IdentifierPolicy HeaderPolicy);

/// The policy of these parameters, kept for as long as the program runs: a `Policy` wants that. There is room for so many;
/// of others the verdict and the report alone are asked.
fn kept<P: Judge>(parameters: &Parameters<'_>, policy: &P, wrap: fn(&'static P) -> Policy) -> Option<Policy> {
    const ROOM: usize = 200_000;
    thread_local! {
        static KEPT: RefCell<HashMap<Parameters<'static>, Policy>> = RefCell::default();
    }
    let key = Parameters { value: "", kind: parameters.kind % 8, ..*parameters };
    KEPT.with_borrow_mut(|kept| {
        if kept.len() >= ROOM {
            return kept.get(&key).copied();
        }
        Some(*kept.entry(key).or_insert_with(|| wrap(Box::leak(Box::new(*policy)))))
    })
}
