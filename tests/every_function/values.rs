//! Values and their reports: a secret as a password and a token, whole and broken, and in every place of a value.

use gatepass::{
    ChecklistItem, Document, Field, HeaderPolicy, HostListPolicy, HostPattern, IdentifierPolicy, IllegalCharacters,
    Language, ParamValue, Params, PasswordPolicy, Path, Policy, Report, Rule, Span, UsernamePolicy, Violation,
    documents,
};

use crate::ear::CANARY;
use crate::{call, listen};

pub(crate) fn call_all() {
    for &document in documents::ALL {
        for secret in secrets() {
            judge(document, &secret);
        }
        describe(document);
    }
    for secret in secrets() {
        tokens(&secret);
        what_is_no_secret(&secret);
    }
    spans();
}

/// The canary, valid and not: too short, too long, and with illegal characters of every kind.
fn secrets() -> [String; 5] {
    [
        CANARY.to_owned(),
        CANARY[..6].to_owned(),
        CANARY.repeat(10),
        format!("{CANARY} `Ｚé\u{1b}\u{202e}{CANARY}"),
        format!("{CANARY}\0"),
    ]
}

fn judge(document: &'static Document, secret: &str) {
    call!(Document::is_valid(document, Field::Password, secret));
    for report in [
        call!(Document::check(document, Field::Password, secret)),
        call!(Document::check_bytes(document, Field::Password, secret.as_bytes())),
        call!(Document::check_bytes(document, Field::Password, &[secret.as_bytes(), b"\xff"].concat())),
        call!(Document::check_password(document, secret, "root")),
        call!(Document::check_password(document, secret, secret)),
    ] {
        listen_to_report(&report.unwrap());
    }
    call!(Document::check_against_username(document, secret, secret, &mut listen_to_violation));
    for item in call!(Document::checklist(document, Field::Password, secret)).unwrap() {
        listen_to_item(&item);
    }
    let policy = document.policy(Field::Password).unwrap();
    judge_by(&policy, secret);
    let Policy::Password(policy) = policy else { unreachable!("a password has another policy") };
    call!(PasswordPolicy::is_valid(policy, secret));
    call!(PasswordPolicy::check(policy, secret, &mut listen_to_violation));
    call!(PasswordPolicy::check_against_username(policy, secret, secret, &mut listen_to_violation));
}

fn judge_by(policy: &Policy, secret: &str) {
    call!(Policy::is_valid(policy, secret));
    call!(Policy::check(policy, secret, &mut listen_to_violation));
    call!(Policy::checklist(policy, secret, &mut |item| listen_to_item(&item)));
    listen_to_report(&call!(Policy::report(policy, secret)));
    let mut illegal = call!(Policy::illegal_characters(policy, secret));
    while call!(<IllegalCharacters as Iterator>::next(&mut illegal)).is_some() {}
}

/// Descriptions know no value.
fn describe(document: &'static Document) {
    call!(Document::openapi(document));
    call!(Document::body_json_schema(document));
    for member in document.headers {
        let gatepass::Content::Value { policy: Policy::Header(policy), .. } = member.content else { continue };
        call!(HeaderPolicy::is_media_type(policy));
        call!(HeaderPolicy::json_schema(policy));
    }
    for policy in document.fields().filter_map(|field| document.policy(field)) {
        call!(Policy::json_schema(&policy));
        match policy {
            Policy::Password(policy) => _ = call!(PasswordPolicy::json_schema(policy)),
            Policy::Username(policy) => _ = call!(UsernamePolicy::json_schema(policy)),
            Policy::HostList(policy) => _ = call!(HostListPolicy::json_schema(policy)),
            Policy::Identifier(policy) => _ = call!(IdentifierPolicy::json_schema(policy)),
            _ => {}
        }
    }
}

fn tokens(secret: &str) {
    static TOKEN: HeaderPolicy = HeaderPolicy::token(65_536);
    judge_by(&Policy::Header(&TOKEN), secret);
    call!(HeaderPolicy::is_valid(&TOKEN, secret));
    call!(HeaderPolicy::check(&TOKEN, secret, &mut listen_to_violation));
}

/// In a field that is no secret a violation tells one character of what stands there, never more.
fn what_is_no_secret(secret: &str) {
    let document = &documents::TAURUSDB_CHANGE_USER_PASSWORD;
    for field in call!(Document::fields(document)) {
        match document.policy(field).unwrap() {
            Policy::Username(policy) => {
                call!(UsernamePolicy::is_valid(policy, secret));
                call!(UsernamePolicy::check(policy, secret, &mut listen_to_violation));
            }
            Policy::HostList(policy) => {
                call!(HostListPolicy::is_valid(policy, secret));
                call!(HostListPolicy::check(policy, secret, &mut listen_to_violation));
                call!(HostListPolicy::patterns(*policy, secret)).map(Iterator::count);
            }
            Policy::Identifier(policy) => {
                call!(IdentifierPolicy::is_valid(policy, secret));
                call!(IdentifierPolicy::check(policy, secret, &mut listen_to_violation));
            }
            _ => {}
        }
    }
    call!(HostPattern::parse(secret)).unwrap_err();
    call!(<HostPattern as TryFrom<&str>>::try_from(secret)).unwrap_err();
    let pattern = call!(HostPattern::parse("10.0.0.%")).unwrap();
    listen!(pattern);
    call!(HostPattern::address_count(&pattern));
    call!(HostPattern::as_str(&pattern));
    call!(HostPattern::covers(&pattern, &pattern));
    call!(HostPattern::is_any_address(&pattern));
    call!(HostPattern::is_documented(&pattern));
    call!(HostPattern::matches(&pattern, [10, 0, 0, 1].into()));
}

fn listen_to_item(item: &ChecklistItem) {
    listen!(*item);
    call!(ChecklistItem::progress(item));
    for &language in Language::ALL {
        call!(Language::requirement(language, item.rule, item.params));
    }
}

pub(crate) fn listen_to_violation(violation: &Violation<'_>) {
    listen!(*violation);
    call!(Violation::is_error(violation));
    call!(Violation::severity(violation));
    call!(Violation::into_owned(violation.clone()));
    for &language in Language::ALL {
        call!(Language::describe(language, violation));
        call!(Language::requirement(language, violation.rule, violation.params));
    }
    listen_to_path(&violation.path);
    listen!(violation.params);
    for (_, value) in call!(Params::entries(violation.params)) {
        listen!(value);
    }
    listen!(violation.rule);
}

fn listen_to_path(path: &Path<'_>) {
    listen!(*path);
    call!(Path::is_empty(path));
    call!(Path::key(path));
    call!(Path::list(path));
    call!(Path::part(path));
    call!(Path::position(path));
}

pub(crate) fn listen_to_report(report: &Report) {
    listen!(*report);
    call!(Report::document(report));
    call!(Report::is_truncated(report));
    call!(Report::is_valid(report));
    call!(Report::revision(report));
    call!(Report::unchecked(report));
    call!(Report::count(report, Rule::TooShort.severity()));
    for &language in Language::ALL {
        listen!(call!(Report::in_language(report, language)));
    }
    call!(Report::violations(report)).iter().for_each(listen_to_violation);
}

fn spans() {
    let span = call!(Span::new(CANARY, 2..4)).unwrap();
    listen!(span);
    call!(Span::utf8(span));
    call!(Span::utf16(span));
    call!(Span::widen(span, CANARY));
    listen!(ParamValue::Null);
    listen!(gatepass::Escaped("\u{202e}"));
    call!(<Path as Default>::default());
}
