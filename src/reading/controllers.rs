//! Controllers: who does what stands behind "to", or what somebody is blamed for.

use super::chunk::Group;
use super::subject::{Clauses, Subject};

impl Clauses<'_> {
    /// "accused her of winning", "sued her for winning": what the object of the verb before is blamed for.
    pub fn blamed(&self, word: usize, before: Option<usize>) -> bool {
        let verb = before.and_then(|b| self.group(b)).filter(|g| g.blaming && !g.passive);
        verb.is_some() && ["of", "for"].iter().any(|w| self.document.is(word, w))
    }

    /// The noun that leads the verb with "to" whose object the phrase at `at` is: "the bid to buy Lund".
    pub fn intended(&self, at: usize) -> Option<usize> {
        let noun = at.checked_sub(2).filter(|_| self.group(at - 1).is_some_and(|g| g.infinitive))?;
        self.phrase(noun).filter(|p| p.intent && p.preposition.is_none()).map(|_| noun)
    }

    /// "X's bid to go", "plans for X to go": X; of a bare "plan to go", whose it is stands further in front.
    fn intender(&self, at: usize, inherited: Option<Subject>) -> Option<Option<Subject>> {
        let before = |k: usize| at.checked_sub(k).filter(|i| self.phrase(*i).is_some());
        let goer = before(1)
            .filter(|i| self.phrase(*i).and_then(|p| p.preposition).is_some_and(|w| self.document.is(w, "for")));
        let noun = before(if goer.is_some() { 2 } else { 1 })?;
        let phrase = self.phrase(noun).filter(|p| p.intent)?;
        let owner = phrase.owner.map(|run| Subject { chunk: noun, run, head: run.end.saturating_sub(1) });
        Some(goer.map(|i| self.bare(i)).or(owner).or(inherited))
    }

    /// "X wants to go": X. "X asked Y to go": Y.
    pub fn controller(&self, at: usize, before: Option<usize>, inherited: Option<Subject>) -> Option<Subject> {
        if let Some(found) = self.intender(at, inherited) {
            return found;
        }
        // "touched the wall to win": who touched it
        let directs = |g: &Group| g.directing || g.giving || g.passive || g.blaming || g.copula;
        let directs = before.and_then(|b| self.group(b)).is_none_or(directs);
        if !directs && inherited.is_some() && self.group(at).is_some_and(|g| g.infinitive) {
            return inherited;
        }
        let between = before.map_or(0, |b| b + 1)..at;
        let object = between.clone().find(|i| self.phrase(*i).is_some_and(|p| p.preposition.is_none() && !p.quality));
        match object {
            Some(i) if Some(i) == before.map(|b| b + 1) => Some(self.bare(i)),
            Some(i) if inherited.is_none() => Some(self.bare(i)),
            _ => inherited,
        }
    }
}
