//! A review for a person at a terminal, and as JSON.

use super::json::{Input, ResultRow, SCHEMA_VERSION};
use super::style::{Shown, Style};
use super::table;
use super::terminal::{Amount, plural};
use crate::batch::{Article, Named, Summary, sha256};
use crate::extraction::{Document, Extracted, Note};
use crate::outcome::{Flag, Verdict};
use crate::review::{Flagged, Review};
use crate::text::{Lines, Span};
use crate::trace::Stretch;
use schemars::JsonSchema;
use serde::Serialize;
use std::sync::Arc;

/// A text with its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Hashed {
    /// The file, as it was named.
    pub name: Arc<str>,
    /// The SHA-256 of its text.
    pub sha256: String,
    /// Its title, where it tells one.
    pub title: Option<String>,
    /// The day on which it was published, as 2026-03-12, where it tells that.
    pub published: Option<String>,
}

/// A comment that stands in a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NoteRow {
    /// Who made it, where that is told.
    pub author: Option<String>,
    /// What it says.
    pub text: String,
    /// The words that it is about, where it is about some.
    pub about: Option<String>,
}

/// A sentence of a draft.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SentenceRow {
    /// Where it stands in the draft's text.
    #[serde(flatten)]
    pub at: Stretch,
    /// Its line in the file, from 1.
    pub line: usize,
    /// Its column in the file, from 1, in code points.
    pub column: usize,
    /// What each source says of it, in the order of the sources.
    pub each: Vec<Verdict>,
    /// What they say together.
    pub result: ResultRow,
}

/// Something that does not fit the rest of the draft, or on which the sources differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FlagRow {
    /// What it is.
    pub flag: Flag,
    /// Where it stands in the draft's text.
    #[serde(flatten)]
    pub at: Stretch,
    /// Its line in the file, from 1.
    pub line: usize,
    /// Its column in the file, from 1, in code points.
    pub column: usize,
    /// What it does not fit, where that stands elsewhere in the draft.
    pub other: Option<Stretch>,
    /// What would fit, or the sources that exclude it.
    pub fits: String,
    /// The same in words.
    pub why: String,
}

/// What `factmark review --format json` writes.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ReviewRow {
    /// The version of this format.
    pub schema_version: u32,
    /// The version of factmark.
    pub tool: &'static str,
    /// The hash of all rules, lexicon and policy that were used.
    pub rules_sha256: Arc<str>,
    /// The draft.
    pub draft: Hashed,
    /// The sources.
    pub sources: Vec<Hashed>,
    /// How many sentences hold something that can be checked, and were.
    pub checked: usize,
    /// Its sentences, in order.
    pub sentences: Vec<SentenceRow>,
    /// What does not fit the rest of the draft, by place.
    pub flags: Vec<FlagRow>,
    /// The comments that stand in the draft, by place.
    pub notes: Vec<NoteRow>,
}

/// A draft as it was read.
pub struct Draft<'a> {
    /// The file, as it was named.
    pub name: &'a str,
    /// What stands in it.
    pub file: &'a str,
    /// Its text.
    pub text: &'a Extracted,
    /// What it says of itself.
    pub document: &'a Document,
}

impl Draft<'_> {
    /// The draft with the hash of its text.
    pub fn hashed(&self) -> Hashed {
        let Document { title, published, .. } = self.document;
        let (title, published) = (title.clone(), published.map(|day| day.to_string()));
        Hashed { name: self.name.into(), sha256: sha256(self.text.text()), title, published }
    }

    /// The comments in it.
    pub fn notes(&self) -> Vec<NoteRow> {
        let row = |n: &Note| NoteRow { author: n.author.clone(), text: n.text.clone(), about: n.about.clone() };
        self.document.notes.iter().map(row).collect()
    }

    /// The line and column in the file of a byte of the text.
    pub fn position(&self, lines: &Lines, at: u32) -> (usize, usize) {
        lines.position(self.file, self.text.origin(at as usize))
    }
}

impl ReviewRow {
    /// A review as data.
    pub fn of(review: &Review, draft: &Draft, sources: &[Named], rules: &str) -> Self {
        let (lines, own) = (Lines::new(draft.file), Lines::new(draft.text.text()));
        let name: Arc<str> = draft.name.into();
        let stretch = |span: Span| Stretch::of(span, draft.text.text(), &own);
        let sentences = review.sentences.iter().map(|s| {
            let (line, column) = draft.position(&lines, s.span.start);
            let input = Input { file: name.clone(), line };
            let result = ResultRow::of(&s.judged, None, Some(input));
            SentenceRow { at: stretch(s.span), line, column, each: s.each.clone(), result }
        });
        let flags = review.flags.iter().map(|f| {
            let (line, column) = draft.position(&lines, f.span.start);
            let (other, fits) = (f.other.map(stretch), f.fits.clone());
            FlagRow { flag: f.flag, at: stretch(f.span), line, column, other, fits, why: why(f, draft) }
        });
        Self {
            schema_version: SCHEMA_VERSION,
            tool: env!("CARGO_PKG_VERSION"),
            rules_sha256: rules.into(),
            draft: draft.hashed(),
            sources: sources.iter().map(|s| hashed(&s.name, &s.article)).collect(),
            checked: review.sentences.iter().filter(|s| s.judged.report.checked).count(),
            sentences: sentences.collect(),
            flags: flags.collect(),
            notes: draft.notes(),
        }
    }
}

/// A source with its hash.
pub fn hashed(name: &Arc<str>, article: &Article) -> Hashed {
    let (sha256, title, published) = (article.sha256.clone(), article.title.clone(), article.day());
    Hashed { name: name.clone(), sha256, title, published }
}

/// Why something is flagged, in words.
pub fn why(flagged: &Flagged, draft: &Draft) -> String {
    let text = draft.text.text();
    let (said, fits) = (flagged.span.of(text), &flagged.fits);
    match flagged.flag {
        Flag::Weekday => format!("“{said}” is a {fits}"),
        Flag::ListCount => format!("“{said}” in front, and {fits} behind it"),
        Flag::Sum => format!("“{said}” in front, and the parts behind it come to {fits}"),
        Flag::Differs => format!("“{said}” here, “{fits}” elsewhere in the draft"),
        Flag::SourcesDiffer => format!("one source states it, {fits} excludes it"),
    }
}

/// The rows of a review, each with its line, as a table.
pub fn text(review: &Review, draft: &Draft, style: Style, amount: Amount) -> String {
    let lines = Lines::new(draft.file);
    let flags = review.flags.iter().map(|f| {
        let (line, column) = draft.position(&lines, f.span.start);
        let place = format!("{}:{line}:{column}", draft.name);
        (f.span.start, table::line(line, Shown::Flagged, f.flag.code(), &why(f, draft), &place, style))
    });
    let rows = review.sentences.iter().filter_map(|s| {
        let (line, _) = draft.position(&lines, s.span.start);
        Some((s.span.start, table::answered(line, &s.judged, None, style, amount)?))
    });
    let mut all: Vec<(u32, String)> = rows.chain(flags.filter(|_| !amount.quiet)).collect();
    // what is said of a sentence stands in front of what is flagged in it
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, line)| line).collect()
}

/// What a review came to, in two lines.
pub fn summary(review: &Review, summary: &Summary, sources: usize, all: bool, style: Style) -> String {
    let whole = table::summary(summary, sources, all, style).replacen("statement", "sentence", 1);
    let flags = review.flags.len();
    if flags == 0 {
        return whole;
    }
    let told = style.paint(
        Shown::Flagged,
        &format!("{} {} in the draft itself", style.sign(Shown::Flagged), plural(flags, "flag")),
    );
    format!("{}   {told}\n", whole.trim_end())
}

/// How many comments stand in the draft, in a line; nothing where none does.
pub fn comments(draft: &Draft) -> String {
    match draft.document.notes.len() {
        0 => String::new(),
        count => format!("{} in the draft\n", plural(count, "comment")),
    }
}
