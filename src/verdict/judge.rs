//! From findings to a verdict: the policy table read over one clause, and the clauses put together.

use super::bearing::{Bearing, outcome};
use super::model::{Detail, Evidence, Passage};
use super::paraphrase::torn;
use super::tacit::led;
use crate::evidence::{Alignment, UnitKind};
use crate::finding::{Case, Finding};
use crate::lexicon::{Tag, Truth};
use crate::outcome::{Agreement, Basis, Caveat, DetailKind, Reason, Verdict};
use crate::rule::{Outcome, Policy};
use crate::text::{Run, Span, Word};

/// What the source says of one clause.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The verdict; `None` where the clause holds nothing to check.
    pub verdict: Option<Verdict>,
    /// How it is supported.
    pub basis: Option<Basis>,
    /// The weight that is established, and the whole weight.
    pub weight: (f32, f32),
    /// The deciding finding, and every other one that excludes.
    pub against: Vec<Finding>,
    /// Differences shown but not trusted.
    pub possible: Vec<Finding>,
    /// Findings that agree.
    pub agreeing: Vec<Finding>,
    /// Caveats of support.
    pub caveats: Vec<Caveat>,
    /// The main reason of an absent verdict.
    pub reason: Option<Reason>,
    /// Tokens of the statement without a counterpart.
    pub missing: Vec<Run>,
    /// The passage that bears on it, or comes nearest.
    pub passage: Option<Span>,
    /// How the clause lies beside that passage, where it is supported.
    pub borne: Option<Alignment>,
}

/// How many of the nearest passages a paraphrase is looked for in.
const NEAREST: usize = 4;
/// Judges one clause by its findings.
pub fn clause(policy: &Policy, case: &Case, findings: &[Finding]) -> Answer {
    let check = Bearing { case, policy, findings };
    let mut answer = Answer { agreeing: pick(findings, |f| f.agreement == Agreement::Entails), ..Answer::default() };
    answer.weight.1 = case.side.units.iter().map(|u| u.weight).sum();
    if case.side.units.iter().all(|u| u.weight <= 0.0) {
        return answer;
    }
    let support = check.support();
    answer.against =
        pick(findings, |f| f.agreement == Agreement::Excludes && outcome(policy, f) == Outcome::Contradicted);
    let worded = |f: &Finding| &*f.rule == "wording";
    answer
        .against
        .sort_by(|a, b| b.identity.total_cmp(&a.identity).then(a.claim.cmp(&b.claim)).then(worded(a).cmp(&worded(b))));
    answer.possible = pick(findings, |f| f.agreement == Agreement::Excludes && outcome(policy, f) == Outcome::Possible);
    let best = case.passages.first();
    let shown = support.as_ref().map(|(_, a)| a).or(best);
    answer.passage = shown.map(|a| check.span(a));
    answer.missing = shown.map_or_else(|| case.side.units.iter().map(|u| u.run).collect(), |a| check.missing(a));
    answer.weight.0 = shown.map_or(0.0, |a| check.matched(a));
    match support {
        Some((basis, passage)) if answer.against.is_empty() => {
            answer.verdict = Some(Verdict::Supported);
            answer.basis = Some(basis);
            let here = check.span(&passage);
            let near = answer.agreeing.iter().filter(|f| f.evidence.is_none_or(|e| here.overlaps(e)));
            answer.caveats = near.flat_map(|f| f.caveats.iter().copied()).collect();
            answer.caveats.extend((basis == Basis::Paraphrased).then_some(Caveat::WordsMissing));
            answer.borne = Some(passage);
        }
        _ if !answer.against.is_empty() => answer.verdict = Some(Verdict::Contradicted),
        _ => {
            answer.verdict = Some(Verdict::Absent);
            answer.reason = Some(check.absent_because(best));
        }
    }
    answer
}

fn pick(findings: &[Finding], keep: impl Fn(&Finding) -> bool) -> Vec<Finding> {
    findings.iter().filter(|f| keep(f)).cloned().collect()
}

impl Bearing<'_> {
    /// The first passage that bears the whole clause, one sentence before two.
    fn support(&self) -> Option<(Basis, Alignment)> {
        let passages = &self.case.passages;
        let single = passages.iter().find(|p| self.bears(p, false)).map(|p| {
            let basis = if self.exact(p) >= self.policy.exact { Basis::Stated } else { Basis::Reworded };
            (basis, p.clone())
        });
        let spread = || self.case.utterances.iter().find(|p| self.bears(p, false));
        single
            .or_else(|| Some((Basis::Joined, spread()?.clone())))
            .or_else(|| {
                let pairs =
                    passages.iter().enumerate().flat_map(|(k, a)| passages.iter().skip(k + 1).map(move |b| (a, b)));
                pairs
                    .filter(|(a, b)| a.sentences.0.abs_diff(b.sentences.0) == 1)
                    .map(|(a, b)| a.join(b, &self.case.side.units))
                    .find(|joined| self.bears(joined, true))
                    .map(|joined| (Basis::Joined, joined))
            })
            .or_else(|| Some((Basis::Paraphrased, self.retold()?)))
    }

    /// The passage, of one sentence or two neighbours, that shares most with the clause, where that is enough.
    fn retold(&self) -> Option<Alignment> {
        let rate = &self.policy.paraphrased;
        let nearest = self.case.passages.get(..NEAREST).unwrap_or(&self.case.passages);
        let pairs = nearest.iter().enumerate().flat_map(|(k, a)| nearest.iter().skip(k + 1).map(move |b| (a, b)));
        let next = pairs.filter(|(a, b)| a.sentences.0.abs_diff(b.sentences.0) == 1);
        let joined = next.map(|(a, b)| a.join(b, &self.case.side.units)).filter(|p| !self.lent(p));
        let scored = nearest.iter().cloned().chain(joined).map(|p| (self.points(&p), p));
        // of equals the first
        let best = scored.reduce(|a, b| if b.0 > a.0 { b } else { a });
        best.filter(|(points, p)| points.is_some_and(|n| n >= rate.points) && !self.set_apart(p) && !self.blocked(p))
            .map(|(_, p)| p)
    }

    /// A name, a figure or a date has no counterpart, or a name is put together of others, or a word is missing that would
    /// turn round what it leads.
    fn set_apart(&self, passage: &Alignment) -> bool {
        let number = |run: Run| self.case.claim.terms.get(run.start).is_some_and(|t| t.tag == Tag::Number);
        self.case.side.units.iter().zip(&passage.links).filter(|(u, _)| u.weight > 0.0).any(|(unit, link)| {
            let name = unit.kind == UnitKind::Name;
            let typed = name || matches!(unit.kind, UnitKind::Quantity | UnitKind::Date) || number(unit.run);
            let missing =
                || link.is_none() && self.settled(unit.run).is_none() && self.follows(unit.run, passage).is_none();
            (typed || self.turns(unit.lemma)) && missing()
                || name && unit.mention.is_some_and(|m| torn(self.case, passage, m))
        })
    }

    /// "Prevented", "despite", "trailing": not so, or elsewhere, what they lead.
    fn turns(&self, lemma: Word) -> bool {
        let denies = self.case.aligner.lexicon.operator(lemma).is_some_and(|o| o.if_affirmed == Truth::False);
        denies || self.contrary(lemma) || led(self.case, lemma)
    }

    fn exact(&self, passage: &Alignment) -> f32 {
        let units = self.case.side.units.iter().zip(&passage.links);
        let (mut exact, mut last, mut ordered) = (0.0, 0, true);
        for (unit, link) in units {
            if let Some(link) = link.filter(|l| l.exact) {
                exact += unit.weight;
                ordered &= link.at >= last;
                last = link.at;
            }
        }
        if ordered && passage.total > 0.0 { exact / passage.total } else { 0.0 }
    }

    fn absent_because(&self, best: Option<&Alignment>) -> Reason {
        let here = best.map(|p| self.span(p));
        let near = |f: &&Finding| f.evidence.is_none_or(|e| here.is_some_and(|h| h.overlaps(e)));
        let mut open = self.findings.iter().filter(|f| f.agreement == Agreement::Unknown && f.reason != Reason::Agrees);
        // or nobody says what another passage tells
        let said = |f: &&Finding| f.kind == DetailKind::Speaker;
        let voiced = self.findings.iter().filter(|f| f.agreement == Agreement::Entails).filter(near).any(|f| said(&f));
        if let Some(open) = open.clone().find(near).or_else(|| open.find(|f| said(f) && !voiced)) {
            return open.reason;
        }
        match best {
            None => Reason::NotInSource,
            Some(p) if p.share() < 0.5 => Reason::NotInSource,
            Some(_) => Reason::Uncovered,
        }
    }
}

/// The detail that a finding stands for.
pub fn detail(finding: &Finding, source: usize, verdict: Verdict) -> Detail {
    let evidence = finding
        .evidence
        .map(|span| Evidence { passage: Passage { source, span }, value: finding.source_value.clone() });
    Detail {
        kind: finding.kind,
        span: finding.claim,
        value: finding.claim_value.clone(),
        verdict,
        difference: (finding.agreement != Agreement::Entails).then_some(finding.difference),
        reason: finding.reason,
        identity: finding.identity,
        rule: finding.rule.clone(),
        evidence: evidence.into_iter().collect(),
        caveats: finding.caveats.clone(),
    }
}
