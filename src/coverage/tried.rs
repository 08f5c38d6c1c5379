//! What trying the examples shows: rules of which no example tells (R307), and examples that are not met (R308).

use super::model::warning;
use crate::check::Checker;
use crate::rule::Rule;
use crate::text::Diagnostic;
use crate::trial::{Outcome, Trial};

/// The rules whose examples all come out the same without them, by trials that were tried so.
pub fn idle(checker: &Checker, trials: &[Trial]) -> Vec<Diagnostic> {
    let told = |rule: &Rule| {
        // a rule without slots only holds the examples of words beside it
        let own = || trials.iter().filter(|t| *t.rule == *rule.name && !t.todo && t.without.is_some());
        let same = |t: &Trial| t.outcome == Outcome::Met && t.without == Some(true);
        if rule.slots.is_empty() || !own().any(Trial::idle) || !own().all(same) {
            return None;
        }
        let place = rule.places.first().copied().unwrap_or_default();
        let message = format!("all examples of `{}` come out the same without it", rule.name);
        let mut told = warning("R307", &rule.origin.file, place, message);
        told.help = Some(format!("add one that only this rule decides, and `by = \"{}\"` to it", rule.name));
        Some(told)
    };
    checker.loaded().rules.rules().iter().filter_map(told).collect()
}

/// The examples that fail.
pub fn unmet(trials: &[Trial]) -> Vec<Diagnostic> {
    let told = |t: &Trial| {
        let what = if t.todo { "it is met now; take `todo` away" } else { t.said.as_str() };
        warning("R308", &t.place.0, t.at, format!("an example of `{}` is not met: {what}", t.rule))
    };
    trials.iter().filter(|t| t.fails()).map(told).collect()
}
