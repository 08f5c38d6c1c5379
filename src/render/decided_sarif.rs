//! The findings of a draft as a log in SARIF 2.1.0 (OASIS): what an editor let stand or overrode is suppressed, and stays
//! visible.

use super::decided_sheet::heads;
use super::report::sarif::{SCHEMA, evidence, location};
use super::review_data::{MarkRow, ReviewData};
use super::signing::decided;
use crate::outcome::{Choice, State};
use crate::review::record::Decision;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The log.
pub fn log(data: &ReviewData) -> String {
    let shown = |r: &&MarkRow| r.query.is_some() || !r.heads.is_empty();
    let results: Vec<Value> = data.marks.iter().filter(shown).map(|row| result(data, row)).collect();
    let rules: BTreeMap<String, &str> = data
        .marks
        .iter()
        .filter(shown)
        .map(|row| (id(row), super::codes::meaning(row.code).unwrap_or(row.code)))
        .collect();
    let rules: Vec<Value> =
        rules.iter().map(|(id, text)| json!({ "id": id, "shortDescription": { "text": text } })).collect();
    let driver = json!({ "name": "factmark", "semanticVersion": data.tool, "rules": rules });
    let run = json!({ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results });
    super::json::pretty(&json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] }))
}

fn id(row: &MarkRow) -> String {
    format!("{}/{}", row.state.code(), row.code)
}

fn result(data: &ReviewData, row: &MarkRow) -> Value {
    let (kind, level) = match row.state {
        State::Contradicted | State::Flagged => ("fail", "error"),
        State::Absent => ("open", "none"),
        State::Unchecked => ("notApplicable", "none"),
        State::Supported => ("pass", "none"),
    };
    let suppressions: Vec<Value> = heads(data, row).map(|d| suppression(row, d)).collect();
    json!({
        "ruleId": id(row), "kind": kind, "level": level,
        "message": { "text": format!("{}: {}", row.claim, row.why) },
        "locations": [location(&data.draft.name, row.line, Some(row.column))],
        "relatedLocations": row.evidence.iter().map(|e| evidence(&e.place)).collect::<Vec<_>>(),
        "suppressions": suppressions,
        "partialFingerprints": { "factmark/v1": row.finding },
    })
}

/// What was decided, as a suppression: accepted where it settles the matter and still holds, under review else, rejected where
/// the draft is to be mended. (SARIF 3.35.3)
fn suppression(row: &MarkRow, decision: &Decision) -> Value {
    let status = match decision.decision {
        _ if row.standing != "decided" => "underReview",
        Choice::Override | Choice::Stet => "accepted",
        Choice::Query => "underReview",
        Choice::Agree => "rejected",
    };
    json!({ "kind": "external", "status": status, "justification": decided(decision) })
}
