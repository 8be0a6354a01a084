//! A law that cannot be broken proves nothing: here each kind of law is broken on purpose.

use std::panic::{UnwindSafe, catch_unwind};

use gatepass::documents::TAURUSDB_CHANGE_USER_PASSWORD as DOCUMENT;
use gatepass::{Field, boundary};
use gatepass_fuzz::{disguise, oracle, records, value};
use serde_json::json;

const SECRET: &str = "Rds_1234|中`Ａ";

fn is_broken(law: impl FnOnce() + UnwindSafe) -> bool {
    catch_unwind(law).is_err()
}

fn says_of(secret: &str, said_of: impl Fn(&str) -> String) {
    disguise::tells_nothing(secret, oracle::specials(DOCUMENT.id), said_of);
}

#[test]
fn one_character_of_a_secret_is_heard_wherever_it_stands() {
    says_of(SECRET, |secret| secret.chars().count().to_string());
    for place in 0..SECRET.chars().count() {
        assert!(is_broken(|| says_of(SECRET, |secret| secret.chars().skip(place).take(1).collect())));
    }
}

#[test]
fn a_report_of_another_value_is_refused() {
    let policy = DOCUMENT.policy(Field::Password).unwrap();
    let holds = |of: &str| {
        let report = DOCUMENT.check(Field::Password, of).unwrap();
        value::holds(&policy, SECRET, &report, oracle::field(DOCUMENT.id, "password", SECRET).unwrap());
    };
    holds(SECRET);
    // One character less, one of another kind, one beyond the edge, and nothing wrong at all.
    for other in ["Rds_1234|中`", "Rds_1234|中`A", "Rds_1234|ab`Ａ", "Rds_1234"] {
        assert!(is_broken(move || holds(other)), "{other}");
    }
}

#[test]
fn a_number_more_less_or_other_is_noticed() {
    let mut pushed = Vec::new();
    let answer =
        boundary::check(DOCUMENT_HOST, 0, " 10.10.10.*,localhost,1.2.3.4,1.2.3.4", |number| pushed.push(number));
    let report = DOCUMENT.check(Field::Host, "10.10.10.*,localhost,1.2.3.4,1.2.3.4").unwrap();
    let expected = records::without_words(json!(report));
    let is_read = |numbers: &[u32]| {
        let numbers = numbers.to_vec();
        catch_unwind(|| records::report(answer, numbers)).is_ok_and(|report| report == expected)
    };
    assert!(is_read(&pushed));
    for place in 0..pushed.len() {
        let mut other = pushed.clone();
        other[place] += 1;
        assert!(!is_read(&other), "number {place} does not matter");
        other.remove(place);
        assert!(!is_read(&other), "number {place} may be missing");
    }
}

/// The host of that document, among the fields of all documents.
const DOCUMENT_HOST: usize = 12;
