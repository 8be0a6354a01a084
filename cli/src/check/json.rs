//! Reports as JSON: the object of `docs/report.md`, and in bulk runs with its line.

use std::io::{self, Write};

use gatepass::{Language, Report};

/// How many reports are remembered. More would be compared with longer than it takes to write one.
const MOST: usize = 32;

/// Writes reports, each with the number of its line. Most are like one before but for that, and then copied.
#[derive(Clone, Default)]
pub(super) struct Reports {
    /// With their JSON. What is met again moves forward, so that what is frequent is found soon.
    known: Vec<(Report, Vec<u8>)>,
}

impl Reports {
    pub(super) fn write_line(
        &mut self,
        line: u64,
        report: &Report,
        language: Language,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let json = self.json(report, language)?;
        write!(out, "{{\"line\":{line},")?;
        // The number comes first of the object's members.
        out.write_all(json.get(1..).unwrap_or_default())?;
        out.write_all(b"\n")
    }

    fn json(&mut self, report: &Report, language: Language) -> io::Result<&[u8]> {
        let place = if let Some(place) = self.known.iter().position(|(known, _)| known == report) {
            let forward = place.saturating_sub(1);
            self.known.swap(place, forward);
            forward
        } else {
            let json = serde_json::to_vec(&report.in_language(language))?;
            self.known.truncate(MOST - 1);
            self.known.push((report.clone(), json));
            self.known.len() - 1
        };
        Ok(self.known.get(place).map_or(&[], |(_, json)| json))
    }
}

/// One report, spread over several lines for people.
pub(super) fn write_page(report: &Report, language: Language, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &report.in_language(language))?;
    writeln!(out)
}
