//! A draft beside its sources.

use super::model::{Flagged, Review, Sentence};
use super::own::flags;
use crate::batch::{Judged, Named};
use crate::check::{Checker, Source};
use crate::lexicon::Tag;
use crate::outcome::{Flag, Verdict};
use crate::reading::Reading;
use crate::text::{Run, Span};
use crate::verdict::Report;
use rayon::prelude::*;
use std::sync::Arc;

/// Every sentence of a draft beside the sources, and the draft beside itself.
pub fn review(checker: &Checker, draft: &str, sources: &[Named]) -> Review {
    let read: Vec<&Source> = sources.iter().map(|n| &n.article.source).collect();
    let all: Vec<Vec<(Span, Report)>> =
        read.par_iter().enumerate().map(|(number, source)| checker.sentences(draft, source, number)).collect();
    let spans: Vec<Span> = all.first().into_iter().flatten().map(|(span, _)| *span).collect();
    let rules: Arc<str> = checker.rules_sha256().into();
    let own = checker.read(draft);
    let meant = meant(&own.reading);
    let sentence = |(k, span): (usize, &Span)| {
        let statement = span.of(draft).to_string();
        let of = |reports: &Vec<(Span, Report)>| reports.get(k).map(|(_, report)| report.clone());
        let reports: Vec<Report> = all.iter().filter_map(of).map(|r| r.begun(span.start as usize)).collect();
        let each = reports.iter().map(|r| r.verdict).collect();
        let report = checker.settled(&statement, &read, reports)?;
        let judged = Judged {
            statement,
            report,
            sources: sources.to_vec(),
            rules_sha256: rules.clone(),
            kinds: checker.kinds().clone(),
        };
        let means = meant.get(k).cloned().unwrap_or_default();
        Some(Sentence { span: *span, judged, each, means })
    };
    let sentences: Vec<Sentence> = spans.par_iter().enumerate().filter_map(sentence).collect();
    let mut flags = flags(checker, &own);
    flags.extend(sentences.iter().filter_map(|s| differing(s, sources)));
    flags.sort_by_key(|f| (f.span, f.flag));
    Review { sentences, flags }
}

/// For each sentence, whom its pronouns mean: the same words about somebody else are another matter.
fn meant(reading: &Reading) -> Vec<Vec<String>> {
    let mut before = None;
    let mut out = Vec::new();
    for sentence in reading.document.sentences() {
        let mut means: Vec<String> = sentence.run.iter().filter_map(|at| stands_for(reading, at, before)).collect();
        means.sort();
        means.dedup();
        out.push(means);
        before = Some(sentence.run);
    }
    out
}

/// Whom a word stands for by name; for a pronoun that is not certain, the sentence before.
fn stands_for(reading: &Reading, at: usize, before: Option<Run>) -> Option<String> {
    if let Some(entity) = reading.entities.referred(at).and_then(|id| reading.entities.get(id)) {
        return Some(entity.name.text.to_string());
    }
    let pronoun = reading.terms.get(at).is_some_and(|t| t.tag == Tag::Pronoun);
    before.filter(|_| pronoun).map(|run| reading.document.exact(run).to_owned())
}

/// A sentence that one source states and others exclude, which are named.
fn differing(sentence: &Sentence, sources: &[Named]) -> Option<Flagged> {
    let each = || sentence.each.iter().zip(sources);
    let against: Vec<&str> = each().filter(|(v, _)| **v == Verdict::Contradicted).map(|(_, s)| &*s.name).collect();
    let stated = each().any(|(v, _)| *v == Verdict::Supported);
    let flag = Flagged { flag: Flag::SourcesDiffer, span: sentence.span, other: None, fits: against.join(", ") };
    (stated && !against.is_empty()).then_some(flag)
}
