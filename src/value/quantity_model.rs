//! A figure with its unit, bounds, hedge, rate and counted noun.

use super::number::Number;
use crate::lexicon::{Hedge, Unit};
use crate::text::{Run, Word};

/// What kind of figure it is; kinds are never compared with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A count, a measure, an amount, a share.
    Cardinal,
    /// A place in an order: 3rd.
    Ordinal,
    /// How old somebody or something is, in years.
    Age,
    /// A result: 3-1.
    Score,
    /// Odds: 4/6.
    Odds,
    /// A time of day, in minutes after midnight. Never counts anything.
    Clock,
}

/// What is known of the figure itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// One number.
    One,
    /// From one number to another; for scores and odds the two numbers in their order.
    Pair,
    /// A word for an unknown number: several, dozens.
    Vague,
}

/// The base of shares in a hundred.
pub const PERCENT: Word = Word::of("percent");

/// Where a change leads, by the preposition before the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// rose to N: the level after.
    To,
    /// rose by N: the step.
    By,
    /// rose from N: the level before.
    From,
}

/// Per what a figure is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// The unit or noun as a word ("year", "barrel").
    pub word: Word,
    /// The same for display.
    pub name: Box<str>,
}

/// The unit of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Its name.
    pub name: Box<str>,
    /// The name as a word.
    pub id: Word,
    /// What it is measured in.
    pub base: Word,
    /// How many of the base it is.
    pub factor: Number,
    /// Money: another currency of the same base is another unit.
    pub money: bool,
    /// A stretch of time.
    pub time: bool,
}

impl Measure {
    /// The measure of a unit of the lexicon.
    pub fn of(unit: &Unit) -> Self {
        let factor = Number::ratio(unit.factor.0.into(), unit.factor.1.into()).unwrap_or(Number::ONE);
        Self { name: unit.name.clone(), id: unit.id, base: unit.base, factor, money: unit.money, time: unit.time }
    }

    /// Whether figures of both can be compared: one base, and not two currencies of one name.
    pub fn compares(&self, other: &Self) -> bool {
        let generic = |m: &Self| m.id == m.base || m.factor != Number::ONE;
        self.base == other.base && (!self.money || self.id == other.id || generic(self) || generic(other))
    }
}

/// The counted noun: "cartels" in "seven Mexican drug cartels".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// The lemma of its head.
    pub lemma: Word,
    /// The token of its head.
    pub head: usize,
    /// The words between the figure and the head; may be empty.
    pub modifiers: Run,
}

/// A figure with its unit, bounds, hedge, rate and counted noun. Numbers are in the unit as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// What kind of figure it is.
    pub kind: Kind,
    /// One number, two, or a vague word.
    pub shape: Shape,
    /// The number, or the lower or first one.
    pub low: Number,
    /// The upper or second number; the same as `low` for one number.
    pub high: Number,
    /// How it is hedged or bounded.
    pub hedge: Hedge,
    /// Its written precision, as the smallest step that its writing tells apart.
    pub granule: Number,
    /// Its unit, if it has one.
    pub unit: Option<Measure>,
    /// What it counts, or what a measure or share is of.
    pub noun: Option<Noun>,
    /// Per what.
    pub rate: Option<Rate>,
    /// Level or step of a change.
    pub change: Option<Change>,
    /// A share told as a fraction: its precision is that of ordinary speech.
    pub share: bool,
    /// The tokens of the number alone.
    pub figure: Run,
    /// Its tokens from the hedge to the unit, without the counted noun.
    pub core: Run,
    /// As written, for explanations.
    pub display: Box<str>,
}

/// Every number that a figure may stand for: one end open or missing where the text leaves it so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The lower end; `None` if there is none.
    pub low: Option<Number>,
    /// The upper end; `None` if there is none.
    pub high: Option<Number>,
    /// Whether the lower end itself is left out.
    pub low_open: bool,
    /// Whether the upper end itself is left out.
    pub high_open: bool,
}

impl Interval {
    /// From `low` to `high`, both included.
    pub const fn closed(low: Number, high: Number) -> Self {
        Self { low: Some(low), high: Some(high), low_open: false, high_open: false }
    }

    /// Whether `number` lies inside.
    pub fn holds(&self, number: Number) -> bool {
        let above = self.low.is_none_or(|l| number > l || (number == l && !self.low_open));
        let below = self.high.is_none_or(|h| number < h || (number == h && !self.high_open));
        above && below
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(&self, other: &Self) -> bool {
        let low = match (self.low, other.low) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => a < b || (a == b && (!self.low_open || other.low_open)),
        };
        let high = match (self.high, other.high) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => a > b || (a == b && (!self.high_open || other.high_open)),
        };
        low && high
    }

    /// Whether the two share no number. Symmetric.
    pub fn disjoint(&self, other: &Self) -> bool {
        let before = |a: &Self, b: &Self| match (a.high, b.low) {
            (Some(h), Some(l)) => h < l || (h == l && (a.high_open || b.low_open)),
            _ => false,
        };
        before(self, other) || before(other, self)
    }
}

impl Quantity {
    /// What `number` is in the base of the unit.
    pub fn in_base(&self, number: Number) -> Number {
        self.unit.as_ref().and_then(|u| number.times(u.factor)).unwrap_or(number)
    }

    /// How far "about" reaches: its granule, at most a tenth of it.
    pub fn tolerance(&self) -> Number {
        let tenth = self.low.magnitude().over(Number::int(10)).unwrap_or(Number::ZERO);
        let step = self.low.granule().unwrap_or(tenth).max(self.granule);
        step.min(tenth)
    }

    /// The numbers it may stand for, in the base of its unit. Fails (`None`) only where numbers overflow.
    pub fn interval(&self) -> Option<Interval> {
        let (n, t) = (self.low, self.tolerance());
        let (low, high) = (Some(n.minus(t)?), Some(self.high.plus(t)?));
        let open = |low: Option<Number>, high: Option<Number>, low_open, high_open| Interval {
            low,
            high,
            low_open,
            high_open,
        };
        let written = match (self.shape, self.hedge) {
            (_, Hedge::AtMost) => open(None, Some(self.high), false, false),
            (_, Hedge::Under) => open(None, Some(self.high), false, true),
            (_, Hedge::AtLeast) => open(Some(n), None, false, false),
            (_, Hedge::Over) => open(Some(n), None, true, false),
            (Shape::Vague, _) | (_, Hedge::Bare | Hedge::Exactly) => Interval::closed(n, self.high),
            (_, Hedge::About) => open(low, high, false, false),
            (_, Hedge::Nearly) => open(low, Some(self.high), false, true),
            (_, Hedge::JustOver) => open(Some(n), high, true, false),
        };
        Some(Interval {
            low: written.low.map(|n| self.in_base(n)),
            high: written.high.map(|n| self.in_base(n)),
            ..written
        })
    }

    /// The figure for results: a number, or "low-high" for two. `None` for a vague word, a place in an order, or a time of day.
    pub fn value(&self) -> Option<String> {
        match (self.kind, self.shape) {
            (Kind::Ordinal | Kind::Clock, _) | (_, Shape::Vague) => None,
            (_, Shape::Pair) => Some(format!("{}-{}", self.low, self.high)),
            (_, Shape::One) => Some(self.low.to_string()),
        }
    }

    /// Whether it stands for no number of anything: a place in an order, a time of day, a vague word.
    pub fn is_named(&self) -> bool {
        self.value().is_none()
    }

    /// The one number that it gives, whatever bounds it.
    pub fn single(&self) -> Option<Number> {
        (self.shape == Shape::One).then_some(self.low)
    }

    /// Whether it is a share of something: in percent, or told as a fraction.
    pub fn is_share(&self) -> bool {
        self.share || self.is_percent()
    }

    /// Whether it is measured in percent.
    pub fn is_percent(&self) -> bool {
        self.unit.as_ref().is_some_and(|u| u.base == PERCENT)
    }

    /// Whether it is measured in the same as `other`, or both count.
    pub fn one_unit(&self, other: &Self) -> bool {
        match (&self.unit, &other.unit) {
            (None, None) => true,
            (Some(a), Some(b)) => a.compares(b),
            _ => false,
        }
    }

    /// Whether the same number is written in another unit: "25 percent" for "25 basis points".
    pub fn misses_unit(&self, other: &Self) -> bool {
        let both = self.unit.is_some() && other.unit.is_some();
        both && !self.one_unit(other) && (self.low, self.high) == (other.low, other.high)
    }
}
