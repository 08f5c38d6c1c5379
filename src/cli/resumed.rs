//! A run that goes on behind the rows that an earlier one has written.

use crate::batch::{Fault, FaultCode, Summary};
use crate::outcome::Verdict;
use serde::Deserialize;
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, ErrorKind, Seek, SeekFrom};
use std::path::Path;

/// The rows that are there already.
#[derive(Debug, Default)]
pub struct Resumed {
    /// What they came to; so many rows of the input are passed over.
    pub summary: Summary,
    /// The line of the input on which the last one began.
    pub line: usize,
    /// The hash of the rules that they were answered by.
    pub rules: Option<String>,
}

/// What of a row of the output is needed to go on.
#[derive(Deserialize)]
struct Done {
    input: Option<Place>,
    verdict: Option<String>,
    checked: Option<bool>,
    caveats: Option<Vec<String>>,
    rules_sha256: Option<String>,
    error: Option<serde::de::IgnoredAny>,
}

#[derive(Deserialize)]
struct Place {
    line: usize,
}

/// Reads what `path` holds and opens it for the rows to come; a last line that was cut is taken away.
///
/// # Errors
/// It cannot be read or written, or holds something else than results.
pub fn open(path: &Path) -> Result<(Resumed, File), Fault> {
    let name = path.to_string_lossy();
    let failed = |e: std::io::Error| Fault::new(FaultCode::Unwritable, format!("cannot go on with {name}: {e}"));
    let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).map_err(|e| {
        match e.kind() {
            ErrorKind::NotFound => failed(std::io::Error::new(e.kind(), "there is no such folder")),
            _ => failed(e),
        }
    })?;
    let mut resumed = Resumed::default();
    let mut reader = BufReader::new(&file);
    let (mut whole, mut line) = (0_u64, Vec::new());
    loop {
        line.clear();
        let read = reader.read_until(b'\n', &mut line).map_err(failed)?;
        if read == 0 || !line.ends_with(b"\n") {
            break;
        }
        let done: Done = serde_json::from_slice(&line).map_err(|e| {
            let message = format!("{name}:{} is no result of a batch: {e}", resumed.summary.rows + 1);
            Fault::new(FaultCode::RowNotJson, message).help("--resume goes on with a file that --resume has written")
        })?;
        resumed.count(&done);
        whole += read as u64;
    }
    file.set_len(whole).and_then(|()| file.seek(SeekFrom::Start(whole))).map_err(failed)?;
    Ok((resumed, file))
}

impl Resumed {
    fn count(&mut self, done: &Done) {
        self.line = done.input.as_ref().map_or(0, |i| i.line);
        self.rules = done.rules_sha256.clone().or(self.rules.take());
        let verdict = done.verdict.as_deref().and_then(|v| Verdict::ALL.iter().find(|k| k.code() == v)).copied();
        let caveats = done.caveats.as_ref().is_some_and(|c| !c.is_empty());
        let verdict = if done.error.is_some() { None } else { verdict };
        self.summary.add(verdict, done.checked.unwrap_or(true), caveats);
    }
}
