//! Rows of an input, in chunks: lines, lists, JSON, or the records of a table.

use super::desk::Desk;
use super::encoding;
use super::input;
use super::pieces::{Piece, Pieces};
use super::records::Records;
pub use super::wanted::Reading;
use crate::batch::{BadRow, Fault, FaultCode, Fields, Id, Parsed, Row, Syntax};
use std::io::{self, Read};

/// The most rows that are answered at once.
const ROWS: usize = 512;

/// The most input that is answered at once, in bytes: what is read of their own sources is held meanwhile.
const BYTES: usize = 1 << 20;

enum Source {
    Pieces(Pieces<Box<dyn Read>>),
    Records(Box<Records>),
}

/// Rows of an input, in chunks.
pub struct Rows {
    source: Source,
    field: &'static str,
    fields: Fields,
    name: String,
    read: u64,
    /// Why the input cannot be read any further: told when the rows before that are answered.
    broken: Option<Fault>,
}

impl Rows {
    /// Opens a file or standard input; `field` is what holds the words.
    ///
    /// # Errors
    /// It cannot be read, or has no column for the words.
    pub fn open(desk: &Desk, file: &str, how: &Reading, field: &'static str) -> Result<Self, Fault> {
        Self::new(desk, file, input::open(file, "input")?, how, field)
    }

    /// Rows from a reader that is open already.
    ///
    /// # Errors
    /// As [`Rows::open`].
    pub fn new(
        desk: &Desk,
        file: &str,
        reader: Box<dyn Read>,
        how: &Reading,
        field: &'static str,
    ) -> Result<Self, Fault> {
        let failed = |e: io::Error| input::unreadable(file, "input", &e);
        let (reader, encoding) = encoding::stream(reader).map_err(failed)?;
        if let Some(encoding) = encoding {
            desk.warn(&format!("{} is not UTF-8; it was read as {encoding}", input::shown(file)));
        }
        let source = match how.syntax(file) {
            Some(Syntax::Table(mark)) => {
                let key = how.fields.key(field);
                Source::Records(Box::new(Records::open(input::shown(file), reader, mark, how.column, key)?))
            }
            syntax => Source::Pieces(Pieces::new(reader, syntax).map_err(failed)?),
        };
        Ok(Self { source, field, fields: how.fields.clone(), name: file.to_string(), read: 0, broken: None })
    }

    /// How the rows are written.
    pub fn syntax(&self) -> Syntax {
        match &self.source {
            Source::Pieces(pieces) => pieces.syntax(),
            Source::Records(records) => Syntax::Table(records.mark()),
        }
    }

    /// How many bytes of rows were read.
    pub fn read(&self) -> u64 {
        self.read
    }

    /// The next rows: as many as there are without waiting, within bounds. `None` at the end.
    ///
    /// # Errors
    /// The input cannot be read any further.
    pub fn chunk(&mut self) -> Result<Option<Vec<Parsed>>, Fault> {
        if let Some(fault) = self.broken.take() {
            return Err(fault);
        }
        let mut rows = Vec::new();
        let mut bytes = 0;
        while rows.len() < ROWS && bytes < BYTES && (rows.is_empty() || !self.waiting()) {
            let (row, size) = match self.next() {
                Ok(Some(next)) => next,
                Ok(None) => break,
                Err(fault) if rows.is_empty() => return Err(fault),
                Err(fault) => {
                    self.broken = Some(fault);
                    break;
                }
            };
            bytes += size;
            self.read += size as u64;
            rows.push(row);
        }
        Ok((!rows.is_empty()).then_some(rows))
    }

    fn waiting(&self) -> bool {
        matches!(&self.source, Source::Pieces(pieces) if pieces.waiting())
    }

    fn next(&mut self) -> Result<Option<(Parsed, usize)>, Fault> {
        let name = &self.name;
        let rest = |e: io::Error| {
            let what = format!("cannot read the rest of {}: {e}", input::shown(name));
            Fault::new(FaultCode::SourceUnreadable, what)
        };
        match &mut self.source {
            Source::Records(records) => records.take(self.field, &self.fields).map_err(rest),
            Source::Pieces(pieces) => {
                let syntax = pieces.syntax();
                let Some(Piece { line, bytes, fault }) = pieces.take().map_err(rest)? else { return Ok(None) };
                let row = match fault {
                    None => Row::parse(&bytes, line, syntax, self.field, &self.fields),
                    Some(fault) => Err(Box::new(BadRow { id: Id::Text(line.to_string()), line, fault })),
                };
                Ok(Some((row, bytes.len())))
            }
        }
    }
}
