//! The oracle: every grammar a second time, in the dumbest possible way, straight from the
//! sentences of the documents (`GRAMMARS.md`, `docs/report.md`). It shares no table and no code
//! with the library, so a mistake has to be made twice to stay unseen. It is slow on purpose.
//!
//! It lists everything it finds; the cut after 1,000 violations is left to the test.

#![allow(dead_code, unreachable_pub, clippy::expect_used, reason = "shared by tests that use one part of it each")]

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

pub const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
pub const LOWER: &str = "abcdefghijklmnopqrstuvwxyz";
pub const DIGITS: &str = "0123456789";
pub const HEX: &str = "0123456789abcdefABCDEF";

/// The codes, in the order of the table of `docs/report.md`.
const ERRORS: &str = "malformed_json invalid_utf8 too_deep body_too_large duplicate_key missing wrong_type \
    no_users too_many_users empty too_short too_long empty_item space_in_list \
    asterisk_wildcard full_width_character ipv6_address cidr_suffix netmask_suffix \
    underscore_wildcard host_name wrong_length illegal_character too_few_classes wrong_suffix \
    unsafe_in_url unsupported_language unsupported_content_type matches_no_address \
    list_too_long";
const WARNINGS: &str = "equals_username equals_reversed_username undocumented_pattern duplicate_host \
    unusual_shape unknown_field duplicate_user";
const ADVICE: &str = "weak covered_host any_address";

/// One violation: what and where, in bytes of UTF-8.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub code: &'static str,
    pub span: Option<(usize, usize)>,
}

/// A character and the byte at which it starts.
type At = (usize, char);

/// "error: the document forbids it."
pub fn is_error(code: &str) -> bool {
    let _ = place_in_table(code);
    words(ERRORS).any(|error| error == code)
}

/// UTF-16 code units before a byte offset.
pub fn utf16(value: &str, byte_offset: usize) -> usize {
    let mut units = 0;
    for (at, c) in value.char_indices() {
        if at < byte_offset {
            units += if c as u32 > 0xFFFF { 2 } else { 1 };
        }
    }
    units
}

/// The findings of one field judged alone; `None` when the document has no such field.
pub fn field(document: &str, field: &str, value: &str) -> Option<Vec<Finding>> {
    let change_user = document == "taurusdb.change-user-password";
    let uuid_too = document == "taurusdb.reset-database-password";
    let root = document == "flexusrds.reset-root-password" || document == "otc-rds.reset-root-password";
    if !change_user && !uuid_too && !root {
        return None;
    }
    let found = match field {
        // "8 to 32 characters, at least three of the four classes."
        "password" => password((8, 32), 3, specials(document), value),
        // Only this document has names and hosts.
        // "1 to 32 characters of `A–Z a–z 0–9 _`."
        "name" if change_user => name((1, 32), &[UPPER, LOWER, DIGITS, "_"].concat(), value),
        // "A list of more than 8,192 characters is `list_too_long`."
        "host" if change_user => hosts(8192, value),
        // "32 letters and digits"; "36 letters and digits, ending in `in07`".
        "project_id" if change_user => ranged_identifier(value, 32, ""),
        "instance_id" if change_user => ranged_identifier(value, 36, "in07"),
        // "Warning `unusual_shape` for a project_id that is not 32 letters and digits, an
        // instance_id that is not 32 hex digits + `in` + two digits (reset-database-password: nor
        // a dashed UUID)."
        "project_id" => free_identifier(value, |id| id.len() == 32 && id.iter().all(|c| letter(*c) || digit(*c))),
        "instance_id" => free_identifier(value, |id| usual_instance(id) || (uuid_too && dashed_uuid(id))),
        _ => return None,
    };
    Some(in_report_order(found))
}

/// A password beside the name it belongs to: "sibling pages refuse a password that equals the name,
/// or the name reversed: warnings here, exact comparison".
pub fn password_of(document: &str, username: &str, value: &str) -> Vec<Finding> {
    let mut found = field(document, "password", value).expect("a document of GRAMMARS.md");
    let whole = (0, value.len());
    // "Beyond the 32nd character nothing is looked at."
    let comparable = !value.is_empty() && value.chars().count() <= 32;
    if comparable && value == username {
        found.push(finding("equals_username", whole));
    }
    let reversed: String = username.chars().rev().collect();
    if comparable && value == reversed {
        found.push(finding("equals_reversed_username", whole));
    }
    in_report_order(found)
}

/// One header. "Other headers are not looked at"; names match without regard to case.
pub fn header(name: &str, value: &str) -> Vec<Finding> {
    let found = match name.to_ascii_lowercase().as_str() {
        // "More than 65,536 characters: `too_long`."
        "x-auth-token" => token(65_536, value),
        // "`en-us` or `zh-cn`, exactly."
        "x-language" => language(&["en-us", "zh-cn"], value),
        "content-type" => content_type(&["application/json"], value),
        _ => Vec::new(),
    };
    in_report_order(found)
}

// ---------------------------------------------------------------------------------- small words

fn letter(c: char) -> bool {
    UPPER.contains(c) || LOWER.contains(c)
}

fn digit(c: char) -> bool {
    DIGITS.contains(c)
}

fn characters(value: &str) -> Vec<At> {
    value.char_indices().collect()
}

fn finding(code: &'static str, span: (usize, usize)) -> Finding {
    Finding { code, span: Some(span) }
}

/// "Within a field the order of the tables below, then of the spans."
pub fn in_report_order(mut found: Vec<Finding>) -> Vec<Finding> {
    found.sort_by_key(|f| (place_in_table(f.code), f.span));
    found
}

/// Errors stand before warnings, warnings before advice.
fn place_in_table(code: &str) -> usize {
    let mut table = words(ERRORS).chain(words(WARNINGS)).chain(words(ADVICE));
    table.position(|c| c == code).expect("a code of the table of docs/report.md")
}

fn words(list: &str) -> std::str::Split<'_, char> {
    list.split(' ')
}

/// "The first character beyond the limit", if there is one.
fn beyond(code: &'static str, chars: &[At], limit: usize) -> Option<Finding> {
    chars.get(limit).map(|(at, c)| finding(code, (*at, at + c.len_utf8())))
}

/// "The value, at most its first 64 characters."
fn first_64(value: &str) -> (usize, usize) {
    let end = characters(value).get(64).map_or(value.len(), |(at, _)| *at);
    (0, end)
}

/// The kinds of `docs/report.md`.
pub fn kind(c: char) -> &'static str {
    if c == ' ' {
        "space"
    } else if c.is_control() {
        "control"
    } else if letter(c) {
        "ascii_letter"
    } else if digit(c) {
        "ascii_digit"
    } else if c.is_ascii() {
        "ascii_punctuation"
    } else if ('\u{FF01}'..='\u{FF5E}').contains(&c) || c == '\u{3000}' || c == '。' {
        "full_width"
    } else {
        "non_ascii"
    }
}

/// "One run of illegal characters of one kind."
fn runs(code: &'static str, chars: &[At], illegal: impl Fn(char) -> bool) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        let (start, first) = chars[i];
        if !illegal(first) {
            i += 1;
            continue;
        }
        let mut end = start;
        while i < chars.len() && illegal(chars[i].1) && kind(chars[i].1) == kind(first) {
            end = chars[i].0 + chars[i].1.len_utf8();
            i += 1;
        }
        found.push(finding(code, (start, end)));
    }
    found
}

// ------------------------------------------------------------------------- passwords and names

/// "17 specials"; "the 17 plus `|` and `.`".
pub fn specials(document: &str) -> &'static str {
    match document {
        "taurusdb.change-user-password" => "~!@#$%^*-_=+?,()&|.",
        _ => "~!@#$%^*-_=+?,()&",
    }
}

/// "At least three of the four classes upper-case letters, lower-case letters, digits, special
/// characters; nothing outside those classes."
pub fn password((min, max): (usize, usize), required: usize, specials: &str, value: &str) -> Vec<Finding> {
    let chars = characters(value);
    let mut found = Vec::new();
    if chars.len() < min {
        found.push(finding("too_short", (0, value.len())));
    }
    found.extend(beyond("too_long", &chars, max));
    // "`illegal_character` and `too_few_classes` speak of its first 32 characters."
    let looked_at = &chars[..chars.len().min(max)];
    let classes = [UPPER, LOWER, DIGITS, specials];
    found.extend(runs("illegal_character", looked_at, |c| !classes.iter().any(|class| class.contains(c))));
    let mut present = 0;
    for class in classes {
        if looked_at.iter().any(|(_, c)| class.contains(*c)) {
            present += 1;
        }
    }
    if present < required {
        found.push(Finding { code: "too_few_classes", span: None });
    }
    found
}

/// A length and an alphabet: nothing else.
pub fn name((min, max): (usize, usize), alphabet: &str, value: &str) -> Vec<Finding> {
    let chars = characters(value);
    let mut found = Vec::new();
    if chars.len() < min {
        found.push(finding("too_short", (0, value.len())));
    }
    found.extend(beyond("too_long", &chars, max));
    let looked_at = &chars[..chars.len().min(max)];
    found.extend(runs("illegal_character", looked_at, |c| !alphabet.contains(c)));
    found
}

// ---------------------------------------------------------------------- identifiers and headers

/// "With a range: `empty` alone, else all that apply of `wrong_length`, `illegal_character`,
/// `wrong_suffix`; never `unsafe_in_url`."
pub fn ranged_identifier(value: &str, length: usize, suffix: &str) -> Vec<Finding> {
    if value.is_empty() {
        return vec![finding("empty", (0, 0))];
    }
    let chars = characters(value);
    let mut found = Vec::new();
    // "The whole value; when it is too long, the first character beyond the length."
    if chars.len() != length {
        let too_short = finding("wrong_length", (0, value.len()));
        found.push(beyond("wrong_length", &chars, length).unwrap_or(too_short));
    }
    let cut = &chars[..chars.len().min(length)];
    found.extend(runs("illegal_character", cut, |c| !letter(c) && !digit(c)));
    // "Where the suffix should stand: the last characters of the value, cut at the required length."
    if !value.ends_with(suffix) {
        let end = chars.get(length).map_or(value.len(), |(at, _)| *at);
        let (start, _) = cut[cut.len().saturating_sub(suffix.len())];
        found.push(finding("wrong_suffix", (start, end)));
    }
    found
}

/// "Without one: errors are only `empty` and `unsafe_in_url` (a character outside
/// `A–Z a–z 0–9 - _ . ~`, or the value `.` or `..`)."
pub fn free_identifier(value: &str, usual: impl Fn(&[char]) -> bool) -> Vec<Finding> {
    if value.is_empty() {
        return vec![finding("empty", (0, 0))];
    }
    let mut found = runs("unsafe_in_url", &characters(value), |c| !letter(c) && !digit(c) && !"-_.~".contains(c));
    if value == "." || value == ".." {
        found.push(finding("unsafe_in_url", (0, value.len())));
    }
    let chars: Vec<char> = value.chars().collect();
    if !usual(&chars) {
        found.push(finding("unusual_shape", (0, value.len())));
    }
    found
}

/// "32 hex digits + `in` + two digits."
fn usual_instance(id: &[char]) -> bool {
    id.len() == 36
        && id[..32].iter().all(|c| HEX.contains(*c))
        && id[32] == 'i'
        && id[33] == 'n'
        && digit(id[34])
        && digit(id[35])
}

/// "The dashed UUID": 8, 4, 4, 4 and 12 hex digits.
fn dashed_uuid(id: &[char]) -> bool {
    let form: Vec<char> = "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh".chars().collect();
    id.len() == form.len() && (0..id.len()).all(|i| if form[i] == 'h' { HEX.contains(id[i]) } else { id[i] == '-' })
}

/// "`#` is a hexadecimal digit, `0` a digit, `*` a letter or a digit, and anything else stands for itself."
pub fn fits_mask(mask: &str, id: &[char]) -> bool {
    let mask: Vec<char> = mask.chars().collect();
    let fits = |place: usize| match mask[place] {
        '#' => HEX.contains(id[place]),
        '0' => digit(id[place]),
        '*' => letter(id[place]) || digit(id[place]),
        other => id[place] == other,
    };
    id.len() == mask.len() && (0..id.len()).all(fits)
}

/// "`X-Auth-Token`: not empty, printable ASCII without spaces."
pub fn token(max: usize, value: &str) -> Vec<Finding> {
    if value.is_empty() {
        return vec![finding("empty", (0, 0))];
    }
    let chars = characters(value);
    let looked_at = &chars[..chars.len().min(max)];
    let mut found = runs("illegal_character", looked_at, |c| !('!'..='~').contains(&c));
    found.extend(beyond("too_long", &chars, max));
    found
}

/// "Exactly."
pub fn language(supported: &[&str], value: &str) -> Vec<Finding> {
    let found = if supported.contains(&value) { None } else { Some(finding("unsupported_language", first_64(value))) };
    found.into_iter().collect()
}

/// A media type, "without regard to case, parameters such as `; charset=utf-8` allowed."
pub fn content_type(supported: &[&str], value: &str) -> Vec<Finding> {
    let is_legal = value.chars().all(|c| c == '\t' || (' '..='~').contains(&c));
    let is = |media_type: &&str| {
        let (value, media_type) = (value.to_ascii_lowercase(), media_type.to_ascii_lowercase());
        value.strip_prefix(&media_type).is_some_and(|rest| {
            let rest = rest.trim_start_matches([' ', '\t']);
            rest.is_empty() || rest.starts_with(';')
        })
    };
    if is_legal && supported.iter().any(is) {
        return Vec::new();
    }
    vec![finding("unsupported_content_type", first_64(value))]
}

// --------------------------------------------------------------------------------------- hosts

/// "A comma-separated list without spaces around the comma."
pub fn hosts(max: usize, value: &str) -> Vec<Finding> {
    // "`list_too_long` and nothing more of it is judged."
    if let Some(too_long) = beyond("list_too_long", &characters(value), max) {
        return vec![too_long];
    }
    let mut found = Vec::new();
    let mut candidates = Vec::new();
    let mut start = 0;
    for (position, text) in value.split(',').enumerate() {
        let item = (start, start + text.len());
        start = item.1 + 1;
        let errors = host_errors(item.0, text);
        if !errors.is_empty() {
            found.extend(errors);
            continue;
        }
        // "For an item made of digits, dots and `%` the rule follows."
        let addresses = address_count(text);
        if addresses == 0 {
            found.push(finding("matches_no_address", item));
            continue;
        }
        if !documented(text) {
            found.push(finding("undocumented_pattern", item));
        }
        // "Every pattern that opens all 2^32 addresses."
        if addresses == 1 << 32 {
            found.push(finding("any_address", item));
        }
        // "`duplicate_host` and `covered_host` are looked for among the first 64 items."
        if position < 64 {
            candidates.push((item, text));
        }
    }
    for (i, (item, text)) in candidates.iter().enumerate() {
        // "Of two items that cover each other, only the later is reported."
        let covers =
            |(k, (_, other)): (usize, &(_, &str))| other != text && like(other, text) && (k < i || !like(text, other));
        // "A duplicate is not also covered."
        if candidates[..i].iter().any(|(_, earlier)| earlier == text) {
            found.push(finding("duplicate_host", *item));
        } else if candidates.iter().enumerate().any(covers) {
            found.push(finding("covered_host", *item));
        }
    }
    found
}

/// "Each item has at most one error code: the first of these that applies to it." All of them but
/// the last, `matches_no_address`, which `hosts` judges.
fn host_errors(start: usize, item: &str) -> Vec<Finding> {
    let end = start + item.len();
    let chars: Vec<At> = item.char_indices().map(|(at, c)| (start + at, c)).collect();
    let each = |code: &'static str, wanted: &str| -> Vec<Finding> {
        let hits = chars.iter().filter(|(_, c)| wanted.contains(*c));
        hits.map(|(at, c)| finding(code, (*at, at + c.len_utf8()))).collect()
    };
    let all = |legal: &dyn Fn(char) -> bool| chars.iter().all(|(_, c)| legal(*c));

    if item.is_empty() {
        return vec![finding("empty_item", (start, start))];
    }
    if item.contains(' ') {
        return each("space_in_list", " ");
    }
    if item.contains('*') {
        return each("asterisk_wildcard", "*");
    }
    // "`，` `％` `．` `。`, full-width digits."
    let full_width = each("full_width_character", "，％．。０１２３４５６７８９");
    if !full_width.is_empty() {
        return full_width;
    }
    if item.chars().filter(|c| *c == ':').count() >= 2 {
        return vec![finding("ipv6_address", (start, end))];
    }
    // "`/` and digits; `/` and a dotted mask": "from the `/` to the end of the item".
    if let Some((before, after)) = item.split_once('/') {
        let slash = start + before.len();
        if !after.is_empty() && after.chars().all(digit) {
            return vec![finding("cidr_suffix", (slash, end))];
        }
        let dotted = after.chars().all(|c| digit(c) || c == '.');
        if dotted && after.contains('.') && after.chars().any(digit) {
            return vec![finding("netmask_suffix", (slash, end))];
        }
    }
    if item.contains('_') && all(&|c| digit(c) || ".%_".contains(c)) {
        return each("underscore_wildcard", "_");
    }
    let in_host_name = |c: char| letter(c) || digit(c) || "-.%".contains(c);
    if all(&in_host_name) && item.chars().any(letter) {
        return vec![finding("host_name", (start, end))];
    }
    // "Anything else."
    let illegal = runs("illegal_character", &chars, |c| !in_host_name(c));
    if !illegal.is_empty() {
        return illegal;
    }
    runs("illegal_character", &chars, |c| c == '-')
}

/// "`%`; four octets; one to three leading octets and then `.%`."
pub fn documented(item: &str) -> bool {
    let octet = |text: &&str| (0..=255).any(|n: u32| n.to_string() == *text);
    let parts: Vec<&str> = item.split('.').collect();
    let (last, leading) = parts.split_last().expect("split gives at least one part");
    leading.iter().all(octet) && ((*last == "%" && leading.len() <= 3) || (octet(last) && leading.len() == 3))
}

/// "As text, `%` matching any run of characters, dots included." `table[p][t]` says whether the rest
/// of the pattern from `p` matches the rest of the text from `t`; it is filled from the end, which
/// is the plain recursion without a deep stack.
///
/// With a pattern as the text, a `%` in it is a character that only a `%` can absorb.
pub fn like(pattern: &str, text: &str) -> bool {
    let pattern: Vec<char> = pattern.chars().collect();
    let text: Vec<char> = text.chars().collect();
    let mut table = vec![vec![false; text.len() + 1]; pattern.len() + 1];
    table[pattern.len()][text.len()] = true;
    for p in (0..pattern.len()).rev() {
        for t in (0..=text.len()).rev() {
            table[p][t] = if pattern[p] == '%' {
                table[p + 1][t] || (t < text.len() && table[p][t + 1])
            } else {
                t < text.len() && pattern[p] == text[t] && table[p + 1][t + 1]
            };
        }
    }
    table[0][0]
}

/// How many of the 2^32 IPv4 addresses, written as four octets without leading zeros, match.
///
/// Reads all addresses octet by octet. What matters of an address read so far is only the set of
/// places in the pattern where the reader may stand (bit `p`: `p` characters are behind it), so
/// addresses with the same set are counted together.
pub fn address_count(pattern: &str) -> u64 {
    // Two `%` side by side say what one says.
    let mut places: Vec<char> = pattern.chars().collect();
    places.dedup_by(|a, b| *a == '%' && *b == '%');
    // The longest address, 255.255.255.255, has 15 characters.
    if places.iter().filter(|c| **c != '%').count() > 15 {
        return 0;
    }
    let mut counts = BTreeMap::from([(skip_empty_runs(&places, 1), 1u64)]);
    for end_of_octet in [".", ".", ".", ""] {
        let mut next = BTreeMap::new();
        for octet in 0..=255u32 {
            let text = octet.to_string() + end_of_octet;
            for (set, count) in &counts {
                let set = text.chars().fold(*set, |set, c| read(&places, set, c));
                if set != 0 {
                    *next.entry(set).or_insert(0) += count;
                }
            }
        }
        counts = next;
    }
    let at_the_end = |set: u64| set & (1 << places.len()) != 0;
    counts.iter().filter(|(set, _)| at_the_end(**set)).map(|(_, count)| count).sum()
}

/// Where the reader may stand after one more character.
fn read(places: &[char], set: u64, c: char) -> u64 {
    let mut after = 0;
    for (p, place) in places.iter().enumerate() {
        let here = set & (1 << p) != 0;
        if here && *place == '%' {
            after |= 1 << p;
        } else if here && *place == c {
            after |= 1 << (p + 1);
        }
    }
    skip_empty_runs(places, after)
}

/// A `%` may stand for nothing.
fn skip_empty_runs(places: &[char], mut set: u64) -> u64 {
    for (p, place) in places.iter().enumerate() {
        if set & (1 << p) != 0 && *place == '%' {
            set |= 1 << (p + 1);
        }
    }
    set
}

// ------------------------------------------------------------------------------------- requests

/// A JSON value with every key that it has, repeated ones too.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    Null,
    Boolean(bool),
    Number(i32),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// As JSON text, every character of a string as an escape.
impl std::fmt::Display for Json {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let string = |text: &str| {
            let units = text.encode_utf16().map(|unit| format!("\\u{unit:04X}"));
            format!("\"{}\"", units.collect::<String>())
        };
        match self {
            Self::Null => write!(f, "null"),
            Self::Boolean(value) => write!(f, "{value}"),
            Self::Number(value) => write!(f, "{value}"),
            Self::Text(text) => write!(f, "{}", string(text)),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(Self::to_string).collect();
                write!(f, "[{}]", items.join(" , "))
            }
            Self::Object(members) => {
                let member = |(key, value): &(String, Self)| format!("{} : {value}", string(key));
                let members: Vec<String> = members.iter().map(member).collect();
                write!(f, "{{{}}}", members.join(" , "))
            }
        }
    }
}

/// A finding at a place of the request: a JSON Pointer.
pub type Placed = (String, Finding);

/// The findings of one part of a request: `path`, `headers` or `body`.
pub fn part(document: &str, part: &str, value: &Json) -> Vec<Placed> {
    object(document, part, &format!("/{part}"), value)
}

/// What the document describes, and whether it is mandatory: "Path parameters `project_id` and `instance_id` are mandatory
/// everywhere. Body fields are mandatory strings everywhere." `users` stands for the objects of the list.
pub fn described(document: &str, part: &str) -> &'static [(&'static str, bool)] {
    match (part, document) {
        ("path", _) => &[("project_id", true), ("instance_id", true)],
        ("headers", "flexusrds.reset-root-password") => &[],
        ("headers", "otc-rds.reset-root-password") => &[("Content-Type", true), ("X-Auth-Token", true)],
        ("headers", _) => &[("X-Auth-Token", true), ("X-Language", false)],
        ("body", "taurusdb.change-user-password") => &[("users", true)],
        ("body", "taurusdb.reset-database-password") => &[("password", true)],
        ("body", _) => &[("db_user_pwd", true)],
        ("users", _) => &[("name", true), ("host", true), ("password", true)],
        _ => unreachable!("no such part"),
    }
}

fn object(document: &str, part: &str, path: &str, value: &Json) -> Vec<Placed> {
    let Json::Object(pairs) = value else {
        return vec![placed(path, "wrong_type")];
    };
    let members = described(document, part);
    // "Header names match without regard to case."
    let is = |key: &str, name: &str| key == name || (part == "headers" && key.eq_ignore_ascii_case(name));
    let mut found = Vec::new();
    for (name, mandatory) in members {
        let at = format!("{path}/{name}");
        let values: Vec<&Json> = pairs.iter().filter(|(key, _)| is(key, name)).map(|(_, value)| value).collect();
        if values.len() > 1 {
            found.push(placed(&at, "duplicate_key"));
        }
        if values.is_empty() && *mandatory {
            found.push(placed(&at, "missing"));
        }
        // "Every one of its values is judged."
        for value in values {
            found.extend(match (*name, value) {
                ("users", value) => users(document, &at, value),
                (_, Json::Text(text)) => {
                    let said = match (part, *name, first_text(pairs, "name")) {
                        ("headers", _, _) => header(name, text),
                        ("users", "password", Some(username)) => password_of(document, username, text),
                        (_, "password" | "db_user_pwd", _) => field(document, "password", text).unwrap_or_default(),
                        _ => field(document, name, text).unwrap_or_default(),
                    };
                    said.into_iter().map(|finding| (at.clone(), finding)).collect()
                }
                _ => vec![placed(&at, "wrong_type")],
            });
        }
    }
    // "Other headers are not looked at."
    if part == "headers" {
        return found;
    }
    for (i, (key, _)) in pairs.iter().enumerate() {
        let is_described = members.iter().any(|(name, _)| key == name);
        if is_described || pairs[..i].iter().any(|(earlier, _)| earlier == key) {
            continue;
        }
        let at = format!("{path}/{}", pointer(key));
        if pairs[i + 1..].iter().any(|(later, _)| later == key) {
            found.push(placed(&at, "duplicate_key"));
        }
        found.push(placed(&at, "unknown_field"));
    }
    found
}

/// "No users: `no_users`. More than 50: `too_many_users`, and nobody past the 50th is judged. The same name with the same
/// host text twice: warning `duplicate_user` at the later one."
fn users(document: &str, path: &str, value: &Json) -> Vec<Placed> {
    let Json::List(users) = value else {
        return vec![placed(path, "wrong_type")];
    };
    let mut found = Vec::new();
    if users.is_empty() {
        found.push(placed(path, "no_users"));
    }
    if users.len() > 50 {
        found.push(placed(path, "too_many_users"));
    }
    let account = |user: &Json| match user {
        Json::Object(pairs) => Some((first_text(pairs, "name")?.to_owned(), first_text(pairs, "host")?.to_owned())),
        _ => None,
    };
    for (i, user) in users.iter().take(50).enumerate() {
        let at = format!("{path}/{i}");
        found.extend(object(document, "users", &at, user));
        if account(user).is_some() && users[..i].iter().any(|earlier| account(earlier) == account(user)) {
            found.push(placed(&at, "duplicate_user"));
        }
    }
    found
}

fn placed(path: &str, code: &'static str) -> Placed {
    (path.to_owned(), Finding { code, span: None })
}

fn first_text<'a>(pairs: &'a [(String, Json)], wanted: &str) -> Option<&'a str> {
    pairs.iter().filter(|(key, _)| key == wanted).find_map(|(_, value)| match value {
        Json::Text(text) => Some(text.as_str()),
        _ => None,
    })
}

/// What is written as `\u{202e}`: the ranges of the vectors, which `tests/escapes.rs` holds against Unicode.
static ESCAPED: LazyLock<Vec<RangeInclusive<u32>>> = LazyLock::new(|| {
    let ranges: Vec<[String; 2]> =
        serde_json::from_str(include_str!("../vectors/escapes.json")).expect("the vectors are ranges");
    let code = |text: &str| u32::from_str_radix(text, 16).expect("a range is of code points");
    ranges.iter().map(|[first, last]| code(first)..=code(last)).collect()
});

/// "Unknown keys are cut at 64 characters", and control, bidirectional and invisible ones are escaped; `~0` and `~1` are those of
/// a JSON Pointer.
fn pointer(key: &str) -> String {
    let escaped = |c: char| match c {
        '~' => "~0".to_owned(),
        '/' => "~1".to_owned(),
        c if ESCAPED.iter().any(|range| range.contains(&u32::from(c))) => c.escape_unicode().to_string(),
        c => c.to_string(),
    };
    key.chars().take(64).map(escaped).collect()
}
