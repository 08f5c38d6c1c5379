//! A text with the way back to the file that it was taken out of.

use crate::text::Span;

/// A stretch of a text that stands in the file byte by byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Its first byte in the text.
    at: usize,
    /// Its first byte in the file.
    origin: usize,
    /// How many bytes it has.
    len: usize,
}

/// What a reader sees of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extracted {
    text: String,
    pieces: Vec<Piece>,
}

impl Extracted {
    /// A text that is its own file.
    pub fn plain(text: String) -> Self {
        let pieces = vec![Piece { at: 0, origin: 0, len: text.len() }];
        Self { text, pieces }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Adds words that stand in the file, byte by byte, from `origin` on.
    pub fn take(&mut self, words: &str, origin: usize) {
        self.pieces.push(Piece { at: self.text.len(), origin, len: words.len() });
        self.text.push_str(words);
    }

    /// Adds what the file writes otherwise (`&amp;`) at `origin`.
    pub fn put(&mut self, words: &str, origin: usize) {
        self.pieces.push(Piece { at: self.text.len(), origin, len: 0 });
        self.text.push_str(words);
    }

    /// Ends a paragraph, where one was begun.
    pub fn part(&mut self) {
        let kept = self.text.trim_end().len();
        self.text.truncate(kept);
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
    }

    /// The place in the file of a byte of the text: of what stands there otherwise, where that begins.
    pub fn origin(&self, at: usize) -> usize {
        let Some(piece) = self.pieces.partition_point(|p| p.at <= at).checked_sub(1).and_then(|k| self.pieces.get(k))
        else {
            return 0;
        };
        piece.origin + (at - piece.at).min(piece.len)
    }

    /// The place in the file of a stretch of the text.
    pub fn origins(&self, span: Span) -> Span {
        let (start, last) = (self.origin(span.start as usize), span.end.saturating_sub(1).max(span.start) as usize);
        let end = self.origin(last) + usize::from(span.end > span.start);
        Span::new(start, end.max(start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back() {
        let mut out = Extracted::default();
        out.take("Lira ", 2);
        out.put("&", 7);
        out.take(" Sund", 12);
        out.part();
        out.take("Oster", 30);
        assert_eq!(out.text(), "Lira & Sund\n\nOster");
        assert_eq!([0, 4, 5, 6, 10, 13].map(|at| out.origin(at)), [2, 6, 7, 12, 16, 30]);
        assert_eq!(out.origins(Span::new(7, 11)), Span::new(13, 17));
    }
}
