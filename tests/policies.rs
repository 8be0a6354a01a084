//! Each policy by itself: it says what it was made from, and judges as the `Policy` that holds it.

use gatepass::{
    CharClass, CharSet, ClassSet, HeaderPolicy, HostListPolicy, IdentifierPolicy, Length, Params, PasswordPolicy,
    Policy, Rule, Shape, Sink, Span, UsernamePolicy,
};

static PASSWORD: PasswordPolicy = PasswordPolicy::new(Length::new(8, 32), CharSet::of("_!"), 3);
static PLAIN_PASSWORD: PasswordPolicy = PasswordPolicy::new(Length::new(6, 64), CharSet::EMPTY, 2);
static USERNAME: UsernamePolicy = UsernamePolicy::new(Length::new(2, 16), CharSet::LOWER);
static HOSTS: HostListPolicy = HostListPolicy::new(40);
static IDENTIFIER: IdentifierPolicy = IdentifierPolicy::fixed(6, "in07");
static PLAIN_IDENTIFIER: IdentifierPolicy = IdentifierPolicy::fixed(4, "");
static SHAPED: IdentifierPolicy = IdentifierPolicy::url_safe(&[Shape::new("##-00"), Shape::PROJECT_ID]);
static TOKEN: HeaderPolicy = HeaderPolicy::token(9);
static LANGUAGE: HeaderPolicy = HeaderPolicy::language(&["en-us", "fr"]);
static MEDIA_TYPE: HeaderPolicy = HeaderPolicy::content_type(&["application/json"]);

/// Some of them valid under each policy, and some not.
const VALUES: [&str; 16] = [
    "",
    "Rds_1234",
    "rds12345",
    "Rds 1234é",
    "root",
    "Root",
    "127.0.0.1",
    "127.0.0.*,,1%",
    "abin07",
    "ab-07",
    "abcd",
    "..",
    "fr",
    "EN-US",
    "Application/JSON; charset=utf-8",
    "0123456789012345678901234567890123456789012345678901234567890123456789",
];

type Said = Vec<(Rule, Params, Option<Span>)>;

fn said(check: impl FnOnce(&mut Sink<'_>)) -> Said {
    let mut said = Vec::new();
    check(&mut |violation| said.push((violation.rule, violation.params, violation.span)));
    said
}

macro_rules! assert_judges_as {
    ($kind:ident: $($policy:ident),+) => {
        $({
            let held = Policy::$kind(&$policy);
            for value in VALUES {
                assert_eq!($policy.is_valid(value), held.is_valid(value), "{value}");
                let said = said(|sink| $policy.check(value, sink));
                assert_eq!(said, self::said(|sink| held.check(value, sink)), "{value}");
                assert_eq!($policy.is_valid(value), said.iter().all(|(rule, ..)| !is_error(*rule)), "{value}");
            }
            assert_eq!($policy.alphabet(), held.alphabet());
            assert!(VALUES.iter().any(|value| held.is_valid(value)), "{held:?}");
            assert!(VALUES.iter().any(|value| !held.is_valid(value)), "{held:?}");
        })+
    };
}

fn is_error(rule: Rule) -> bool {
    rule.severity() == gatepass::Severity::Error
}

#[test]
fn a_policy_judges_as_the_one_that_holds_it() {
    assert_judges_as!(Password: PASSWORD, PLAIN_PASSWORD);
    assert_judges_as!(Username: USERNAME);
    assert_judges_as!(HostList: HOSTS);
    assert_judges_as!(Identifier: IDENTIFIER, PLAIN_IDENTIFIER, SHAPED);
    assert_judges_as!(Header: TOKEN, LANGUAGE, MEDIA_TYPE);
}

#[test]
fn passwords_say_what_they_were_made_from() {
    let letters_and_digits = [CharClass::Upper, CharClass::Lower, CharClass::Digit];
    let letters_and_digits = letters_and_digits.into_iter().fold(ClassSet::EMPTY, ClassSet::with);
    for (policy, length, specials, required, classes) in [
        (&PASSWORD, Length::new(8, 32), CharSet::of("!_"), 3, ClassSet::ALL),
        (&PLAIN_PASSWORD, Length::new(6, 64), CharSet::EMPTY, 2, letters_and_digits),
    ] {
        assert_eq!((policy.length(), policy.specials()), (length, specials));
        assert_eq!((policy.required_classes(), policy.classes()), (required, classes));
        assert_eq!(policy.alphabet(), CharSet::ALPHANUMERIC.union(specials));
    }
}

#[test]
fn names_and_hosts_say_what_they_were_made_from() {
    assert_eq!((USERNAME.length(), USERNAME.alphabet()), (Length::new(2, 16), CharSet::LOWER));
    assert_eq!(HOSTS.max_characters(), 40);
    assert!(HOSTS.alphabet().contains('%'));
}

#[test]
fn identifiers_say_what_they_were_made_from() {
    for (policy, length, suffix) in
        [(&IDENTIFIER, Some(6), "in07"), (&PLAIN_IDENTIFIER, Some(4), ""), (&SHAPED, None, "")]
    {
        assert_eq!((policy.length(), policy.suffix()), (length, suffix));
    }
    let masks: Vec<&str> = SHAPED.usual_shapes().iter().map(|shape| shape.mask()).collect();
    assert_eq!(masks, ["##-00", "********************************"]);
    assert_eq!([IDENTIFIER, PLAIN_IDENTIFIER].map(|policy| policy.usual_shapes().len()), [0, 0]);
}

#[test]
fn headers_say_what_they_were_made_from() {
    for (policy, supported, max, is_media_type) in [
        (&TOKEN, &[][..], Some(9), false),
        (&LANGUAGE, &["en-us", "fr"], None, false),
        (&MEDIA_TYPE, &["application/json"], None, true),
    ] {
        assert_eq!(policy.supported(), supported);
        assert_eq!((policy.max(), policy.is_media_type()), (max, is_media_type));
        // What has a limit of its own is a token, and a token is a secret.
        assert_eq!(policy.is_secret(), max.is_some());
    }
}

/// How much of a value is looked at, and whether it may be shown, is known of every kind of policy.
#[test]
fn policies_say_how_long_a_value_may_be() {
    for (policy, longest, is_secret) in [
        (Policy::Password(&PASSWORD), Some(32), true),
        (Policy::Username(&USERNAME), Some(16), false),
        (Policy::HostList(&HOSTS), Some(40), false),
        (Policy::Identifier(&IDENTIFIER), Some(6), false),
        (Policy::Identifier(&SHAPED), None, false),
        (Policy::Header(&TOKEN), Some(9), true),
        (Policy::Header(&LANGUAGE), Some(5), false),
        (Policy::Header(&MEDIA_TYPE), None, false),
    ] {
        assert_eq!((policy.longest(), policy.is_secret()), (longest, is_secret), "{policy:?}");
        let illegal = "é".repeat(100);
        assert_eq!(policy.illegal_characters(&illegal).count(), longest.unwrap_or(100), "{policy:?}");
    }
}

/// Of names that are too long nobody asks whether they are the password.
#[test]
fn a_password_is_compared_with_the_whole_name() {
    let said = |password: &str, username: &str| {
        let said = said(|sink| PASSWORD.check_against_username(password, username, sink));
        said.into_iter().map(|(rule, ..)| rule).collect::<Vec<_>>()
    };
    let both = [Rule::EqualsUsername, Rule::EqualsReversedUsername];
    assert_eq!(said("a", "a"), both);
    assert_eq!(said("abc", "abc"), both[..1]);
    assert_eq!(said("aé😀", "😀éa"), both[1..]);
    assert_eq!(said(&"a".repeat(32), &"a".repeat(32)), both);
    for (password, username) in [("", ""), ("a", "ab"), ("a", "ba"), ("ab", "a"), ("aé", "aè"), ("aé", "èa")] {
        assert_eq!(said(password, username), [], "{password} {username}");
    }
    assert_eq!(said(&"a".repeat(33), &"a".repeat(33)), []);
}
