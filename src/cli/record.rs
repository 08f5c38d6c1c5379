//! The file of a record, `DRAFT.signoff.jsonl`: lines are added, each whole and on the disk before anybody is told so; two that
//! write at once wait for each other.

use super::desk::Desk;
use super::input::{STDIN, unreadable};
use super::squeezed::unwritable;
use crate::batch::{Fault, FaultCode};
use crate::render::json;
use crate::render::signing::lacking;
use crate::review::Entry;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::time::Duration;

/// How long a lock is waited for, and how often it is tried.
const STEP: Duration = Duration::from_millis(10);
const WAIT: u32 = 800;

/// The record of a draft.
#[derive(Clone, Debug)]
pub struct Record {
    /// The file.
    pub name: String,
}

/// What a record holds.
#[derive(Clone, Debug, Default)]
pub struct Held {
    /// The acts, in the order of the file; a line that stands there twice counts once.
    pub entries: Vec<Entry>,
    /// The beginning of a line that was never finished, at the end of the file.
    pub torn: Option<Torn>,
}

/// The beginning of a line that was never finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Torn {
    /// How many bytes it has.
    pub len: usize,
    /// What it says, as far as it can be read.
    pub text: String,
}

impl Record {
    /// The record of a draft.
    ///
    /// # Errors
    /// The draft is standard input, which has none.
    pub fn of(draft: &str) -> Result<Self, Fault> {
        if draft == STDIN {
            let fault = Fault::new(FaultCode::Usage, "a draft on standard input has no record of decisions");
            return Err(fault.help("give it as a file"));
        }
        Ok(Self { name: format!("{draft}.signoff.jsonl") })
    }

    /// What it holds; nothing where there is no such file.
    ///
    /// # Errors
    /// It cannot be read, or a line of it is no act that this version knows.
    pub fn read(&self) -> Result<Held, Fault> {
        let told = |e| unreadable(&self.name, "record", &e);
        self.plain()?;
        let mut file = match File::open(&self.name) {
            Ok(file) => file,
            Err(e) if e.kind() == ErrorKind::NotFound => return Ok(Held::default()),
            Err(e) => return Err(told(e)),
        };
        patient(|| file.try_lock_shared(), &self.name)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(told)?;
        lines(&self.name, &bytes)
    }

    /// Adds acts, without those that are there already; says how many were added, and what was torn.
    ///
    /// # Errors
    /// As [`Record::read`]; an act lacks something; the file cannot be written. Nothing is added then.
    pub fn add(&self, entries: &[Entry]) -> Result<(usize, Option<Torn>), Fault> {
        if let Some((k, lack)) = entries.iter().enumerate().find_map(|(k, e)| Some((k, e.lacks()?))) {
            let message = format!("act {} cannot be written to {}: {}", k + 1, self.name, lacking(lack));
            return Err(Fault::new(FaultCode::RecordLine, message));
        }
        self.plain()?;
        let told = |e| unwritable(&self.name, &e);
        let mut file = OpenOptions::new().read(true).append(true).create(true).open(&self.name).map_err(told)?;
        patient(|| file.try_lock(), &self.name)?;
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(0)).and_then(|_| file.read_to_end(&mut bytes)).map_err(told)?;
        let held = lines(&self.name, &bytes)?;
        let clash = |e: &&Entry| held.entries.iter().any(|k| k.id() == e.id() && same(k) != same(e));
        if let Some(entry) = entries.iter().find(clash) {
            let message = format!("{} holds another act with the name {}", self.name, entry.id());
            return Err(
                Fault::new(FaultCode::RecordLine, message).help("nothing was added; give the act a name of its own")
            );
        }
        let mut known: BTreeSet<String> = held.entries.iter().map(same).collect();
        let fresh = entries.iter().filter(|e| known.insert(same(e)));
        let fresh: Vec<String> = fresh.map(json::line).collect();
        // the last line is whole but for its end
        let unended = held.torn.is_none() && bytes.last().is_some_and(|b| *b != b'\n');
        if fresh.is_empty() && !unended {
            return Ok((0, held.torn));
        }
        let whole = bytes.len() - held.torn.as_ref().map_or(0, |t| t.len);
        let mut text = fresh.concat();
        if held.torn.is_some() {
            // nobody was told that this line was written
            file.set_len(whole as u64).map_err(told)?;
        } else if unended {
            text.insert(0, '\n');
        }
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(told)?;
        Ok((fresh.len(), held.torn))
    }
}

impl Record {
    /// Refuses what is no file: a pipe would be waited for.
    fn plain(&self) -> Result<(), Fault> {
        let other = std::fs::metadata(&self.name).is_ok_and(|m| !m.is_file());
        let message = format!("the record {} is no plain file", self.name);
        if other { Err(Fault::new(FaultCode::RecordLine, message).help("move it away")) } else { Ok(()) }
    }
}

/// Waits for a lock, some seconds at most.
fn patient(lock: impl Fn() -> Result<(), TryLockError>, name: &str) -> Result<(), Fault> {
    for _ in 0..WAIT {
        match lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::Error(e)) => return Err(unwritable(name, &e)),
            Err(TryLockError::WouldBlock) => std::thread::sleep(STEP),
        }
    }
    let message = format!("another program has held {name} for {} seconds", WAIT * STEP.as_millis() as u32 / 1000);
    Err(Fault::new(FaultCode::Unwritable, message).help("end it, and try again"))
}

impl Desk {
    /// Says that the last line of a record was never finished.
    pub fn torn(&self, record: &Record, held: &Held) {
        if let Some(torn) = &held.torn {
            self.warn(&format!(
                "{} ends in the middle of a line, which counts for nothing: {}",
                record.name, torn.text
            ));
        }
    }
}

/// The acts of a file of JSON Lines.
///
/// # Errors
/// A line is no act that this version knows; the last one may be torn.
pub fn lines(name: &str, bytes: &[u8]) -> Result<Held, Fault> {
    let mut held = Held::default();
    let mut known = BTreeSet::new();
    let whole = bytes.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
    let mut at = 0;
    for (number, line) in bytes.split_inclusive(|b| *b == b'\n').enumerate() {
        at += line.len();
        let text = String::from_utf8_lossy(line);
        let text = text.trim_start_matches('\u{feff}').trim();
        if text.is_empty() {
            continue;
        }
        match entry(text) {
            Ok(entry) => {
                if known.insert(same(&entry)) {
                    held.entries.push(entry);
                }
            }
            Err(_) if at > whole && serde_json::from_str::<Value>(text).is_err() => {
                held.torn = Some(Torn { len: line.len(), text: text.to_owned() });
            }
            Err(why) => {
                let message = format!("{name}:{}: {why}", number + 1);
                let help =
                    "nothing of it is used until the line is mended; the file's history has it as it was written";
                return Err(Fault::new(FaultCode::RecordLine, message).help(help));
            }
        }
    }
    Ok(held)
}

/// What two lines have in common that are one act: which version wrote it makes no difference.
fn same(entry: &Entry) -> String {
    json::line(&entry.clone().stamped(""))
}

fn entry(text: &str) -> Result<Entry, String> {
    let entry: Entry = serde_json::from_str(text).map_err(|e| {
        let full = e.to_string();
        format!("no act of a record: {}", full.split(" at line ").next().unwrap_or(&full))
    })?;
    entry.lacks().map_or(Ok(entry.clone()), |lack| Err(lacking(lack).to_owned()))
}
