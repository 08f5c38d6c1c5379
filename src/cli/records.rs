//! The records of a table (CSV, TSV), each a row; cells may hold line ends.

use crate::batch::{BadRow, Fault, FaultCode, Fields, Id, Parsed, Row};
use csv::{ByteRecord, ReaderBuilder};
use serde_json::{Map, Value};
use std::io::{self, Read};

/// A table that is being read.
pub struct Records {
    reader: csv::Reader<Box<dyn Read>>,
    names: Vec<String>,
    mark: u8,
}

impl Records {
    /// Begins to read. Without a head, `column` (from 1) is the one that holds what stands under `key`; else the first record
    /// names the columns, and one of them must be `key`.
    ///
    /// # Errors
    /// The table has no such column, or cannot be read.
    pub fn open(name: &str, reader: Box<dyn Read>, mark: u8, column: Option<usize>, key: &str) -> Result<Self, Fault> {
        let mut reader =
            ReaderBuilder::new().delimiter(mark).flexible(true).has_headers(column.is_none()).from_reader(reader);
        if let Some(column) = column {
            let names = (1..column).map(|k| format!("column {k}")).chain([key.to_string()]).collect();
            return Ok(Self { reader, names, mark });
        }
        let unreadable = |e: csv::Error| Fault::new(FaultCode::SourceUnreadable, format!("cannot read {name}: {e}"));
        let head = reader.byte_headers().map_err(unreadable)?;
        let names: Vec<String> =
            head.iter().map(|n| String::from_utf8_lossy(n).trim_start_matches('\u{feff}').trim().to_string()).collect();
        let first = key.split('.').next().unwrap_or(key);
        if !names.is_empty() && !names.iter().any(|n| n == key || n == first) {
            let message = format!("{name} has no column `{key}`; its columns are {}", names.join(", "));
            let help = "--column NAME names the one with the statements; --column NUMBER, where there is no head";
            return Err(Fault::new(FaultCode::Usage, message).help(help));
        }
        Ok(Self { reader, names, mark })
    }

    /// The mark between its cells.
    pub fn mark(&self) -> u8 {
        self.mark
    }

    /// The next record as a row, with its size in bytes; `None` at the end.
    ///
    /// # Errors
    /// The table cannot be read any further.
    pub fn take(&mut self, field: &str, fields: &Fields) -> io::Result<Option<(Parsed, usize)>> {
        let mut record = ByteRecord::new();
        if !self.reader.read_byte_record(&mut record).map_err(io::Error::from)? {
            return Ok(None);
        }
        let line = record.position().map_or(0, |p| usize::try_from(p.line()).unwrap_or(usize::MAX));
        let size = record.as_slice().len();
        Ok(Some((self.row(&record, line, field, fields), size)))
    }

    fn row(&self, record: &ByteRecord, line: usize, field: &str, fields: &Fields) -> Parsed {
        let bad = |code: FaultCode, message: String, help: &str| {
            let fault = Fault::new(code, message).help(help);
            Box::new(BadRow { id: Id::Text(line.to_string()), line, fault })
        };
        if record.len() > self.names.len() && self.names.len() > 1 {
            let message = format!("the record has {} cells, the head {}", record.len(), self.names.len());
            return Err(bad(FaultCode::RowTable, message, "put cells that hold the mark between quotation marks"));
        }
        let mut map = Map::new();
        for (name, cell) in self.names.iter().zip(record) {
            let text = std::str::from_utf8(cell).map_err(|_| {
                let message = format!("the cell `{name}` holds bytes that are no UTF-8");
                bad(FaultCode::RowNotUtf8, message, "save the file as UTF-8")
            })?;
            if !text.trim().is_empty() {
                // a statement goes over no line; a text may
                let whole = text.trim().to_string();
                let told = name == fields.key(field);
                let text = if told { whole.split_whitespace().collect::<Vec<_>>().join(" ") } else { whole };
                map.insert(name.clone(), Value::String(text));
            }
        }
        Row::of(&map, line, field, fields)
    }
}
