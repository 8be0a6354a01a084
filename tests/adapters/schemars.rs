//! Schemas of types that hold typed values, against the policies.

use gatepass::typed::{
    Value, flexusrds_reset_root_password as flexusrds, otc_rds_reset_root_password as otc,
    taurusdb_change_user_password as change, taurusdb_reset_database_password as reset,
};
use gatepass::{CharSet, Document, Field, Length, Member, Method, PasswordPolicy, Rule, typed};
use jsonschema::Validator;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, schema_for};
use serde_json::json;

use crate::CANARY;

#[derive(JsonSchema)]
#[allow(dead_code, reason = "the schema is all that is asked for")]
struct Databases {
    root: flexusrds::Password,
    admin: Option<change::Password>,
    hosts: Vec<change::HostList>,
    place: Place,
}

#[derive(JsonSchema)]
#[allow(dead_code, reason = "the schema is all that is asked for")]
struct Place {
    project: change::ProjectId,
    instance: change::InstanceId,
    other: otc::InstanceId,
}

fn validator(schema: &Schema) -> Validator {
    assert!(jsonschema::meta::is_valid(schema.as_value()));
    jsonschema::validator_for(schema.as_value()).unwrap()
}

#[test]
fn a_derived_schema_refers_to_each_by_document_and_field() {
    let schema = schema_for!(Databases);
    let names: Vec<&String> = schema.pointer("/$defs").unwrap().as_object().unwrap().keys().collect();
    assert_eq!(
        names,
        [
            "Place",
            "flexusrds.reset-root-password.password",
            "otc-rds.reset-root-password.instance_id",
            "taurusdb.change-user-password.host",
            "taurusdb.change-user-password.instance_id",
            "taurusdb.change-user-password.password",
            "taurusdb.change-user-password.project_id",
        ],
    );
    assert_eq!(schema.pointer("/properties/root/$ref").unwrap(), "#/$defs/flexusrds.reset-root-password.password");
}

#[test]
fn a_derived_schema_judges_as_the_document_does() {
    let project = "054e292c9880d4992f02c0196d3ea468";
    let instance = "ba62a0b83a1b42bfab275829d86ac0fdin07";
    let validator = validator(&schema_for!(Databases));
    let mut value = json!({
        "root": CANARY,
        "admin": null,
        "hosts": ["%", "10.10.10.%,127.0.0.1"],
        "place": { "project": project, "instance": instance, "other": "any-01" },
    });
    assert!(validator.is_valid(&value));
    for (pointer, valid, refused) in [
        ("/root", "Rds_1234", "Rds|1234"),
        ("/admin", "Rds|1234", "rds12345"),
        ("/hosts/1", "%", "10.10.10.*"),
        ("/place/project", project, "054e"),
        ("/place/instance", instance, project),
        ("/place/other", instance, "a/b"),
    ] {
        for (text, expected) in [(refused, false), (valid, true)] {
            *value.pointer_mut(pointer).unwrap() = text.into();
            assert_eq!(validator.is_valid(&value), expected, "{pointer} {text}");
        }
    }
}

/// Texts about the ends of every length, of one class and of several.
fn boundaries() -> impl Iterator<Item = String> {
    const ENDS: [&str; 9] = ["", "in07", "Aa1", "_", ".", "%", "|", "é", "\n"];
    let lengths = (0..40).chain([8190, 8191, 8192, 8193]);
    lengths.flat_map(|length| {
        ENDS.iter().flat_map(move |end| ["a", "0", "%", "1,"].map(|part| part.repeat(length / part.len()) + end))
    })
}

/// What `docs/openapi.md` lists: a schema does not know of a host pattern that it matches no address.
fn is_beyond_schema<T: Value>(text: &str) -> bool {
    let report = T::POLICY.report(text);
    let mut errors = report.violations().iter().filter(|violation| violation.is_error()).peekable();
    errors.peek().is_some() && errors.all(|violation| violation.rule == Rule::MatchesNoAddress)
}

fn assert_agrees<T: Value + JsonSchema>() {
    let generator = SchemaSettings::draft07().into_generator();
    let schemas = [validator(&schema_for!(T)), validator(&generator.into_root_schema_for::<T>())];
    let (mut valid, mut all) = (0, 0);
    for text in boundaries() {
        let expected = T::POLICY.is_valid(&text);
        for schema in &schemas {
            let admitted = schema.is_valid(&text.as_str().into());
            assert!(admitted == expected || is_beyond_schema::<T>(&text), "{} {text:.40?}", T::schema_name());
        }
        valid += usize::from(expected);
        all += 1;
    }
    assert!(0 < valid && valid < all, "{}: {valid} of {all}", T::schema_name());
}

#[test]
fn every_value_at_its_boundaries() {
    assert_agrees::<change::ProjectId>();
    assert_agrees::<change::InstanceId>();
    assert_agrees::<change::Username>();
    assert_agrees::<change::HostList>();
    assert_agrees::<change::Password>();
    assert_agrees::<reset::ProjectId>();
    assert_agrees::<reset::InstanceId>();
    assert_agrees::<reset::Password>();
    assert_agrees::<otc::ProjectId>();
    assert_agrees::<otc::InstanceId>();
    assert_agrees::<otc::Password>();
    assert_agrees::<flexusrds::Password>();
    assert_agrees::<Ours>();
}

static POLICY: PasswordPolicy = PasswordPolicy::new(Length::new(4, 8191), CharSet::of("\"\\%"), 2);
static DOCUMENT: Document =
    Document::new("acme.set-password", Method::Post, "/v1").with_body(&[Member::password("secret", &POLICY)]);

enum Acme {}

impl typed::Spec for Acme {
    const DOCUMENT: &'static Document = &DOCUMENT;
}

type Ours = typed::Password<Acme>;

#[test]
fn a_document_of_ones_own_gives_its_name() {
    assert_eq!(Ours::schema_name(), "acme.set-password.password");
    assert_eq!(Ours::schema_id(), "gatepass.acme.set-password.password");
    assert_eq!(Ours::FIELD, Field::Password);
    assert!(!Ours::inline_schema());
}
