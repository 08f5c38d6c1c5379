//! A case: one clause of a statement with the passages of the source that come nearest.

use super::model::Finding;
use crate::evidence::{Aligner, Alignment, Link, Side, Source, Unit, UnitKind};
use crate::lexicon::Lexicon;
use crate::outcome::{Agreement, DetailKind, Difference, Reason};
use crate::reading::{Act, Attribution, Phrase, Reading, Slot};
use crate::text::Run;
use crate::value::{Mention, Value, Verbatim, verbatim};

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
    /// The quotations of the clause (the words between their marks), each with what became of it.
    pub quotes: Vec<(Run, Verbatim)>,
    /// The nearest sentences of the source, best first.
    pub passages: Vec<Alignment>,
    /// For each quotation that the source has in several sentences, or whose speaker it names in another one: all of them.
    pub utterances: Vec<Alignment>,
}

/// Of more sentences, a quotation with its speaker is no one passage.
const UTTERANCE: usize = 4;
/// How many of the nearest passages are compared with the clause, whatever they hold of it ...
const COMPARED: usize = 3;
/// ... and the share of it that more must hold.
const NEAR: f32 = 0.6;

/// Fewer words in marks are ordinary words.
const QUOTED: usize = 3;

impl<'a> Case<'a> {
    /// Lays a clause beside the sentences that come nearest.
    pub fn new(claim: &'a Reading, clause: Run, side: &'a Side, source: &'a Source, aligner: &'a Aligner<'a>) -> Self {
        let quotes = quotes(claim, clause, source, aligner.lexicon);
        let verbatim: Vec<(Run, Run)> = quotes.iter().filter_map(|(words, v)| Some((*words, v.verbatim()?))).collect();
        let document = &source.reading.document;
        let mut candidates = source.candidates(aligner.lexicon, &side.units);
        for (_, found) in &verbatim {
            candidates.extend(document.sentence_at(found.start)..=document.sentence_at(found.end.saturating_sub(1)));
        }
        candidates.sort_unstable();
        candidates.dedup();
        let mut passages: Vec<Alignment> =
            candidates.iter().filter_map(|k| source.sides.get(*k).map(|s| aligner.align(side, s, *k))).collect();
        for passage in &mut passages {
            let run = document.sentences().get(passage.sentences.0).map_or(Run::default(), |s| s.run);
            for (words, found) in verbatim.iter().filter(|(_, found)| found.overlaps(run)) {
                passage.quote(&side.units, *words, *found);
            }
        }
        passages.sort_by(|a, b| b.matched.total_cmp(&a.matched).then(a.sentences.cmp(&b.sentences)));
        let utterances = verbatim.iter().filter_map(|(words, found)| utterance(side, source, aligner, *words, *found));
        let utterances = utterances.collect();
        Self { claim, clause, side, source, aligner, quotes, passages, utterances }
    }
}

/// The sentences over which a quotation and its voice are spread, as one passage.
fn utterance(side: &Side, source: &Source, aligner: &Aligner, words: Run, found: Run) -> Option<Alignment> {
    let reading = &source.reading;
    let sentence = |at: usize| reading.document.sentence_at(at);
    let said = reading.attributions.iter().filter(|a| a.quoted && a.content.overlaps(found));
    let cues = said.filter_map(|a| a.cue).map(sentence);
    let near = |k: &usize| k.abs_diff(sentence(found.start)) < UTTERANCE;
    let mut all: Vec<usize> = cues.filter(near).chain([sentence(found.start), sentence(found.end - 1)]).collect();
    all.sort_unstable();
    let (first, last) = (*all.first()?, *all.last()?);
    let parts = (first..=last).filter_map(|k| Some(aligner.align(side, source.sides.get(k)?, k)));
    let mut whole =
        parts.reduce(|a, b| a.join(&b, &side.units)).filter(|_| last > first && last - first < UTTERANCE)?;
    whole.quote(&side.units, words, found);
    Some(whole)
}

/// The quotations that end in the clause, beside the source's.
fn quotes(claim: &Reading, clause: Run, source: &Source, lexicon: &Lexicon) -> Vec<(Run, Verbatim)> {
    let there = &source.reading;
    let words = |m: &Mention| if let Value::Quote(q) = &m.value { Some(q.words) } else { None };
    let ours: Vec<Run> = claim.mentions.iter().filter_map(words).collect();
    let ours: Vec<Run> = ours.into_iter().filter(|q| q.len() >= QUOTED && clause.has(q.end - 1)).collect();
    if ours.is_empty() {
        return Vec::new();
    }
    let theirs: Vec<Run> = there.mentions.iter().filter_map(words).collect();
    ours.into_iter().map(|q| (q, verbatim(&claim.document, q, &there.document, &theirs, lexicon))).collect()
}

impl Case<'_> {
    /// The acts of the clause.
    pub fn acts(&self) -> impl Iterator<Item = &Act> {
        self.claim.acts.iter().filter(|a| self.clause.has(a.head))
    }

    /// The passages whose differences are looked for: the nearest, and every other that may bear the clause out by itself.
    pub fn compared(&self) -> &[Alignment] {
        let near = self.passages.partition_point(|p| p.share() >= NEAR);
        self.passages.get(..near.max(COMPARED)).unwrap_or(&self.passages)
    }

    /// Whether a token stands in a quotation that the source has word for word.
    pub fn verbatim(&self, at: usize) -> bool {
        self.quotes.iter().any(|(words, v)| words.has(at) && v.verbatim().is_some())
    }

    /// Whether the clause has a word of a set that tells apart from its figures that they are bounds ("on the upper estimate")
    /// or estimates.
    pub fn hedged(&self, set: &str) -> bool {
        let inside = |at: usize| self.claim.mentions_at(at).any(|(_, m)| matches!(m.value, Value::Quantity(_)));
        let mut terms = self.clause.iter().filter(|at| !inside(*at)).filter_map(|at| self.claim.terms.get(at));
        terms.any(|t| self.aligner.lexicon.has(set, t.lemma))
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
            // who lets somebody speak in the statement is no word of the one who speaks
            let quoted = |reading: &Reading, tells: &dyn Fn(&Attribution) -> bool| {
                reading.attributions.iter().any(|a| a.quoted && tells(a))
            };
            if quoted(self.claim, &|a| a.cue == Some(act.head)) && quoted(&self.source.reading, &|a| a.content.has(at))
            {
                return None;
            }
            let found = acts.iter().find(|b| b.head == at || b.group.has(at))?;
            // the same verb may stand there more than once: the one that shares most of the slots
            let lemma = |b: &Act| self.source.reading.terms.get(b.head).map(|t| t.lemma);
            let same = acts.iter().filter(|b| lemma(b) == lemma(found));
            return same.max_by_key(|b| (self.shared(passage, act, b), b.head == found.head));
        }
        let follows =
            (act.group.end..(act.group.end + 6).min(self.clause.end)).find_map(|at| self.link(passage, at))?;
        let light = |b: &&Act| self.source.sides.get(passage.sentences.0).is_some_and(|s| s.unit_at(b.head).is_none());
        let near = acts.iter().filter(|b| b.group.end <= follows.at && b.group.end + 6 > follows.at);
        near.filter(light).max_by_key(|b| b.group.end)
    }

    /// How many slots of the statement's act have their counterpart in a slot of the source's.
    fn shared(&self, passage: &Alignment, act: &Act, other: &Act) -> usize {
        let lands = |at: usize| self.link(passage, at).is_some_and(|l| other.slots.iter().any(|s| s.run.has(l.at)));
        act.slots.iter().filter(|s| lands(s.head)).count()
    }

    /// Whether something else that the statement's act takes stands with another act in the source: it is another event.
    pub fn scattered(&self, passage: &Alignment, act: &Act, other: &Act, slot: &Slot) -> bool {
        let home = |at: usize| other.slots.iter().any(|s| s.run.has(at)) || other.clause.has(at) || other.group.has(at);
        let acts = self.source_acts(passage.sentences.0);
        let taken = |at: usize| acts.iter().any(|b| b.head != other.head && b.slots.iter().any(|s| s.run.has(at)));
        let links = act.slots.iter().filter(|s| s.head != slot.head).filter_map(|s| self.link(passage, s.head));
        links.into_iter().any(|l| !home(l.at) && taken(l.at))
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
            claim_value: value(self.claim, claim),
            source_value: value(&self.source.reading, source),
            rule: "wording".into(),
            kind,
            levels: None,
            caveats: Vec::new(),
            covers: claim,
            told: Vec::new(),
        }
    }
}

/// What a run stands for, in a few words: the number of a figure, the day of a placed date, the full name behind a pronoun, else the words themselves.
pub fn value(reading: &Reading, run: Run) -> String {
    let words = || reading.document.exact(run).to_string();
    let inside = |m: &&crate::value::Mention| run.overlaps(m.run) && (run.contains(m.run) || m.run.contains(run));
    let mentions = reading.mentions_at(run.start).chain(reading.mentions_at(run.end.saturating_sub(1)));
    let figure = mentions.map(|(_, m)| m).filter(inside).find_map(|m| match &m.value {
        Value::Quantity(q) => q.value(),
        Value::Date(d) => d.days().map(|days| format!("{} ({days})", d.display)),
        _ => None,
    });
    let name = || {
        let referred = run.iter().rev().find_map(|at| reading.entities.referred(at)).filter(|_| run.len() <= 3)?;
        let entity = reading.entities.get(referred)?;
        let full = entity.mentions.iter().filter_map(|k| reading.mentions.get(*k));
        full.max_by_key(|m| m.run.len()).map(|m| reading.document.exact(m.run).to_string())
    };
    figure.or_else(name).unwrap_or_else(words)
}
