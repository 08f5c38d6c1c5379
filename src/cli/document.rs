//! A draft or a source of any format: what it is, and what is told where it cannot be read.

use super::aside;
use super::encoding::{Decoded, decode, decode_page};
use super::input::{STDIN, shown};
use crate::batch::{Fault, FaultCode};
use crate::extraction::{Document, Format, LARGEST, Told, Unread, named, packed, told, written};

/// A document as it was read from a file.
#[derive(Debug)]
pub struct Read {
    /// The text in which its places are told: the characters of the file where it holds no more than these, else its text.
    pub file: String,
    /// What was read.
    pub document: Document,
    /// What it is.
    pub format: Format,
    /// What the user should know of how it was read.
    pub warnings: Vec<String>,
}

impl Read {
    /// As a source: Markdown is one as it stands, so that lines in answers are those of the file.
    pub fn source(self) -> Document {
        match self.format {
            Format::Markdown => Document::of(crate::extraction::Extracted::plain(self.file)),
            _ => self.document,
        }
    }
}

/// What the bytes of a file say; `what` is what it is to the user: "source", "draft".
///
/// # Errors
/// Its encoding is not certain, or it is a document that cannot be read.
pub fn of(path: &str, what: &str, bytes: Vec<u8>) -> Result<Read, Fault> {
    let by_name = named(path).filter(|_| path != STDIN);
    let format = match (told(&bytes), by_name) {
        (Some(Told::Other(kind)), _) => return Err(other(path, what, kind)),
        (Some(Told::Is(format)), _) => format,
        (None, Some(Told::Is(format))) if format.textual() => format,
        (None, _) => Format::Text,
    };
    let mut warnings = Vec::new();
    if let Some((called, format)) = by_name.and_then(|name| misnamed(name, format)) {
        warnings.push(format!("{} is named as {called}, and is not; it was read as {format}", shown(path)));
    }
    if !format.textual() {
        let document =
            if format == Format::Pdf { apart(path, what, bytes)? } else { opened(path, what, format, &bytes)? };
        return Ok(Read { file: document.text.text().to_owned(), document, format, warnings });
    }
    let decoding = if format == Format::Html { decode_page } else { decode };
    let Decoded { text, encoding } = match (decoding(shown(path), bytes), by_name) {
        // bytes that are no text either are what the name says, and broken
        (Err(_), Some(Told::Is(format))) if !format.textual() => {
            return Err(unread(path, what, format, Unread::Damaged));
        }
        (decoded, _) => decoded?,
    };
    warnings.extend(encoding.map(|e| format!("{} is not UTF-8; it was read as {e}", shown(path))));
    let document = written(format, &text).map_err(|why| unread(path, what, format, why))?;
    let file = if format == Format::Html { document.text.text().to_owned() } else { text };
    Ok(Read { file, document, format, warnings })
}

/// What a file is called that is another thing, and that thing.
fn misnamed(name: Told, is: Format) -> Option<(&'static str, &'static str)> {
    match name {
        Told::Is(called) if called != is => Some((called.name(), is.name())),
        Told::Other(called) => Some((called, is.name())),
        Told::Is(_) => None,
    }
}

fn opened(path: &str, what: &str, format: Format, bytes: &[u8]) -> Result<Document, Fault> {
    packed(format, bytes).map_err(|why| unread(path, what, format, why))
}

fn apart(path: &str, what: &str, bytes: Vec<u8>) -> Result<Document, Fault> {
    if bytes.len() > LARGEST {
        return Err(unread(path, what, Format::Pdf, Unread::TooLarge));
    }
    let slow = || {
        let seconds = aside::LONGEST.as_secs();
        let message = format!("cannot read {what} {}: the PDF file takes longer than {seconds} seconds", shown(path));
        Fault::new(FaultCode::DocumentTooLarge, message).help("save its text, or print it anew as PDF")
    };
    aside::read(bytes).ok_or_else(slow)?.map_err(|why| unread(path, what, Format::Pdf, why))
}

fn other(path: &str, what: &str, kind: &str) -> Fault {
    let message = format!("cannot read {what} {}: it is {kind}", shown(path));
    Fault::new(FaultCode::DocumentUnsupported, message)
        .help("save it as text, DOCX or ODT; text, Markdown, HTML, DOCX, ODT and PDF are read")
}

/// Why a document cannot be read, for a person.
fn unread(path: &str, what: &str, format: Format, why: Unread) -> Fault {
    let (code, reason, help) = match why {
        Unread::Damaged => (
            FaultCode::DocumentDamaged,
            "file is damaged or breaks off",
            "open it in the program that it was made with and save it anew, or save its text",
        ),
        Unread::Locked => (FaultCode::DocumentLocked, "file needs a password", "save it without one"),
        Unread::NoText if format == Format::Pdf => (
            FaultCode::DocumentNoText,
            "file holds no text, as scanned pages do",
            "have its text recognised (OCR), or take the text from where it was printed",
        ),
        Unread::NoText => (FaultCode::DocumentNoText, "file holds no text", "save the page whole, or copy its text"),
        Unread::TooLarge => (
            FaultCode::DocumentTooLarge,
            "file is too large: 64 MB when unpacked, 2000 pages and 200,000 elements of HTML are read",
            "save the part that matters, as text",
        ),
        Unread::NotBuilt => (
            FaultCode::DocumentUnsupported,
            "files are read by a program that was built with the feature `documents` only",
            "build it with that feature, or save the text of the file",
        ),
    };
    let article = if why == Unread::NotBuilt { "" } else { "the " };
    Fault::new(code, format!("cannot read {what} {}: {article}{} {reason}", shown(path), format.name())).help(help)
}
