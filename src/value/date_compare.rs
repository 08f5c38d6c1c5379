//! Date against date: what a source's date says of a statement's.

use super::agreement::Comparison;
use super::date_model::{Date, Parts, Shift, Side, Step, Tie};
use crate::outcome::{Agreement, Difference, Reason};
use jiff::civil;

/// The days of the working week, 1 is Monday.
const WORKING: std::ops::RangeInclusive<i8> = 1..=5;

fn entails() -> Comparison {
    Comparison::entails(Difference::Date)
}

fn excludes() -> Comparison {
    Comparison::excludes(Difference::Date, Reason::OtherDate)
}

fn unknown(reason: Reason) -> Comparison {
    Comparison::unknown(Difference::Date, reason)
}

/// How the parts told on both sides stand to each other.
struct Parted {
    /// A part that both tell differs.
    differ: bool,
    /// A part that both tell.
    shared: bool,
    /// The statement tells a part that the source leaves out.
    finer: bool,
    /// The source tells a part that the statement leaves out.
    coarser: bool,
}

fn parted(claim: &Parts, source: &Parts) -> Parted {
    let mut out = Parted { differ: false, shared: false, finer: false, coarser: false };
    for (a, b) in claim.list().into_iter().zip(source.list()) {
        match (a, b) {
            (Some(a), Some(b)) => {
                out.shared = true;
                out.differ |= a != b;
            }
            (Some(_), None) => out.finer = true,
            (None, Some(_)) => out.coarser = true,
            (None, None) => {}
        }
    }
    out
}

impl Date {
    /// What the source's value says of this one, the statement's.
    pub fn compare(&self, source: &Self) -> Comparison {
        let claim = self;
        // "the night before the vote" needs the vote's day
        let part_only = |d: &Self| d.shift.is_none() && d.parts == Parts { part: d.parts.part, ..Parts::none() };
        if part_only(claim) != part_only(source) {
            return unknown(Reason::FinerDate);
        }
        let tied = |d: &Self| d.shift.is_some_and(|s| s.tie == Tie::Event);
        // "up from June a year earlier", "a year ago": news tell one by the other
        let long = |s: &Shift| s.counted && [Step::Year, Step::Quarter, Step::Month].contains(&s.step);
        let told = |d: &Self| d.shift.filter(long).map(|s| (s.steps, s.step, s.back));
        if tied(claim) != tied(source) && told(claim).is_some() && told(claim) == told(source) {
            return entails();
        }
        if tied(claim) != tied(source) || claim.parts.fiscal != source.parts.fiscal {
            return unknown(Reason::RelationNotChecked);
        }
        let answer = claim.against(source);
        let meet = |a: &Self, b: &Self| a.side == b.side || a.above == Some(b.side);
        if meet(claim, source) || meet(source, claim) {
            return answer;
        }
        // since, by and in: the same date leaves it open
        match answer.agreement {
            Agreement::Excludes if apart(claim, source) || apart(source, claim) => answer,
            Agreement::Excludes => unknown(Reason::RelationNotChecked),
            _ => unknown(Reason::OtherDate),
        }
    }

    fn against(&self, source: &Self) -> Comparison {
        let claim = self;
        let parts = parted(&claim.parts, &source.parts);
        if let (Some(a), Some(b)) = (claim.interval, source.interval) {
            return placed(claim, source, a, b);
        }
        if claim.until.is_some() != source.until.is_some() {
            return unknown(Reason::FinerDate);
        }
        if let (Some(a), Some(b)) = (claim.until, source.until)
            && parted(&a, &b).differ
        {
            return excludes();
        }
        match (claim.shift, source.shift) {
            (Some(a), Some(b)) => shifted(&a, &b, &parts),
            (None, None) => symbolic(&parts, &claim.parts, &source.parts),
            _ if parts.differ || working(claim, source) || working(source, claim) => excludes(),
            (Some(a), None) | (None, Some(a)) if a.step == Step::Named && parts.shared && a.steps <= Some(0) => {
                symbolic(&parts, &claim.parts, &source.parts)
            }
            _ => unknown(Reason::DatelineNeeded),
        }
    }
}

/// One tells a weekend, the other a day from Monday to Friday.
fn working(weekend: &Date, day: &Date) -> bool {
    weekend.shift.is_some_and(|s| s.step == Step::Weekend) && day.parts.weekday.is_some_and(|d| WORKING.contains(&d))
}

/// Whether `when` (in 2006) cannot be on the side that `bound` tells (since 2016, by 2004).
fn apart(when: &Date, bound: &Date) -> bool {
    let days = when.interval.zip(bound.interval);
    when.side == Side::In
        && match bound.side {
            Side::Since => true,
            Side::By | Side::Before => days.is_some_and(|(a, b)| a.0 >= b.1),
            Side::After => days.is_some_and(|(a, b)| a.1 <= b.0),
            Side::In | Side::Until => false,
        }
}

/// The first day, and the first one after.
type Days = (civil::Date, civil::Date);

/// Both stand in the calendar: the statement's days must hold the source's.
fn placed(claim: &Date, source: &Date, a: Days, b: Days) -> Comparison {
    let side = |p: &Parts| [p.weekday, p.part];
    let finer = side(&claim.parts).iter().zip(side(&source.parts)).any(|(c, s)| c.is_some() && s.is_none() && a != b);
    let clash = side(&claim.parts).iter().zip(side(&source.parts)).any(|(c, s)| c.is_some() && s.is_some() && *c != s);
    let later_part = claim.parts.part.is_some() && source.parts.part.is_none();
    // "from 2001 to 2012" of one that ended in 2009
    let ends = claim.until.zip(source.until).map(|(c, s)| parted(&c, &s).differ);
    let begins = parted(&claim.parts, &source.parts).differ;
    let moved = ends.is_some_and(|ends| ends != begins);
    let disjoint = a.1 <= b.0 || b.1 <= a.0;
    let slack = claim.slack().max(source.slack());
    if disjoint && slack > 0 && between(a, b) < slack {
        unknown(Reason::FinerDate)
    } else if moved || disjoint || clash {
        excludes()
    } else if a.0 <= b.0 && b.1 <= a.1 && !finer && !later_part {
        entails()
    } else {
        unknown(Reason::FinerDate)
    }
}

/// How many days lie between the two.
fn between(a: Days, b: Days) -> i32 {
    let gap = |from: civil::Date, to: civil::Date| from.until(to).map_or(i32::MAX, |s| s.get_days());
    gap(a.1, b.0).max(gap(b.1, a.0))
}

/// Two relative dates: of one unit they can be compared.
fn shifted(claim: &Shift, source: &Shift, parts: &Parted) -> Comparison {
    if claim.step != source.step {
        return if parts.differ || apart_in_days(claim, source) { excludes() } else { unknown(Reason::DatelineNeeded) };
    }
    match (claim.steps, source.steps) {
        (Some(a), Some(b)) if a == b && !parts.differ => {
            if parts.finer {
                unknown(Reason::FinerDate)
            } else {
                entails()
            }
        }
        (Some(_), Some(_)) => excludes(),
        (None, _) if claim.back == source.back => entails(),
        (Some(_), None) if claim.back == source.back => unknown(Reason::FinerDate),
        _ => excludes(),
    }
}

/// "Six weeks ago" is not "six months ago": one is twice as long at least.
fn apart_in_days(claim: &Shift, source: &Shift) -> bool {
    let days = |s: &Shift| {
        let steps = s.steps.filter(|n| n.abs() > 1)?.unsigned_abs();
        let each = match s.step {
            Step::Day | Step::Night => 1,
            Step::Week => 7,
            Step::Month => 30,
            Step::Year => 365,
            _ => return None,
        };
        steps.checked_mul(each)
    };
    let alike = claim.tie == source.tie && claim.back == source.back;
    alike && days(claim).zip(days(source)).is_some_and(|(a, b)| a.max(b) / 2 >= a.min(b))
}

/// Part by part, without a calendar.
fn symbolic(parts: &Parted, claim: &Parts, source: &Parts) -> Comparison {
    let only_day = |p: &Parts| p.weekday.is_some() && p.month.is_none() && p.year.is_none();
    if parts.differ {
        excludes()
    } else if !parts.shared {
        unknown(if only_day(claim) != only_day(source) { Reason::DatelineNeeded } else { Reason::FinerDate })
    } else if parts.finer {
        unknown(Reason::FinerDate)
    } else {
        entails()
    }
}
