use super::shared::{INSTANCE_WITHOUT_RANGE, NOT_WHILE_BUSY, PROJECT_WITHOUT_RANGE, RESET_PATH, ROOT_PASSWORD};
use crate::decision::Decision;
use crate::document::{Document, Example, Member, Method, Permission, ResponseBody, ResponseShape, Source, Tables};

/// FlexusRDS, "Resetting the Password for User root", updated on 2025-12-15.
pub static FLEXUSRDS_RESET_ROOT_PASSWORD: Document = Document {
    id: "flexusrds.reset-root-password",
    source: Source {
        product: "FlexusRDS",
        operation: "Resetting the Password for User root",
        revision: Some("2025-12-15"),
        formats: &[],
        references: &[],
    },
    method: Method::Post,
    path: RESET_PATH,
    path_parameters: &[Member::project_id(&PROJECT_WITHOUT_RANGE), Member::instance_id(&INSTANCE_WITHOUT_RANGE)],
    headers: &[],
    body: &[Member::password("db_user_pwd", &ROOT_PASSWORD)],
    defaults: &[],
    tables: Tables { path: "URI, Table 1", body: "Request, Table 2", ..Tables::NONE },
    prerequisite: NOT_WHILE_BUSY,
    permission: Some(Permission {
        action: "rds:password:update",
        access_level: "write",
        resource_type: "instance",
        is_resource_required: false,
        condition_keys: &["g:EnterpriseProjectId", "g:ResourceTag/<tag-key>"],
        alias: None,
        dependencies: &[],
    }),
    responses: &[ResponseShape { status: None, body: ResponseBody::Nothing }],
    example: Some(Example {
        project_id: Some("0483b6b16e954cb88930a360d2c4e663"),
        instance_id: Some("dsfae23fsfdsae3435in01"),
        body: r#"{"db_user_pwd": "Rds_1234"}"#,
        is_masked: true,
        response: None,
    }),
    decisions: &[
        Decision::NoRange,
        Decision::AsciiOnly,
        Decision::FullStop,
        Decision::MaskedExample,
        Decision::NothingTrimmed,
        Decision::NothingBeyondMaximum,
        Decision::BodyLimits,
        Decision::StatusesAreProse,
        Decision::SuccessStatusUnstated,
        Decision::NotRecommended,
    ],
};
