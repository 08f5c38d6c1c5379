//! What the command line asks for: how an input is to be read, and which reports are to be written.

use super::formats::InputFormat;
use crate::batch::{Fields, Syntax};
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// How an input is to be read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// How it is written, where that was said.
    pub given: Option<InputFormat>,
    /// The mark between the cells of a table, where that was said.
    pub delimiter: Option<u8>,
    /// The column of a table without a head that holds the statement, from 1.
    pub column: Option<usize>,
    /// Under which names rows tell what they tell.
    pub fields: Fields,
}

impl Reading {
    /// The syntax of an input of this name; `None` where its first character must tell.
    pub fn syntax(&self, file: &str) -> Option<Syntax> {
        let plain = file.strip_suffix(".gz").or(file.strip_suffix(".zst")).unwrap_or(file);
        let ending = Path::new(plain).extension().and_then(|e| e.to_str()).unwrap_or("");
        let table = |mark: u8| Some(Syntax::Table(self.delimiter.unwrap_or(mark)));
        match (self.given, ending) {
            (Some(InputFormat::Csv), _) => table(b','),
            (Some(InputFormat::Tsv), _) => table(b'\t'),
            (Some(given), _) => Some(given.syntax()),
            (None, "csv") => table(b','),
            (None, "tsv") => table(b'\t'),
            (None, "md" | "markdown") => Some(Syntax::Markdown),
            (None, _) if self.delimiter.is_some() || self.column.is_some() => table(b','),
            (None, _) => None,
        }
    }
}

/// A report that was asked for: its form, and the file that it goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The name of its form.
    pub form: String,
    /// The file.
    pub path: PathBuf,
}

impl FromStr for Wanted {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (form, path) = text.split_once('=').ok_or("write FORMAT=FILE, as in sarif=out.sarif")?;
        if path.is_empty() {
            return Err(format!("no file is named behind `{form}=`"));
        }
        Ok(Self { form: form.to_string(), path: path.into() })
    }
}

/// What a record is to be written as, and to which file; to standard output where none is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The name of the form: csv, json, sarif or docx.
    pub form: String,
    /// The file.
    pub path: Option<PathBuf>,
}

/// The forms that a record can be written in.
pub const EXPORTS: [&str; 4] = ["csv", "json", "sarif", "docx"];

impl FromStr for Export {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (form, path) = text.split_once('=').map_or((text, None), |(form, path)| (form, Some(path)));
        if !EXPORTS.contains(&form) {
            return Err(format!("`{form}` is none of {}", EXPORTS.join(", ")));
        }
        if path.is_some_and(str::is_empty) {
            return Err(format!("no file is named behind `{form}=`"));
        }
        Ok(Self { form: form.to_owned(), path: path.map(Into::into) })
    }
}
