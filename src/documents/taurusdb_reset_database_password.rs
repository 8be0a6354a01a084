use super::shared::{
    AUTH_TOKEN, BAD_REQUEST, DEFAULT_LANGUAGE, LANGUAGE, PROJECT_WITHOUT_RANGE, RESET_PATH, ROOT_PASSWORD, SERVER_ERROR,
};
use crate::decision::Decision;
use crate::document::{Document, Example, Member, Method, ResponseBody, ResponseShape, Source, Tables};
use crate::policy::{IdentifierPolicy, Shape};
use crate::prerequisite::Prerequisite;

/// TaurusDB (then GaussDB(for MySQL)), "Resetting a Database Password", updated on 2023-10-18.
pub static TAURUSDB_RESET_DATABASE_PASSWORD: Document = Document {
    id: "taurusdb.reset-database-password",
    source: Source {
        product: "TaurusDB (then GaussDB(for MySQL))",
        operation: "Resetting a Database Password",
        revision: Some("2023-10-18"),
        formats: &[],
        references: &[],
    },
    method: Method::Post,
    path: RESET_PATH,
    path_parameters: &[Member::project_id(&PROJECT_WITHOUT_RANGE), Member::instance_id(&INSTANCE_ID)],
    headers: &[AUTH_TOKEN, LANGUAGE],
    body: &[Member::password("password", &ROOT_PASSWORD)],
    defaults: &[DEFAULT_LANGUAGE],
    tables: Tables { path: "Table 1", headers: "Table 2", body: "Table 3", ..Tables::NONE },
    prerequisite: Prerequisite::Unknown,
    permission: None,
    responses: &[ResponseShape { status: None, body: ResponseBody::Nothing }, BAD_REQUEST, SERVER_ERROR],
    example: Some(Example {
        project_id: Some("054e292c9880d4992f02c0196d3ea468"),
        instance_id: Some("ba62a0b83a1b42bfab275829d86ac0fdin07"),
        body: r#"{"password": "Test_345612"}"#,
        is_masked: false,
        response: None,
    }),
    decisions: &[
        Decision::PrerequisiteBreaksOff,
        Decision::NoRange,
        Decision::NotReallyUuid,
        Decision::TokenIsPrintable,
        Decision::AsciiOnly,
        Decision::WeakIsAdvice,
        Decision::NothingTrimmed,
        Decision::NothingBeyondMaximum,
        Decision::BodyLimits,
        Decision::SuccessStatusUnstated,
        Decision::NotRecommended,
    ],
};

/// "compliant with the UUID format": the shape of the text's own example, and that of a UUID.
static INSTANCE_ID: IdentifierPolicy = IdentifierPolicy::url_safe(&[Shape::INSTANCE_ID, Shape::DASHED_UUID]);
