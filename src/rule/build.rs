//! The one road from a rule as typed to a rule as meant; every fault on the way is reported.

use super::example::{Place, examples};
use super::fault::{FileFaults, span};
use super::fields::{context, keys_of_rule, policy, words_of_rule};
use super::file::{RuleFile, Text};
use super::kind::{Context, Family, SlotDef, SlotKind};
use super::model::{Origin, Rule};
use super::order::{inside, open_neighbours, shape_faults, slot_in_brackets};
use super::pattern::{Atom, Element, Pattern, SetRef, SlotType};
use super::program::Compiler;
use super::words::{BUILTIN, Shape, Tables, WordSets};
use crate::outcome::Verdict;
use crate::text::Span;
use std::sync::Arc;
use toml::Spanned;

/// What building a rule needs beside its table.
pub struct Ground<'a> {
    /// The pack that the file belongs to.
    pub pack: &'a str,
    /// The place of the file.
    pub place: Place<'a>,
    /// The tables of word sets.
    pub tables: Tables<'a>,
    /// The sets that the file declares, with their places; those with a fault have no table.
    pub declared: &'a [(String, Span)],
    /// The sets used so far.
    pub sets: &'a mut WordSets,
}

/// Builds one rule; nothing when it cannot be used.
pub fn rule(mut file: Spanned<RuleFile>, ground: &mut Ground<'_>, faults: &mut FileFaults<'_>) -> Option<Rule> {
    let at = file.span();
    let file = file.get_mut();
    let Some(id) = file.id.take() else {
        let help = Some("write `id = \"some-name\"`: lower-case letters, digits and `-`".to_owned());
        faults.add("R205", span(at.start..at.start), "this rule has no `id`".to_owned(), "", help);
        return None;
    };
    if !valid_id(&id, faults) {
        return None;
    }
    let origin = Origin { file: Arc::from(faults.file), line: ground.place.line(id.span().start) };
    let wanted = file.patterns.len();
    let written = patterns(file, span(id.span()), faults);
    if wanted == 0 || written.len() < wanted {
        // without this pattern every slot of it would look forgotten
        return None;
    }
    let slots = slot_table(file, &written, faults);
    let mut rule = empty(format!("{}/{}", ground.pack, id.get_ref()), origin, slots);
    compile(&mut rule, written, ground, faults);
    words_of_rule(file, &mut rule, faults);
    keys_of_rule(file, &mut rule, faults);
    context(file, &mut rule, faults);
    rule.policy = policy(file, faults);
    examples(file, &mut rule, &ground.place, faults);
    // a rule without slots compares nothing: it only holds the examples of words beside it
    let compares = !rule.slots.is_empty() && !rule.examples.is_empty();
    if compares && rule.examples.iter().all(|e| e.verdict == Verdict::Supported) {
        let message = format!("rule `{}` has no example that must not be supported", id.get_ref());
        let help = Some("add a `[[rule.example]]` with the verdict `contradicted` or `absent`".to_owned());
        faults.add("R303", span(id.span()), message, "", help);
    }
    Some(rule)
}

/// Whether a word can be the id of a rule: lower-case letters, digits and `-`, at most 80.
pub fn is_id(word: &str) -> bool {
    let ok = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !word.is_empty() && word.len() <= 80 && word.chars().all(ok)
}

fn valid_id(id: &Text, faults: &mut FileFaults<'_>) -> bool {
    let valid = is_id(id.get_ref());
    if !valid {
        let message = format!("`{}` is no id", super::fault::clip(id.get_ref()));
        let help = Some("lower-case letters, digits and `-`, at most 80".to_owned());
        faults.add("R205", span(id.span()), message, "", help);
    }
    valid
}

fn empty(name: String, origin: Origin, slots: Vec<SlotDef>) -> Rule {
    let need = slots.iter().map(|s| default_need(s.kind)).collect();
    Rule {
        name: Arc::from(name),
        family: Family::Other,
        about: String::new(),
        origin,
        patterns: Vec::new(),
        places: Vec::new(),
        texts: Vec::new(),
        programs: Vec::new(),
        need,
        groups: vec![Vec::new(); slots.len()],
        slots,
        key: Vec::new(),
        optional: Vec::new(),
        check: Vec::new(),
        single: Vec::new(),
        unique: Vec::new(),
        closes: Vec::new(),
        context: Context::Compare,
        require: Vec::new(),
        denies: Vec::new(),
        apart: Vec::new(),
        policy: Vec::new(),
        link: None,
        because: None,
        examples: Vec::new(),
        reads: Vec::new(),
        ignores: Vec::new(),
    }
}

const fn default_need(kind: SlotKind) -> f32 {
    match kind {
        SlotKind::Clause => 0.8,
        SlotKind::Quote => 0.7,
        _ => 0.5,
    }
}

/// The longest pattern, in bytes: the matcher goes as deep as a pattern is long.
const LONGEST: usize = 2_000;

/// A pattern with its place in the file.
type Written = (Pattern, Text);

fn patterns(file: &mut RuleFile, id: Span, faults: &mut FileFaults<'_>) -> Vec<Written> {
    // where a key is misspelt, or stands elsewhere, that has been told
    if file.patterns.is_empty() && !file.strange {
        let help = Some("write `patterns = [\"...\"]`".to_owned());
        faults.add("R205", id, "this rule has no pattern".to_owned(), "", help);
    }
    let mut out = Vec::new();
    for text in std::mem::take(&mut file.patterns) {
        if text.get_ref().len() > LONGEST {
            let message = format!("a pattern of {} bytes; {LONGEST} are the limit", text.get_ref().len());
            let help = Some("write several patterns".to_owned());
            faults.add("R206", span(text.span()), message, "", help);
            continue;
        }
        match Pattern::parse(text.get_ref()) {
            Ok(pattern) if slot_in_brackets(&pattern, &text, faults) => {}
            Ok(pattern) => {
                shape_faults(&pattern, &text, faults);
                out.push((pattern, text));
            }
            Err(e) => {
                faults.add("R203", inside(&text, e.span), e.message.to_owned(), "", Some(e.help.to_owned()));
            }
        }
    }
    out
}

/// The slots of the patterns, with their types.
fn slot_table(file: &RuleFile, written: &[Written], faults: &mut FileFaults<'_>) -> Vec<SlotDef> {
    let mut slots: Vec<SlotDef> = Vec::new();
    let mut untyped = Vec::new();
    for (pattern, text) in written {
        pattern.walk(&mut |element| {
            let Atom::Slot(name, kind) = &element.atom else { return };
            let known = slots.iter().any(|s| *s.name == **name);
            let kind = match kind {
                SlotType::Set(_) => Some(SlotKind::Word),
                SlotType::Named(kind) => kind_of(kind, inside(text, element.span), faults),
                SlotType::Elsewhere => declared(file, name, faults),
            };
            let other = kind.and_then(|k| slots.iter().find(|s| *s.name == **name && s.kind != k));
            if let Some(other) = other {
                let message = format!("slot `{name}` has the type `{}` already", other.kind.name());
                let help = Some("give it one type, or two names".to_owned());
                faults.add("R111", inside(text, element.span), message, "another type", help);
            }
            match kind {
                Some(kind) if !known => slots.push(SlotDef { name: Arc::from(name.as_str()), kind }),
                None if !known => untyped.push((name.clone(), inside(text, element.span))),
                _ => {}
            }
        });
    }
    for (name, at) in untyped {
        if !slots.iter().any(|s| *s.name == *name) && !file.slots.keys().any(|k| *k.get_ref() == name) {
            let help = Some(format!("write `{{{name}:name}}`, or declare it in `slots`"));
            faults.add("R101", at, format!("slot `{name}` has no type"), "", help);
            slots.push(SlotDef { name: Arc::from(name.as_str()), kind: SlotKind::Phrase });
        }
    }
    for name in file.slots.keys().filter(|n| !slots.iter().any(|s| *s.name == **n.get_ref())) {
        let message = format!("slot `{}` stands in no pattern", name.get_ref());
        faults.add("R102", span(name.span()), message, "", Some("use it in a pattern or remove it".to_owned()));
    }
    slots
}

fn kind_of(kind: &str, at: Span, faults: &mut FileFaults<'_>) -> Option<SlotKind> {
    let found = SlotKind::from_name(kind);
    if found.is_none() {
        faults.unknown("type of slot", kind, at, SlotKind::ALL.iter().map(|(n, _)| *n));
    }
    found.or(Some(SlotKind::Phrase))
}

fn declared(file: &RuleFile, name: &str, faults: &mut FileFaults<'_>) -> Option<SlotKind> {
    let (_, kind) = file.slots.iter().find(|(n, _)| n.get_ref() == name)?;
    kind_of(kind.get_ref(), span(kind.span()), faults)
}

fn compile(rule: &mut Rule, written: Vec<Written>, ground: &mut Ground<'_>, faults: &mut FileFaults<'_>) {
    let slots = rule.slots.clone();
    for (pattern, text) in written {
        open_neighbours(&pattern, &slots, &text, faults);
        pattern.walk(&mut |element| forms(element, &text, faults));
        let (names, declared) = (ground.tables, ground.declared);
        let report = |code: &'static str, at: Span, message: String| {
            let at = inside(&text, at);
            if declared.iter().any(|(name, _)| *name == message) {
                // what is wrong with this set has been told
            } else if code == "R101" && !message.contains(' ') {
                let known = names.names().chain(BUILTIN.iter().copied());
                faults.unknown("word set", &message, at, known);
            } else {
                faults.add(code, at, message, "", None);
            }
        };
        let mut compiler = Compiler { slots: &slots, sets: &mut *ground.sets, tables: ground.tables, report };
        rule.programs.push(compiler.compile(&pattern));
        pattern.walk(&mut |element| groups(element, rule, ground));
        rule.patterns.push(pattern);
        rule.places.push(span(text.span()));
        rule.texts.push(inside(&text, Span::new(0, text.get_ref().len())));
    }
}

/// The sets that a slot captures, in the order of the patterns.
fn groups(element: &Element, rule: &mut Rule, ground: &mut Ground<'_>) {
    let Atom::Slot(name, SlotType::Set(set)) = &element.atom else { return };
    let slot = rule.slot(name);
    for name in &set.names {
        let id = ground.sets.id(name, ground.tables, &mut |_, _| {});
        if let (Some(id), Some(groups)) = (id, slot.and_then(|s| rule.groups.get_mut(s)))
            && !groups.contains(&id)
        {
            groups.push(id);
        }
    }
}

/// Forms of verbs that do not exist.
fn forms(element: &Element, text: &Text, faults: &mut FileFaults<'_>) {
    let (Atom::Set(SetRef { form: Some(form), .. }) | Atom::Slot(_, SlotType::Set(SetRef { form: Some(form), .. }))) =
        &element.atom
    else {
        return;
    };
    if !Shape::ALL.iter().any(|(name, _)| name == form) {
        faults.unknown("form", form, inside(text, element.span), Shape::ALL.iter().map(|(n, _)| *n));
    }
}
