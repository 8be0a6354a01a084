//! Everything that the library says, in every way in which it can be said.

use std::fmt::{Debug, Write as _};

use gatepass::{Language, Policy, Report};
use serde_json::json;

/// All that a report can be turned into. Its `Debug` shows that of each violation.
pub fn report(report: &Report) -> String {
    let mut shown = format!("{report}\n{report:?}\n");
    for &language in Language::ALL {
        let localized = report.in_language(language);
        let json = serde_json::to_string(&localized).unwrap();
        write!(shown, "{localized}\n{json}\n").unwrap();
    }
    for violation in report.violations() {
        let message = Language::EnUs.describe(violation);
        writeln!(shown, "{message:?} {:?} {}", violation.path.key(), json!(violation)).unwrap();
    }
    shown
}

/// All that is said of a value under its policy.
pub fn value(policy: &Policy, value: &str) -> String {
    let mut shown = report(&policy.report(value));
    policy.checklist(value, &mut |item| {
        let requirements =
            Language::ALL.iter().map(|language| language.requirement(item.rule, item.params).to_string());
        writeln!(shown, "{item:?} {} {}", requirements.collect::<String>(), json!(item)).unwrap();
    });
    let illegal = policy.illegal_characters(value);
    writeln!(shown, "{illegal:?} {:?}", illegal.clone().collect::<Vec<_>>()).unwrap();
    shown
}

/// What a failure says.
pub fn error<T>(result: Result<T, impl Debug + ToString>) -> String {
    result.map_or_else(|error| format!("{} {error:?}", error.to_string()), |_| String::new())
}
