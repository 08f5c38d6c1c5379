//! Results as JSON: the structs are the format, and `factmark schema` prints their JSON Schema.

use super::explain::{why, why_detail};
use crate::batch::{Answer, Fault, Id, Judged, Named, Waiver};
use crate::outcome::{Basis, Caveat, DetailKind, Verdict};
use crate::rule::Decision;
use crate::text::Lines;
use crate::trace::Stretch;
use crate::verdict::{Detail, Evidence, Passage};
use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// The version of this format. It grows when a field changes its meaning or goes; new fields may come at any time.
pub const SCHEMA_VERSION: u32 = 1;

/// Where a row of input stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Input {
    /// The file as it was named on the command line; "-" is standard input.
    pub file: Arc<str>,
    /// The line on which the row begins, from 1.
    pub line: usize,
}

/// A passage of a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Place {
    /// The source by name: its path, or "source_text" for text that the row brought.
    pub source: Arc<str>,
    /// The SHA-256 of the source's text in UTF-8.
    pub source_sha256: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in that line, from 1, in code points.
    pub column: usize,
    /// First code point in the source.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// First byte in UTF-8.
    pub byte_start: usize,
    /// One past the last byte in UTF-8.
    pub byte_end: usize,
    /// The text from `start` to `end`.
    pub exact: String,
    /// The value read there; empty for plain words.
    pub value: String,
}

/// One detail of the statement with its own verdict.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DetailRow {
    /// What kind of detail.
    pub kind: DetailKind,
    /// Where it stands in the statement.
    pub span: Stretch,
    /// The value read in the statement.
    pub value: String,
    /// What the source says of it.
    pub verdict: Verdict,
    /// The kind of difference where there is one, else the reason; `factmark explain CODE` tells it at length.
    pub code: &'static str,
    /// The reason: finer than `code`.
    pub reason: &'static str,
    /// How sure it is that both sides speak of the same thing, 0 to 1.
    pub identity: f64,
    /// The rule that decided, or "wording", or "computed".
    pub rule: Arc<str>,
    /// The passages that bear on it, the decisive one first.
    pub evidence: Vec<Place>,
    /// What an editor should see.
    pub caveats: Vec<Caveat>,
    /// The reason in words.
    pub why: String,
}

/// What a desk has decided of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DeskRow {
    /// What was decided.
    pub verdict: Verdict,
    /// The statement, or the words of it, of which it was decided.
    pub of: String,
    /// Who decided.
    pub by: String,
    /// Why.
    pub because: String,
    /// When, as the desk wrote it.
    pub date: Option<String>,
}

impl DeskRow {
    fn of(decision: &Decision) -> Self {
        let Decision { of, verdict, by, because, date, .. } = decision.clone();
        Self { verdict, of, by, because, date }
    }
}

/// What the desk accepts of a row: it fails no gate while the waiver holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WaivedRow {
    /// The codes that the waiver names.
    pub codes: Vec<String>,
    /// Why.
    pub reason: String,
    /// The last day on which it holds, as in 2027-01-31. Whether that is over is no matter of the row.
    pub until: Option<String>,
}

impl WaivedRow {
    /// A waiver as a row tells it.
    pub fn of(waiver: &Waiver) -> Self {
        let Waiver { codes, until, reason } = waiver.clone();
        Self { codes, reason, until: until.map(|day| day.to_string()) }
    }

    /// The same for a person.
    pub fn words(&self) -> String {
        let until = self.until.as_ref().map(|day| format!(" until {day}")).unwrap_or_default();
        format!("waived{until} ({})", self.reason)
    }
}

/// What the sources say of one statement.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ResultRow {
    /// The version of this format.
    pub schema_version: u32,
    /// The version of factmark.
    pub tool: &'static str,
    /// The hash of all rules, lexicon and policy that were used.
    pub rules_sha256: Arc<str>,
    /// The row's name: its `id`, else its line number as text; null for `check`.
    pub id: Option<Id>,
    /// Where the row stood; null for `check`.
    pub input: Option<Input>,
    /// The statement.
    pub statement: String,
    /// The verdict.
    pub verdict: Verdict,
    /// Whether the statement holds anything that can be checked.
    pub checked: bool,
    /// How it is supported.
    pub basis: Option<Basis>,
    /// The share of the statement's weight that is established, 0 to 1.
    pub coverage: f64,
    /// The main reason.
    pub reason: &'static str,
    /// The main reason in words.
    pub why: String,
    /// Every detail, in the order of the statement.
    pub details: Vec<DetailRow>,
    /// The decisive passages, widest first; empty only for absent.
    pub evidence: Vec<Place>,
    /// Differences that the policy does not trust enough to call contradictions.
    pub possible: Vec<DetailRow>,
    /// The caveats of a supported statement.
    pub caveats: Vec<Caveat>,
    /// The words of the statement that have no counterpart in the source.
    pub missing: Vec<String>,
    /// The passage that comes nearest, for an absent statement.
    pub nearest: Option<Place>,
    /// What the desk has decided of the statement in the file beside the article; it changes nothing of `verdict`.
    pub desk: Vec<DeskRow>,
    /// The kinds of detail that were looked at, where `--only` named them; what else the statement tells was not checked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub only: Vec<DetailKind>,
    /// What the desk accepts of it, where that is all that was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waived: Option<WaivedRow>,
    /// Whether a step budget cut the work short.
    pub incomplete: bool,
    /// The sources by name.
    pub sources: Vec<Arc<str>>,
    /// The same as long as the statement, its verdict, its details and the words of their evidence are the same.
    pub fingerprint: String,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RowError {
    /// The code; `factmark explain CODE` tells it at length.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// The column in its line, from 1, in code points, where there is one.
    pub column: Option<usize>,
}

/// A row that could not be answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ErrorRow {
    /// The version of this format.
    pub schema_version: u32,
    /// The row's name.
    pub id: Id,
    /// Where it stood.
    pub input: Input,
    /// What is wrong.
    pub error: RowError,
}

/// One line of `batch`: an answer or an error.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Line {
    /// The answer.
    Result(Box<ResultRow>),
    /// Why there is none.
    Error(ErrorRow),
}

impl Line {
    /// A row of a batch as output; `file` is the input as it was named.
    pub fn of(answer: &Answer, file: &Arc<str>) -> Self {
        let input = Input { file: file.clone(), line: answer.line };
        match &answer.outcome {
            Ok(judged) => {
                let row = ResultRow::of(judged, Some(answer.id.clone()), Some(input));
                Self::Result(Box::new(ResultRow { waived: answer.waived().map(WaivedRow::of), ..row }))
            }
            Err(fault) => Self::Error(ErrorRow::of(fault, answer.id.clone(), input)),
        }
    }
}

impl ErrorRow {
    /// A fault as a row.
    pub fn of(fault: &Fault, id: Id, input: Input) -> Self {
        let message = match &fault.help {
            Some(help) => format!("{}; {help}", fault.message),
            None => fault.message.clone(),
        };
        let error = RowError { code: fault.code.code(), message, column: fault.column };
        Self { schema_version: SCHEMA_VERSION, id, input, error }
    }
}

impl ResultRow {
    /// An answer as a row.
    pub fn of(judged: &Judged, id: Option<Id>, input: Option<Input>) -> Self {
        let (report, sources) = (&judged.report, &judged.sources);
        let lines = Lines::new(&judged.statement);
        let detail = |d: &Detail| DetailRow::of(d, judged, &lines);
        let place = |p: &Passage| place(*p, "", sources);
        Self {
            schema_version: SCHEMA_VERSION,
            tool: env!("CARGO_PKG_VERSION"),
            rules_sha256: judged.rules_sha256.clone(),
            id,
            input,
            statement: judged.statement.clone(),
            verdict: report.verdict,
            checked: report.checked,
            basis: report.basis,
            coverage: rounded(report.coverage),
            reason: report.reason.code(),
            why: why(judged),
            details: report.details.iter().map(detail).collect(),
            evidence: report.evidence.iter().filter_map(place).collect(),
            possible: report.possible.iter().map(detail).collect(),
            caveats: report.caveats.clone(),
            missing: report.missing.iter().map(|s| s.of(&judged.statement).to_string()).collect(),
            nearest: report.nearest.as_ref().and_then(place),
            desk: report.desk.iter().map(DeskRow::of).collect(),
            only: judged.kinds.to_vec(),
            waived: None,
            incomplete: report.incomplete,
            sources: sources.iter().map(|s| s.name.clone()).collect(),
            fingerprint: fingerprint(judged),
        }
    }
}

impl DetailRow {
    fn of(detail: &Detail, judged: &Judged, lines: &Lines) -> Self {
        let place = |e: &Evidence| place(e.passage, &e.value, &judged.sources);
        Self {
            kind: detail.kind,
            span: Stretch::of(detail.span, &judged.statement, lines),
            value: detail.value.clone(),
            verdict: detail.verdict,
            code: detail.difference.map_or(detail.reason.code(), |d| d.code()),
            reason: detail.reason.code(),
            identity: rounded(detail.identity),
            rule: detail.rule.clone(),
            evidence: detail.evidence.iter().filter_map(place).collect(),
            caveats: detail.caveats.clone(),
            why: why_detail(detail, judged),
        }
    }
}

/// A passage as a place in its named source; `None` where the report names a source that is not there.
pub fn place(passage: Passage, value: &str, sources: &[Named]) -> Option<Place> {
    let named = sources.get(passage.source)?;
    let (text, lines) = (named.article.text(), &named.article.lines);
    let (line, column) = lines.position(text, passage.span.start as usize);
    let at = Stretch::of(passage.span, text, lines);
    Some(Place {
        source: named.name.clone(),
        source_sha256: named.article.sha256.clone(),
        line,
        column,
        start: at.start,
        end: at.end,
        byte_start: at.byte_start,
        byte_end: at.byte_end,
        exact: at.exact,
        value: value.to_string(),
    })
}

/// A value on one line, with its line end.
pub fn line(value: &impl Serialize) -> String {
    // plain structs of text and numbers always have a JSON form
    serde_json::to_string(value).unwrap_or_default() + "\n"
}

/// A value over several lines, indented, with its line end.
pub fn pretty(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

/// Three decimals are what the numbers carry; more would be noise in every comparison of two results.
fn rounded(share: f32) -> f64 {
    (f64::from(share) * 1000.0).round() / 1000.0
}

/// A hash of what a person would have to look at again: statement, verdict, details and the words of the evidence; not
/// of places, names of files or versions.
pub fn fingerprint(judged: &Judged) -> String {
    let report = &judged.report;
    let mut hash = Sha256::new();
    let mut add = |part: &str| {
        hash.update(part.as_bytes());
        hash.update([0]);
    };
    add(&judged.statement);
    add(report.verdict.code());
    for passage in &report.evidence {
        add(super::explain::exact(*passage, &judged.sources));
    }
    for detail in &report.details {
        add(detail.kind.code());
        add(detail.span.of(&judged.statement));
        add(detail.reason.code());
        add(&detail.rule);
        for evidence in &detail.evidence {
            add(super::explain::exact(evidence.passage, &judged.sources));
        }
    }
    for caveat in &report.caveats {
        add(caveat.code());
    }
    let full = crate::batch::article::hex(&hash.finalize());
    full.chars().take(32).collect()
}
