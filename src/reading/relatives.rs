//! Relatives: whom a relative clause tells of, and what stands beside a subject between commas.

use super::chunk::{Break, Chunk, Phrase};
use super::subject::{Clauses, Subject};
use crate::text::{Caps, Kind};

/// Prepositions that tell where somebody is who does something.
const PLACES: [&str; 4] = ["in", "at", "near", "outside"];

impl Clauses<'_> {
    /// The phrase before a relative: "the men, who"; "in labs, which".
    pub fn antecedent(&self, relative: usize) -> Option<Subject> {
        let mut i = relative;
        let who = matches!(self.chunk(relative), Some(Chunk::Break(_, at)) if self.document.is(*at, "who"));
        while i > 0 {
            i -= 1;
            match self.chunk(i)? {
                // "the baker in Lund who": the baker
                Chunk::Phrase(p) if who && self.placed(i, p) => {}
                // "it was the fall of a wall that": the fall
                Chunk::Phrase(p) if p.preposition.is_some() && self.cleft(i) => {}
                Chunk::Phrase(_) => return Some(self.bare(self.described(i).unwrap_or(i))),
                Chunk::Break(Break::Comma, _) | Chunk::Date(_) | Chunk::Loose(_) => {}
                _ => return None,
            }
        }
        None
    }

    /// What stands behind a preposition of place, or what a person holds or comes from ("the mayor of Lund"), with another phrase
    /// right in front.
    fn placed(&self, at: usize, phrase: &Phrase) -> bool {
        let led = |w: &str| phrase.preposition.is_some_and(|p| self.document.is(p, w));
        let before = at.checked_sub(1).and_then(|i| self.phrase(i));
        let office = before.is_some_and(|p| p.person) && !phrase.person && ["of", "for", "from"].iter().any(|w| led(w));
        before.is_some() && (PLACES.iter().any(|w| led(w)) || office)
    }

    /// Whether the phrase at `at` and those it hangs on follow "it was".
    fn cleft(&self, at: usize) -> bool {
        let listed = |i: &usize| self.phrase(*i).is_some() || self.is_break(*i, Break::Coordinator);
        let first = (0..=at).rev().take_while(listed).last();
        let is = first.and_then(|i| i.checked_sub(1)).and_then(|i| Some((i, self.group(i)?)));
        let it =
            |i: usize| i.checked_sub(1).and_then(|k| self.phrase(k)).is_some_and(|p| self.document.is(p.head, "it"));
        is.is_some_and(|(i, group)| group.copula && it(i))
    }

    /// Whom an apposition describes: the name in front of ", the senator".
    fn described(&self, at: usize) -> Option<usize> {
        let determined = self.phrase(at).is_some_and(|p| {
            p.preposition.is_none() && ["the", "a", "an"].iter().any(|w| self.document.is(p.run.start, w))
        });
        let name = at.checked_sub(2).filter(|_| determined && self.is_break(at - 1, Break::Comma))?;
        self.phrase(name).filter(|p| self.document.token(p.head).caps == Caps::Title).map(|_| name)
    }

    /// Where the relative clause begins whose object the phrase at `at` is.
    pub fn related(&self, at: usize, phrase: &Phrase) -> Option<usize> {
        let verb = self.group(at.checked_sub(1)?).filter(|g| g.finite && !g.reporting && !g.copula)?;
        let open = self.relative_before(at - 1).filter(|_| !phrase.pronoun && !verb.passive)?;
        self.only_phrases(open + 1, at - 1).then_some(open)
    }

    /// Where the relative clause of the finite verb at `at` begins.
    pub fn relative_before(&self, at: usize) -> Option<usize> {
        (0..at).rev().take(8).find(|i| self.is_break(*i, Break::Relative))
    }

    /// The comma that opens all that stands between a subject and the comma at `close`: ", 51, of Brook Lane, Oslo,".
    pub fn asides(&self, close: usize) -> Option<usize> {
        let mut open = self.opening(close).or_else(|| self.aside(close))?;
        while let Some(before) = self.aside(open) {
            open = before;
        }
        Some(open)
    }

    /// The comma before an age, or before words that a preposition leads, where a subject stands in front.
    pub fn aside(&self, close: usize) -> Option<usize> {
        let open = (0..close).rev().take(14).find(|i| self.is_break(*i, Break::Comma))?;
        let first = self.phrase(open + 1).filter(|_| self.only_phrases(open + 1, close))?;
        let age = first.run.len() == 1 && self.document.token(first.head).kind == Kind::Number && open + 2 == close;
        let named = (0..open).any(|i| self.phrase(i).is_some_and(|p| p.preposition.is_none()));
        ((age || first.preposition.is_some()) && named).then_some(open)
    }

    /// The comma that opens what the comma at `close` closes: an apposition or a relative clause.
    pub fn opening(&self, close: usize) -> Option<usize> {
        (0..close).rev().take(14).find(|i| self.is_break(*i, Break::Comma)).filter(|open| {
            let first = self.chunk(open + 1);
            matches!(first, Some(Chunk::Break(Break::Relative, _)))
                || first.is_some_and(|c| {
                    // ", a baker from Oslo who ran twice,"
                    let past =
                        (open + 1..close).find(|i| !matches!(self.chunk(*i), Some(Chunk::Phrase(_) | Chunk::Date(_))));
                    let told = || past.is_some_and(|i| self.is_break(i, Break::Relative));
                    c.phrase().is_some_and(|p| p.preposition.is_none())
                        && (self.only_phrases(open + 1, close) || told())
                })
                || matches!(first, Some(Chunk::Group(g)) if !g.finite)
                || matches!(first, Some(Chunk::Date(_)))
        })
    }
}
