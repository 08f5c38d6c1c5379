//! Lines and columns, and code points: the positions that people and other programs count in.

use super::span::Span;

/// Where the lines of a text begin; answers in 1-based lines and 1-based code-point columns.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<usize>,
    points: Vec<usize>,
}

impl Lines {
    /// Reads `text` once; O(bytes).
    pub fn new(text: &str) -> Self {
        let (mut starts, mut points) = (vec![0], vec![0]);
        for (count, (at, c)) in text.char_indices().enumerate() {
            if c == '\n' {
                starts.push(at + 1);
                points.push(count + 1);
            }
        }
        Self { starts, points }
    }

    /// The line and column of byte `at` of the same `text`, both from 1; columns count code points.
    pub fn position(&self, text: &str, at: usize) -> (usize, usize) {
        let line = self.line(at);
        let start = self.starts.get(line).copied().unwrap_or(0);
        (line + 1, text.get(start..at).map_or(0, |s| s.chars().count()) + 1)
    }

    /// The code-point offset of byte `at` of the same `text`.
    pub fn point(&self, text: &str, at: usize) -> usize {
        let line = self.line(at);
        let start = self.starts.get(line).copied().unwrap_or(0);
        self.points.get(line).copied().unwrap_or(0) + text.get(start..at).map_or(0, |s| s.chars().count())
    }

    /// A span's two ends as code-point offsets.
    pub fn points(&self, text: &str, span: Span) -> (usize, usize) {
        (self.point(text, span.start as usize), self.point(text, span.end as usize))
    }

    fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|s| *s <= at).saturating_sub(1)
    }
}
