//! All rules and word sets, one after the other.

use super::model::Coverage;
use super::near::near;
use super::patterns::patterns;
use super::texts::Texts;
use super::words::{Pack, words};
use crate::check::Checker;
use crate::rule::{Rule, is_shipped};
use crate::text::Diagnostic;
use std::collections::BTreeMap;

/// What is untried in the rules that `keep` names and that are not inside the program, in their order.
pub fn run(checker: &Checker, keep: impl Fn(&Rule) -> bool) -> Vec<Diagnostic> {
    measure(checker, |r| keep(r) && !is_shipped(&r.origin.file)).warnings
}

/// What the examples of the rules that `keep` names try, and what they leave untried.
pub fn measure(checker: &Checker, keep: impl Fn(&Rule) -> bool) -> Coverage {
    let mut out = Coverage::default();
    let mut texts = Texts::new(checker);
    let mut packs: BTreeMap<&str, Pack> = BTreeMap::new();
    for (number, rule) in checker.loaded().rules.rules().iter().enumerate().filter(|(_, r)| keep(r)) {
        let own = texts.of(rule);
        out.warnings.extend(near(checker, rule));
        patterns(checker, number, rule, &own, &mut out);
        let pack = packs.entry(rule.name.split('/').next().unwrap_or("")).or_default();
        pack.texts.extend(own);
        pack.sets.extend(rule.patterns.iter().flat_map(|p| p.sets()).map(str::to_owned));
    }
    let sets = &checker.loaded().sets;
    for (name, pack) in &mut packs {
        pack.texts.sort_by(|a, b| a.document.text().cmp(b.document.text()));
        pack.texts.dedup_by(|a, b| std::sync::Arc::ptr_eq(a, b));
        pack.close(sets, name);
    }
    for set in sets {
        let pack = packs.get(set.pack.as_str()).filter(|p| p.sets.contains(&set.name.0) && !p.texts.is_empty());
        if let Some(pack) = pack {
            words(checker, set, pack, &mut out);
        }
    }
    out
}
