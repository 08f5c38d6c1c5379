//! The findings of a draft with what was decided, as the desk's sheet (CSV): a row a marked place.

use super::review_data::{MarkRow, ReviewData};
use super::signing::decided;
use crate::review::{Act, record::Decision};

/// The columns, in order.
pub const COLUMNS: [&str; 17] = [
    "n",
    "finding",
    "file",
    "line",
    "column",
    "claim",
    "kind",
    "verdict",
    "evidence",
    "source",
    "source line",
    "why",
    "standing",
    "decision",
    "note",
    "reviewer",
    "date",
];

/// The sheet.
pub fn sheet(data: &ReviewData) -> String {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    // a buffer in memory takes every record
    let _ = writer.write_record(COLUMNS);
    for row in &data.marks {
        let _ = writer.write_record(cells(data, row).map(plain));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// A cell that no spreadsheet takes for a formula: one that begins like one has an apostrophe before it. (OWASP, CSV injection)
pub fn plain(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

/// The decisions that stand for a mark.
pub fn heads<'a>(data: &'a ReviewData, row: &'a MarkRow) -> impl Iterator<Item = &'a Decision> {
    data.entries.iter().filter_map(|e| match &e.act {
        Act::Decision(d) if row.heads.contains(&d.id) => Some(d),
        _ => None,
    })
}

fn cells(data: &ReviewData, row: &MarkRow) -> [String; 17] {
    let evidence = row.evidence.first().or(row.nearest.as_ref());
    let of = |what: fn(&Decision) -> String| heads(data, row).map(what).collect::<Vec<_>>().join("; ");
    [
        row.query.map(|n| n.to_string()).unwrap_or_default(),
        row.finding.clone(),
        data.draft.name.to_string(),
        row.line.to_string(),
        row.column.to_string(),
        row.claim.clone(),
        row.kind.to_owned(),
        row.state.code().to_owned(),
        evidence.map(|e| e.place.exact.clone()).unwrap_or_default(),
        evidence.map(|e| e.place.source.to_string()).unwrap_or_default(),
        evidence.map(|e| e.place.line.to_string()).unwrap_or_default(),
        row.why.clone(),
        row.standing.to_owned(),
        of(decided),
        of(|d| d.note.clone().unwrap_or_default()),
        of(|d| d.made.by.clone()),
        of(|d| d.made.at.clone()),
    ]
}
