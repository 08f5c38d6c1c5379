//! Reading a text whole: every floor below put together, once, for statement, source and draft alike.

use super::acts::{self, Clauses};
use super::chunk::{Chunk, Phrase, chunks};
use super::model::Reading;
use super::stance;
use crate::lexicon::Lexicon;
use crate::text::Run;
use crate::value::{self, Value};

/// Reads a text.
pub fn read(lexicon: &Lexicon, text: &str) -> Reading {
    let document = lexicon.document(text);
    let terms = lexicon.tag(&document);
    let mentions = value::recognise(&document, &terms, lexicon);
    let dates: Vec<Run> = mentions.iter().filter(|m| matches!(m.value, Value::Date(_))).map(|m| m.run).collect();
    let (mut all, mut phrases) = (Vec::new(), Vec::new());
    for sentence in document.sentences() {
        let row = chunks(lexicon, &document, &terms, sentence.run, &dates);
        let mut acts = acts::acts(&Clauses { document: &document, chunks: &row });
        stance::settle(lexicon, &document, &terms, sentence.run, &mut acts);
        all.extend(acts);
        phrases.extend(row.iter().filter_map(Chunk::phrase).copied().collect::<Vec<Phrase>>());
    }
    Reading { document, terms, mentions, attributions: Vec::new(), phrases, acts: all }
}

/// The clauses of a statement, each judged alone: its sentences.
pub fn clauses(reading: &Reading) -> Vec<Run> {
    reading.document.sentences().iter().map(|s| s.run).collect()
}

/// stand-in
pub fn link(_: &Lexicon, claim: &Reading, _: &Reading) -> Vec<Option<super::model::EntityId>> { vec![None; claim.mentions.len()] }
