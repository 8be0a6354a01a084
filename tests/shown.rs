//! What is shown of each type that does not show its fields: enough to tell two of them apart, in a log or a message.

use gatepass::documents::{FLEXUSRDS_RESET_ROOT_PASSWORD as RESET, TAURUSDB_CHANGE_USER_PASSWORD as CHANGE};
use gatepass::{CharSet, Length, Method, PasswordPolicy, Policy, TapeReader, UsernamePolicy};

#[test]
fn policies() {
    static POLICY: PasswordPolicy = PasswordPolicy::new(Length::new(8, 32), CharSet::of("_!"), 3);
    let shown = "PasswordPolicy { length: Length { min: 8, max: 32 }, specials: {'!', '_'}, required: 3, .. }";
    assert_eq!(format!("{POLICY:?}"), shown);
}

#[test]
fn cursors_without_what_they_stand_at() {
    static NAME: UsernamePolicy = UsernamePolicy::new(Length::new(1, 8), CharSet::of("ba"));
    let illegal = Policy::Username(&NAME).illegal_characters("abc");
    assert_eq!(format!("{illegal:?}"), "IllegalCharacters { legal: {'a', 'b'}, .. }");
    assert_eq!(format!("{:?}", TapeReader::new("d3:abc")), "TapeReader { kind: String, .. }");
}

#[test]
fn methods_as_in_the_request_line() {
    assert_eq!([RESET, CHANGE].map(|document| format!("{:>5}", document.method)), [" POST", "  PUT"]);
    assert_eq!([Method::Get, Method::Patch, Method::Delete].map(|it| it.to_string()), ["GET", "PATCH", "DELETE"]);
}

#[cfg(feature = "alloc")]
mod with_alloc {
    use gatepass::typed::ResponseError;
    use gatepass::typed::otc_rds_reset_root_password::{InstanceId, Password, ProjectId, Request};
    use gatepass::{Field, Language, Part, RawRequest, Report, Tape};

    use super::*;

    fn report(headers: [(&str, &str); 2]) -> Report {
        let mut request = RawRequest::new();
        for (name, value) in headers {
            request.add_header(name, value);
        }
        CHANGE.check_request(&request)
    }

    #[test]
    fn reports() {
        let shown = format!("{:?}", report([("X-Auth-Token", "token"), ("X-Language", "en-us")]));
        let expected = r#"Report { document: Some("taurusdb.change-user-password"), is_valid: true, violations: [], "#;
        assert_eq!(shown, expected.to_owned() + "unchecked: [Path, Body], is_truncated: false }");
        assert!(format!("{:?}", report([("X-Auth-Token", ""), ("X-Language", "")])).contains("rule: Empty"));
    }

    /// A line for each violation: where, what, and the code. Of a field alone there is no "where".
    #[test]
    fn reports_as_lines() {
        let report = report([("X-Auth-Token", ""), ("X-Language", "fr")]);
        for &language in Language::ALL {
            let violations = report.violations().iter();
            let lines = violations.map(|it| format!("{} {} ({})", it.path, language.describe(it), it.rule.code()));
            let lines: Vec<String> = lines.collect();
            assert!(lines[0].starts_with("/headers/X-Auth-Token "), "{lines:?}");
            assert_eq!(report.in_language(language).to_string(), lines.join("\n"));
        }
        let alone = CHANGE.policy(Field::Name).map(|policy| policy.report("-")).map(|report| report.to_string());
        assert!(alone.is_some_and(|line| !line.starts_with(['/', ' ']) && line.ends_with("(illegal_character)")));
    }

    #[test]
    fn tapes_by_their_length() {
        let mut tape = Tape::new();
        tape.string("Rds_1234");
        assert_eq!(format!("{tape:?}"), "Tape { bytes: 11, .. }");
    }

    #[test]
    fn requests_with_where_they_go() -> Result<(), Report> {
        let (project, instance) = (ProjectId::parse("p-1")?, InstanceId::parse("i-1")?);
        let request = Request::new(project, instance, Password::parse("Rds_1234")?);
        let shown = format!("{request:?}");
        assert!(shown.starts_with(r#"Request { project: ProjectId("p-1"), instance: InstanceId("i-1"), body: "#));
        assert!(shown.contains("[redacted]"), "{shown}");
        #[cfg(feature = "serde")]
        assert_eq!(format!("{:?}", request.to_json()), "SecretText([redacted])");
        Ok(())
    }

    #[test]
    fn unreadable_answers_with_their_status() {
        for (error, status) in [
            (ResponseError::UndocumentedStatus(418), "does not describe status 418"),
            (ResponseError::UnexpectedBody(202), "describes for status 202"),
        ] {
            assert!(error.to_string().ends_with(status), "{error}");
        }
    }

    #[test]
    fn paths_are_empty_for_a_field_alone() {
        let is_empty = |report: &Report| report.violations().iter().map(|it| it.path.is_empty()).collect::<Vec<_>>();
        assert_eq!(is_empty(&report([("X-Auth-Token", ""), ("X-Language", "fr")])), [false, false]);
        assert_eq!(CHANGE.check(Field::Name, "-").as_ref().map(is_empty), Some(vec![true]));
        assert_eq!(report([("a", ""), ("b", "")]).unchecked(), [Part::Path, Part::Body]);
    }
}
