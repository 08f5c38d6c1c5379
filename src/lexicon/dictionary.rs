//! The dictionary: how the entries of news English stand to each other.

use super::tag::Pos;
use crate::text::Word;
use rustc_hash::FxHashMap;

/// An entry of the dictionary: a lemma or a phrase as one part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Item(pub u32);

/// How a source's item stands to a statement's item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// They say the same.
    Same,
    /// The same idea in another part of speech.
    Derived,
    /// The source's item implies the statement's.
    Implies,
    /// They cannot both be true of the same matter.
    Opposite,
    /// The same act with its arguments exchanged: buy and sell.
    Converse,
}

impl Relation {
    /// Every relation, in order.
    pub const ALL: [Self; 5] = [Self::Same, Self::Derived, Self::Implies, Self::Opposite, Self::Converse];

    /// Its name, as the keys of the dictionary have it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Derived => "derived",
            Self::Implies => "implies",
            Self::Opposite => "opposite",
            Self::Converse => "converse",
        }
    }
}

/// A phrase of the dictionary, to be found in running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Its words: the first as a lemma, the others as they stand.
    pub words: Vec<Word>,
    /// Its second word, by which it is looked for.
    pub second: Option<Word>,
    /// Its item.
    pub item: Item,
}

impl Phrase {
    /// A phrase of these words.
    pub fn new(words: Vec<Word>, item: Item) -> Self {
        Self { second: words.get(1).copied(), words, item }
    }
}

/// What a dictionary is made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// Of every item, in order, its word (of a phrase, a mixture of its words) and part of speech.
    pub keys: Vec<(Word, Pos)>,
    /// Of every item the source's items that bear on it, sorted, with how.
    pub relations: Vec<Vec<(Item, Relation)>>,
    /// The items that are phrases.
    pub phrases: Vec<Phrase>,
}

/// The entries and their relations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dictionary {
    items: FxHashMap<(Word, Pos), Item>,
    /// Where the relations of every item begin; one more at the end.
    starts: Vec<u32>,
    related: Vec<(Item, Relation)>,
    phrases: FxHashMap<Word, Vec<Phrase>>,
}

impl Dictionary {
    /// The dictionary of these parts.
    pub fn of(parts: Parts) -> Self {
        let mut out = Self::with_capacity(parts.keys.len(), parts.relations.iter().map(Vec::len).sum());
        for (key, relations) in parts.keys.iter().zip(parts.relations) {
            out.push(*key, relations.into_iter());
        }
        parts.phrases.into_iter().for_each(|p| out.push_phrase(p));
        out
    }

    /// An empty dictionary with room for so many items and relations.
    pub fn with_capacity(items: usize, related: usize) -> Self {
        let mut starts = Vec::with_capacity(items + 1);
        starts.push(0);
        Self {
            items: FxHashMap::with_capacity_and_hasher(items, Default::default()),
            starts,
            related: Vec::with_capacity(related),
            phrases: FxHashMap::default(),
        }
    }

    /// Adds the next item with its relations.
    pub fn push(&mut self, key: (Word, Pos), relations: impl Iterator<Item = (Item, Relation)>) {
        self.items.insert(key, Item(self.items.len() as u32));
        self.related.extend(relations);
        self.starts.push(self.related.len() as u32);
    }

    /// Adds a phrase.
    pub fn push_phrase(&mut self, phrase: Phrase) {
        if let Some(first) = phrase.words.first() {
            self.phrases.entry(*first).or_default().push(phrase);
        }
    }

    /// The item of a lemma as a part of speech.
    pub fn item(&self, lemma: Word, pos: Pos) -> Option<Item> {
        self.items.get(&(lemma, pos)).copied()
    }

    /// Every item of a source that bears on a statement's item, with how.
    pub fn relations(&self, claim: Item) -> &[(Item, Relation)] {
        let bounds = self.starts.get(claim.0 as usize..).unwrap_or_default();
        let [from, to, ..] = bounds else { return &[] };
        self.related.get(*from as usize..*to as usize).unwrap_or_default()
    }

    /// How a source's item stands to a statement's.
    pub fn relation(&self, claim: Item, source: Item) -> Option<Relation> {
        if claim == source {
            return Some(Relation::Same);
        }
        let list = self.relations(claim);
        list.binary_search_by_key(&source, |(item, _)| *item).ok().and_then(|k| list.get(k)).map(|(_, r)| *r)
    }

    /// The phrases that begin with this lemma, by their second word.
    pub fn phrases(&self, first: Word) -> &[Phrase] {
        self.phrases.get(&first).map_or(&[], Vec::as_slice)
    }
}
