//! How the cost of a password grows with its length.

use std::ops::RangeInclusive;

use anyhow::Result;

use super::times::Times;
use super::{Claim, Findings};
use crate::bench::plot::{Line, Plot};
use crate::bench::section::Bar;

/// What is asked: the name of the benchmark, and of the line.
const QUESTIONS: [(&str, &str); 3] =
    [("is_valid", "is_valid"), ("check", "check, legal characters"), ("check_wrong", "check, illegal characters")];

/// The lengths of valid passwords.
const VALID: RangeInclusive<u32> = 8..=32;

/// Beyond the longest valid one.
const BEYOND: [u32; 10] = [33, 34, 40, 48, 64, 256, 1024, 4096, 16_384, 65_536];

/// The lengths that the first plot shows: some beyond the longest valid one, on which the rest is no longer to be seen.
const NEAR: u32 = 64;

/// What twice the characters may cost: twice as much, and what the clock is off.
const DOUBLED: f64 = 2.2;

/// What any length beyond the longest valid one may cost, beside any other.
const FLAT: f64 = 1.5;

pub(super) fn findings(times: &Times) -> Result<Findings> {
    let curves = QUESTIONS.map(|(name, title)| Curve::new(times, name, title));
    let curves = curves.into_iter().collect::<Result<Vec<_>>>()?;
    let claims = curves.iter().flat_map(|curve| [curve.doubled(), curve.flat()]).collect();
    Ok(Findings { text: text(&curves)?, claims })
}

/// The times of one question, by length.
struct Curve {
    name: &'static str,
    title: &'static str,
    points: Vec<(u32, f64)>,
}

impl Curve {
    fn new(times: &Times, name: &'static str, title: &'static str) -> Result<Self> {
        let lengths = (1..=*VALID.end()).chain(BEYOND);
        let points = lengths.map(|length| Ok((length, times.of(&format!("growth {length}"), name)?)));
        Ok(Self { name, title, points: points.collect::<Result<_>>()? })
    }

    fn at(&self, length: u32) -> Option<f64> {
        self.points.iter().find(|(of, _)| *of == length).map(|&(_, time)| time)
    }

    fn beyond(&self) -> impl Iterator<Item = f64> {
        self.points.iter().filter(|(length, _)| length > VALID.end()).map(|&(_, time)| time)
    }

    /// Up to the longest: the most that twice the characters cost.
    fn doubled(&self) -> Claim {
        let half = *VALID.start()..=VALID.end() / 2;
        let ratios = half.filter_map(|length| Some(self.at(2 * length)? / self.at(length)?));
        let what = format!("linear up to the maximum: twice the characters, beside once ({})", self.title);
        self.claim(Bar::at_most(what, DOUBLED, ratios.fold(0.0, f64::max), "×"), *VALID.end())
    }

    /// Beyond it: the slowest length beside the fastest.
    fn flat(&self) -> Claim {
        let [fastest, slowest] = [self.beyond().fold(f64::INFINITY, f64::min), self.beyond().fold(0.0, f64::max)];
        let what = format!("flat beyond it: the slowest length, beside the fastest ({})", self.title);
        self.claim(Bar::at_most(what, FLAT, slowest / fastest, "×"), BEYOND[BEYOND.len() - 1])
    }

    fn claim(&self, bar: Bar, length: u32) -> Claim {
        Claim { bar, benchmark: format!("growth {length}/{}", self.name) }
    }

    fn line(&self, lengths: RangeInclusive<u32>) -> Line<'_> {
        let points = self.points.iter().filter(|(length, _)| lengths.contains(length));
        Line { name: self.title, points: points.map(|&(length, time)| (f64::from(length), time)).collect() }
    }
}

fn text(curves: &[Curve]) -> Result<String> {
    let near = |name, description, questions: &[&str]| Plot {
        name,
        description,
        x: "characters",
        y: "nanoseconds",
        is_logarithmic: false,
        lines: curves.iter().filter(|of| questions.contains(&of.name)).map(|curve| curve.line(1..=NEAR)).collect(),
    };
    let verdicts = near("native-verdicts", "The time of a verdict by length, from 1 to 64 characters", &["is_valid"]);
    let reports =
        near("native-reports", "The time of a report by length, from 1 to 64 characters", &["check", "check_wrong"]);
    let beyond = Plot {
        name: "native-beyond",
        description: "The time of both by length, from 8 to 65,536 characters, on logarithmic axes",
        is_logarithmic: true,
        lines: curves.iter().map(|curve| curve.line(*VALID.start()..=u32::MAX)).collect(),
        ..verdicts
    };
    Ok(format!(
        "\
### Growth

By the length of the password, from 1 to 32 characters, where the rule ends, and on to 65,536. Legal characters make a
valid password from 8 to 32; too short or too long, `check` reports that. Illegal ones are the kind in which everything is wrong.

{}
{}
{}
",
        verdicts.draw()?,
        reports.draw()?,
        beyond.draw()?
    ))
}
