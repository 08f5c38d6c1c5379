//! The keys of a rule that name its slots, as meant.

use super::example::coded;
use super::fault::{FileFaults, clip, nearest, span};
use super::file::{LevelsFile, OneOrMany, RuleFile, Text};
use super::kind::{Comparator, Context, Family, Field, Part, SlotKind};
use super::model::Rule;
use super::pattern::Pattern;
use super::policy::Levels;
use crate::outcome::Difference;
use crate::text::Span;
use toml::Spanned;

/// Family, explanation, references.
pub fn words_of_rule(file: &mut RuleFile, rule: &mut Rule, faults: &mut FileFaults<'_>) {
    if let Some(family) = &file.family {
        let known = Family::ALL.iter().map(|(n, _)| *n);
        rule.family = coded("family", family, Family::from_name, known, faults).unwrap_or(Family::Other);
    }
    if let Some(about) = file.about.take() {
        for name in template_slots(about.get_ref()) {
            if rule.slot(&name).is_none() {
                faults.unknown("slot in `about`", &name, span(about.span()), rule.slots.iter().map(|s| &*s.name));
            }
        }
        rule.about = about.into_inner();
    }
    rule.link = file.link.take();
    rule.because = file.because.take();
}

/// The slots that a template names.
pub fn template_slots(template: &str) -> Vec<String> {
    let inside = template.split('{').skip(1).filter_map(|part| part.split_once('}'));
    inside.flat_map(|(names, _)| names.split('|').map(|n| n.trim().to_owned())).collect()
}

/// What makes claims the same, and what is compared.
pub fn keys_of_rule(file: &mut RuleFile, rule: &mut Rule, faults: &mut FileFaults<'_>) {
    let mut plain = Vec::new();
    let alone = file.key.is_empty().then(|| file.check.keys().next().map(|name| span(name.span()))).flatten();
    for item in std::mem::take(&mut file.key) {
        let at = span(item.span());
        match item.into_inner() {
            OneOrMany::One(name) => plain.extend(key(&name, at, rule, faults)),
            OneOrMany::Many(names) => {
                let fields = names.iter().filter_map(|n| key(n, at, rule, faults)).collect();
                rule.key.push(fields);
            }
        }
    }
    if !plain.is_empty() {
        rule.key.push(plain);
    }
    let unknown = checks(file, rule, faults);
    needs(file, rule, &unknown, faults);
    closing(file, rule, faults);
    for name in std::mem::take(&mut file.require) {
        rule.require.extend(field(name.get_ref(), span(name.span()), rule, faults));
    }
    for name in std::mem::take(&mut file.apart) {
        rule.apart.extend(whole(&name, rule, faults));
    }
    for name in std::mem::take(&mut file.denies) {
        rule.denies.extend(whole(&name, rule, faults));
    }
    // a misspelt `key` has been told
    if let Some(at) = alone.filter(|_| rule.unique.is_empty() && !file.strange) {
        keyless(at, rule, faults);
    }
}

/// What is compared, and how; the slots whose comparator is wrong.
fn checks(file: &mut RuleFile, rule: &mut Rule, faults: &mut FileFaults<'_>) -> Vec<usize> {
    let mut wrong = Vec::new();
    for (name, comparator) in std::mem::take(&mut file.check) {
        let known = Comparator::ALL.iter().map(|(n, _)| *n);
        let found = coded("comparator", &comparator, Comparator::from_name, known, faults);
        let Some(field) = field(name.get_ref(), span(name.span()), rule, faults) else { continue };
        match found.filter(|c| fits(field, *c, &comparator, rule, faults)) {
            Some(found) => rule.check.push((field, found)),
            None => wrong.push(field.slot),
        }
    }
    wrong
}

/// Whether a comparator can compare what the slot holds; reports it where it cannot (R112).
fn fits(field: Field, comparator: Comparator, written: &Text, rule: &Rule, faults: &mut FileFaults<'_>) -> bool {
    let Some(slot) = rule.slots.get(field.slot).filter(|_| field.part.is_none()) else { return true };
    // whether its words come from sets, known or not
    let captured = rule.patterns.iter().any(|p| p.captures(&slot.name));
    // a slot of an unknown type has been told
    let known = |p: &Pattern| p.types(&slot.name).iter().all(|kind| SlotKind::from_name(kind).is_some());
    if !rule.patterns.iter().all(known) {
        return true;
    }
    let able = |c: Comparator| c.fits(slot.kind) && (c != Comparator::SameGroup || captured);
    if able(comparator) {
        return true;
    }
    let fitting: Vec<String> =
        Comparator::ALL.iter().filter(|(_, c)| able(*c)).map(|(name, _)| format!("`{name}`")).collect();
    let message = format!("`{}` does not compare a slot of the type `{}`", comparator.name(), slot.kind.name());
    let help = format!("such a slot takes {}", fitting.join(", "));
    faults.add("R112", span(written.span()), message, "", Some(help));
    false
}

/// A rule that would compare nothing, for want of a key.
fn keyless(at: Span, rule: &Rule, faults: &mut FileFaults<'_>) {
    let compared = |slot: usize| rule.check.iter().any(|(f, _)| f.slot == slot);
    let left = rule.slots.iter().enumerate().filter(|(number, _)| !compared(*number));
    let left: Vec<&str> = left.map(|(_, slot)| &*slot.name).collect();
    let help = match left.as_slice() {
        [] => "put the slot that both sides must share into a pattern, and name it in `key`".to_owned(),
        left => format!("write `key = [...]` with the slots that both sides must share, of: {}", left.join(", ")),
    };
    let message = "a rule without a `key` compares nothing".to_owned();
    faults.add("R205", at, message, "compared with what?", Some(help));
}

/// A slot of a key; `who?` counts only where the statement fills it.
fn key(name: &str, at: Span, rule: &mut Rule, faults: &mut FileFaults<'_>) -> Option<Field> {
    let found = field(name.strip_suffix('?').unwrap_or(name), at, rule, faults)?;
    if name.ends_with('?') {
        rule.optional.push(found.slot);
    }
    Some(found)
}

/// Least overlaps, single slots, holders.
fn needs(file: &mut RuleFile, rule: &mut Rule, wrong: &[usize], faults: &mut FileFaults<'_>) {
    for (name, least) in std::mem::take(&mut file.need) {
        let slot = whole(&name, rule, faults);
        let share = share(&least, faults);
        if let Some(place) = slot.and_then(|s| rule.need.get_mut(s)) {
            *place = share;
        }
    }
    for name in std::mem::take(&mut file.single) {
        let slot = whole(&name, rule, faults);
        if slot.is_some_and(|s| !wrong.contains(&s) && !rule.check.iter().any(|(f, _)| f.slot == s)) {
            let message = format!("slot `{}` is `single` but not compared", name.get_ref());
            let help = Some(format!("write `check = {{ {} = \"...\" }}`", name.get_ref()));
            faults.add("R104", span(name.span()), message, "", help);
        }
        rule.single.extend(slot);
    }
    for (value, holder) in std::mem::take(&mut file.unique) {
        rule.unique.extend(whole(&value, rule, faults).zip(whole(&holder, rule, faults)));
    }
}

fn closing(file: &mut RuleFile, rule: &mut Rule, faults: &mut FileFaults<'_>) {
    for (list, by) in std::mem::take(&mut file.closes) {
        let at = span(by.span());
        let names = match by.into_inner() {
            OneOrMany::One(name) => vec![name],
            OneOrMany::Many(names) => names,
        };
        let by = names.iter().filter_map(|n| field(n, at, rule, faults)).map(|f| f.slot).collect();
        rule.closes.extend(whole(&list, rule, faults).map(|list| (list, by)));
    }
}

/// A slot, or a part of one, by name.
fn field(name: &str, at: Span, rule: &Rule, faults: &mut FileFaults<'_>) -> Option<Field> {
    let (slot, part) = name.split_once('.').map_or((name, None), |(s, p)| (s, Some(p)));
    let Some(number) = rule.slot(slot) else {
        let names = rule.slots.iter().map(|s| &*s.name);
        let near = nearest(slot, names.clone());
        let help = near.map_or_else(
            || format!("put `{{{slot}:type}}` into a pattern; the slots are: {}", names.collect::<Vec<_>>().join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
        let message = format!("slot `{}` stands in no pattern", clip(slot));
        faults.add("R103", at, message, "", Some(help));
        return None;
    };
    let part = match part {
        None => None,
        Some(part) => match Part::from_name(part) {
            Some(part) => Some(part),
            None => {
                faults.unknown("part of a value", part, at, Part::ALL.iter().map(|(n, _)| *n));
                return None;
            }
        },
    };
    Some(Field { slot: number, part })
}

fn whole(name: &Text, rule: &Rule, faults: &mut FileFaults<'_>) -> Option<usize> {
    field(name.get_ref(), span(name.span()), rule, faults).map(|f| f.slot)
}

fn share(value: &Spanned<f64>, faults: &mut FileFaults<'_>) -> f32 {
    ranged(*value.get_ref(), span(value.span()), faults)
}

/// A share from 0 to 1; others are reported.
pub fn ranged(value: f64, at: Span, faults: &mut FileFaults<'_>) -> f32 {
    if !(0.0..=1.0).contains(&value) {
        let help = Some("write a number from 0 to 1".to_owned());
        faults.add("R205", at, format!("`{value}` is out of range"), "", help);
    }
    value.clamp(0.0, 1.0) as f32
}

/// What polarity and status do.
pub fn context(file: &RuleFile, rule: &mut Rule, faults: &mut FileFaults<'_>) {
    let Some(context) = &file.context else { return };
    let known = Context::ALL.iter().map(|(n, _)| *n);
    rule.context = coded("context", context, Context::from_name, known, faults).unwrap_or(Context::Compare);
    if rule.context == Context::Ignore && rule.because.as_ref().is_none_or(|b| b.trim().is_empty()) {
        let message = "`context = \"ignore\"` lets a denied or planned act support a fact".to_owned();
        let help = Some("say why that is right here: `because = \"...\"`".to_owned());
        faults.add("R402", span(context.span()), message, "", help);
    }
}

/// What the rule changes in the policy.
pub fn policy(file: &mut RuleFile, faults: &mut FileFaults<'_>) -> Vec<(Difference, Levels)> {
    let mut out = Vec::new();
    for (kind, levels) in std::mem::take(&mut file.policy) {
        out.extend(difference(&kind, faults).map(|d| (d, levels_of(&levels, faults))));
    }
    out
}

/// A kind of difference by name.
pub fn difference(kind: &Text, faults: &mut FileFaults<'_>) -> Option<Difference> {
    let known = Difference::ALL.iter().map(|d| d.code());
    coded("kind of difference", kind, Difference::from_code, known, faults)
}

/// Levels as meant.
pub fn levels_of(levels: &Spanned<LevelsFile>, faults: &mut FileFaults<'_>) -> Levels {
    let at = span(levels.span());
    let LevelsFile { contradicted, possible } = *levels.get_ref();
    let mut level = |value: Option<f64>| value.map(|v| ranged(v, at, faults));
    Levels { contradicted: level(contradicted), possible: level(possible) }
}
