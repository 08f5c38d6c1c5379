//! A run that goes on behind the rows that an earlier one has written.

use super::squeezed::reason;
use crate::batch::{Fault, FaultCode, Named};
use crate::outcome::{DetailKind, Verdict};
use serde::Deserialize;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{BufRead, BufReader, Seek, SeekFrom};
use std::path::Path;

/// The rows that are there already.
#[derive(Debug, Default)]
pub struct Resumed {
    /// How many; so many rows of the input are passed over.
    pub rows: usize,
    /// The line of the input on which the last one began.
    pub line: usize,
    /// What they were answered by; nothing where none was answered.
    pub by: Option<By>,
}

/// What rows are answered by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    /// The hash of the rules.
    pub rules: String,
    /// The kinds of detail that were looked at.
    pub only: Vec<DetailKind>,
}

/// What of a row of the output is needed to go on.
#[derive(Debug, Deserialize)]
pub struct Done {
    input: Option<Place>,
    verdict: Option<Verdict>,
    checked: Option<bool>,
    caveats: Option<Vec<String>>,
    rules_sha256: Option<String>,
    #[serde(default)]
    only: Vec<DetailKind>,
    #[serde(default)]
    evidence: Vec<Passage>,
    /// Its fingerprint.
    pub fingerprint: Option<String>,
    /// The waiver that accepts it.
    pub waived: Option<Waived>,
    error: Option<serde::de::IgnoredAny>,
}

#[derive(Debug, Deserialize)]
struct Place {
    line: usize,
}

#[derive(Debug, Deserialize)]
struct Passage {
    source: String,
    source_sha256: String,
}

/// What of a waiver is needed to go on.
#[derive(Debug, Deserialize)]
pub struct Waived {
    /// The last day on which it holds.
    pub until: Option<String>,
}

impl Done {
    /// A row that is a result: other rows may be somebody's input.
    fn result(self) -> Result<Self, String> {
        if self.verdict.is_some() || self.error.is_some() {
            return Ok(self);
        }
        Err("it has neither `verdict` nor `error`".to_string())
    }

    /// Its verdict; nothing for a row in error.
    pub fn verdict(&self) -> Option<Verdict> {
        self.verdict.filter(|_| self.error.is_none())
    }

    /// The source of these that has another text now than when the row was answered.
    pub fn moved<'a>(&self, sources: &'a [Named]) -> Option<&'a str> {
        let other = |s: &&Named| {
            let here = self.evidence.iter().filter(|e| *e.source == *s.name);
            here.into_iter().any(|e| e.source_sha256 != s.article.sha256)
        };
        sources.iter().find(other).map(|s| &*s.name)
    }

    /// The line of the input on which it began.
    pub fn line(&self) -> usize {
        self.input.as_ref().map_or(0, |i| i.line)
    }

    /// Whether it could be checked.
    pub fn checked(&self) -> bool {
        self.checked.unwrap_or(true)
    }

    /// Whether it has a caveat.
    pub fn caveats(&self) -> bool {
        self.caveats.as_ref().is_some_and(|c| !c.is_empty())
    }
}

/// Reads what `path` holds and opens it for the rows to come; a last line that was cut is taken away. `see` is told of every
/// row that stays.
///
/// # Errors
/// It cannot be read or written, another run is writing it, or it holds something else than results.
pub fn open(path: &Path, mut see: impl FnMut(&Done)) -> Result<(Resumed, File), Fault> {
    let name = path.to_string_lossy();
    let failed =
        |e: std::io::Error| Fault::new(FaultCode::Unwritable, format!("cannot go on with {name}: {}", reason(&e)));
    let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).map_err(failed)?;
    // a file system without locks leaves it to the user
    if matches!(file.try_lock(), Err(TryLockError::WouldBlock)) {
        let message = format!("cannot go on with {name}: another run is writing it");
        return Err(Fault::new(FaultCode::Unwritable, message).help("wait until that one has ended"));
    }
    let mut resumed = Resumed::default();
    let mut reader = BufReader::new(&file);
    let (mut whole, mut line) = (0_u64, Vec::new());
    loop {
        line.clear();
        let read = reader.read_until(b'\n', &mut line).map_err(failed)?;
        if read == 0 || !line.ends_with(b"\n") {
            break;
        }
        let told = serde_json::from_slice(&line).map_err(|e| e.to_string()).and_then(Done::result);
        let done = told.map_err(|why| {
            let message = format!("{name}:{} is no result of a batch: {why}", resumed.rows + 1);
            Fault::new(FaultCode::RowNotJson, message).help("--resume goes on with a file that --resume has written")
        })?;
        see(&done);
        resumed.count(done);
        whole += read as u64;
    }
    file.set_len(whole).and_then(|()| file.seek(SeekFrom::Start(whole))).map_err(failed)?;
    Ok((resumed, file))
}

impl Resumed {
    fn count(&mut self, done: Done) {
        self.rows += 1;
        self.line = done.line();
        self.by = done.rules_sha256.map(|rules| By { rules, only: done.only }).or(self.by.take());
    }
}
