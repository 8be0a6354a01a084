//! A part of docs/performance.md: what was measured, and whether it is what was asked for.

use std::fmt;

/// What was measured of one subject.
pub(super) struct Section {
    pub(super) title: &'static str,
    /// Markdown: tables, plots and what they show.
    pub(super) text: String,
    pub(super) bars: Vec<Bar>,
}

/// A limit, and what was measured against it.
pub(super) struct Bar {
    what: String,
    limit: Limit,
    measured: f64,
    unit: &'static str,
}

#[derive(Clone, Copy)]
enum Limit {
    AtMost(f64),
    AtLeast(f64),
}

impl Bar {
    /// Not more than the limit. The unit stands behind both figures.
    pub(super) fn at_most(what: impl Into<String>, limit: f64, measured: f64, unit: &'static str) -> Self {
        Self { what: what.into(), limit: Limit::AtMost(limit), measured, unit }
    }

    /// Not less than the limit. The unit stands behind both figures.
    pub(super) fn at_least(what: impl Into<String>, limit: f64, measured: f64, unit: &'static str) -> Self {
        Self { what: what.into(), limit: Limit::AtLeast(limit), measured, unit }
    }

    pub(super) fn is_met(&self) -> bool {
        match self.limit {
            Limit::AtMost(limit) => self.measured <= limit,
            Limit::AtLeast(limit) => self.measured >= limit,
        }
    }
}

/// A row: what, bar, measured, met.
impl fmt::Display for Bar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, limit, measured, unit } = self;
        let met = if self.is_met() { "yes" } else { "**no**" };
        let limit = match limit {
            Limit::AtMost(limit) => format!("≤ {limit}"),
            Limit::AtLeast(limit) => format!("≥ {limit}"),
        };
        write!(f, "| {what} | {limit} {unit} | {} {unit} | {met} |", figure(*measured))
    }
}

/// A figure with three digits that count, and no fewer than stand before its point.
pub(super) fn figure(value: f64) -> String {
    match value {
        _ if value >= 100.0 => format!("{value:.0}"),
        _ if value >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_itself_is_met() {
        assert_eq!(Bar::at_most("a", 2.0, 2.0, "×").to_string(), "| a | ≤ 2 × | 2.00 × | yes |");
        assert_eq!(Bar::at_most("a", 2.0, 2.01, "×").to_string(), "| a | ≤ 2 × | 2.01 × | **no** |");
        assert_eq!(Bar::at_least("a", 20.0, 20.0, "×").to_string(), "| a | ≥ 20 × | 20.0 × | yes |");
        assert_eq!(Bar::at_least("a", 1.8, 1.79, "×").to_string(), "| a | ≥ 1.8 × | 1.79 × | **no** |");
    }

    #[test]
    fn figures_have_three_digits() {
        assert_eq!([0.123, 1.0, 12.34, 123.4, 12_345.6].map(figure), ["0.12", "1.00", "12.3", "123", "12346"]);
    }
}
