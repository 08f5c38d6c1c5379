//! A figure: an exact value or interval with its hedge, unit, rate and counted noun, and how two figures compare.

use super::agreement::Comparison;
use super::number::Number;
use crate::lexicon::Hedge;
use crate::outcome::{Agreement, Caveat, Difference, Reason};
use crate::text::{Run, Word};

/// What tells a level and a change apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Not said.
    None,
    /// "by 5 points".
    By,
    /// "to 25%".
    To,
    /// "from 30%".
    From,
}

/// A figure. Values are exact and in the base of the unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Its tokens from the hedge to the unit, without the counted noun.
    pub core: Run,
    /// How it is hedged or bounded.
    pub hedge: Hedge,
    /// The value, or the lower end of a range; in the base of the unit.
    pub lo: Number,
    /// The value, or the upper end of a range.
    pub hi: Number,
    /// The value as written, in the unit as written ("1.3 billion" dollars is 1300000000).
    pub written: (Number, Number),
    /// Whether it is a word for an unknown number: several, dozens.
    pub vague: bool,
    /// Whether it is an ordinal: third, 21st.
    pub ordinal: bool,
    /// What it is measured in: "%", "USD", "length", "count", "age", "score", "clock".
    pub base: Word,
    /// The unit as named in results; empty for counts.
    pub unit: String,
    /// The head of the counted noun phrase.
    pub noun: Option<usize>,
    /// The word of its rate: year for "a year" and "annually".
    pub rate: Option<Word>,
    /// "by", "to" or "from" before it.
    pub change: Change,
    /// Whether it fits the last digit that is written.
    pub granule: Option<Number>,
}

/// The base of plain counts.
pub const COUNT: Word = Word::of("count");
/// The base of ages.
pub const AGE: Word = Word::of("age");
/// The base of scores.
pub const SCORE: Word = Word::of("score");
/// The base of clock times.
pub const CLOCK: Word = Word::of("clock");

/// An answer on its way.
type Answer = (Agreement, Reason, Option<Caveat>);

const YES: Answer = (Agreement::Entails, Reason::Agrees, None);
const NO: Answer = (Agreement::Excludes, Reason::OtherValue, None);

fn yes(caveat: Caveat) -> Answer {
    (Agreement::Entails, Reason::Agrees, Some(caveat))
}

fn no(reason: Reason) -> Answer {
    (Agreement::Excludes, reason, None)
}

fn open(reason: Reason) -> Answer {
    (Agreement::Unknown, reason, None)
}

impl Quantity {
    /// Whether it is a range with two ends.
    pub fn is_range(&self) -> bool {
        self.lo != self.hi && !self.vague
    }

    /// Whether it names a place in an order, a time of day, or no number at all (several, a few).
    pub fn is_named(&self) -> bool {
        self.ordinal || self.base == CLOCK || self.vague && self.hi < Number::int(20)
    }

    /// Its value for results: a number, or "lo-hi".
    pub fn value(&self) -> String {
        let (lo, hi) = self.written;
        if lo == hi { lo.to_string() } else { format!("{lo}-{hi}") }
    }

    /// What the source's figure says of this one, the statement's: units, rates, then the table of bounds and hedges.
    pub fn compare(&self, source: &Self) -> Comparison {
        let mut caveats = Vec::new();
        let mut difference = Difference::Quantity;
        let (agreement, reason, caveat) =
            if self.base != source.base || self.ordinal != source.ordinal || self.level_against_change(source) {
                open(Reason::OtherUnit)
            } else {
                let answer = self.table(source);
                match (answer.0, self.rate, source.rate) {
                    (Agreement::Entails, Some(a), Some(b)) if a != b => {
                        difference = Difference::Rate;
                        no(Reason::OtherRate)
                    }
                    (_, Some(a), Some(b)) if a != b => open(Reason::OtherRate),
                    (Agreement::Entails, Some(_), None) => open(Reason::OtherRate),
                    (Agreement::Entails, None, Some(_)) => {
                        caveats.push(Caveat::RateDropped);
                        answer
                    }
                    _ => answer,
                }
            };
        caveats.extend(caveat);
        caveats.sort_unstable();
        Comparison { agreement, difference, reason, caveats }
    }

    fn level_against_change(&self, source: &Self) -> bool {
        matches!(
            (self.change, source.change),
            (Change::By, Change::To | Change::From) | (Change::To | Change::From, Change::By)
        )
    }

    /// How far "about" reaches: the granule, at most a tenth.
    fn tolerance(&self) -> Number {
        let tenth = self.lo.magnitude().over(Number::int(10)).unwrap_or(Number::ZERO);
        self.granule.map_or(tenth, |g| g.min(tenth))
    }

    /// The interval that it stands for, without bounds: the halo of a hedge, the ends of a range.
    fn halo(&self) -> (Number, Number) {
        let t = self.tolerance();
        let (less, more) = (self.lo.minus(t).unwrap_or(self.lo), self.hi.plus(t).unwrap_or(self.hi));
        match self.hedge {
            Hedge::About => (less, more),
            Hedge::Nearly => (less, self.hi),
            Hedge::JustOver => (self.lo, more),
            _ => (self.lo, self.hi),
        }
    }

    fn is_soft(&self) -> bool {
        matches!(self.hedge, Hedge::About | Hedge::Nearly | Hedge::JustOver)
    }

    /// The table of `rules/README.md`, "Figures": source in rows, statement in columns.
    fn table(&self, source: &Self) -> Answer {
        if source.vague || self.vague {
            return self.vaguely(source);
        }
        match source.hedge {
            Hedge::AtMost | Hedge::Under => self.against_ceiling(source),
            Hedge::AtLeast | Hedge::Over => self.against_floor(source),
            _ if source.is_range() || source.is_soft() => self.against_interval(source),
            _ => self.against_exact(source),
        }
    }

    fn vaguely(&self, source: &Self) -> Answer {
        if self.vague && source.vague && (self.lo, self.hi) == (source.lo, source.hi) {
            return YES;
        }
        let three = Number::int(3);
        let wide = |n: Number, up: bool| if up { n.times(three) } else { n.over(three) }.unwrap_or(n);
        let (a, b) = source.halo();
        let (c, d) = self.halo();
        if self.vague && !source.vague && source.hedge != Hedge::AtMost && a >= self.lo && b <= self.hi {
            return yes(Caveat::LessPrecise);
        }
        let bounded = |q: &Self| matches!(q.hedge, Hedge::AtMost | Hedge::Under | Hedge::AtLeast | Hedge::Over);
        if !bounded(self) && !bounded(source) && (c > wide(b, true) || d < wide(a, false)) {
            NO
        } else {
            open(Reason::OverPrecise)
        }
    }

    fn against_exact(&self, source: &Self) -> Answer {
        let (n, m) = (source.lo, self.lo);
        let (lo, hi) = self.halo();
        match self.hedge {
            Hedge::AtMost if n <= m => yes(Caveat::LessPrecise),
            Hedge::Under if n < m => yes(Caveat::LessPrecise),
            Hedge::AtLeast if n >= m => yes(Caveat::LessPrecise),
            Hedge::Over if n > m => yes(Caveat::LessPrecise),
            Hedge::AtMost | Hedge::Under | Hedge::AtLeast | Hedge::Over => NO,
            _ if self.is_range() => {
                if lo <= n && n <= hi {
                    yes(Caveat::LessPrecise)
                } else {
                    NO
                }
            }
            Hedge::About | Hedge::Nearly | Hedge::JustOver if n == m => yes(Caveat::HedgeAdded),
            Hedge::About | Hedge::Nearly | Hedge::JustOver => {
                if lo <= n && n <= hi {
                    yes(Caveat::Rounded)
                } else {
                    NO
                }
            }
            Hedge::Exactly => {
                if n == m {
                    YES
                } else {
                    NO
                }
            }
            Hedge::Bare if n == m => YES,
            Hedge::Bare if self.rounds(source) => yes(Caveat::Rounded),
            Hedge::Bare => NO,
        }
    }

    /// Whether this bare figure is the source's, rounded at its own last digit: within half a granule and 5 %.
    fn rounds(&self, source: &Self) -> bool {
        let (Some(ours), Some(theirs)) = (self.granule, source.granule) else { return false };
        if self.base == AGE || self.base == SCORE || self.base == CLOCK || ours <= theirs {
            return false;
        }
        // a figure of one or two digits is not rounded: 40 years are not 41
        let small = source.lo.significant().is_none_or(|digits| digits < 3);
        let off = source.lo.minus(self.lo).map(Number::magnitude);
        let half = ours.over(Number::int(2));
        let share = source.lo.magnitude().over(Number::int(20));
        !small && matches!((off, half, share), (Some(o), Some(h), Some(s)) if o <= h && o <= s)
    }

    fn against_interval(&self, source: &Self) -> Answer {
        let (a, b) = source.halo();
        let (c, d) = self.halo();
        let inside = |n: Number| a <= n && n <= b;
        match self.hedge {
            Hedge::AtMost | Hedge::Under if b <= self.lo => yes(Caveat::LessPrecise),
            Hedge::AtMost | Hedge::Under if a > self.lo => NO,
            Hedge::AtLeast | Hedge::Over if a >= self.lo => yes(Caveat::LessPrecise),
            Hedge::AtLeast | Hedge::Over if b < self.lo => NO,
            Hedge::AtMost | Hedge::Under | Hedge::AtLeast | Hedge::Over => open(Reason::OverPrecise),
            _ if (self.lo, self.hi) == (source.lo, source.hi) && self.is_soft() == source.is_soft() => YES,
            _ if (self.lo, self.hi) == (source.lo, source.hi) && self.hedge == Hedge::Bare => {
                if self.is_range() || source.is_round() { yes(Caveat::HedgeDropped) } else { open(Reason::OverPrecise) }
            }
            _ if self.is_range() || self.is_soft() => {
                if c <= a && b <= d {
                    yes(Caveat::LessPrecise)
                } else if d < a || b < c {
                    NO
                } else {
                    open(Reason::OverPrecise)
                }
            }
            _ if source.is_range() && (self.lo == source.lo || self.lo == source.hi) => open(Reason::RangeEnd),
            _ if inside(self.lo) => open(Reason::OverPrecise),
            _ => NO,
        }
    }

    /// At most three digits that count.
    fn is_round(&self) -> bool {
        self.lo.significant().is_none_or(|digits| digits <= 3)
    }

    fn against_ceiling(&self, source: &Self) -> Answer {
        let (n, (lo, _)) = (source.lo, self.halo());
        match self.hedge {
            Hedge::AtMost | Hedge::Under => {
                if self.lo == n {
                    YES
                } else {
                    no(Reason::OtherFigure)
                }
            }
            Hedge::AtLeast | Hedge::Over if self.lo == n => no(Reason::BoundReversed),
            Hedge::Exactly if self.lo == n => NO,
            _ if self.is_range() && lo <= n => open(Reason::OverPrecise),
            _ if self.lo == n => yes(Caveat::BoundDropped),
            _ if lo > n => NO,
            _ => open(Reason::OverPrecise),
        }
    }

    fn against_floor(&self, source: &Self) -> Answer {
        let (n, (_, hi)) = (source.lo, self.halo());
        match self.hedge {
            Hedge::AtLeast | Hedge::Over if self.lo == n => YES,
            Hedge::AtLeast | Hedge::Over if self.lo < n => yes(Caveat::Understated),
            Hedge::AtLeast | Hedge::Over => open(Reason::OverPrecise),
            Hedge::AtMost | Hedge::Under if self.lo == n => no(Reason::BoundReversed),
            Hedge::Exactly if self.lo == n => NO,
            _ if self.is_range() && hi >= n => open(Reason::OverPrecise),
            _ if self.lo == n => yes(Caveat::BoundDropped),
            _ if hi < n => NO,
            _ => open(Reason::OverPrecise),
        }
    }
}
