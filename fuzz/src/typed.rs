//! What holds for requests that are made of typed values: they are there exactly when each value is valid, and the body
//! that they are written as says what they were made of.

use gatepass::typed::{
    ChangeSpec, HostList, InstanceId, Password, ProjectId, Request, ResetSpec, SecretText, Spec, User, Username,
};
use gatepass::{Field, RawRequest, Report};
use serde::Serialize;
use serde_json::{Value, json};

/// The values of a request, as somebody wrote them.
#[derive(Default)]
pub struct Values<'a> {
    pub project: &'a str,
    pub instance: &'a str,
    pub name: &'a str,
    pub host: &'a str,
    pub password: &'a str,
}

/// A request of a document that resets a password.
pub fn reset<S: ResetSpec>(values: &Values<'_>) {
    let Some((project, instance, password)) = parsed::<S>(values) else { return };
    let request = Request::<S, Password<S>>::new(project, instance, password);
    let (name, path) = (S::DOCUMENT.member(Field::Password).unwrap().name, request.path());
    is_written(&request, &request.to_json(), &json!({ name: values.password }), &request.check());
    is_sent::<S>(values, &path);
}

/// A request of the document that changes the passwords of users.
pub fn change<S: ChangeSpec>(values: &Values<'_>) {
    let Some((project, instance, password)) = parsed::<S>(values) else { return };
    let Some(name) = agreed::<S, _>(Field::Name, values.name, Username::parse(values.name)) else { return };
    let Some(host) = agreed::<S, _>(Field::Host, values.host, HostList::parse(values.host)) else { return };
    let request = Request::<S, Vec<User<S>>>::new(project, instance, vec![User { name, host, password }]).unwrap();
    let user = json!({ "name": values.name, "host": values.host, "password": values.password });
    let path = request.path();
    is_written(&request, &request.to_json(), &json!({ "users": [user] }), &request.check());
    is_sent::<S>(values, &path);
}

type Parsed<S> = (ProjectId<S>, InstanceId<S>, Password<S>);

fn parsed<S: Spec>(values: &Values<'_>) -> Option<Parsed<S>> {
    let project = agreed::<S, _>(Field::ProjectId, values.project, ProjectId::parse(values.project));
    let instance = agreed::<S, _>(Field::InstanceId, values.instance, InstanceId::parse(values.instance));
    let password = agreed::<S, _>(Field::Password, values.password, Password::parse(values.password));
    Some((project?, instance?, password?))
}

/// The typed value, which is there when the report has no error, and else the report is.
fn agreed<S: Spec, T>(field: Field, text: &str, parsed: Result<T, Report>) -> Option<T> {
    let report = S::DOCUMENT.check(field, text).unwrap();
    assert_eq!(parsed.is_ok(), report.is_valid());
    match parsed {
        Ok(value) => Some(value),
        Err(said) => {
            assert_eq!(said, report);
            None
        }
    }
}

/// The body is written as the document shows it, says nothing where it is shown, and has no error when it is read again.
fn is_written(request: &(impl Serialize + std::fmt::Debug), json: &SecretText, expected: &Value, own: &Report) {
    assert_eq!(serde_json::from_str::<Value>(json.expose_secret()).unwrap(), *expected);
    assert_eq!(serde_json::to_value(request).unwrap(), *expected);
    assert_eq!(format!("{json:?}"), "SecretText([redacted])");
    assert!(format!("{request:?}").contains("Password([redacted])"));
    assert!(own.is_valid() && own.unchecked().iter().all(|part| *part == gatepass::Part::Headers));
    let mut read = RawRequest::new();
    read.set_json_body(json.expose_secret().as_bytes());
    let document = own.document().unwrap();
    let of_body = own.violations().iter().filter(|violation| violation.path.part() == Some(gatepass::Part::Body));
    assert!(document.check_request(&read).violations().iter().eq(of_body));
}

/// The identifiers stand in the URL as they were given: nothing in them needs an escape, or goes up a folder.
fn is_sent<S: Spec>(values: &Values<'_>, path: &str) {
    let template: Vec<&str> = S::DOCUMENT.path.split('/').collect();
    let steps: Vec<&str> = path.split('/').collect();
    assert_eq!(steps.len(), template.len());
    for (step, named) in steps.into_iter().zip(template) {
        match named {
            "{project_id}" => assert_eq!(step, values.project),
            "{instance_id}" => assert_eq!(step, values.instance),
            _ => assert_eq!(step, named),
        }
        assert!(step != "." && step != ".." && step.is_ascii());
    }
}
