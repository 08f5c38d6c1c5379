//! Computed figures: one that the source does not give, but two of its figures that give it. Never across different
//! things: both must be told of in the statement by words of their own.

use super::model::Finding;
use super::operands::operands;
use super::rivals::Field;
use super::spans::{aged, duration, later};
use super::sums::{RULE, Result, Sums};
use crate::outcome::{Caveat, DetailKind, Difference};
use crate::text::Run;
use crate::value::quantity::{Kind, Shape};
use crate::value::{Comparison, Value};

/// What the source's figures make of the statement's: agreement with the sum, one finding for it and one for every
/// word that tells that it is one; or that a share is another.
pub fn compute(field: &Field) -> Vec<Finding> {
    let quantity = match field.value() {
        Some(Value::Quantity(quantity)) => quantity,
        Some(Value::Date(date)) => {
            let found = later(field, date, &operands(field.case));
            let told = Comparison::entails(Difference::Date);
            return found
                .map(|(formula, run)| finding(field, &Result { comparison: told, formula, run, with: Vec::new() }, 1.0))
                .into_iter()
                .collect();
        }
        _ => return Vec::new(),
    };
    if !matches!(quantity.kind, Kind::Cardinal | Kind::Age) || quantity.shape != Shape::One {
        return Vec::new();
    }
    let sums = Sums { field, quantity, operands: operands(field.case) };
    let found = if quantity.kind == Kind::Age {
        aged(&sums)
    } else {
        let lasted = || {
            let (value, formula, run) = duration(field, quantity, &sums.operands)?;
            let found = sums.fits(value, true, formula, run)?;
            Some(sums.with(found, &["sum", "works-out"], []))
        };
        sums.per().or_else(|| sums.listed()).or_else(|| sums.pairs()).or_else(|| sums.portion_told()).or_else(lasted)
    };
    match found {
        Some(result) => sums.findings(&result),
        None => sums.other_share().map(|(other, identity)| finding(field, &other, identity)).into_iter().collect(),
    }
}

impl Sums<'_> {
    fn findings(&self, result: &Result) -> Vec<Finding> {
        let mut out = vec![finding(self.field, result, 1.0)];
        let claim = &self.field.case.claim.document;
        let rate = self.quantity.rate.as_ref().and_then(|r| {
            let behind = self.core().end..self.field.case.clause.end;
            behind.into_iter().find(|at| self.field.case.claim.terms.get(*at).is_some_and(|t| t.lemma == r.word))
        });
        let cues = self.cues("bounded").into_iter().chain(self.compared()).chain(rate.map(Run::one));
        for run in cues.chain(result.with.iter().copied()) {
            let mut cue = finding(self.field, result, 1.0);
            (cue.kind, cue.claim, cue.covers) = (DetailKind::Word, claim.span(run), run);
            cue.told = vec![run];
            cue.claim_value = claim.exact(run).to_string();
            out.push(cue);
        }
        out
    }
}

/// What a worked out value says, under this identity.
pub fn finding(field: &Field, result: &Result, identity: f32) -> Finding {
    let case = field.case;
    let ours = case.claim.mentions.get(field.number).map_or(Run::default(), |m| m.run);
    let comparison = &result.comparison;
    let kind = if comparison.difference == Difference::Date { DetailKind::Date } else { DetailKind::Quantity };
    let mut finding = case.differ(kind, comparison.difference, comparison.reason, (ours, result.run), identity);
    finding.agreement = comparison.agreement;
    finding.source_value = result.formula.clone();
    finding.rule = RULE.into();
    finding.told = vec![ours];
    finding.caveats = comparison.caveats.iter().copied().chain([Caveat::Computed]).collect();
    finding
}
