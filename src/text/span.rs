//! Places in a text: [`Span`] in bytes, [`Run`] in tokens.

use serde::Serialize;

/// A half-open byte range `start..end` into one text. Both ends lie on character boundaries of that text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span `start..end`; an inverted pair gives an empty span at `start`.
    pub const fn new(start: usize, end: usize) -> Self {
        let end = if end < start { start } else { end };
        Self { start: start as u32, end: end as u32 }
    }

    /// Its length in bytes.
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it holds no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words it stands for in `text`; empty where it does not fit `text`. The only place that slices a string.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// The smallest span that holds both.
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether byte `at` lies inside.
    pub const fn has(self, at: usize) -> bool {
        self.start as usize <= at && at < self.end as usize
    }

    /// Whether the two share a byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// A half-open range of token positions `start..end` of one document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Run {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
}

impl Run {
    /// The run `start..end`; an inverted pair gives an empty run at `start`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// The run of one token.
    pub const fn one(at: usize) -> Self {
        Self { start: at, end: at + 1 }
    }

    /// How many tokens.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds no token.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Its positions in order.
    pub fn iter(self) -> std::ops::Range<usize> {
        self.start..self.end
    }

    /// Whether `at` lies inside.
    pub const fn has(self, at: usize) -> bool {
        self.start <= at && at < self.end
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a token.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest run that holds both.
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}
