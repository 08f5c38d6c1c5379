//! Dates: what is written of year, month, day and weekday, or how a date lies to the day of writing; and how two compare.

use super::agreement::Comparison;
use crate::outcome::{Agreement, Difference, Reason};

/// What a preposition says of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// On it, in it, or nothing said.
    On,
    /// since, from.
    Since,
    /// by.
    By,
    /// until.
    Until,
    /// before.
    Before,
    /// after.
    After,
}

/// A date as written: the parts that are given, and those that are not are `None`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Date {
    /// First and last year: the same for a year, ten apart for a decade.
    pub years: Option<(i32, i32)>,
    /// The month, 1 to 12.
    pub month: Option<i64>,
    /// The day of the month.
    pub day: Option<i64>,
    /// The weekday, 1 (Monday) to 7.
    pub weekday: Option<i64>,
    /// The season, 1 (spring) to 4.
    pub season: Option<i64>,
    /// Relative to the day of writing: unit of time (1 day to 10 century) and distance.
    pub relative: Option<(i64, i64)>,
    /// The part of the day.
    pub part: Option<i64>,
    /// What its preposition says.
    pub limit: Option<Limit>,
}

impl Date {
    /// What the source's date says of this one, the statement's.
    pub fn compare(&self, source: &Self) -> Comparison {
        let (agreement, reason) = self.answer(source);
        Comparison { agreement, difference: Difference::Date, reason, caveats: Vec::new() }
    }

    fn answer(&self, source: &Self) -> (Agreement, Reason) {
        let pairs = [
            (self.month, source.month),
            (self.day, source.day),
            (self.weekday, source.weekday),
            (self.season, source.season),
            (self.part, source.part),
        ];
        let years = match (self.years, source.years) {
            (Some(a), Some(b)) => Some(b.0 >= a.0 && b.1 <= a.1),
            _ => None,
        };
        let disjoint = matches!((self.years, source.years), (Some(a), Some(b)) if b.0 > a.1 || b.1 < a.0);
        if disjoint || pairs.iter().any(|(a, b)| matches!((a, b), (Some(x), Some(y)) if x != y)) {
            return (Agreement::Excludes, Reason::OtherDate);
        }
        match (self.relative, source.relative) {
            (Some((unit, a)), Some((other, b))) if unit == other && a != b => {
                return (Agreement::Excludes, Reason::OtherDate);
            }
            (Some(a), Some(b)) if a != b => return (Agreement::Unknown, Reason::DatelineNeeded),
            (Some(_), None) | (None, Some(_)) if !self.shares(source) => {
                return (Agreement::Unknown, Reason::DatelineNeeded);
            }
            _ => {}
        }
        let finer = pairs.iter().any(|(a, b)| a.is_some() && b.is_none())
            || (self.years.is_some() && source.years.is_none())
            || years == Some(false)
            || (self.relative.is_some() && source.relative.is_none());
        if finer {
            return (Agreement::Unknown, Reason::FinerDate);
        }
        let limit = |d: &Self| d.limit.unwrap_or(Limit::On);
        if limit(self) != limit(source) {
            return (Agreement::Unknown, Reason::FinerDate);
        }
        (Agreement::Entails, Reason::Agrees)
    }

    /// Whether the two give at least one part in common.
    fn shares(&self, other: &Self) -> bool {
        let both = |a: bool, b: bool| a && b;
        both(self.years.is_some(), other.years.is_some())
            || both(self.month.is_some(), other.month.is_some())
            || both(self.weekday.is_some(), other.weekday.is_some())
    }
}
