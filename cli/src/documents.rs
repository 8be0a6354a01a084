//! `gatepass documents`: the list of them.

use std::io::{self, Write};

use gatepass::Document;
use gatepass::documents::ALL;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use crate::args::Format;
use crate::failure::Failure;
use crate::output::{Output, Status};
use crate::style::{DIM, HEADING};
use crate::wrap::wrap;

/// One document, as it is listed.
#[derive(Serialize)]
struct Entry {
    id: &'static str,
    product: &'static str,
    operation: &'static str,
    revision: Option<&'static str>,
    method: &'static str,
    path: &'static str,
}

impl From<&'static Document> for Entry {
    fn from(document: &'static Document) -> Self {
        Self {
            id: document.id,
            product: document.source.product,
            operation: document.source.operation,
            revision: document.source.revision,
            method: document.method.name(),
            path: document.path,
        }
    }
}

pub(crate) fn run(format: Format) -> Result<Status, Failure> {
    let entries: Vec<Entry> = ALL.iter().copied().map(Entry::from).collect();
    Output::new(format).write_with(|output| match format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut *output, &entries)?;
            writeln!(output)
        }
        Format::Text => write_text(output, &entries),
    })?;
    Ok(Status::Valid)
}

/// The titles of the columns.
const TITLES: [&str; 5] = ["DOCUMENT", "DATE", "PRODUCT", "OPERATION", "REQUEST"];

/// Between two columns.
const GAP: usize = 2;

impl Entry {
    fn row(&self) -> [String; 5] {
        let date = self.revision.unwrap_or("none stated");
        let request = format!("{} {}", self.method, self.path);
        [self.id, date, self.product, self.operation, &request].map(str::to_owned)
    }
}

/// A table, one row for each, unless a terminal is too narrow for it: then a paragraph for each.
fn write_text(out: &mut Output, entries: &[Entry]) -> io::Result<()> {
    let rows: Vec<_> = entries.iter().map(Entry::row).collect();
    let widths = widths(&rows);
    let width = widths.iter().sum::<usize>() + GAP * (TITLES.len() - 1);
    match Output::columns() {
        Some(columns) if columns < width => rows.iter().try_for_each(|row| write_paragraph(out, row)),
        _ => write_table(out, &rows, widths),
    }
}

fn widths(rows: &[[String; 5]]) -> [usize; 5] {
    let mut widths = TITLES.map(UnicodeWidthStr::width);
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.width().max(*width);
        }
    }
    widths
}

fn write_table(out: &mut Output, rows: &[[String; 5]], widths: [usize; 5]) -> io::Result<()> {
    let line = |cells: [&str; 5]| {
        let padded = cells.iter().zip(widths).map(|(cell, width)| format!("{cell:<width$}"));
        padded.collect::<Vec<_>>().join(&" ".repeat(GAP)).trim_end().to_owned()
    };
    writeln!(out, "{DIM}{}{DIM:#}", line(TITLES))?;
    for row in rows {
        let [id, date, product, operation, request] = row;
        writeln!(out, "{}", line([id, date, product, operation, request]))?;
    }
    Ok(())
}

fn write_paragraph(out: &mut Output, [id, date, product, operation, request]: &[String; 5]) -> io::Result<()> {
    writeln!(out, "{HEADING}{id}{HEADING:#}")?;
    for text in [date, &format!("{product}: {operation}"), request] {
        for line in wrap(text, Output::width().saturating_sub(GAP), 0) {
            writeln!(out, "{:GAP$}{line}", "")?;
        }
    }
    Ok(())
}
