//! What is exported of policies. No password goes in, but in a name that is exported nobody should write one.

use gatepass::export::{self, Draft, HtmlAttributes, Json};
use gatepass::{Document, Language, PasswordPolicy, documents};

use crate::{call, listen};

pub(crate) fn call_all() {
    for document in documents::ALL {
        let policy = document.password_policy().unwrap();
        call!(PasswordPolicy::html_pattern(policy));
        call!(PasswordPolicy::password_rules(policy));
        call!(PasswordPolicy::terraform_random_password(policy, "password"));
        for &language in Language::ALL {
            let attributes = call!(PasswordPolicy::html_attributes(policy, "password", language));
            listen!(call!(HtmlAttributes::iter(&attributes)).collect::<Vec<_>>());
            call!(HtmlAttributes::with(attributes, "passwordrules", "minlength: 8;"));
            call!(PasswordPolicy::terraform_variable(policy, "password", language));
            call!(Language::describe_policy(language, policy));
        }
        for &draft in Draft::ALL {
            call!(Draft::uri(draft));
            call!(Json::as_document(Document::body_json_schema(document), draft));
        }
    }
    listen!(Draft::Draft7);
    call!(export::openapi(documents::ALL));
}
