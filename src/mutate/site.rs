//! A sentence that is to be changed: what the makers of mutants ask of it.

use super::model::Edit;
use super::table::Changes;
use crate::lexicon::{Lexicon, Tag, Term};
use crate::reading::Reading;
use crate::text::{Caps, Document, Run, Span, Word};
use crate::value::{Mention, Value};
use rustc_hash::FxHashSet;

/// One sentence of an article.
pub struct Site<'a> {
    /// What words mean.
    pub lexicon: &'a Lexicon,
    /// What can be changed to what.
    pub changes: &'a Changes,
    /// The article.
    pub reading: &'a Reading,
    /// Every word of the article, folded.
    pub words: &'a FxHashSet<Word>,
    /// The sentence.
    pub run: Run,
    /// What choices hang on beside the sentence itself.
    pub seed: u64,
}

impl Site<'_> {
    /// The article cut into tokens.
    pub fn document(&self) -> &Document {
        &self.reading.document
    }

    /// The words of the sentence as they stand.
    pub fn exact(&self) -> &str {
        self.document().exact(self.run)
    }

    /// The part of speech of a token.
    pub fn term(&self, at: usize) -> Option<&Term> {
        self.reading.terms.get(at)
    }

    /// Whether a token is tagged so.
    pub fn is(&self, at: usize, tag: Tag) -> bool {
        self.term(at).is_some_and(|t| t.tag == tag)
    }

    /// The mentions of the sentence.
    pub fn mentions(&self) -> &[Mention] {
        self.reading.mentions_in(self.run)
    }

    /// Whether a token lies in a date.
    pub fn dated(&self, at: usize) -> bool {
        self.reading.mentions_at(at).any(|(_, m)| matches!(m.value, Value::Date(_)))
    }

    /// Whether a token lies in a name.
    pub fn named(&self, at: usize) -> bool {
        self.reading.name_at(at).is_some()
    }

    /// The tokens inside quotation marks.
    pub fn quoted(&self) -> impl Iterator<Item = Run> {
        let whole = self.run;
        let before = self.reading.begun.at(whole.start);
        // a quotation of several sentences begins in an earlier one
        let all = self.reading.mentions.get(before.saturating_sub(BACK)..).unwrap_or(&[]);
        let near = all.iter().take_while(move |m| m.run.start < whole.end);
        near.filter_map(move |m| match &m.value {
            Value::Quote(q) if q.words.overlaps(whole) => Some(q.words),
            _ => None,
        })
    }

    /// Whether a word of these stands up to `reach` tokens in front of `at`, in the sentence.
    pub fn behind(&self, words: &FxHashSet<Word>, at: usize, reach: usize) -> bool {
        let from = at.saturating_sub(reach).max(self.run.start);
        (from..at).any(|k| words.contains(&self.document().word(k)))
    }

    /// The number of an option, chosen by the sentence and the seed alone; none where there is none.
    pub fn pick<'b, T>(&self, options: &'b [T], what: &str) -> Option<&'b T> {
        let key = Word::of(&format!("{}\n{what}\n{}", self.seed, self.exact())).0;
        options.get((key % options.len().max(1) as u64) as usize)
    }

    /// The edit that writes `to` in the place of a run, capitalised as that is.
    pub fn write(&self, run: Run, to: &str) -> Edit {
        let first = self.document().token(run.start);
        let mut letters = to.chars();
        let to = match letters.next() {
            Some(letter) if first.caps == Caps::Title => letter.to_uppercase().chain(letters).collect(),
            _ if first.caps == Caps::Upper => to.to_uppercase(),
            _ => to.to_owned(),
        };
        Edit { span: self.document().span(run), to }
    }

    /// The edit that takes a token out, with the blank in front of it.
    pub fn cut(&self, at: usize) -> Edit {
        let document = self.document();
        let end = document.token(at).span.end as usize;
        let start = document.token(at.wrapping_sub(1)).span.end as usize;
        Edit { span: Span::new(start, end), to: String::new() }
    }

    /// The edit that puts a word behind a token.
    pub fn put(&self, behind: usize, word: &str) -> Edit {
        let end = self.document().token(behind).span.end as usize;
        Edit { span: Span::new(end, end), to: format!(" {word}") }
    }
}

/// How many mentions further back a quotation may begin that is still open here.
const BACK: usize = 200;
