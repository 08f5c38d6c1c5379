//! A review with its record as plain data: what the page, `signoff --export json` and the server tell.

use super::codes;
use super::explain::{why as whole, why_detail};
use super::json::{Place, SCHEMA_VERSION, place};
use super::review::{Draft, Hashed, hashed, why};
use crate::batch::{Named, sha256};
use crate::outcome::{DetailKind, State, Verdict};
use crate::review::record::{Coverage, Fingerprint, Signoff};
use crate::review::signing::{Basis, Obstacle, coverage};
use crate::review::{About, Entry, Mark, Review, Sentence, Stand, Standing};
use crate::text::Lines;
use crate::verdict::{Detail, Report};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// A caveat with its meaning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CaveatRow {
    /// Its code.
    pub code: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// A passage of a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EvidenceRow {
    /// The number of the source, from 0; `source` is its name.
    #[serde(rename = "number")]
    pub source: usize,
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place,
}

/// A detail of a marked stretch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PartRow {
    /// What kind of detail.
    pub kind: DetailKind,
    /// What the sources say of it.
    pub verdict: Verdict,
    /// Its words.
    pub claim: String,
    /// The value read in them.
    pub value: String,
    /// The reason in words.
    pub why: String,
    /// The rule that decided.
    pub rule: String,
}

/// A marked stretch of the draft.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct MarkRow {
    /// Its number in the draft, from 0.
    pub n: usize,
    /// The name of the finding: the same for the same words.
    pub finding: String,
    /// What is told.
    pub state: State,
    /// The number of the query, from 1, where somebody must decide it.
    pub query: Option<usize>,
    /// Its line in the file, from 1.
    pub line: usize,
    /// Its column in the file, from 1, in code points.
    pub column: usize,
    /// What it is about: a kind of detail, a kind of flag, or "sentence".
    pub kind: &'static str,
    /// The kind of difference, the reason or the flag.
    pub code: &'static str,
    /// Its words.
    pub claim: String,
    /// The sentence.
    pub sentence: String,
    /// The value read in it.
    pub value: String,
    /// The reason in words.
    pub why: String,
    /// The passages that decided, the decisive one first.
    pub evidence: Vec<EvidenceRow>,
    /// Its details.
    pub details: Vec<PartRow>,
    /// What an editor should see although it is supported.
    pub caveats: Vec<CaveatRow>,
    /// The passage that comes nearest, where no source settles it.
    pub nearest: Option<EvidenceRow>,
    /// The words that have no counterpart.
    pub missing: Vec<String>,
    /// What each source says of the sentence, in their order.
    pub each: Vec<Verdict>,
    /// The rules that decided.
    pub rules: Vec<String>,
    /// What a decision on it rests upon.
    pub fingerprint: Fingerprint,
    /// How it stands: open, decided, stale or contested.
    pub standing: &'static str,
    /// The names of the decisions that stand for it, stale ones too.
    pub heads: Vec<String>,
}

/// Who signed the draft, and whether that holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SignedRow {
    /// Who.
    pub by: String,
    /// Who had signed the same before.
    pub second: Option<String>,
    /// When.
    pub at: String,
    /// Whether it holds: nothing has changed since.
    pub valid: bool,
}

/// A review with its record.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ReviewData {
    /// The version of this format.
    pub schema_version: u32,
    /// The version of factmark.
    pub tool: &'static str,
    /// The hash of all rules, lexicon and policy.
    pub rules_sha256: String,
    /// The draft.
    pub draft: Hashed,
    /// The sources.
    pub sources: Vec<Hashed>,
    /// A hash of all of these: what is decided on this page is decided of them.
    pub stamp: String,
    /// The word without which the server answers nothing; null in a file.
    pub token: Option<String>,
    /// The file of the record.
    pub record: String,
    /// Whether two persons must sign.
    pub require_second: bool,
    /// How much was checked.
    pub coverage: Coverage,
    /// What is marked, in the order of the draft.
    pub marks: Vec<MarkRow>,
    /// The rules that decided, as they stand in their files.
    pub rules: BTreeMap<String, String>,
    /// The record.
    pub entries: Vec<Entry>,
    /// The names of decisions whose words are gone, or stand there more often or less often than they did.
    pub orphans: Vec<String>,
    /// The last sign-off.
    pub signed: Option<SignedRow>,
}

/// What a review is told with.
pub struct Told<'a> {
    /// What was found.
    pub review: &'a Review,
    /// The draft.
    pub draft: &'a Draft<'a>,
    /// The sources.
    pub sources: &'a [Named],
    /// What is marked.
    pub marks: &'a [Mark],
    /// How the record stands to it.
    pub standing: &'a Standing,
    /// The record.
    pub entries: &'a [Entry],
    /// The texts and rules.
    pub basis: &'a Basis,
    /// The last sign-off, and why it does not hold.
    pub signed: (Option<&'a Signoff>, Vec<Obstacle>),
    /// Whether two persons must sign.
    pub second: bool,
}

/// How a mark stands, in a word.
pub fn stand(stand: &Stand) -> &'static str {
    match stand {
        Stand::Open => "open",
        Stand::Decided(_) => "decided",
        Stand::Stale => "stale",
        Stand::Contested => "contested",
    }
}

/// A hash of the texts and rules that a page was made of.
pub fn stamp(basis: &Basis) -> String {
    let sources: Vec<String> = basis.sources.iter().map(|s| format!("{}\0{}", s.name, s.sha256)).collect();
    sha256(&[&*basis.draft_sha256, &*basis.file_sha256, &*basis.rules_sha256, &*sources.join("\0")].join("\0"))
}

impl SignedRow {
    /// A sign-off, and whether it holds.
    pub fn of(signed: &Signoff, against: &[Obstacle]) -> Self {
        let Signoff { made, second, .. } = signed.clone();
        Self { by: made.by, second, at: made.at, valid: against.is_empty() }
    }
}

impl Told<'_> {
    /// All of it as data; `rule` gives the text of a rule by its name.
    pub fn data(&self, record: &str, rule: &impl Fn(&str) -> Option<String>) -> ReviewData {
        let marks = self.rows();
        let used = marks.iter().flat_map(|m| &m.rules);
        let rules = used.filter_map(|name| Some((name.clone(), rule(name)?))).collect();
        let (last, against) = &self.signed;
        ReviewData {
            schema_version: SCHEMA_VERSION,
            tool: env!("CARGO_PKG_VERSION"),
            rules_sha256: self.basis.rules_sha256.clone(),
            draft: self.draft.hashed(),
            sources: self.sources.iter().map(|s| hashed(&s.name, &s.article)).collect(),
            stamp: stamp(self.basis),
            token: None,
            record: record.to_owned(),
            require_second: self.second,
            coverage: coverage(self.marks),
            marks,
            rules,
            entries: self.entries.to_vec(),
            orphans: self.standing.orphans.iter().map(|d| d.id.clone()).collect(),
            signed: last.map(|s| SignedRow::of(s, against)),
        }
    }

    /// The marks as rows.
    pub fn rows(&self) -> Vec<MarkRow> {
        let lines = Lines::new(self.draft.file);
        let mut queries = 0;
        let numbered = self.marks.iter().enumerate();
        numbered
            .map(|(n, mark)| {
                queries += usize::from(mark.query());
                let mut row = self.row(n, mark, &lines);
                row.query = mark.query().then_some(queries);
                row
            })
            .collect()
    }

    fn row(&self, n: usize, mark: &Mark, lines: &Lines) -> MarkRow {
        let (line, column) = self.draft.position(lines, mark.span.start);
        let stood = self.standing.marks.get(n);
        let row = MarkRow {
            n,
            finding: mark.finding.clone(),
            state: mark.state,
            query: None,
            line,
            column,
            kind: "sentence",
            code: "",
            claim: mark.fingerprint.claim.exact.clone(),
            sentence: mark.fingerprint.claim.sentence(),
            value: String::new(),
            why: String::new(),
            evidence: Vec::new(),
            details: Vec::new(),
            caveats: Vec::new(),
            nearest: None,
            missing: Vec::new(),
            each: Vec::new(),
            rules: mark.fingerprint.rule.split(", ").filter(|r| !r.is_empty()).map(str::to_owned).collect(),
            fingerprint: mark.fingerprint.clone(),
            standing: stood.map_or("open", |s| stand(&s.stand)),
            heads: stood.map(|s| s.heads.clone()).unwrap_or_default(),
        };
        match &mark.about {
            About::Sentence(k) => self.review.sentences.get(*k).map(|s| self.sentence(row.clone(), s)),
            About::Details(k, part) => self.review.sentences.get(*k).map(|s| self.details(row.clone(), s, part)),
            About::Flag(k) => self.review.flags.get(*k).map(|f| MarkRow {
                kind: f.flag.code(),
                code: f.flag.code(),
                why: why(f, self.draft),
                value: f.fits.clone(),
                ..row.clone()
            }),
        }
        .unwrap_or(row)
    }

    fn sentence(&self, row: MarkRow, sentence: &Sentence) -> MarkRow {
        let report = &sentence.judged.report;
        let passages = report.evidence.iter().filter_map(|p| self.evidence(p.source, place(*p, "", self.sources)));
        MarkRow {
            code: report.reason.code(),
            why: whole(&sentence.judged),
            evidence: passages.collect(),
            details: parts(sentence, report.details.iter()),
            caveats: caveats(report),
            nearest: report.nearest.and_then(|p| self.evidence(p.source, place(p, "", self.sources))),
            missing: report.missing.iter().map(|s| s.of(&sentence.judged.statement).to_owned()).collect(),
            each: sentence.each.clone(),
            ..row
        }
    }

    fn details(&self, row: MarkRow, sentence: &Sentence, part: &[usize]) -> MarkRow {
        let all = || part.iter().filter_map(|k| sentence.judged.report.details.get(*k));
        let Some(first) = all().next() else { return row };
        let found = all().flat_map(|d| &d.evidence);
        let mut evidence: Vec<EvidenceRow> =
            found.filter_map(|e| self.evidence(e.passage.source, place(e.passage, &e.value, self.sources))).collect();
        evidence.dedup();
        MarkRow {
            kind: first.kind.code(),
            code: first.difference.map_or(first.reason.code(), |d| d.code()),
            value: first.value.clone(),
            why: why_detail(first, &sentence.judged),
            evidence,
            details: parts(sentence, all()),
            each: sentence.each.clone(),
            ..row
        }
    }

    fn evidence(&self, source: usize, place: Option<Place>) -> Option<EvidenceRow> {
        place.map(|place| EvidenceRow { source, place })
    }
}

fn parts<'a>(sentence: &Sentence, details: impl Iterator<Item = &'a Detail>) -> Vec<PartRow> {
    let row = |d: &Detail| PartRow {
        kind: d.kind,
        verdict: d.verdict,
        claim: d.span.of(&sentence.judged.statement).to_owned(),
        value: d.value.clone(),
        why: why_detail(d, &sentence.judged),
        rule: d.rule.to_string(),
    };
    details.map(row).collect()
}

fn caveats(report: &Report) -> Vec<CaveatRow> {
    let row =
        |c: &crate::outcome::Caveat| CaveatRow { code: c.code(), meaning: codes::meaning(c.code()).unwrap_or("") };
    report.caveats.iter().map(row).collect()
}
