//! The names of members: which are the document's, and which were probably meant.
#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the answer")]

use std::collections::BTreeSet;

use gatepass::documents::{
    FLEXUSRDS_RESET_ROOT_PASSWORD as FLEXUSRDS, TAURUSDB_CHANGE_USER_PASSWORD as CHANGE,
    TAURUSDB_RESET_DATABASE_PASSWORD as RESET,
};
use gatepass::{Content, Document, Params, Part, Rule, TapeReader};

/// The tape of an object with these members, of which the values do not matter.
fn object(keys: &[&str]) -> String {
    let members = keys.iter().map(|key| format!("k{}:{key}a", key.len()));
    format!("f{})", members.collect::<String>())
}

/// What is suggested for each unknown key on a tape.
fn suggestions(document: &Document, part: Part, tape: &str) -> Vec<Option<&'static str>> {
    let mut found = Vec::new();
    document.check_part(part, TapeReader::new(tape), &mut |violation| {
        if let (Rule::UnknownField, Params::Suggestion(suggestion)) = (violation.rule, violation.params) {
            found.push(suggestion);
        }
    });
    found
}

/// What is suggested for a key of an object, in which these keys stand too.
type Suggest = fn(&[&str]) -> Vec<Option<&'static str>>;

const IN_A_USER: Suggest = |keys| suggestions(&CHANGE, Part::Body, &format!("fk5:userse{}))", object(keys)));
const IN_A_PATH: Suggest = |keys| suggestions(&CHANGE, Part::Path, &object(keys));
const IN_A_BODY: Suggest = |keys| suggestions(&FLEXUSRDS, Part::Body, &object(keys));

/// Every object of the documents whose names differ, with the names of its members.
fn objects() -> [(Suggest, Vec<&'static str>); 3] {
    let Content::List { members: user, .. } = CHANGE.body[0].content else { panic!("users are a list") };
    [(IN_A_USER, user), (IN_A_PATH, CHANGE.path_parameters), (IN_A_BODY, FLEXUSRDS.body)]
        .map(|(suggest, members)| (suggest, members.iter().map(|member| member.name).collect()))
}

/// What a slip of the finger makes of a name: a letter too few, too many or another, or two neighbours swapped.
fn slips(name: &str) -> BTreeSet<String> {
    let mut slips = BTreeSet::new();
    for (at, _) in name.char_indices() {
        let (start, rest) = name.split_at(at);
        slips.insert(format!("{start}{}", &rest[1..]));
        slips.insert(format!("{start}x{rest}"));
        slips.insert(format!("{start}x{}", &rest[1..]));
        if let Some(&[one, other]) = rest.as_bytes().first_chunk() {
            slips.insert(format!("{start}{}{}{}", char::from(other), char::from(one), &rest[2..]));
        }
    }
    slips.insert(format!("{name}x"));
    slips.remove(name);
    slips
}

#[test]
fn a_slip_of_the_finger_is_understood() {
    for (suggest, names) in objects() {
        for &name in &names {
            for slip in slips(name) {
                assert_eq!(suggest(&[&slip]), [Some(name)], "{slip}");
            }
        }
        assert_eq!(suggest(&["nothing_like_it"]), [None]);
    }
}

#[test]
fn what_is_there_is_not_suggested() {
    for (suggest, names) in objects() {
        for &name in &names {
            let slip = format!("{name}x");
            let others: Vec<&str> = names.iter().copied().filter(|other| *other != name).collect();
            assert_eq!(suggest(&[&others[..], &[&slip]].concat()), [Some(name)], "{slip}");
            assert_eq!(suggest(&[&names[..], &[&slip]].concat()), [None], "{slip}");
        }
    }
}

/// "db_user_pwd" and "password" are the password's names, "name" the user's where others say "username".
#[test]
fn other_documents_names_are_understood() {
    assert_eq!(IN_A_USER(&["username", "db_user_pwd", "hostname"]), [Some("name"), Some("password"), None]);
    assert_eq!(IN_A_BODY(&["password", "username"]), [Some("db_user_pwd"), None]);
    assert_eq!(suggestions(&RESET, Part::Body, &object(&["db_user_pwd"])), [Some("password")]);
}

/// The names of headers match without regard to the case of letters, and of nothing else (RFC 9110, 5.1): `-` and CR differ in
/// the same bit.
#[test]
fn a_header_with_another_character_is_another_header() {
    const NAME: &str = "X-Language";
    let is_known = |name: &str| {
        let tape = format!("fk{}:{name}d2:fr)", name.len());
        let mut is_known = false;
        CHANGE.check_part(Part::Headers, TapeReader::new(&tape), &mut |violation| {
            is_known |= violation.rule == Rule::UnsupportedLanguage;
        });
        is_known
    };
    for (at, _) in NAME.char_indices() {
        for character in (0..128).filter_map(char::from_u32) {
            let name = format!("{}{character}{}", &NAME[..at], &NAME[at + 1..]);
            assert_eq!(is_known(&name), name.eq_ignore_ascii_case(NAME), "{name:?}");
        }
    }
    assert!(!is_known("X-Languages"));
}
