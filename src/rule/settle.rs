//! The policy tables of rule files, laid one over the other.

use super::example::coded;
use super::fault::{FileFaults, span};
use super::fields::{difference, levels_of, ranged};
use super::file::SupportFile;
use super::parse::Typed;
use super::policy::{Level, Policy, Support};
use super::policy_file::SUPPORTS;
use crate::outcome::Caveat;
use crate::text::Span;
use toml::Spanned;

/// Takes in the policy of one file; a later line replaces an earlier one of the same kind.
///
/// `own` policies, those of files that are not inside the program, are told where they are looser.
pub fn settle(typed: &Typed, policy: &mut Policy, own: bool, faults: &mut FileFaults<'_>) {
    let before = policy.clone();
    for (kind, levels) in &typed.differences {
        if let Some(difference) = difference(kind, faults) {
            policy.set_levels(difference, levels_of(levels, faults));
        }
    }
    for (kind, line) in &typed.supports {
        support(kind, line, policy, own, faults);
    }
    for (code, level) in &typed.caveats {
        let caveat = coded("caveat", code, Caveat::from_code, Caveat::ALL.iter().map(|c| c.code()), faults);
        let names = Level::ALL.iter().map(|(n, _)| *n);
        let find = |name: &str| Level::ALL.iter().find(|(n, _)| *n == name).map(|(_, l)| *l);
        if let Some((caveat, new)) = caveat.zip(coded("level", level, find, names, faults)) {
            policy.set_level(caveat, new);
            if own && before.level(caveat) == Level::Review && new != Level::Review {
                let what = format!("`{}` need not be looked at any more", caveat.code());
                looser(what, "`--strict` supports what has this caveat", span(level.span()), faults);
            }
        }
    }
}

/// Warns of a policy that supports more (R403).
fn looser(what: String, label: &str, at: Span, faults: &mut FileFaults<'_>) {
    let help = "keep the stricter value, unless labelled statements show that this one is right".to_owned();
    faults.add("R403", at, what, label, Some(help));
}

fn support(
    kind: &Spanned<String>,
    line: &Spanned<SupportFile>,
    policy: &mut Policy,
    own: bool,
    faults: &mut FileFaults<'_>,
) {
    let place = span(line.span());
    let file = line.get_ref();
    let before = policy.clone();
    match kind.get_ref().as_str() {
        "stated" => {
            if let Some(exact) = file.exact {
                policy.exact = ranged(exact, place, faults);
            }
        }
        "reworded" => lay(file, &mut policy.reworded, place, faults),
        "joined" => lay(file, &mut policy.joined, place, faults),
        "paraphrased" => {
            let to = &mut policy.paraphrased;
            let all = [
                (file.points, &mut to.points),
                (file.least, &mut to.least),
                (file.word, &mut to.word),
                (file.moved, &mut to.moved),
                (file.agreed, &mut to.agreed),
            ];
            all.into_iter().for_each(|(value, to)| weigh(value, to, place, faults));
        }
        other => faults.unknown("kind of support", other, span(kind.span()), SUPPORTS.iter().map(|(name, _)| *name)),
    }
    if own && policy.supports_more(&before) {
        let what = format!("`{}` supports more than before", kind.get_ref());
        looser(what, "looser than what was in force", place, faults);
    }
}

/// Takes over a weight or points, where given.
fn weigh(value: Option<f64>, to: &mut f32, place: Span, faults: &mut FileFaults<'_>) {
    if let Some(value) = value {
        *to = value as f32;
        if !(0.0..=100.0).contains(&value) {
            let help = Some("write a weight from 0 to 100".to_owned());
            faults.add("R205", place, format!("`{value}` is out of range"), "", help);
        }
    }
}

fn lay(file: &SupportFile, support: &mut Support, place: Span, faults: &mut FileFaults<'_>) {
    if let Some(coverage) = file.coverage {
        support.coverage = ranged(coverage, place, faults);
    }
    weigh(file.heaviest, &mut support.heaviest, place, faults);
    weigh(file.missing, &mut support.missing, place, faults);
    if let Some(sentences) = file.sentences {
        if !(1..=3).contains(&sentences) {
            let help = Some("support comes from 1, 2 or 3 sentences".to_owned());
            faults.add("R205", place, format!("`{sentences}` is out of range"), "", help);
        }
        support.sentences = sentences.clamp(1, 3) as u32;
    }
    support.neighbours = file.neighbours.unwrap_or(support.neighbours);
}
