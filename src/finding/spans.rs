//! Spans of time: how long it is from one date or time of day of the source to another.

use super::cues::phrases;
use super::operands::Operand;
use super::rivals::Field;
use super::sums::{Result, Sums};
use crate::text::Run;
use crate::value::date::{Parts, Step, Tie};
use crate::value::quantity::Kind;
use crate::value::{Date, Number, Quantity, Value};

/// Months in a year, the base of ages.
const YEAR: i64 = 12;
/// How far in front of a year its birth may be told, in tokens.
const BORN: usize = 6;

/// A number in the base of the statement's unit, the sum that gives it, and where its two ends stand.
pub type Span = (Number, String, Run);

/// How long it is between two ends that the source gives, where that is what the statement's figure says.
pub fn duration(field: &Field, quantity: &Quantity, operands: &[Operand]) -> Option<Span> {
    let unit = quantity.unit.as_ref().filter(|u| u.time)?;
    let wanted = quantity.in_base(quantity.low);
    let found = operands.iter().flat_map(|a| spans(field, a, operands));
    let of = |base: &str| unit.base == crate::text::Word::of(base);
    let right = |(base, value, ..): &(&str, Number, String, Run)| of(base) && close(*value, wanted);
    found.filter(|s| right(s)).map(|(_, value, formula, run)| (value, formula, run)).next()
}

/// "Nine years later" behind "in 1992", where the source gives 2001 for it.
pub fn later(field: &Field, date: &Date, operands: &[Operand]) -> Option<(String, Run)> {
    let shift = date.shift.filter(|s| s.tie == Tie::Event && s.step == Step::Year)?;
    let steps = shift.steps?;
    let before = field.case.claim.mentions.get(..field.number)?;
    let year = before.iter().rev().find_map(|m| if let Value::Date(d) = &m.value { d.parts.year } else { None })?;
    let wanted = i32::from(year) + steps;
    let found = operands.iter().find(|o| {
        let told = matches!(&*o.value, Value::Date(d) if d.parts.year.is_some_and(|y| i32::from(y) == wanted));
        told && field.spoken(o, |_, _| true).is_some()
    })?;
    let sign = if steps < 0 { '−' } else { '+' };
    Some((format!("{year} {sign} {} = {wanted}", steps.unsigned_abs()), found.run))
}

/// How old somebody was in a year that the source gives, by the year that it gives for the birth.
pub fn aged(sums: &Sums) -> Option<Result> {
    let field = sums.field;
    let there = &field.case.source.reading;
    let year = |o: &Operand| if let Value::Date(d) = &*o.value { d.parts.year.map(i64::from) } else { None };
    let born = |o: &Operand| {
        let led = Run::new(o.run.start.saturating_sub(BORN), o.run.start);
        let cues = phrases(field.case.aligner.lexicon, "born", there, led);
        let next = |cue: &Run| sums.operands.iter().all(|d| !(cue.end..o.run.start).contains(&d.run.start));
        cues.iter().any(next)
    };
    for a in sums.operands.iter().filter(|o| born(o)) {
        for b in sums.operands.iter().filter(|b| a.beside(b) && field.told(b, a).is_some()) {
            let (Some(from), Some(to)) = (year(a), year(b)) else { continue };
            let run = Run::new(a.run.start.min(b.run.start), a.run.end.max(b.run.end));
            // before the birthday a year less
            let tries = [to - from, to - from - 1];
            let fits = |years: i64| sums.fits(Number::int(years * YEAR), true, format!("{to} − {from} = {years}"), run);
            if let Some(found) = tries.into_iter().filter(|y| *y > 0).find_map(fits) {
                return Some(found);
            }
        }
    }
    None
}

/// Whether a span may be meant: a tenth of it off at most, which a hedge must allow.
fn close(value: Number, wanted: Number) -> bool {
    let gap = value.minus(wanted).map(Number::magnitude);
    gap.zip(value.over(Number::int(10))).is_some_and(|(gap, tenth)| gap <= tenth)
}

/// The spans that begin with `a`, each with the base of its unit.
fn spans(field: &Field, a: &Operand, operands: &[Operand]) -> Vec<(&'static str, Number, String, Run)> {
    let mut out = Vec::new();
    if let Value::Date(date) = &*a.value
        && let Some(until) = date.until
        && field.spoken(a, |_, _| true).is_some()
    {
        out.extend(dated(&date.parts, &until, a.run));
    }
    for b in operands.iter().filter(|b| a.beside(b)) {
        let run = Run::new(a.run.start.min(b.run.start), a.run.end.max(b.run.end));
        match (&*a.value, &*b.value) {
            (Value::Date(x), Value::Date(y)) if x.until.is_none() && y.until.is_none() => {
                let told = field.told(a, b).is_some() && field.told(b, a).is_some();
                if told && x.shift.is_none() && y.shift.is_none() {
                    out.extend(dated(&x.parts, &y.parts, run));
                }
            }
            (Value::Quantity(x), Value::Quantity(y)) if x.kind == Kind::Clock && y.kind == Kind::Clock => {
                let ordered = a.sentence == b.sentence && a.run.end <= b.run.start && b.run.start < a.run.end + 4;
                if ordered && field.spoken(a, |_, _| true).is_some() {
                    out.extend(clocked(x.low, y.low, run));
                }
            }
            _ => {}
        }
    }
    out
}

/// From one date to a later one: in years, or in days where both days are told.
fn dated(from: &Parts, to: &Parts, run: Run) -> Option<(&'static str, Number, String, Run)> {
    if from.day.is_some() && to.day.is_some() {
        let (a, b) = of_one_year(from, to)?;
        let (a, b) = (a.interval()?, b.interval()?);
        let days = i64::from(a.0.until(b.0).ok()?.get_days());
        let formula = format!("{} − {} = {days}", b.0, a.0);
        return (days > 0).then_some(("second", Number::int(days * 86_400), formula, run));
    }
    let (first, last) = (i64::from(from.year?), i64::from(to.year?));
    let whole = from.month == to.month && from.years == 1 && to.years == 1;
    (last > first && whole)
        .then(|| ("month", Number::int((last - first) * 12), format!("{last} − {first} = {}", last - first), run))
}

/// Two days of one year, where none is told: any will do, unless the end of February lies between them.
fn of_one_year(from: &Parts, to: &Parts) -> Option<(Parts, Parts)> {
    let year = from.year.or(to.year);
    let leap = from.month? <= 2 && to.month? > 2;
    let any = year.or((!leap).then_some(2001));
    let dated = |p: &Parts| Parts { year: p.year.or(any), ..*p };
    any.map(|_| (dated(from), dated(to)))
}

/// From one time of day to the next, over midnight if need be.
fn clocked(from: Number, to: Number, run: Run) -> Option<(&'static str, Number, String, Run)> {
    let day = Number::int(24 * 60);
    let gap = to.minus(from)?;
    let minutes = if gap.is_negative() { gap.plus(day)? } else { gap };
    let hours = minutes.over(Number::int(60))?;
    let formula = format!("{} − {} = {hours} h", to.over(Number::int(60))?, from.over(Number::int(60))?);
    (minutes > Number::ZERO).then_some(("second", minutes.times(Number::int(60))?, formula, run))
}
