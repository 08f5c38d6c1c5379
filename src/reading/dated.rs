//! Dates placed in the calendar by the day of writing and the tense of their verbs.

use super::model::{Act, Part, Status};
use crate::lexicon::{Form, Lexicon, Tag, Term};
use crate::text::{Document, Run, Word};
use crate::value::{Lean, Mention, Value};
use jiff::civil;

/// The acts of a text, by whose tense its dates are placed.
pub struct Tenses<'a> {
    /// What words mean.
    pub lexicon: &'a Lexicon,
    /// The text.
    pub document: &'a Document,
    /// Its terms.
    pub terms: &'a [Term],
    /// Its acts, in order of their heads.
    pub acts: &'a [Act],
}

impl Tenses<'_> {
    /// Places every date that `dateline` makes certain: "yesterday", "on Thursday", "last month".
    pub fn place(&self, mentions: &mut [Mention], dateline: civil::Date) {
        for mention in mentions {
            let lean = self.lean(mention.run);
            if let Value::Date(date) = &mut mention.value {
                *date = date.anchor(dateline, lean);
            }
        }
    }

    /// The side on which the act of a date lies.
    fn lean(&self, date: Run) -> Lean {
        let sentence = self.document.sentences().get(self.document.sentence_at(date.start)).map_or(date, |s| s.run);
        let from = self.acts.partition_point(|a| a.head < sentence.start);
        let here = || self.acts.iter().skip(from).take_while(|a| a.head < sentence.end);
        let holds = |act: &&Act| act.slots.iter().any(|s| s.part == Part::When && s.run.overlaps(date));
        let near = |act: &&Act| act.head.abs_diff(date.start);
        let inside = || here().filter(|a| a.clause.overlaps(date)).min_by_key(near);
        here().filter(holds).min_by_key(near).or_else(inside).map_or(Lean::Open, |act| self.tense(act))
    }

    fn tense(&self, act: &Act) -> Lean {
        let term = |at: usize| self.terms.get(at).copied();
        let tagged = |tag: Tag| act.group.iter().filter_map(term).any(|t| t.tag == tag);
        if tagged(Tag::Modal) {
            let will = act.group.iter().any(|at| self.lexicon.has("ahead", self.document.word(at)));
            return if will && act.stance.status == Status::Plan { Lean::Ahead } else { Lean::Open };
        }
        let past = act.group.iter().filter_map(term).any(|t| t.form == Form::Past || t.lemma == Word::of("have"));
        let bare = term(act.head).is_some_and(|t| t.form == Form::Participle) && !tagged(Tag::Auxiliary);
        if act.stance.status == Status::Fact && !tagged(Tag::To) && (past || bare) { Lean::Back } else { Lean::Open }
    }
}
