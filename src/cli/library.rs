//! Where the sources are that rows name: a folder, or a file with one text a line.

use super::input;
use super::pieces::Pieces;
use crate::batch::{Fault, FaultCode, Fields, Parsed, Row, Syntax};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Sources by the names that rows give them.
#[derive(Debug)]
pub enum Texts {
    /// Files in a folder: under the name itself, or with `.txt` behind it.
    Folder(PathBuf),
    /// Texts that were read from a file of rows; the names are looked up, never listed.
    Rows(HashMap<String, String>, String),
}

/// Where a source of a library is.
#[derive(Debug)]
pub enum Kept<'a> {
    /// Its text is at hand.
    Text(&'a str),
    /// It is in a file.
    File(String),
}

/// The keys under which collections give the name and the text of a source, the usual ones first.
const KEYS: [(&str, [&str; 4]); 2] =
    [("id", ["id", "source_id", "source", "name"]), ("text", ["text", "source_text", "source_info", "content"])];

impl Texts {
    /// Opens a folder, or reads a file of JSON Lines or a JSON array.
    ///
    /// # Errors
    /// It cannot be read, holds a row that is no source, or two of one name.
    pub fn open(path: &Path) -> Result<Self, Fault> {
        if path.is_dir() {
            return Ok(Self::Folder(path.to_path_buf()));
        }
        let name = path.to_string_lossy().into_owned();
        let failed = |e: std::io::Error| input::unreadable(&name, "sources", &e);
        let reader = input::open(&name, "sources")?;
        let mut pieces = Pieces::new(reader, None).map_err(failed)?;
        if pieces.syntax() == Syntax::Text {
            let message = format!("the sources {name} are neither a folder nor rows of JSON");
            return Err(
                Fault::new(FaultCode::RowNotJson, message).help("write {\"id\": \"…\", \"text\": \"…\"} a line")
            );
        }
        let mut texts = HashMap::new();
        while let Some(piece) = pieces.take().map_err(failed)? {
            let row = match piece.fault {
                Some(fault) => return Err(input::placed(fault, &name, piece.line)),
                None => one(&piece.bytes, piece.line).map_err(|bad| input::placed(bad.fault, &name, bad.line))?,
            };
            let id = row.id.to_string();
            if texts.insert(id.clone(), row.statement).is_some() {
                let message = format!("{name}:{}: there are two sources `{id}`", piece.line);
                return Err(Fault::new(FaultCode::RowWrongType, message).help("give each a name of its own"));
            }
        }
        Ok(Self::Rows(texts, name))
    }

    /// The source under a name.
    ///
    /// # Errors
    /// A file of rows has none.
    pub fn kept(&self, name: &str) -> Result<Kept<'_>, Fault> {
        match self {
            Self::Rows(texts, file) => texts.get(name).map(|text| Kept::Text(text)).ok_or_else(|| {
                let help = "a row names a source by its id";
                Fault::new(FaultCode::SourceNotFound, format!("{file} has no source `{name}`")).help(help)
            }),
            Self::Folder(folder) => {
                let plain = folder.join(name);
                let path = if plain.is_file() { plain } else { folder.join(format!("{name}.txt")) };
                let path = if path.is_file() { path } else { folder.join(name) };
                Ok(Kept::File(path.to_string_lossy().into_owned()))
            }
        }
    }
}

/// A row of sources, under the keys that it has.
fn one(bytes: &[u8], line: usize) -> Parsed {
    let held: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(bytes).unwrap_or_default();
    let mut fields = Fields::default();
    for (field, keys) in KEYS {
        let key = keys.into_iter().find(|key| held.contains_key(*key)).unwrap_or(field);
        // the fields are known, and each is mapped once
        let _ = fields.map(field, key);
    }
    Row::parse(bytes, line, Syntax::Lines, "text", &fields)
}
