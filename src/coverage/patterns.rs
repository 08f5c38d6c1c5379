//! Patterns that never match (R301) or only where an earlier one does (R304), and alternatives that are never taken (R306).

use super::choices::choices;
use super::hints::instead;
use super::model::{Coverage, Item, Kind, warning};
use crate::check::Checker;
use crate::claim::{matches, matches_of};
use crate::reading::Reading;
use crate::rule::{PatternId, Rule, covers};
use crate::text::{Run, Span};
use std::sync::Arc;

/// Where a pattern matches: text by number, tokens, and how many slots are filled.
type Matched = Vec<(usize, Run, usize)>;

/// Looks for every pattern of a rule in the texts of its examples.
pub fn patterns(checker: &Checker, number: usize, rule: &Rule, texts: &[Arc<Reading>], out: &mut Coverage) {
    let rules = &checker.loaded().rules;
    let mut earlier: Vec<Matched> = Vec::new();
    for (k, (pattern, place)) in rule.patterns.iter().zip(&rule.places).enumerate() {
        let id = PatternId { rule: number as u32, pattern: k as u32 };
        let found: Matched = (texts.iter().enumerate())
            .flat_map(|(text, reading)| matches(reading, rules, id).into_iter().map(move |(run, n)| (text, run, n)))
            .collect();
        out.items.push(item(rule, Kind::Pattern, pattern.to_string(), *place, !found.is_empty()));
        let stands_before = |other: &Matched| {
            found.iter().all(|(text, run, n)| other.iter().any(|(t, r, m)| (t, r) == (text, run) && m >= n))
        };
        if texts.is_empty() {
            continue;
        }
        if found.is_empty() {
            let message = format!("`{pattern}` matches in no example of `{}`", rule.name);
            let mut told = warning("R301", &rule.origin.file, *place, message);
            told.help = instead(checker, rule, k, texts).or(told.help);
            out.warnings.push(told);
        } else if rule.patterns.iter().take(k).any(|p| covers(p, pattern)) {
            // R110 tells more
        } else if let Some(first) = earlier.iter().position(stands_before).and_then(|j| rule.patterns.get(j)) {
            let message = format!("in the examples `{first}` reads all that this pattern reads");
            out.warnings.push(warning("R304", &rule.origin.file, *place, message));
        }
        alternatives(checker, rule, k, texts, !found.is_empty(), out);
        earlier.push(found);
    }
}

/// The alternatives of one pattern; those of a pattern that never matches are counted, and not told one by one.
fn alternatives(
    checker: &Checker,
    rule: &Rule,
    pattern: usize,
    texts: &[Arc<Reading>],
    matched: bool,
    out: &mut Coverage,
) {
    let (Some(written), Some(program)) = (rule.patterns.get(pattern), rule.programs.get(pattern)) else { return };
    let begin = rule.texts.get(pattern).map_or(0, |t| t.start as usize);
    for choice in choices(written) {
        let only = choice.only(program);
        let sets = checker.loaded().rules.sets();
        let taken = matched && texts.iter().any(|text| !matches_of(text, sets, &only, rule.slots.len()).is_empty());
        let span = Span::new(begin + choice.span.start as usize, begin + choice.span.end as usize);
        if matched && !taken {
            let message = format!("`{}` is taken in no example of `{}`", choice.text, rule.name);
            out.warnings.push(warning("R306", &rule.origin.file, span, message));
        }
        out.items.push(item(rule, Kind::Alternative, choice.text, span, taken));
    }
}

fn item(rule: &Rule, kind: Kind, text: String, span: Span, tried: bool) -> Item {
    Item { kind, owner: rule.name.to_string(), text, file: rule.origin.file.to_string(), span, tried }
}
