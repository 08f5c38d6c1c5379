//! What to write in place of what matches nowhere: the passive of a verb, and words that stand in the wrong list.

use crate::check::Checker;
use crate::claim::matches_of;
use crate::lexicon::file::WordsFile;
use crate::reading::Reading;
use crate::rule::pattern::{Atom, SetRef, SlotType};
use crate::rule::{Filling, Op, Pattern, Program, Rule, SetId, Shape};
use crate::text::{Span, Word};
use std::sync::Arc;

/// For a pattern that matches nowhere: the word set that would have to be a passive, as it must be written.
pub fn passive(checker: &Checker, rule: &Rule, pattern: usize, texts: &[Arc<Reading>]) -> Option<String> {
    let (written, program) = rule.patterns.get(pattern).zip(rule.programs.get(pattern))?;
    let sets = checker.loaded().rules.sets();
    let verb = |id: &SetId| sets.get(*id).is_some_and(|set| !set.is_hollow(Shape::Passive));
    program.code.iter().enumerate().find_map(|(at, step)| {
        let (Op::Set(ids, Shape::Any) | Op::Slot(_, Filling::Set(ids, Shape::Any))) = &step.op else { return None };
        ids.iter().any(verb).then_some(())?;
        let only = turned(program, at);
        let matches = || texts.iter().any(|text| !matches_of(text, sets, &only, rule.slots.len()).is_empty());
        if !behind_be(checker, program, at) && !matches() {
            return None;
        }
        let set = set_at(written, step.span)?;
        let passive = SetRef { form: Some("passive".to_owned()), ..set.clone() };
        Some(format!("`{set}` matches no passive: write `{passive}`"))
    })
}

/// The program in which one word set must be a passive.
fn turned(program: &Program, at: usize) -> Program {
    let mut program = program.clone();
    if let Some(Op::Set(_, shape) | Op::Slot(_, Filling::Set(_, shape))) = program.code.get_mut(at).map(|s| &mut s.op) {
        *shape = Shape::Passive;
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
