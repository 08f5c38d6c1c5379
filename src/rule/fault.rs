//! Collecting what is wrong with rule files, all of it at once.

use super::codes::CODES;
use crate::text::{Diagnostic, Severity, Span};

/// How many faults are kept; the rest are only counted.
const KEPT: usize = 200;

/// The faults of the files read so far, in the order found.
#[derive(Debug, Default)]
pub struct Faults {
    found: Vec<Diagnostic>,
    dropped: usize,
}

/// One file that is being read: its faults carry its name.
#[derive(Debug)]
pub struct FileFaults<'a> {
    /// The file, as the user named it.
    pub file: &'a str,
    /// Its text, for what a message tells of the lines around.
    pub text: &'a str,
    /// Where its faults go.
    pub all: &'a mut Faults,
}

impl Faults {
    /// All of them, by file (`order` numbers these) and place; a last one says how many were left out.
    pub fn into_vec(mut self, order: impl Fn(&str) -> Option<usize>) -> Vec<Diagnostic> {
        self.found.sort_by_key(|d| (order(&d.file), d.span));
        if let Some(last) = self.found.last().cloned().filter(|_| self.dropped > 0) {
            let message = format!("{} more faults are not shown", self.dropped);
            self.found.push(Diagnostic { message, label: String::new(), help: None, ..last });
        }
        self.found
    }

    /// Whether one of them stops the load.
    pub fn fatal(&self) -> bool {
        self.found.iter().any(|d| d.severity == Severity::Error)
    }

    /// Whether more of them are only counted.
    pub fn full(&self) -> bool {
        self.found.len() >= KEPT
    }

    /// Adds one.
    pub fn push(&mut self, fault: Diagnostic) {
        if !self.full() || (fault.severity == Severity::Error && !self.fatal()) {
            self.found.push(fault);
        } else {
            self.dropped += 1;
        }
    }
}

impl FileFaults<'_> {
    /// Adds a fault; its severity is that of its code.
    pub fn add(&mut self, code: &'static str, span: Span, message: String, label: &str, help: Option<String>) {
        let severity = CODES.iter().find(|c| c.code == code).map_or(Severity::Error, |c| c.severity);
        let file = self.file.to_owned();
        self.all.push(Diagnostic { code, severity, file, span, message, label: label.to_owned(), help });
    }

    /// An unknown word of a closed vocabulary, with the nearest known one (R101).
    pub fn unknown<'n>(&mut self, what: &str, name: &str, span: Span, known: impl Iterator<Item = &'n str> + Clone) {
        let help = match nearest(name, known.clone()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => known_list(known),
        };
        self.add("R101", span, format!("unknown {what} `{}`", clip(name)), "not known here", Some(help));
    }
}

fn known_list<'n>(known: impl Iterator<Item = &'n str>) -> String {
    let mut names: Vec<&str> = known.take(40).collect();
    names.sort_unstable();
    if names.is_empty() { "none is known here".to_owned() } else { format!("known are: {}", names.join(", ")) }
}

/// A name cut to what a message can hold.
pub fn clip(name: &str) -> String {
    if name.chars().count() <= 60 { name.to_owned() } else { name.chars().take(57).chain("...".chars()).collect() }
}

/// What is said of an expression of a word set that cannot be read.
pub fn expression(source: &str, set: &str, error: &str) -> String {
    format!("expression `{}` in word set `{}`: {error}", clip(source), clip(set))
}

/// The known name that is nearest in writing, when it is near.
pub fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    if name.len() > 60 {
        return None;
    }
    let name = name.to_lowercase();
    let like = |k: &str| strsim::jaro_winkler(&name, &k.to_lowercase());
    let scored = known.map(|k| (like(k), k)).filter(|(score, _)| *score >= 0.8);
    scored.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1))).map(|(_, k)| k)
}

/// A byte range of the TOML parser as a span.
pub fn span(range: std::ops::Range<usize>) -> Span {
    Span::new(range.start, range.end)
}
