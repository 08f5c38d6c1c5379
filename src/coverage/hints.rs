//! What to write in place of what matches nowhere: the passive of a verb, another type of slot, another list of words.

use crate::check::Checker;
use crate::claim::matches_of;
use crate::lexicon::file::WordsFile;
use crate::reading::Reading;
use crate::rule::pattern::{Atom, SetRef, SlotType};
use crate::rule::{Filling, Op, Pattern, Program, Rule, SetId, Shape, SlotKind};
use crate::text::{Span, Word};
use std::sync::Arc;

/// The types that are tried in place of a slot's own, the narrower ones first.
const KINDS: [SlotKind; 8] = [
    SlotKind::Quantity,
    SlotKind::Ordinal,
    SlotKind::Date,
    SlotKind::Age,
    SlotKind::Role,
    SlotKind::Name,
    SlotKind::Who,
    SlotKind::Phrase,
];

/// For a pattern that matches nowhere: the one element that keeps it from the examples, as it must be written.
pub fn instead(checker: &Checker, rule: &Rule, pattern: usize, texts: &[Arc<Reading>]) -> Option<String> {
    let (written, program) = rule.patterns.get(pattern).zip(rule.programs.get(pattern))?;
    let sets = checker.loaded().rules.sets();
    let matches = |op: Op, at: usize| {
        let only = turned(program, at, op);
        texts.iter().any(|text| !matches_of(text, sets, &only, rule.slots.len()).is_empty())
    };
    let verb = |id: &SetId| sets.get(*id).is_some_and(|set| !set.is_hollow(Shape::Passive));
    program.code.iter().enumerate().find_map(|(at, step)| match &step.op {
        Op::Set(ids, Shape::Any) | Op::Slot(_, Filling::Set(ids, Shape::Any)) if ids.iter().any(verb) => {
            let op = match &step.op {
                Op::Slot(slot, _) => Op::Slot(*slot, Filling::Set(ids.clone(), Shape::Passive)),
                _ => Op::Set(ids.clone(), Shape::Passive),
            };
            (behind_be(checker, program, at) || matches(op, at)).then_some(())?;
            let set = set_at(written, step.span)?;
            let passive = SetRef { form: Some("passive".to_owned()), ..set.clone() };
            Some(format!("`{set}` matches no passive: write `{passive}`"))
        }
        Op::Slot(slot, Filling::Kind(own)) => {
            let other = KINDS.iter().filter(|kind| *kind != own);
            let kind = other.copied().find(|kind| matches(Op::Slot(*slot, Filling::Kind(*kind)), at))?;
            let name = &rule.slots.get(*slot)?.name;
            Some(format!("with `{{{name}:{}}}` it would match in an example", kind.name()))
        }
        _ => None,
    })
}

/// The program in which one step is another.
fn turned(program: &Program, at: usize, op: Op) -> Program {
    let mut program = program.clone();
    if let Some(step) = program.code.get_mut(at) {
        step.op = op;
    }
    program
}

/// Whether a form of be stands before a step.
fn behind_be(checker: &Checker, program: &Program, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|b| program.code.get(b)) else { return false };
    match &before.op {
        Op::Word(word) => {
            let forms = checker.reading("was were is are am be been being");
            forms.terms.iter().enumerate().any(|(k, t)| forms.document.word(k) == *word && t.lemma == Word::of("be"))
        }
        _ => false,
    }
}

fn set_at(pattern: &Pattern, span: Span) -> Option<&SetRef> {
    let (element, _) = pattern.at(span)?;
    match &element.atom {
        Atom::Set(set) | Atom::Slot(_, SlotType::Set(set)) => Some(set),
        _ => None,
    }
}

/// The list in which a word would have to stand to match, and the set that holds it there.
pub fn elsewhere(word: &str, list: &str) -> Option<(&'static str, WordsFile)> {
    let only = vec![word.to_owned()];
    match list {
        "nouns" => Some(("verb", WordsFile { verbs: only, ..WordsFile::default() })),
        "verbs" => Some(("noun", WordsFile { nouns: only, ..WordsFile::default() })),
        _ => None,
    }
}
