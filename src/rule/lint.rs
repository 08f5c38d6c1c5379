//! What is allowed in a rule and yet looks wrong.

use super::fault::FileFaults;
use super::kind::{SlotDef, SlotKind};
use super::model::Rule;
use super::pattern::{Atom, Pattern, SetRef};
use super::words::Tables;
use crate::lexicon::{Pos, Relation};
use crate::text::{Span, fold};

/// The word set of verbs that mean too much to stand alone.
const MANY_SENSES: &str = "many-sensed";

/// Warns of sets that mix opposites (R106) and verbs without a frame (R107); `at` is the place of the rule.
pub fn lint(rule: &Rule, tables: Tables<'_>, at: Span, faults: &mut FileFaults<'_>) {
    for pattern in &rule.patterns {
        let mut sets: Vec<SetRef> = Vec::new();
        pattern.walk(&mut |element| {
            if let Atom::Set(set) = &element.atom {
                sets.push(set.clone());
            }
        });
        for set in &sets {
            if let Some((one, other)) = set.names.iter().find_map(|name| opposites(name, tables)) {
                let message = format!("`{set}` holds `{one}` and `{other}`, which are opposites");
                let help = format!("capture the word, `{{how:{set}}}`, and compare it with `same-word`");
                faults.add("R106", at, message, "", Some(help));
            }
        }
        if let [set] = sets.as_slice()
            && frameless(pattern, &rule.slots)
            && let Some(verb) = many_sensed(set, tables)
        {
            let message = format!("`{pattern}` has no frame, and `{verb}` has many senses");
            faults.add("R107", at, message, "", Some("add a word, a preposition or a slot with a type".to_owned()));
        }
    }
}

fn opposites(name: &str, tables: Tables<'_>) -> Option<(String, String)> {
    let file = tables.words.get(name)?;
    let lists = [(&file.verbs, Pos::Verb), (&file.nouns, Pos::Noun), (&file.adjectives, Pos::Adjective)];
    for (words, pos) in lists {
        let items: Vec<_> = words
            .iter()
            .take(300)
            .filter_map(|w| Some((w, tables.lexicon.item(tables.lexicon.lemma(&fold(w)), pos)?)))
            .collect();
        for (at, (word, item)) in items.iter().enumerate() {
            let later = items.iter().skip(at + 1);
            let found = later.clone().find(|(_, i)| tables.lexicon.relation(*item, *i) == Some(Relation::Opposite));
            if let Some((other, _)) = found {
                return Some(((*word).clone(), (*other).clone()));
            }
        }
    }
    None
}

/// Whether only slots without a type of their own stand beside the set.
fn frameless(pattern: &Pattern, slots: &[SlotDef]) -> bool {
    let open = |name: &str| {
        let kind = slots.iter().find(|s| *s.name == *name).map(|s| s.kind);
        matches!(kind, Some(SlotKind::Who | SlotKind::Phrase | SlotKind::Clause | SlotKind::Word))
    };
    pattern.elements.iter().all(|e| match &e.atom {
        Atom::Slot(name, _) => open(name),
        Atom::Set(_) | Atom::Gap(_) => true,
        _ => false,
    })
}

fn many_sensed(set: &SetRef, tables: Tables<'_>) -> Option<String> {
    let many = &tables.words.get(MANY_SENSES)?.verbs;
    let mut verbs = set.names.iter().filter_map(|name| tables.words.get(name)).flat_map(|f| &f.verbs);
    verbs.find(|v| many.contains(v)).cloned()
}
