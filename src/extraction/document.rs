//! A document as it was read: its text, what it says of itself, and what was remarked in it.

use super::model::Extracted;
use jiff::civil::Date;

/// A document as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// What a reader sees of it.
    pub text: Extracted,
    /// Its title, where it tells one.
    pub title: Option<String>,
    /// Who wrote it, where it tells that.
    pub authors: Vec<String>,
    /// The day on which it was published, where it tells that.
    pub published: Option<Date>,
    /// The comments in it, by place.
    pub notes: Vec<Note>,
}

impl Document {
    /// A document of which nothing is known but its text.
    pub fn of(text: Extracted) -> Self {
        Self { text, ..Self::default() }
    }
}

/// A comment that somebody made in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// Who made it, where that is told.
    pub author: Option<String>,
    /// What it says.
    pub text: String,
    /// The words that it is about, where it is about some.
    pub about: Option<String>,
}

/// Why a document cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It breaks off, or is not built as its format asks.
    Damaged,
    /// It needs a password.
    Locked,
    /// It holds no text, as a scan does.
    NoText,
    /// It is larger than a document of news can be.
    TooLarge,
    /// The program was built without what reads it.
    NotBuilt,
}

/// The most bytes of a document, and of its parts when they are unpacked.
pub const LARGEST: usize = 64 << 20;
