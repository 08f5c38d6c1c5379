//! The desk's sheet: CSV with a row a statement, and columns for what people decide: empty but for what stands beside the
//! article.

use super::form::{Form, Reported};
use crate::batch::Summary;
use crate::render::json::{DeskRow, Line, WaivedRow};

/// The columns, in order. The last four are for the desk.
pub const COLUMNS: [&str; 18] = [
    "n",
    "id",
    "file",
    "line",
    "claim",
    "kind",
    "verdict",
    "caveats",
    "evidence",
    "source",
    "source line",
    "why",
    "fingerprint",
    "waived",
    "decision",
    "note",
    "reviewer",
    "date",
];

/// The sheet, with the number of its rows so far.
#[derive(Default)]
pub struct Sheet {
    rows: usize,
}

impl Form for Sheet {
    fn head(&mut self) -> String {
        record(&COLUMNS.map(String::from))
    }

    fn rows(&mut self, rows: &[Reported]) -> String {
        rows.iter()
            .map(|r| {
                self.rows += 1;
                record(&cells(self.rows, r.line))
            })
            .collect()
    }

    fn end(&mut self, _: &Summary) -> String {
        String::new()
    }
}

fn cells(number: usize, line: &Line) -> [String; 18] {
    let (file, at) = line.place();
    let mut out: [String; 18] = Default::default();
    let mut set = |column: &str, text: String| {
        if let Some(cell) = COLUMNS.iter().position(|c| *c == column).and_then(|k| out.get_mut(k)) {
            *cell = text;
        }
    };
    set("n", number.to_string());
    set("id", line.name());
    set("file", file.to_string());
    set("line", at.to_string());
    match line {
        Line::Error(row) => {
            set("kind", row.error.code.to_string());
            set("verdict", "error".to_string());
            set("why", row.error.message.clone());
        }
        Line::Result(row) => {
            set("claim", row.statement.clone());
            set("kind", row.code().to_string());
            set("verdict", row.shown().word().to_string());
            set("caveats", row.caveats.iter().map(|c| c.code()).collect::<Vec<_>>().join(" "));
            if let Some(place) = row.passage() {
                set("evidence", place.exact.clone());
                set("source", place.source.to_string());
                set("source line", place.line.to_string());
            }
            set("why", row.why.clone());
            set("fingerprint", row.fingerprint.clone());
            set("waived", row.waived.as_ref().map(WaivedRow::words).unwrap_or_default());
            let desk = |of: fn(&DeskRow) -> &str| row.desk.iter().map(of).collect::<Vec<_>>().join("; ");
            set("decision", desk(|d| d.verdict.code()));
            set("note", desk(|d| &d.because));
            set("reviewer", desk(|d| &d.by));
            set("date", desk(|d| d.date.as_deref().unwrap_or("")));
        }
    }
    out
}

/// One record with its line end, quoted where it needs it (RFC 4180, with a plain line feed at its end).
/// A cell that a spreadsheet would take for a formula has an apostrophe before it. (OWASP, CSV injection)
pub fn record(cells: &[String]) -> String {
    let formula = |cell: &&String| cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cells = cells.iter().map(|c| if formula(&c) { format!("'{c}") } else { c.clone() });
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    // a buffer in memory takes every record
    let _ = writer.write_record(cells.collect::<Vec<_>>());
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}
