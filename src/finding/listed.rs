//! Lists counted: "three pilots" of a source that names them, "the pilots Ana Falk, Ola Brandt and Per Lie".

use super::sums::{Result, Sums};
use crate::lexicon::Tag;
use crate::text::Run;
use crate::value::list::Closed;
use crate::value::{Number, Value};

/// How far in front of the first member the noun may stand that all of them are.
const NOUN: usize = 2;

impl Sums<'_> {
    /// The members of a list that are what the statement's figure counts.
    pub fn listed(&self) -> Option<Result> {
        let there = &self.field.case.source.reading;
        self.quantity.noun.filter(|_| self.quantity.unit.is_none())?;
        there.mentions.iter().find_map(|m| {
            let Value::List(list) = &m.value else { return None };
            let sentence = there.document.sentence_at(m.run.start);
            let known = self.field.case.passages.iter().any(|p| p.sentences.0 == sentence);
            let many = list.items.len() > 1 && list.closed != Closed::No && list.count.is_none();
            let noun = self.noun(m.run).filter(|at| many && known && self.field.pairs_noun(*at, sentence))?;
            let value = Number::int(i64::try_from(list.items.len()).ok()?);
            let names: Vec<&str> = list.items.iter().map(|run| there.document.exact(*run)).collect();
            self.fits(value, true, format!("{}: {value}", names.join(", ")), Run::new(noun, m.run.end))
        })
    }

    /// The noun in front of a list: "the pilots Ana Falk and …", "the towns of Lund and …".
    fn noun(&self, list: Run) -> Option<usize> {
        let there = &self.field.case.source.reading;
        let tag = |at: usize| there.terms.get(at).map_or(Tag::Mark, |t| t.tag);
        let first = list.start.saturating_sub(NOUN).max(there.sentence_run(list.start).start);
        let at = (first..list.start).rev().find(|at| tag(*at) == Tag::Noun)?;
        (at + 1..list.start).all(|k| there.document.is(k, "of") || there.document.is(k, ",")).then_some(at)
    }
}
