//! The page that explains a document.

mod common;

use common::{FLEXUS, OTC, run};
use gatepass::{Language, documents};

/// Every blank away, so that it does not matter where lines end.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn every_decision_and_every_member_is_told_in_both_languages() {
    for document in documents::ALL {
        for language in Language::ALL {
            let outcome = run(&["explain", document.id, "--language", language.tag()], "");
            assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
            let page = squeezed(&outcome.stdout);
            let mut told = vec![document.id, document.source.operation, document.path];
            told.extend(document.source.revision);
            told.extend(document.decisions.iter().map(|&decision| language.decision(decision)));
            for part in gatepass::Part::ALL {
                told.extend(document.members(part).iter().map(|member| member.name));
                told.push(document.tables.of(part));
            }
            told.push(document.tables.items);
            told.extend(document.example.map(|example| example.body));
            for text in told {
                assert!(page.contains(&squeezed(text)), "{} {text}\n{}", document.id, outcome.stdout);
            }
        }
    }
}

#[test]
fn addresses_are_those_of_the_text() {
    for document in documents::ALL {
        let page = run(&["explain", document.id], "").stdout;
        assert_eq!(page.matches("://").count(), document.source.references.len(), "{page}");
        assert!(document.source.references.iter().all(|(_, address)| page.contains(address)), "{page}");
    }
}

#[test]
fn rules_are_in_words() {
    let page = run(&["explain", FLEXUS], "").stdout;
    for start in [
        "  db_user_pwd: mandatory, secret, `--field password` (Request, Table 2)",
        "    • at least 8 characters",
        "  • creating, rebooting, upgrading, changing instance class, creating users,",
        "  • action: rds:password:update",
        "  no status stated: nothing in the body",
        "  warning instance_id: ",
    ] {
        assert!(page.lines().any(|line| line.starts_with(start)), "{start}\n{page}");
    }
    assert!(page.contains(": A–Z a–z 0–9 ! # $ % & ( ) * + , - = ?"), "{page}");
    let page = run(&["explain", OTC], "").stdout;
    assert!(page.contains("no date stated") && page.contains("although the text states the default"), "{page}");
}

#[test]
fn prose_keeps_to_80_columns() {
    let page = run(&["explain", OTC], "").stdout;
    let is_verbatim = |line: &&str| ["{", "/v3/", "://"].iter().any(|mark| line.contains(mark));
    assert!(page.lines().filter(|line| !is_verbatim(line)).all(|line| line.chars().count() <= 80), "{page}");
}
