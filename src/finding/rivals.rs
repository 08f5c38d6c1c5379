//! What the source has for a figure or date of the statement, and how much the two belong to the same thing.

use super::case::Case;
use super::keys::{KeyWord, Shared, common, key};
use crate::evidence::{Alignment, Side, Unit, UnitKind};
use crate::lexicon::Tag;
use crate::outcome::{Agreement, Reason};
use crate::reading::Reading;
use crate::text::{Run, Word};
use crate::value::quantity::Kind;
use crate::value::{Comparison, Quantity, Value};

/// What the source has for one figure or date of the statement.
pub struct Rival {
    /// Its mention in the source.
    pub mention: usize,
    /// Its sentence.
    pub sentence: usize,
    /// What it says of the statement's.
    pub comparison: Comparison,
    /// What their keys have in common.
    pub shared: Shared,
}

/// A figure or date of the statement beside the source's.
pub struct Field<'a> {
    /// The clause beside the source.
    pub case: &'a Case<'a>,
    /// The mention of the statement.
    pub number: usize,
    /// Its key.
    pub key: Vec<KeyWord>,
    /// Everything of its kind in the source.
    pub rivals: Vec<Rival>,
}

impl<'a> Field<'a> {
    /// Lays the mention beside all of its kind in the source.
    pub fn new(case: &'a Case<'a>, number: usize) -> Self {
        let run = case.claim.mentions.get(number).map_or(Run::default(), |m| m.run);
        let key = own_key(case, case.claim, case.side, case.claim.sentence_run(run.start), run);
        let rivals = rivals(case, number, &key);
        Self { case, number, key, rivals }
    }

    /// What the statement's mention stands for.
    pub fn value(&self) -> Option<&'a Value> {
        self.case.claim.mentions.get(self.number).map(|m| &m.value)
    }

    /// What the source's stands for.
    pub fn theirs(&self, rival: &Rival) -> Option<&'a Value> {
        self.case.source.reading.mentions.get(rival.mention).map(|m| &m.value)
    }

    /// Whether the source's figure can answer for this one: the same thing, of the same act.
    pub fn usable(&self, rival: &Rival) -> bool {
        let leads = self.leads(rival);
        let keyed = rival.shared.weight >= 0.5 || self.key.is_empty() || self.same_noun(rival);
        !self.narrowed(rival) && (leads || (self.alike(rival) || self.elided(rival)) && keyed)
    }

    /// Whether it stands in the sentence that comes nearest.
    pub fn leads(&self, rival: &Rival) -> bool {
        self.case.passages.first().is_some_and(|p| p.sentences.0 == rival.sentence)
    }

    /// Whether it stands in one of the nearest sentences.
    pub fn near(&self, rival: &Rival) -> bool {
        self.case.passages.iter().take(3).any(|p| p.sentences.0 == rival.sentence)
    }

    /// Whether it is measured in a unit.
    pub fn measured(&self) -> bool {
        matches!(self.value(), Some(Value::Quantity(q)) if q.unit.is_some())
    }

    /// How many other figures of the same kind stand in the rival's sentence.
    pub fn peers(&self, rival: &Rival) -> usize {
        let here = self.rivals.iter().filter(|r| r.sentence == rival.sentence && r.mention != rival.mention);
        if self.same_noun(rival) {
            return here.filter(|r| self.same_noun(r)).count();
        }
        here.filter(|r| r.comparison.reason != Reason::OtherUnit && self.alike(r)).count()
    }

    /// The statement narrows down what is counted by a name that the source's phrase lacks: "two Mexican cartels".
    pub fn narrowed(&self, rival: &Rival) -> bool {
        self.case.source.reading.mentions.get(rival.mention).is_some_and(|m| self.narrowed_by(m.run))
    }

    /// The same beside the figure of the source that stands at `theirs`.
    pub fn narrowed_by(&self, theirs: Run) -> bool {
        let case = self.case;
        let Some(ours) = case.claim.mentions.get(self.number) else { return false };
        let names = (core(&ours.value, ours.run).end..ours.run.end)
            .filter(|at| case.unit(*at).is_some_and(|u| u.kind == UnitKind::Name));
        // "views on the channel", "the number of Fine cases is 40": the name may stand beside the noun
        let noun = noun(&ours.value);
        let beside = |p: &Alignment, at: usize| {
            let noun = noun.and_then(|n| case.link(p, n)).map(|l| l.at);
            noun.is_some_and(|n| n.abs_diff(at) < 4) || Run::new(theirs.start, theirs.end + 3).has(at)
        };
        let has = |at: usize| case.passages.iter().any(|p| case.link(p, at).is_some_and(|l| beside(p, l.at)));
        names.into_iter().any(|at| !has(at))
    }

    /// Whether both count things that one word stands for.
    pub fn same_noun(&self, rival: &Rival) -> bool {
        self.theirs(rival).and_then(noun).is_some_and(|theirs| self.pairs_noun(theirs, rival.sentence))
    }

    /// Whether what the statement's figure counts is what the word at `theirs` says.
    pub fn pairs_noun(&self, theirs: usize, sentence: usize) -> bool {
        let Some(ours) = self.value().and_then(noun) else { return false };
        let there = self.case.source.sides.get(sentence);
        let units = (self.case.unit(ours), there.and_then(|s| s.units.get(s.unit_at(theirs)?)));
        matches!(units, (Some(a), Some(b)) if self.case.aligner.pair(a, b).is_some())
    }

    /// "12 of the 40 boats": the first counts what the second counts.
    pub fn part_of(&self, part: &Rival, whole: &Rival) -> bool {
        let there = &self.case.source.reading;
        let run = |r: &Rival| there.mentions.get(r.mention).map_or(Run::default(), |m| m.run);
        let of = there.document.word(run(part).end) == Word::of("of");
        of && (run(part).end..run(part).end + 5).contains(&run(whole).start)
    }

    /// The same figure without the rate that the statement tells it at, in a sentence that tells another one at such a rate.
    pub fn unrated(&self, sentence: usize) -> Option<&Rival> {
        let Some(Value::Quantity(ours)) = self.value() else { return None };
        let rate = ours.rate.as_ref()?.word;
        let quantity = |r: &Rival| if let Some(Value::Quantity(q)) = self.theirs(r) { Some(&**q) } else { None };
        let mut here = self.rivals.iter().filter(|r| r.sentence == sentence);
        let told = here.clone().filter_map(quantity).any(|q| q.rate.as_ref().is_some_and(|r| r.word == rate));
        let same = |q: &Quantity| q.rate.is_none() && q.one_unit(ours) && q.in_base(q.low) == ours.in_base(ours.low);
        here.find(|r| told && quantity(r).is_some_and(same))
    }

    /// A year that is part of a name tells no day of an act: "Lund 2015", "the Oslo 2016 games".
    pub fn entitled(&self, rival: &Rival) -> bool {
        let there = &self.case.source.reading;
        let run = there.mentions.get(rival.mention).map_or(Run::default(), |m| m.run);
        let tag = |at: usize| there.terms.get(at).map(|t| t.tag);
        let named =
            run.start.checked_sub(1).is_some_and(|at| tag(at) == Some(Tag::Name) && there.name_at(at).is_some());
        let year = matches!(self.theirs(rival), Some(Value::Date(_))) && run.len() == 1;
        year && named
    }

    /// Counts of different things are no rivals: servers are no workstations.
    pub fn alike(&self, rival: &Rival) -> bool {
        if self.narrowed(rival) {
            return false;
        }
        let (ours, theirs) = match (self.value().and_then(noun), self.theirs(rival).and_then(noun)) {
            (Some(a), Some(b)) => (a, b),
            (a, b) => return a.is_none() && b.is_none(),
        };
        let near =
            self.case.passages.iter().any(|p| self.case.link(p, ours).is_some_and(|l| l.at.abs_diff(theirs) < 4));
        let there = self.case.source.sides.get(rival.sentence);
        let units = (self.case.unit(ours), there.and_then(|s| s.units.get(s.unit_at(theirs)?)));
        // a member, a figure, a person may each be any of them
        let light = |u: &Unit| self.case.aligner.lexicon.has("anybody", u.lemma);
        match units {
            (Some(a), Some(b)) => near || self.same_noun(rival) || light(a) || light(b),
            _ => true,
        }
    }

    /// The statement leaves out what it counts: "Canada named nine", "and five more".
    pub fn elided(&self, rival: &Rival) -> bool {
        let bare = matches!(self.value(), Some(Value::Quantity(q)) if q.kind == Kind::Cardinal && q.unit.is_none() && q.noun.is_none());
        bare && self.theirs(rival).and_then(noun).is_some()
    }

    /// Whether the source's figure is what another figure of the clause says.
    pub fn used(&self, rival: &Rival) -> bool {
        let Some(there) = self.theirs(rival) else { return false };
        self.others().any(|(_, value)| match (value, there) {
            (Value::Quantity(c), Value::Quantity(s)) => c.compare(s).agreement == Agreement::Entails,
            (Value::Date(c), Value::Date(s)) => c.compare(s).agreement == Agreement::Entails,
            _ => false,
        })
    }

    /// Whether the source's figure is what another figure of the clause says, under no weaker a key.
    pub fn belongs(&self, rival: &Rival) -> bool {
        self.others().any(|(k, _)| {
            let same = |r: &Rival| r.mention == rival.mention && r.comparison.agreement == Agreement::Entails;
            Field::new(self.case, k).rivals.iter().any(|r| same(r) && r.shared.weight >= rival.shared.weight)
        })
    }

    /// The other figures and dates of the clause.
    pub fn others(&self) -> impl Iterator<Item = (usize, &'a Value)> {
        let (case, number) = (self.case, self.number);
        let others =
            case.claim.mentions.iter().enumerate().filter(move |(k, m)| *k != number && case.clause.contains(m.run));
        others.map(|(k, m)| (k, &m.value)).filter(|(_, v)| matches!(v, Value::Quantity(_) | Value::Date(_)))
    }

    /// The other figures of the clause.
    pub fn quantities(&self) -> impl Iterator<Item = &'a Quantity> {
        self.others().filter_map(|(_, v)| if let Value::Quantity(q) = v { Some(&**q) } else { None })
    }

    /// Whether another figure of the clause is this one of the source.
    pub fn elsewhere(&self, theirs: &Quantity) -> bool {
        self.quantities().any(|q| q.compare(theirs).agreement == Agreement::Entails)
    }

    /// The share of the rest of the clause that a sentence has, as [`Field::gate`].
    pub fn gate_at(&self, sentence: usize) -> f32 {
        let rival = self.rivals.iter().find(|r| r.sentence == sentence);
        rival.map_or(0.0, |r| self.gate(r))
    }

    /// How sure it is that the figure's sentence speaks of the same matter: the share of the rest of the clause.
    pub fn gate(&self, rival: &Rival) -> f32 {
        let Some(mention) = self.case.claim.mentions.get(self.number) else { return 0.0 };
        let run = core(&mention.value, mention.run);
        let here = self.case.passages.iter().filter(|p| p.sentences.0 == rival.sentence);
        here.map(|p| self.case.identity(p, run)).fold(0.0, f32::max)
    }
}

/// The figure with its hedge and unit, without what it counts; the whole of a date.
pub fn core(value: &Value, run: Run) -> Run {
    if let Value::Quantity(q) = value { q.core } else { run }
}

/// The token of what a figure counts.
pub fn noun(value: &Value) -> Option<usize> {
    if let Value::Quantity(q) = value { q.noun.map(|n| n.head) } else { None }
}

/// The key of the figure or date at `run`, without words of little meaning.
pub fn own_key(case: &Case, reading: &Reading, side: &Side, sentence: Run, run: Run) -> Vec<KeyWord> {
    key(reading, side, sentence, run, |u| case.aligner.lexicon.has("light", u.lemma) || u.kind == UnitKind::Pronoun)
}

fn rivals(case: &Case, number: usize, ours: &[KeyWord]) -> Vec<Rival> {
    let Some(mention) = case.claim.mentions.get(number) else { return Vec::new() };
    let there = &case.source.reading;
    let mut out = Vec::new();
    for (k, other) in there.mentions.iter().enumerate() {
        let comparison = match (&mention.value, &other.value) {
            (Value::Quantity(c), Value::Quantity(s)) => c.compare(s),
            (Value::Date(c), Value::Date(s)) => c.compare(s),
            _ => continue,
        };
        let sentence = there.document.sentence_at(other.run.start);
        let Some(side) = case.source.sides.get(sentence) else { continue };
        let theirs = own_key(case, there, side, case.sentence(sentence), other.run);
        out.push(Rival { mention: k, sentence, comparison, shared: common(case.aligner, ours, &theirs) });
    }
    out
}
