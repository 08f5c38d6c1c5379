//! The main path: a statement and its sources in, a report out.

use crate::evidence::{Aligner, Side, Source};
use crate::finding::{self, Case};
use crate::lexicon::Lexicon;
use crate::reading::{self, Reading};
use crate::rule::Policy;
use crate::verdict::{Report, combine, details, judge, stated};

/// The engine: rules, lexicon and policy, loaded once and shared by reference.
#[derive(Debug)]
pub struct Checker {
    lexicon: Lexicon,
    policy: Policy,
    strict: bool,
}

impl Checker {
    /// stand-in
    pub fn builtin() -> Option<Self> {
        let mut policy = Policy::default(); policy.exact = 0.97;
        policy.reworded = crate::rule::Support { coverage: 0.925, heaviest: 1.75, missing: 6.0, sentences: 1, neighbours: true };
        policy.joined = crate::rule::Support { coverage: 0.97, heaviest: 1.75, missing: 6.0, sentences: 2, neighbours: true };
        Some(Self { lexicon: Lexicon::builtin().ok()?, policy, strict: false })
    }

    /// Reads an article; linear in its length.
    pub fn read(&self, text: &str) -> Source {
        Source::new(&self.lexicon, self.reading(text))
    }

    /// What the engine reads in a text.
    pub fn reading(&self, text: &str) -> Reading {
        reading::read(&self.lexicon, text)
    }

    /// What the sources say of a statement.
    pub fn check(&self, statement: &str, sources: &[&Source]) -> Report {
        let claim = self.reading(statement);
        let reports = sources.iter().enumerate().map(|(number, source)| self.one(&claim, source, number)).collect();
        let report = combine::sources(reports).unwrap_or_else(|| combine::clauses(&claim.document, &[], Vec::new(), 0));
        if self.strict { combine::strict(&self.policy, report) } else { report }
    }

    /// One statement against one source.
    fn one(&self, claim: &Reading, source: &Source, number: usize) -> Report {
        if let Some(report) = stated::verbatim(claim, source, number) {
            return report;
        }
        let entities = reading::link(&self.lexicon, claim, &source.reading);
        let aligner = Aligner { lexicon: &self.lexicon, claim, source: &source.reading, entities: &entities };
        let (mut answers, mut all) = (Vec::new(), Vec::new());
        for clause in reading::clauses(claim) {
            let side = Side::new(&self.lexicon, claim, clause);
            let case = Case::new(claim, clause, &side, source, &aligner);
            let findings = finding::compare(&case);
            let answer = judge::clause(&self.policy, &case, &findings);
            all.extend(details::details(&case, &answer, &findings, number));
            answers.push(answer);
        }
        combine::clauses(&claim.document, &answers, all, number)
    }
}
