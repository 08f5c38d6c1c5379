//! What is counted, and what is said of it.

use crate::rule::Code;
use crate::text::{Diagnostic, Span};

/// What an example may try.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A pattern of a rule.
    Pattern,
    /// A branch of a group in a pattern, or an element that may be missing.
    Alternative,
    /// An entry of a word set.
    Word,
}

impl Kind {
    /// Every kind, in order.
    pub const ALL: [Self; 3] = [Self::Pattern, Self::Alternative, Self::Word];

    /// Its name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pattern => "pattern",
            Self::Alternative => "alternative",
            Self::Word => "word",
        }
    }
}

/// One thing that an example may try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub kind: Kind,
    /// The rule or word set that holds it: "desk/berths".
    pub owner: String,
    /// As it is written; a pattern as it is printed.
    pub text: String,
    /// The file.
    pub file: String,
    /// The place in that file; of a word, the place of its set.
    pub span: Span,
    /// Whether an example tries it.
    pub tried: bool,
}

/// Everything that examples may try, and what is worth saying of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// By rule and pattern, then by word set.
    pub items: Vec<Item>,
    /// R301, R302 and R304 to R306, in the same order.
    pub warnings: Vec<Diagnostic>,
}

impl Coverage {
    /// How many items of a kind are tried, and how many there are.
    pub fn count(&self, kind: Kind) -> (usize, usize) {
        let all = self.items.iter().filter(|i| i.kind == kind);
        (all.clone().filter(|i| i.tried).count(), all.count())
    }
}

/// A warning with the remedy of its code.
pub fn warning(code: &'static str, file: &str, span: Span, message: String) -> Diagnostic {
    let known = Code::find(code);
    let help = known.map(|c| c.remedy.trim_end_matches('.'));
    let help = help.map(|r| r.chars().take(1).flat_map(char::to_lowercase).chain(r.chars().skip(1)).collect());
    let severity = known.map_or(crate::text::Severity::Warning, |c| c.severity);
    Diagnostic { code, severity, file: file.to_owned(), span, message, label: String::new(), help }
}
