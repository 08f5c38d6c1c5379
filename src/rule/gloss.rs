//! What a word set matches, entry by entry, with the place that each comes from.

use super::loaded::Loaded;
use super::model::Origin;
use super::places::{CORE, Placed, Table};
use super::words::{BUILTIN, Tables};
use crate::lexicon::file::WordsFile;
use crate::lexicon::{Forms, Pos};
use crate::text::fold;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What an entry of a word set is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// A verb, in every inflection.
    Verb,
    /// A noun, in both numbers.
    Noun,
    /// An adjective or adverb, as written.
    Adjective,
    /// Words as written.
    Phrase,
    /// A regular expression over one token.
    Regex,
    /// A phrase in which an entry does not count.
    Without,
}

impl EntryKind {
    /// Its name in results.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Verb => "verb",
            Self::Noun => "noun",
            Self::Adjective => "adjective",
            Self::Phrase => "phrase",
            Self::Regex => "regex",
            Self::Without => "without",
        }
    }
}

/// A word set that rules can name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SetName {
    /// The pack that it belongs to; empty for what needs no table.
    pub pack: String,
    /// Its name.
    pub name: String,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: EntryKind,
    /// As written.
    pub entry: String,
    /// Every form that matches, folded; none for an expression.
    pub forms: Vec<String>,
    /// The set whose table holds it: this one, or one that it extends.
    pub set: String,
    /// Where that table stands.
    pub origin: Option<Origin>,
}

/// A word set, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gloss {
    /// The set.
    pub set: SetName,
    /// Where its table stands.
    pub origin: Option<Origin>,
    /// Tables of the same name that it replaces, the latest first.
    pub replaces: Vec<Origin>,
    /// Its entries, those of the sets that it extends behind its own.
    pub entries: Vec<Entry>,
    /// The rules whose patterns name it.
    pub rules: Vec<Arc<str>>,
}

/// Every word set, by pack and name.
pub fn sets(loaded: &Loaded) -> Vec<SetName> {
    let packs = &loaded.vocabulary.packs;
    let held = |name: &String| packs.values().any(|sets| sets.contains_key(name));
    let core = loaded.vocabulary.words.keys().filter(|name| !held(name)).map(|name| (CORE, name.as_str()));
    let own = packs.iter().flat_map(|(pack, sets)| sets.keys().map(move |name| (pack.as_str(), name.as_str())));
    let builtin = BUILTIN.iter().map(|name| ("", *name));
    let all = core.chain(own).chain(builtin);
    let mut all: Vec<SetName> = all.map(|(p, n)| SetName { pack: p.to_owned(), name: n.to_owned() }).collect();
    all.sort_unstable();
    all
}

/// What a set matches; nothing where there is no such set.
pub fn gloss(loaded: &Loaded, set: &SetName) -> Gloss {
    let none = BTreeMap::new();
    let vocabulary = &loaded.vocabulary;
    let own = vocabulary.packs.get(&set.pack).unwrap_or(&none);
    let tables = Tables { words: &vocabulary.words, own: (&set.pack, own), lexicon: &loaded.lexicon };
    let forms = Forms { file: &vocabulary.forms, closed: &vocabulary.closed, lexicon: &loaded.lexicon };
    let mut entries = entries(&set.name, tables, forms, loaded);
    entries.extend(builtin(&set.name, forms));
    let places: Vec<&Placed> = stands(loaded, &set.pack, &set.name, tables).collect();
    let origin = places.first().map(|p| p.origin.clone());
    let uses = |rule: &&crate::rule::Rule| {
        let pack = rule.name.split('/').next().unwrap_or("");
        let own = vocabulary.packs.get(pack).is_some_and(|sets| sets.contains_key(&set.name));
        let meant = if own { pack == set.pack } else { set.pack.is_empty() || origin == latest(loaded, &set.name) };
        meant && rule.patterns.iter().any(|p| p.sets().contains(&set.name.as_str()))
    };
    let rules = loaded.rules.rules().iter().filter(uses).map(|r| r.name.clone()).collect();
    let pack = places.first().map_or_else(|| set.pack.clone(), |p| p.pack.to_string());
    let set = SetName { pack, name: set.name.clone() };
    Gloss { set, replaces: places.iter().skip(1).map(|p| p.origin.clone()).collect(), origin, entries, rules }
}

fn latest(loaded: &Loaded, name: &str) -> Option<Origin> {
    loaded.places.of(Table::Words, name).next_back().map(|p| p.origin.clone())
}

/// The places of a table that this pack would find, the one in force first. A set of the lexicon gives way to any pack's.
fn stands<'a>(
    loaded: &'a Loaded,
    pack: &'a str,
    name: &'a str,
    tables: Tables<'a>,
) -> impl Iterator<Item = &'a Placed> {
    let own = tables.own.1.contains_key(name);
    loaded.places.of(Table::Words, name).rev().filter(move |p| !own || *p.pack == *pack || p.of_lexicon())
}

/// The entries of a set and of those that it extends.
fn entries(name: &str, tables: Tables<'_>, forms: Forms<'_>, loaded: &Loaded) -> Vec<Entry> {
    let mut out = Vec::new();
    for (name, file) in tables.closed(name, |_| {}) {
        let origin = stands(loaded, tables.own.0, name, tables).next().map(|p| p.origin.clone());
        for (kind, entry) in written(file) {
            let (set, origin) = (name.to_owned(), origin.clone());
            out.push(Entry { kind, forms: matched(kind, entry, forms), entry: entry.clone(), set, origin });
        }
    }
    out
}

fn written(file: &WordsFile) -> impl Iterator<Item = (EntryKind, &String)> {
    let lists = [
        (EntryKind::Verb, &file.verbs),
        (EntryKind::Noun, &file.nouns),
        (EntryKind::Adjective, &file.adjectives),
        (EntryKind::Phrase, &file.phrases),
        (EntryKind::Regex, &file.regex),
        (EntryKind::Without, &file.without),
    ];
    lists.into_iter().flat_map(|(kind, list)| list.iter().map(move |entry| (kind, entry)))
}

/// The forms of an entry: the first word of a verb and the last of a noun are inflected.
fn matched(kind: EntryKind, entry: &str, forms: Forms<'_>) -> Vec<String> {
    let folded = fold(entry);
    match kind {
        EntryKind::Verb => {
            let (first, rest) = folded.split_once(' ').unwrap_or((&folded, ""));
            let all = forms.of(first, Pos::Verb).into_iter();
            all.map(|f| if rest.is_empty() { f } else { format!("{f} {rest}") }).collect()
        }
        EntryKind::Noun => {
            let (rest, last) = folded.rsplit_once(' ').unwrap_or(("", &folded));
            let all = forms.of(last, Pos::Noun).into_iter();
            all.map(|f| if rest.is_empty() { f } else { format!("{rest} {f}") }).collect()
        }
        EntryKind::Regex => Vec::new(),
        EntryKind::Adjective | EntryKind::Phrase | EntryKind::Without => vec![folded.into_owned()],
    }
}

/// The one verb of a set that needs no table.
fn builtin(name: &str, forms: Forms<'_>) -> Option<Entry> {
    let verb = match name {
        "@be" => "be",
        "@have" => "have",
        _ => return None,
    };
    let (set, entry) = (name.to_owned(), verb.to_owned());
    Some(Entry { kind: EntryKind::Verb, entry, forms: forms.of(verb, Pos::Verb), set, origin: None })
}
