//! Reading a text whole: every floor below put together, once, for statement, source and draft alike.

use super::acts::{self, Clauses};
use super::chunk::{Chunk, chunks};
use super::entities::{Entities, Linked, governing};
use super::model::EntityId;
use super::references::References;
use super::speakers::Speakers;
use super::stance;
use super::subjects::Subjects;
use super::whole::Reading;
use crate::lexicon::Lexicon;
use crate::text::{Ranks, Run, Word};
use crate::value::{self, Mention, Value};
use rustc_hash::FxHashSet;

/// Reads a text; `names` are words that are names in the text that it is read beside.
pub fn read(lexicon: &Lexicon, text: &str, names: &FxHashSet<Word>) -> Reading {
    let document = lexicon.document(text);
    let terms = lexicon.tag(&document, names);
    let mentions = value::recognise(&document, &terms, lexicon);
    let dates: Vec<Run> = mentions.iter().filter(|m| matches!(m.value, Value::Date(_))).map(|m| m.run).collect();
    // titles and names that hold a preposition are read as one: "secretary of state", "Bank of England"
    let titles: Vec<Run> = mentions
        .iter()
        .filter(|m| m.run.len() > 2 && matches!(m.value, Value::Role(_) | Value::Name(_)))
        .map(|m| m.run)
        .collect();
    let (mut all, mut phrases) = (Vec::new(), Vec::new());
    for sentence in document.sentences() {
        let row = chunks(lexicon, &document, &terms, sentence.run, &dates, &titles);
        let mut acts = acts::acts(&Clauses { document: &document, chunks: &row });
        stance::settle(lexicon, &document, &terms, sentence.run, &mut acts);
        all.extend(acts);
        phrases.extend(row.iter().filter_map(Chunk::phrase).copied());
    }
    let quotes: Vec<Run> =
        mentions.iter().filter_map(|m| if let Value::Quote(q) = &m.value { Some(q.words) } else { None }).collect();
    let mut entities = Entities::new(lexicon, &document, &terms, &mentions);
    References { lexicon, document: &document, terms: &terms, mentions: &mentions, quotes: &quotes }
        .resolve(&mut entities);
    let voices = Subjects {
        lexicon,
        document: &document,
        terms: &terms,
        mentions: &mentions,
        acts: &all,
        phrases: &phrases,
        quotes: &quotes,
    };
    let speakers = Speakers { voices, entities: &entities };
    let attributions = speakers.attributions();
    let tokens = terms.len();
    let begun = Ranks::new(tokens, mentions.iter().map(|m| m.run.start + 1));
    let ended = Ranks::new(tokens, phrases.iter().map(|p| p.run.end));
    Reading { document, terms, mentions, attributions, entities, phrases, acts: all, begun, ended }
}

/// The clauses of a statement, each judged alone: its sentences.
pub fn clauses(reading: &Reading) -> Vec<Run> {
    reading.document.sentences().iter().map(|s| s.run).collect()
}

/// For each mention of a statement, the entity of the source that it names, where that is certain.
pub fn link(lexicon: &Lexicon, claim: &Reading, source: &Reading) -> Vec<Option<EntityId>> {
    let find = |m: &Mention| {
        let Value::Name(name) = &m.value else { return None };
        let name = governing(lexicon, &claim.document, &claim.terms, m, name);
        if let Linked::Same(id) = source.entities.find(lexicon, &name) { Some(id) } else { None }
    };
    claim.mentions.iter().map(find).collect()
}
