//! Rows of a table with their columns under each other.

use unicode_width::UnicodeWidthStr;

/// The rows, each behind `indent`; every column but the last is as wide as its widest cell.
pub fn columns<const N: usize>(rows: &[[String; N]], indent: &str) -> String {
    let mut widths = [0; N];
    for row in rows {
        widths.iter_mut().zip(row).for_each(|(width, cell)| *width = (*width).max(cell.width()));
    }
    let mut out = String::new();
    for row in rows {
        let mut line = indent.to_owned();
        for (cell, width) in row.iter().zip(widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(2 + width - cell.width()));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::columns;

    #[test]
    fn columns_stand_under_each_other() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned);
        let rows = [row(["a", "bcd", "e"]), row(["Łódź", "", "f"]), row(["g", "h", ""])];
        assert_eq!(columns(&rows, " "), " a     bcd  e\n Łódź       f\n g     h\n");
    }
}
