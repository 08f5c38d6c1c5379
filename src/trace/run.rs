//! Traces a statement.

use super::clause::Scribe;
use super::model::{Clause, Text, Trace};
use super::text::Teller;
use crate::audit::Auditor;
use crate::check::{Checker, Look, Source};
use crate::claim::extract;
use crate::text::Lines;
use crate::verdict::Report;

/// Tells how statements are read and judged. Made once, shared by reference.
#[derive(Debug, Default)]
pub struct Tracer {
    auditor: Auditor,
}

/// What one clause adds to a trace.
struct Seen {
    source: usize,
    clause: Clause,
    /// The sentences of the source that it is laid beside, the nearest first.
    sentences: Vec<usize>,
}

impl Tracer {
    /// What the sources say of a statement, and how that came about beside the source that decides.
    pub fn trace(&self, checker: &Checker, statement: &str, sources: &[&Source]) -> (Report, Trace) {
        let lines = Lines::new(statement);
        let (report, seen) = checker.watch(statement, sources, |look| self.see(checker, look, sources, &lines));
        let stated = report.evidence.first().or(report.nearest.as_ref()).map(|p| p.source);
        let number = seen.first().map(|s| s.source).or(stated).filter(|k| *k < sources.len());
        let source = number.and_then(|k| sources.get(k)).copied();
        let Some(source) = source else {
            let (statement, source) = (Text::default(), Text::default());
            return (report, Trace { source_number: None, statement, source, clauses: Vec::new() });
        };
        let claim = checker.beside(statement, source);
        let claims = extract(checker.lexicon(), &claim, &checker.loaded().rules).claims;
        let here = self.teller(checker, &claim, &lines);
        let there = self.teller(checker, &source.reading, &source.lines);
        let own: Vec<usize> = (0..claim.document.sentences().len()).collect();
        let (shown, close) = sentences(&seen, &report, source);
        let trace = Trace {
            source_number: number,
            statement: here.text(&own, &claims, if seen.is_empty() { &[] } else { &own }),
            source: there.text(&shown, &source.claims.claims, &close),
            clauses: seen.into_iter().map(|s| s.clause).collect(),
        };
        (report, trace)
    }

    fn teller<'a>(
        &'a self,
        checker: &'a Checker,
        reading: &'a crate::reading::Reading,
        lines: &'a Lines,
    ) -> Teller<'a> {
        Teller { reading, lines, rules: &checker.loaded().rules, letters: self.auditor.letters() }
    }

    fn see(&self, checker: &Checker, look: &Look, sources: &[&Source], lines: &Lines) -> Seen {
        let source = look.case.source;
        let scribe = Scribe {
            checker,
            auditor: &self.auditor,
            look,
            here: self.teller(checker, look.case.claim, lines),
            there: self.teller(checker, &source.reading, &source.lines),
        };
        let passages = scribe.passages();
        let sentences = passages.iter().flat_map(|p| p.sentences.0..=p.sentences.1).collect();
        let number = sources.iter().position(|s| std::ptr::eq(*s, source)).unwrap_or(0);
        Seen { source: number, clause: scribe.clause(), sentences }
    }
}

/// The sentences of the source that are told of, in its order, and those of them that come nearest to a clause.
fn sentences(seen: &[Seen], report: &Report, source: &Source) -> (Vec<usize>, Vec<usize>) {
    let document = &source.reading.document;
    let of = |span: crate::text::Span| {
        let first = document.sentence_at(document.token_from(span.start as usize));
        let last = document.sentence_at(document.token_from(span.end as usize).saturating_sub(1));
        first..=last.max(first)
    };
    let findings = seen.iter().flat_map(|s| &s.clause.findings).filter_map(|f| f.evidence.as_ref()).map(|e| e.span());
    let stated = report.evidence.iter().filter(|_| seen.is_empty()).map(|p| p.span);
    let mut shown: Vec<usize> = seen.iter().flat_map(|s| s.sentences.iter().copied()).collect();
    shown.extend(findings.chain(stated).flat_map(of));
    let mut close: Vec<usize> = seen.iter().filter_map(|s| s.sentences.first().copied()).collect();
    for list in [&mut shown, &mut close] {
        list.sort_unstable();
        list.dedup();
    }
    (shown, close)
}
