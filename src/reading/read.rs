//! Reading a text whole: every floor below put together, once, for statement, source and draft alike.

use super::acts;
use super::chunk::{Chunk, Fixed};
use super::chunker::chunks;
use super::dated::Tenses;
use super::entities::{Entities, Linked, governing};
use super::model::EntityId;
use super::notes::Notes;
use super::references::References;
use super::speakers::Speakers;
use super::subject::Clauses;
use super::subjects::Subjects;
use super::whole::Reading;
use super::{embedded, stance};
use crate::lexicon::{Lexicon, TitleKind};
use crate::text::{Ranks, Run, Word};
use crate::value::quantity::Kind;
use crate::value::{self, Mention, Value};
use rustc_hash::FxHashSet;

/// Reads a text; `names` are words that are names in the text that it is read beside, `notes` what is known of both.
pub fn read(lexicon: &Lexicon, text: &str, names: &FxHashSet<Word>, notes: &Notes) -> Reading {
    let document = lexicon.document(text);
    let mut terms = lexicon.tag(&document, &notes.capitals(names));
    let noted = notes.mark(&document, &mut terms);
    let mut mentions = value::recognise(&document, &terms, lexicon);
    notes.lay(&noted, &mut mentions);
    let fixed = fixed(&mentions);
    let (mut all, mut phrases) = (Vec::new(), Vec::new());
    for sentence in document.sentences() {
        let row = chunks(lexicon, &document, &terms, sentence.run, &fixed);
        let mut acts = acts::acts(&Clauses { document: &document, chunks: &row });
        stance::settle(lexicon, &document, &terms, sentence.run, &mut acts);
        embedded::settle(lexicon, &document, &terms, sentence.run, &mut acts);
        all.extend(acts);
        phrases.extend(row.iter().filter_map(Chunk::phrase).copied());
    }
    if let Some(day) = notes.dateline {
        Tenses { lexicon, document: &document, terms: &terms, acts: &all }.place(&mut mentions, day);
    }
    let quotes: Vec<Run> =
        mentions.iter().filter_map(|m| if let Value::Quote(q) = &m.value { Some(q.words) } else { None }).collect();
    let mut entities = Entities::new(lexicon, &document, &terms, &mentions, notes);
    let references =
        References { lexicon, document: &document, terms: &terms, mentions: &mentions, quotes: &quotes, acts: &all };
    references.resolve(&mut entities);
    references.lead(&mut entities);
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
    references.spoken(&mut entities, &attributions);
    let tokens = terms.len();
    let begun = Ranks::new(tokens, mentions.iter().map(|m| m.run.start + 1));
    let ended = Ranks::new(tokens, phrases.iter().map(|p| p.run.end));
    Reading { document, terms, mentions, attributions, entities, phrases, acts: all, begun, ended }
}

/// What the mentions make one word.
fn fixed(mentions: &[Mention]) -> Fixed {
    let runs = |keep: &dyn Fn(&Mention) -> Option<Run>| mentions.iter().filter_map(keep).collect();
    Fixed {
        dates: runs(&|m| matches!(m.value, Value::Date(_)).then_some(m.run)),
        titles: runs(&|m| title(m).filter(|run| run.len() > 2)),
        figures: runs(&|m| match &m.value {
            Value::Quantity(q) if q.kind == Kind::Cardinal => {
                let run = Run::new(q.core.start.min(q.figure.start), q.figure.end);
                (run.len() > 1).then_some(run)
            }
            _ => None,
        }),
    }
}

/// A name, a title that belongs to somebody, or an office: "a girl in Lira" is a noun and what hangs on it, and so is "the
/// chair of the club", of nobody named.
fn title(mention: &Mention) -> Option<Run> {
    let Value::Role(role) = &mention.value else {
        return matches!(mention.value, Value::Name(_)).then_some(mention.run);
    };
    let plain = matches!(role.title.kind, TitleKind::Description | TitleKind::Kin | TitleKind::Courtesy);
    let own = Run::new(mention.run.start, role.run.end);
    if role.person.is_some() { Some(mention.run) } else { (!plain).then_some(own) }
}

/// For each mention of a statement, the entity of the source that it names or describes, where that is certain.
pub fn link(lexicon: &Lexicon, claim: &Reading, source: &Reading) -> Vec<Option<EntityId>> {
    let named = |m: &Mention| {
        let Value::Name(name) = &m.value else { return None };
        let name = governing(lexicon, &claim.document, &claim.terms, m, name);
        if let Linked::Same(id) = source.entities.find(lexicon, &name) { Some(id) } else { None }
    };
    let names: Vec<Option<EntityId>> = claim.mentions.iter().map(named).collect();
    let described = |m: &Mention| {
        let Value::Role(role) = &m.value else { return None };
        let Some(person) = role.person else { return source.entities.holder(lexicon, role) };
        let id = names.get(claim.name_at(person.start)?).copied().flatten()?;
        source.entities.get(id)?.holds(lexicon, role).then_some(id)
    };
    claim.mentions.iter().zip(&names).map(|(m, id)| id.or_else(|| described(m))).collect()
}
