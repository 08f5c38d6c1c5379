//! A source with its name, its hash and its lines: what results point into.

use super::fault::{Fault, FaultCode};
use super::language::foreign;
use crate::check::{Checker, Source};
use crate::extraction::Document;
use crate::text::Lines;
use jiff::civil::Date;
use sha2::{Digest, Sha256};

/// A source that was read, with what is needed to point into it.
#[derive(Debug)]
pub struct Article {
    /// The hash of its text in UTF-8, as 64 hexadecimal digits.
    pub sha256: String,
    /// Where its lines begin.
    pub lines: Lines,
    /// What was read in it.
    pub source: Source,
    /// Its title, where the document tells one.
    pub title: Option<String>,
    /// The day on which it was published, where the document tells that.
    pub published: Option<Date>,
}

impl Article {
    /// Reads `text`; `name` is used in messages only, `beside` is the file that speaks of this article alone.
    ///
    /// # Errors
    /// A text that holds no word, holds NUL, is too large for positions of 32 bits, or is not in English.
    pub fn new(checker: &Checker, name: &str, text: &str, beside: Option<&str>) -> Result<Self, Fault> {
        Self::read(checker, name, text, beside, None)
    }

    /// Reads a document. Where no file fixes the day of writing, it is that of its publication.
    ///
    /// # Errors
    /// As [`Article::new`].
    pub fn of(checker: &Checker, name: &str, document: &Document, beside: Option<&str>) -> Result<Self, Fault> {
        let article = Self::read(checker, name, document.text.text(), beside, document.published)?;
        Ok(Self { title: document.title.clone(), ..article })
    }

    fn read(
        checker: &Checker,
        name: &str,
        text: &str,
        beside: Option<&str>,
        published: Option<Date>,
    ) -> Result<Self, Fault> {
        Self::usable(checker, name, text)?;
        let source = checker.read_beside(text, beside, published);
        Ok(Self { sha256: sha256(text), lines: Lines::new(text), source, title: None, published })
    }

    /// The day of its publication, as 2026-03-12.
    pub fn day(&self) -> Option<String> {
        self.published.map(|day| day.to_string())
    }

    /// Whether a text can be a source.
    ///
    /// # Errors
    /// As [`Article::new`].
    pub fn usable(checker: &Checker, name: &str, text: &str) -> Result<(), Fault> {
        plain(name, text)?;
        if let Some(language) = foreign(text, checker.lexicon()) {
            let message = format!("{name} is not in English: by its function words it is {}", title(language));
            return Err(Fault::new(FaultCode::SourceForeign, message).help("the rules read English only"));
        }
        Ok(())
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.source.text()
    }
}

fn plain(name: &str, text: &str) -> Result<(), Fault> {
    if u32::try_from(text.len()).is_err() {
        return Err(Fault::new(FaultCode::SourceTooLarge, format!("{name} is larger than four gigabytes")));
    }
    if let Some(at) = text.find('\0') {
        let (line, column) = Lines::new(text).position(text, at);
        let message = format!("{name} holds a NUL byte at {line}:{column}, as binary files do");
        return Err(Fault::new(FaultCode::SourceNul, message).help("save the text as UTF-8 without NUL bytes"));
    }
    if !text.chars().any(char::is_alphanumeric) {
        let what = if text.is_empty() { "is empty" } else { "holds no word" };
        return Err(Fault::new(FaultCode::SourceEmpty, format!("{name} {what}")));
    }
    Ok(())
}

/// The SHA-256 of a text in UTF-8, as 64 hexadecimal digits.
pub fn sha256(text: &str) -> String {
    digest(text.as_bytes())
}

/// The SHA-256 of bytes, as 64 hexadecimal digits.
pub fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let digit = |n: u8| DIGITS.get(usize::from(n & 15)).copied().unwrap_or('0');
    bytes.iter().flat_map(|b| [digit(b >> 4), digit(*b)]).collect()
}

fn title(word: &str) -> String {
    let mut chars = word.chars();
    match chars.next() {
        Some(first) if !word.contains(' ') => first.to_uppercase().chain(chars).collect(),
        _ => word.to_string(),
    }
}
