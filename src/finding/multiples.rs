//! Multiples that a verb tells ("halved", "doubled"), beside the levels before and after a change that the source gives.

use super::case::Case;
use super::cues::{hedge, phrases};
use super::model::Finding;
use super::operands::operands;
use super::sums::RULE;
use crate::lexicon::Hedge;
use crate::outcome::{Agreement, Caveat, DetailKind, Difference};
use crate::text::Run;
use crate::value::quantity::Kind;
use crate::value::{Number, Quantity};

/// The sets of words that tell a multiple, each with the level after as so many times the level before.
pub const FACTORS: [(&str, i128, i128); 5] =
    [("halved", 1, 2), ("doubled", 2, 1), ("tripled", 3, 1), ("quadrupled", 4, 1), ("quintupled", 5, 1)];

/// Another multiple is off by so much of it.
const FAR: (i128, i128) = (1, 4);

/// One finding for each such verb: it agrees with the levels, or they give another multiple.
pub fn compare(case: &Case) -> Vec<Finding> {
    let lexicon = case.aligner.lexicon;
    let told = FACTORS.iter().flat_map(|(set, top, bottom)| {
        let runs = phrases(lexicon, set, case.claim, case.clause);
        runs.into_iter().filter_map(|run| Some((run, Number::ratio(*top, *bottom)?)))
    });
    let told: Vec<(Run, Number)> = told.collect();
    if told.is_empty() {
        return Vec::new();
    }
    let operands = operands(case);
    let levels = || operands.iter().flat_map(|a| operands.iter().map(move |b| (a, b)));
    let mut out = Vec::new();
    for (run, wanted) in told {
        let found = levels().filter(|(a, b)| a.follows(b, case) && a.spoken(case, run, |_, _| true).is_some());
        let found = found.filter_map(|(a, b)| {
            let (after, before) = (a.plain()?, b.plain()?);
            let value = after.in_base(after.low).over(before.in_base(before.low))?;
            let own = bare(after, wanted, hedge(lexicon, case.claim, run.start), run);
            let comparison = own.compare(&bare(before, value, Hedge::Bare, run));
            let gap = value.minus(wanted)?.magnitude().over(wanted)?;
            let far = gap > Number::ratio(FAR.0, FAR.1)?;
            let decides =
                comparison.agreement == Agreement::Entails || comparison.agreement == Agreement::Excludes && far;
            let at = Run::new(a.run.start.min(b.run.start), a.run.end.max(b.run.end));
            let identity =
                case.passages.iter().find(|p| p.sentences.0 == a.sentence).map_or(0.0, |p| case.identity(p, run));
            let mut finding =
                case.differ(DetailKind::Quantity, Difference::Quantity, comparison.reason, (run, at), identity);
            finding.agreement = comparison.agreement;
            finding.source_value = format!("{} / {} = {value}", after.low, before.low);
            finding.rule = RULE.into();
            finding.told = vec![run];
            finding.caveats = comparison.caveats.iter().copied().chain([Caveat::Computed]).collect();
            decides.then_some(finding)
        });
        out.extend(found.max_by_key(|f| f.agreement == Agreement::Entails));
    }
    out
}

/// A number that counts nothing.
fn bare(like: &Quantity, value: Number, hedge: Hedge, run: Run) -> Quantity {
    let granule = value.granule().unwrap_or(Number::ZERO);
    let plain = Quantity { kind: Kind::Cardinal, low: value, high: value, hedge, granule, ..like.clone() };
    Quantity { unit: None, noun: None, rate: None, change: None, share: false, figure: run, core: run, ..plain }
}
