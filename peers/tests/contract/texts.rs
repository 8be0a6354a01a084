//! Texts about the boundaries of what a place of a request may hold, and with every kind of character.

use gatepass::{CharClass, CharSet, HeaderPolicy, HostPattern, Length, Part, PasswordPolicy, Policy, Rule};
use serde_json::Value;

use crate::request::Slot;

/// Texts about the boundaries of what a slot may hold, and with every kind of character.
pub(crate) fn texts(slot: &Slot) -> Vec<String> {
    let mut texts = match slot.policy {
        Policy::Password(policy) => passwords(policy),
        Policy::Username(policy) => of_lengths(policy.length(), "aZ0_"),
        Policy::HostList(policy) => hosts(policy.max_characters()),
        Policy::Identifier(policy) => identifiers(policy.length(), policy.suffix()),
        Policy::Header(policy) => headers(policy),
        _ => panic!("a policy of another kind"),
    };
    texts.extend(with_each_character(&slot.valid_text()));
    texts.retain(|text| slot.part != Part::Headers || can_be_sent(&slot.name, text));
    texts
}

/// What can be sent in a header and arrives as it was sent, but for what a row of the ledger is about: HTTP removes spaces
/// around it, and the server takes an empty header for none and breaks down at a media type that is none.
fn can_be_sent(name: &str, text: &str) -> bool {
    let is_kept = text.trim_matches([' ', '\t']) == text;
    let is_latin_1 = text.chars().all(|c| c <= '\u{ff}' && !"\r\n".contains(c));
    match name {
        "Content-Type" => is_kept && is_media_type(text),
        "X-Language" => is_kept && is_latin_1 && !text.is_empty(),
        _ => is_kept && is_latin_1,
    }
}

fn is_media_type(text: &str) -> bool {
    let is_token = |text: &str| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
    };
    let essence = text.split(';').next().unwrap().trim();
    essence.split_once('/').is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
}

/// Some characters beyond ASCII: accented, full-width, outside the first plane, control, line end, marks.
const BEYOND_ASCII: &str = "éＡ％．，。😀\u{80}\u{ff}\u{130}\u{2028}\u{feff}\u{fffd}";

/// The text with each character in place of one of its own, now here, now there.
fn with_each_character(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let replaced = |(at, character)| {
        let mut characters = characters.clone();
        let place = at % characters.len();
        characters[place] = character;
        characters.into_iter().collect()
    };
    ('\0'..='\x7f').chain(BEYOND_ASCII.chars()).enumerate().map(replaced).collect()
}

/// So many characters of a text, over and over.
fn cycled(text: &str, length: usize) -> String {
    text.chars().cycle().take(length).collect()
}

/// Lengths about both boundaries.
fn about(length: Length) -> impl Iterator<Item = usize> {
    [length.min(), length.max()].into_iter().flat_map(|bound| bound.saturating_sub(1)..=bound.saturating_add(1))
}

fn of_lengths(length: Length, text: &str) -> Vec<String> {
    about(length).map(|length| cycled(text, length)).collect()
}

/// Every set of classes, with every length about the boundaries.
fn passwords(policy: &PasswordPolicy) -> Vec<String> {
    let alphabets = [CharSet::UPPER, CharSet::LOWER, CharSet::DIGITS, policy.specials()];
    let sets = (0_usize..16).map(|set| {
        let chosen = CharClass::ALL.into_iter().filter(|&class| set >> class as usize & 1 == 1);
        // One of each class in turn, so that a short password has them all.
        let columns: Vec<Vec<char>> = chosen.map(|class| alphabets[class as usize].iter().collect()).collect();
        (0..10).flat_map(|row| columns.iter().map(move |column| column[row])).collect::<String>()
    });
    sets.flat_map(|set| about(policy.length()).map(move |length| cycled(&set, length))).collect()
}

fn identifiers(length: Option<usize>, suffix: &str) -> Vec<String> {
    let mut texts: Vec<String> =
        ["", "a", "A-Z_0.9~", ".", "..", "...", ".a", "a.", "a/b", "a%2Fb", "%"].map(str::to_owned).into();
    for length in [21, 22, 31, 32, 33, 35, 36, 37].into_iter().chain(length) {
        let start = length.saturating_sub(suffix.len());
        texts.extend([suffix, "in01", "IN07", "in0é"].map(|end| cycled("0a9Z", start) + end));
        texts.push(cycled("0a9Z", length));
    }
    texts
}

fn headers(policy: &HeaderPolicy) -> Vec<String> {
    if let Some(max) = policy.max() {
        return of_lengths(Length::new(1, max), "!Az~");
    }
    let supported =
        policy.supported().iter().flat_map(|&name| [name.to_owned(), name.to_uppercase(), format!("{name}x")]);
    let others = ["", "en", "fr", "en-us,zh-cn", "text/plain", "application/*", "application/json;charset=utf-8"];
    let others = others.into_iter().chain(["Application/Json ; charset=UTF-8", "text/json", "*/*"]);
    supported.chain(others.map(str::to_owned)).collect()
}

/// Lists that break each rule about them, and some that break none.
#[rustfmt::skip] // One line for those of a kind.
const ODD_HOSTS: [&str; 26] = [
    "", ",", "%,", ",%", "%,,%", "10.10.10.1, 10.10.10.2", "10.10.10.1 ,%", " %", "% ",
    "10.*", "*", "10.10.10.％", "1，2", "10.10.10._", "10.10.10.1;10.10.10.2", "10.10.10.1:3306",
    "::1", "fe80::1%eth0", "10.0.0.0/8", "10.0.0.0/255.0.0.0", "localhost", "db.example.com",
    "-1.0.0.0", "+1.0.0.0", "%,10.10.10.1,10.%", "10.10.10.1,10.10.10.1",
];

/// The hosts of the vectors, the errors of the table, and lists about the limit, but for what a schema cannot know.
fn hosts(max: usize) -> Vec<String> {
    let vectors: Value = serde_json::from_str(include_str!("../../../tests/vectors/hosts.json")).unwrap();
    let counted = vectors["counts"].as_array().unwrap().iter().map(|count| count["pattern"].as_str().unwrap());
    let mut texts: Vec<String> = counted.chain(ODD_HOSTS).map(str::to_owned).collect();
    texts.extend((0..4).map(|place| octets(place, "256")).chain((0..4).map(|place| octets(place, "00"))));
    let of_length = |length: usize| "%,".repeat((length - 1) / 2) + &"%".repeat(2 - length % 2);
    texts.extend([max - 1, max, max + 1].map(of_length));
    // Patterns whose readers try one text in many ways would never come to an end with these.
    let long_and_wrong = ["1.1.1.1,", "%%%%,", "1%1%1%1,", "%.%.%.%,", "%1%.%2%3.%4,", "1%"];
    texts.extend(long_and_wrong.map(|item| item.repeat((max - 1) / item.len()) + "x"));
    texts.retain(|text| !is_beyond_schema(text));
    texts
}

fn octets(place: usize, octet: &str) -> String {
    let mut octets = ["1"; 4];
    octets[place] = octet;
    octets.join(".")
}

/// Whether some item matches no address, and has a `%` that touches a digit: the row `wildcard-beside-digit`.
fn is_beyond_schema(list: &str) -> bool {
    list.split(',').any(|item| {
        let matches_none = HostPattern::parse(item).is_err_and(|fault| fault.rule == Rule::MatchesNoAddress);
        let pairs = item.as_bytes().windows(2);
        matches_none && pairs.into_iter().any(|pair| pair.contains(&b'%') && pair.iter().any(u8::is_ascii_digit))
    })
}
