//! Lists of hosts.

use anyhow::Result;

use super::Findings;
use super::times::Times;
use crate::bench::section::figure;
use crate::bench::table::table;

const ITEMS: [u32; 3] = [1, 10, 1000];

pub(super) fn findings(times: &Times) -> Result<Findings> {
    Ok(Findings { text: text(times)?, claims: Vec::new() })
}

fn text(times: &Times) -> Result<String> {
    Ok(format!(
        "\
### Lists of hosts

The same thousand addresses as lists of one, as lists of ten, and as one list, which is as long as a list may be (8,192
characters). `check` also looks for hosts that are there twice or covered by another one, among the first 64 of a list.

{}
",
        lists(times)?
    ))
}

fn lists(times: &Times) -> Result<String> {
    let rows = ITEMS.map(|items| {
        let of = |subject| times.of(&format!("hosts {items}"), subject);
        let [verdict, check] = [of("is_valid")?, of("check")?];
        let times = [verdict, verdict / f64::from(items), check, check / f64::from(items)];
        Ok([items.to_string()].into_iter().chain(times.map(figure)).collect::<Vec<_>>())
    });
    let columns = ["items", "verdict", "of each item", "`check`", "of each item"];
    Ok(table(&columns, rows.into_iter().collect::<Result<Vec<_>>>()?))
}
