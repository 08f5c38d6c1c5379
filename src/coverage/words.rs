//! Words of the sets that a pack's patterns use, and that stand in none of its examples (R302).

use super::hints::elsewhere;
use super::model::{Coverage, Item, Kind, warning};
use crate::check::Checker;
use crate::lexicon::file::WordsFile;
use crate::reading::Reading;
use crate::rule::{OwnSet, Shape, Tables, WordSet, WordSets};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How many words of a set are named.
const NAMED: usize = 8;

/// The examples of a pack, and the sets that its patterns name.
#[derive(Default)]
pub struct Pack {
    /// The texts of its examples.
    pub texts: Vec<Arc<Reading>>,
    /// The sets that its patterns name, and those that these extend.
    pub sets: BTreeSet<String>,
}

impl Pack {
    /// Adds the sets of the pack that its sets extend.
    pub fn close(&mut self, all: &[OwnSet], name: &str) {
        let mut open: Vec<String> = self.sets.iter().cloned().collect();
        while let Some(next) = open.pop() {
            let extended = all.iter().filter(|s| s.pack == name && s.name.0 == next).flat_map(|s| &s.words.extend);
            open.extend(extended.filter(|e| self.sets.insert((*e).clone())).cloned().collect::<Vec<_>>());
        }
    }
}

/// Looks for every word of a set in the examples of its pack.
pub fn words(checker: &Checker, set: &OwnSet, pack: &Pack, out: &mut Coverage) {
    let owner = format!("{}/{}", set.pack, set.name.0);
    let mut missing: Vec<String> = Vec::new();
    let mut misplaced: Option<String> = None;
    for (list, text, alone) in entries(&set.words) {
        let tried = stands(checker, alone, pack);
        if !tried {
            missing.push(format!("`{text}`"));
            let other = elsewhere(&text, list).filter(|(_, other)| stands(checker, other.clone(), pack));
            misplaced = misplaced.or(other.map(|(kind, _)| {
                format!("`{text}` stands as a {kind} in your examples: write it under `{kind}s`, not `{list}`")
            }));
        }
        let (file, span) = (set.file.clone(), set.name.1);
        out.items.push(Item { kind: Kind::Word, owner: owner.clone(), text, file, span, tried });
    }
    if missing.is_empty() {
        return;
    }
    let more = missing.len().saturating_sub(NAMED);
    let named: Vec<String> = missing.into_iter().take(NAMED).collect();
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    let message = format!("no example holds these words of `{}`: {}{rest}", set.name.0, named.join(", "));
    let mut told = warning("R302", &set.file, set.name.1, message);
    told.help = misplaced.or(told.help);
    out.warnings.push(told);
}

/// Makes the set of one list.
type Alone = fn(Vec<String>) -> WordsFile;

/// The entries of a set, each with its list and the set that holds it alone.
fn entries(file: &WordsFile) -> Vec<(&'static str, String, WordsFile)> {
    let lists: [(&'static str, &Vec<String>, Alone); 5] = [
        ("verbs", &file.verbs, |verbs| WordsFile { verbs, ..WordsFile::default() }),
        ("nouns", &file.nouns, |nouns| WordsFile { nouns, ..WordsFile::default() }),
        ("adjectives", &file.adjectives, |adjectives| WordsFile { adjectives, ..WordsFile::default() }),
        ("phrases", &file.phrases, |phrases| WordsFile { phrases, ..WordsFile::default() }),
        ("regex", &file.regex, |regex| WordsFile { regex, ..WordsFile::default() }),
    ];
    lists
        .into_iter()
        .flat_map(|(list, words, alone)| words.iter().map(move |w| (list, w.clone(), alone(vec![w.clone()]))))
        .collect()
}

/// Whether the one word of a set stands in an example.
fn stands(checker: &Checker, file: WordsFile, pack: &Pack) -> bool {
    let (name, none) = ("word", BTreeMap::new());
    let words = BTreeMap::from([(name.to_owned(), file)]);
    let mut sets = WordSets::default();
    let tables = Tables { words: &words, own: ("", &none), lexicon: checker.lexicon() };
    let id = sets.id(name, tables, &mut |_, _| {});
    id.and_then(|id| sets.get(id)).is_some_and(|set| pack.texts.iter().any(|text| occurs(set, text)))
}

fn occurs(set: &WordSet, text: &Reading) -> bool {
    let mut ends = Vec::new();
    (0..text.terms.len()).any(|at| {
        for shape in [Shape::Any, Shape::Passive] {
            set.ends(&text.document, &text.terms, at, shape, &mut ends);
        }
        !ends.is_empty()
    })
}
