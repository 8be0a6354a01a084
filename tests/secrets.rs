//! Canaries: a secret in every place where one may stand, and no output that sings.
#![cfg(feature = "alloc")]
#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

use gatepass::typed::taurusdb_change_user_password as change;
use gatepass::{Document, Field, Language, Policy, RawRequest, Reader, Report, Tape, TapeReader, Violation, documents};

/// Illegal in every document, with every kind of illegal character that stays one character in JSON.
const CANARY: &str = "Zx9Canary_Q7|` Ｚ※";

/// Legal in every document.
const LEGAL_CANARY: &str = "Zx9Canary_Q7";

/// A secret that somebody wrote without quotes.
const NUMBER: &str = "4829173650";

/// The part of a secret that stands in an output: four characters of it, one that stands nowhere else, or six digits of the
/// number (fewer may stand in a span).
fn leak(output: &str) -> Option<String> {
    let characters: Vec<char> = CANARY.chars().collect();
    let digits: Vec<char> = NUMBER.chars().collect();
    let slices = characters.windows(4).chain(digits.windows(6)).map(String::from_iter);
    slices.chain(["Ｚ", "※"].map(String::from)).find(|slice| output.contains(slice))
}

fn assert_silent(output: &str) {
    assert_eq!(leak(output), None, "{output}");
}

#[test]
fn canaries_can_be_heard() {
    for (output, slice) in
        [(CANARY, "Zx9C"), (LEGAL_CANARY, "Zx9C"), ("<nary>", "nary"), ("Ｚ", "Ｚ"), ("0173650", "173650")]
    {
        assert_eq!(leak(output).as_deref(), Some(slice));
    }
}

fn assert_violation_silent(violation: &Violation<'_>) {
    assert_silent(&format!("{violation:?} {violation:#?} {}", violation.path));
    for &language in Language::ALL {
        let message = language.describe(violation);
        assert_silent(&format!("{message} {message:?} {}", language.requirement(violation.rule, violation.params)));
    }
    #[cfg(feature = "serde")]
    assert_silent(&serde_json::to_string(violation).unwrap());
}

fn assert_report_silent(report: &Report) {
    assert_silent(&format!("{report} {report:?} {report:#?}"));
    for localized in Language::ALL.iter().map(|&language| report.in_language(language)) {
        assert_silent(&format!("{localized} {localized:?}"));
        #[cfg(feature = "serde")]
        assert_silent(&serde_json::to_string(&localized).unwrap());
    }
    report.violations().iter().for_each(assert_violation_silent);
}

/// Values that hold the canary, short and long, alone and among other illegal characters.
fn secrets() -> [String; 5] {
    [
        CANARY.to_owned(),
        LEGAL_CANARY.to_owned(),
        CANARY.repeat(20) + &LEGAL_CANARY.repeat(8_000),
        format!("{CANARY}\r\n\u{1b}\u{202e}{CANARY}"),
        format!("{LEGAL_CANARY}\0"),
    ]
}

fn assert_policy_silent(policy: &Policy, secret: &str) {
    assert!(policy.is_secret());
    policy.check(secret, &mut |violation| assert_violation_silent(violation));
    policy.checklist(secret, &mut |item| {
        assert_silent(&format!("{item:?}"));
        #[cfg(feature = "serde")]
        assert_silent(&serde_json::to_string(&item).unwrap());
    });
    let illegal = policy.illegal_characters(secret);
    assert_silent(&format!("{illegal:?} {policy:?}"));
    let found: Vec<_> = illegal.take(100).collect();
    assert_silent(&format!("{found:?}"));
    assert_report_silent(&policy.report(secret));
}

#[test]
fn passwords() {
    for &document in documents::ALL {
        let policy = document.policy(Field::Password).unwrap();
        for secret in secrets() {
            assert_policy_silent(&policy, &secret);
            assert_report_silent(&document.check(Field::Password, &secret).unwrap());
            assert_report_silent(&document.check_password(&secret, "root").unwrap());
            // The warning that it is the user's name holds neither of the two.
            assert_report_silent(&document.check_password(&secret, &secret).unwrap());
        }
    }
}

#[test]
fn tokens() {
    for &document in documents::ALL {
        for secret in secrets() {
            for name in ["X-Auth-Token", "x-auth-token", "X-Auth-Tokens", "Authorization"] {
                let mut request = RawRequest::new();
                request.add_header(name, &secret);
                request.add_header(name, &secret);
                request.add_header("X-Language", "en-us");
                assert_request_silent(document, &request);
            }
        }
    }
}

#[test]
fn tokens_alone() {
    const TOKEN: &gatepass::HeaderPolicy = &gatepass::HeaderPolicy::token(65_536);
    let policy = Policy::Header(TOKEN);
    for secret in secrets() {
        assert_policy_silent(&policy, &secret);
    }
}

fn assert_request_silent(document: &'static Document, request: &RawRequest) {
    assert_silent(&format!("{request:?} {request:#?}"));
    assert_report_silent(&document.check_request(request));
    let tapes = gatepass::Part::ALL.into_iter().filter_map(|part| request.part(part));
    tapes.for_each(assert_tape_silent);
}

fn assert_tape_silent(tape: &Tape) {
    assert_silent(&format!("{tape:?}"));
    assert_readers_silent(tape.reader());
}

/// A cursor at every value.
fn assert_readers_silent(mut reader: TapeReader<'_>) {
    assert_silent(&format!("{reader:?} {reader:#?}"));
    let is_object = reader.kind() == gatepass::Kind::Object;
    if is_object || reader.kind() == gatepass::Kind::Array {
        reader.enter();
        while reader.more() {
            assert_silent(&format!("{reader:?}"));
            if is_object {
                reader.key();
            }
            assert_readers_silent(reader);
            reader.skip();
        }
    }
}

#[test]
fn typed_values() {
    fn assert_refusal_silent<T>(result: Result<T, Report>) {
        assert_report_silent(&result.err().unwrap());
    }

    assert_refusal_silent(change::Password::parse(CANARY));
    assert_refusal_silent(change::Password::try_from(CANARY));
    assert_refusal_silent(change::Password::try_from(CANARY.to_owned()));

    let password = || change::Password::parse(LEGAL_CANARY).unwrap();
    assert_silent(&format!("{:?} {:#?} {:?}", password(), password(), Some(password())));

    let user =
        |name: &str| change::User { name: name.parse().unwrap(), host: "%".parse().unwrap(), password: password() };
    let project = change::ProjectId::parse("054e292c9880d4992f02c0196d3ea468").unwrap();
    let instance = change::InstanceId::parse("ba62a0b83a1b42bfab275829d86ac0fdin07").unwrap();
    let request = change::Request::new(project.clone(), instance.clone(), vec![user("root"), user("root")]).unwrap();
    assert_silent(&format!("{:?} {request:?} {request:#?}", request.users()));
    assert_silent(&request.path());
    assert_report_silent(&request.check());
    #[cfg(feature = "serde")]
    {
        let json = request.to_json();
        assert!(json.expose_secret().contains(LEGAL_CANARY));
        assert_silent(&format!("{json:?} {json:#?}"));
    }
    assert_refusal_silent(change::Request::new(project, instance, (0..51).map(|_| user("root")).collect()));
}

#[test]
fn requests_that_reset() {
    use gatepass::typed::otc_rds_reset_root_password::{InstanceId, Password, ProjectId, Request};

    let project = ProjectId::parse("p").unwrap();
    let instance = InstanceId::parse("i").unwrap();
    let request = Request::new(project, instance, Password::parse(LEGAL_CANARY).unwrap());
    assert_silent(&format!("{request:?} {request:#?} {}", request.path()));
    assert_report_silent(&request.check());
}

#[cfg(feature = "serde")]
mod json {
    use gatepass::typed::Password;
    use serde::de::DeserializeOwned;

    use super::*;

    /// Bodies with `$` for the canary as a JSON string. Nothing of what stands below a secret field, or below an unknown or
    /// a mistyped one, is turned into a path.
    const BODIES: [&str; 20] = [
        r#"{"password": $, "db_user_pwd": $}"#,
        r#"{"password": $, "password": $, "db_user_pwd": 1, "db_user_pwd": $}"#,
        r#"{"password": {$: $}, "db_user_pwd": {"password": $, $: [$]}}"#,
        r#"{"password": [$, {$: $}], "db_user_pwd": [[[$]]]}"#,
        r#"{"password": {$: 1, $: 2}, "db_user_pwd": {$: 1, $: 2}}"#,
        r#"{"passwd": $, "secret": {$: $}, "x": [$, $], "x": $}"#,
        r#"{"users": [{"name": "a", "host": "%", "password": $}]}"#,
        r#"{"users": [{"name": "a", "host": "%", "password": {$: $}}, {"password": [$]}]}"#,
        r#"{"users": [{"name": "a", "host": "%", "password": $, "password": $, "pasword": $}]}"#,
        r#"{"users": [{"name": ["x", $], "host": {$: $}, "password": null, "new_password": {$: $}}]}"#,
        r#"{"users": {"password": $, $: $}}"#,
        r#"{"users": [[$], $, {"users": [$]}]}"#,
        r#"{"users": $}"#,
        r"$",
        r"[$, {$: $}]",
        r#"{"password": 4829173650, "db_user_pwd": 4829173650}"#,
        r#"{"users": [{"password": 4829173650}, 4829173650]}"#,
        r#"{"users": 4829173650}"#,
        r"4829173650",
        r#"{"password": 48291736504829173650e999}"#,
    ];

    fn with_canary(body: &str, canary: &str) -> String {
        body.replace('$', &serde_json::to_string(canary).unwrap())
    }

    fn assert_body_silent(body: &[u8]) {
        match Tape::from_json(body) {
            Ok(tape) => assert_tape_silent(&tape),
            Err(violation) => assert_violation_silent(&violation),
        }
        for &document in documents::ALL {
            let mut request = RawRequest::new();
            request.set_json_body(body);
            assert_request_silent(document, &request);
        }
    }

    #[test]
    fn bodies() {
        for body in BODIES {
            assert_body_silent(with_canary(body, CANARY).as_bytes());
            assert_body_silent(with_canary(body, LEGAL_CANARY).as_bytes());
        }
    }

    #[test]
    fn broken_bodies() {
        let body = with_canary(r#"{"password": $, "users": [{"password": $}], "x": 4829173650}"#, CANARY);
        for end in 0..body.len() {
            assert_body_silent(&body.as_bytes()[..end]);
        }
        for broken in
            ["{'password': '$'}", "{\"password\": $", "{\"password\": \"$\\x\"}", "$", "$: $", "{\"a\": \"$\n\"}"]
        {
            assert_body_silent(broken.replace('$', CANARY).as_bytes());
            assert_body_silent(broken.replace('$', NUMBER).as_bytes());
        }
        assert_body_silent(&[CANARY.as_bytes(), b"\xff", CANARY.as_bytes()].concat());
        assert_body_silent(with_canary(&("[".repeat(80) + "$"), CANARY).as_bytes());
    }

    #[test]
    fn headers() {
        for headers in
            [r#"{"X-Auth-Token": {$: $}}"#, r#"{"X-Auth-Token": [$], "x-auth-token": 4829173650}"#, "[$]", "$"]
        {
            for &document in documents::ALL {
                let mut request = RawRequest::new();
                let headers = Tape::from_json(with_canary(headers, CANARY).as_bytes()).unwrap();
                request.set_part(gatepass::Part::Headers, headers);
                assert_request_silent(document, &request);
            }
        }
    }

    #[test]
    fn refusals_to_deserialize() {
        fn assert_refusal_silent<T: DeserializeOwned>(json: &str) {
            let error = serde_json::from_str::<T>(json).err().unwrap();
            assert_silent(&format!("{error} {error:?}"));
            if let Ok(value) = serde_json::from_str::<serde_json::Value>(json) {
                let error = serde_json::from_value::<T>(value).err().unwrap();
                assert_silent(&format!("{error} {error:?}"));
            }
        }

        type Secret = Password<change::Spec>;
        for json in ["$", "[$]", "{$: $}", "[[$]]", "$x", "[$", "true", "4829173650", "-4829173650", "4829173650.5"] {
            let json = with_canary(json, CANARY);
            assert_refusal_silent::<Secret>(&json);
            assert_refusal_silent::<Option<Secret>>(&json);
            assert_refusal_silent::<Vec<Secret>>(&format!("[{json}]"));
        }
    }

    #[test]
    fn responses() {
        for &document in documents::ALL {
            for status in [200, 202, 400, 500, 418] {
                for body in BODIES {
                    let answer = document.parse_response(status, with_canary(body, CANARY).as_bytes()).unwrap_err();
                    assert_silent(&format!("{answer} {answer:?}"));
                }
            }
        }
    }
}

/// What the kernel says stands in this process's memory after its owner is gone. Reading `/proc/self/mem` is safe code, and
/// the only such code that can see it.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod wiping {
    use std::fs::File;
    use std::os::unix::fs::FileExt;

    use super::*;

    /// The longest legal password: an allocator writes over the first 16 bytes of what it takes back, not over the rest.
    const SECRET: &str = "Wiped_0123456789_abcdefghijklmno";

    struct Memory(File);

    impl Memory {
        fn open() -> Self {
            Self(File::open("/proc/self/mem").unwrap())
        }

        /// Whether the secret, or eight bytes of it, still stand where it stood. Nothing is allocated here.
        fn holds_secret_at(&self, address: usize) -> bool {
            let mut found = [0; SECRET.len()];
            // Memory that was given back to the system cannot be read, and holds nothing.
            let is_read = self.0.read_exact_at(&mut found, address as u64).is_ok();
            is_read && found.windows(8).zip(SECRET.as_bytes().windows(8)).any(|(found, secret)| found == secret)
        }
    }

    /// Drops the owner of the secret and looks for it where it stood.
    fn stays<T>(owner: T, secret: impl Fn(&T) -> &str) -> bool {
        let memory = Memory::open();
        let text = secret(&owner);
        assert_eq!(text, SECRET);
        let address = text.as_ptr().addr();
        assert!(memory.holds_secret_at(address));
        drop(owner);
        memory.holds_secret_at(address)
    }

    fn tape() -> Tape {
        let mut tape = Tape::new();
        tape.string(SECRET);
        tape
    }

    #[test]
    fn what_nobody_wipes_stays() {
        assert!(stays(String::from(SECRET), String::as_str));
    }

    #[test]
    fn passwords_are_wiped() {
        assert!(!stays(change::Password::parse(SECRET).unwrap(), change::Password::expose_secret));
    }

    #[test]
    fn strings_are_taken_over_and_wiped() {
        let text = String::from(SECRET);
        let address = text.as_ptr();
        let password = change::Password::try_from(text).unwrap();
        assert_eq!(password.expose_secret().as_ptr(), address);
        assert!(!stays(password, change::Password::expose_secret));
    }

    #[test]
    fn refused_strings_are_wiped() {
        let memory = Memory::open();
        let refused = format!("{SECRET} and too long");
        let address = refused.as_ptr().addr();
        assert!(memory.holds_secret_at(address));
        let report = change::Password::try_from(refused);
        assert!(!memory.holds_secret_at(address));
        assert!(report.is_err());
    }

    #[test]
    fn tapes_are_wiped() {
        assert!(!stays(tape(), |tape| tape.reader().text()));
        let mut request = RawRequest::new();
        request.set_part(gatepass::Part::Body, tape());
        assert!(!stays(request, |request| request.part(gatepass::Part::Body).unwrap().reader().text()));
    }

    #[test]
    fn tapes_wipe_what_they_outgrow() {
        let memory = Memory::open();
        let mut tape = tape();
        let address = tape.reader().text().as_ptr().addr();
        tape.string(&"x".repeat(10_000));
        assert_ne!(tape.reader().text().as_ptr().addr(), address);
        assert!(!memory.holds_secret_at(address));
    }

    #[test]
    #[cfg(feature = "serde")]
    fn bodies_are_wiped() {
        use gatepass::typed::flexusrds_reset_root_password::{InstanceId, Password, ProjectId, Request};

        let password = Password::parse(SECRET).unwrap();
        let request = Request::new(ProjectId::parse("p").unwrap(), InstanceId::parse("i").unwrap(), password);
        let start = r#"{"db_user_pwd":""#.len();
        assert!(!stays(request.to_json(), |json| &json.expose_secret()[start..start + SECRET.len()]));
    }
}
