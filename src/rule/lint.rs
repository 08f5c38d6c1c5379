//! What is allowed in a rule file and yet looks wrong.

use super::covers::covers;
use super::fault::{FileFaults, clip};
use super::kind::{SlotDef, SlotKind};
use super::model::Rule;
use super::pattern::{Atom, Element, Pattern, SetRef, SlotType};
use super::words::Tables;
use crate::lexicon::{Form, Item, Pos, Relation};
use crate::text::{Span, fold};
use rustc_hash::{FxHashMap, FxHashSet};

/// The word set of verbs that mean too much to stand alone.
const MANY_SENSES: &str = "many-sensed";
/// How many tokens the gaps of a pattern may pass together.
const FAR: usize = 12;
/// How many patterns of a rule, or branches of a group, are compared with each other.
const COMPARED: usize = 100;
/// How many tokens a gap behind a first slot that nearly anything fills may pass.
const NEAR: u8 = 3;
/// How many words of a set are looked at, and how many sets that share one.
const LOOKED_AT: usize = 300;

/// Looks at rules and word sets, each set once.
#[derive(Default)]
pub struct Linter {
    sets: FxHashMap<String, Meanings>,
}

/// What the dictionary knows of a set's words.
#[derive(Clone, Debug, Default)]
struct Meanings {
    items: Vec<(String, Item)>,
    /// Two of them that are opposites.
    mixed: Option<(String, String)>,
}

impl Linter {
    /// Warns of what looks wrong in a rule: sets that mix opposites (R106), verbs without a frame (R107), gaps that reach too
    /// far (R109), patterns and alternatives that an earlier one makes superfluous (R110).
    pub fn rule(&mut self, rule: &Rule, tables: Tables<'_>, faults: &mut FileFaults<'_>) {
        for (k, pattern) in rule.patterns.iter().enumerate() {
            let at = rule.texts.get(k).copied().unwrap_or_default();
            self.sets_of(pattern, rule, tables, at, faults);
            gaps(pattern, &rule.slots, at, faults);
            repeated(pattern, at, faults);
            let earlier = rule.patterns.iter().take(k).take(COMPARED);
            if let Some(first) = earlier.into_iter().find(|p| covers(p, pattern)) {
                superfluous(&first.to_string(), at, faults);
            }
        }
    }

    fn sets_of(&mut self, pattern: &Pattern, rule: &Rule, tables: Tables<'_>, at: Span, faults: &mut FileFaults<'_>) {
        let mut sets: Vec<(&SetRef, Span)> = Vec::new();
        pattern.walk(&mut |element| {
            if let Atom::Set(set) = &element.atom {
                sets.push((set, within(at, element.span)));
            }
        });
        for (set, at) in &sets {
            if let Some((one, other)) = set.names.iter().find_map(|n| self.meanings(n, tables).mixed.clone()) {
                let message = format!("`{set}` holds `{one}` and `{other}`, which are opposites");
                let help = format!("capture the word, `{{how:{set}}}`, and compare it with `same-word`");
                faults.add("R106", *at, message, "", Some(help));
            }
        }
        if let [(set, _)] = sets.as_slice()
            && frameless(pattern, &rule.slots)
            && let Some(verb) = many_sensed(set, tables)
        {
            let message = format!("`{pattern}` has no frame, and `{verb}` has many senses");
            faults.add("R107", at, message, "", Some("add a word, a preposition or a slot with a type".to_owned()));
        }
    }

    /// Warns of two sets of a file that mean opposite things and share a word (R108), and of inflected verbs (R113).
    pub fn sets(&mut self, names: &[(String, Span)], tables: Tables<'_>, faults: &mut FileFaults<'_>) {
        for (name, at) in names {
            inflected(name, *at, tables, faults);
        }
        let mut holders: FxHashMap<Item, Vec<usize>> = FxHashMap::default();
        for (number, (name, at)) in names.iter().enumerate() {
            let meanings = self.meanings(name, tables).clone();
            let mut told = FxHashSet::default();
            for (word, item) in &meanings.items {
                let before = holders.entry(*item).or_default();
                for other in before.iter().take(LOOKED_AT).copied() {
                    let Some((other, _)) = names.get(other).filter(|_| told.insert(other)) else { continue };
                    if let Some((a, b)) = against(&meanings, self.meanings(other, tables), tables) {
                        let message = format!(
                            "`{word}` stands in `{name}` and in `{other}`, which hold the opposites `{a}` and `{b}`"
                        );
                        faults.add("R108", *at, message, "", Some("leave it in the one that it belongs to".to_owned()));
                    }
                }
                before.push(number);
            }
        }
    }

    fn meanings(&mut self, name: &str, tables: Tables<'_>) -> &Meanings {
        self.sets.entry(tables.key(name)).or_insert_with(|| Meanings::of(name, tables))
    }
}

impl Meanings {
    fn of(name: &str, tables: Tables<'_>) -> Self {
        let mut items = Vec::new();
        for (_, file) in tables.closed(name, |_| {}) {
            let lists = [(&file.verbs, Pos::Verb), (&file.nouns, Pos::Noun), (&file.adjectives, Pos::Adjective)];
            let words = lists.into_iter().flat_map(|(words, pos)| words.iter().map(move |w| (w, pos)));
            let item =
                |(w, pos): (&String, Pos)| Some((w.clone(), tables.lexicon.item(tables.lexicon.lemma(&fold(w)), pos)?));
            items.extend(words.take(LOOKED_AT).filter_map(item));
        }
        items.truncate(LOOKED_AT);
        let mut out = Self { items, mixed: None };
        out.mixed = against(&out, &out, tables);
        out
    }
}

/// A word of the one and a word of the other that are opposites; nothing where either is mixed already.
fn against(one: &Meanings, other: &Meanings, tables: Tables<'_>) -> Option<(String, String)> {
    if one.mixed.is_some() || other.mixed.is_some() {
        return None;
    }
    let held: FxHashMap<Item, &String> = other.items.iter().map(|(w, i)| (*i, w)).collect();
    one.items.iter().find_map(|(word, item)| {
        let opposites = tables.lexicon.relations(*item).iter().filter(|(_, r)| *r == Relation::Opposite);
        let first = opposites.filter_map(|(i, _)| held.get(i)).min()?;
        Some((word.clone(), (*first).clone()))
    })
}

/// Verbs of a set that look like a form of another, known verb (R113).
fn inflected(name: &str, at: Span, tables: Tables<'_>, faults: &mut FileFaults<'_>) {
    for verb in tables.get(name).into_iter().flat_map(|file| file.verbs.iter().take(LOOKED_AT)) {
        let (first, rest) = verb.split_once(' ').map_or((verb.as_str(), None), |(first, rest)| (first, Some(rest)));
        let all = tables.lexicon.analyse(&fold(first));
        let own = all.iter().any(|a| a.pos == Pos::Verb && a.form == Form::Base && a.prior > 0);
        let plain = all.iter().find(|a| a.pos == Pos::Verb && a.form != Form::Base && a.prior > 0);
        if let Some(plain) = plain.filter(|_| !own) {
            let base = tables.lexicon.base(&fold(first), plain.lemma);
            let whole = base.map(|base| rest.map_or(base.clone(), |rest| format!("{base} {rest}")));
            let of = whole.as_ref().map_or_else(|| "another verb".to_owned(), |word| format!("`{word}`"));
            let message = format!("`{verb}` in `{}` looks like a form of {of}", clip(name));
            let plain = whole.map_or_else(|| "the plain form".to_owned(), |word| format!("`{word}`"));
            let help = format!("write {plain}: the set matches its other forms as well");
            faults.add("R113", at, message, "", Some(help));
        }
    }
}

/// Whether only slots without a type of their own stand beside the set.
fn frameless(pattern: &Pattern, slots: &[SlotDef]) -> bool {
    let open = |name: &str| {
        let kind = kind(name, slots);
        matches!(kind, Some(SlotKind::Who | SlotKind::Phrase | SlotKind::Clause | SlotKind::Word))
    };
    pattern.elements.iter().all(|e| match &e.atom {
        Atom::Slot(name, _) => open(name),
        Atom::Set(_) | Atom::Gap(_) => true,
        _ => false,
    })
}

fn kind(name: &str, slots: &[SlotDef]) -> Option<SlotKind> {
    slots.iter().find(|s| *s.name == *name).map(|s| s.kind)
}

fn many_sensed(set: &SetRef, tables: Tables<'_>) -> Option<String> {
    let many = &tables.get(MANY_SENSES)?.verbs;
    let mut verbs = set.names.iter().filter_map(|name| tables.get(name)).flat_map(|f| &f.verbs);
    verbs.find(|v| many.contains(v)).cloned()
}

/// Gaps that reach far, or from one open slot to another.
fn gaps(pattern: &Pattern, slots: &[SlotDef], at: Span, faults: &mut FileFaults<'_>) {
    let mut far = 0;
    for (k, element) in pattern.elements.iter().enumerate() {
        let Atom::Gap(most) = element.atom else { continue };
        far += usize::from(most);
        let beside = |k: Option<usize>| k.and_then(|k| pattern.elements.get(k)).is_some_and(|e| open(e, slots));
        let place = within(at, element.span);
        if far > FAR {
            let message = format!("the gaps of this pattern pass over {far} tokens");
            faults.add(
                "R109",
                place,
                message,
                "",
                Some(format!("write `..4`; {FAR} tokens are enough for all of them")),
            );
            return;
        }
        let first =
            pattern.elements.first().filter(|e| matches!(e.atom, Atom::Slot(..)) && open(e, slots) && most > NEAR);
        if beside(k.checked_sub(1)) && beside(Some(k + 1)) {
            let message = "this gap lies between two slots that nearly anything fills".to_owned();
            let help = "put a word or a word set beside it, or give one of the slots a type".to_owned();
            faults.add("R109", place, message, "", Some(help));
        } else if let (Some(slot), 1) = (first, k) {
            let message =
                format!("`{}` may be any words up to {most} tokens before, and the nearest ones win", slot.atom);
            let help = "write what may stand between, as in `{what:phrase} (in {place:name})?`, or `..3`".to_owned();
            faults.add("R109", within(at, slot.span.join(element.span)), message, "", Some(help));
        }
    }
    pattern.elements.iter().for_each(|e| {
        if let Atom::Group(branches) = &e.atom {
            branches.iter().for_each(|b| gaps(b, slots, at, faults));
        }
    });
}

/// Whether nearly every sentence has something for it.
fn open(element: &Element, slots: &[SlotDef]) -> bool {
    use SlotKind::{Clause, List, Phrase, Who, Word};
    match &element.atom {
        Atom::Slot(_, SlotType::Set(set)) | Atom::Set(set) => set.names.iter().any(|n| n == "@verb" || n == "@noun"),
        Atom::Slot(name, _) => matches!(kind(name, slots), Some(Clause | List | Phrase | Who | Word)),
        _ => element.optional,
    }
}

/// Alternatives of a group that an earlier one makes superfluous.
fn repeated(pattern: &Pattern, at: Span, faults: &mut FileFaults<'_>) {
    pattern.walk(&mut |element| {
        let Atom::Group(branches) = &element.atom else { return };
        for (k, branch) in branches.iter().enumerate().take(COMPARED) {
            if let Some(first) = branches.iter().take(k).find(|b| covers(b, branch)) {
                let place = branch.elements.iter().map(|e| e.span).reduce(Span::join).unwrap_or(element.span);
                superfluous(&first.to_string(), within(at, place), faults);
            }
        }
    });
}

fn superfluous(first: &str, at: Span, faults: &mut FileFaults<'_>) {
    let message = format!("`{}` stands before it and reads all that this one could read", clip(first));
    faults.add("R110", at, message, "", Some("remove it".to_owned()));
}

/// A place inside a pattern as a place in the file.
fn within(text: Span, at: Span) -> Span {
    let start = text.start as usize;
    Span::new(start + at.start as usize, start + at.end as usize)
}
