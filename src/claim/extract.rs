//! All claims of a text.

use super::matcher::{Match, Matcher};
use super::model::Claim;
use crate::lexicon::{Lexicon, OperatorStatus, Tag, Truth};
use crate::reading::{Reading, Stance, Status};
use crate::rule::{PatternId, Program, RuleSet, SlotKind, WordSets};
use crate::text::{Run, Word};
use crate::value::Value;
use crate::value::quantity::Kind as FigureKind;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What a text claims.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Claims {
    /// The claims by sentence, first token and rule.
    pub claims: Vec<Claim>,
    /// Whether a step budget was used up (E301).
    pub incomplete: bool,
}

impl Claims {
    /// The claims by their rule, in their order; of the rules that read something in `ours`.
    pub fn by_rule(&self, ours: &[Claim]) -> FxHashMap<usize, Vec<&Claim>> {
        let mut out: FxHashMap<usize, Vec<&Claim>> = ours.iter().map(|c| (c.rule, Vec::new())).collect();
        for claim in self.claims.iter().filter(|_| !ours.is_empty()) {
            if let Some(list) = out.get_mut(&claim.rule) {
                list.push(claim);
            }
        }
        out
    }
}

/// Reads every claim of a text. Of one rule, one claim a trigger word: that with most slots, then least passed over,
/// then the longest, then that of the earliest pattern.
pub fn extract(lexicon: &Lexicon, reading: &Reading, rules: &RuleSet) -> Claims {
    let mut matcher = Matcher::new(reading, rules.sets());
    let mut out = Claims::default();
    for (number, sentence) in reading.document.sentences().iter().enumerate() {
        let mut best: BTreeMap<(usize, usize), Claim> = BTreeMap::new();
        let lacks = lacking(reading, sentence.run);
        for id in rules.candidates(words(reading, sentence.run)) {
            let Some(rule) = rules.rule(id.rule as usize) else { continue };
            let Some(program) = rules.program(id) else { continue };
            if program.needs.iter().any(|kind| lacks.contains(kind)) {
                continue;
            }
            for found in matcher.run(program, rule.slots.len(), sentence.run) {
                let claim = claim(id, number, found);
                let place = best.entry((claim.rule, claim.trigger));
                place
                    .and_modify(|old| {
                        if rank(&claim) > rank(old) {
                            *old = claim.clone();
                        }
                    })
                    .or_insert(claim);
            }
        }
        let mut claims: Vec<Claim> = best.into_values().collect();
        claims.iter_mut().for_each(|c| c.stance = denied(rules, c, stance(lexicon, reading, c)));
        claims.sort_by_key(|c| (c.run.start, c.rule, c.trigger));
        out.claims.extend(claims);
    }
    out.incomplete = matcher.exhausted;
    out
}

/// Where one pattern matches a text, whatever other patterns do: its tokens, and how many slots it fills.
pub fn matches(reading: &Reading, rules: &RuleSet, id: PatternId) -> Vec<(Run, usize)> {
    let Some(rule) = rules.rule(id.rule as usize) else { return Vec::new() };
    let Some(program) = rules.program(id) else { return Vec::new() };
    matches_of(reading, rules.sets(), program, rule.slots.len())
}

/// The same for a program of its own, of a rule with so many slots.
pub fn matches_of(reading: &Reading, sets: &WordSets, program: &Program, slots: usize) -> Vec<(Run, usize)> {
    let mut matcher = Matcher::new(reading, sets);
    let filled = |m: Match| (m.run, m.slots.iter().flatten().count());
    let sentences = reading.document.sentences().iter();
    sentences.flat_map(|s| matcher.run(program, slots, s.run)).map(filled).collect()
}

/// The kinds of slot that nothing in a sentence can fill.
fn lacking(reading: &Reading, sentence: Run) -> Vec<SlotKind> {
    let from = reading.begun.at(sentence.start);
    let here = reading.mentions.get(from..).unwrap_or(&[]).iter().take_while(|m| m.run.start < sentence.end);
    use SlotKind::{Age, Date, Name, Ordinal, Quantity, Quote, Role};
    let mut lacks = vec![Quantity, Ordinal, Age, Name, Date, Role, Quote];
    for mention in here {
        let fits = |kind: SlotKind| match &mention.value {
            Value::Quantity(q) => match kind {
                Age => q.kind == FigureKind::Age,
                Ordinal => q.kind == FigureKind::Ordinal,
                other => other == Quantity,
            },
            Value::Name(_) => kind == Name,
            Value::Date(_) => kind == Date,
            Value::Role(_) => kind == Role,
            Value::Quote(_) => kind == Quote,
            _ => false,
        };
        lacks.retain(|k| !fits(*k));
    }
    lacks
}

/// The words of a sentence as they stand and in their dictionary forms.
pub fn words(reading: &Reading, sentence: Run) -> impl Iterator<Item = Word> {
    let tokens = reading.document.tokens(sentence).iter().map(|t| t.word);
    let terms = reading.terms.get(sentence.start..sentence.end).unwrap_or(&[]).iter().map(|t| t.lemma);
    // most words are their own dictionary form
    tokens.zip(terms).flat_map(|(word, lemma)| [Some(word), Some(lemma).filter(|l| *l != word)]).flatten()
}

fn claim(id: PatternId, sentence: usize, found: Match) -> Claim {
    let Match { run, slots, trigger, passed, .. } = found;
    let (rule, pattern) = (id.rule as usize, id.pattern as usize);
    Claim { rule, pattern, sentence, run, slots, trigger, passed, stance: None }
}

fn rank(claim: &Claim) -> (usize, Reverse<usize>, usize, Reverse<usize>) {
    (claim.filled(), Reverse(claim.passed), claim.run.len(), Reverse(claim.pattern))
}

/// What a slot that denies makes of the claim: who "escaped the list" is not on it, who "did not escape" it is.
fn denied(rules: &RuleSet, claim: &Claim, stance: Option<Stance>) -> Option<Stance> {
    let denies = rules.rule(claim.rule).is_some_and(|r| r.denies.iter().any(|s| claim.slot(*s).is_some()));
    if !denies {
        return stance;
    }
    let told = stance.unwrap_or(Stance { affirmed: true, status: Status::Fact });
    Some(Stance { affirmed: !told.affirmed, ..told })
}

/// The stance of the act at the trigger, else of the last act that begins inside the claim.
fn stance(lexicon: &Lexicon, reading: &Reading, claim: &Claim) -> Option<Stance> {
    let from = reading.acts.partition_point(|a| a.head < claim.run.start);
    let inside = reading.acts.get(from..).unwrap_or(&[]).iter().take_while(|a| a.head < claim.run.end);
    let exact = inside.clone().find(|a| a.head == claim.trigger || a.group.has(claim.trigger));
    let told = operator(lexicon, reading, claim);
    exact
        .map(|a| a.stance)
        .map(|s| told.map_or(s, |status| Stance { status, ..s }))
        .or(told.map(|status| Stance { affirmed: true, status }))
}

/// A trigger that tells a plan or a threat by itself: "Trump's threatened tariffs".
fn operator(lexicon: &Lexicon, reading: &Reading, claim: &Claim) -> Option<Status> {
    let tag = |at: usize| reading.terms.get(at).map(|t| t.tag);
    let free = |at: &usize| !claim.slots.iter().flatten().any(|f| f.run.has(*at));
    // "Trump's threatened tariffs": what stands in front of a noun tells how the noun is meant
    let attribute = |at: &usize| {
        at.checked_sub(1)
            .is_some_and(|b| matches!(tag(b), Some(Tag::Possessive | Tag::Determiner)) || reading.document.is(b, "'s"))
    };
    let told =
        claim.run.iter().filter(free).filter(|at| attribute(at) || *at == claim.trigger && tag(*at) != Some(Tag::Verb));
    let operator = told.filter_map(|at| lexicon.operator(reading.terms.get(at)?.lemma)).next()?;
    match operator.status.filter(|_| operator.if_affirmed == Truth::Open)? {
        OperatorStatus::Plan => Some(Status::Plan),
        OperatorStatus::Threat => Some(Status::Threat),
        OperatorStatus::Possible => Some(Status::Possible),
        OperatorStatus::Attempt => Some(Status::Attempt),
        OperatorStatus::Claimed => Some(Status::Claimed),
    }
}
