//! The findings of a draft with what was decided, as the desk's sheet (CSV): a row a marked place.

use super::report::sheet::record;
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
    record(&COLUMNS.map(String::from)) + &data.marks.iter().map(|row| record(&cells(data, row))).collect::<String>()
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
