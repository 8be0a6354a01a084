//! What must not change by accident: stable names, auto traits, and the sizes that many of a thing would multiply.
#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

use std::collections::BTreeSet;
use std::panic::{RefUnwindSafe, UnwindSafe};

use gatepass::messages::{Message, Words};
use gatepass::{
    CharClass, CharKind, CharSet, ChecklistItem, ClassSet, Content, Decision, Document, Escaped, Example, Field,
    Finding, FindingMessage, FindingValue, HeaderPolicy, HostListPolicy, HostPattern, IdentifierPolicy,
    IllegalCharacters, InstanceStatus, Key, Kind, Language, Length, Lint, Member, Method, Occurrence, ParamValue,
    Params, Part, PasswordPolicy, Path, Permission, Permitted, Policy, PolicyError, Prerequisite, Reference, Relation,
    ResponseBody, ResponseShape, Rule, Severity, Shape, Source, Span, State, Tables, TapeReader, UsernamePolicy,
    Violation, WeakReason, documents,
};

#[test]
fn codes_and_severities() {
    let expected: serde_json::Value = serde_json::from_str(include_str!("vectors/codes.json")).unwrap();
    let found =
        Rule::ALL.iter().map(|rule| serde_json::json!({"code": rule.code(), "severity": rule.severity().name()}));
    assert_eq!(found.collect::<serde_json::Value>(), expected);
    assert!(Rule::ALL.is_sorted());
    assert!(Rule::ALL.iter().all(|&rule| Rule::from_code(rule.code()) == Some(rule)));
    for none in ["", "too-short", "TOO_SHORT", "too_short ", "illegal_character.space"] {
        assert_eq!(Rule::from_code(none), None);
    }
}

fn is_snake_case(name: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    name.split('_').all(is_word) && !name.starts_with(|c: char| c.is_ascii_digit())
}

#[test]
fn names() {
    let mut decisions: Vec<Decision> = documents::ALL.iter().flat_map(|document| document.decisions).copied().collect();
    decisions.sort_unstable();
    decisions.dedup();
    let kinds = [Kind::Null, Kind::Boolean, Kind::Number, Kind::String, Kind::Array, Kind::Object, Kind::Other];
    for (names, stable) in [
        (Rule::ALL.iter().map(|rule| rule.code()).collect(), ""),
        (Severity::ALL.map(Severity::name).to_vec(), "error warning advice"),
        (Field::ALL.iter().copied().map(Field::name).collect(), "project_id instance_id name host password"),
        (Part::ALL.map(Part::name).to_vec(), "path headers body"),
        (kinds.map(Kind::name).to_vec(), "null boolean number string array object other"),
        ([State::Met, State::Unmet, State::NotYet].map(State::name).to_vec(), "met unmet not_yet"),
        (CharClass::ALL.map(CharClass::name).to_vec(), "upper lower digit special"),
        (
            CharKind::ALL.iter().copied().map(CharKind::name).collect(),
            "space control ascii_letter ascii_digit ascii_punctuation full_width non_ascii",
        ),
        (
            InstanceStatus::ALL.iter().copied().map(InstanceStatus::name).collect(),
            "creating rebooting upgrading changing_instance_class creating_users deleting_users none_of_these",
        ),
        (Permitted::ALL.map(Permitted::name).to_vec(), "yes no unknown"),
        (
            WeakReason::ALL.iter().copied().map(WeakReason::name).collect(),
            "user_input top_10_password top_100_password common_password similar_to_common_password single_word \
             single_name common_name keyboard_row keyboard_pattern repeated_character repeated_pattern sequence \
             recent_year date",
        ),
        (
            decisions.into_iter().map(Decision::name).collect(),
            "ascii_only backtick full_stop masked_example nothing_trimmed nothing_beyond_maximum weak_is_advice \
             username_is_warning hosts_are_text ipv4_only undocumented_patterns hosts_are_accounts host_list_limits \
             no_range not_really_uuid token_is_printable content_type_is_mandatory prerequisite_breaks_off \
             statuses_are_prose success_status_unstated empty_object_accepted body_limits not_recommended",
        ),
    ] {
        assert!(names.iter().all(|name| is_snake_case(name)), "{names:?}");
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{names:?}");
        // The codes have a file of their own.
        assert!(stable.is_empty() || stable.split_ascii_whitespace().eq(names.iter().copied()), "{names:?}");
    }
}

#[test]
fn names_are_found_again() {
    assert!(Field::ALL.iter().copied().all(|field| Field::from_name(field.name()) == Some(field)));
    assert_eq!(Field::from_name("db_user_pwd"), None);
    assert!(Language::ALL.iter().copied().all(|language| Language::from_tag(language.tag()) == Some(language)));
    assert_eq!(Language::ALL.iter().copied().map(Language::tag).collect::<Vec<_>>(), ["en-us", "zh-cn"]);
    assert_eq!(Language::from_tag("en-US"), None);
    assert_eq!([Method::Post, Method::Put].map(Method::name), ["POST", "PUT"]);
    let ids: Vec<_> = documents::ALL.iter().map(|document| document.id).collect();
    assert_eq!(
        ids,
        [
            "flexusrds.reset-root-password",
            "taurusdb.reset-database-password",
            "otc-rds.reset-root-password",
            "taurusdb.change-user-password",
        ]
    );
    assert!(ids.iter().zip(documents::ALL).all(|(id, &document)| documents::find(id) == Some(document)));
    assert_eq!(documents::find("taurusdb"), None);
}

/// Whatever a caller does with threads and panics, no type of the library stands in the way.
fn assert_auto_traits<T: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe>() {}

/// Asserts it of each type, and gives their names.
macro_rules! assert_auto_traits {
    ($($type:ident $(<$lifetime:lifetime>)?),* $(,)?) => {{
        $(assert_auto_traits::<$type $(<$lifetime>)?>();)*
        [$(stringify!($type)),*]
    }};
}

#[test]
fn auto_traits() {
    let listed = assert_auto_traits![
        CharClass,
        CharKind,
        CharSet,
        ChecklistItem,
        ClassSet,
        Content,
        Decision,
        Document,
        Escaped<'static>,
        Example,
        Field,
        HeaderPolicy,
        HostListPolicy,
        HostPattern<'static>,
        IdentifierPolicy,
        IllegalCharacters<'static>,
        InstanceStatus,
        Key<'static>,
        Kind,
        Language,
        Length,
        Member,
        Message,
        Method,
        Occurrence,
        ParamValue,
        Params,
        Part,
        PasswordPolicy,
        Path<'static>,
        Permission,
        Permitted,
        Policy,
        PolicyError,
        Prerequisite,
        ResponseBody,
        ResponseShape,
        Rule,
        Severity,
        Shape,
        Source,
        Span,
        State,
        Tables,
        TapeReader<'static>,
        UsernamePolicy,
        Violation<'static>,
        Words,
        Finding,
        FindingMessage,
        FindingValue,
        Lint,
        Reference,
        Relation,
        WeakReason,
    ];
    // Owned types have a test of their own; then a trait, and a reference to somebody's closure.
    let others = ["Localized", "RawRequest", "Report", "Tape", "Reader", "Sink"];

    let exported = include_str!("../src/lib.rs").split("pub use ").skip(1).flat_map(|rest| {
        let names = rest.split(';').next().unwrap();
        names.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|name| name.contains(char::is_lowercase))
    });
    let types = exported.filter(|name| name.starts_with(char::is_uppercase));
    let unlisted: Vec<&str> = types.filter(|name| !listed.contains(name) && !others.contains(name)).collect();
    assert!(unlisted.is_empty(), "{unlisted:?}");
}

#[cfg(feature = "alloc")]
#[test]
fn auto_traits_of_owned_types() {
    use gatepass::typed::{Accepted, ApiError, Job, Outcome, ResponseError};
    use gatepass::{Localized, RawRequest, Report, Tape, typed};

    macro_rules! typed {
        ($($module:ident),*) => {
            $(
                assert_auto_traits::<typed::$module::ProjectId>();
                assert_auto_traits::<typed::$module::InstanceId>();
                assert_auto_traits::<typed::$module::Password>();
                assert_auto_traits::<typed::$module::Request>();
            )*
        };
    }

    assert_auto_traits![Localized<'static>, RawRequest, Report, Tape];
    assert_auto_traits![Accepted, ApiError, Job, Outcome, ResponseError];
    #[cfg(feature = "serde")]
    assert_auto_traits::<typed::SecretText>();
    #[cfg(feature = "generate")]
    {
        use gatepass::generate::{Count, GenerateError, Generator, GeneratorBuilder};
        assert_auto_traits![Count, GenerateError, Generator, GeneratorBuilder<'static>];
    }
    typed!(flexusrds_reset_root_password, otc_rds_reset_root_password);
    typed!(taurusdb_reset_database_password, taurusdb_change_user_password);
    assert_auto_traits::<typed::taurusdb_change_user_password::Username>();
    assert_auto_traits::<typed::taurusdb_change_user_password::HostList>();
    assert_auto_traits::<typed::taurusdb_change_user_password::User>();
}

/// A specification is only a name: whatever it is, the values are free of it.
#[cfg(feature = "alloc")]
#[test]
fn auto_traits_do_not_ask_the_specification() {
    struct Neither(#[allow(dead_code, reason = "it is there for its type")] *const u8);
    static PASSWORD: PasswordPolicy = PasswordPolicy::new(Length::new(1, 9), CharSet::EMPTY, 1);
    static OURS: Document =
        Document::new("ours", Method::Put, "/").with_body(&[Member::password("password", &PASSWORD)]);

    impl gatepass::typed::Spec for Neither {
        const DOCUMENT: &'static Document = &OURS;
    }

    assert_auto_traits::<gatepass::typed::Password<Neither>>();
}

/// Limits, not exact sizes: the layout is the compiler's. They are those of 64 bits.
#[cfg(target_pointer_width = "64")]
#[test]
fn sizes() {
    use std::mem::size_of;

    // One byte each, also when there is none: they stand in every violation and in every set.
    assert_eq!(size_of::<Option<Rule>>(), 1);
    assert_eq!(size_of::<ClassSet>(), 1);
    // The 128 bits of ASCII and nothing else.
    assert_eq!(size_of::<CharSet>(), 16);
    // A report holds up to 1,000 violations by value, and each is handed to a sink by value, without an allocation. The limit
    // is that of `clippy.toml` for errors, because one is the error of `HostPattern::parse`.
    assert!(size_of::<Violation<'_>>() <= 144);
    assert!(size_of::<Params>() <= 24);
    assert!(size_of::<Option<Span>>() <= 40);
    assert!(size_of::<Path<'_>>() <= 64);
    // Cursors and patterns are cloned for each member and each item: no more than the text that they point into, and where.
    assert_eq!(size_of::<TapeReader<'_>>(), size_of::<(&str, usize)>());
    assert_eq!(size_of::<HostPattern<'_>>(), size_of::<&str>());
    // A policy is copied when a document is asked for it; so the table of 256 classes stays behind a reference.
    assert!(size_of::<Policy>() <= 48);
    #[cfg(feature = "alloc")]
    {
        use gatepass::Report;
        use gatepass::typed::flexusrds_reset_root_password::Password;

        // Results of `parse` are moved about: a password is its text, and a report is no larger than a violation.
        assert_eq!(size_of::<Password>(), size_of::<String>());
        assert!(size_of::<Result<Password, Report>>() <= 64);
    }
}
