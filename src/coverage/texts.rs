//! The texts of examples, each read once.

use crate::check::Checker;
use crate::reading::Reading;
use crate::rule::Rule;
use crate::trial::source_text;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The texts read so far.
pub struct Texts<'a> {
    checker: &'a Checker,
    read: BTreeMap<String, Arc<Reading>>,
}

impl<'a> Texts<'a> {
    /// None yet; they are read by `checker`.
    pub fn new(checker: &'a Checker) -> Self {
        Self { checker, read: BTreeMap::new() }
    }

    /// The sources, statements and texts of a rule's examples, in order, each once.
    pub fn of(&mut self, rule: &Rule) -> Vec<Arc<Reading>> {
        let sources: BTreeSet<String> =
            rule.examples.iter().filter_map(|e| source_text(self.checker, &e.source)).collect();
        let statements = rule.examples.iter().map(|e| e.statement.clone());
        let texts = sources.into_iter().chain(statements).chain(rule.reads.iter().map(|r| r.text.clone()));
        let mut seen = BTreeSet::new();
        let texts: Vec<String> = texts.filter(|t| seen.insert(t.clone())).collect();
        texts.into_iter().map(|t| self.reading(t)).collect()
    }

    fn reading(&mut self, text: String) -> Arc<Reading> {
        let checker = self.checker;
        self.read.entry(text).or_insert_with_key(|text| Arc::new(checker.reading(text))).clone()
    }
}
