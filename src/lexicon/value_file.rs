//! The tables of numbers, units, hedges and the calendar as typed in TOML; part of [`super::file`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Number words, below `[numerals]`. Keys are words, values whole numbers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct NumeralsFile {
    /// One to nineteen.
    pub units: BTreeMap<String, i64>,
    /// Twenty to ninety.
    pub tens: BTreeMap<String, i64>,
    /// hundred, thousand, million.
    pub scales: BTreeMap<String, i64>,
    /// The plurals that alone are vague, and after a number a scale: hundreds, millions.
    pub many: BTreeMap<String, i64>,
    /// Short scales after digits: bn, m, k.
    pub suffixes: BTreeMap<String, i64>,
    /// first, second, twentieth.
    pub ordinals: BTreeMap<String, i64>,
    /// The bottom of a fraction: half, quarter, thirds.
    pub fractions: BTreeMap<String, i64>,
    /// Signs that are fractions: "½" = "1/2".
    pub signs: BTreeMap<String, String>,
    /// dozen, pair.
    pub groups: BTreeMap<String, i64>,
    /// twice, thrice.
    pub times: BTreeMap<String, i64>,
    /// Words for an unknown number, with its least and its greatest value; with `a` they need the article ("a few").
    pub vague: BTreeMap<String, VagueFile>,
}

/// A word for an unknown number, as in `several = { lo = 3, hi = 12 }`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct VagueFile {
    /// The least number it stands for.
    pub lo: i64,
    /// The greatest.
    pub hi: i64,
    /// Whether it needs "a" before it.
    pub article: bool,
    /// Whether it needs "of" after it.
    pub of: bool,
}

/// A unit, in a list `[[unit]]`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct UnitFile {
    /// Its name in results.
    pub id: String,
    /// What it is measured in; figures with one base can be compared.
    pub base: String,
    /// How many of the base it is, as "1000" or "1609344/1000"; 1 if empty.
    pub factor: String,
    /// How many of `id` one of these words stands for (a decade is 10 years); 1 if 0.
    pub times: i64,
    /// Money: other currencies of one base ("dollar") are another unit.
    pub money: bool,
    /// A stretch of time.
    pub time: bool,
    /// Words and phrases after the number, singular and plural.
    pub words: Vec<String>,
    /// Signs and abbreviations that count only when glued to digits ("5g").
    pub glued: Vec<String>,
    /// Signs and codes before the number ("$", "EUR").
    pub before: Vec<String>,
    /// Words that mean "each one of these": annually, yearly.
    pub rate: Vec<String>,
}

/// Ways to hedge or to bound a figure, in a list `[[hedge]]`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct HedgeFile {
    /// about, nearly, just-over, at-most, under, at-least, over, exactly, or bare for what changes nothing.
    #[schemars(extend("enum" = ["about", "nearly", "just-over", "at-most", "under", "at-least", "over", "exactly", "bare"]))]
    pub class: String,
    /// Phrases before the number.
    pub before: Vec<String>,
    /// Phrases after the number, its unit or its noun.
    pub after: Vec<String>,
}

/// Words around numbers that tell what a number is, below `[figure]`. Dictionary forms.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct FigureFile {
    /// A number after one of these is a name: Flight 602.
    pub designators: Vec<String>,
    /// Two numbers with a dash near one of these are a score.
    pub scores: Vec<String>,
    /// Two numbers near one of these are odds.
    pub odds: Vec<String>,
    /// Verbs and nouns of change: with them "to", "by" and "from" tell level and change apart.
    pub changes: Vec<String>,
    /// After these verbs "over" and "about" belong to the verb.
    pub phrasal: Vec<String>,
    /// After these verbs "up to" belongs to the verb.
    pub phrasal_up: Vec<String>,
    /// "one" after these is no number.
    pub before_one: Vec<String>,
    /// Words that cannot begin the counted noun, and before which "one" is no number.
    pub stops: Vec<String>,
    /// Zones after a clock time.
    pub zones: Vec<String>,
    /// Marks of a time before noon: a.m.
    pub morning: Vec<String>,
    /// Marks of a time after noon: p.m.
    pub afternoon: Vec<String>,
    /// Marks of a whole hour: o'clock.
    pub whole_hours: Vec<String>,
    /// Words before a time of day.
    pub before_clock: Vec<String>,
    /// Words before an age: aged.
    pub ages: Vec<String>,
    /// Words after a number of years that make it an age: old.
    pub olds: Vec<String>,
    /// Who is so old by a bare number behind a form of be: he, she.
    pub somebody: Vec<String>,
    /// Words that may follow such an age: when, at.
    pub whens: Vec<String>,
    /// Words before a fraction that stands for a share without saying of what: "by a third".
    pub shares: Vec<String>,
    /// Words that join two numbers by "and" to a range.
    pub between: Vec<String>,
    /// Words after a length that keep "m" a metre: tall, long.
    pub measured: Vec<String>,
    /// Words before a hyphen and a number that is a figure all the same: minus-5, magnitude-6.
    pub before_dash: Vec<String>,
}

/// Words of the calendar, below `[calendar]`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct CalendarFile {
    /// Months with their number, 1 to 12; abbreviations without the stop.
    pub months: BTreeMap<String, i64>,
    /// Month names that are verbs or names too: they need a day, a year or a preposition.
    pub doubtful: Vec<String>,
    /// Weekdays, 1 (Monday) to 7.
    pub weekdays: BTreeMap<String, i64>,
    /// Seasons, 1 (spring) to 4.
    pub seasons: BTreeMap<String, i64>,
    /// Units of time with the unit that they are and how many of it: `decade = "10 year"`.
    pub units: BTreeMap<String, String>,
    /// Words for a day, by its distance from today: yesterday = -1.
    pub days: BTreeMap<String, i64>,
    /// Days with a name of their own, by month and day: 1225 is 25 December.
    pub feasts: BTreeMap<String, i64>,
    /// Words before a unit of time, by their distance: last = -1.
    pub shifts: BTreeMap<String, i64>,
    /// Words after a number of units: ago = "back", later = "after".
    pub offsets: BTreeMap<String, String>,
    /// Parts of a day: morning = 1.
    pub parts: BTreeMap<String, i64>,
    /// Parts of a longer time: early, late; part of the phrase, not compared.
    pub stretches: Vec<String>,
    /// Prepositions with what they say: since, by, until, before, after, in.
    pub prepositions: BTreeMap<String, String>,
    /// Words that say that a year is a business year.
    pub fiscal: Vec<String>,
    /// Words before four digits that make them a year.
    pub before_year: Vec<String>,
}

impl NumeralsFile {
    /// Takes in what a later file says.
    pub fn extend(&mut self, later: Self) {
        self.units.extend(later.units);
        self.tens.extend(later.tens);
        self.scales.extend(later.scales);
        self.many.extend(later.many);
        self.suffixes.extend(later.suffixes);
        self.ordinals.extend(later.ordinals);
        self.fractions.extend(later.fractions);
        self.signs.extend(later.signs);
        self.groups.extend(later.groups);
        self.times.extend(later.times);
        self.vague.extend(later.vague);
    }
}

impl FigureFile {
    /// Takes in what a later file says.
    pub fn extend(&mut self, later: Self) {
        self.designators.extend(later.designators);
        self.scores.extend(later.scores);
        self.odds.extend(later.odds);
        self.changes.extend(later.changes);
        self.phrasal.extend(later.phrasal);
        self.phrasal_up.extend(later.phrasal_up);
        self.before_one.extend(later.before_one);
        self.stops.extend(later.stops);
        self.zones.extend(later.zones);
        self.morning.extend(later.morning);
        self.afternoon.extend(later.afternoon);
        self.whole_hours.extend(later.whole_hours);
        self.before_clock.extend(later.before_clock);
        self.ages.extend(later.ages);
        self.olds.extend(later.olds);
        self.somebody.extend(later.somebody);
        self.whens.extend(later.whens);
        self.shares.extend(later.shares);
        self.between.extend(later.between);
        self.measured.extend(later.measured);
    }
}

impl CalendarFile {
    /// Takes in what a later file says.
    pub fn extend(&mut self, later: Self) {
        self.months.extend(later.months);
        self.doubtful.extend(later.doubtful);
        self.weekdays.extend(later.weekdays);
        self.seasons.extend(later.seasons);
        self.units.extend(later.units);
        self.days.extend(later.days);
        self.feasts.extend(later.feasts);
        self.shifts.extend(later.shifts);
        self.offsets.extend(later.offsets);
        self.parts.extend(later.parts);
        self.stretches.extend(later.stretches);
        self.prepositions.extend(later.prepositions);
        self.fiscal.extend(later.fiscal);
        self.before_year.extend(later.before_year);
    }
}
