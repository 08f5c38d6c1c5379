//! One row of a batch: a statement, perhaps with its own source; or what is wrong with it.

use super::fault::{Fault, FaultCode};
use super::fields::Fields;
use super::waiver::Waiver;
use crate::audit::Label;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};

/// How a batch is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// One statement a line; empty lines do not count.
    Text,
    /// A statement an item of a list in Markdown; everything else is passed over.
    Markdown,
    /// Records of a table with this mark between the cells (RFC 4180): a first one with the names of the columns, then a
    /// statement a record.
    Table(u8),
    /// JSON Lines: one object a line.
    Lines,
    /// One JSON array of objects.
    Array,
}

impl Syntax {
    /// The syntax of an input that begins so: `{` is JSON Lines, `[` a JSON array, anything else text.
    pub fn detect(start: &str) -> Self {
        match start.trim_start_matches('\u{feff}').trim_start().chars().next() {
            Some('{') => Self::Lines,
            Some('[') => Self::Array,
            _ => Self::Text,
        }
    }
}

/// The name of a row: as the row gives it, else the number of its line as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Id {
    /// A whole number.
    Number(i64),
    /// Text.
    Text(String),
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(n) => n.fmt(f),
            Self::Text(text) => f.write_str(text),
        }
    }
}

/// Where the source of a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// The row brings none: those of the command line hold.
    None,
    /// The row brings the text itself, or several.
    Text(Vec<String>),
    /// The row names a file, or several.
    Path(Vec<String>),
}

/// A row that can be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its name.
    pub id: Id,
    /// The line on which it begins, from 1.
    pub line: usize,
    /// The statement, or the text to read.
    pub statement: String,
    /// Its own source.
    pub source: Given,
    /// What it says of its verdict (`label`, else `verdict`), as it stands there; an audit alone asks for it.
    pub said: Option<Value>,
    /// What the desk accepts of it.
    pub waiver: Option<Waiver>,
}

/// A row that cannot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRow {
    /// Its name, as far as it could be read.
    pub id: Id,
    /// The line on which it begins, from 1.
    pub line: usize,
    /// What is wrong.
    pub fault: Fault,
}

/// A row as read, or what is wrong with it.
pub type Parsed = Result<Row, Box<BadRow>>;

/// No statement of a person is longer, in words; a longer one is a text, and checking it as one sentence helps nobody.
pub const LONGEST: usize = 1_000;

/// Nor is any so long in bytes, whatever its words are.
pub const LARGEST: usize = 100_000;

impl Row {
    /// Reads one row that begins on `line`. `field` is what holds the words: "statement", or "text" for `read`; `fields` says
    /// under which names.
    ///
    /// # Errors
    /// What is wrong with the row; the row still has its line, and its name where that could be read.
    pub fn parse(text: &[u8], line: usize, syntax: Syntax, field: &str, fields: &Fields) -> Parsed {
        let plain = Id::Text(line.to_string());
        let bad = |id: Id, fault: Fault| Box::new(BadRow { id, line, fault });
        let text = std::str::from_utf8(text).map_err(|e| {
            let good = text.get(..e.valid_up_to()).map(String::from_utf8_lossy).unwrap_or_default();
            let fault = Fault::new(FaultCode::RowNotUtf8, "the row holds bytes that are no UTF-8")
                .column(good.chars().count() + 1)
                .help("save the file as UTF-8");
            bad(plain.clone(), fault)
        })?;
        if matches!(syntax, Syntax::Text | Syntax::Markdown) {
            let (statement, waiver) = Waiver::behind(text.trim()).map_err(|fault| bad(plain.clone(), fault))?;
            let (statement, source) = (statement.to_string(), Given::None);
            return Ok(Self { id: plain, line, statement, source, said: None, waiver });
        }
        let value = serde_json::from_str::<Value>(text).map_err(|e| bad(plain.clone(), not_json(text, &e)))?;
        let Value::Object(map) = value else {
            let what = format!("the row is {}, not an object", kind(&value));
            let fault = Fault::new(FaultCode::RowNotObject, what).help(format!("write {{\"{field}\": \"…\"}}"));
            return Err(bad(plain, fault));
        };
        Self::of(&map, line, field, fields)
    }

    /// The row that an object is.
    ///
    /// # Errors
    /// As [`Row::parse`].
    pub fn of(map: &Map<String, Value>, line: usize, field: &str, fields: &Fields) -> Parsed {
        let plain = Id::Text(line.to_string());
        let bad = |id: Id, fault: Fault| Box::new(BadRow { id, line, fault });
        let id = id(map, fields).map_err(|f| bad(plain.clone(), f))?.unwrap_or(plain);
        let statement = string(map, field, fields).and_then(|s| s.ok_or_else(|| missing(map, fields.key(field))));
        let statement = statement.map_err(|f| bad(id.clone(), f))?;
        let source = source(map, fields).map_err(|f| bad(id.clone(), f))?;
        let verdict = || map.get("verdict").filter(|v| !v.is_null());
        let said = fields.get(map, "label").or_else(verdict).cloned();
        let waive = if field == "statement" { string(map, "waive", fields) } else { Ok(None) };
        let waiver = waive.and_then(|w| w.filter(|w| !w.trim().is_empty()).map(|w| Waiver::parse(&w)).transpose());
        let waiver = waiver.map_err(|f| bad(id.clone(), f))?;
        Ok(Self { id, line, statement, source, said, waiver })
    }
}

impl Row {
    /// What a person says of the statement.
    ///
    /// # Errors
    /// The row has no label, or another word.
    pub fn label(&self) -> Result<Label, Fault> {
        let help = "give \"label\": supported, contradicted, absent, or unsupported where only that is known";
        match &self.said {
            None => Err(Fault::new(FaultCode::RowNoLabel, "the row has no `label`").help(help)),
            Some(Value::String(word)) => Label::from_code(word).ok_or_else(|| {
                Fault::new(FaultCode::RowUnknownLabel, format!("the label `{word}` is not known")).help(help)
            }),
            Some(other) => {
                let message = format!("the label is {}, not a text", kind(other));
                Err(Fault::new(FaultCode::RowWrongType, message).help(help))
            }
        }
    }
}

/// Whether a statement can be checked at all.
///
/// # Errors
/// An empty statement, a NUL character in it, or more than [`LONGEST`] words or [`LARGEST`] bytes.
pub fn checkable(statement: &str) -> Result<(), Fault> {
    if !statement.chars().any(char::is_alphanumeric) {
        return Err(Fault::new(FaultCode::StatementEmpty, "the statement holds no word"));
    }
    if let Some(at) = statement.find('\0') {
        let column = statement.get(..at).map_or(0, |s| s.chars().count()) + 1;
        return Err(Fault::new(FaultCode::StatementNul, "the statement holds a NUL character").column(column));
    }
    let words = statement.split_whitespace().count();
    let what = if words > LONGEST {
        format!("the statement has {words} words; {LONGEST} is the most")
    } else if statement.len() > LARGEST {
        format!("the statement has {} bytes; {LARGEST} is the most", statement.len())
    } else {
        return Ok(());
    };
    Err(Fault::new(FaultCode::StatementTooLong, what).help("put one statement on a line and use `factmark batch`"))
}

fn not_json(text: &str, error: &serde_json::Error) -> Fault {
    // the library counts bytes of its line; a row is one line, or its lines were counted apart
    let line = text.lines().nth(error.line().saturating_sub(1)).unwrap_or("");
    let column = line.get(..error.column().saturating_sub(1)).map_or(error.column(), |s| s.chars().count() + 1);
    let full = error.to_string();
    let message = full.split(" at line ").next().unwrap_or(&full);
    Fault::new(FaultCode::RowNotJson, format!("not JSON: {message}")).column(column.max(1))
}

fn id(map: &Map<String, Value>, fields: &Fields) -> Result<Option<Id>, Fault> {
    match fields.get(map, "id") {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(Id::Text(text.clone()))),
        Some(Value::Number(n)) => Ok(Some(n.as_i64().map_or_else(|| Id::Text(n.to_string()), Id::Number))),
        Some(other) => Err(wrong(fields.key("id"), other, "a text or a number")),
    }
}

fn string(map: &Map<String, Value>, field: &str, fields: &Fields) -> Result<Option<String>, Fault> {
    match fields.get(map, field) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(other) => Err(wrong(fields.key(field), other, "a text")),
    }
}

/// One text, or a list of them.
fn strings(map: &Map<String, Value>, field: &str, fields: &Fields) -> Result<Option<Vec<String>>, Fault> {
    match fields.get(map, field) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(vec![text.clone()])),
        // a name may be a number elsewhere
        Some(Value::Number(n)) if field == "source" => Ok(Some(vec![n.to_string()])),
        Some(Value::Array(all)) => {
            let text = |v: &Value| v.as_str().map(String::from).ok_or_else(|| wrong(fields.key(field), v, "a text"));
            let all = all.iter().map(text).collect::<Result<Vec<_>, _>>()?;
            Ok(Some(all).filter(|all| !all.is_empty()))
        }
        Some(other) => Err(wrong(fields.key(field), other, "a text or a list of texts")),
    }
}

fn source(map: &Map<String, Value>, fields: &Fields) -> Result<Given, Fault> {
    match (strings(map, "source_text", fields)?, strings(map, "source", fields)?) {
        (Some(_), Some(_)) => {
            let message = format!("the row has both `{}` and `{}`", fields.key("source_text"), fields.key("source"));
            Err(Fault::new(FaultCode::RowTwoSources, message).help("leave one of them out"))
        }
        (Some(text), None) => Ok(Given::Text(text)),
        (None, Some(path)) => Ok(Given::Path(path)),
        (None, None) => Ok(Given::None),
    }
}

fn missing(map: &Map<String, Value>, field: &str) -> Fault {
    let near = map.keys().filter(|k| strsim::jaro_winkler(k, field) > 0.8).min();
    let fault = Fault::new(FaultCode::RowNoStatement, format!("the row has no `{field}`"));
    match near {
        Some(key) => fault.help(format!("`{key}` looks like it: name it `{field}`")),
        None => fault.help(format!("give it as \"{field}\": \"…\"")),
    }
}

fn wrong(field: &str, value: &Value, want: &str) -> Fault {
    Fault::new(FaultCode::RowWrongType, format!("`{field}` is {}, not {want}", kind(value)))
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
