//! Pairs: what two figures of the source give together, a sum, a difference, a share, a multiple, a level before a change.

use super::cues::{moved, phrases};
use super::multiples::FACTORS;
use super::operands::Operand;
use super::sums::{Result, Sums};
use crate::lexicon::{Hedge, Tag};
use crate::outcome::{Agreement, Difference, Reason};
use crate::text::{Run, Word};
use crate::value::quantity::Change;
use crate::value::{Comparison, Number, Quantity};

/// How far from a figure a word for "each" may stand, in tokens.
const EACH: usize = 5;

/// So much of the rest of the clause must be the same before things told side by side are counted together.
const SAME: f32 = 0.6;

/// A value in the base of its unit, and the sum that gives it.
type Worked = Option<(Number, String)>;

/// The sets of words that tell that a figure is worked out so.
type Cues = &'static [&'static str];

impl<'a> Sums<'a> {
    /// The result of two figures of the source, or of all that stand side by side.
    pub fn pairs(&self) -> Option<Result> {
        self.chain().or_else(|| self.two()).or_else(|| self.scaled_level())
    }

    fn two(&self) -> Option<Result> {
        for (a, x) in self.figures() {
            for (b, y) in self.figures().filter(|(b, _)| a.beside(b)) {
                let run = Run::new(a.run.start.min(b.run.start), a.run.end.max(b.run.end));
                let exact = [x, y].iter().all(|q| matches!(q.hedge, Hedge::Bare | Hedge::Exactly));
                let tries: [(Worked, Cues); 8] = [
                    (self.share(a, b), &[]),
                    (self.multiple(a, b), &[]),
                    (self.sum(a, b), &["sum", "works-out"]),
                    (self.rest(a, b), if self.distance().is_some() { &[] } else { &["rest", "works-out"] }),
                    (self.step(a, b), &[]),
                    (self.level(a, b), &["earlier"]),
                    (self.relative(a, b), &[]),
                    (self.each(a, b), &["each", "works-out"]),
                ];
                for (worked, cues) in tries {
                    let Some((value, formula)) = worked else { continue };
                    if let Some(result) = self.fits(value, exact, formula, run) {
                        let named = [self.field.named(a, b), self.field.named(b, a)].into_iter().flatten();
                        return Some(self.with(result, cues, named));
                    }
                }
            }
        }
        None
    }

    /// Three figures or more that stand side by side, counted together.
    fn chain(&self) -> Option<Result> {
        let all: Vec<(&Operand, &Quantity)> = self.figures().filter(|(_, q)| self.quantity.one_unit(q)).collect();
        (0..all.len()).find_map(|from| {
            let rest = all.get(from..)?;
            let joined =
                rest.windows(2).take_while(|w| matches!(w, [a, b] if self.field.coordinated(a.0, b.0))).count();
            let part = rest.get(..=joined).filter(|p| p.len() > 2 && p.iter().all(|(o, _)| self.countable(o)))?;
            let sum = part.iter().try_fold(Number::ZERO, |sum, (_, q)| sum.plus(q.in_base(q.low)))?;
            let formula: Vec<String> = part.iter().map(|(_, q)| q.low.to_string()).collect();
            let run = Run::new(part.first()?.0.run.start, part.last()?.0.run.end);
            let exact = part.iter().all(|(_, q)| matches!(q.hedge, Hedge::Bare | Hedge::Exactly));
            let same = !self.cues("sum").is_empty() || self.field.gate_at(part.first()?.0.sentence) >= SAME;
            let sum = self.fits(sum, exact, format!("{} = {}", formula.join(" + "), self.shown(sum)), run);
            sum.filter(|_| same).map(|sum| self.with(sum, &["sum", "works-out"], []))
        })
    }

    /// Part and whole: "two-thirds of the cases".
    fn share(&self, a: &Operand, b: &Operand) -> Worked {
        let (part, whole) = (a.plain()?, b.plain()?);
        let value = self.near(part.low.over(whole.low)?.times(Number::int(100))?)?;
        self.portion(a, b).then(|| (value, format!("{} / {} = {value}%", part.low, whole.low)))
    }

    /// Whether the statement's share is of a whole that `b` counts, and `a` counts the part.
    fn portion(&self, a: &Operand, b: &Operand) -> bool {
        let (Some(part), Some(whole)) = (a.plain(), b.plain()) else { return false };
        let counts = part.unit.is_none() && whole.unit.is_none() && part.low < whole.low && !part.low.is_negative();
        let percent = counts && self.quantity.is_percent() && self.quantity.noun.is_some();
        let told = || self.field.told(a, b).is_some() || self.of(a, b) && self.field.gate_at(a.sentence) >= SAME;
        percent && self.field.counts(b) && told()
    }

    /// "12 of the 60": told as a part of it.
    fn of(&self, part: &Operand, whole: &Operand) -> bool {
        let there = &self.field.case.source.reading.document;
        there.is(part.run.end, "of") && (part.run.end..part.run.end + 4).contains(&whole.run.start)
    }

    /// So many times another: "three times as many". The larger is told first, or is the level after a change.
    fn multiple(&self, a: &Operand, b: &Operand) -> Worked {
        let (large, small) = (a.plain()?, b.plain()?);
        let times = self.quantity.unit.as_ref().is_some_and(|u| u.base == Word::of("times"));
        let behind = self.field.case.claim.document.word(self.core().end);
        let told = times && self.has("multiple", behind) && large.one_unit(small);
        let ordered = || self.ordered(a, b) == Some(true);
        let value = self.near(large.in_base(large.low).over(small.in_base(small.low))?)?;
        (told && value > Number::ONE && (self.levels(a, b) || ordered()))
            .then(|| (value, format!("{} / {} = {value}", large.low, small.low)))
    }

    /// Both together, where a word says so, the statement joins them too, or one noun is counted three times.
    fn sum(&self, a: &Operand, b: &Operand) -> Worked {
        let (x, y) = (a.plain()?, b.plain()?);
        let units = self.quantity.one_unit(x) && self.quantity.one_unit(y) && a.run.start < b.run.start;
        let value = self.near(x.in_base(x.low).plus(y.in_base(y.low))?)?;
        let case = self.field.case;
        if !units || a.before(case) || b.before(case) {
            return None;
        }
        let nouns = self.field.counts(a) && self.field.counts(b);
        let cued = !self.cues("sum").is_empty() && (nouns || self.quantity.unit.is_some() && x.noun == y.noun);
        let one = |a: &Quantity, b: &Quantity| a.noun.map(|n| n.lemma) == b.noun.map(|n| n.lemma);
        let (first, second) = (self.field.told(a, b), self.field.told(b, a));
        let told = first.is_some() && second.is_some();
        // "at 8 percent, and the other at 6": each has a figure of its own in the statement
        let single = self.field.elsewhere(x) || self.field.elsewhere(y);
        let joined = !single
            && first.zip(second).is_some_and(|(p, q)| self.joined(p.start, q.start))
            && (one(x, y) || self.countable(a) && self.countable(b));
        // "340 litres in all", "six people": told together, neither by a word of its own
        let pooled = !self.cues("sum").is_empty() && nouns && a.sentence == b.sentence;
        let listed = || self.field.coordinated(a, b) && self.countable(a) && self.countable(b);
        let beside = || self.field.gate_at(a.sentence) >= SAME && (pooled || listed());
        (told && (joined || (nouns || cued) && self.alone(a, b)) || beside())
            .then(|| (value, format!("{} + {} = {}", x.low, y.low, self.shown(value))))
    }

    /// Whether what the operand counts may be told by the statement's noun: the same thing, or persons.
    fn countable(&self, operand: &Operand) -> bool {
        let persons = self.quantity.noun.is_some_and(|n| self.has("persons", n.lemma));
        let counted = operand.quantity().is_some_and(|q| q.noun.is_some() && q.unit.is_none());
        counted && (persons && self.quantity.unit.is_none() || self.field.counts(operand))
    }

    /// Whether the statement speaks of no third figure of their sentences by words of its own.
    fn alone(&self, a: &Operand, b: &Operand) -> bool {
        let third = |o: &&Operand| o.run != a.run && o.run != b.run && [a.sentence, b.sentence].contains(&o.sentence);
        let alike = |o: &&Operand| o.plain().zip(a.plain()).is_some_and(|(x, y)| x.one_unit(y) && x.kind == y.kind);
        let told = |o: &Operand| self.field.told(o, a).is_some() && self.field.told(o, b).is_some();
        !self.operands.iter().filter(third).filter(alike).any(told)
    }

    /// Whether the statement joins what it tells at two places: "fans of Leeds and Derby".
    fn joined(&self, first: usize, second: usize) -> bool {
        let claim = self.field.case.claim;
        let tag = |at: usize| claim.terms.get(at).map_or(Tag::Mark, |t| t.tag);
        let mut between = first.min(second) + 1..first.max(second);
        between.clone().any(|at| tag(at) == Tag::Coordinator) && !between.any(|at| tag(at) == Tag::Verb)
    }

    /// What is left of one without the other, or how far one is from the other.
    fn rest(&self, a: &Operand, b: &Operand) -> Worked {
        let (large, small) = (a.plain()?, b.plain()?);
        let value = self.near(large.in_base(large.low).minus(small.in_base(small.low))?)?;
        let units = large.one_unit(small) && (self.points(large, small) || self.quantity.one_unit(large));
        (units && value > Number::ZERO && self.apart(a, b)).then(|| (value, self.minus(large, small, value)))
    }

    fn minus(&self, large: &Quantity, small: &Quantity, value: Number) -> String {
        format!("{} − {} = {}", large.low, small.low, self.shown(value))
    }

    /// Points of percent.
    fn points(&self, a: &Quantity, b: &Quantity) -> bool {
        let based = |q: &Quantity, base: &str| q.unit.as_ref().is_some_and(|u| u.base == Word::of(base));
        based(self.quantity, "point") && based(a, "percent") && based(b, "percent")
    }

    /// Two figures that the statement sets apart: by a word of distance, in its order, or a whole and its part by one for
    /// what is left.
    fn apart(&self, large: &Operand, small: &Operand) -> bool {
        if let Some(up) = self.distance() {
            return self.ordered(large, small) == Some(up);
        }
        let whole = self.field.counts(large) || large.quantity().is_some_and(|q| self.field.elsewhere(q));
        // a part of several things told side by side is a part of none of them
        let joined = |o: &&Operand| self.field.coordinated(large, o) || self.field.coordinated(o, large);
        let listed = self.operands.iter().filter(|o| o.run != small.run).any(|o| joined(&o));
        let whole = whole && !listed && self.alone(large, small);
        whole
            && self.field.told(small, large).is_some()
            && !self.cues("rest").is_empty()
            && self.field.within(small, large)
    }

    /// Whether the statement tells the one in front of the other: one of them at least by a word of its own.
    fn ordered(&self, a: &Operand, b: &Operand) -> Option<bool> {
        let (first, second) = (self.field.named(a, b)?, self.field.named(b, a)?);
        let (own, other) = (self.field.told(a, b), self.field.told(b, a));
        let (first, second) = (own.unwrap_or(first), other.unwrap_or(second));
        ((own.is_some() || other.is_some()) && first != second).then_some(first.start < second.start)
    }

    /// Two levels of one thing of which the statement speaks.
    fn levels(&self, after: &Operand, before: &Operand) -> bool {
        after.follows(before, self.field.case) && self.field.spoken(after, |_, _| true).is_some()
    }

    /// By how much of it a level has changed: "rose by a fifth", "cut in half" of "from 40 to 20".
    fn relative(&self, a: &Operand, b: &Operand) -> Worked {
        let (after, before) = (a.plain()?, b.plain()?);
        let (new, old) = (after.in_base(after.low), before.in_base(before.low));
        let value = self.near(new.minus(old)?.magnitude().over(old)?.times(Number::int(100))?)?;
        let up = new > old;
        let step = self.quantity.change == Some(Change::By) || self.quantity.noun.is_none();
        let told = self.quantity.is_percent() && step && !after.is_percent();
        (told && self.moved().is_some_and(|(_, way)| way == up) && self.levels(a, b))
            .then(|| (value, format!("({} − {}) / {} = {value}%", after.low, before.low, before.low)))
    }

    /// How far two levels of one change are from each other: "went from 40 to 30" for "by 10", "10 less".
    fn step(&self, a: &Operand, b: &Operand) -> Worked {
        let (after, before) = (a.plain()?, b.plain()?);
        let value = self.near(after.in_base(after.low).minus(before.in_base(before.low))?.magnitude())?;
        let up = after.in_base(after.low) > before.in_base(before.low);
        let told = self.distance().or_else(|| self.moved().map(|(_, up)| up)) == Some(up);
        let step = self.quantity.change == Some(Change::By) || self.distance().is_some();
        let units = self.points(after, before) || self.quantity.one_unit(after);
        let (large, small) = if up { (after, before) } else { (before, after) };
        (units && told && step && self.levels(a, b)).then(|| (value, self.minus(large, small, value)))
    }

    /// The level before a change by so much: "raised by 5 to 40" for "from 35", "35 before".
    fn level(&self, a: &Operand, b: &Operand) -> Worked {
        let (after, step) = (a.plain()?, b.plain()?);
        let (level, gap) = (after.in_base(after.low), step.in_base(step.low));
        self.near(level.minus(gap)?).or(self.near(level.plus(gap)?))?;
        let case = self.field.case;
        let before = self.quantity.change == Some(Change::From) || !self.cues("earlier").is_empty();
        let there = &case.source.reading;
        let close = Run::new(step.core.start.saturating_sub(1), step.core.start);
        let led = moved(case.aligner.lexicon, there, close);
        let by = step.change == Some(Change::By) || led.is_some();
        let units = step.one_unit(after) || percent_of(after, step);
        let up = led.or_else(|| moved(case.aligner.lexicon, there, case.sentence(a.sentence)))?.1;
        let told = before && by && units && self.quantity.one_unit(after) && a.sentence == b.sentence;
        let value = if up { level.minus(gap)? } else { level.plus(gap)? };
        let sign = if up { '−' } else { '+' };
        (told && self.field.spoken(a, |_, _| true).is_some())
            .then(|| (value, format!("{} {sign} {} = {}", after.low, self.shown(gap), self.shown(value))))
    }

    /// So many of them, so much each; the statement tells one of the two.
    fn each(&self, a: &Operand, b: &Operand) -> Worked {
        let (count, each) = (a.plain()?, b.plain()?);
        let value = self.near(count.low.times(each.in_base(each.low))?)?;
        let case = self.field.case;
        let counted = count.unit.as_ref().is_none_or(|u| u.base == Word::of("times"));
        let near = Run::new(b.run.start.saturating_sub(EACH), b.run.end + EACH);
        let within = case.sentence(b.sentence);
        let near = Run::new(near.start.max(within.start), near.end.min(within.end));
        let there = phrases(case.aligner.lexicon, "each", &case.source.reading, near);
        let cued = !there.is_empty() || !self.cues("each").is_empty();
        let told = [count, each].iter().any(|q| self.field.elsewhere(q));
        let units = counted && each.unit.is_some() && self.quantity.one_unit(each);
        (units && cued && told).then(|| (value, format!("{} × {} = {}", count.low, each.low, self.shown(value))))
    }

    /// The level before a change that a verb tells: "doubled to 40" for "from 20".
    fn scaled_level(&self) -> Option<Result> {
        let case = self.field.case;
        let there = &case.source.reading;
        let told = self.quantity.change == Some(Change::From) || !self.cues("earlier").is_empty();
        let verbs = |set: &str, sentence: usize| phrases(case.aligner.lexicon, set, there, case.sentence(sentence));
        for (after, q) in self.figures().filter(|(_, q)| told && q.change == Some(Change::To)) {
            for (set, top, bottom) in FACTORS.iter().filter(|f| !verbs(f.0, after.sentence).is_empty()) {
                let factor = Number::ratio(*top, *bottom)?;
                let value = q.in_base(q.low).over(factor)?;
                let formula = format!("{} / {factor} = {}", q.low, self.shown(value));
                let run = verbs(set, after.sentence)
                    .first()
                    .map_or(after.run, |v| Run::new(v.start.min(after.run.start), v.end.max(after.run.end)));
                let spoken = self.quantity.one_unit(q) && self.field.spoken(after, |_, _| true).is_some();
                if let Some(found) = self.fit(value, q.hedge, true, formula, run).filter(|_| spoken) {
                    return Some(self.with(found, &["earlier"], []));
                }
            }
        }
        None
    }

    /// "More than half of the boats leak" of 40 boats and 12 that leak: measured right, and clearly another share; with how
    /// sure it is that both are of the same.
    pub fn other_share(&self) -> Option<(Result, f32)> {
        for (a, part) in self.figures() {
            for (b, whole) in self.figures().filter(|(b, _)| b.sentence == a.sentence && b.run != a.run) {
                if !self.portion(a, b) {
                    continue;
                }
                let bare = [part, whole].iter().all(|q| q.hedge == Hedge::Bare) && part.noun.is_none();
                let value = part.low.over(whole.low)?.times(Number::int(100))?;
                let formula = format!("{} / {} = {value}%", part.low, whole.low);
                let gap = value.minus(self.quantity.low)?.magnitude();
                let far = gap > Number::int(3) && self.beside(value, Hedge::Bare)?.agreement == Agreement::Excludes;
                if bare && far && self.field.acted(a, b) {
                    let comparison = Comparison::excludes(Difference::Quantity, Reason::OtherValue);
                    let run = Run::new(a.run.start.min(b.run.start), a.run.end.max(b.run.end));
                    let gate = self.field.gate_at(a.sentence);
                    return Some((Result { comparison, formula, run, with: Vec::new() }, gate));
                }
            }
        }
        None
    }
}

/// Points that a share has moved by.
fn percent_of(level: &Quantity, step: &Quantity) -> bool {
    level.is_percent() && step.unit.as_ref().is_some_and(|u| u.base == Word::of("point"))
}
