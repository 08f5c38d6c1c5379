//! The word sets of the packs: whose is whose, and what the engine reads.

use crate::lexicon::LexiconFile;
use crate::lexicon::file::WordsFile;
use std::collections::{BTreeMap, BTreeSet};

/// The pack of the rules that every run has.
const CORE: &str = "core";

/// The sets by name, pack by pack.
pub type Packs = BTreeMap<String, BTreeMap<String, WordsFile>>;

/// The word sets of the packs. What the engine itself reads is the core's, whatever other packs call theirs.
pub struct Sets {
    core: BTreeSet<String>,
    /// The sets by pack and name.
    pub of: Packs,
}

impl Sets {
    /// The sets of the lexicon inside the program belong to the core.
    pub fn new(tables: &LexiconFile) -> Self {
        Self { core: tables.words.keys().cloned().collect(), of: BTreeMap::new() }
    }

    /// Takes in the sets of one file; a later one of the same pack and name wins.
    pub fn take(&mut self, pack: &str, words: BTreeMap<String, WordsFile>, tables: &mut LexiconFile) {
        for (name, mut words) in words {
            let own = self.of.entry(pack.to_owned()).or_default();
            // a set that extends itself grows; any other takes the place of the earlier one
            if let Some(earlier) =
                own.get(&name).or_else(|| tables.words.get(&name)).filter(|_| words.extend.contains(&name))
            {
                words = grown(earlier.clone(), words, &name);
            }
            if pack == CORE {
                self.core.insert(name.clone());
            }
            if pack == CORE || !self.core.contains(&name) {
                tables.words.insert(name.clone(), words.clone());
            }
            own.insert(name, words);
        }
    }
}

fn grown(mut set: WordsFile, more: WordsFile, name: &str) -> WordsFile {
    set.verbs.extend(more.verbs);
    set.nouns.extend(more.nouns);
    set.adjectives.extend(more.adjectives);
    set.phrases.extend(more.phrases);
    set.regex.extend(more.regex);
    set.without.extend(more.without);
    set.extend.extend(more.extend.into_iter().filter(|other| other != name));
    set
}
