//! What a passage needs in order to bear a clause: the gates that stand between a counterpart and support.

use super::joined::{misbound, nominal};
use super::paraphrase::points;
use super::tacit::tacit;
use crate::evidence::{Alignment, Unit, UnitKind};
use crate::finding::{Case, Finding};
use crate::lexicon::Pos;
use crate::outcome::{Agreement, DetailKind, Difference};
use crate::reading::{Act, Part};
use crate::rule::{Outcome, Policy, Support};
use crate::text::{Run, Span, Word};
use std::iter;

/// What keeps a passage from bearing a clause. Weights as in the lexicon, shares from 0 to 1; runs in the statement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Gate {
    /// A name, figure or date without a counterpart.
    Typed(Run),
    /// A verb without one.
    Verb(Run),
    /// What the subject is said to be, without one.
    Predicate(Run),
    /// A word that turns the sense (fewer, contrary), without one.
    Turning(Run),
    /// A word without one that weighs more than a single one may: its weight.
    Heavy(Run, f32),
    /// The share of the weight that has a counterpart is too small: that share.
    Coverage(f32),
    /// All words without one weigh too much: their weight.
    Missing(f32),
    /// A finding (by number) that excludes or leaves open.
    Finding(usize),
    /// Two sentences that may not lend each other what they say.
    Apart,
}

/// One clause with what was found of it.
#[derive(Clone, Copy)]
pub struct Bearing<'a> {
    /// The clause beside the source.
    pub case: &'a Case<'a>,
    /// What support needs.
    pub policy: &'a Policy,
    /// Everything that was found.
    pub findings: &'a [Finding],
}

/// Why a word needs no counterpart of its own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Follows<'a> {
    /// A finding that agrees tells it.
    Told(&'a Finding),
    /// The verb only names a relation that the source tells without a verb.
    Tacit,
}

/// From this identity on, a difference stands in the way of support by one sentence ...
const SURE: f32 = 0.5;
/// ... and by two.
const HALF: f32 = 0.3;
/// A verb that weighs more may not be missing.
const VERB: f32 = 1.3;
/// A predicate noun or adjective that weighs more may not be missing.
const LIGHT: f32 = 0.5;

/// What a finding does by the policy, or by the levels of its own rule.
pub fn outcome(policy: &Policy, finding: &Finding) -> Outcome {
    finding.levels.unwrap_or_else(|| policy.levels(finding.difference)).outcome(finding.identity)
}

impl<'a> Bearing<'a> {
    /// Whether a passage bears the clause; what was `joined` of two sentences needs more.
    pub fn bears(&self, passage: &Alignment, joined: bool) -> bool {
        self.gates(passage, joined).next().is_none()
    }

    /// What one sentence needs, or two that were `joined`.
    pub fn need(&self, joined: bool) -> &'a Support {
        if joined { &self.policy.joined } else { &self.policy.reworded }
    }

    /// Everything that keeps a passage from bearing the clause; what costs least to find out comes first.
    pub fn gates<'b>(&'b self, passage: &'b Alignment, joined: bool) -> impl Iterator<Item = Gate> + 'b {
        let need = self.need(joined);
        let apart = move || joined && self.lent(passage);
        self.lost(passage)
            .filter_map(|u| self.fatal(u))
            .chain(iter::once_with(|| self.uncovered(passage, need)).flatten())
            .chain(iter::once_with(|| self.weighed(passage, need)).flatten().flatten())
            .chain((0..self.findings.len()).filter(|k| self.blocks(*k, passage)).map(Gate::Finding))
            .chain(iter::once_with(apart).filter(|a| *a).map(|_| Gate::Apart))
    }

    /// Whether two sentences lend each other what they may not.
    pub fn lent(&self, passage: &Alignment) -> bool {
        nominal(self.case, passage) || misbound(self.case, passage)
    }

    /// The units of the clause that have no counterpart and need one.
    fn lost<'b>(&'b self, passage: &'b Alignment) -> impl Iterator<Item = &'b Unit> + 'b {
        let units = self.case.side.units.iter().zip(&passage.links);
        units.filter(|(u, l)| l.is_none() && self.follows(u.run, passage).is_none()).map(|(u, _)| u)
    }

    /// The gate that a word without a counterpart closes by itself, whatever it weighs beside the others.
    fn fatal(&self, unit: &Unit) -> Option<Gate> {
        let typed = matches!(unit.kind, UnitKind::Name | UnitKind::Quantity | UnitKind::Date);
        if typed && unit.weight > 0.0 && self.settled(unit.run).is_none() {
            Some(Gate::Typed(unit.run))
        } else if unit.kind == UnitKind::Verb && self.tells(unit) {
            Some(Gate::Verb(unit.run))
        } else if unit.weight > LIGHT && self.predicated(unit.run) {
            Some(Gate::Predicate(unit.run))
        } else {
            self.contrary(unit.lemma).then_some(Gate::Turning(unit.run))
        }
    }

    /// Whether a verb tells an act that may not be missing: any but those of little meaning and those that frame what is said.
    fn tells(&self, unit: &Unit) -> bool {
        let lexicon = self.case.aligner.lexicon;
        let verb = |set: &str| lexicon.set(set).is_some_and(|id| lexicon.holds(id, unit.lemma, Pos::Verb));
        // "named the members": who does it does something; "a boat named Ada" only has a name
        let done = |act: &Act| {
            let fills = |part: Part| act.slots.iter().any(|s| s.part == part);
            !act.passive && fills(Part::Agent) && fills(Part::Patient) && self.case.claim.finite(act)
        };
        let acts = || self.case.acts().any(|a| a.head == unit.run.start && done(a));
        let plain = ["light", "frame", "faint"].iter().any(|set| verb(set)) || verb("naming") && !acts();
        unit.weight > VERB || !plain
    }

    /// The gates that the weight of what is lost closes.
    fn weighed(&self, passage: &Alignment, need: &Support) -> [Option<Gate>; 2] {
        let (mut heaviest, mut sum): (Option<&Unit>, f32) = (None, 0.0);
        for unit in self.lost(passage) {
            sum += unit.weight;
            heaviest = heaviest.filter(|h| h.weight >= unit.weight).or(Some(unit));
        }
        let heavy = heaviest.filter(|u| u.weight > need.heaviest).map(|u| Gate::Heavy(u.run, u.weight));
        [heavy, (sum > need.missing).then_some(Gate::Missing(sum))]
    }

    /// What a copula says its subject is: "the jurors were *women*" has no other predicate.
    fn predicated(&self, run: Run) -> bool {
        let complements = self.case.acts().filter(|a| a.copula).flat_map(|a| &a.slots);
        complements.filter(|s| s.part == Part::Complement).any(|s| run.has(s.head))
    }

    /// A typed finding that agrees accounts for its own words; a rule, for those that it tells: not for "Ginger" of "Ginger
    /// MP Falk", of whom it looks at the name.
    pub fn settled(&self, run: Run) -> Option<&'a Finding> {
        let agrees = |f: &&Finding| f.agreement == Agreement::Entails && &*f.rule != "wording";
        let tells =
            |f: &Finding| f.told.iter().any(|t| t.overlaps(run)) || f.kind != DetailKind::Act && f.covers == run;
        self.findings.iter().filter(agrees).find(|f| f.covers.contains(run) && tells(f))
    }

    /// Words of relation that may not be missing.
    pub fn contrary(&self, lemma: Word) -> bool {
        ["fewer", "contrary"].iter().any(|set| self.case.aligner.lexicon.has(set, lemma))
    }

    /// The points of a passage as a paraphrase; `None` where it holds too few words of the clause.
    pub fn points(&self, passage: &Alignment) -> Option<f32> {
        let there = |run: Run| self.follows(run, passage).is_some() || self.settled(run).is_some();
        points(self.case, passage, self.span(passage), self.findings, &self.policy.paraphrased, there)
    }

    /// Whether any finding stands in the way of support by a passage.
    pub fn blocked(&self, passage: &Alignment) -> bool {
        (0..self.findings.len()).any(|k| self.blocks(k, passage))
    }

    /// The gate of too small a share.
    fn uncovered(&self, passage: &Alignment, need: &Support) -> Option<Gate> {
        let matched = self.matched(passage);
        (matched < need.coverage * passage.total).then(|| Gate::Coverage(matched / passage.total))
    }

    /// The weight that has its counterpart in the passage, or follows from it.
    pub fn matched(&self, passage: &Alignment) -> f32 {
        let units = self.case.side.units.iter().zip(&passage.links);
        let alone = units.filter(|(u, l)| l.is_none() && self.follows(u.run, passage).is_some());
        passage.matched + alone.map(|(u, _)| u.weight).sum::<f32>()
    }

    /// What needs no counterpart of its own: a figure that follows, the words of a rule, a verb that the source leaves unsaid.
    pub fn follows(&self, run: Run, passage: &Alignment) -> Option<Follows<'a>> {
        let here = self.span(passage);
        let near = |f: &&Finding| f.agreement == Agreement::Entails && f.evidence.is_some_and(|e| here.overlaps(e));
        let tells = |f: &&Finding| run.iter().all(|at| f.told.iter().any(|t| t.has(at)));
        let told = self.findings.iter().filter(near).find(tells).map(Follows::Told);
        told.or_else(|| tacit(self.case, passage, run).then_some(Follows::Tacit))
    }

    /// Whether a finding (by number) stands in the way of support by a passage.
    fn blocks(&self, number: usize, passage: &Alignment) -> bool {
        let Some(f) = self.findings.get(number) else { return false };
        // of two sentences, each tells the clause in part only
        let least = if passage.sentences.0 == passage.sentences.1 { SURE } else { HALF };
        let near = f.evidence.is_none_or(|e| self.span(passage).overlaps(e));
        match f.agreement {
            Agreement::Entails => false,
            Agreement::Excludes => f.identity >= least && (near || outcome(self.policy, f) != Outcome::Absent),
            // a quotation that the source does not have as one is never made good by its words
            // nor what another passage denies of nearly the same words
            Agreement::Unknown => {
                let denied = f.difference == Difference::Polarity && outcome(self.policy, f) != Outcome::Absent;
                near || denied || f.kind == DetailKind::Quote || f.difference == Difference::SpeakerOfQuote
            }
        }
    }

    /// The units of the statement that weigh something and have neither a counterpart nor need none.
    pub fn missing(&self, passage: &Alignment) -> Vec<Run> {
        self.lost(passage).filter(|u| u.weight > 0.0).map(|u| u.run).collect()
    }

    /// The bytes of the passage in the source.
    pub fn span(&self, passage: &Alignment) -> Span {
        let document = &self.case.source.reading.document;
        let first = document.span(self.case.sentence(passage.sentences.0));
        first.join(document.span(self.case.sentence(passage.sentences.1)))
    }
}
