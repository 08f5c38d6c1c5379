//! Word sets as patterns match them: verbs in every inflection, nouns in both numbers, phrases as they stand.

use super::fault::{clip, expression};
use crate::lexicon::file::WordsFile;
use crate::lexicon::{Form, Lexicon, Tag, Term};
use crate::text::{Abbreviations, Document, Word, fold};
use regex::{Regex, RegexBuilder};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// A set among those that the rules use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SetId(pub u32);

/// The form that a word of a set must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Anything but a passive.
    Any,
    /// A verb that is not passive, finite or not.
    Active,
    /// A participle after a form of be or get.
    Passive,
    /// The dictionary form.
    Base,
    /// The -ing form.
    Ing,
    /// Past tense or participle.
    Ed,
    /// A participle.
    Participle,
    /// A noun.
    Noun,
}

impl Shape {
    /// Every form with its name in patterns.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("active", Self::Active),
        ("passive", Self::Passive),
        ("base", Self::Base),
        ("ing", Self::Ing),
        ("ed", Self::Ed),
        ("participle", Self::Participle),
        ("noun", Self::Noun),
    ];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Verb,
    Noun,
    Adjective,
    Phrase,
}

#[derive(Clone, Debug)]
struct Entry {
    class: Class,
    words: Box<[Word]>,
}

/// The sets that every lexicon has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Builtin {
    Verb,
    Be,
    Have,
    Negation,
    Noun,
}

/// The names of the sets that need no table.
pub const BUILTIN: &[&str] = &["@verb", "@be", "@have", "@neg", "@noun"];

/// Where word sets come from.
#[derive(Clone, Copy, Debug)]
pub struct Tables<'a> {
    /// The tables `[words.NAME]` of all files, the latest of each name.
    pub words: &'a BTreeMap<String, WordsFile>,
    /// The pack of the rules at hand, and the tables that its files hold: these go before.
    pub own: (&'a str, &'a BTreeMap<String, WordsFile>),
    /// The lexicon that knows the one spelling of a lemma.
    pub lexicon: &'a Lexicon,
}

impl<'a> Tables<'a> {
    /// The table of this name: the pack's own, else that of any file.
    pub fn get(&self, name: &str) -> Option<&'a WordsFile> {
        self.own.1.get(name).or_else(|| self.words.get(name))
    }

    /// The table of this name and those that it extends, each once, in the order of writing; names without a table go to
    /// `unknown`. Without recursion, because chains may be long.
    pub fn closed(&self, name: &str, mut unknown: impl FnMut(&str)) -> Vec<(&'a str, &'a WordsFile)> {
        let entry = |name: &str| self.own.1.get_key_value(name).or_else(|| self.words.get_key_value(name));
        let (mut seen, mut found) = (FxHashSet::default(), Vec::new());
        let mut open: Vec<(&str, &WordsFile)> = entry(name).map(|(n, f)| (n.as_str(), f)).into_iter().collect();
        while let Some((name, file)) = open.pop() {
            if !seen.insert(name) {
                continue;
            }
            found.push((name, file));
            for other in file.extend.iter().rev() {
                match entry(other) {
                    Some((name, file)) => open.push((name, file)),
                    None => unknown(other),
                }
            }
        }
        found
    }

    /// Every name that is known here.
    pub fn names(&self) -> impl Iterator<Item = &'a str> + Clone {
        self.own.1.keys().chain(self.words.keys()).map(String::as_str)
    }

    /// What tells the set of this name from those of other packs.
    pub fn key(&self, name: &str) -> String {
        if self.own.1.contains_key(name) { format!("{}/{name}", self.own.0) } else { name.to_owned() }
    }
}

/// One word set, ready to match.
#[derive(Clone, Debug, Default)]
pub struct WordSet {
    entries: FxHashMap<Word, Vec<Entry>>,
    without: FxHashMap<Word, Vec<Box<[Word]>>>,
    regex: Vec<Regex>,
    builtin: Option<Builtin>,
}

/// The word sets that rules use, by name.
#[derive(Clone, Debug, Default)]
pub struct WordSets {
    names: FxHashMap<String, SetId>,
    sets: Vec<WordSet>,
}

/// The folded words of a phrase, cut as the tokenizer cuts a text.
pub fn words_of(phrase: &str) -> Box<[Word]> {
    let document = Document::new(phrase, &Abbreviations::default());
    document.tokens(document.all()).iter().map(|t| t.word).collect()
}

/// A regular expression over one folded token, size-limited and anchored.
///
/// # Errors
/// The library's message, shortened to its last line.
pub fn token_regex(source: &str) -> Result<Regex, String> {
    let anchored = format!("^(?:{})$", source.replace("\\/", "/"));
    let built = RegexBuilder::new(&anchored).size_limit(1 << 18).dfa_size_limit(1 << 18).nest_limit(32).build();
    built.map_err(|e| {
        e.to_string().lines().last().unwrap_or("not an expression").trim_start_matches("error: ").to_owned()
    })
}

impl WordSets {
    /// The set `name`, compiled from `tables` when it is first asked for; nothing when there is no such set.
    /// Faulty expressions and unknown sets in `extend` go to `report` (code, message).
    pub fn id(
        &mut self,
        name: &str,
        tables: Tables<'_>,
        report: &mut impl FnMut(&'static str, String),
    ) -> Option<SetId> {
        let key = tables.key(name);
        if let Some(id) = self.names.get(&key) {
            return Some(*id);
        }
        let mut set = WordSet { builtin: builtin(name), ..WordSet::default() };
        if set.builtin.is_none() {
            tables.get(name)?;
            set.take(name, tables, report);
        }
        let id = SetId(self.sets.len() as u32);
        self.sets.push(set);
        self.names.insert(key, id);
        Some(id)
    }

    /// Whether something has asked for the set `name`.
    pub fn knows(&self, name: &str, tables: Tables<'_>) -> bool {
        self.names.contains_key(&tables.key(name))
    }

    /// The set with this number.
    pub fn get(&self, id: SetId) -> Option<&WordSet> {
        self.sets.get(id.0 as usize)
    }
}

fn builtin(name: &str) -> Option<Builtin> {
    match name {
        "@verb" => Some(Builtin::Verb),
        "@be" => Some(Builtin::Be),
        "@have" => Some(Builtin::Have),
        "@neg" => Some(Builtin::Negation),
        "@noun" => Some(Builtin::Noun),
        _ => None,
    }
}

impl WordSet {
    fn take(&mut self, name: &str, tables: Tables<'_>, report: &mut impl FnMut(&'static str, String)) {
        let closed =
            tables.closed(name, |other| report("R101", format!("unknown word set `{}` in `extend`", clip(other))));
        for (name, file) in closed {
            let lists = [
                (Class::Verb, &file.verbs),
                (Class::Noun, &file.nouns),
                (Class::Adjective, &file.adjectives),
                (Class::Phrase, &file.phrases),
            ];
            for (class, phrases) in lists {
                phrases.iter().for_each(|phrase| self.add(class, phrase, tables.lexicon));
            }
            for phrase in &file.without {
                let words = words_of(phrase);
                if let Some(first) = words.first() {
                    self.without.entry(*first).or_default().push(words);
                }
            }
            for source in &file.regex {
                match token_regex(source) {
                    Ok(regex) => self.regex.push(regex),
                    Err(e) => report("R203", expression(source, name, &e)),
                }
            }
        }
    }

    fn add(&mut self, class: Class, phrase: &str, lexicon: &Lexicon) {
        let mut words = words_of(phrase);
        let last = phrase.split_whitespace().next_back().unwrap_or("");
        let inflected = match class {
            Class::Verb => words.first_mut().zip(phrase.split_whitespace().next()),
            Class::Noun => words.last_mut().zip(Some(last)),
            Class::Adjective | Class::Phrase => None,
        };
        if let Some((word, surface)) = inflected {
            *word = lexicon.lemma(&fold(surface));
        }
        if let Some(first) = words.first() {
            self.entries.entry(*first).or_default().push(Entry { class, words });
        }
    }

    /// Whether it can match nothing at all, in this form.
    pub fn is_hollow(&self, shape: Shape) -> bool {
        let fits = |entry: &Entry| match shape {
            Shape::Any => true,
            Shape::Noun => entry.class == Class::Noun,
            _ => entry.class == Class::Verb,
        };
        self.builtin.is_none() && self.regex.is_empty() && !self.entries.values().flatten().any(fits)
    }

    /// The words of which one must occur for it to match; nothing where that is not known.
    pub fn firsts(&self) -> Option<Vec<Word>> {
        let mut firsts: Vec<Word> = self.entries.keys().copied().collect();
        firsts.sort_unstable();
        (self.builtin.is_none() && self.regex.is_empty()).then_some(firsts)
    }

    /// Where the matches that begin at token `at` end (one past the last token), into `ends`, longest first.
    pub fn ends(&self, document: &Document, terms: &[Term], at: usize, shape: Shape, ends: &mut Vec<usize>) {
        if at >= document.len() {
            return;
        }
        let from = ends.len();
        if let Some(builtin) = self.builtin {
            if fits_builtin(builtin, terms, at) && fits(Class::Verb, shape, document, terms, at) {
                ends.push(at + 1);
            }
            return;
        }
        let word = document.word(at);
        let lemma = terms.get(at).map_or(word, |t| t.lemma);
        let found = self.entries.get(&word).into_iter().chain(self.entries.get(&lemma).filter(|_| lemma != word));
        for entry in found.flatten() {
            let last = at + entry.words.len() - 1;
            // "pointed out": the verb carries the form
            let head = if entry.class == Class::Verb { at } else { last };
            if entry.matches(document, terms, at) && fits(entry.class, shape, document, terms, head) {
                ends.push(last + 1);
            }
        }
        if shape == Shape::Any && self.regex.iter().any(|r| r.is_match(&fold(document.surface(at)))) {
            ends.push(at + 1);
        }
        if ends.len() == from {
            return;
        }
        let excluded = self.without.get(&word).into_iter().flatten();
        let longest = excluded.filter(|w| same_words(document, at, w)).map(|w| at + w.len()).max().unwrap_or(0);
        let mut new = ends.split_off(from);
        new.retain(|end| *end > longest);
        new.sort_unstable_by(|a, b| b.cmp(a));
        new.dedup();
        ends.append(&mut new);
    }
}

fn same_words(document: &Document, at: usize, words: &[Word]) -> bool {
    words.iter().enumerate().all(|(i, w)| document.word(at + i) == *w)
}

fn fits_builtin(builtin: Builtin, terms: &[Term], at: usize) -> bool {
    let Some(term) = terms.get(at) else { return false };
    match builtin {
        Builtin::Verb => term.tag == Tag::Verb,
        Builtin::Be => term.lemma == Word::of("be"),
        Builtin::Have => term.lemma == Word::of("have"),
        Builtin::Negation => term.tag == Tag::Negation,
        Builtin::Noun => term.tag == Tag::Noun,
    }
}

impl Entry {
    /// Whether the words stand at `at`: the inflected one by its lemma, the others as written.
    fn matches(&self, document: &Document, terms: &[Term], at: usize) -> bool {
        let inflected = match self.class {
            Class::Verb => Some(0),
            Class::Noun => Some(self.words.len() - 1),
            Class::Adjective | Class::Phrase => None,
        };
        self.words.iter().enumerate().all(|(i, word)| {
            let here = at + i;
            document.word(here) == *word || (inflected == Some(i) && terms.get(here).is_some_and(|t| t.lemma == *word))
        })
    }
}

fn fits(class: Class, shape: Shape, document: &Document, terms: &[Term], at: usize) -> bool {
    let Some(term) = terms.get(at) else { return false };
    let verbal = matches!(term.tag, Tag::Verb | Tag::Auxiliary | Tag::Modal)
        || matches!(term.form, Form::Participle | Form::Ing | Form::Past);
    match (class, shape) {
        (Class::Phrase | Class::Adjective, _) => shape == Shape::Any,
        (Class::Noun, _) => {
            matches!(shape, Shape::Any | Shape::Noun) && !matches!(term.tag, Tag::Verb | Tag::Auxiliary)
        }
        (Class::Verb, Shape::Noun) => false,
        (Class::Verb, Shape::Base) => verbal && matches!(term.form, Form::Base | Form::Present),
        (Class::Verb, Shape::Ing) => term.form == Form::Ing,
        (Class::Verb, Shape::Ed) => verbal && matches!(term.form, Form::Past | Form::Participle),
        (Class::Verb, Shape::Participle) => verbal && term.form == Form::Participle,
        (Class::Verb, Shape::Passive) => verbal && passive(document, terms, at),
        (Class::Verb, Shape::Any | Shape::Active) => verbal && !passive(document, terms, at),
    }
}

/// Whether the verb at `at` is a participle with a form of be or get to its left in the same verb group.
pub fn passive(document: &Document, terms: &[Term], at: usize) -> bool {
    let Some(term) = terms.get(at) else { return false };
    if !matches!(term.form, Form::Participle | Form::Past) {
        return false;
    }
    for left in (at.saturating_sub(4)..at).rev() {
        let Some(t) = terms.get(left) else { return false };
        if t.lemma == Word::of("be") || t.lemma == Word::of("get") {
            return true;
        }
        if !matches!(t.tag, Tag::Adverb | Tag::Negation | Tag::Auxiliary) || document.is(left, ",") {
            return false;
        }
    }
    false
}
