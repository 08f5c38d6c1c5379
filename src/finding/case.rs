//! A case: one clause of a statement with the passages of the source that come nearest.

use super::model::Finding;
use crate::evidence::{Aligner, Alignment, Link, Side, Source, Unit, UnitKind};
use crate::outcome::{Agreement, DetailKind, Difference, Reason};
use crate::reading::{Act, Phrase, Reading};
use crate::text::Run;

/// One clause beside the source.
pub struct Case<'a> {
    /// The statement.
    pub claim: &'a Reading,
    /// The tokens of the clause.
    pub clause: Run,
    /// The clause's units.
    pub side: &'a Side,
    /// The source.
    pub source: &'a Source,
    /// Lays one beside the other.
    pub aligner: &'a Aligner<'a>,
    /// The nearest sentences of the source, best first.
    pub passages: Vec<Alignment>,
}

impl<'a> Case<'a> {
    /// Lays a clause beside the sentences that come nearest.
    pub fn new(claim: &'a Reading, clause: Run, side: &'a Side, source: &'a Source, aligner: &'a Aligner<'a>) -> Self {
        let candidates = source.candidates(aligner.lexicon, &side.units);
        let mut passages: Vec<Alignment> =
            candidates.iter().filter_map(|k| source.sides.get(*k).map(|s| aligner.align(side, s, *k))).collect();
        passages.sort_by(|a, b| b.matched.total_cmp(&a.matched).then(a.sentences.cmp(&b.sentences)));
        Self { claim, clause, side, source, aligner, passages }
    }
}

impl Case<'_> {
    /// The acts of the clause.
    pub fn acts(&self) -> impl Iterator<Item = &Act> {
        self.claim.acts.iter().filter(|a| self.clause.has(a.head))
    }

    /// The acts of one sentence of the source.
    pub fn source_acts(&self, sentence: usize) -> &[Act] {
        let run = self.sentence(sentence);
        let acts = &self.source.reading.acts;
        let from = acts.partition_point(|a| a.head < run.start);
        let to = acts.partition_point(|a| a.head < run.end);
        acts.get(from..to).unwrap_or(&[])
    }

    /// The tokens of one sentence of the source.
    pub fn sentence(&self, sentence: usize) -> Run {
        self.source.reading.document.sentences().get(sentence).map_or(Run::default(), |s| s.run)
    }

    /// The counterpart of the statement's token `at` in a passage.
    pub fn link(&self, passage: &Alignment, at: usize) -> Option<Link> {
        passage.links.get(self.side.unit_at(at)?).copied().flatten()
    }

    /// The unit at a token of the statement.
    pub fn unit(&self, at: usize) -> Option<&Unit> {
        self.side.units.get(self.side.unit_at(at)?)
    }

    /// The act of the passage's first sentence that says what `act` says: the one whose head is its head's counterpart;
    /// for a verb that carries no meaning of its own (be, do), the one in front of the counterpart of what follows it.
    pub fn partner(&self, passage: &Alignment, act: &Act) -> Option<&Act> {
        let acts = self.source_acts(passage.sentences.0);
        if self.unit(act.head).is_some() {
            let at = self.link(passage, act.head).filter(|l| l.score >= 0.7)?.at;
            return acts.iter().find(|b| b.head == at || b.group.has(at));
        }
        let follows =
            (act.group.end..(act.group.end + 6).min(self.clause.end)).find_map(|at| self.link(passage, at))?;
        acts.iter().filter(|b| b.group.end <= follows.at && b.group.end + 6 > follows.at).max_by_key(|b| b.group.end)
    }

    /// The share of the clause's weight that has a counterpart in the passage, the units inside `without` left out.
    pub fn identity(&self, passage: &Alignment, without: Run) -> f32 {
        let (mut matched, mut total) = (0.0, 0.0);
        for (unit, link) in self.side.units.iter().zip(&passage.links) {
            if without.overlaps(unit.run) {
                continue;
            }
            total += unit.weight;
            matched += link.map_or(0.0, |l| l.score * unit.weight);
        }
        if total > 0.0 { matched / total } else { 0.0 }
    }

    /// How many units besides `without` have a counterpart; names and figures count twice.
    pub fn anchors(&self, passage: &Alignment, without: Run) -> usize {
        let units = self.side.units.iter().zip(&passage.links);
        units
            .filter(|(u, l)| l.is_some() && !without.overlaps(u.run) && u.weight >= 1.0)
            .map(|(u, _)| if matches!(u.kind, UnitKind::Name | UnitKind::Quantity | UnitKind::Date) { 2 } else { 1 })
            .sum()
    }

    /// The noun phrase of the source that holds token `at`.
    pub fn source_phrase(&self, at: usize) -> Option<&Phrase> {
        self.source.reading.phrase_at(at)
    }

    /// A difference between the statement's run and the source's run.
    pub fn differ(
        &self,
        kind: DetailKind,
        difference: Difference,
        reason: Reason,
        sides: (Run, Run),
        identity: f32,
    ) -> Finding {
        let (claim, source) = sides;
        let there = &self.source.reading.document;
        Finding {
            difference,
            agreement: Agreement::Excludes,
            reason,
            identity,
            claim: self.claim.document.span(claim),
            evidence: Some(there.span(source)),
            claim_value: self.claim.document.exact(claim).to_string(),
            source_value: there.exact(source).to_string(),
            rule: "wording".into(),
            kind,
            levels: None,
            caveats: Vec::new(),
            covers: claim,
        }
    }
}
