//! A date, a span of time, or a date relative to another.

use jiff::civil;
use jiff::{Span, ToSpan};

/// What is told of a date, part by part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Parts {
    /// The year, or the first year of a decade or century.
    pub year: Option<i16>,
    /// How many years: 10 for a decade, 100 for a century, else 1.
    pub years: i16,
    /// The month, 1 to 12.
    pub month: Option<i8>,
    /// The day of the month.
    pub day: Option<i8>,
    /// The weekday, 1 (Monday) to 7.
    pub weekday: Option<i8>,
    /// The season, 1 (spring) to 4.
    pub season: Option<i8>,
    /// The quarter, 1 to 4.
    pub quarter: Option<i8>,
    /// The half of the year, 1 or 2.
    pub half: Option<i8>,
    /// The part of the day.
    pub part: Option<i8>,
    /// A business year.
    pub fiscal: bool,
}

/// A unit of time that a date is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Nights.
    Night,
    /// Weeks, from Monday.
    Week,
    /// Weekends.
    Weekend,
    /// Months.
    Month,
    /// Quarters.
    Quarter,
    /// Seasons, weekdays or months by name: "last summer".
    Named,
    /// Years.
    Year,
}

impl Step {
    /// The step of a name in the calendar's table.
    pub fn of(name: &str) -> Option<Self> {
        Some(match name {
            "minute" => Self::Minute,
            "hour" => Self::Hour,
            "day" => Self::Day,
            "night" => Self::Night,
            "week" => Self::Week,
            "weekend" => Self::Weekend,
            "month" => Self::Month,
            "quarter" => Self::Quarter,
            "year" => Self::Year,
            _ => return None,
        })
    }
}

/// What a relative date is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tie {
    /// The day of writing: yesterday, two years ago.
    Writing,
    /// Another event: two years later.
    Event,
}

/// A distance from the day of writing or from another event; `None` steps for an untold number ("years ago").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shift {
    /// How many steps; negative is back.
    pub steps: Option<i32>,
    /// Whether it leads back.
    pub back: bool,
    /// Of what.
    pub step: Step,
    /// From where.
    pub tie: Tie,
    /// Whether it is counted ("a year ago") and so a rough one, or names a unit of the calendar ("last year").
    pub counted: bool,
}

/// To which side of the day of writing a date lies that tells neither year nor distance: by the tense of its verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lean {
    /// It was: the last such day.
    Back,
    /// It will be: the next such day.
    Ahead,
    /// It is not told.
    Open,
}

/// On which side of the date it happened, by the preposition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// in, on, at, during, or none.
    In,
    /// since, from.
    Since,
    /// by.
    By,
    /// until, to.
    Until,
    /// before.
    Before,
    /// after.
    After,
}

impl Side {
    /// The side of a name in the calendar's table.
    pub fn of(name: &str) -> Self {
        match name {
            "since" => Self::Since,
            "by" => Self::By,
            "until" => Self::Until,
            "before" => Self::Before,
            "after" => Self::After,
            _ => Self::In,
        }
    }
}

/// A date, a span of time, or a relative date.
#[derive(Clone, Debug, PartialEq)]
pub struct Date {
    /// What is told of it.
    pub parts: Parts,
    /// The end of a span of dates.
    pub until: Option<Parts>,
    /// Its distance from another day.
    pub shift: Option<Shift>,
    /// The side by its preposition.
    pub side: Side,
    /// The side that its clause makes of it for the clause above: since, in "since the army came in 2006".
    pub above: Option<Side>,
    /// Half-open, where it is known: by itself for calendar years, else after [`Date::anchor`].
    pub interval: Option<(civil::Date, civil::Date)>,
    /// As written.
    pub display: Box<str>,
}

impl Parts {
    /// Nothing told yet.
    pub const fn none() -> Self {
        Self {
            year: None,
            years: 1,
            month: None,
            day: None,
            weekday: None,
            season: None,
            quarter: None,
            half: None,
            part: None,
            fiscal: false,
        }
    }

    /// The parts of a year, or of `years` years from it.
    pub const fn of_year(year: i16, years: i16) -> Self {
        Self { year: Some(year), years, ..Self::none() }
    }

    /// Its parts in a row, for comparison one by one.
    pub fn list(&self) -> [Option<i16>; 8] {
        let small = |n: Option<i8>| n.map(i16::from);
        [
            self.year,
            small(self.season),
            small(self.quarter),
            small(self.half),
            small(self.month),
            small(self.day),
            small(self.weekday),
            small(self.part),
        ]
    }

    /// Both told together; `None` where they tell the same part twice.
    pub fn join(self, other: Self) -> Option<Self> {
        let twice = self.list().iter().zip(other.list()).any(|(a, b)| a.is_some() && b.is_some());
        (!twice).then_some(Self {
            year: self.year.or(other.year),
            years: self.years.max(other.years),
            month: self.month.or(other.month),
            day: self.day.or(other.day),
            weekday: self.weekday.or(other.weekday),
            season: self.season.or(other.season),
            quarter: self.quarter.or(other.quarter),
            half: self.half.or(other.half),
            part: self.part.or(other.part),
            fiscal: self.fiscal || other.fiscal,
        })
    }

    /// The days it covers, if the year is told and no season or business year blurs it.
    pub fn interval(&self) -> Option<(civil::Date, civil::Date)> {
        if self.fiscal || self.season.is_some() {
            return None;
        }
        let start = |month: i8, day: i8| civil::Date::new(self.year?, month, day).ok();
        match (self.month, self.day, self.quarter, self.half) {
            (Some(month), Some(day), ..) => span_from(start(month, day)?, 1.day()),
            (Some(month), None, ..) => span_from(start(month, 1)?, 1.month()),
            (None, _, Some(quarter), _) => span_from(start(quarter * 3 - 2, 1)?, 3.months()),
            (None, _, None, Some(half)) => span_from(start(half * 6 - 5, 1)?, 6.months()),
            _ => span_from(start(1, 1)?, i64::from(self.years).years()),
        }
    }
}

/// From `start`, as long as `length`.
fn span_from(start: civil::Date, length: Span) -> Option<(civil::Date, civil::Date)> {
    Some((start, start.checked_add(length).ok()?))
}

impl Date {
    /// The same date, placed in the calendar by the day of writing where that is certain.
    pub fn anchor(&self, dateline: civil::Date, lean: Lean) -> Self {
        let interval = self.interval.or_else(|| self.placed(dateline, lean));
        Self { interval, ..self.clone() }
    }

    /// The first and the last day, where only the day of writing tells them: "2026-11-05", "2026-11-02 to 2026-11-08".
    pub fn days(&self) -> Option<String> {
        let (first, after) = self.interval.filter(|_| self.parts.year.is_none())?;
        let last = after.yesterday().ok()?;
        Some(if first == last { first.to_string() } else { format!("{first} to {last}") })
    }

    /// How many days a counted distance may be off: "two years ago" is no day.
    pub fn slack(&self) -> i32 {
        match self.shift.filter(|s| s.counted).map(|s| s.step) {
            Some(Step::Week | Step::Weekend) => 7,
            Some(Step::Month) => 31,
            Some(Step::Quarter) => 92,
            Some(Step::Year) => 366,
            _ => 0,
        }
    }

    fn placed(&self, dateline: civil::Date, lean: Lean) -> Option<(civil::Date, civil::Date)> {
        if self.parts.fiscal || self.parts.season.is_some() || self.until.is_some() {
            return None;
        }
        let Some(shift) = self.shift else { return near(&self.parts, dateline, lean) };
        let steps = i64::from(shift.steps.filter(|_| shift.tie == Tie::Writing)?);
        let day = |span: Span| dateline.checked_add(span).ok();
        let month = |date: civil::Date| date.first_of_month();
        match shift.step {
            Step::Minute | Step::Hour => None,
            Step::Day | Step::Night => span_from(day(steps.days())?, 1.day()),
            Step::Week | Step::Weekend => {
                let monday = monday(dateline, steps)?;
                let weekend = shift.step == Step::Weekend;
                if weekend {
                    span_from(monday.checked_add(5.days()).ok()?, 2.days())
                } else {
                    span_from(monday, 7.days())
                }
            }
            Step::Month => span_from(month(day(steps.months())?), 1.month()),
            Step::Quarter => {
                let first = month(day((steps * 3).months())?);
                let offset = i64::from((first.month() - 1) % 3);
                span_from(first.checked_sub(offset.months()).ok()?, 3.months())
            }
            Step::Year => Parts { year: Some(dateline.year() + i16::try_from(steps).ok()?), ..self.parts }.interval(),
            Step::Named => named(&self.parts, dateline, steps),
        }
    }
}

/// The Monday of the week of `day`, or of a week `weeks` later.
fn monday(day: civil::Date, weeks: i64) -> Option<civil::Date> {
    let back = i64::from(day.weekday().to_monday_zero_offset());
    day.checked_add((weeks * 7 - back).days()).ok()
}

/// Whether only a weekday is told.
fn only_weekday(parts: &Parts) -> Option<i8> {
    parts.weekday.filter(|_| parts.month.is_none() && parts.day.is_none() && parts.year.is_none())
}

/// "Last Friday", "next March", "this Friday". The Friday of this very week is no certain "last" or "next" one.
fn named(parts: &Parts, dateline: civil::Date, steps: i64) -> Option<(civil::Date, civil::Date)> {
    let Some(weekday) = only_weekday(parts) else {
        return match steps.signum() {
            -1 => near(parts, dateline, Lean::Back).filter(|i| i.1 <= dateline),
            1 => near(parts, dateline, Lean::Ahead).filter(|i| i.0 > dateline),
            _ => near(parts, dateline, Lean::Open),
        };
    };
    let here = dateline.weekday().to_monday_one_offset();
    let certain = match steps.signum() {
        -1 => weekday >= here,
        1 => weekday <= here,
        _ => true,
    };
    let day = monday(dateline, steps)?.checked_add(i64::from(weekday - 1).days()).ok()?;
    span_from(day, 1.day()).filter(|_| certain)
}

/// The day or month that is meant without a year: the last or the next one by the tense; a full day may also be the
/// nearest one, as no tense is needed to tell "5 March" in February.
fn near(parts: &Parts, dateline: civil::Date, lean: Lean) -> Option<(civil::Date, civil::Date)> {
    if parts.year.is_some() {
        return parts.interval();
    }
    if let Some(weekday) = only_weekday(parts) {
        let here = i64::from(dateline.weekday().to_monday_one_offset());
        let back = (here - i64::from(weekday)).rem_euclid(7);
        let days = match lean {
            Lean::Back => -back,
            Lean::Ahead => (7 - back) % 7,
            Lean::Open if back == 0 => 0,
            Lean::Open => return None,
        };
        return span_from(dateline.checked_add(days.days()).ok()?, 1.day());
    }
    parts.month?;
    // an article of the night may be dated a day before what it tells
    let (late, early) = (dateline.tomorrow().ok()?, dateline.yesterday().ok()?);
    let candidates = [-1, 0, 1].into_iter().filter_map(|k| {
        let interval = Parts { year: Some(dateline.year() + k), ..*parts }.interval()?;
        let distance = dateline.until(interval.0).ok()?.get_days();
        let weekday = parts.weekday.filter(|_| parts.day.is_some());
        let fits = match lean {
            Lean::Back => interval.0 <= late,
            Lean::Ahead => interval.1 > early,
            Lean::Open => distance.abs() < 120,
        };
        let on = weekday.is_none_or(|w| interval.0.weekday().to_monday_one_offset() == w);
        (fits && on).then_some((distance.abs(), interval))
    });
    candidates.min_by_key(|(distance, _)| *distance).map(|(_, interval)| interval)
}
