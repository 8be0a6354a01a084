//! `JsonSchema` of the typed values.
//!
//! ```
//! use gatepass::typed::taurusdb_change_user_password::{Password, Username};
//! use schemars::{JsonSchema, schema_for};
//!
//! #[derive(JsonSchema)]
//! struct NewUser {
//!     name: Username,
//!     password: Option<Password>,
//! }
//!
//! let schema = schema_for!(NewUser);
//! assert_eq!(schema.pointer("/properties/name/$ref").unwrap(), "#/$defs/taurusdb.change-user-password.name");
//! assert_eq!(schema.pointer("/$defs/taurusdb.change-user-password.name/maxLength").unwrap(), 32);
//! ```
//!
//! A schema's name is the document's id and the stable name of the field, so that the passwords of two documents can stand in one
//! schema. It is the policy's own, `Policy::json_schema`: it refuses what the document forbids, and admits what a schema cannot say.

use alloc::borrow::Cow;
use alloc::format;

use schemars::{JsonSchema, Schema, SchemaGenerator};

use crate::typed::{HostList, InstanceId, Password, ProjectId, Spec, Username, Value};

macro_rules! json_schema {
    ($($type:ident)*) => {$(
        impl<S: Spec> JsonSchema for $type<S> {
            fn schema_name() -> Cow<'static, str> {
                name::<Self>()
            }

            fn schema_id() -> Cow<'static, str> {
                format!("gatepass.{}", name::<Self>()).into()
            }

            fn json_schema(_generator: &mut SchemaGenerator) -> Schema {
                schema::<Self>()
            }
        }
    )*};
}

json_schema! { ProjectId InstanceId Username HostList Password }

/// It is made of letters, digits, dots, hyphens and underscores, as OpenAPI asks of the names of components.
fn name<T: Value>() -> Cow<'static, str> {
    format!("{}.{}", T::DOCUMENT.id, T::FIELD.name()).into()
}

fn schema<T: Value>() -> Schema {
    T::POLICY.json_schema().into_members().into()
}
