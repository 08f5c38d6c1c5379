//! `factmark batch`: many statements, each answered, in order.

use super::args::{Checking, Fail, Format, InputFormat};
use super::check::differs;
use super::desk::{Desk, Shelves, Stop};
use super::input::{self, STDIN, shown};
use super::output::Reader;
use super::pieces::Pieces;
use crate::batch::{
    Answer, BadRow, Fault, FaultCode, Id, Library, Named, Parsed, Row, Shelf, Summary, Syntax, answer_all,
};
use crate::render::json::{self, Line};
use crate::render::table;
use crate::render::terminal::Amount;
use std::io::Read;
use std::sync::Arc;

/// The most rows that are answered at once.
const ROWS: usize = 512;

/// The most input that is answered at once, in bytes.
const BYTES: usize = 4 << 20;

/// Checks every row of `file`.
///
/// # Errors
/// The input, a source or a rule file cannot be used; rows that cannot be used are rows of the output.
pub fn batch(desk: &Desk, file: &str, how: &Checking, given: Option<InputFormat>) -> Result<u8, Stop> {
    let shelves = Shelves::open(desk, &how.sources, file)?;
    own_text(file, shelves.common())?;
    let mut rows = Rows::open(file, given, "statement")?;
    let mut writer = Writer::new(desk, how, file, shelves.common());
    let mut shelf = Shelf::default();
    while let Some(chunk) = rows.chunk()? {
        let answers = answer_all(&shelves, &mut shelf, chunk);
        if writer.answers(&answers)? == Reader::Gone {
            return Ok(writer.summary.exit(how.fail_on.unwrap_or(Fail::Contradicted).on()));
        }
    }
    writer.end()?;
    let summary = writer.summary;
    if summary.rows == 0 {
        if how.allow_empty {
            return Ok(0);
        }
        return Err(Fault::new(FaultCode::BatchEmpty, format!("{} holds no statement", shown(file)))
            .help("--allow-empty lets that pass")
            .into());
    }
    remarks(desk, &summary);
    Ok(summary.exit(how.fail_on.unwrap_or(Fail::Contradicted).on()))
}

/// Refuses a file of statements that is one of the sources.
fn own_text(file: &str, sources: &[Named]) -> Result<(), Fault> {
    let Ok(size) = std::fs::metadata(file).map(|m| m.len()) else { return Ok(()) };
    // only a file of the same size (but for a mark and blanks at its ends) can be the same text
    let near = |s: &&Named| (s.article.text().len() as u64).abs_diff(size) < 16;
    if file == STDIN || !sources.iter().any(|s| near(&s)) {
        return Ok(());
    }
    match String::from_utf8(input::bytes(file, "input")?) {
        Ok(text) => differs(file, &text, sources),
        Err(_) => Ok(()),
    }
}

fn remarks(desk: &Desk, summary: &Summary) {
    if summary.errors > 0 {
        desk.warn(&format!("rows in error: {} of {}; each is a row of the output", summary.errors, summary.rows));
    }
    if summary.checked() == 0 && summary.rows > summary.errors {
        desk.warn(&format!("0 of {} statements held a checkable claim; nothing was verified", summary.rows));
    }
}

/// Rows of an input, in chunks.
pub struct Rows {
    pieces: Pieces<Box<dyn Read>>,
    field: &'static str,
}

impl Rows {
    /// Opens a file or standard input; `field` is the member of an object that holds the words.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn open(file: &str, given: Option<InputFormat>, field: &'static str) -> Result<Self, Fault> {
        Self::new(file, input::open(file, "input")?, given.map(InputFormat::syntax), field)
    }

    /// Rows from a reader that is open already.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn new(file: &str, reader: Box<dyn Read>, syntax: Option<Syntax>, field: &'static str) -> Result<Self, Fault> {
        let pieces = Pieces::new(reader, syntax).map_err(|e| input::unreadable(file, "input", &e))?;
        Ok(Self { pieces, field })
    }

    /// How the rows are written.
    pub fn syntax(&self) -> Syntax {
        self.pieces.syntax()
    }

    /// The next rows: as many as there are without waiting, within bounds. `None` at the end.
    ///
    /// # Errors
    /// The input cannot be read any further.
    pub fn chunk(&mut self) -> Result<Option<Vec<Parsed>>, Fault> {
        let mut rows = Vec::new();
        let mut bytes = 0;
        while rows.len() < ROWS && bytes < BYTES && (rows.is_empty() || !self.pieces.waiting()) {
            let next = self.pieces.take();
            let Some(piece) = next.map_err(|e| input::unreadable("", "the rest of the input", &e))? else { break };
            bytes += piece.bytes.len();
            rows.push(match piece.fault {
                None => Row::parse(&piece.bytes, piece.line, self.pieces.syntax(), self.field),
                Some(fault) => Err(Box::new(BadRow { id: Id::Text(piece.line.to_string()), line: piece.line, fault })),
            });
        }
        Ok((!rows.is_empty()).then_some(rows))
    }
}

/// Writes answers in the wanted form and counts them.
struct Writer<'a> {
    desk: &'a Desk,
    format: Format,
    amount: Amount,
    file: Arc<str>,
    sources: Vec<String>,
    summary: Summary,
}

impl<'a> Writer<'a> {
    fn new(desk: &'a Desk, how: &Checking, file: &str, sources: &[Named]) -> Self {
        let amount = Amount { quiet: desk.common.quiet, all: how.all };
        let sources = sources.iter().map(|s| s.name.to_string()).collect();
        Self { desk, format: how.format, amount, file: file.into(), sources, summary: Summary::default() }
    }

    fn answers(&mut self, answers: &[Answer]) -> Result<Reader, Stop> {
        let mut out = String::new();
        for answer in answers {
            let first = self.summary.rows == 0;
            self.summary.count(&answer.outcome);
            match self.format {
                Format::Text => {
                    if first && !self.amount.quiet {
                        let names: Vec<&str> = self.sources.iter().map(String::as_str).collect();
                        out.push_str(&table::head(shown(&self.file), &names, self.desk.style));
                    }
                    out.extend(table::row(answer, self.desk.style, self.amount));
                }
                Format::Jsonl => out.push_str(&json::line(&Line::of(answer, &self.file))),
                Format::Json => {
                    out.push_str(if first { "[\n" } else { ",\n" });
                    out.push_str(json::line(&Line::of(answer, &self.file)).trim_end());
                }
            }
        }
        self.desk.write(&out)
    }

    fn end(&self) -> Result<Reader, Stop> {
        let text = match self.format {
            _ if self.summary.rows == 0 && self.format == Format::Json => "[]\n".to_string(),
            Format::Text if self.summary.rows > 0 => {
                table::summary(&self.summary, self.sources.len(), self.amount.all, self.desk.style)
            }
            Format::Json => "\n]\n".to_string(),
            _ => String::new(),
        };
        self.desk.write(&text)
    }
}
