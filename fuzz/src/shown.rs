//! Everything that the library says, in every way in which it can be said.

use std::fmt::{Debug, Write as _};

use gatepass::{Language, Policy, Report};

/// All that a report can be turned into.
pub fn report(report: &Report) -> String {
    let mut shown = format!("{report}\n{report:#?}\n");
    for &language in Language::ALL {
        let localized = report.in_language(language);
        let json = serde_json::to_string(&localized).unwrap();
        write!(shown, "{localized}\n{localized:?}\n{json}\n").unwrap();
    }
    for violation in report.violations() {
        let path = &violation.path;
        let messages = Language::ALL.iter().map(|language| language.describe(violation));
        let messages: Vec<_> = messages.map(|message| format!("{message} {message:?}")).collect();
        let json = serde_json::to_string(violation).unwrap();
        writeln!(shown, "{violation:?} {path} {path:?} {:?} {} {json}", path.key(), messages.concat()).unwrap();
    }
    shown
}

/// All that is said of a value under its policy.
pub fn value(policy: &Policy, value: &str) -> String {
    let mut shown = report(&policy.report(value));
    policy.checklist(value, &mut |item| {
        let requirements =
            Language::ALL.iter().map(|language| language.requirement(item.rule, item.params).to_string());
        let json = serde_json::to_string(&item).unwrap();
        writeln!(shown, "{item:?} {:?} {json}", requirements.collect::<Vec<_>>()).unwrap();
    });
    let illegal = policy.illegal_characters(value);
    writeln!(shown, "{illegal:?} {:?}", illegal.clone().collect::<Vec<_>>()).unwrap();
    shown
}

/// What a failure says.
pub fn error<T>(result: Result<T, impl Debug + ToString>) -> String {
    result.map_or_else(|error| format!("{} {error:?}", error.to_string()), |_| String::new())
}
