//! What 64 MiB of a value cost beside a short one, natively and through the npm package.

use std::fs;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};

use super::machine;
use crate::node;
use crate::package::Place;
use crate::process::{cargo, repository, shown};

const PAGE: &str = "docs/bounded-work.md";

/// Measures both, and writes the page, unless a ratio is too high.
pub(super) fn measure() -> Result<()> {
    let repository = repository()?;
    let native = table(cargo().args(["bench", "--locked", "--package", "gatepass", "--bench", "bounded"]))?;
    let place = Place::here()?;
    place.build()?;
    let npm = table(node::node()?.arg(repository.join("pkg/bench/bounded.mjs")).arg(place.unpacked()))?;
    let page = page(&machine::description()?, &native, &npm);
    fs::write(repository.join(PAGE), page).with_context(|| format!("cannot write {PAGE}"))?;
    println!("wrote {PAGE}");
    Ok(())
}

/// The table that a benchmark writes. That fails where a ratio is too high.
fn table(benchmark: &mut Command) -> Result<String> {
    println!("$ {}", shown(benchmark));
    let output = benchmark.stdin(Stdio::null()).stderr(Stdio::inherit()).output();
    let output = output.with_context(|| format!("cannot start `{}`", shown(benchmark)))?;
    let table = String::from_utf8(output.stdout).context("the table is no UTF-8")?;
    print!("{table}");
    ensure!(output.status.success(), "`{}` ended with {}", shown(benchmark), output.status);
    ensure!(table.starts_with("| "), "`{}` wrote no table", shown(benchmark));
    Ok(table)
}

fn page(machine: &str, native: &str, npm: &str) -> String {
    format!(
        "\
<!-- Written by `cargo xtask bench bounded-work`. Do not edit. -->

# Bounded work

A value costs no more than the longest legal one and a constant, however long it is. The tables tell how many times as much a
value of 64 MiB costs as a short one, and in parentheses how long both take. The task fails, and writes no page, where a
ratio is above 1.5 natively or above 3 through the npm package.

- The short value has one character more than the longest legal one: 33 for most, and as many more as the limit of the field is
  higher. Of a host list that is 8,193: one of 33 characters is legal, and its items are judged, which is other work. Of
  `X-Language` it is 65, because a report points at the first 64 characters of a language that is not supported.
- Of several contents the one with the highest ratio is shown: legal characters; the same after an illegal one; characters of
  more than one byte; no legal character at all, so that each is a violation.
- Short and long values take turns in one process, and of all rounds the fastest counts. Figures around a nanosecond
  say that the length alone decides.
- What has no longest value is not here: identifiers to which the document gives no range, and `Content-Type`.

{machine}
## Natively

\"In a request\" is the report of a part of a request in which the value stands, read from a tape. Headers have no checklist.

{native}
## Through the npm package

The texts are flat, of 2^26 units. A text that was put together from others is made flat by the engine of JavaScript when it
is first read, and that takes longer than anything here. Before a text is copied into the engine it is cut: at twice its
field's limit and a little more, and in a request, where it is of no such field, at twice the limit of a token; but not
at all where it has no longest value.

{npm}"
    )
}
