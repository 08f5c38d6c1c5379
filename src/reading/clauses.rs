//! The clauses of a statement: what stands beside each other with a subject and a verb each is judged each by itself.

use super::model::{Act, Part};
use super::whole::Reading;
use crate::lexicon::{Lexicon, Tag};
use crate::text::{Kind, Run};
use crate::value::Value;

/// The most tokens of a label.
const LABEL: usize = 3;
/// The most words of an exclamation.
const EXCLAIMED: usize = 2;

/// The clauses of a statement, in order: its sentences, cut where a new subject with a verb of its own begins.
pub fn clauses(lexicon: &Lexicon, reading: &Reading) -> Vec<Run> {
    let mut out = Vec::new();
    for sentence in reading.document.sentences() {
        let mut start = led(lexicon, reading, sentence.run);
        for at in sentence.run.iter() {
            if links(lexicon, reading, at) && whole(lexicon, reading, Run::new(start, at)) && begins(reading, at + 1) {
                out.push(Run::new(start, at));
                start = at + 1;
            }
        }
        out.push(Run::new(start, sentence.run.end));
    }
    let said: Vec<Run> = out.iter().copied().filter(|c| !exclaimed(reading, *c)).collect();
    if said.is_empty() { out } else { said }
}

/// Where a sentence begins behind a label of the desk: "Desk note: ...", "Correction: ...".
fn led(lexicon: &Lexicon, reading: &Reading, sentence: Run) -> usize {
    let colon = sentence.iter().take(LABEL + 1).find(|at| reading.document.is(*at, ":"));
    let label = |colon: &usize| (sentence.start..*colon).any(|at| lexicon.has("label", reading.document.word(at)));
    colon.filter(label).map_or(sentence.start, |colon| colon + 1)
}

/// A word or two without a verb or a figure ("Ouch.", "So sad.") beside what is told: nothing to check.
fn exclaimed(reading: &Reading, clause: Run) -> bool {
    let words = clause.iter().filter(|at| reading.document.token(*at).kind == Kind::Word).count();
    let typed = |at: usize| {
        reading.mentions_at(at).any(|(_, m)| matches!(m.value, Value::Quantity(_) | Value::Date(_) | Value::Quote(_)))
    };
    words <= EXCLAIMED && reading.acts_in(clause).is_empty() && !clause.iter().any(typed)
}

/// A word or mark that sets two clauses beside each other, outside of any quotation.
fn links(lexicon: &Lexicon, reading: &Reading, at: usize) -> bool {
    let quoted = |m: &crate::value::Mention| matches!(m.value, Value::Quote(_));
    (lexicon.has("beside", reading.document.word(at)) || reading.document.is(at, ";"))
        && !reading.mentions_at(at).any(|(_, m)| quoted(m))
}

/// A subject with its finite verb begins at `at`. A pronoun needs the clause before it.
fn begins(reading: &Reading, at: usize) -> bool {
    let tag = reading.terms.get(at).map_or(Tag::Mark, |t| t.tag);
    tag != Tag::Pronoun && reading.acts.iter().any(|a| reading.finite(a) && subject(a).is_some_and(|s| s.start == at))
}

/// Something is told in full: a subject and its finite verb. What a verb of speech tells is still to come.
fn whole(lexicon: &Lexicon, reading: &Reading, run: Run) -> bool {
    let told = reading.acts_in(run).iter().rev().find(|a| subject(a).is_some_and(|s| run.contains(s)));
    let opens = |a: &Act| reading.terms.get(a.head).is_some_and(|t| lexicon.has("bare-speech", t.lemma));
    told.is_some_and(|a| reading.finite(a) && !opens(a))
}

fn subject(act: &Act) -> Option<Run> {
    let part = if act.passive { Part::Patient } else { Part::Agent };
    act.slots.iter().find(|s| s.part == part && s.run.end <= act.group.start).map(|s| s.run)
}
