//! Acts: who did what to whom, where and when, read from the chunks of a sentence in one way for all its forms.

use super::chunk::{Break, Chunk, Group, Phrase};
use super::model::{Act, Part, Slot, Stance, Status};
use crate::text::{Document, Kind, Run, Word};

/// What the reader of acts looks at: one sentence.
pub struct Clauses<'a> {
    /// The text.
    pub document: &'a Document,
    /// The sentence as chunks.
    pub chunks: &'a [Chunk],
}

/// A subject as found: the phrase, and whether it was taken over from an earlier verb.
#[derive(Clone, Copy)]
struct Subject {
    chunk: usize,
    run: Run,
    head: usize,
}

/// The acts of one sentence, in order of their heads. Stance is set by `stance`, which needs them all.
pub fn acts(clauses: &Clauses) -> Vec<Act> {
    let groups: Vec<usize> = (0..clauses.chunks.len()).filter(|i| clauses.group(*i).is_some()).collect();
    let mut subjects: Vec<Option<Subject>> = Vec::with_capacity(groups.len());
    for at in &groups {
        let found = clauses.subject(*at, &groups, &subjects);
        subjects.push(found);
    }
    let taken: Vec<usize> = groups
        .iter()
        .zip(&subjects)
        .filter(|(g, _)| clauses.group(**g).is_some_and(|g| g.finite))
        .filter_map(|(_, s)| s.map(|s| s.chunk))
        .collect();
    groups
        .iter()
        .enumerate()
        .filter_map(|(k, at)| clauses.act(*at, k, subjects.get(k).copied().flatten(), &taken))
        .collect()
}

impl Clauses<'_> {
    fn chunk(&self, at: usize) -> Option<&Chunk> {
        self.chunks.get(at)
    }

    fn group(&self, at: usize) -> Option<&Group> {
        self.chunk(at)?.group()
    }

    fn phrase(&self, at: usize) -> Option<&Phrase> {
        self.chunk(at)?.phrase()
    }

    fn is_break(&self, at: usize, kind: Break) -> bool {
        matches!(self.chunk(at), Some(Chunk::Break(k, _)) if *k == kind)
    }

    /// The phrase that the verb group at `at` says something of.
    fn subject(&self, at: usize, groups: &[usize], known: &[Option<Subject>]) -> Option<Subject> {
        let group = self.group(at)?;
        let before = groups.partition_point(|g| *g < at).checked_sub(1);
        let inherited = before.and_then(|b| known.get(b).copied().flatten());
        if let Some(behind) = self.inverted(at, group).or_else(|| self.existing(at, group)) {
            return Some(self.bare(behind));
        }
        // "kept her from winning": her
        let from = group.prepositional && self.document.is(group.run.start.wrapping_sub(1), "from");
        if group.infinitive || from {
            return self.controller(at, before.and_then(|b| groups.get(b).copied()), inherited);
        }
        // "Canada joined the US in labelling": Canada
        if group.prepositional && !group.finite && inherited.is_some() {
            return inherited;
        }
        let mut i = at;
        while i > 0 {
            i -= 1;
            match self.chunk(i)? {
                Chunk::Break(Break::Comma, _) if i + 1 == at => match self.opening(i) {
                    Some(open) => i = open,
                    None => continue,
                },
                Chunk::Break(Break::Coordinator, _) if i + 1 == at => return inherited,
                Chunk::Break(Break::Relative, _) => return self.antecedent(i),
                Chunk::Break(Break::Stop | Break::Subordinator, _) => {
                    return if group.finite { None } else { inherited };
                }
                Chunk::Phrase(p) if p.preposition.is_none() => {
                    if self.is_object(i) && i + 1 != at {
                        continue;
                    }
                    if group.finite || i + 1 == at || self.adjacent(i, at) {
                        return Some(self.listed(i));
                    }
                    return inherited.or_else(|| Some(self.listed(i)));
                }
                Chunk::Phrase(_) if !group.finite && i + 1 == at => return Some(self.bare(i)),
                Chunk::Group(g) if g.finite => match self.relative_before(i) {
                    Some(open) => i = open,
                    None => return inherited,
                },
                _ => {}
            }
        }
        inherited.filter(|_| !group.finite)
    }

    /// "…, said Brandt": the phrase behind a verb of saying that follows what was said.
    fn inverted(&self, at: usize, group: &Group) -> Option<usize> {
        let before = self.document.token(group.run.start.checked_sub(1)?);
        let follows = before.kind == Kind::Close || self.document.is(group.run.start - 1, ",");
        let speaker = self.phrase(at + 1).is_some_and(|p| p.preposition.is_none());
        let ends = !matches!(self.chunk(at + 2), Some(Chunk::Group(_)));
        (group.reporting && group.finite && !group.passive && follows && speaker && ends).then_some(at + 1)
    }

    /// "there is no system": the phrase behind.
    fn existing(&self, at: usize, group: &Group) -> Option<usize> {
        let there = self.document.is(group.run.start.checked_sub(1)?, "there");
        (there && self.phrase(at + 1).is_some_and(|p| p.preposition.is_none())).then_some(at + 1)
    }

    /// Only loose words stand between the two chunks.
    fn adjacent(&self, left: usize, right: usize) -> bool {
        (left + 1..right).all(|i| matches!(self.chunk(i), Some(Chunk::Loose(_) | Chunk::Date(_))))
    }

    /// An object of a verb that is not finite: "weapons reaching [traffickers] are".
    fn is_object(&self, at: usize) -> bool {
        at > 0 && self.group(at - 1).is_some_and(|g| !g.finite && !g.passive)
    }

    /// The comma that opens what the comma at `close` closes: an apposition or a relative clause.
    fn opening(&self, close: usize) -> Option<usize> {
        (0..close).rev().take(14).find(|i| self.is_break(*i, Break::Comma)).filter(|open| {
            let first = self.chunk(open + 1);
            matches!(first, Some(Chunk::Break(Break::Relative, _)))
                || first.is_some_and(|c| {
                    c.phrase().is_some_and(|p| p.preposition.is_none()) && self.only_phrases(open + 1, close)
                })
                || matches!(first, Some(Chunk::Group(g)) if !g.finite)
                || matches!(first, Some(Chunk::Date(_)))
        })
    }

    fn only_phrases(&self, from: usize, to: usize) -> bool {
        (from..to).all(|i| !matches!(self.chunk(i), Some(Chunk::Group(g)) if g.finite))
    }

    /// Where the relative clause of the finite verb at `at` begins.
    fn relative_before(&self, at: usize) -> Option<usize> {
        (0..at).rev().take(8).find(|i| self.is_break(*i, Break::Relative))
    }

    /// The phrase before a relative: "the men, who"; "in labs, which".
    fn antecedent(&self, relative: usize) -> Option<Subject> {
        let mut i = relative;
        while i > 0 {
            i -= 1;
            match self.chunk(i)? {
                Chunk::Phrase(_) => return Some(self.bare(i)),
                Chunk::Break(Break::Comma, _) | Chunk::Date(_) | Chunk::Loose(_) => {}
                _ => return None,
            }
        }
        None
    }

    /// "X wants to go": X. "X asked Y to go": Y.
    fn controller(&self, at: usize, before: Option<usize>, inherited: Option<Subject>) -> Option<Subject> {
        let between = before.map_or(0, |b| b + 1)..at;
        let object = between.clone().find(|i| self.phrase(*i).is_some_and(|p| p.preposition.is_none()));
        match object {
            Some(i) if Some(i) == before.map(|b| b + 1) => Some(self.bare(i)),
            Some(i) if inherited.is_none() => Some(self.bare(i)),
            _ => inherited,
        }
    }

    fn bare(&self, at: usize) -> Subject {
        let phrase = self.phrase(at);
        Subject { chunk: at, run: phrase.map_or(Run::default(), |p| p.run), head: phrase.map_or(0, |p| p.head) }
    }

    /// A subject with what is listed before it: "Canada, Mexico and the US".
    fn listed(&self, at: usize) -> Subject {
        let mut found = self.bare(at);
        // "the lists, and it lost": a pronoun begins anew
        if self.phrase(at).is_some_and(|p| p.pronoun) {
            return found;
        }
        let (mut i, mut first) = (at, at);
        while i >= 2 {
            let joined =
                self.is_break(i - 1, Break::Coordinator) || (first != at && self.is_break(i - 1, Break::Comma));
            let back = if joined && self.is_break(i - 2, Break::Comma) && i >= 3 { i - 3 } else { i - 2 };
            let plain = self.phrase(back).is_some_and(|p| p.preposition.is_none());
            if !joined || !plain || (back > 0 && self.group(back - 1).is_some()) {
                break;
            }
            first = back;
            found.run = found.run.join(self.bare(back).run);
            i = back;
        }
        found
    }

    fn act(&self, at: usize, order: usize, subject: Option<Subject>, taken: &[usize]) -> Option<Act> {
        let group = *self.group(at)?;
        let mut slots = Vec::with_capacity(4);
        if let Some(s) = subject {
            let part = if group.passive { Part::Patient } else { Part::Agent };
            slots.push(Slot { part, run: s.run, head: s.head });
        }
        let (first, last) = (self.left(at, subject, order), self.right(at, &group, taken, &mut slots));
        if group.finite {
            self.leading(at, subject, order == 0, &mut slots);
        }
        let start = subject.filter(|s| s.chunk < at).map_or(first, |s| first.min(s.run.start));
        let stance = Stance { affirmed: !group.negated, status: Status::Fact };
        slots.sort_by_key(|s| s.run.start);
        slots.shrink_to_fit();
        Some(Act {
            head: group.head,
            group: group.run,
            passive: group.passive,
            copula: group.copula,
            clause: Run::new(start, last),
            slots,
            stance,
        })
    }

    fn left(&self, at: usize, subject: Option<Subject>, order: usize) -> usize {
        let run = self.chunk(at).map_or(Run::default(), Chunk::run);
        if order == 0 {
            return self.chunks.first().map_or(run.start, |c| c.run().start);
        }
        subject
            .map_or(run.start, |s| if s.chunk < at && self.only_phrases(s.chunk, at) { s.run.start } else { run.start })
    }

    /// Dates and prepositional phrases that stand before the verb: "On Thursday in Paris, X did".
    fn leading(&self, at: usize, subject: Option<Subject>, first: bool, slots: &mut Vec<Slot>) {
        let from = if first { 0 } else { subject.map_or(at, |s| s.chunk + 1).min(at) };
        for i in from..at {
            match self.chunk(i) {
                Some(Chunk::Date(run)) => {
                    slots.push(Slot { part: Part::When, run: *run, head: run.end.saturating_sub(1) })
                }
                Some(Chunk::Phrase(p)) if first && subject.is_none_or(|s| i < s.chunk) => {
                    if let Some(prep) = p.preposition {
                        slots.push(Slot { part: Part::Prep(self.document.word(prep)), run: p.run, head: p.head });
                    }
                }
                Some(Chunk::Group(_)) => break,
                _ => {}
            }
        }
    }

    /// Objects, complements and prepositional phrases behind the verb, up to the next verb or its subject.
    fn right(&self, at: usize, group: &Group, taken: &[usize], slots: &mut Vec<Slot>) -> usize {
        let mut end = group.run.end;
        let (mut direct, mut after_comma) = (0, false);
        for i in at + 1..self.chunks.len() {
            // “… our sovereignty,” the president said: what follows the quotation is no part of the clause in it
            let next = self.chunk(i).map_or(end, |c| c.run().start);
            if after_comma && (end..next).any(|t| self.document.token(t).kind == Kind::Close) {
                break;
            }
            match self.chunk(i) {
                // "of" hangs on the noun before it
                Some(Chunk::Phrase(p)) if i > at + 1 && p.preposition.is_some_and(|w| self.document.is(w, "of")) => {}
                Some(Chunk::Phrase(p)) => {
                    if taken.contains(&i) && p.preposition.is_none() {
                        // "there is no rule on it": the subject stands behind its verb
                        if i == at + 1 && self.existing(at, group).is_some() {
                            end = p.run.end;
                            continue;
                        }
                        break;
                    }
                    self.place(group, p, &mut direct, after_comma, slots);
                }
                Some(Chunk::Date(run)) => {
                    slots.push(Slot { part: Part::When, run: *run, head: run.end.saturating_sub(1) })
                }
                Some(Chunk::Break(Break::Subordinator, word)) => {
                    slots.extend(self.dated_by(i, *word));
                    break;
                }
                Some(Chunk::Group(_) | Chunk::Break(Break::Stop | Break::Relative, _)) | None => break,
                Some(Chunk::Break(Break::Comma, _)) => after_comma = true,
                Some(Chunk::Break(Break::Coordinator, _) | Chunk::Loose(_)) => {}
            }
            end = self.chunk(i).map_or(end, |c| c.run().end);
        }
        end
    }

    /// "since the army was deployed in 2006" tells since when.
    fn dated_by(&self, clause: usize, word: usize) -> Option<Slot> {
        if !self.document.is(word, "since") {
            return None;
        }
        let inside = self.chunks.get(clause + 1..).unwrap_or_default().iter();
        inside.take_while(|c| !matches!(c, Chunk::Break(..))).find_map(|c| match c {
            Chunk::Date(run) => Some(Slot { part: Part::When, run: *run, head: run.end.saturating_sub(1) }),
            _ => None,
        })
    }

    fn place(&self, group: &Group, phrase: &Phrase, direct: &mut usize, after_comma: bool, slots: &mut Vec<Slot>) {
        let slot = |part| Slot { part, run: phrase.run, head: phrase.head };
        if let Some(prep) = phrase.preposition {
            let word = self.document.word(prep);
            let by_agent = group.passive && word == Word::of("by");
            slots.push(slot(if by_agent { Part::Agent } else { Part::Prep(word) }));
            return;
        }
        *direct += 1;
        if after_comma {
            if let Some(list) = slots.last_mut().filter(|s| s.head > group.head) {
                list.run = list.run.join(phrase.run);
            }
            return;
        }
        match *direct {
            1 if group.copula => slots.push(slot(Part::Complement)),
            1 if group.passive => slots.push(slot(Part::Complement)),
            1 => slots.push(slot(Part::Patient)),
            _ => {
                if let Some(list) = slots.last_mut().filter(|s| s.head > group.head) {
                    list.run = list.run.join(phrase.run);
                }
            }
        }
    }
}
