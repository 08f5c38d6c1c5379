//! The figure of a statement with everything that it may follow from, and what a worked out value says of it.

use super::operands::Operand;
use super::rivals::Field;
use crate::lexicon::{Hedge, SetId};
use crate::outcome::{Agreement, Caveat};
use crate::reading::Reading;
use crate::text::{Run, Word};
use crate::value::quantity::{Kind, Shape};
use crate::value::{Comparison, Number, Quantity};

/// A figure that follows from the source's.
pub struct Result {
    /// What it says of the statement's.
    pub comparison: Comparison,
    /// The sum: "40 − 12 = 28".
    pub formula: String,
    /// Where the figures stand.
    pub run: Run,
    /// A figure of the statement that it is worked out with.
    pub with: Option<Run>,
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
    pub fn figures(&self) -> impl Iterator<Item = (&Operand<'a>, &'a Quantity)> {
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
        agrees.then_some(Result { comparison, formula, run, with: None })
    }

    /// What a worked out value says of the statement's figure.
    pub fn beside(&self, value: Number, hedge: Hedge) -> Option<Comparison> {
        let own = self.quantity;
        let low = own.unit.as_ref().map_or(Some(value), |u| value.over(u.factor))?;
        let granule = low.granule().unwrap_or(Number::ZERO);
        Some(own.compare(&Quantity { low, high: low, hedge, granule, change: None, share: false, ..own.clone() }))
    }

    /// The operand's figure, if nothing bounds it.
    pub fn plain<'b>(&self, operand: &Operand<'b>) -> Option<&'b Quantity> {
        operand.quantity().filter(|q| {
            matches!(q.hedge, Hedge::Bare | Hedge::Exactly | Hedge::About | Hedge::Nearly | Hedge::JustOver)
        })
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
        cues(self.field, set, self.field.case.claim, self.field.case.clause)
    }

    /// A number of the base in the statement's unit.
    pub fn shown(&self, value: Number) -> Number {
        self.quantity.unit.as_ref().and_then(|u| value.over(u.factor)).unwrap_or(value)
    }
}

/// Where words or phrases of a set stand in `within`.
pub fn cues(field: &Field, set: &str, reading: &Reading, within: Run) -> Vec<Run> {
    let lexicon = field.case.aligner.lexicon;
    let Some(id): Option<SetId> = lexicon.set(set) else { return Vec::new() };
    let document = &reading.document;
    let phrase = |at: usize| {
        let fits = |words: &[Word]| words.iter().zip(at..).all(|(w, k)| document.word(k) == *w);
        lexicon.set_phrases(id).iter().find(|p| fits(&p.words)).map(|p| Run::new(at, at + p.words.len()))
    };
    let one = |at: usize| lexicon.has(set, document.word(at)).then_some(Run::one(at));
    within.iter().filter_map(|at| phrase(at).or_else(|| one(at))).collect()
}
