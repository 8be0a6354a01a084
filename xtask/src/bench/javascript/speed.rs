//! What a call costs.

use anyhow::{Context as _, Result};
use serde::Deserialize;

use super::{Findings, profile};
use crate::bench::scripts::{measured, title};
use crate::bench::section::{Bar, figure};
use crate::bench::table::table;

/// By which all are measured.
const GATEPASS: &str = "gatepass";
const OURS: [&str; 2] = [GATEPASS, "gatepass-js"];

/// The kinds of values as the script names them, and what they are. Of the first, all are legal.
const KINDS: [(&str, &str); 5] = [
    ("pass", "pass"),
    ("fail_first", "fail first"),
    ("fail_last", "fail last"),
    ("all_wrong", "everything wrong"),
    ("beyond_ascii", "fail last, beyond ASCII"),
];
const PASS: &str = "pass";

#[derive(Deserialize)]
struct Speeds {
    subjects: Vec<Subject>,
    agreement: Agreement,
    version: String,
    node: Races,
    chromium: Races,
}

#[derive(Deserialize)]
struct Subject {
    name: String,
    version: String,
    rule: Rule,
}

/// How much of the rule a subject checks.
#[derive(Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Rule {
    Same,
    Part,
    None,
}

/// Of how many values it was found out who checks the same, and how many of them are legal.
#[derive(Deserialize)]
struct Agreement {
    values: u32,
    accepted: u32,
}

/// What takes turns with what, in one engine.
#[derive(Deserialize)]
struct Races {
    verdict: Vec<Time>,
    estimate: Vec<Time>,
    check: Vec<Time>,
    request: Vec<Time>,
}

/// What one call costs a subject.
#[derive(Deserialize)]
struct Time {
    subject: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    length: u32,
    #[serde(default)]
    users: u32,
    ns: f64,
}

/// How many times as long as gatepass the fastest other takes, where that is the least.
struct Closest<'a> {
    ratio: f64,
    other: &'a Time,
}

pub(super) fn findings() -> Result<Findings> {
    let speeds: Speeds = measured("speed", &[""; 0])?;
    let mut findings = Findings { text: speeds.text()?, bars: Vec::new() };
    for (engine, races) in speeds.engines() {
        for (values, is_legal) in [("pass", true), ("fail", false)] {
            let closest = speeds.closest(races, is_legal)?;
            let bar = closest.bar(engine, values);
            if !bar.is_met() {
                findings.text += &closest.reason(engine)?;
            }
            findings.bars.push(bar);
        }
    }
    Ok(findings)
}

impl Speeds {
    fn engines(&self) -> [(&'static str, &Races); 2] {
        [("Node", &self.node), ("Chromium", &self.chromium)]
    }

    /// Of those that check the same rule, and are not gatepass without WebAssembly, who comes closest.
    fn closest<'a>(&'a self, races: &'a Races, is_legal: bool) -> Result<Closest<'a>> {
        let is_other = |time: &&Time| self.others().any(|other| other.name == time.subject);
        let others = races.verdict.iter().filter(is_other).filter(|time| (time.kind == PASS) == is_legal);
        let ratios = others.map(|other| Ok(Closest { ratio: other.ns / races.gatepass(other)?, other }));
        let ratios = ratios.collect::<Result<Vec<_>>>()?;
        ratios.into_iter().min_by(|one, other| one.ratio.total_cmp(&other.ratio)).context("there is nobody beside")
    }

    fn others(&self) -> impl Iterator<Item = &Subject> {
        self.subjects.iter().filter(|subject| subject.rule == Rule::Same && !OURS.contains(&subject.name.as_str()))
    }

    fn text(&self) -> Result<String> {
        let Agreement { values, accepted } = self.agreement;
        let engines = self.engines().map(|(engine, races)| Ok(format!("In {engine}:\n\n{}\n", verdicts(races)?)));
        let [node, chromium] =
            engines.into_iter().collect::<Result<Vec<_>>>()?.try_into().ok().context("two engines")?;
        Ok(format!(
            "\
### Verdicts

The rule is that of `taurusdb.change-user-password`: 8 to 32 characters, three of four classes, 19 special characters. Who stands
beside is told it as its documentation says, once, in the way that is fastest; where it has no word for a part of the rule, that
part is a function of its user's. {values} values were judged before anything was measured, those of the shared vectors and
random ones, of which {accepted} are legal: whoever is said to check the same rule gave the verdict of gatepass on each.

{who}
Figures are nanoseconds of one call, and in parentheses how many times the time of gatepass that is. Each subject is bundled on its
own with a loop of its own, so that no call site has seen another. In each of fifteen rounds everyone takes a turn with every kind
and length, of a millisecond at least, over eight different values; the median counts, of fewer rounds where they take longer than
200 ms. The answers are counted, and have to stay the same. Of a password that fails, its first or last character is not allowed,
or none is. Chromium is {version}.

{node}{chromium}{estimates}{reports}",
            who = self.who(),
            version = self.version,
            estimates = self.estimates()?,
            reports = self.reports(),
        ))
    }

    fn who(&self) -> String {
        let rows = self.subjects.iter().map(|Subject { name, version, rule }| {
            let version = if version.is_empty() { String::new() } else { format!(" {version}") };
            [format!("{}{version}", title(name)), rule.told(name).to_owned()]
        });
        table(&["who", "what is checked"], rows)
    }

    /// The estimators, which know no rule.
    fn estimates(&self) -> Result<String> {
        let tables = self.engines().map(|(engine, races)| {
            let subjects: Vec<_> = subjects(&races.estimate);
            let rows = cases(&races.estimate).map(|case| row(&races.estimate, case, &subjects));
            let columns = [&["characters", "kind"][..], &titles(&subjects)].concat();
            Ok(format!("In {engine}:\n\n{}\n", table(&columns, rows.collect::<Result<Vec<_>>>()?)))
        });
        let tables = tables.into_iter().collect::<Result<Vec<_>>>()?.concat();
        Ok(format!(
            "### Beside estimators\n\nThey are asked for passwords that pass alone, whose kinds they do not know.\n\n{tables}"
        ))
    }

    fn reports(&self) -> String {
        let engines = self.engines().map(|(_, races)| races);
        let questions =
            self.node.check.iter().chain(&self.node.request).filter(|time| title(&time.subject) == GATEPASS);
        let rows = questions.map(|question| {
            let times = engines.iter().flat_map(|races| races.check.iter().chain(&races.request));
            let times = times.filter(|time| time.is_beside(question)).map(|time| figure(time.ns / 1000.0));
            [question.question()].into_iter().chain(times).collect::<Vec<_>>()
        });
        let columns =
            ["question", "gatepass, Node", "gatepass/js, Node", "gatepass, Chromium", "gatepass/js, Chromium"];
        format!(
            "\
### Reports and requests

Microseconds of `check` for a password, and of `checkRequest` for a body whose users are valid.

{}
",
            table(&columns, rows)
        )
    }
}

impl Rule {
    fn told(self, name: &str) -> &'static str {
        match (self, name) {
            (Self::Same, "password-validator" | "zod" | "zod-mini" | "valibot") => {
                "the rule; three of four classes by a function"
            }
            (Self::Same, "password-sheriff") => "the rule; the alphabet and the special characters by expressions",
            (Self::Same, "joi-password-complexity") => "the rule; the alphabet by joi's `pattern`",
            (Self::Same, _) => "the rule",
            (Self::Part, _) => {
                "another rule: three of four classes and the least length; no greatest length, no alphabet"
            }
            (Self::None, _) => "no rule: it estimates how many guesses a password takes",
        }
    }
}

impl Races {
    /// The nanoseconds of gatepass in the same case.
    fn gatepass(&self, case: &Time) -> Result<f64> {
        find(&self.verdict, GATEPASS, case)
    }
}

impl Time {
    fn is_beside(&self, case: &Self) -> bool {
        (&self.kind, self.length, self.users) == (&case.kind, case.length, case.users)
    }

    fn told(&self) -> &str {
        KINDS.iter().find(|(kind, _)| *kind == self.kind).map_or(&self.kind, |(_, told)| told)
    }

    fn question(&self) -> String {
        match self.users {
            0 => format!("{} characters, {}", self.length, self.told()),
            1 => "1 user".to_owned(),
            users => format!("{users} users"),
        }
    }
}

impl Closest<'_> {
    fn bar(&self, engine: &str, values: &str) -> Bar {
        let Self { ratio, other } = self;
        let what = format!(
            "`isValid` beside those that check the same rule, passwords that {values}, {engine}: {} at {}, the closest",
            title(&other.subject),
            other.question()
        );
        Bar::at_least(what, 1.0, *ratio, "×")
    }

    /// Why somebody is faster.
    fn reason(&self, engine: &str) -> Result<String> {
        let functions = profile::hottest("verdict-profile", &[&self.other.kind])?;
        Ok(format!(
            "\
Why gatepass is not the fastest of all in {engine} ({other}, {kind}): where `isValid` spends its time on such values, here in
Node. A text is copied into the memory of WebAssembly before a character of it is judged, and the call takes its time too; an
expression that fails at a character has read none behind it.

{}
",
            functions,
            other = title(&self.other.subject),
            kind = self.other.told(),
        ))
    }
}

/// The time of each subject in a case.
fn row(race: &[Time], case: &Time, subjects: &[&str]) -> Result<Vec<String>> {
    let gatepass = find(race, GATEPASS, case)?;
    let times = subjects.iter().map(|subject| {
        let ns = find(race, subject, case)?;
        Ok(if *subject == GATEPASS { figure(ns) } else { format!("{} ({} ×)", figure(ns), figure(ns / gatepass)) })
    });
    let head = [Ok(case.length.to_string()), Ok(case.told().to_owned())];
    head.into_iter().chain(times).collect()
}

fn verdicts(races: &Races) -> Result<String> {
    let subjects = subjects(&races.verdict);
    let rows = cases(&races.verdict).map(|case| row(&races.verdict, case, &subjects));
    let columns = [&["characters", "kind"][..], &titles(&subjects)].concat();
    Ok(table(&columns, rows.collect::<Result<Vec<_>>>()?))
}

/// Everyone in a race, in their order.
fn subjects(race: &[Time]) -> Vec<&str> {
    let Some(first) = race.first() else { return Vec::new() };
    race.iter().filter(|time| time.is_beside(first)).map(|time| time.subject.as_str()).collect()
}

fn titles<'a>(subjects: &[&'a str]) -> Vec<&'a str> {
    subjects.iter().map(|subject| title(subject)).collect()
}

/// Each case of a race once.
fn cases(race: &[Time]) -> impl Iterator<Item = &Time> {
    race.iter().filter(|time| time.subject == GATEPASS)
}

fn find(race: &[Time], subject: &str, case: &Time) -> Result<f64> {
    let found = race.iter().find(|time| time.subject == subject && time.is_beside(case));
    found.map(|time| time.ns).with_context(|| format!("{subject} was not measured"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPEEDS: &str = r#"{
        "subjects": [
            {"name": "gatepass", "version": "", "rule": "same"},
            {"name": "gatepass-js", "version": "", "rule": "same"},
            {"name": "zod", "version": "4", "rule": "same"},
            {"name": "valibot", "version": "1", "rule": "same"},
            {"name": "zxcvbn", "version": "4", "rule": "none"}
        ],
        "agreement": {"values": 2, "accepted": 1},
        "version": "1",
        "node": {
            "verdict": [
                {"subject": "gatepass", "kind": "pass", "length": 8, "ns": 50},
                {"subject": "gatepass-js", "kind": "pass", "length": 8, "ns": 10},
                {"subject": "zod", "kind": "pass", "length": 8, "ns": 100},
                {"subject": "valibot", "kind": "pass", "length": 8, "ns": 75},
                {"subject": "zxcvbn", "kind": "pass", "length": 8, "ns": 10},
                {"subject": "gatepass", "kind": "fail_first", "length": 8, "ns": 50},
                {"subject": "zod", "kind": "fail_first", "length": 8, "ns": 25},
                {"subject": "valibot", "kind": "fail_first", "length": 8, "ns": 40}
            ],
            "estimate": [], "check": [], "request": []
        },
        "chromium": {"verdict": [], "estimate": [], "check": [], "request": []}
    }"#;

    #[test]
    fn the_closest_is_one_of_the_others_that_check_the_same_rule() -> Result<()> {
        let speeds: Speeds = serde_json::from_str(SPEEDS)?;
        let found = |is_legal| {
            speeds.closest(&speeds.node, is_legal).map(|it| (it.ratio.to_string(), it.other.subject.clone()))
        };
        assert_eq!(found(true)?, ("1.5".to_owned(), "valibot".to_owned()));
        assert_eq!(found(false)?, ("0.5".to_owned(), "zod".to_owned()));
        assert!(speeds.closest(&speeds.chromium, true).is_err(), "nobody was measured");
        Ok(())
    }
}
