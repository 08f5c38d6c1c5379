//! Acts: who did what to whom, where and when, read from the chunks of a sentence in one way for all its forms.

use super::chunk::{Break, Chunk, Group, Phrase};
use super::model::{Act, Part, Slot, Stance, Status};
use super::subject::{Clauses, Subject};
use crate::text::{Kind, Run, Word};

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
        .filter_map(|(g, s)| s.map(|s| s.chunk).filter(|c| !clauses.relative(*c, *g)))
        .collect();
    groups
        .iter()
        .enumerate()
        .filter_map(|(k, at)| clauses.act(*at, k, subjects.get(k).copied().flatten(), &taken))
        .collect()
}

impl Clauses<'_> {
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
                    // "died of burns and smoke", "killed Falk, Brandt": what is listed fills one part
                    let listed = after_comma || self.is_break(i - 1, Break::Coordinator);
                    self.place(group, p, &mut direct, listed, slots);
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

    fn place(&self, group: &Group, phrase: &Phrase, direct: &mut usize, listed: bool, slots: &mut Vec<Slot>) {
        let slot = |part| Slot { part, run: phrase.run, head: phrase.head };
        if let Some(prep) = phrase.preposition {
            let word = self.document.word(prep);
            let by_agent = group.passive && word == Word::of("by") && !phrase.measure;
            slots.push(slot(if by_agent { Part::Agent } else { Part::Prep(word) }));
            return;
        }
        *direct += 1;
        if group.giving && !listed && given(group, *direct, slots) {
            slots.push(slot(Part::Patient));
            return;
        }
        if listed {
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

/// "Gave her the key", "she was given the key": what stands first is to whom, where something follows.
fn given(group: &Group, direct: usize, slots: &mut [Slot]) -> bool {
    let taken = match direct {
        1 if group.passive => slots.iter_mut().find(|s| s.part == Part::Patient && s.run.end <= group.run.start),
        2 if !group.passive => slots.iter_mut().find(|s| s.part == Part::Patient && s.run.start >= group.run.end),
        _ => None,
    };
    taken.map(|s| s.part = Part::Recipient).is_some()
}
