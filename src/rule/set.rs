//! The rules that are in force, in order, and which of them a sentence calls for.

use super::model::Rule;
use super::words::WordSets;
use crate::text::Word;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A pattern of a rule: both by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PatternId {
    /// The rule's number in the set.
    pub rule: u32,
    /// The pattern's number in the rule.
    pub pattern: u32,
}

/// All rules in force.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    rules: Vec<Rule>,
    sets: Arc<WordSets>,
    anchored: FxHashMap<Word, Vec<PatternId>>,
    always: Vec<PatternId>,
    sha256: String,
}

impl RuleSet {
    /// Rules in the order of loading, the word sets that they use, and the hash of all that was read.
    pub fn new(rules: Vec<Rule>, sets: WordSets, sha256: String) -> Self {
        Self::shared(rules, Arc::new(sets), sha256)
    }

    fn shared(rules: Vec<Rule>, sets: Arc<WordSets>, sha256: String) -> Self {
        let mut set = Self { sets, sha256, ..Self::default() };
        for (r, rule) in rules.iter().enumerate() {
            for (p, program) in rule.programs.iter().enumerate() {
                let id = PatternId { rule: r as u32, pattern: p as u32 };
                if program.anchor.is_empty() {
                    set.always.push(id);
                }
                for word in &program.anchor {
                    set.anchored.entry(*word).or_default().push(id);
                }
            }
        }
        set.rules = rules;
        set
    }

    /// The rules in order.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rule with this number.
    pub fn rule(&self, number: usize) -> Option<&Rule> {
        self.rules.get(number)
    }

    /// The rule with this full name ("core/designation").
    pub fn named(&self, name: &str) -> Option<&Rule> {
        self.rules.iter().find(|r| *r.name == *name)
    }

    /// The word sets.
    pub fn sets(&self) -> &WordSets {
        &self.sets
    }

    /// The SHA-256 of every file that was read, in hexadecimal.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The patterns that can match a sentence with these words and lemmas, in order.
    pub fn candidates(&self, words: impl Iterator<Item = Word>) -> Vec<PatternId> {
        let mut found = self.always.clone();
        words.for_each(|word| found.extend(self.anchored.get(&word).into_iter().flatten()));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The same rules, but only those that `keep` wants.
    #[must_use]
    pub fn only(&self, keep: impl Fn(&Rule) -> bool) -> Self {
        let rules = self.rules.iter().filter(|r| keep(r)).cloned().collect();
        Self::shared(rules, self.sets.clone(), self.sha256.clone())
    }

    /// The rule with this number alone, as number 0.
    #[must_use]
    pub fn alone(&self, number: usize) -> Self {
        let rules = self.rule(number).into_iter().cloned().collect();
        Self::shared(rules, self.sets.clone(), self.sha256.clone())
    }
}
