//! A PDF file read in a process of its own: what reads it may not come to an end, or bring the process down with it.

use super::input::STDIN;
use crate::batch::Fault;
use crate::extraction::{Document, Extracted, Format, Unread, packed};
use serde::{Deserialize, Serialize};
use std::env::current_exe;
use std::io::{self, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::thread::spawn;
use std::time::Duration;

/// The command that reads a PDF file on standard input; nobody needs to know it.
pub const COMMAND: &str = "read-pdf";
/// How long a file may take.
pub const LONGEST: Duration = Duration::from_secs(60);

/// What the other process says.
#[derive(Serialize, Deserialize)]
enum Answer {
    Read { text: String, title: Option<String>, authors: Vec<String> },
    Locked,
    NoText,
    TooLarge,
    NotBuilt,
    Damaged,
}

/// A PDF file, read by another process of this program; nothing where it takes too long.
pub fn read(bytes: Vec<u8>) -> Option<Result<Document, Unread>> {
    let started = current_exe().and_then(|program| {
        Command::new(program)
            .arg(COMMAND)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .env_remove("RUST_BACKTRACE")
            .spawn()
    });
    // where the program cannot be started again, it reads the file itself
    let Ok(mut child) = started else { return Some(packed(Format::Pdf, &bytes)) };
    let answer = exchanged(&mut child, bytes);
    // one that has ended cannot be stopped, and need not be
    let _ = child.kill();
    let _ = child.wait();
    Some(match serde_json::from_slice(&answer?) {
        Ok(Answer::Read { text, title, authors }) => {
            Ok(Document { title, authors, ..Document::of(Extracted::plain(text)) })
        }
        Ok(Answer::Locked) => Err(Unread::Locked),
        Ok(Answer::NoText) => Err(Unread::NoText),
        Ok(Answer::TooLarge) => Err(Unread::TooLarge),
        Ok(Answer::NotBuilt) => Err(Unread::NotBuilt),
        // it ended without a word
        Ok(Answer::Damaged) | Err(_) => Err(Unread::Damaged),
    })
}

/// Gives the file to the process and takes what it says, in bounded time.
fn exchanged(child: &mut Child, bytes: Vec<u8>) -> Option<Vec<u8>> {
    let (mut to, mut from) = (child.stdin.take()?, child.stdout.take()?);
    // it may end before it has read all
    spawn(move || to.write_all(&bytes));
    let (told, heard) = channel();
    spawn(move || {
        let mut answer = Vec::new();
        let read = from.read_to_end(&mut answer);
        told.send(read.map(|_| answer).unwrap_or_default())
    });
    heard.recv_timeout(LONGEST).ok()
}

/// Reads a PDF file on standard input, and says what it holds as JSON.
///
/// # Errors
/// Standard input cannot be read.
pub fn answer() -> Result<String, Fault> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).map_err(|e| super::input::unreadable(STDIN, "input", &e))?;
    let answer = match packed(Format::Pdf, &bytes) {
        Ok(read) => Answer::Read { text: read.text.text().to_owned(), title: read.title, authors: read.authors },
        Err(Unread::Locked) => Answer::Locked,
        Err(Unread::NoText) => Answer::NoText,
        Err(Unread::TooLarge) => Answer::TooLarge,
        Err(Unread::NotBuilt) => Answer::NotBuilt,
        Err(Unread::Damaged) => Answer::Damaged,
    };
    Ok(serde_json::to_string(&answer).unwrap_or_default())
}
