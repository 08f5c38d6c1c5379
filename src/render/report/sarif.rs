//! A log in SARIF 2.1.0 (OASIS), for code scanning: what is contradicted fails, what is absent is open, what has a caveat asks
//! for a review.

use super::About;
use super::form::{Form, Reported};
use crate::batch::Summary;
use crate::outcome::Verdict;
use crate::render::findings::uri;
use crate::render::json::{Line, Place, ResultRow, WaivedRow};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The address of the schema, as readers of such logs expect it.
pub const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The log so far; rules stand behind the results, when it is known which were met.
pub struct Log {
    about: About,
    rules: BTreeMap<String, String>,
    begun: bool,
}

impl Log {
    /// Without a result.
    pub fn new(about: About) -> Self {
        Self { about, rules: BTreeMap::new(), begun: false }
    }

    fn result(&mut self, line: &Line) -> Option<Value> {
        match line {
            Line::Error(row) => {
                let id = self.rule(row.error.code, "a row that could not be answered");
                let place = location(&row.input.file, row.input.line, row.error.column);
                Some(json!({
                    "ruleId": id, "kind": "fail", "level": "error",
                    "message": { "text": row.error.message }, "locations": [place], "suppressions": [],
                }))
            }
            Line::Result(row) => self.row(row),
        }
    }

    fn row(&mut self, row: &ResultRow) -> Option<Value> {
        let (kind, level) = match row.verdict {
            Verdict::Contradicted => ("fail", "error"),
            Verdict::Absent if row.checked => ("open", "none"),
            Verdict::Absent => ("notApplicable", "none"),
            Verdict::Supported if !row.caveats.is_empty() => ("review", "none"),
            Verdict::Supported if self.about.amount.all => ("pass", "none"),
            Verdict::Supported => return None,
        };
        let id = self.rule(&format!("{}/{}", row.shown().word(), row.code()), &row.why);
        let (file, line) = row.input.as_ref().map_or(("-", 1), |i| (&*i.file, i.line));
        let related: Vec<Value> = row.passage().into_iter().map(evidence).collect();
        let caveats: Vec<&str> = row.caveats.iter().map(|c| c.code()).collect();
        Some(json!({
            "ruleId": id, "kind": kind, "level": level,
            "message": { "text": format!("{}: {}", row.statement, row.why) },
            "locations": [location(file, line, Some(row.column()))],
            "relatedLocations": related,
            "suppressions": suppressions(row),
            "partialFingerprints": { "factmark/v1": row.fingerprint },
            "properties": { "verdict": row.verdict, "caveats": caveats, "coverage": row.coverage },
        }))
    }

    fn rule(&mut self, id: &str, text: &str) -> String {
        self.rules.entry(id.to_string()).or_insert_with(|| text.to_string());
        id.to_string()
    }
}

impl Form for Log {
    fn head(&mut self) -> String {
        format!(
            "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"columnKind\":\"unicodeCodePoints\",\
             \"results\":["
        )
    }

    fn rows(&mut self, rows: &[Reported]) -> String {
        let mut out = String::new();
        for row in rows {
            let Some(result) = self.result(row.line) else { continue };
            out.push_str(if self.begun { ",\n" } else { "\n" });
            self.begun = true;
            out.push_str(&result.to_string());
        }
        out
    }

    fn end(&mut self, _: &Summary) -> String {
        let name = |id: &str| id.split('/').next_back().unwrap_or(id).to_string();
        let described = |(id, _): (&String, &String)| {
            let meaning = crate::render::codes::meaning(&name(id)).unwrap_or(id).to_string();
            json!({ "id": id, "shortDescription": { "text": meaning } })
        };
        let rules: Vec<Value> = self.rules.iter().map(described).collect();
        let driver = json!({ "name": "factmark", "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": rules });
        format!("\n],\"tool\":{}}}]}}\n", json!({ "driver": driver }))
    }
}

/// The waiver of a row; where one result of a log has this list, all must have it (3.27.23).
fn suppressions(row: &ResultRow) -> Vec<Value> {
    let one = |w: &WaivedRow| {
        let more = json!({ "codes": w.codes, "until": w.until });
        json!({ "kind": "inSource", "status": "accepted", "justification": w.reason, "properties": more })
    };
    row.waived.iter().map(one).collect()
}

/// A place in a file.
pub fn location(file: &str, line: usize, column: Option<usize>) -> Value {
    let mut region = json!({ "startLine": line.max(1) });
    if let (Some(column), Some(map)) = (column, region.as_object_mut()) {
        map.insert("startColumn".into(), json!(column));
    }
    json!({ "physicalLocation": { "artifactLocation": { "uri": uri(file) }, "region": region } })
}

/// A passage of a source, as what stands beside a result.
pub fn evidence(place: &Place) -> Value {
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(&place.source) },
            "region": {
                "startLine": place.line, "startColumn": place.column, "charOffset": place.start,
                "charLength": place.end - place.start, "snippet": { "text": place.exact },
            },
        },
        "message": { "text": "what the source says" },
    })
}
