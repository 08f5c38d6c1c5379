//! Figures scaled by something that the statement tells: a rate in another stretch of time, over so many of them, a
//! share of an amount.

use super::sums::{Result, Sums};
use crate::lexicon::Unit;
use crate::text::{Run, Word};
use crate::value::quantity::Rate;
use crate::value::{Number, Quantity};

/// The value in its base unit, whether exactly, the sum, and what the statement tells to work it out with.
type Scaled = (Number, bool, String, Option<Run>);

impl Sums<'_> {
    /// Per month from per year, or over so many years from per year.
    pub fn per(&self) -> Option<Result> {
        for (operand, q) in self.figures() {
            let Some(rate) = &q.rate else { continue };
            let same = self.field.counts(operand) || q.unit.is_some() && q.one_unit(self.quantity);
            if !same || !q.one_unit(self.quantity) {
                continue;
            }
            let scaled = match &self.quantity.rate {
                Some(ours) => self.converted(q, rate, ours),
                None => self.over(q, rate.word),
            };
            let Some((value, exact, formula, with)) = scaled else { continue };
            if let Some(found) = self.fit(value, q.hedge, exact, formula, operand.run) {
                return Some(Result { with: with.into_iter().collect(), ..found });
            }
        }
        None
    }

    /// Per day from per year. A year has 365 days, which is so only nearly.
    fn converted(&self, q: &Quantity, from: &Rate, to: &Rate) -> Option<Scaled> {
        let units = self.field.case.aligner.lexicon.units();
        let (a, b) = (units.named(&from.name)?, units.named(&to.name)?);
        let length = |u: &Unit| Number::ratio(u.factor.0.into(), u.factor.1.into());
        let month = |u: &Unit| u.base == Word::of("month");
        let in_seconds =
            |u: &Unit| if month(u) { length(u)?.times(Number::ratio(365 * 86_400, 12)?) } else { length(u) };
        let exact = a.base == b.base;
        let (a, b) = if exact { (length(a)?, length(b)?) } else { (in_seconds(a)?, in_seconds(b)?) };
        if a == b {
            return None;
        }
        let down = b < a;
        let (n, whole) = (if down { a.over(b)? } else { b.over(a)? }, q.in_base(q.low));
        let (value, sign) = if down { (whole.over(n)?, '/') } else { (whole.times(n)?, '×') };
        Some((value, exact, format!("{} {sign} {n} = {}", q.low, self.shown(value)), None))
    }

    /// The statement tells for how many years itself.
    fn over(&self, q: &Quantity, rate: Word) -> Option<Scaled> {
        let stretch = self.field.quantities().find(|m| m.unit.as_ref().is_some_and(|u| u.id == rate))?;
        let value = q.in_base(q.low).times(stretch.single()?)?;
        Some((value, true, format!("{} × {} = {}", stretch.low, q.low, self.shown(value)), Some(stretch.core)))
    }

    /// The source's share of an amount that the statement tells itself: "$5 on every $40" of 12.5%.
    pub fn portion_told(&self) -> Option<Result> {
        for (operand, q) in self.figures() {
            let percent = q.unit.as_ref().is_some_and(|u| u.base == Word::of("percent"));
            if !percent || self.quantity.unit.is_none() || self.field.spoken(operand, |_, _| true).is_none() {
                continue;
            }
            let bases = self.field.quantities().filter(|b| b.one_unit(self.quantity) && b.unit.is_some());
            for base in bases {
                let value = base.in_base(base.low).times(q.low)?.over(Number::int(100))?;
                let formula = format!("{}% × {} = {}", q.low, base.low, self.shown(value));
                if let Some(found) = self.fit(value, q.hedge, true, formula, operand.run) {
                    return Some(Result { with: vec![base.core], ..found });
                }
            }
        }
        None
    }
}
