//! `factmark read`: what the engine reads in a text.

use super::args::{Format, InputFormat};
use super::desk::{Desk, Stop};
use super::document;
use super::input::{self, shown};
use super::output::Reader;
use super::rows::{Reading, Rows};
use crate::batch::{Article, Id, Parsed, Syntax};
use crate::check::Checker;
use crate::render::json;
use crate::render::reading::plain;
use crate::render::{ErrorRow, Input, ReadRow};
use rayon::prelude::*;
use std::io::{BufRead, BufReader, Read};
use std::sync::Arc;

/// Reads a text, or every row of a file of rows.
///
/// # Errors
/// The input or a rule file cannot be used; rows that cannot be used are rows of the output.
pub fn read(desk: &Desk, file: &str, format: Format, given: Option<InputFormat>) -> Result<u8, Stop> {
    let beside: Vec<_> = input::claims(file)?.into_iter().collect();
    let checker = desk.checker(&beside)?;
    let mut reader = BufReader::with_capacity(1 << 18, input::open(file, "input")?);
    let start = reader.fill_buf().map_err(|e| input::unreadable(file, "input", &e))?;
    let syntax = given.map_or_else(|| Syntax::detect(&String::from_utf8_lossy(start)), InputFormat::syntax);
    if syntax == Syntax::Text {
        return whole(desk, &checker, file, reader, format);
    }
    let how = Reading { given: given.or(Some(lines(syntax))), ..Reading::default() };
    rows(desk, &checker, file, Rows::new(desk, file, Box::new(reader), &how, "text")?, format)
}

/// The format of rows of JSON.
fn lines(syntax: Syntax) -> InputFormat {
    if syntax == Syntax::Array { InputFormat::Json } else { InputFormat::Jsonl }
}

/// A text that is no rows is one text.
fn whole(desk: &Desk, checker: &Checker, file: &str, mut reader: impl Read, format: Format) -> Result<u8, Stop> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map_err(|e| input::unreadable(file, "input", &e))?;
    let read = document::of(file, "input", bytes)?;
    read.warnings.iter().for_each(|warning| desk.warn(warning));
    let document = read.source();
    let text = document.text.text();
    Article::usable(checker, shown(file), text)?;
    let row = ReadRow::of(&checker.reading(text), None);
    desk.write(&match format {
        Format::Text => desk.style.text(plain(&row)),
        Format::Json => json::pretty(&row),
        Format::Jsonl => json::line(&row),
    })?;
    Ok(0)
}

/// One row of output as text, and whether it was an error.
fn answer(checker: &Checker, row: &Parsed, file: &Arc<str>, format: Format) -> (String, bool) {
    match row {
        Ok(row) => {
            let read = ReadRow::of(&checker.reading(&row.statement), Some(row.id.clone()));
            (if format == Format::Text { name(&row.id) + &plain(&read) } else { json::line(&read) }, false)
        }
        Err(bad) => {
            let input = Input { file: file.clone(), line: bad.line };
            let error = ErrorRow::of(&bad.fault, bad.id.clone(), input);
            let text = format!("{}  error: {}\n", name(&bad.id), error.error.message);
            (if format == Format::Text { text } else { json::line(&error) }, true)
        }
    }
}

fn name(id: &Id) -> String {
    match id {
        Id::Number(n) => format!("{n}\n"),
        Id::Text(text) => format!("{text}\n"),
    }
}

fn rows(desk: &Desk, checker: &Checker, file: &str, mut rows: Rows, format: Format) -> Result<u8, Stop> {
    let named: Arc<str> = file.into();
    let (mut errors, mut first) = (0, true);
    while let Some(chunk) = rows.chunk()? {
        let read: Vec<_> = chunk.par_iter().map(|row| answer(checker, row, &named, format)).collect();
        let mut out = String::new();
        for (text, error) in read {
            errors += usize::from(error);
            if format == Format::Json {
                out.push_str(if first { "[\n" } else { ",\n" });
                out.push_str(text.trim_end());
            } else {
                out.push_str(&text);
            }
            first = false;
        }
        if desk.write(&out)? == Reader::Gone {
            break;
        }
    }
    if format == Format::Json {
        desk.write(if first { "[]\n" } else { "\n]\n" })?;
    }
    if errors > 0 {
        desk.warn(&format!("rows in error: {errors}; each is a row of the output"));
    }
    Ok(if errors > 0 { 4 } else { 0 })
}
