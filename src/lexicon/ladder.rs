//! Ladders: steps that follow each other (charged, convicted, sentenced), with the words that tell each.

use super::file::LadderFile;
use super::phrase::words;
use super::tag::Pos;
use super::vocabulary::Vocabulary;
use crate::text::Word;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A step of a ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rung {
    /// The number of the ladder.
    pub ladder: u16,
    /// The number of the step, from 0.
    pub step: u16,
}

/// What follows a word so that both tell a step: "guilty" behind "find"; nothing for one word.
type Entry = (Vec<Word>, Rung);

/// All ladders.
#[derive(Clone, Debug, Default)]
pub struct Ladders {
    entries: FxHashMap<(Word, Pos), Vec<Entry>>,
}

impl Ladders {
    /// Reads `[ladder.NAME]`; answers with the first entry that names no part of speech.
    pub fn new(files: &BTreeMap<String, LadderFile>, vocabulary: &Vocabulary) -> Result<Self, String> {
        let mut out = Self::default();
        for (ladder, file) in (0u16..).zip(files.values()) {
            for (step, entries) in (0u16..).zip(&file.steps) {
                for entry in entries {
                    let (text, letter) = entry.rsplit_once(':').unwrap_or((entry, "v"));
                    let pos = Pos::from_letter(letter).ok_or_else(|| entry.clone())?;
                    let mut parts = words(text).into_iter();
                    if parts.next().is_none() {
                        return Err(entry.clone());
                    }
                    let head = vocabulary.lemma(text.split([' ', '-']).next().unwrap_or(text));
                    let list = out.entries.entry((head, pos)).or_default();
                    list.push((parts.collect(), Rung { ladder, step }));
                }
            }
        }
        // what needs more words behind it is the closer reading
        out.entries.values_mut().for_each(|list| list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len())));
        Ok(out)
    }

    /// The steps that a word tells; `behind` says whether words stand behind it, in this order.
    pub fn rungs(&self, lemma: Word, pos: Pos, behind: impl Fn(&[Word]) -> bool) -> Vec<Rung> {
        let entries = self.entries.get(&(lemma, pos)).into_iter().flatten();
        let mut out: Vec<Rung> = Vec::new();
        for (rest, rung) in entries {
            if (rest.is_empty() || behind(rest)) && !out.iter().any(|r| r.ladder == rung.ladder) {
                out.push(*rung);
            }
        }
        out
    }
}
