//! The rules that are in force, in order, and which of them a sentence calls for.

use super::model::Rule;
use super::program::Program;
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
        let programs = || rules.iter().flat_map(|r| &r.programs);
        let mut crowd: FxHashMap<Word, usize> = FxHashMap::default();
        programs().flat_map(|p| p.anchors.iter().flatten()).for_each(|word| *crowd.entry(*word).or_default() += 1);
        let crowded = |list: &&Vec<Word>| list.iter().filter_map(|w| crowd.get(w)).sum::<usize>();
        for (r, rule) in rules.iter().enumerate() {
            for (p, program) in rule.programs.iter().enumerate() {
                let id = PatternId { rule: r as u32, pattern: p as u32 };
                // a pattern is found by the words that it shares with the fewest others
                match program.anchors.iter().min_by_key(crowded) {
                    Some(words) => words.iter().for_each(|w| set.anchored.entry(*w).or_default().push(id)),
                    None => set.always.push(id),
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
        let words = sorted(words);
        let mut found = self.always.clone();
        words.iter().for_each(|word| found.extend(self.anchored.get(word).into_iter().flatten()));
        found.sort_unstable();
        found.dedup();
        found.retain(|id| self.program(*id).is_some_and(|p| p.anchors.iter().all(|list| meet(list, &words))));
        found
    }

    /// The patterns of which a sentence with these words and lemmas holds a word at least, in order; looks at all of them.
    pub fn touched(&self, words: impl Iterator<Item = Word>) -> Vec<PatternId> {
        let words = sorted(words);
        let of =
            |r: u32, rule: &Rule| (0..rule.programs.len() as u32).map(move |pattern| PatternId { rule: r, pattern });
        let mut all: Vec<PatternId> = self.rules.iter().zip(0..).flat_map(|(rule, r)| of(r, rule)).collect();
        let any = |p: &Program| p.anchors.is_empty() || p.anchors.iter().any(|list| meet(list, &words));
        all.retain(|id| self.program(*id).is_some_and(any));
        all
    }

    /// The program of a pattern.
    pub fn program(&self, id: PatternId) -> Option<&Program> {
        self.rule(id.rule as usize)?.programs.get(id.pattern as usize)
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

fn sorted(words: impl Iterator<Item = Word>) -> Vec<Word> {
    let mut words: Vec<Word> = words.collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Whether two sorted lists share a word.
fn meet(a: &[Word], b: &[Word]) -> bool {
    let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
    few.iter().any(|word| many.binary_search(word).is_ok())
}
