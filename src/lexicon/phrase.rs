//! Words of the lexicon cut as the tokenizer cuts running text.

use crate::text::Word;

/// The folded words of an entry: cut at blanks, at hyphens (which stay as "-") and before "'s" and "n't".
pub fn words(entry: &str) -> Vec<Word> {
    let mut out = Vec::new();
    for part in entry.split_whitespace() {
        for (at, piece) in part.split('-').enumerate() {
            if at > 0 {
                out.push(Word::of("-"));
            }
            let tail = ["'s", "n't", "'"].iter().find(|t| piece.len() > t.len() && piece.ends_with(**t));
            let stem = tail.and_then(|t| piece.strip_suffix(*t)).unwrap_or(piece);
            if !stem.is_empty() {
                out.push(Word::folded(stem));
            }
            out.extend(tail.map(|t| Word::of(t)));
        }
    }
    out
}
