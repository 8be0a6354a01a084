use super::shared::{
    AUTH_TOKEN, INSTANCE_WITHOUT_RANGE, NOT_WHILE_BUSY, PROJECT_WITHOUT_RANGE, RESET_PATH, ROOT_PASSWORD,
};
use crate::decision::Decision;
use crate::document::{Document, Example, Member, Method, ResponseBody, ResponseShape, Source, Tables};
use crate::policy::HeaderPolicy;

/// Open Telekom Cloud RDS, "Resetting the Password for User Root", for all RDS engines; no date stated.
pub static OTC_RDS_RESET_ROOT_PASSWORD: Document = Document {
    id: "otc-rds.reset-root-password",
    source: Source {
        product: "Open Telekom Cloud RDS",
        operation: "Resetting the Password for User Root",
        revision: None,
        formats: &["reStructuredText", "HTML"],
        references: &[
            ("endpoint", "https://docs.otc.t-systems.com/en-us/endpoint/index.html"),
            ("X-Auth-Token", "https://docs.otc.t-systems.com/en-us/api/iam/en-us_topic_0057845583.html"),
        ],
    },
    method: Method::Post,
    path: RESET_PATH,
    path_parameters: &[Member::project_id(&PROJECT_WITHOUT_RANGE), Member::instance_id(&INSTANCE_WITHOUT_RANGE)],
    headers: &[Member::header("Content-Type", &JSON), AUTH_TOKEN],
    body: &[Member::password("db_user_pwd", &ROOT_PASSWORD)],
    defaults: &[("Content-Type", "application/json")],
    tables: Tables { path: "URI, Table 1", headers: "Request, Table 2", body: "Request, Table 3", ..Tables::NONE },
    prerequisite: NOT_WHILE_BUSY,
    permission: None,
    responses: &[ResponseShape { status: Some(200), body: ResponseBody::NothingOrEmptyObject }],
    example: Some(Example {
        project_id: Some("0483b6b16e954cb88930a360d2c4e663"),
        instance_id: Some("dsfae23fsfdsae3435in01"),
        body: r#"{"db_user_pwd": "Rds_1234"}"#,
        is_masked: true,
        response: Some("{}"),
    }),
    decisions: &[
        Decision::NoRange,
        Decision::ContentTypeIsMandatory,
        Decision::TokenIsPrintable,
        Decision::AsciiOnly,
        Decision::Backtick,
        Decision::MaskedExample,
        Decision::NothingTrimmed,
        Decision::NothingBeyondMaximum,
        Decision::BodyLimits,
        Decision::StatusesAreProse,
        Decision::EmptyObjectAccepted,
        Decision::NotRecommended,
    ],
};

/// "The default value is application/json", and the only one that the text knows.
static JSON: HeaderPolicy = HeaderPolicy::content_type(&["application/json"]);
