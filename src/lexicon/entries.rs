//! How the dictionary is made of its tables. The shipped one is made when the program is built, one with a desk's own at start.

use super::dictionary::{Item, Parts, Phrase, Relation};
use super::file::{EntryFile, LexiconFile, ThesaurusFile};
use super::inflection::strip;
use super::phrase::words;
use super::tag::{Form, Pos};
use super::vocabulary::Vocabulary;
use crate::text::Word;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Reads the tables of the dictionary and the loose groups `[[same]]`, `[[narrower]]`, `[[opposite]]`.
pub fn parts(file: &LexiconFile, vocabulary: &Vocabulary) -> Parts {
    let mut out = Entries::default();
    let tables = [
        (&file.verb, Pos::Verb),
        (&file.noun, Pos::Noun),
        (&file.adjective, Pos::Adjective),
        (&file.adverb, Pos::Adverb),
    ];
    for (entries, pos) in tables {
        out.table(entries, pos, vocabulary);
    }
    for group in &file.same {
        out.group(&group.words, Relation::Same, vocabulary);
    }
    for group in &file.narrower {
        out.group(&group.words, Relation::Implies, vocabulary);
    }
    for group in &file.exclusive {
        out.group(&group.words, Relation::Opposite, vocabulary);
    }
    for (a, b) in file.opposite.iter().flat_map(|p| &p.pairs) {
        out.group(&[a.clone(), b.clone()], Relation::Opposite, vocabulary);
    }
    out.gerunds(file, vocabulary);
    out.settle();
    let ThesaurusFile { verb, noun, adjective, adverb } = &file.thesaurus;
    for (heads, pos) in [(verb, Pos::Verb), (noun, Pos::Noun), (adjective, Pos::Adjective), (adverb, Pos::Adverb)] {
        out.thesaurus(heads, pos, vocabulary);
    }
    out.settle();
    out.derive();
    out.parts
}

/// The entries while they are read.
#[derive(Default)]
struct Entries {
    items: FxHashMap<(Word, Pos), Item>,
    parts: Parts,
    verbs: Vec<bool>,
}

impl Entries {
    fn settle(&mut self) {
        for list in &mut self.parts.relations {
            list.sort_unstable_by_key(|(item, relation)| (*item, *relation as u8));
            list.dedup_by_key(|(item, _)| *item);
        }
        // a phrase is looked for by its second word
        self.parts.phrases.sort_by_key(|p| p.second);
    }

    /// "The purchase" says what "acquired" says: a derivation and one step of sameness or implication together.
    fn derive(&mut self) {
        let says = |r: Relation| matches!(r, Relation::Same | Relation::Implies);
        let mut more: Vec<(usize, Item)> = Vec::new();
        for (claim, list) in self.parts.relations.iter().enumerate() {
            for (middle, first) in list {
                // the step goes through a verb: a noun like another act noun need not be an act ("tariff" for "levy")
                if !self.verbs.get(middle.0 as usize).copied().unwrap_or(false) {
                    continue;
                }
                let steps = self.related(*middle).iter().filter(|(_, second)| {
                    *first == Relation::Derived && says(*second) || says(*first) && *second == Relation::Derived
                });
                more.extend(steps.filter(|(source, _)| source.0 as usize != claim).map(|(source, _)| (claim, *source)));
            }
        }
        for (claim, source) in more {
            if let Some(list) = self.parts.relations.get_mut(claim) {
                list.push((source, Relation::Implies));
            }
        }
        // what is there already, an opposite among it, stands: it sorts first or is kept by name
        for list in &mut self.parts.relations {
            let opposites: Vec<Item> = list.iter().filter(|(_, r)| *r == Relation::Opposite).map(|(i, _)| *i).collect();
            list.retain(|(item, r)| *r == Relation::Opposite || !opposites.contains(item));
        }
        self.settle();
    }

    fn table(&mut self, entries: &BTreeMap<String, EntryFile>, pos: Pos, vocabulary: &Vocabulary) {
        for (head, entry) in entries {
            let item = self.enter(head, pos, vocabulary);
            for (list, relation) in [
                (&entry.same, Relation::Same),
                (&entry.implies, Relation::Implies),
                (&entry.opposite, Relation::Opposite),
                (&entry.converse, Relation::Converse),
            ] {
                for word in list {
                    let other = self.enter(word, pos, vocabulary);
                    self.relate(item, other, relation);
                }
            }
            if pos != Pos::Verb {
                self.pairwise(item, entry, pos, vocabulary);
            }
            for word in &entry.derived {
                let (text, letter) = word.rsplit_once(':').unwrap_or((word, "n"));
                let other = self.enter(text, Pos::from_letter(letter).unwrap_or(Pos::Noun), vocabulary);
                self.relate(item, other, Relation::Derived);
            }
        }
    }

    /// All members of `same` say the same, and all of them imply what the headword implies. (Verbs are listed sense by
    /// sense, so that their lists are complete as they stand.)
    fn pairwise(&mut self, head: Item, entry: &EntryFile, pos: Pos, vocabulary: &Vocabulary) {
        let same: Vec<Item> = entry.same.iter().map(|w| self.enter(w, pos, vocabulary)).collect();
        let implied: Vec<Item> = entry.implies.iter().map(|w| self.enter(w, pos, vocabulary)).collect();
        for (k, a) in same.iter().enumerate() {
            same.iter().skip(k + 1).for_each(|b| self.relate(*a, *b, Relation::Same));
            implied.iter().filter(|i| **i != head).for_each(|i| self.relate(*a, *i, Relation::Implies));
        }
    }

    /// What the thesaurus lets stand for a headword, where the dictionary does not say how the two stand to each other.
    fn thesaurus(&mut self, heads: &BTreeMap<String, String>, pos: Pos, vocabulary: &Vocabulary) {
        let mut more = Vec::new();
        for (head, words) in heads {
            let source = self.enter(head, pos, vocabulary);
            for word in words.split(',').map(str::trim) {
                let (text, letter) = word.rsplit_once(':').unwrap_or((word, ""));
                let derived = Pos::from_letter(letter);
                let claim = self.enter(text, derived.unwrap_or(pos), vocabulary);
                if !self.related(claim).iter().any(|(item, _)| *item == source) {
                    more.push((source, claim, if derived.is_some() { Relation::Derived } else { Relation::Implies }));
                }
            }
        }
        more.into_iter().for_each(|(source, claim, relation)| self.relate(source, claim, relation));
    }

    /// A loose group holds for every part of speech that all of its words may be.
    fn group(&mut self, group: &[String], relation: Relation, vocabulary: &Vocabulary) {
        for pos in Pos::ALL {
            // words of the closed classes stand as adverbs
            let known = |w: &String| {
                w.contains(' ')
                    || vocabulary.count(vocabulary.lemma(w), pos) > 0
                    || pos == Pos::Adverb && !vocabulary.is_known(vocabulary.lemma(w))
            };
            if !group
                .iter()
                .all(|w| known(w) || pos == Pos::Adverb && relation == Relation::Opposite && group.len() == 2)
            {
                continue;
            }
            let items: Vec<Item> = group.iter().map(|w| self.enter(w, pos, vocabulary)).collect();
            for (k, item) in items.iter().enumerate() {
                let others = items.iter().skip(k + 1);
                others.for_each(|other| self.relate(*item, *other, relation));
                if relation == Relation::Implies {
                    break;
                }
            }
        }
    }

    /// A noun in -ing tells the act of its verb, as the verb and its other act nouns do: hiring, hire; forging, forgery.
    fn gerunds(&mut self, file: &LexiconFile, vocabulary: &Vocabulary) {
        let lemmas = file.priors.values().flat_map(|lines| lines.lines()).filter_map(|l| l.split(' ').next());
        let except: Vec<&str> = file.gerund.except.split_whitespace().collect();
        for noun in lemmas.filter(|l| l.ends_with("ing") && !except.contains(l)) {
            if vocabulary.count(Word::of(noun), Pos::Noun) == 0 {
                continue;
            }
            let mut verbs = Vec::new();
            strip(noun, |base, pos, form| {
                if form == Form::Ing && vocabulary.count(vocabulary.lemma(base), pos) > 0 {
                    verbs.push(base.to_string());
                }
            });
            for verb in verbs {
                let (gerund, verb) =
                    (self.enter(noun, Pos::Noun, vocabulary), self.enter(&verb, Pos::Verb, vocabulary));
                let noun = |i: &Item| self.parts.keys.get(i.0 as usize).is_some_and(|(_, pos)| *pos == Pos::Noun);
                let derived = self.related(verb).iter().filter(|(i, r)| *r == Relation::Derived && noun(i));
                let alike: Vec<Item> = derived.map(|(i, _)| *i).chain([verb]).collect();
                alike.into_iter().for_each(|other| self.relate(gerund, other, Relation::Derived));
            }
        }
    }

    /// `a` stands in `relation` to `b`; lists are kept as seen from the statement's item.
    fn relate(&mut self, a: Item, b: Item, relation: Relation) {
        if a == b {
            return;
        }
        let mut push = |claim: Item, source: Item| {
            if let Some(list) = self.parts.relations.get_mut(claim.0 as usize) {
                list.push((source, relation));
            }
        };
        push(b, a);
        if relation != Relation::Implies {
            push(a, b);
        }
    }

    fn enter(&mut self, text: &str, pos: Pos, vocabulary: &Vocabulary) -> Item {
        let mut parts = words(text);
        let phrase = parts.len() > 1;
        if let Some(first) = parts.first_mut().filter(|_| !phrase || pos == Pos::Verb) {
            *first = vocabulary.lemma(&text.split([' ', '-']).next().unwrap_or(text).to_lowercase());
        }
        let key = if phrase {
            parts.iter().fold(Word(7), |k, w| Word(k.0.rotate_left(9) ^ w.0))
        } else {
            parts.first().copied().unwrap_or_default()
        };
        let next = Item(self.parts.relations.len() as u32);
        let item = *self.items.entry((key, pos)).or_insert(next);
        if item == next {
            self.parts.relations.push(Vec::new());
            self.verbs.push(pos == Pos::Verb);
            self.parts.keys.push((key, pos));
            if phrase {
                self.parts.phrases.push(Phrase::new(parts, item));
            }
        }
        item
    }

    fn related(&self, claim: Item) -> &[(Item, Relation)] {
        self.parts.relations.get(claim.0 as usize).map_or(&[], Vec::as_slice)
    }
}
