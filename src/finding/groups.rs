//! Captured words of a closed choice: which word set they stand in, and whether it is the same one.

use super::case::Case;
use crate::claim::Filler;
use crate::outcome::Agreement;
use crate::reading::Reading;
use crate::rule::{RuleSet, SetId, Shape};
use crate::text::Run;

/// Whether two fillers were captured from the same of several sets; open where one of them stands in none.
pub fn same(case: &Case, rules: &RuleSet, sets: &[SetId], ours: &Filler, theirs: &Filler) -> Agreement {
    let (ours, theirs) =
        (groups(case.claim, rules, sets, ours.run), groups(&case.source.reading, rules, sets, theirs.run));
    if ours.is_empty() || theirs.is_empty() {
        Agreement::Unknown
    } else if ours.iter().any(|set| theirs.contains(set)) {
        Agreement::Entails
    } else {
        Agreement::Excludes
    }
}

/// The sets that have a match of exactly these tokens.
fn groups(reading: &Reading, rules: &RuleSet, sets: &[SetId], run: Run) -> Vec<SetId> {
    let mut ends = Vec::new();
    let mut holds = |id: &SetId| {
        ends.clear();
        for shape in [Shape::Any, Shape::Passive] {
            if let Some(set) = rules.sets().get(*id) {
                set.ends(&reading.document, &reading.terms, run.start, shape, &mut ends);
            }
        }
        ends.contains(&run.end)
    };
    sets.iter().copied().filter(|id| holds(id)).collect()
}

/// Whether two fillers are the same words, whatever their case.
pub fn exact(case: &Case, ours: &Filler, theirs: &Filler) -> Agreement {
    let words = |reading: &Reading, run: Run| run.iter().map(|at| reading.document.word(at)).collect::<Vec<_>>();
    let same = words(case.claim, ours.run) == words(&case.source.reading, theirs.run);
    if same { Agreement::Entails } else { Agreement::Excludes }
}
