//! The figure of a statement with everything that it may follow from, and what a worked out value says of it.

use super::cues::{moved, phrases};
use super::operands::Operand;
use super::rivals::Field;
use crate::lexicon::Hedge;
use crate::outcome::{Agreement, Caveat};
use crate::text::{Run, Word};
use crate::value::quantity::{Change, Kind, Shape};
use crate::value::{Comparison, Number, Quantity};

/// The rule that a computed figure is put down to.
pub const RULE: &str = "computed";

/// A figure that follows from the source's.
pub struct Result {
    /// What it says of the statement's.
    pub comparison: Comparison,
    /// The sum: "40 − 12 = 28".
    pub formula: String,
    /// Where the figures stand.
    pub run: Run,
    /// The words of the statement that tell what it is worked out with: another figure, those that name the two.
    pub with: Vec<Run>,
}

/// The figure with everything that it may follow from.
pub struct Sums<'a> {
    /// The figure beside the source's.
    pub field: &'a Field<'a>,
    /// What it stands for.
    pub quantity: &'a Quantity,
    /// The figures and dates of the source near by.
    pub operands: Vec<Operand<'a>>,
}

impl<'a> Sums<'a> {
    /// The plain figures of the source near by.
    pub fn figures(&self) -> impl Iterator<Item = (&Operand<'a>, &Quantity)> {
        let plain = |q: &Quantity| q.shape == Shape::One && matches!(q.kind, Kind::Cardinal | Kind::Age);
        self.operands.iter().filter_map(|o| Some((o, o.quantity()?))).filter(move |(_, q)| plain(q))
    }

    /// Whether the statement's figure is this one: exactly, or within its hedge.
    pub fn fits(&self, value: Number, exact: bool, formula: String, run: Run) -> Option<Result> {
        self.fit(value, if exact { Hedge::Bare } else { Hedge::About }, true, formula, run)
    }

    /// The same of a value of this hedge.
    pub fn fit(&self, value: Number, hedge: Hedge, exact: bool, formula: String, run: Run) -> Option<Result> {
        let hedge = if self.field.case.hedged("bounded") { Hedge::Bare } else { hedge };
        let comparison = self.beside(value, hedge)?;
        let hedged = self.quantity.hedge != Hedge::Bare;
        let rounded = comparison.caveats.contains(&Caveat::Rounded);
        let agrees = comparison.agreement == Agreement::Entails && (hedged || exact && !rounded);
        agrees.then_some(Result { comparison, formula, run, with: Vec::new() })
    }

    /// The value, where it may be what the statement's figure says: as large, give or take a fifth, or anywhere within a bound.
    /// Words are looked at for such values alone.
    pub fn near(&self, value: Number) -> Option<Number> {
        let bounded = matches!(self.quantity.hedge, Hedge::AtMost | Hedge::AtLeast | Hedge::Under | Hedge::Over);
        let wanted = self.quantity.in_base(self.quantity.low);
        let gap = value.minus(wanted)?.magnitude();
        (bounded || gap <= wanted.magnitude().over(Number::int(5))?).then_some(value)
    }

    /// What a worked out value says of the statement's figure.
    pub fn beside(&self, value: Number, hedge: Hedge) -> Option<Comparison> {
        let own = self.quantity;
        let low = own.unit.as_ref().map_or(Some(value), |u| value.over(u.factor))?;
        let granule = low.granule().unwrap_or(Number::ZERO);
        Some(own.compare(&Quantity { low, high: low, hedge, granule, change: None, share: false, ..own.clone() }))
    }

    /// The figure with its hedge and unit.
    pub fn core(&self) -> Run {
        self.quantity.core
    }

    /// Whether a set has the word.
    pub fn has(&self, set: &str, word: Word) -> bool {
        self.field.case.aligner.lexicon.has(set, word)
    }

    /// The words of a set that stand in the clause.
    pub fn cues(&self, set: &str) -> Vec<Run> {
        phrases(self.field.case.aligner.lexicon, set, self.field.case.claim, self.field.case.clause)
    }

    /// A number of the base in the statement's unit.
    pub fn shown(&self, value: Number) -> Number {
        self.quantity.unit.as_ref().and_then(|u| value.over(u.factor)).unwrap_or(value)
    }

    /// A result with the words of these sets, and with others that it accounts for.
    pub fn with(&self, mut result: Result, sets: &[&str], others: impl IntoIterator<Item = Run>) -> Result {
        result.with.extend(sets.iter().flat_map(|set| self.cues(set)));
        result.with.extend(others);
        result
    }

    /// The words that make the figure a distance, and whether upwards (older, exceeds by) or downwards (younger, trails by).
    /// A rate may stand between ("a barrel above").
    fn distances(&self) -> impl Iterator<Item = (Run, bool)> {
        let (claim, core, clause) = (self.field.case.claim, self.core(), self.field.case.clause);
        let to = core.end + if self.quantity.rate.is_some() { 4 } else { 2 };
        let by = claim.document.word(core.start.wrapping_sub(1)) == Word::of("by");
        let behind = (core.end..to).map(move |at| (at, claim.document.word(at), ["distance-up", "distance-down"]));
        let lemma = move |at: usize| claim.terms.get(at).map(|t| (at, t.lemma, ["exceed", "trail"]));
        let verbs = (clause.start..core.start).filter(move |_| by).filter_map(lemma);
        let all = behind.chain(verbs).filter(|(_, word, [up, down])| self.has(up, *word) || self.has(down, *word));
        all.map(|(at, word, [up, _])| (Run::one(at), self.has(up, word)))
    }

    /// Whether words make the figure a distance: up or down.
    pub fn distance(&self) -> Option<bool> {
        self.distances().next().map(|(_, up)| up)
    }

    /// The words that need no counterpart of their own where the figure is worked out: those of its distance, the verb in
    /// front that only sets two figures side by side ("finished ten points ahead"), the verb of a change by so much.
    pub fn compared(&self) -> Vec<Run> {
        let claim = self.field.case.claim;
        let percent = self.quantity.unit.as_ref().is_some_and(|u| u.base == Word::of("percent"));
        let stepped = self.quantity.change == Some(Change::By) || percent && self.quantity.noun.is_none();
        let mut out: Vec<Run> = self.distances().map(|(run, _)| run).collect();
        let stands = |at: &usize| claim.terms.get(*at).is_some_and(|t| self.has("stands", t.lemma));
        let before = self.core().start.checked_sub(1).filter(|_| !out.is_empty()).filter(stands);
        out.extend(before.map(Run::one));
        out.extend(self.moved().filter(|_| stepped).map(|(run, _)| run));
        out
    }

    /// The verb of the clause that tells whether something goes up or down, and which.
    pub fn moved(&self) -> Option<(Run, bool)> {
        let case = self.field.case;
        moved(case.aligner.lexicon, case.claim, case.clause)
    }
}
