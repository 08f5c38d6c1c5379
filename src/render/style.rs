//! Marks and colours of verdicts. Colour is put in always; whoever writes the stream takes it out where it is not wanted.

use crate::outcome::Verdict;
use colored::{ColoredString, Colorize};

/// How results are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Only ASCII: `[ok]` for `✓`, `...` for `…`, plain quotation marks.
    pub ascii: bool,
}

/// The four things a person is told: the three verdicts, and absent because nothing was there to check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Supported.
    Supported,
    /// Contradicted.
    Contradicted,
    /// Absent.
    Absent,
    /// Unchecked.
    Unchecked,
    /// An error.
    Error,
    /// Something in a draft that does not fit the rest of it.
    Flagged,
}

/// What a person is told of a verdict.
pub fn shown(verdict: Verdict, checked: bool) -> Shown {
    match verdict {
        Verdict::Supported => Shown::Supported,
        Verdict::Contradicted => Shown::Contradicted,
        Verdict::Absent if checked => Shown::Absent,
        Verdict::Absent => Shown::Unchecked,
    }
}

impl Shown {
    /// In small letters, as after `-q`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::Contradicted => "contradicted",
            Self::Absent => "absent",
            Self::Unchecked => "unchecked",
            Self::Error => "error",
            Self::Flagged => "flagged",
        }
    }
}

impl Style {
    /// The sign of a verdict.
    pub fn sign(self, shown: Shown) -> &'static str {
        match (shown, self.ascii) {
            (Shown::Supported, false) => "✓",
            (Shown::Contradicted, false) => "✗",
            (Shown::Absent, false) => "?",
            (Shown::Unchecked, false) => "–",
            (Shown::Error | Shown::Flagged, false) => "!",
            (Shown::Supported, true) => "[ok]",
            (Shown::Contradicted, true) => "[XX]",
            (Shown::Absent, true) => "[??]",
            (Shown::Unchecked, true) => "[--]",
            (Shown::Error | Shown::Flagged, true) => "[!!]",
        }
    }

    /// Words in the colour of a verdict.
    pub fn paint(self, shown: Shown, words: &str) -> ColoredString {
        match shown {
            Shown::Supported => words.blue().bold(),
            Shown::Contradicted => words.red().bold(),
            Shown::Absent => words.yellow().bold(),
            Shown::Unchecked => words.dimmed(),
            Shown::Error => words.magenta().bold(),
            Shown::Flagged => words.bold(),
        }
    }

    /// The sign and the word of a verdict, in its colour.
    pub fn verdict(self, shown: Shown) -> ColoredString {
        self.paint(shown, &format!("{} {}", self.sign(shown), shown.word().to_uppercase()))
    }

    /// A finished text in the characters of this style; what would control a terminal becomes a blank.
    pub fn text(self, text: String) -> String {
        let control = |c: char| c.is_control() && c != '\n';
        let text = if text.contains(control) { text.replace(control, " ") } else { text };
        if !self.ascii || text.is_ascii() {
            return text;
        }
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '“' | '”' | '„' | '«' | '»' => out.push('"'),
                '‘' | '’' => out.push('\''),
                '…' => out.push_str("..."),
                '–' | '—' | '·' => out.push('-'),
                '≠' => out.push_str("!="),
                '→' => out.push_str("->"),
                _ if c.is_ascii() => out.push(c),
                _ => out.push_str(deunicode::deunicode_char(c).unwrap_or("?")),
            }
        }
        out
    }
}
