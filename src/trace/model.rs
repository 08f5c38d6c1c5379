//! A trace: the structs are also the format of `factmark trace --format json`.

use crate::outcome::{Agreement, Basis, Caveat, DetailKind, Difference, Reason, Verdict};
use crate::text::{Lines, Span};
use schemars::JsonSchema;
use serde::Serialize;
use std::sync::Arc;

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Stretch {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// First byte in UTF-8.
    pub byte_start: usize,
    /// One past the last byte in UTF-8.
    pub byte_end: usize,
    /// The text from `start` to `end`.
    pub exact: String,
}

impl Stretch {
    /// A span of a text with the lines of that text.
    pub fn of(span: Span, text: &str, lines: &Lines) -> Self {
        let (start, end) = lines.points(text, span);
        let (byte_start, byte_end) = (span.start as usize, span.end as usize);
        Self { start, end, byte_start, byte_end, exact: span.of(text).to_string() }
    }

    /// Its bytes.
    pub fn span(&self) -> Span {
        Span::new(self.byte_start, self.byte_end)
    }
}

/// How one statement was read and judged beside the source that decides.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Trace {
    /// The number of that source, from 0; null where there is none.
    pub source_number: Option<usize>,
    /// What was read in the statement.
    pub statement: Text,
    /// What was read in the sentences of the source that are laid beside it.
    pub source: Text,
    /// What is judged by itself, in the order of the statement; nothing where the statement stands in the source word for
    /// word.
    pub clauses: Vec<Clause>,
}

/// What was read in a text, in its order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Text {
    /// The sentences that are told of.
    pub sentences: Vec<Stretch>,
    /// Their words and marks.
    pub tokens: Vec<Token>,
    /// Figures, dates, names, quotations, lists and offices.
    pub mentions: Vec<Mention>,
    /// Acts with what they take.
    pub acts: Vec<Act>,
    /// Pronouns and descriptions with whom they mean.
    pub references: Vec<Reference>,
    /// Who says what.
    pub attributions: Vec<Attribution>,
    /// What the rules read.
    pub claims: Vec<Claim>,
    /// Rules that nearly read something, the furthest first.
    pub near: Vec<Near>,
}

/// A word or mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Token {
    /// Where.
    #[serde(flatten)]
    pub at: Stretch,
    /// Its part of speech, by its name in rule files.
    pub tag: &'static str,
    /// Its dictionary form.
    pub lemma: String,
}

/// A typed value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Mention {
    /// Where.
    #[serde(flatten)]
    pub at: Stretch,
    /// quantity, date, name, quote, list or role.
    pub kind: &'static str,
    /// What was read: the number, the days, whom the name stands for, how many members, whose office; may be empty.
    pub value: String,
}

/// A verb with what it takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Act {
    /// The verb with its auxiliaries, or the noun that tells the act.
    #[serde(flatten)]
    pub at: Stretch,
    /// Whether it is told in the passive.
    pub passive: bool,
    /// Whether it only says what its subject is.
    pub copula: bool,
    /// Whether it is affirmed, not denied.
    pub affirmed: bool,
    /// fact, plan, threat, possible, attempt or claimed.
    pub status: &'static str,
    /// What fills its parts.
    pub slots: Vec<Slot>,
}

/// What fills a part of an act, or a slot of a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Slot {
    /// agent, patient, complement, recipient, possessor, when, amount or a preposition; of a rule, the name of the slot.
    pub part: String,
    /// What fills it.
    #[serde(flatten)]
    pub at: Stretch,
}

/// A word that stands for somebody or something named elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Reference {
    /// The word.
    #[serde(flatten)]
    pub at: Stretch,
    /// The fullest name of what it stands for.
    pub means: String,
}

/// Who says something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Attribution {
    /// What is said.
    #[serde(flatten)]
    pub at: Stretch,
    /// The words that name the speaker.
    pub speaker: Option<Stretch>,
    /// The fullest name of the speaker, where it is certain.
    pub means: Option<String>,
    /// The word of speech.
    pub cue: Option<Stretch>,
    /// Whether it is, at least in part, a quotation.
    pub quoted: bool,
}

/// What a rule read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Claim {
    /// From its first to its last word.
    #[serde(flatten)]
    pub at: Stretch,
    /// The rule ("core/designation").
    pub rule: Arc<str>,
    /// The number of the pattern that matched, from 1.
    pub pattern: usize,
    /// The slots that are filled.
    pub slots: Vec<Slot>,
    /// Whether it is affirmed; null where it tells no act.
    pub affirmed: Option<bool>,
    /// As of acts; null where it tells none.
    pub status: Option<&'static str>,
}

/// A rule that nearly read something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Near {
    /// The words that had matched.
    #[serde(flatten)]
    pub at: Stretch,
    /// The rule.
    pub rule: Arc<str>,
    /// The number of the pattern that came furthest, from 1.
    pub pattern: usize,
    /// The elements of the pattern of which one was wanted behind them.
    pub wanted: Vec<String>,
    /// What stands there; null at the end of the sentence.
    pub found: Option<Stretch>,
}

/// One clause of the statement.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Clause {
    /// Where.
    #[serde(flatten)]
    pub at: Stretch,
    /// What the source says of it; null where there is nothing to check.
    pub verdict: Option<Verdict>,
    /// How it is supported.
    pub basis: Option<Basis>,
    /// Why it is absent.
    pub reason: Option<Reason>,
    /// The weight of its words.
    pub weight: f64,
    /// The passages of the source that come nearest, the nearest first; one that bears the clause stands alone.
    pub passages: Vec<Passage>,
    /// The words of the clause that weigh something, beside the first of these passages.
    pub words: Vec<Pairing>,
    /// Where the two agree and differ, in the order in which it was found.
    pub findings: Vec<Finding>,
}

/// A passage beside a clause.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Passage {
    /// Where in the source.
    #[serde(flatten)]
    pub at: Stretch,
    /// The share of the clause's weight that has a counterpart in it, 0 to 1.
    pub share: f64,
    /// Its points as a paraphrase; null where it holds too few words of the clause.
    pub points: Option<f64>,
    /// The points that a paraphrase needs.
    pub points_from: f64,
    /// What keeps it from bearing the clause word by word; nothing where it does.
    pub gates: Vec<Gate>,
}

/// What keeps a passage from bearing a clause.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Gate {
    /// typed-word, verb, predicate, turning-word (each without a counterpart), heavy-word, coverage, missing-weight (each
    /// beyond what the policy allows), finding (one that excludes or leaves open) or two-sentences.
    pub gate: &'static str,
    /// The words of the statement that it is about.
    pub words: Option<Stretch>,
    /// How much there is: a share from 0 to 1 for coverage, else a weight.
    pub value: Option<f64>,
    /// What the policy asks for: at least so much coverage, at most so much weight.
    pub limit: Option<f64>,
    /// The line of the policy.
    pub policy: Option<Line>,
    /// The number of the finding in the clause, from 0.
    pub finding: Option<usize>,
}

/// A line of a rule file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Line {
    /// The file.
    pub file: Arc<str>,
    /// The line, from 1.
    pub line: usize,
}

/// A word of the statement and its counterpart.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Pairing {
    /// Where in the statement.
    #[serde(flatten)]
    pub at: Stretch,
    /// noun, verb, modifier, name, quantity, date or pronoun.
    pub kind: &'static str,
    /// How much it weighs.
    pub weight: f64,
    /// Where its counterpart stands in the source.
    pub there: Option<Stretch>,
    /// How well the two match, 0.5 to 1.
    pub score: Option<f64>,
    /// What makes them counterparts: same-word, name, reference, figure, date, relation, phrase, quotation, speaker,
    /// description, speech, country, fuller-mention; without a counterpart: told (a finding accounts for it), tacit (a verb
    /// that the source leaves unsaid), missing.
    pub how: &'static str,
    /// Of a relation, the two words in their dictionary forms and how they stand to each other: "stop / halt (same)".
    pub relation: Option<String>,
    /// Of what is told, the rule that accounts for it.
    pub rule: Option<Arc<str>>,
}

/// Where clause and source agree or differ.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Finding {
    /// What kind of detail.
    pub kind: DetailKind,
    /// entails, excludes, or unknown where it leaves open.
    pub agreement: Agreement,
    /// The kind of difference; null where the two agree.
    pub difference: Option<Difference>,
    /// Why.
    pub reason: Reason,
    /// How sure it is that both sides speak of the same thing, 0 to 1.
    pub identity: f64,
    /// agrees, open, contradicted, possible, or below (the identity is below every threshold).
    pub outcome: &'static str,
    /// The identity from which such a difference contradicts; null where it never does.
    pub contradicted_from: Option<f64>,
    /// The identity from which it is shown; null where it is not.
    pub possible_from: Option<f64>,
    /// The line of the policy, or of the rule with a policy of its own.
    pub policy: Option<Line>,
    /// The rule that compared, or "wording", or "computed".
    pub rule: Arc<str>,
    /// The words of the statement.
    pub claim: Stretch,
    /// What was read in them.
    pub claim_value: String,
    /// The words of the source.
    pub evidence: Option<Stretch>,
    /// What was read in them.
    pub source_value: String,
    /// What an editor should see.
    pub caveats: Vec<Caveat>,
}
