//! One clause of a trace: its words beside the passage, what was found, and what kept it from being supported.

use super::model::{Clause, Finding, Gate, Line, Pairing, Passage};
use super::text::Teller;
use crate::audit::{Auditor, Entry};
use crate::check::{Checker, Look};
use crate::evidence::{Alignment, How, Link, Unit, UnitKind, how};
use crate::finding;
use crate::outcome::Agreement;
use crate::rule::{Outcome, Policy, Table};
use crate::text::{Run, Span};
use crate::verdict::{Bearing, Follows, Gate as Closed};

/// How many of the nearest passages are told of.
const PASSAGES: usize = 3;

/// What is needed to tell of a clause.
pub struct Scribe<'a> {
    /// The engine.
    pub checker: &'a Checker,
    /// Names pairs of words.
    pub auditor: &'a Auditor,
    /// The clause.
    pub look: &'a Look<'a>,
    /// Tells of the statement ...
    pub here: Teller<'a>,
    /// ... and of the source.
    pub there: Teller<'a>,
}

impl<'a> Scribe<'a> {
    fn bearing(&self) -> Bearing<'a> {
        Bearing { case: self.look.case, policy: self.policy(), findings: self.look.findings }
    }

    fn policy(&self) -> &'a Policy {
        &self.checker.loaded().policy
    }

    /// The clause.
    pub fn clause(&self) -> Clause {
        let (case, answer) = (self.look.case, self.look.answer);
        let passages = self.passages();
        let first = passages.first();
        Clause {
            at: self.here.stretch(case.clause),
            verdict: answer.verdict,
            basis: answer.basis,
            reason: answer.reason,
            weight: rounded(answer.weight.1),
            passages: passages.iter().map(|p| self.passage(p)).collect(),
            words: first.map_or_else(Vec::new, |p| self.words(p)),
            findings: self.look.findings.iter().map(|f| self.finding(f)).collect(),
        }
    }

    /// The passages that are told of: the one that bears the clause, else the nearest.
    pub fn passages(&self) -> Vec<&'a Alignment> {
        match &self.look.answer.borne {
            Some(borne) => vec![borne],
            None => self.look.case.passages.iter().take(PASSAGES).collect(),
        }
    }

    fn passage(&self, passage: &Alignment) -> Passage {
        let bearing = self.bearing();
        // only what bears the clause was put together of two
        let joined = passage.sentences.0 != passage.sentences.1 && !self.look.case.utterances.contains(passage);
        let share = if passage.total > 0.0 { bearing.matched(passage) / passage.total } else { 0.0 };
        Passage {
            at: self.source(bearing.span(passage)),
            share: rounded(share),
            points: bearing.points(passage).map(rounded),
            points_from: rounded(self.policy().paraphrased.points),
            gates: bearing.gates(passage, joined).map(|g| self.gate(g, joined)).collect(),
        }
    }

    fn gate(&self, gate: Closed, joined: bool) -> Gate {
        let need = self.bearing().need(joined);
        let (name, words, value, limit, finding) = match gate {
            Closed::Typed(run) => ("typed-word", Some(run), None, None, None),
            Closed::Verb(run) => ("verb", Some(run), None, None, None),
            Closed::Predicate(run) => ("predicate", Some(run), None, None, None),
            Closed::Turning(run) => ("turning-word", Some(run), None, None, None),
            Closed::Heavy(run, weight) => ("heavy-word", Some(run), Some(weight), Some(need.heaviest), None),
            Closed::Coverage(share) => ("coverage", None, Some(share), Some(need.coverage), None),
            Closed::Missing(sum) => ("missing-weight", None, Some(sum), Some(need.missing), None),
            Closed::Finding(k) => ("finding", self.look.findings.get(k).map(|f| f.covers), None, None, Some(k)),
            Closed::Apart => ("two-sentences", None, None, None, None),
        };
        let line = if joined { "joined" } else { "reworded" };
        Gate {
            gate: name,
            words: words.filter(|r| !r.is_empty()).map(|r| self.here.stretch(r)),
            value: value.map(rounded),
            limit: limit.map(rounded),
            policy: limit.and_then(|_| self.line(Table::Support, line)),
            finding,
        }
    }

    /// The words of the clause that weigh something, or refer to somebody, beside a passage.
    fn words(&self, passage: &Alignment) -> Vec<Pairing> {
        let units = self.look.case.side.units.iter().zip(&passage.links).enumerate();
        let told = units.filter(|(_, (u, l))| u.weight > 0.0 || l.is_some());
        told.map(|(k, (unit, link))| match link {
            Some(link) => self.linked(k, unit, *link),
            None => self.alone(unit, passage),
        })
        .collect()
    }

    fn linked(&self, k: usize, unit: &Unit, link: Link) -> Pairing {
        let case = self.look.case;
        let sentence = case.source.reading.document.sentence_at(link.at);
        let side = case.source.sides.get(sentence);
        let way = side.map_or(How::Word, |s| how(case.aligner, case.side, k, link, s, sentence));
        let pair = if let How::Relation(pair) = way { Some(self.auditor.pair(case, &pair)) } else { None };
        let there = side.and_then(|s| Some(s.units.get(s.unit_at(link.at)?)?.run)).unwrap_or(Run::one(link.at));
        Pairing {
            there: Some(self.there.stretch(there)),
            score: Some(rounded(link.score)),
            how: code(way),
            relation: pair.and_then(|p| named(&p)),
            ..self.plain(unit)
        }
    }

    fn alone(&self, unit: &Unit, passage: &Alignment) -> Pairing {
        let bearing = self.bearing();
        let told = |f: &finding::Finding| Pairing { how: "told", rule: Some(f.rule.clone()), ..self.plain(unit) };
        match bearing.follows(unit.run, passage) {
            Some(Follows::Told(finding)) => told(finding),
            Some(Follows::Tacit) => Pairing { how: "tacit", ..self.plain(unit) },
            None => bearing.settled(unit.run).map_or_else(|| self.plain(unit), told),
        }
    }

    fn plain(&self, unit: &Unit) -> Pairing {
        Pairing {
            at: self.here.stretch(unit.run),
            kind: match unit.kind {
                UnitKind::Noun => "noun",
                UnitKind::Verb => "verb",
                UnitKind::Modifier => "modifier",
                UnitKind::Name => "name",
                UnitKind::Quantity => "quantity",
                UnitKind::Date => "date",
                UnitKind::Pronoun => "pronoun",
            },
            weight: rounded(unit.weight),
            there: None,
            score: None,
            how: "missing",
            relation: None,
            rule: None,
        }
    }

    fn finding(&self, finding: &finding::Finding) -> Finding {
        let levels = finding.levels.unwrap_or_else(|| self.policy().levels(finding.difference));
        let against = finding.agreement == Agreement::Excludes;
        let outcome = match finding.agreement {
            Agreement::Entails => "agrees",
            Agreement::Unknown => "open",
            Agreement::Excludes => match levels.outcome(finding.identity) {
                Outcome::Contradicted => "contradicted",
                Outcome::Possible => "possible",
                Outcome::Absent => "below",
            },
        };
        let own = finding
            .levels
            .and_then(|_| self.checker.loaded().rules.named(&finding.rule))
            .map(|r| Line { file: r.origin.file.clone(), line: r.origin.line });
        let policy = own.or_else(|| self.line(Table::Difference, finding.difference.code())).filter(|_| against);
        let (claim, lines) = (self.here.reading.document.text(), self.here.lines);
        Finding {
            kind: finding.kind,
            agreement: finding.agreement,
            difference: (finding.agreement != Agreement::Entails).then_some(finding.difference),
            reason: finding.reason,
            identity: rounded(finding.identity),
            outcome,
            contradicted_from: levels.contradicted.filter(|_| against).map(rounded),
            possible_from: levels.possible.filter(|_| against).map(rounded),
            policy,
            rule: finding.rule.clone(),
            claim: super::model::Stretch::of(finding.claim, claim, lines),
            claim_value: finding.claim_value.clone(),
            evidence: finding.evidence.map(|e| self.source(e)),
            source_value: finding.source_value.clone(),
            caveats: finding.caveats.clone(),
        }
    }

    /// Where the line of the policy stands that is in force.
    fn line(&self, table: Table, name: &str) -> Option<Line> {
        let placed = self.checker.loaded().places.of(table, name).next_back()?;
        Some(Line { file: placed.origin.file.clone(), line: placed.origin.line })
    }

    fn source(&self, span: Span) -> super::model::Stretch {
        super::model::Stretch::of(span, self.there.reading.document.text(), self.there.lines)
    }
}

fn named(entry: &Entry) -> Option<String> {
    let Entry::Pair { claim, source, relation } = entry else { return None };
    Some(format!("{claim} / {source} ({})", format!("{relation:?}").to_lowercase()))
}

fn code(how: How) -> &'static str {
    match how {
        How::Word => "same-word",
        How::Name => "name",
        How::Reference => "reference",
        How::Figure => "figure",
        How::Date => "date",
        How::Relation(_) => "relation",
        How::Phrase => "phrase",
        How::Quotation => "quotation",
        How::Speaker => "speaker",
        How::Description => "description",
        How::Speech => "speech",
        How::Country => "country",
        How::Fuller => "fuller-mention",
    }
}

/// Three decimals are what the numbers carry.
fn rounded(number: f32) -> f64 {
    (f64::from(number) * 1000.0).round() / 1000.0
}
