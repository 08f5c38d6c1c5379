//! The stretches of a draft of which something is told, each with what a decision on it would rest upon.

use super::model::{Flagged, Review, Sentence};
use super::record::{Cited, Fingerprint, Selector};
use crate::batch::{Named, sha256};
use crate::outcome::{DetailKind, State, Verdict};
use crate::text::Span;
use crate::verdict::{Detail, Passage};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a mark is about: numbers into the review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A sentence as a whole.
    Sentence(usize),
    /// Details of a sentence that share words.
    Details(usize, Vec<usize>),
    /// A flag.
    Flag(usize),
}

/// A stretch of a draft of which something is told.
#[derive(Clone, Debug)]
pub struct Mark {
    /// The name of the finding: the same for the same words.
    pub finding: String,
    /// What is told.
    pub state: State,
    /// What it is about.
    pub about: About,
    /// Its words.
    pub span: Span,
    /// The words in it that have no counterpart, of an absent sentence.
    pub missing: Vec<Span>,
    /// What a decision on it rests upon.
    pub fingerprint: Fingerprint,
}

impl Mark {
    /// Whether somebody must decide it.
    pub fn query(&self) -> bool {
        matches!(self.state, State::Contradicted | State::Absent | State::Flagged)
    }
}

/// Everything that is marked in a draft, in its order; `rule` gives the text of a rule by its name.
pub fn marks(review: &Review, draft: &str, sources: &[Named], rule: &impl Fn(&str) -> Option<String>) -> Vec<Mark> {
    let maker = Maker { draft, sources, rule };
    let own = review.sentences.iter().enumerate().flat_map(|(k, s)| maker.sentence(k, s));
    let flags = review.flags.iter().enumerate().map(|(k, f)| maker.flag(k, f, &review.sentences));
    let mut out: Vec<Mark> = own.chain(flags).collect();
    out.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end), m.state));
    let mut copies: BTreeMap<String, usize> = BTreeMap::new();
    for mark in &out {
        *copies.entry(mark.finding.clone()).or_default() += 1;
    }
    for mark in &mut out {
        mark.fingerprint.copies = copies.get(&mark.finding).copied().unwrap_or(1);
    }
    out
}

/// Words of the draft of which something is told, with the words of the sources.
struct Told {
    about: About,
    state: State,
    span: Span,
    sentence: Span,
    means: Vec<String>,
    evidence: Vec<Cited>,
    rules: Vec<Arc<str>>,
}

struct Maker<'a, R> {
    draft: &'a str,
    sources: &'a [Named],
    rule: &'a R,
}

impl<R: Fn(&str) -> Option<String>> Maker<'_, R> {
    /// The marks of a sentence: what contradicts it by its details, with those beside them; else the sentence as a whole.
    fn sentence(&self, number: usize, sentence: &Sentence) -> Vec<Mark> {
        let report = &sentence.judged.report;
        let state = match report.verdict {
            Verdict::Contradicted => State::Contradicted,
            Verdict::Supported => State::Supported,
            Verdict::Absent if report.checked => State::Absent,
            Verdict::Absent => State::Unchecked,
        };
        let parts = if state == State::Contradicted { apart(&report.details) } else { Vec::new() };
        if !parts.is_empty() {
            return parts.into_iter().map(|part| self.details(number, sentence, part)).collect();
        }
        let mut rules: Vec<Arc<str>> = report.details.iter().map(|d| d.rule.clone()).collect();
        rules.extend(report.basis.map(|b| Arc::from(b.code())));
        let evidence = report.evidence.iter().filter_map(|p| self.cited(*p)).collect();
        let about = About::Sentence(number);
        let missing = report.missing.iter().map(|s| moved(*s, sentence.span)).collect();
        let means = sentence.means.clone();
        let told = Told { about, state, span: sentence.span, sentence: sentence.span, means, evidence, rules };
        vec![Mark { missing, ..self.mark(told) }]
    }

    fn details(&self, number: usize, sentence: &Sentence, part: Vec<usize>) -> Mark {
        let details = || part.iter().filter_map(|k| sentence.judged.report.details.get(*k));
        let verdict = |v: Verdict| details().any(|d| d.verdict == v);
        let state = if verdict(Verdict::Contradicted) {
            State::Contradicted
        } else if verdict(Verdict::Absent) {
            State::Absent
        } else {
            State::Supported
        };
        // of several on the same words, the narrowest is what differs
        let narrow = details().map(|d| d.span).min_by_key(|s| (s.len(), s.start)).unwrap_or_default();
        let evidence = details().flat_map(|d| &d.evidence).filter_map(|e| self.cited(e.passage)).collect();
        let rules = details().map(|d| d.rule.clone()).collect();
        let span = moved(narrow, sentence.span);
        let about = About::Details(number, part.clone());
        let means = sentence.means.clone();
        self.mark(Told { about, state, span, sentence: sentence.span, means, evidence, rules })
    }

    fn flag(&self, number: usize, flagged: &Flagged, sentences: &[Sentence]) -> Mark {
        let inside = sentences.iter().map(|s| s.span).find(|s| s.overlaps(flagged.span));
        let other = flagged.other.map(|o| Cited { exact: o.of(self.draft).to_owned(), source_sha256: String::new() });
        let fits = Cited { exact: flagged.fits.clone(), source_sha256: String::new() };
        self.mark(Told {
            about: About::Flag(number),
            state: State::Flagged,
            span: flagged.span,
            sentence: inside.unwrap_or(flagged.span).join(flagged.span),
            means: Vec::new(),
            evidence: other.into_iter().chain([fits]).collect(),
            rules: vec![flagged.flag.code().into()],
        })
    }

    fn cited(&self, passage: Passage) -> Option<Cited> {
        let article = &self.sources.get(passage.source)?.article;
        let exact = passage.span.of(article.text()).to_owned();
        Some(Cited { exact, source_sha256: article.sha256.clone() })
    }

    fn mark(&self, told: Told) -> Mark {
        let Told { about, state, span, sentence, means, mut evidence, mut rules } = told;
        let part = |start: u32, end: u32| Span { start, end }.of(self.draft).to_owned();
        let claim = Selector {
            exact: span.of(self.draft).to_owned(),
            prefix: part(sentence.start, span.start),
            suffix: part(span.end, sentence.end),
        };
        evidence.dedup();
        rules.sort();
        rules.dedup();
        let texts: String = rules.iter().filter_map(|name| (self.rule)(name)).collect();
        // several flags may stand at the same words
        let other: Vec<&str> = evidence.iter().map(|c| &*c.exact).collect();
        let kind =
            if state == State::Flagged { format!("{} {}", rules.join(" "), other.join("\0")) } else { String::new() };
        let name = sha256(&[&*claim.prefix, &*claim.exact, &*claim.suffix, &*kind].join("\0"));
        Mark {
            finding: format!("f-{}", name.get(..12).unwrap_or_default()),
            state,
            about,
            span,
            missing: Vec::new(),
            fingerprint: Fingerprint {
                rule: rules.join(", "),
                rule_sha256: if texts.is_empty() { String::new() } else { sha256(&texts) },
                claim,
                means,
                evidence,
                copies: 1,
            },
        }
    }
}

/// The details of a contradicted sentence that are shown by themselves, those that share words together; nothing where none of
/// them contradicts.
fn apart(details: &[Detail]) -> Vec<Vec<usize>> {
    let typed = |kind| !matches!(kind, DetailKind::Act | DetailKind::Word | DetailKind::Speaker);
    let (against, beside): (Vec<usize>, Vec<usize>) =
        (0..details.len()).partition(|k| details.get(*k).is_some_and(|d| d.verdict == Verdict::Contradicted));
    let mut out: Vec<(Span, Vec<usize>)> = Vec::new();
    // narrow ones first: a claim of a rule spans the clause that holds them
    let by_length = |mut all: Vec<usize>| {
        all.sort_by_key(|k| details.get(*k).map(|d| (d.span.len(), d.span.start)));
        all
    };
    for k in by_length(against).into_iter().chain(by_length(beside)) {
        let Some(detail) = details.get(k) else { continue };
        let against = detail.verdict == Verdict::Contradicted;
        match out.iter_mut().find(|(span, _)| span.overlaps(detail.span)) {
            Some((_, part)) if against => part.push(k),
            Some(_) => (),
            None if against || typed(detail.kind) => out.push((detail.span, vec![k])),
            None => (),
        }
    }
    let contradicted =
        |part: &[usize]| part.iter().any(|k| details.get(*k).is_some_and(|d| d.verdict == Verdict::Contradicted));
    if !out.iter().any(|(_, part)| contradicted(part)) {
        return Vec::new();
    }
    out.into_iter().map(|(_, part)| part).collect()
}

/// A stretch of a sentence as one of the draft.
fn moved(span: Span, sentence: Span) -> Span {
    let by = sentence.start as usize;
    Span::new(span.start as usize + by, span.end as usize + by)
}
