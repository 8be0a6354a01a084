use super::shared::{
    AUTH_TOKEN, BAD_REQUEST, DEFAULT_LANGUAGE, LANGUAGE, PASSWORD_CLASSES, PASSWORD_LENGTH, SERVER_ERROR, SPECIALS,
};
use crate::charset::CharSet;
use crate::decision::Decision;
use crate::document::{Document, Example, Member, Method, ResponseBody, ResponseShape, Source, Tables};
use crate::policy::{HostListPolicy, IdentifierPolicy, Length, PasswordPolicy, UsernamePolicy};
use crate::prerequisite::Prerequisite;

/// TaurusDB, "Changing Password of a Database User", updated on 2025-07-11.
pub static TAURUSDB_CHANGE_USER_PASSWORD: Document = Document {
    id: "taurusdb.change-user-password",
    source: Source {
        product: "TaurusDB",
        operation: "Changing Password of a Database User",
        revision: Some("2025-07-11"),
        formats: &[],
        references: &[],
    },
    method: Method::Put,
    path: "/v3/{project_id}/instances/{instance_id}/db-users/password",
    path_parameters: &[Member::project_id(&PROJECT_ID), Member::instance_id(&INSTANCE_ID)],
    headers: &[AUTH_TOKEN, LANGUAGE],
    body: &[Member::list(
        "users",
        50,
        &[Member::username("name", &NAME), Member::host_list("host", &HOST), Member::password("password", &PASSWORD)],
    )],
    defaults: &[DEFAULT_LANGUAGE],
    tables: Tables { path: "Table 1", headers: "Table 2", body: "Table 3", items: "Table 4" },
    prerequisite: Prerequisite::Unknown,
    permission: None,
    responses: &[ResponseShape { status: Some(202), body: ResponseBody::Job }, BAD_REQUEST, SERVER_ERROR],
    example: Some(Example {
        project_id: None,
        instance_id: None,
        body: r#"{"users": [{"name": "gaussdb_mysql_user1", "host": "127.0.0.1", "password": "Rds_1234"}]}"#,
        is_masked: false,
        response: Some(r#"{"job_id": "dff1d289-4d03-4942-8b9f-463ea07c000d"}"#),
    }),
    decisions: &[
        Decision::PrerequisiteBreaksOff,
        Decision::TokenIsPrintable,
        Decision::HostsAreText,
        Decision::Ipv4Only,
        Decision::UndocumentedPatterns,
        Decision::HostsAreAccounts,
        Decision::HostListLimits,
        Decision::AsciiOnly,
        Decision::UsernameIsWarning,
        Decision::NothingTrimmed,
        Decision::NothingBeyondMaximum,
        Decision::BodyLimits,
        Decision::NotRecommended,
    ],
};

static PROJECT_ID: IdentifierPolicy = IdentifierPolicy::fixed(32, "");

static INSTANCE_ID: IdentifierPolicy = IdentifierPolicy::fixed(36, "in07");

/// "1 to 32 characters. Only letters, digits, and underscores (_) are allowed."
static NAME: UsernamePolicy = UsernamePolicy::new(Length::new(1, 32), CharSet::ALPHANUMERIC.union(CharSet::of("_")));

/// The limit is ours; the text gives none.
static HOST: HostListPolicy = HostListPolicy::new(8192);

/// The 17 special characters of the other documents, and `|` and `.`.
static PASSWORD: PasswordPolicy =
    PasswordPolicy::new(PASSWORD_LENGTH, SPECIALS.union(CharSet::of("|.")), PASSWORD_CLASSES);
