//! A suggestion: a line of a rule file, and what it would lead to.

use crate::outcome::Verdict;

/// What kind of line it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An entry of the dictionary.
    Word,
    /// Another name of somebody or something.
    Name,
    /// A line of the policy.
    Policy,
}

impl Kind {
    /// Its code in results.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Name => "name",
            Self::Policy => "policy",
        }
    }
}

/// A line that might decide a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What kind of line it is.
    pub kind: Kind,
    /// It as it would stand in a rule file, one table.
    pub toml: String,
    /// The words of the statement that it is about, as they stand; empty of a line of the policy.
    pub claim: String,
    /// Those of the source.
    pub source: String,
}

/// A line that was tried and changes the verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The line.
    pub candidate: Candidate,
    /// The verdict that it leads to.
    pub verdict: Verdict,
}

impl Suggestion {
    /// Whether more is supported with it than without.
    pub fn loosens(&self) -> bool {
        self.verdict == Verdict::Supported
    }
}

/// What came of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggested {
    /// The verdict without any suggestion.
    pub verdict: Verdict,
    /// The passage of the source that comes nearest, as it stands; nothing where none does.
    pub nearest: Option<String>,
    /// The words of the statement that have no counterpart in it.
    pub unmatched: Vec<String>,
    /// How many lines were tried.
    pub tried: usize,
    /// Those that change the verdict, the ones that do not loosen first.
    pub suggestions: Vec<Suggestion>,
}
