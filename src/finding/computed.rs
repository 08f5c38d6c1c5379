//! Computed figures: one that the source does not give, but two of its figures that give it. Never across different
//! things: both must be told of in the statement by words of their own.

use super::model::Finding;
use super::operands::{Operand, operands};
use super::rivals::Field;
use super::spans::{duration, later};
use super::sums::{Result, Sums, cues};
use crate::lexicon::Hedge;
use crate::outcome::{Agreement, Caveat, DetailKind, Difference, Reason};
use crate::reading::Reading;
use crate::text::{Run, Word};
use crate::value::quantity::{Change, Kind, Shape};
use crate::value::{Comparison, Number, Quantity, Value};

/// The rule that a computed figure is put down to.
pub const RULE: &str = "computed";
/// How far from a figure a word for "each" may stand, in tokens.
const EACH: usize = 5;

/// What the source's figures make of the statement's: agreement with the sum, one finding for it and one for every
/// word that tells that it is one; or that a share is another.
pub fn compute(field: &Field) -> Vec<Finding> {
    let quantity = match field.value() {
        Some(Value::Quantity(quantity)) => quantity,
        Some(Value::Date(date)) => {
            let found = later(field, date, &operands(field));
            let told = Comparison::entails(Difference::Date);
            return found
                .map(|(formula, run)| finding(field, &Result { comparison: told, formula, run, with: None }, 1.0))
                .into_iter()
                .collect();
        }
        _ => return Vec::new(),
    };
    if quantity.kind != Kind::Cardinal || quantity.shape != Shape::One {
        return Vec::new();
    }
    let sums = Sums { field, quantity, operands: operands(field) };
    let found = sums
        .per()
        .or_else(|| sums.pairs())
        .or_else(|| sums.portion_told())
        .or_else(|| duration(field, quantity, &sums.operands).and_then(|(v, f, run)| sums.fits(v, true, f, run)));
    match found {
        Some(result) => sums.findings(&result),
        None => sums.other_share().into_iter().collect(),
    }
}

impl<'a> Sums<'a> {
    /// The result of two figures of the source.
    fn pairs(&self) -> Option<Result> {
        for (a, x) in self.figures() {
            for (b, y) in self.figures().filter(|(b, _)| a.beside(b)) {
                let run = Run::new(a.run.start.min(b.run.start), a.run.end.max(b.run.end));
                let tries = [self.share(a, b), self.multiple(a, b), self.sum(a, b), self.rest(a, b), self.each(a, b)];
                for (value, formula) in tries.into_iter().flatten() {
                    let hedged = [x, y].iter().all(|q| matches!(q.hedge, Hedge::Bare | Hedge::Exactly));
                    if let Some(result) = self.fits(value, hedged, formula, run) {
                        return Some(result);
                    }
                }
            }
        }
        None
    }

    /// Part and whole: "two-thirds of the cases".
    fn share(&self, a: &Operand, b: &Operand) -> Option<(Number, String)> {
        let (part, whole) = self.portion(a, b)?;
        let value = part.low.over(whole.low)?.times(Number::int(100))?;
        Some((value, format!("{} / {} = {value}%", part.low, whole.low)))
    }

    /// The figures of a part and of the whole that the statement's share is of.
    fn portion<'b>(&self, a: &Operand<'b>, b: &Operand<'b>) -> Option<(&'b Quantity, &'b Quantity)> {
        let (part, whole) = (self.plain(a)?, self.plain(b)?);
        let percent = self.quantity.unit.as_ref().is_some_and(|u| u.base == Word::of("percent"));
        let counts = part.unit.is_none() && whole.unit.is_none() && part.low < whole.low && !part.low.is_negative();
        let of = self.quantity.noun.is_some() && self.field.counts(b.mention) && self.field.told(a, b).is_some();
        (percent && counts && of).then_some((part, whole))
    }

    /// So many times another: "three times as many". The larger is told first.
    fn multiple(&self, a: &Operand, b: &Operand) -> Option<(Number, String)> {
        let (large, small) = (self.plain(a)?, self.plain(b)?);
        let times = self.quantity.unit.as_ref().is_some_and(|u| u.base == Word::of("times"));
        let behind = self.field.case.claim.document.word(self.core().end);
        let told = times && self.has("multiple", behind) && large.one_unit(small);
        let ordered = self.field.told(a, b)? < self.field.told(b, a)?;
        let value = large.in_base(large.low).over(small.in_base(small.low))?;
        (told && ordered && value > Number::ONE).then(|| (value, format!("{} / {} = {value}", large.low, small.low)))
    }

    /// Both together, where a word says so or one noun is counted three times.
    fn sum(&self, a: &Operand, b: &Operand) -> Option<(Number, String)> {
        let (x, y) = (self.plain(a)?, self.plain(b)?);
        let units = self.quantity.one_unit(x) && self.quantity.one_unit(y) && a.mention < b.mention;
        let nouns = self.field.counts(a.mention) && self.field.counts(b.mention);
        let cued = !self.cues("sum").is_empty() && (nouns || self.quantity.unit.is_some() && x.noun == y.noun);
        let told = self.field.told(a, b).is_some() && self.field.told(b, a).is_some();
        let value = x.in_base(x.low).plus(y.in_base(y.low))?;
        (units && told && (nouns || cued)).then(|| (value, format!("{} + {} = {}", x.low, y.low, self.shown(value))))
    }

    /// What is left of one without the other, or how far one is from the other.
    fn rest(&self, a: &Operand, b: &Operand) -> Option<(Number, String)> {
        let (large, small) = (self.plain(a)?, self.plain(b)?);
        let value = large.in_base(large.low).minus(small.in_base(small.low))?;
        let point = self.quantity.unit.as_ref().is_some_and(|u| u.base == Word::of("point"));
        let percent = |q: &Quantity| q.unit.as_ref().is_some_and(|u| u.base == Word::of("percent"));
        let points = point && percent(large) && percent(small);
        let units = large.one_unit(small) && (points || self.quantity.one_unit(large));
        (units && value > Number::ZERO && (self.stepped(a, b) || self.apart(a, b)))
            .then(|| (value, format!("{} − {} = {}", large.low, small.low, self.shown(value))))
    }

    /// Two figures that the statement sets apart: by a word of distance, in its order, or by one for what is left.
    fn apart(&self, large: &Operand, small: &Operand) -> bool {
        let (Some(first), Some(second)) = (self.field.told(large, small), self.field.told(small, large)) else {
            return false;
        };
        match self.distance() {
            Some(up) => (first < second) == up,
            None => !self.cues("rest").is_empty() && self.field.counts(large.mention),
        }
    }

    /// Two levels of one change: "went from 40 to 30" for "by 10", "10 less".
    fn stepped(&self, a: &Operand, b: &Operand) -> bool {
        let changes = [a, b].map(|o| o.quantity().and_then(|q| q.change));
        let levels = changes.contains(&Some(Change::From)) && changes.contains(&Some(Change::To));
        let step = self.quantity.change == Some(Change::By) || self.distance().is_some();
        levels && step && a.sentence == b.sentence && self.field.spoken(a, |_| true).is_some()
    }

    /// So many of them, so much each; the statement tells one of the two.
    fn each(&self, a: &Operand, b: &Operand) -> Option<(Number, String)> {
        let (count, each) = (self.plain(a)?, self.plain(b)?);
        let there = &self.field.case.source.reading;
        let counted = count.unit.as_ref().is_none_or(|u| u.base == Word::of("times"));
        let near = |reading: &Reading, run: Run| {
            let to = (run.end + EACH).min(reading.sentence_run(run.start).end);
            !cues(self.field, "each", reading, Run::new(run.end, to)).is_empty()
        };
        let cued = near(there, b.run) || !self.cues("each").is_empty();
        let told = [a.mention, b.mention].iter().any(|m| self.field.elsewhere(*m));
        let units = counted && each.unit.is_some() && self.quantity.one_unit(each);
        let value = count.low.times(each.in_base(each.low))?;
        (units && cued && told).then(|| (value, format!("{} × {} = {}", count.low, each.low, self.shown(value))))
    }

    /// "More than half of the boats leak" of 40 boats and 12 that leak: measured right, and clearly another share.
    fn other_share(&self) -> Option<Finding> {
        for (a, _) in self.figures() {
            for (b, _) in self.figures().filter(|(b, _)| b.sentence == a.sentence && b.mention != a.mention) {
                let Some((part, whole)) = self.portion(a, b) else { continue };
                let bare = [part, whole].iter().all(|q| q.hedge == Hedge::Bare) && part.noun.is_none();
                let Some((value, formula)) = self.share(a, b) else { continue };
                let gap = value.minus(self.quantity.low)?.magnitude();
                let far = gap > Number::int(3) && self.beside(value, Hedge::Bare)?.agreement == Agreement::Excludes;
                if bare && far && self.field.acted(a, b) {
                    let comparison = Comparison::excludes(Difference::Quantity, Reason::OtherValue);
                    let run = Run::new(a.run.start.min(b.run.start), a.run.end.max(b.run.end));
                    return Some(finding(
                        self.field,
                        &Result { comparison, formula, run, with: None },
                        self.field.gate_at(a.sentence),
                    ));
                }
            }
        }
        None
    }

    fn findings(&self, result: &Result) -> Vec<Finding> {
        let mut out = vec![finding(self.field, result, 1.0)];
        let cues = ["sum", "rest", "each", "distance-up", "distance-down", "works-out", "bounded"]
            .iter()
            .flat_map(|set| self.cues(set));
        let claim = &self.field.case.claim.document;
        let rate = self.quantity.rate.as_ref().and_then(|r| {
            let behind = self.core().end..self.field.case.clause.end;
            behind.into_iter().find(|at| self.field.case.claim.terms.get(*at).is_some_and(|t| t.lemma == r.word))
        });
        for run in cues.chain(rate.map(Run::one)).chain(result.with) {
            let mut cue = finding(self.field, result, 1.0);
            (cue.kind, cue.claim, cue.covers) = (DetailKind::Word, claim.span(run), run);
            cue.told = vec![run];
            cue.claim_value = claim.exact(run).to_string();
            out.push(cue);
        }
        out
    }

    /// Whether words make the figure a distance: up (older, exceeds by) or down (younger, trails by). A rate may stand
    /// between ("a barrel above").
    fn distance(&self) -> Option<bool> {
        let (claim, core) = (self.field.case.claim, self.core());
        let to = core.end + if self.quantity.rate.is_some() { 4 } else { 2 };
        let behind = (core.end..to).map(|at| claim.document.word(at));
        let by = claim.document.word(core.start.wrapping_sub(1)) == Word::of("by");
        let verbs = (self.field.case.clause.start..core.start).filter(|_| by);
        let verbs = verbs.filter_map(|at| claim.terms.get(at).map(|t| t.lemma));
        let sets = [("distance-up", "exceed", true), ("distance-down", "trail", false)];
        sets.into_iter().find_map(|(adjectives, verb, up)| {
            let told = behind.clone().any(|w| self.has(adjectives, w)) || verbs.clone().any(|w| self.has(verb, w));
            told.then_some(up)
        })
    }
}

fn finding(field: &Field, result: &Result, identity: f32) -> Finding {
    let case = field.case;
    let ours = case.claim.mentions.get(field.number).map_or(Run::default(), |m| m.run);
    let comparison = &result.comparison;
    let kind = if comparison.difference == Difference::Date { DetailKind::Date } else { DetailKind::Quantity };
    let mut finding = case.differ(kind, comparison.difference, comparison.reason, (ours, result.run), identity);
    finding.agreement = comparison.agreement;
    finding.source_value = result.formula.clone();
    finding.rule = RULE.into();
    finding.told = vec![ours];
    finding.caveats = comparison.caveats.iter().copied().chain([Caveat::Computed]).collect();
    finding
}
