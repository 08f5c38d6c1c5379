//! Parallels: what the source tells of two things side by side ("Lund rose by 3% and Oslo by 7%"), and a statement that
//! tells of the one what stands with the other.

use super::case::Case;
use super::model::Finding;
use crate::evidence::{Alignment, Side, Unit, UnitKind};
use crate::lexicon::Tag;
use crate::outcome::{DetailKind, Difference, Reason};
use crate::reading::Reading;
use crate::text::{Run, Word};
use crate::value::{Mention, Value};

/// Words that weigh less stand for nothing that another could take the place of.
const SOLID: f32 = 0.5;
/// A passage that has less of the clause does not tell it alone.
const TOLD: f32 = 0.7;
/// So many other words in one member make up for a verb that stands in another.
const REST: usize = 3;

/// A word of the statement, and the member of the source's sentence in which it stands.
#[derive(Clone, Copy)]
struct Told<'a> {
    unit: &'a Unit,
    at: usize,
    member: usize,
}

/// One sentence of the source as members beside each other, and the clause cut in the same way.
struct Members<'a> {
    case: &'a Case<'a>,
    side: &'a Side,
    here: Vec<Run>,
    there: Vec<Run>,
}

/// The first word that the statement tells together with another that stands in another member of the passage, each of
/// them beside one of its own kind.
pub fn compare(case: &Case, passage: &Alignment) -> Option<Finding> {
    let side = case.source.sides.get(passage.sentences.0)?;
    if case.identity(passage, Run::default()) < TOLD {
        return None;
    }
    let here = members(case, case.claim, case.clause);
    let there = members(case, &case.source.reading, case.sentence(passage.sentences.0));
    Members { case, side, here, there }.crossed(passage)
}

impl Members<'_> {
    fn crossed(&self, passage: &Alignment) -> Option<Finding> {
        let case = self.case;
        let units = case.side.units.iter().zip(&passage.links).filter(|(u, _)| self.solid(u));
        let told: Vec<Told> = units
            .filter_map(|(unit, link)| {
                let at = link.filter(|l| l.score >= 0.7)?.at;
                Some(Told { unit, at, member: self.there.iter().position(|m| m.has(at))? })
            })
            .collect();
        // all the rest stands there without the one verb: it says in other words what that member says
        let in_member = |k: usize| told.iter().filter(|t| t.member == k).count();
        let reworded = |a: &Told, b: &Told| {
            predicate(case.claim, a.unit) && in_member(a.member) == 1 && in_member(b.member) >= REST
        };
        let pairs = told.iter().enumerate().flat_map(|(k, a)| told.iter().skip(k + 1).map(move |b| (a, b)));
        let mut parted = pairs.filter(|(a, b)| {
            let beside = a.member.abs_diff(b.member) == 1 && self.beside(a.unit, b.unit);
            beside && !reworded(a, b) && !reworded(b, a) && !self.leads(a, b) && !self.leads(b, a)
        });
        parted.find_map(|(a, b)| {
            let (x, y) = (self.rival(a, b.member)?, self.rival(b, a.member)?);
            if x.1 != y.1 {
                return None;
            }
            let sides = (a.unit.run, x.0.run);
            let identity = case.identity(passage, a.unit.run);
            Some(case.differ(DetailKind::Word, Difference::Order, Reason::Swapped, sides, identity).open())
        })
    }

    /// "Lund lost and was relegated": the subject of one member is that of the next, which begins with its verb.
    fn leads(&self, subject: &Told, next: &Told) -> bool {
        let reading = &self.case.source.reading;
        let Some(member) = self.there.get(next.member) else { return false };
        let mut acts = reading.acts.iter();
        let verb = member.iter().find(|at| reading.terms.get(*at).is_none_or(|t| t.tag != Tag::Adverb));
        let opens = acts.find(|a| verb == Some(a.group.start));
        subject.member < next.member && opens.is_some_and(|a| a.slots.iter().any(|s| s.run.has(subject.at)))
    }

    fn solid(&self, unit: &Unit) -> bool {
        unit.weight > SOLID && unit.kind != UnitKind::Pronoun && !self.case.verbatim(unit.run.start)
    }

    fn beside(&self, a: &Unit, b: &Unit) -> bool {
        self.member(a).is_some() && self.member(a) == self.member(b)
    }

    /// The member of the clause that a unit stands in.
    fn member(&self, unit: &Unit) -> Option<usize> {
        self.here.iter().position(|m| m.has(unit.run.start))
    }

    /// What stands in a member of the source in place of a word that is told nowhere in it, and in which other member the
    /// statement tells of it, if anywhere.
    fn rival(&self, told: &Told, member: usize) -> Option<(&Unit, Option<usize>)> {
        let case = self.case;
        let run = self.there.get(member).copied().unwrap_or_default();
        let inside = || self.side.units.iter().filter(|u| run.contains(u.run));
        if inside().any(|u| case.aligner.pair(told.unit, u).is_some()) {
            return None;
        }
        let known = |u: &Unit| {
            let id = case.source.reading.entity_at(u.run.start);
            let mut names = case.side.units.iter().filter_map(|own| own.mention);
            id.is_some() && names.any(|k| case.aligner.entity(k) == id)
        };
        let fits = |u: &&Unit| self.solid(u) && replaces(case, told.unit, u) && !refers(case, u.run.start);
        let mut places = inside().filter(fits).filter(|u| !self.describes(u));
        places.find_map(|u| {
            let mut answers = case.side.units.iter().filter(|own| case.aligner.pair(own, u).is_some()).peekable();
            if answers.peek().is_none() {
                return (!known(u)).then_some((u, None));
            }
            let beside = answers.clone().any(|own| self.beside(own, told.unit));
            let other = answers.find_map(|own| self.member(own)).filter(|_| !beside)?;
            Some((u, Some(other)))
        })
    }
}

impl Members<'_> {
    /// "The Norlander Ana Falk": a name in front of another one that the statement tells.
    fn describes(&self, unit: &Unit) -> bool {
        let there = &self.case.source.reading;
        let head = there.phrase_at(unit.run.start).map(|p| p.head).filter(|head| !unit.run.has(*head));
        let head = head.and_then(|at| self.side.units.get(self.side.unit_at(at)?));
        let answered = |h: &Unit| self.case.side.units.iter().any(|own| self.case.aligner.pair(own, h).is_some());
        unit.kind == UnitKind::Name && head.is_some_and(|h| h.kind == UnitKind::Name && answered(h))
    }
}

/// The members that a sentence sets beside each other.
fn members(case: &Case, reading: &Reading, sentence: Run) -> Vec<Run> {
    let inside = |at: usize| {
        let whole = |m: &Mention| matches!(m.value, Value::Quote(_)) || m.run.start < at && at + 1 < m.run.end;
        reading.mentions_at(at).any(|(_, m)| whole(m))
    };
    let cuts =
        |at: &usize| case.aligner.lexicon.has("beside", reading.document.word(*at)) || reading.document.is(*at, ";");
    let mut out = Vec::new();
    let mut start = sentence.start;
    for at in sentence.iter().filter(|at| cuts(at) && !inside(*at)) {
        out.push(Run::new(start, at));
        start = at + 1;
    }
    out.push(Run::new(start, sentence.end));
    out
}

/// "That issue": what another member tells is meant, and nothing in its place.
fn refers(case: &Case, at: usize) -> bool {
    let there = &case.source.reading;
    let first = there.phrase_at(at).map(|p| p.run.start);
    first.is_some_and(|at| case.aligner.lexicon.has("demonstrative", there.document.word(at)))
}

/// Whether a word of the source stands in its member where the statement puts another: of one kind, behind one preposition.
fn replaces(case: &Case, ours: &Unit, theirs: &Unit) -> bool {
    let place = |reading: &Reading, u: &Unit| {
        let word = reading.document.word(reading.phrase_at(u.run.start)?.preposition?);
        (word != Word::of("by")).then_some(word)
    };
    let here = (case.claim, ours);
    let there = (&case.source.reading, theirs);
    let predicates = predicate(here.0, ours) && predicate(there.0, theirs);
    let typed = matches!(ours.kind, UnitKind::Quantity | UnitKind::Date);
    let named = |u: &Unit| matches!(u.kind, UnitKind::Noun | UnitKind::Name);
    let described = adjective(here.0, ours) && adjective(there.0, theirs);
    let alike = ours.kind == theirs.kind && (named(ours) || described) && place(here.0, ours) == place(there.0, theirs);
    ours.lemma != theirs.lemma && (predicates || alike || typed && ours.kind == theirs.kind)
}

/// The verb of a clause, or an adjective that stands alone: "closed", "open".
fn predicate(reading: &Reading, unit: &Unit) -> bool {
    let at = unit.run.start;
    let finite = |at: usize| reading.act_at(at).is_some_and(|a| reading.finite(a));
    let alone = || reading.phrase_at(at).is_none_or(|p| p.head == at);
    unit.kind == UnitKind::Verb && finite(at) || adjective(reading, unit) && alone()
}

fn adjective(reading: &Reading, unit: &Unit) -> bool {
    unit.kind == UnitKind::Modifier && reading.terms.get(unit.run.start).is_some_and(|t| t.tag == Tag::Adjective)
}
