//! Advice about a secret, and by a secret.

use gatepass::{Document, Field, PasswordPolicy, Policy, RawRequest, WeakReason, documents};

use crate::ear::CANARY;
use crate::values::{listen_to_report, listen_to_violation};
use crate::{call, listen};

pub(crate) fn call_all() {
    // It has to be weak, or nothing would be said: a word, again and again, and a name.
    for secret in [CANARY.to_owned(), CANARY.repeat(10), format!("password{CANARY}"), CANARY[..4].repeat(8)] {
        for inputs in [&[][..], &[secret.as_str()], &["root", CANARY]] {
            advise(&secret, inputs);
        }
    }
    for reason in WeakReason::ALL {
        listen!(*reason);
        call!(WeakReason::name(*reason));
    }
}

fn advise(secret: &str, inputs: &[&str]) {
    for &document in documents::ALL {
        let policy = document.password_policy().unwrap();
        call!(PasswordPolicy::advise(policy, secret, inputs, &mut listen_to_violation));
        let policy = Policy::Password(policy);
        listen_to_report(&call!(Policy::report_with_advice(&policy, secret, inputs)));
        listen_to_report(&call!(Document::check_with_advice(document, Field::Password, secret, inputs)).unwrap());
        let username = inputs.last().unwrap_or(&"");
        listen_to_report(&call!(Document::check_password_with_advice(document, secret, username)).unwrap());
        let mut request = RawRequest::new();
        let user = serde_json::json!({ "name": inputs.first(), "password": secret });
        let body = serde_json::json!({ "db_user_pwd": secret, "password": secret, "users": [user] });
        request.set_json_body(body.to_string().as_bytes());
        listen_to_report(&call!(Document::check_request_with_advice(document, &request)));
    }
}
