//! All findings of one clause.

use super::case::Case;
use super::model::Finding;
use super::{acts, bindings, computed, figures, ladder, owners, quoted, rules, swaps, words};
use crate::claim::Claim;
use crate::outcome::{Agreement, DetailKind, Reason};
use crate::rule::RuleSet;

/// Figures and dates, acts and their slots.
pub fn compare(case: &Case, set: &RuleSet, claims: &[Claim]) -> Vec<Finding> {
    let mut out = figures::compare(case);
    out.extend(quoted::quotes(case));
    let read = rules::compare(case, set, claims).into_iter().filter(|f| !settled(f, &out)).collect::<Vec<_>>();
    out.extend(read);
    for passage in case.passages.iter().take(3) {
        out.extend(quoted::attribution(case, passage));
        out.extend(acts::compare(case, passage));
        out.extend(owners::compare(case, passage));
        out.extend(bindings::compare(case, passage));
        out.extend(ladder::compare(case, passage));
        out.extend(swaps::compare(case, passage));
        out.extend(words::compare(case, passage));
    }
    // "a month" of a figure that follows from one "a year" is no opposite
    let sums: Vec<_> = out.iter().filter(|f| &*f.rule == computed::RULE).map(|f| (f.agreement, f.claim)).collect();
    let told = |f: &Finding| sums.iter().any(|(a, claim)| *a == Agreement::Entails && claim.overlaps(f.claim));
    out.retain(|f| f.agreement != Agreement::Excludes || f.kind == DetailKind::Name || !told(f));
    out
}

/// A rule that found another figure or date in a claim, where the same one stands under the figure's own key.
fn settled(finding: &Finding, figures: &[Finding]) -> bool {
    let typed = matches!(finding.kind, DetailKind::Quantity | DetailKind::Date);
    let told = finding.reason == Reason::OtherValue || finding.reason == Reason::OtherDate;
    let agrees = |f: &Finding| f.agreement == Agreement::Entails && f.kind == finding.kind && f.claim == finding.claim;
    typed && told && finding.agreement == Agreement::Excludes && figures.iter().any(agrees)
}
