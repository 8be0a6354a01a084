//! Tables in Markdown.

/// A table of these columns, whose rows have one cell for each.
pub(super) fn table<Row>(columns: &[&str], rows: impl IntoIterator<Item = Row>) -> String
where
    Row: IntoIterator<Item = String>,
{
    let columns: Vec<_> = columns.iter().map(|&column| column.to_owned()).collect();
    let rule = "---|".repeat(columns.len());
    let rows: Vec<_> = rows.into_iter().map(line).collect();
    format!("{}|{rule}\n{}", line(columns), rows.concat())
}

fn line(cells: impl IntoIterator<Item = String>) -> String {
    let cells: Vec<_> = cells.into_iter().map(|cell| format!(" {cell} |")).collect();
    format!("|{}\n", cells.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_has_a_rule_below_its_columns() {
        let rows = [["1", "2"], ["3", "4"]].map(|row| row.map(str::to_owned));
        assert_eq!(table(&["a", "b"], rows), "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n");
    }
}
