//! All findings of one clause.

use super::case::Case;
use super::model::Finding;
use super::{acts, figures, ladder, owners, quoted, rules, swaps, words};
use crate::claim::Claim;
use crate::rule::RuleSet;

/// Figures and dates, acts and their slots.
pub fn compare(case: &Case, set: &RuleSet, claims: &[Claim]) -> Vec<Finding> {
    let mut out = figures::compare(case);
    out.extend(quoted::quotes(case));
    out.extend(rules::compare(case, set, claims));
    for passage in case.passages.iter().take(3) {
        out.extend(quoted::attribution(case, passage));
        out.extend(acts::compare(case, passage));
        out.extend(owners::compare(case, passage));
        out.extend(ladder::compare(case, passage));
        out.extend(swaps::compare(case, passage));
        out.extend(words::compare(case, passage));
    }
    out
}
