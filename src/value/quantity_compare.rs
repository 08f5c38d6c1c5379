//! Figure against figure: the table of what a source's figure says of a statement's.

use super::agreement::Comparison;
use super::number::Number;
use super::quantity_model::{Change, Interval, Kind, Quantity, Shape};
use crate::lexicon::Hedge;
use crate::outcome::{Agreement, Caveat, Difference, Reason};
use crate::text::Word;

/// How a figure is bounded, as the table has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bound {
    Point,
    About,
    Ceiling,
    Floor,
    Range,
    Vague,
}

/// A figure in the base of its unit, ready for the table.
struct Side<'a> {
    quantity: &'a Quantity,
    bound: Bound,
    /// The figure itself.
    number: Number,
    reach: Interval,
}

const FIGURE: Difference = Difference::Quantity;

fn entails() -> Comparison {
    Comparison::entails(FIGURE)
}

fn excludes(reason: Reason) -> Comparison {
    Comparison::excludes(FIGURE, reason)
}

fn unknown(reason: Reason) -> Comparison {
    Comparison::unknown(FIGURE, reason)
}

impl Quantity {
    /// What the source's value says of this one, the statement's. Counted nouns are the caller's to compare.
    pub fn compare(&self, source: &Self) -> Comparison {
        let claim = self;
        if claim.kind != source.kind {
            let aged = claim.bare_age(source) || source.bare_age(claim);
            return if aged { entails() } else { unknown(Reason::OtherUnit) };
        }
        match claim.kind {
            Kind::Ordinal | Kind::Score | Kind::Odds => claim.same_or_not(source),
            Kind::Clock => claim.against_clock(source),
            Kind::Age | Kind::Cardinal => claim.against(source),
        }
    }

    /// Weeks and months have no common base, but three weeks are not three months: one is half as long again at least.
    fn ages_apart(&self, other: &Self) -> bool {
        let days = |q: &Self| {
            let unit = q.unit.as_ref().filter(|u| u.time && q.shape == Shape::One && q.hedge < Hedge::AtMost)?;
            let day = if unit.base == Word::of("month") { Number::int(30) } else { Number::ratio(1, 86_400)? };
            q.in_base(q.low).times(day)
        };
        let (Some(a), Some(b)) = (days(self), days(other)) else { return false };
        let (short, long) = (a.min(b), a.max(b));
        short.times(Number::int(3)).zip(long.times(Number::int(2))).is_some_and(|(s, l)| s <= l)
    }

    /// "He is 73" of one who is "73 years old": a bare number may be an age, and says nothing against one.
    fn bare_age(&self, age: &Self) -> bool {
        let bare = self.kind == Kind::Cardinal && self.unit.is_none() && self.noun.is_none() && self.rate.is_none();
        bare && age.kind == Kind::Age && self.shape == Shape::One && (self.low, self.hedge) == (age.low, age.hedge)
    }

    /// Whether the two can under no reading be the same figure. Symmetric.
    pub fn disjoint(&self, other: &Self) -> bool {
        let reach = self.interval().zip(other.interval());
        self.kind == other.kind && self.one_unit(other) && reach.is_some_and(|(a, b)| a.disjoint(&b))
    }

    fn same_or_not(&self, source: &Self) -> Comparison {
        if (self.low, self.high) == (source.low, source.high) { entails() } else { excludes(Reason::OtherValue) }
    }

    /// Times of two zones never agree; a zone on one side only leaves it open whether they do.
    fn against_clock(&self, source: &Self) -> Comparison {
        match (&self.unit, &source.unit) {
            (Some(a), Some(b)) if a.id != b.id => unknown(Reason::OtherUnit),
            (Some(_), None) if self.low == source.low => unknown(Reason::OtherUnit),
            _ => self.same_or_not(source),
        }
    }

    fn against(&self, source: &Self) -> Comparison {
        if !self.one_unit(source) {
            return if self.ages_apart(source) { excludes(Reason::OtherValue) } else { unknown(Reason::OtherUnit) };
        }
        let (Some(claim_side), Some(source_side)) = (self.side(), source.side()) else {
            return unknown(Reason::OtherUnit);
        };
        let same = claim_side.number == source_side.number;
        if let (Some(a), Some(b)) = (self.change, source.change)
            && a != b
        {
            return changed(a, b, same);
        }
        let figures = table(&claim_side, &source_side);
        match (&self.rate, &source.rate) {
            (Some(a), Some(b)) if a.word != b.word => {
                let rate = Comparison::unknown(Difference::Rate, Reason::OtherRate);
                if same { Comparison { agreement: Agreement::Excludes, ..rate } } else { rate }
            }
            (None, Some(_)) if figures.agreement == Agreement::Entails => figures.with(Caveat::RateDropped),
            (Some(_), None) if figures.agreement == Agreement::Entails => {
                Comparison::unknown(Difference::Rate, Reason::OtherRate)
            }
            // 250 a ton says nothing of 50,000 in all
            (None, Some(_)) | (Some(_), None) if claim_side.apart(&source_side) => {
                Comparison::unknown(Difference::Rate, Reason::OtherRate)
            }
            _ => figures,
        }
    }

    fn side(&self) -> Option<Side<'_>> {
        let bound = match (self.hedge, self.shape) {
            (Hedge::AtMost | Hedge::Under, _) => Bound::Ceiling,
            (Hedge::AtLeast | Hedge::Over, _) => Bound::Floor,
            (_, Shape::Vague) => Bound::Vague,
            (_, Shape::Pair) => Bound::Range,
            (Hedge::About | Hedge::Nearly | Hedge::JustOver, _) => Bound::About,
            (Hedge::Bare | Hedge::Exactly, _) => Bound::Point,
        };
        let number = if bound == Bound::Ceiling { self.high } else { self.low };
        let written = |n: Number| self.unit.as_ref().map_or(Some(n), |u| n.times(u.factor));
        Some(Side { quantity: self, bound, number: written(number)?, reach: self.interval()? })
    }
}

/// To, by and from are three things: the same figure in another place is a misreport.
fn changed(claim: Change, source: Change, same: bool) -> Comparison {
    let ends = claim != Change::By && source != Change::By;
    match (same, ends) {
        (true, true) => excludes(Reason::Swapped),
        (true, false) => excludes(Reason::OtherValue),
        (false, _) => unknown(Reason::OtherUnit),
    }
}

fn table(claim: &Side, source: &Side) -> Comparison {
    match source.bound {
        Bound::Point => from_point(claim, source),
        Bound::About => from_about(claim, source),
        Bound::Ceiling | Bound::Floor => from_bound(claim, source),
        Bound::Range => from_range(claim, source),
        Bound::Vague => vague(claim, source),
    }
}

impl Side<'_> {
    /// The granule of the figure in the base of its unit.
    fn granule(&self) -> Number {
        self.quantity.in_base(self.quantity.granule)
    }

    /// Whether `other` may be told as this figure: it is finer, and within half a granule and a twentieth of it.
    fn rounds(&self, other: &Self) -> bool {
        let exactly = self.quantity.hedge == Hedge::Exactly || other.quantity.hedge == Hedge::Exactly;
        let gap = self.number.minus(other.number).map(Number::magnitude);
        let half = self.granule().over(Number::int(2));
        let twentieth = other.number.magnitude().over(Number::int(20));
        let (Some(gap), Some(half), Some(twentieth)) = (gap, half, twentieth) else { return false };
        let speech = self.quantity.share
            && gap <= Number::ratio(3, 2).unwrap_or(Number::ONE).min(twentieth.plus(twentieth).unwrap_or(twentieth));
        // a figure of one or two digits is not rounded: 40 years are not 41
        let long = other.quantity.low.significant().is_none_or(|digits| digits > 2);
        !exactly && (speech || (long && other.granule() < self.granule() && gap <= half.min(twentieth)))
    }

    /// Whether `other` is on the side that the hedge tells: below "nearly", above "just over".
    fn beside(&self, other: &Self) -> bool {
        match self.quantity.hedge {
            Hedge::Nearly => other.number < self.number,
            Hedge::JustOver => other.number > self.number,
            _ => true,
        }
    }

    /// Whether this figure lies so far above a floor of the source that nobody would tell it by that floor: three times as
    /// high, as with a vague word.
    fn beyond(&self, source: &Self) -> bool {
        let far = source.number.times(Number::int(3)).is_some_and(|far| self.number >= far);
        source.bound == Bound::Floor && far && !source.number.is_negative()
    }

    /// Whether one figure is three times the other, or more.
    fn apart(&self, other: &Self) -> bool {
        let thrice = |n: Number| n.times(Number::int(3));
        let (a, b) = (self.number.magnitude(), other.number.magnitude());
        thrice(a).is_some_and(|a| a <= b) || thrice(b).is_some_and(|b| b <= a)
    }

    /// Whether this ceiling or floor is ten times off: nobody tells 12 by "below 3,000", nor 9,000 by "more than 50".
    fn far(&self, source: &Self) -> bool {
        let (low, high) = match self.bound {
            Bound::Ceiling => (source.number, self.number),
            Bound::Floor => (self.number, source.number),
            _ => return false,
        };
        !low.is_negative() && low.times(Number::int(10)).is_some_and(|low| low <= high)
    }

    /// Whether this "more than" names a later round figure than the source's: more than five of more than four.
    fn next(&self, source: &Self) -> bool {
        let over = [self.quantity.hedge, source.quantity.hedge].iter().all(|h| *h == Hedge::Over);
        over && source.number.plus(source.granule()).is_some_and(|next| self.number >= next)
    }

    /// Whether the hedge of this figure says no more than its round number: about 480,000, not about 2,347.
    fn is_round(&self) -> bool {
        self.quantity.share || self.quantity.low.significant().is_none_or(|digits| digits <= 2)
    }
}

/// The source's numbers lie all inside, all outside, or partly inside what the statement allows.
fn within(claim: &Side, source: &Side, caveat: Caveat) -> Comparison {
    if claim.reach.contains(&source.reach) {
        if claim.far(source) { unknown(Reason::Uncovered) } else { entails().with(caveat) }
    } else if claim.reach.disjoint(&source.reach) {
        excludes(Reason::OtherValue)
    } else {
        unknown(Reason::OverPrecise)
    }
}

fn from_point(claim: &Side, source: &Side) -> Comparison {
    let same = claim.number == source.number;
    match claim.bound {
        Bound::Point if same => entails(),
        Bound::Point if claim.rounds(source) => entails().with(Caveat::Rounded),
        Bound::Point if source.rounds(claim) => unknown(Reason::OverPrecise),
        Bound::Point => excludes(Reason::OtherValue),
        Bound::About if same && claim.quantity.hedge == Hedge::About => entails().with(Caveat::HedgeAdded),
        Bound::About if same => unknown(Reason::OtherFigure),
        Bound::About if claim.rounds(source) && claim.beside(source) => entails().with(Caveat::LessPrecise),
        Bound::About | Bound::Ceiling | Bound::Floor | Bound::Range => within(claim, source, Caveat::LessPrecise),
        Bound::Vague => vague(claim, source),
    }
}

fn from_about(claim: &Side, source: &Side) -> Comparison {
    let same = claim.number == source.number;
    let inside = source.reach.holds(claim.number) || (same && source.quantity.hedge != Hedge::Exactly);
    match claim.bound {
        Bound::Point if same && claim.quantity.hedge != Hedge::Exactly && source.is_round() => {
            entails().with(Caveat::HedgeDropped)
        }
        Bound::Point if inside || source.rounds(claim) && source.beside(claim) => unknown(Reason::OverPrecise),
        Bound::Point => excludes(Reason::OtherValue),
        Bound::About if same && claim.reach.contains(&source.reach) => entails(),
        Bound::About if same => unknown(Reason::OverPrecise),
        Bound::About | Bound::Ceiling | Bound::Floor | Bound::Range => within(claim, source, Caveat::LessPrecise),
        Bound::Vague => vague(claim, source),
    }
}

/// A ceiling or a floor of the source. "Past" is what it rules out.
fn from_bound(claim: &Side, source: &Side) -> Comparison {
    let same = claim.number == source.number;
    let past = claim.reach.disjoint(&source.reach);
    match claim.bound {
        Bound::Point if same && claim.quantity.hedge == Hedge::Exactly => excludes(Reason::OverPrecise),
        Bound::Point | Bound::About if same => entails().with(Caveat::BoundDropped),
        bound if bound == source.bound => same_bound(claim, source, same),
        Bound::Ceiling | Bound::Floor if same => excludes(Reason::BoundReversed),
        Bound::Vague => vague(claim, source),
        _ if past || claim.beyond(source) => excludes(Reason::OtherValue),
        Bound::Ceiling | Bound::Floor => unknown(Reason::OtherFigure),
        _ => unknown(Reason::OverPrecise),
    }
}

/// Two ceilings or two floors. Another ceiling misreports the figure; a lower floor only says less.
fn same_bound(claim: &Side, source: &Side, same: bool) -> Comparison {
    let contained = claim.reach.contains(&source.reach);
    match source.bound {
        _ if same && contained => entails(),
        Bound::Floor if same => entails().with(Caveat::LessPrecise),
        Bound::Floor if contained => entails().with(Caveat::Understated),
        Bound::Floor if claim.beyond(source) || claim.next(source) => excludes(Reason::OtherFigure),
        Bound::Floor => unknown(Reason::OtherFigure),
        _ if same => unknown(Reason::OtherFigure),
        _ => excludes(Reason::OtherFigure),
    }
}

fn from_range(claim: &Side, source: &Side) -> Comparison {
    // "48 to 72" begins where "24 to 48" ends
    let touch = claim.reach.low == source.reach.high || claim.reach.high == source.reach.low;
    match claim.bound {
        Bound::Range if touch && claim.reach != source.reach => excludes(Reason::OtherValue),
        Bound::Point | Bound::About if claim.reach.disjoint(&source.reach) => excludes(Reason::OtherValue),
        Bound::Point => {
            let end = source.reach.low == Some(claim.number) || source.reach.high == Some(claim.number);
            unknown(if end { Reason::RangeEnd } else { Reason::OverPrecise })
        }
        Bound::Range if claim.reach == source.reach => entails(),
        Bound::About | Bound::Ceiling | Bound::Floor | Bound::Range => within(claim, source, Caveat::LessPrecise),
        Bound::Vague => vague(claim, source),
    }
}

/// A vague word on one side or both: only far beyond its reach is it excluded.
fn vague(claim: &Side, source: &Side) -> Comparison {
    let three = Number::int(3);
    let beyond = |low: Option<Number>, high: Option<Number>| {
        low.zip(high.and_then(|h| h.times(three))).is_some_and(|(low, high)| low > high)
    };
    let (a, b) = (claim.reach, source.reach);
    if claim.bound == Bound::Vague && source.bound == Bound::Vague && a == b {
        return entails();
    }
    if beyond(a.low, b.high) || beyond(b.low, a.high) {
        return excludes(Reason::OtherValue);
    }
    let told = matches!(source.bound, Bound::Point | Bound::About | Bound::Range);
    if claim.bound == Bound::Vague && told && a.contains(&b) {
        return entails().with(Caveat::LessPrecise);
    }
    unknown(Reason::OverPrecise)
}
