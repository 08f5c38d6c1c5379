//! An answer and its parts, as Python sees them: read from the JSON that the program writes.

use super::pickle::function;
use crate::batch::{Fault, FaultCode, Judged};
use crate::render::{ResultRow, json};
use pyo3::prelude::*;
use pyo3::types::PyString;
use serde::Deserialize;
use std::hash::{Hash, Hasher};

/// A stretch of the statement.
#[pyclass(frozen, eq, get_all, module = "factmark")]
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Span {
    /// First code point: `statement[span.start:span.end] == span.exact`.
    start: usize,
    /// One past the last code point.
    end: usize,
    /// First byte in UTF-8.
    byte_start: usize,
    /// One past the last byte in UTF-8.
    byte_end: usize,
    /// The text from `start` to `end`.
    exact: String,
}

/// A passage of a source.
#[pyclass(frozen, eq, get_all, module = "factmark")]
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Place {
    /// The source by name: the name it was read under, else "source_text", or "source_text 2" for the second of several.
    source: String,
    /// The SHA-256 of the source's text in UTF-8.
    source_sha256: String,
    /// Line, from 1.
    line: usize,
    /// Column in that line, from 1, in code points.
    column: usize,
    /// First code point: `source[place.start:place.end] == place.exact`.
    start: usize,
    /// One past the last code point.
    end: usize,
    /// First byte in UTF-8.
    byte_start: usize,
    /// One past the last byte in UTF-8.
    byte_end: usize,
    /// The text from `start` to `end`.
    exact: String,
    /// The value read there; empty for plain words.
    value: String,
}

/// One detail of the statement (a figure, a name, a quotation, an act …) with its own verdict.
#[pyclass(frozen, eq, get_all, module = "factmark")]
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Detail {
    /// What kind of detail: "quantity", "date", "name", "quote", "speaker", "role", "list", "act" or "word".
    kind: String,
    /// Where it stands in the statement.
    span: Span,
    /// The value read in the statement.
    value: String,
    /// What the source says of it.
    verdict: String,
    /// The kind of difference where there is one, else the reason; `factmark explain CODE` tells it at length.
    code: String,
    /// The reason: finer than `code`.
    reason: String,
    /// How sure it is that both sides speak of the same thing, 0 to 1.
    identity: f64,
    /// The rule that decided, or "wording", or "computed".
    rule: String,
    /// The passages that bear on it, the decisive one first.
    evidence: Vec<Place>,
    /// What an editor should see.
    caveats: Vec<String>,
    /// The reason in words.
    why: String,
}

/// What a desk has decided of a statement.
#[pyclass(frozen, eq, get_all, module = "factmark")]
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Decision {
    /// What was decided.
    verdict: String,
    /// The statement, or the words of it, of which it was decided.
    of: String,
    /// Who decided.
    by: String,
    /// Why.
    because: String,
    /// When, as the desk wrote it.
    date: Option<String>,
}

/// What the sources say of one statement.
///
/// Two answers are equal where their JSON is. An answer can be pickled.
#[pyclass(frozen, eq, hash, module = "factmark")]
#[derive(Clone, Debug, Deserialize)]
pub struct Answer {
    /// "supported", "contradicted" or "absent".
    #[pyo3(get)]
    verdict: String,
    /// Whether the statement holds anything that can be checked.
    #[pyo3(get)]
    checked: bool,
    /// How it is supported: "stated", "reworded", "joined", "rule" or "paraphrased"; else None.
    #[pyo3(get)]
    basis: Option<String>,
    /// The share of the statement's weight that is established, 0 to 1.
    #[pyo3(get)]
    coverage: f64,
    /// The code of the main reason.
    #[pyo3(get)]
    reason: String,
    /// The main reason in words.
    #[pyo3(get)]
    why: String,
    /// Every detail, in the order of the statement.
    #[pyo3(get)]
    details: Vec<Detail>,
    /// The decisive passages, widest first; empty only for absent.
    #[pyo3(get)]
    evidence: Vec<Place>,
    /// Differences that the policy does not trust enough to call contradictions.
    #[pyo3(get)]
    possible: Vec<Detail>,
    /// The codes of the caveats of a supported statement.
    #[pyo3(get)]
    caveats: Vec<String>,
    /// The words of the statement that have no counterpart in the source.
    #[pyo3(get)]
    missing: Vec<String>,
    /// The passage that comes nearest, for an absent statement; else None.
    #[pyo3(get)]
    nearest: Option<Place>,
    /// What the desk has decided of the statement in its rules; it changes nothing of `verdict`.
    #[pyo3(get)]
    desk: Vec<Decision>,
    /// The kinds of detail that were looked at; empty where all were.
    #[pyo3(get)]
    #[serde(default)]
    only: Vec<String>,
    /// Whether a step budget cut the work short.
    #[pyo3(get)]
    incomplete: bool,
    /// The statement.
    #[pyo3(get)]
    statement: String,
    /// The sources by name.
    #[pyo3(get)]
    sources: Vec<String>,
    /// The version of the format of `to_dict`.
    #[pyo3(get)]
    schema_version: u32,
    /// The version of factmark.
    #[pyo3(get)]
    tool: String,
    /// The hash of all rules, words and policy that were used.
    #[pyo3(get)]
    rules_sha256: String,
    /// The same as long as the statement, its verdict, its details and the words of their evidence are the same.
    #[pyo3(get)]
    fingerprint: String,
    #[serde(skip)]
    json: String,
}

impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        self.json == other.json
    }
}

impl Hash for Answer {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.json.hash(state);
    }
}

impl Answer {
    /// What was judged, as `factmark check -f jsonl` writes it.
    ///
    /// # Errors
    /// Never: what is written can be read.
    pub fn of(judged: &Judged) -> Result<Self, Fault> {
        Self::read(json::line(&ResultRow::of(judged, None, None)).trim_end().to_owned())
    }

    /// The answer that a line of JSON is.
    ///
    /// # Errors
    /// It is none.
    pub fn read(json: String) -> Result<Self, Fault> {
        let read: Result<Self, _> = serde_json::from_str(&json);
        let answer =
            read.map_err(|e| Fault::new(FaultCode::RowNotJson, format!("this is no answer of factmark: {e}")))?;
        Ok(Self { json, ..answer })
    }
}

/// A text as Python writes it.
fn quoted(py: Python<'_>, text: &str) -> PyResult<String> {
    PyString::new(py, text).repr().map(|r| r.to_string())
}

#[pymethods]
impl Answer {
    /// The answer as plain data: the object that `factmark check -f json` writes.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("json")?.call_method1("loads", (self.json.as_str(),))
    }

    /// The same as one line of JSON: the bytes that `factmark check -f jsonl` writes, without the line end.
    fn to_json(&self) -> &str {
        &self.json
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (&str,))> {
        Ok((function(py, "_answer")?, (&self.json,)))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("Answer(verdict={}, why={})", quoted(py, &self.verdict)?, quoted(py, &self.why)?))
    }
}

#[pymethods]
impl Span {
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("Span(start={}, end={}, exact={})", self.start, self.end, quoted(py, &self.exact)?))
    }
}

#[pymethods]
impl Place {
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (source, exact) = (quoted(py, &self.source)?, quoted(py, &self.exact)?);
        Ok(format!("Place(source={source}, line={}, column={}, exact={exact})", self.line, self.column))
    }
}

#[pymethods]
impl Detail {
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (kind, exact) = (quoted(py, &self.kind)?, quoted(py, &self.span.exact)?);
        let (verdict, why) = (quoted(py, &self.verdict)?, quoted(py, &self.why)?);
        Ok(format!("Detail(kind={kind}, exact={exact}, verdict={verdict}, why={why})"))
    }
}

#[pymethods]
impl Decision {
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (verdict, by) = (quoted(py, &self.verdict)?, quoted(py, &self.by)?);
        Ok(format!("Decision(verdict={verdict}, by={by}, because={})", quoted(py, &self.because)?))
    }
}
