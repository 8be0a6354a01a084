//! What each document says, by name: the facts and the cases of the page that the library was written from.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "in a test a panic is the answer")]

use std::collections::HashSet;

use gatepass::documents::{
    self, FLEXUSRDS_RESET_ROOT_PASSWORD as FLEXUSRDS, OTC_RDS_RESET_ROOT_PASSWORD as OTC,
    TAURUSDB_CHANGE_USER_PASSWORD as CHANGE, TAURUSDB_RESET_DATABASE_PASSWORD as RESET,
};
use gatepass::messages::Language;
use gatepass::{
    CharSet, Content, Document, Example, Field, HeaderPolicy, HostListPolicy, IdentifierPolicy, InstanceStatus, Length,
    Member, Method, Part, PasswordPolicy, Permission, Permitted, PolicyError, Prerequisite, ResponseBody,
    ResponseShape, Rule, Shape, Source, Tables, UsernamePolicy,
};

/// The rules that a value breaks.
fn rules(document: &Document, field: Field, value: &str) -> Vec<Rule> {
    let mut rules = Vec::new();
    document.policy(field).unwrap().check(value, &mut |violation| rules.push(violation.rule));
    rules
}

#[test]
fn operations() {
    const RESET_PATH: &str = "/v3/{project_id}/instances/{instance_id}/password";
    let found: Vec<_> = documents::ALL
        .iter()
        .map(|document| {
            (document.id, document.method.name(), document.path, document.source.revision, document.source.operation)
        })
        .collect();
    let root = ["Resetting the Password for User root", "Resetting the Password for User Root"];
    assert_eq!(
        found,
        [
            ("flexusrds.reset-root-password", "POST", RESET_PATH, Some("2025-12-15"), root[0]),
            (
                "taurusdb.reset-database-password",
                "POST",
                RESET_PATH,
                Some("2023-10-18"),
                "Resetting a Database Password"
            ),
            ("otc-rds.reset-root-password", "POST", RESET_PATH, None, root[1]),
            (
                "taurusdb.change-user-password",
                "PUT",
                "/v3/{project_id}/instances/{instance_id}/db-users/password",
                Some("2025-07-11"),
                "Changing Password of a Database User",
            ),
        ]
    );
}

#[test]
fn ids_are_unique_and_found() {
    let ids: HashSet<&str> = documents::ALL.iter().map(|document| document.id).collect();
    assert_eq!(ids.len(), documents::ALL.len());
    for &document in documents::ALL {
        assert_eq!(documents::find(document.id), Some(document));
    }
    assert_eq!(documents::find("taurusdb"), None);
    assert_eq!(documents::find(""), None);
    assert_ne!(FLEXUSRDS, OTC);
}

/// Name, whether it is mandatory, and the default.
type Described = (&'static str, bool, Option<&'static str>);

fn described(document: &Document, members: &[Member]) -> Vec<Described> {
    members.iter().map(|member| (member.name, member.is_mandatory, document.default_of(member.name))).collect()
}

#[test]
fn members() {
    let token = ("X-Auth-Token", true, None);
    let language = ("X-Language", false, Some("en-us"));
    assert_eq!(described(&FLEXUSRDS, FLEXUSRDS.headers), []);
    assert_eq!(described(&RESET, RESET.headers), [token, language]);
    assert_eq!(described(&OTC, OTC.headers), [("Content-Type", true, Some("application/json")), token]);
    assert_eq!(described(&CHANGE, CHANGE.headers), [token, language]);

    assert_eq!(described(&FLEXUSRDS, FLEXUSRDS.body), [("db_user_pwd", true, None)]);
    assert_eq!(described(&RESET, RESET.body), [("password", true, None)]);
    assert_eq!(described(&OTC, OTC.body), [("db_user_pwd", true, None)]);
    assert_eq!(described(&CHANGE, CHANGE.body), [("users", true, None)]);
    let Content::List { max, members } = CHANGE.body[0].content else { panic!("users are a list") };
    assert_eq!(max, 50);
    assert_eq!(described(&CHANGE, members), [("name", true, None), ("host", true, None), ("password", true, None)]);

    assert_ne!(CHANGE.tables.items, "");
    for &document in documents::ALL {
        assert_eq!(
            described(document, document.path_parameters),
            [("project_id", true, None), ("instance_id", true, None)]
        );
        for part in Part::ALL {
            assert_eq!(
                document.tables.of(part).is_empty(),
                document.members(part).is_empty(),
                "{} {part:?}",
                document.id
            );
        }
    }
}

#[test]
fn fields() {
    let root = [Field::ProjectId, Field::InstanceId, Field::Password];
    for (document, fields) in [(&FLEXUSRDS, &root[..]), (&RESET, &root), (&OTC, &root), (&CHANGE, Field::ALL)] {
        assert_eq!(document.fields().collect::<Vec<_>>(), fields);
        assert_eq!(document.is_valid(Field::Host, "%"), fields.contains(&Field::Host).then_some(true));
    }
    assert!(Field::ALL.iter().all(|&field| Field::from_name(field.name()) == Some(field)));
    assert_eq!(Field::from_name("db_user_pwd"), None);
    assert_eq!(OTC.member(Field::Password).unwrap().name, "db_user_pwd");
    assert_eq!(CHANGE.member(Field::Password).unwrap().name, "password");
}

#[test]
fn defaults_are_valid() {
    for document in documents::ALL {
        for &(name, default) in document.defaults {
            let header = document.headers.iter().find(|header| header.name == name).unwrap();
            let Content::Value { policy, .. } = header.content else { panic!("a header is a value") };
            assert!(policy.is_valid(default), "{name}");
        }
    }
}

#[test]
fn the_mask_of_an_example_is_no_password() {
    for &document in documents::ALL {
        assert_eq!(
            rules(document, Field::Password, "******"),
            [Rule::TooShort, Rule::TooFewClasses],
            "{}",
            document.id
        );
    }
}

#[test]
fn passwords() {
    let long = "Aa1".repeat(10);
    for &document in documents::ALL {
        for (value, expected) in [
            ("", vec![Rule::TooShort, Rule::TooFewClasses]),
            ("Rds_123", vec![Rule::TooShort]),
            ("Rds_1234", vec![]),
            (&(long.clone() + "Aa"), vec![]),
            (&(long.clone() + "Aa1"), vec![Rule::TooLong]),
            ("abcdefgh", vec![Rule::TooFewClasses]),
            ("abcdefg1", vec![Rule::TooFewClasses]),
            ("abcdef1_", vec![]),
            ("Abcdef1_", vec![]),
            ("~!@#$%^*-_=+?,()&Aa1", vec![]),
            ("Rds_123`", vec![Rule::IllegalCharacter]),
            ("Rds 1234", vec![Rule::IllegalCharacter]),
            ("Rds_123４", vec![Rule::IllegalCharacter]),
            ("rds_é123", vec![Rule::IllegalCharacter]),
            // Beyond the 32nd character nothing is looked at, also not for the third class.
            (&(long.clone() + "A`1"), vec![Rule::TooLong, Rule::IllegalCharacter]),
            (&(long.clone() + "Aa`"), vec![Rule::TooLong]),
            (&("a1".repeat(16) + "A"), vec![Rule::TooLong, Rule::TooFewClasses]),
        ] {
            assert_eq!(rules(document, Field::Password, value), expected, "{} {value}", document.id);
        }
        for value in ["Rds|1234", "Rds.1234"] {
            let is_valid = document.id == "taurusdb.change-user-password";
            assert_eq!(document.is_valid(Field::Password, value), Some(is_valid), "{} {value}", document.id);
        }
    }
}

#[test]
fn examples_keep_their_own_document() {
    for &document in documents::ALL {
        let example = document.example.unwrap();
        for (field, id) in [(Field::ProjectId, example.project_id), (Field::InstanceId, example.instance_id)] {
            assert!(id.is_none_or(|id| document.is_valid(field, id).unwrap()), "{} {field:?}", document.id);
        }
    }
    // The identifiers of the examples of root are unlike those that the service gives out.
    assert_eq!(rules(&OTC, Field::InstanceId, "dsfae23fsfdsae3435in01"), [Rule::UnusualShape]);
    let masked: Vec<_> = documents::ALL.iter().map(|document| document.example.unwrap().is_masked).collect();
    assert_eq!(masked, [true, false, true, false]);
}

#[test]
fn prerequisites() {
    for &document in documents::ALL {
        for &status in InstanceStatus::ALL {
            let expected = match (document.id, status) {
                ("taurusdb.reset-database-password" | "taurusdb.change-user-password", _) => Permitted::Unknown,
                (_, InstanceStatus::NoneOfThese) => Permitted::Yes,
                _ => Permitted::No,
            };
            assert_eq!(document.prerequisite.may_call_now(status), expected, "{} {status:?}", document.id);
        }
    }
}

#[test]
fn permissions() {
    let permission = FLEXUSRDS.permission.unwrap();
    assert_eq!(permission.action, "rds:password:update");
    assert_eq!(permission.access_level, "write");
    assert_eq!(permission.resource_type, "instance");
    assert!(!permission.is_resource_required);
    assert_eq!(permission.alias, None);
    assert!(permission.dependencies.is_empty());
    assert_eq!(permission.condition_keys, ["g:EnterpriseProjectId", "g:ResourceTag/<tag-key>"]);
    assert!([RESET, OTC, CHANGE].iter().all(|document| document.permission.is_none()));
}

#[test]
fn decisions_have_words() {
    for &document in documents::ALL {
        assert!(!document.decisions.is_empty());
        assert_eq!(
            document.decisions.iter().collect::<HashSet<_>>().len(),
            document.decisions.len(),
            "{}",
            document.id
        );
        for (decision, language) in
            document.decisions.iter().flat_map(|decision| Language::ALL.iter().map(move |&of| (decision, of)))
        {
            assert_ne!(language.decision(*decision), "", "{decision:?} {language:?}");
        }
    }
}

/// A document of one's own, made where constants are made.
static OWN: Document = {
    static PASSWORD: PasswordPolicy = PasswordPolicy::new(Length::new(12, 64), CharSet::of("-_ "), 2);
    Document::new("acme.set-passwords", Method::Put, "/v1/{project_id}/passwords")
        .with_path_parameters(&[Member::project_id(&IdentifierPolicy::fixed(4, "p"))])
        .with_headers(&[Member::header("X-Language", &HeaderPolicy::language(&["fr"])).optional()])
        .with_body(&[Member::list(
            "accounts",
            2,
            &[
                Member::username("login", &UsernamePolicy::new(Length::new(2, 8), CharSet::LOWER)),
                Member::host_list("from", &HostListPolicy::new(20)).optional(),
                Member::password("secret", &PASSWORD),
            ],
        )])
        .with_defaults(&[("from", "%")])
        .with_prerequisite(Prerequisite::NoneOf(&[InstanceStatus::Upgrading]))
};

#[test]
fn a_document_of_ones_own() {
    for (field, valid, invalid) in [
        (Field::ProjectId, "abcp", "abcd"),
        (Field::Name, "anna", "Anna"),
        (Field::Host, "10.10.10.1%,10.%", "10.10.10.10,10.10.10.11"),
        (Field::Password, "correct horse 1", "correcthorse"),
    ] {
        assert_eq!(OWN.is_valid(field, valid), Some(true), "{valid}");
        assert_eq!(OWN.is_valid(field, invalid), Some(false), "{invalid}");
    }
    assert_eq!(OWN.is_valid(Field::InstanceId, "i"), None);
    assert_eq!(OWN.prerequisite.may_call_now(InstanceStatus::Upgrading), Permitted::No);
    assert_eq!(OWN.prerequisite.may_call_now(InstanceStatus::Creating), Permitted::Yes);
    assert_eq!(OWN.source.revision, None);
}

/// Whatever it is told, in any order, a document keeps.
#[test]
fn a_document_says_what_it_was_told() {
    const RESPONSES: &[ResponseShape] = &[ResponseShape::new(Some(204), ResponseBody::Nothing)];
    let tables = Tables { path: "Table 1", headers: "Table 2", body: "Table 3", items: "Table 4" };
    let document = Document::new("acme.ping", Method::Post, "/v1/ping")
        .with_example(Example::new("{}"))
        .with_responses(RESPONSES)
        .with_permission(Permission::new("acme:ping", "write", "pong"))
        .with_prerequisite(Prerequisite::NoneOf(&[InstanceStatus::Creating]))
        .with_tables(tables)
        .with_defaults(&[("a", "b")])
        .with_body(OWN.body)
        .with_headers(OWN.headers)
        .with_path_parameters(OWN.path_parameters)
        .with_source(Source::new("Acme", "Ping", Some("2026-01-01")));
    assert_eq!((document.id, document.method, document.path), ("acme.ping", Method::Post, "/v1/ping"));
    assert_eq!(document.example.map(|example| example.body), Some("{}"));
    assert_eq!(document.responses, RESPONSES);
    assert_eq!(document.permission.map(|permission| permission.action), Some("acme:ping"));
    assert_eq!(document.prerequisite.may_call_now(InstanceStatus::Creating), Permitted::No);
    assert_eq!(
        [Part::Path, Part::Headers, Part::Body].map(|part| document.tables.of(part)),
        ["Table 1", "Table 2", "Table 3"]
    );
    assert_eq!(document.tables.items, "Table 4");
    assert_eq!(document.default_of("a"), Some("b"));
    let names = |part: Part| document.members(part).iter().map(|member| member.name).collect::<Vec<_>>();
    assert_eq!(names(Part::Path), ["project_id"]);
    assert_eq!(names(Part::Headers), ["X-Language"]);
    assert_eq!(names(Part::Body), ["accounts"]);
    assert_eq!((document.source.product, document.source.operation), ("Acme", "Ping"));
    assert_eq!(document.source.revision, Some("2026-01-01"));
}

#[test]
fn policies_know_their_limits_and_their_secrets() {
    for (field, longest, is_secret) in [
        (Field::Password, Some(32), true),
        (Field::Name, Some(32), false),
        (Field::Host, Some(8192), false),
        (Field::ProjectId, Some(32), false),
        (Field::InstanceId, Some(36), false),
    ] {
        let policy = CHANGE.policy(field).unwrap();
        assert_eq!((policy.longest(), policy.is_secret()), (longest, is_secret), "{field:?}");
    }
    assert_eq!(FLEXUSRDS.policy(Field::ProjectId).unwrap().longest(), None);
}

#[test]
fn a_checklist_tells_how_far_a_value_has_come() {
    let progress = |field: Field, value: &str| {
        let mut found = Vec::new();
        CHANGE.policy(field).unwrap().checklist(value, &mut |item| found.push((item.rule, item.progress())));
        found
    };
    assert_eq!(
        progress(Field::Password, "ab1|"),
        [
            (Rule::TooShort, Some((4, 8))),
            (Rule::TooLong, None),
            (Rule::IllegalCharacter, None),
            (Rule::TooFewClasses, Some((3, 3))),
        ]
    );
    assert_eq!(progress(Field::Password, "Abcd1234|")[0], (Rule::TooShort, Some((8, 8))));
    assert_eq!(progress(Field::Password, "Abcd1234|")[3], (Rule::TooFewClasses, Some((3, 3))));
    assert_eq!(progress(Field::Password, "é")[3], (Rule::TooFewClasses, Some((0, 3))));
    assert_eq!(progress(Field::ProjectId, "abc")[1], (Rule::WrongLength, Some((3, 32))));
    assert_eq!(progress(Field::ProjectId, &"a".repeat(33))[1], (Rule::WrongLength, Some((32, 32))));
}

#[test]
fn every_refusal_has_words_of_its_own() {
    let refusals = [
        PolicyError::MinAboveMax,
        PolicyError::SpecialIsLetterOrDigit,
        PolicyError::SpecialIsControl,
        PolicyError::TooManyClasses,
        PolicyError::TooManyClassesForLength,
        PolicyError::EmptyAlphabet,
        PolicyError::NotAscii,
        PolicyError::NothingAllowed,
        PolicyError::ListInList,
        PolicyError::SameName,
        PolicyError::ImpossibleSuffix,
    ];
    let words: HashSet<String> = refusals.iter().map(ToString::to_string).collect();
    assert_eq!(words.len(), refusals.len());
    assert!(words.iter().all(|words| words.len() > 10));
}

#[test]
fn policies_that_make_no_sense() {
    let (length, specials) = (Length::new(8, 32), CharSet::of("!_"));
    assert_eq!(Length::try_new(32, 8), Err(PolicyError::MinAboveMax));
    assert!(Length::try_new(8, 8).is_ok());

    let password =
        |length, specials: &str, required| PasswordPolicy::try_new(length, CharSet::of(specials), required).err();
    assert_eq!(password(length, "!a", 3), Some(PolicyError::SpecialIsLetterOrDigit));
    assert_eq!(password(length, "!7", 3), Some(PolicyError::SpecialIsLetterOrDigit));
    assert_eq!(password(length, "!\t", 3), Some(PolicyError::SpecialIsControl));
    assert_eq!(password(length, "\u{7f}", 3), Some(PolicyError::SpecialIsControl));
    assert_eq!(password(length, "! ", 4), None);
    assert_eq!(password(length, "!", 5), Some(PolicyError::TooManyClasses));
    assert_eq!(password(length, "", 4), Some(PolicyError::TooManyClasses));
    assert_eq!(password(length, "", 3), None);
    assert_eq!(password(Length::new(0, 2), "!", 3), Some(PolicyError::TooManyClassesForLength));
    assert_eq!(password(Length::new(0, 3), "!", 3), None);

    assert_eq!(UsernamePolicy::try_new(length, CharSet::EMPTY), Err(PolicyError::EmptyAlphabet));
    assert!(UsernamePolicy::try_new(length, specials).is_ok());
    assert_eq!(CharSet::try_of("aé"), Err(PolicyError::NotAscii));
    for suffix in ["-in07", "é", "in07x"] {
        assert_eq!(IdentifierPolicy::try_fixed(4, suffix), Err(PolicyError::ImpossibleSuffix), "{suffix}");
    }
    assert!(IdentifierPolicy::try_fixed(4, "in07").is_ok());
    assert_eq!(PolicyError::TooManyClasses.to_string(), "more classes are required than there are");
}

#[cfg(feature = "alloc")]
mod with_alloc {
    use gatepass::{Params, ResponseBody, Tape};

    use super::*;

    #[test]
    fn responses() {
        use ResponseBody::{Error, Job, Nothing, NothingOrEmptyObject};
        let described = |document: &Document| {
            let all = (0..1000).chain([u16::MAX]).filter_map(|status| Some((status, document.response(status)?)));
            all.collect::<Vec<_>>()
        };
        let success = (200..300).map(|status| (status, Nothing));
        assert_eq!(described(&FLEXUSRDS), success.clone().collect::<Vec<_>>());
        assert_eq!(described(&RESET), success.chain([(400, Error), (500, Error)]).collect::<Vec<_>>());
        assert_eq!(described(&OTC), [(200, NothingOrEmptyObject)]);
        assert_eq!(described(&CHANGE), [(202, Job), (400, Error), (500, Error)]);
    }

    /// A body with so many users; of the last, everything is wrong.
    fn users(count: usize) -> Tape {
        let mut tape = Tape::new();
        tape.begin_object();
        tape.key("users");
        tape.begin_array();
        for i in 1..=count {
            tape.begin_object();
            for (key, good, bad) in
                [("name", format!("user_{i}"), "-"), ("host", "%".into(), "*"), ("password", "Rds_1234".into(), "")]
            {
                tape.key(key);
                tape.string(if i == count { bad } else { &good });
            }
            tape.end_object();
        }
        tape.end_array();
        tape.end_object();
        tape
    }

    fn errors(tape: &Tape) -> Vec<(String, Rule, Params)> {
        let mut errors = Vec::new();
        CHANGE.check_part(Part::Body, tape.reader(), &mut |violation| {
            if violation.is_error() {
                errors.push((violation.path.to_string(), violation.rule, violation.params));
            }
        });
        errors
    }

    #[test]
    fn fifty_users_and_one_more() {
        let last = errors(&users(50));
        assert_eq!(last.len(), 4);
        assert!(last.iter().all(|(path, _, _)| path.starts_with("/body/users/49/")), "{last:?}");
        assert_eq!(errors(&users(51)), [("/body/users".to_owned(), Rule::TooManyUsers, Params::Max(50))]);
        assert_eq!(errors(&users(0)), [("/body/users".to_owned(), Rule::NoUsers, Params::None)]);
    }
}

#[cfg(feature = "serde")]
mod with_serde {
    use gatepass::typed::{Accepted, ResponseError};
    use gatepass::{RawRequest, Severity};

    use super::*;

    #[test]
    fn example_requests_keep_their_own_document() {
        for &document in documents::ALL {
            let example = document.example.unwrap();
            let mut request = RawRequest::new();
            request.set_json_body(example.body.as_bytes());
            for (name, id) in [("project_id", example.project_id), ("instance_id", example.instance_id)] {
                if let Some(id) = id {
                    request.add_path_parameter(name, id);
                }
            }
            let report = document.check_request(&request);
            let expected: &[&str] = match document.id {
                "flexusrds.reset-root-password" | "otc-rds.reset-root-password" => &["/path/instance_id"],
                _ => &[],
            };
            let paths: Vec<String> = report.violations().iter().map(|violation| violation.path.to_string()).collect();
            assert_eq!(paths, expected, "{report}");
            assert_eq!(report.count(Severity::Error), 0);
        }
    }

    fn unexpected(document: &Document, status: u16, body: &str) -> bool {
        document.parse_response(status, body.as_bytes()) == Err(ResponseError::UnexpectedBody(status))
    }

    #[test]
    fn answers() {
        let example = CHANGE.example.unwrap().response.unwrap();
        let Ok(Ok(Accepted::Job(job))) = CHANGE.parse_response(202, example.as_bytes()) else { panic!("it is a job") };
        assert_eq!(job.job_id, "dff1d289-4d03-4942-8b9f-463ea07c000d");
        assert!(
            ["", "{}", r#"{"job_id": null}"#, r#"{"job_id": 1}"#].iter().all(|body| unexpected(&CHANGE, 202, body))
        );

        for body in ["", OTC.example.unwrap().response.unwrap()] {
            assert_eq!(OTC.parse_response(200, body.as_bytes()), Ok(Ok(Accepted::Done)));
        }
        assert!([r#"{"a": 1}"#, "null", "{", "{}{}"].iter().all(|body| unexpected(&OTC, 200, body)));
        assert!(["{}", "null"].iter().all(|body| unexpected(&RESET, 200, body)));

        let refused = RESET.parse_response(400, br#"{"error_code": "DBS.200052", "error_msg": "Invalid."}"#).unwrap();
        assert_eq!(refused.unwrap_err().error_msg, "Invalid.");
        assert!(["", "{}", r#"{"error_code": "DBS.1"}"#].iter().all(|body| unexpected(&RESET, 500, body)));
    }

    /// Each document describes an object.
    #[test]
    fn a_list_is_no_answer() {
        assert!(unexpected(&OTC, 200, "[]"));
        assert!(unexpected(&CHANGE, 202, r#"["dff1d289"]"#));
        assert!(unexpected(&CHANGE, 400, r#"["DBS.200052", "Invalid."]"#));
    }
}

#[test]
fn constructors_refuse_what_could_never_be_met() {
    static PASSWORD: PasswordPolicy = PasswordPolicy::new(Length::new(8, 32), CharSet::of("-"), 3);
    const TWICE: &[Member] = &[Member::password("secret", &PASSWORD), Member::password("secret", &PASSWORD)];
    const NESTED: &[Member] = &[Member::list("inner", 1, &[])];
    let refused: [(&str, fn()); 10] = [
        ("no characters of a token", || _ = HeaderPolicy::token(0)),
        ("no languages", || _ = HeaderPolicy::language(&[])),
        ("no media types", || _ = HeaderPolicy::content_type(&[])),
        ("no characters of a list", || _ = HostListPolicy::new(0)),
        ("no characters of an identifier", || _ = IdentifierPolicy::fixed(0, "")),
        ("a shape beyond ASCII", || _ = Shape::new("é")),
        ("no users", || _ = Member::list("users", 0, &[])),
        ("a list in a list", || _ = Member::list("users", 50, NESTED)),
        ("a name twice in a list", || _ = Member::list("users", 50, TWICE)),
        ("a name twice in a body", || _ = Document::new("twice", Method::Put, "/").with_body(TWICE)),
    ];
    for (what, construct) in refused {
        assert!(std::panic::catch_unwind(construct).is_err(), "{what}");
    }
}

#[cfg(feature = "alloc")]
mod raw_requests {
    use gatepass::{RawRequest, Report, Tape};

    use super::*;

    fn found(report: &Report) -> Vec<String> {
        report.violations().iter().map(|violation| format!("{} {}", violation.path, violation.rule.code())).collect()
    }

    /// What was added behind the end of a finished object was never read.
    #[test]
    fn what_is_added_takes_the_place_of_a_finished_part() {
        let mut headers = Tape::new();
        headers.begin_object();
        headers.key("X-Auth-Token");
        headers.string("token");
        headers.end_object();
        let mut request = RawRequest::new();
        request.set_part(Part::Headers, headers);
        request.add_header("X-Language", "fr");
        let found = found(&CHANGE.check_request(&request));
        assert_eq!(found, ["/headers/X-Auth-Token missing", "/headers/X-Language unsupported_language"]);
    }

    #[test]
    fn an_unknown_parameter_twice_is_a_duplicate_key() {
        let mut request = RawRequest::new();
        for _ in 0..3 {
            request.add_path_parameter("cluster_id", "1");
        }
        request.add_path_parameter("project_id", "1");
        let found = found(&FLEXUSRDS.check_request(&request));
        assert_eq!(found[2..], ["/path/cluster_id duplicate_key", "/path/cluster_id unknown_field"]);
    }

    #[test]
    fn bytes_that_are_no_text() {
        let report = CHANGE.check_bytes(Field::Host, b"10.0.0.\xff").unwrap();
        assert_eq!(found(&report), [" invalid_utf8"]);
        assert_eq!(report.violations()[0].params, gatepass::Params::Offset(7));
        assert_eq!(CHANGE.check_bytes(Field::Host, b"10.0.0.1"), CHANGE.check(Field::Host, "10.0.0.1"));
        assert_eq!(FLEXUSRDS.check_bytes(Field::Host, b""), None);
    }
}
