//! All of them against a part of them: "all ten boats returned" of "two of the ten boats returned".

use super::case::Case;
use super::model::Finding;
use crate::evidence::Alignment;
use crate::lexicon::{Form, Tag};
use crate::outcome::{Agreement, DetailKind, Difference, Reason};
use crate::reading::{Phrase, Reading};
use crate::text::Run;
use crate::value::Value;
use crate::value::quantity::Kind;

/// How far in front of a noun phrase its quantifier may stand: "every one of the".
const FRONT: usize = 3;

/// What the statement says of all, and one passage of a part.
pub fn compare(case: &Case, passage: &Alignment) -> Vec<Finding> {
    let phrases = case.claim.phrases.iter().filter(|p| case.clause.has(p.head) && !case.verbatim(p.head));
    let mut out: Vec<Finding> = phrases.filter_map(|p| one(case, passage, p)).collect();
    out.extend(ranks(case, passage));
    out.extend(shut(case, passage));
    out
}

/// "Only Lund", where the passage shuts nobody out, and "all but Lund", told of all.
fn shut(case: &Case, passage: &Alignment) -> Option<Finding> {
    let there = &case.source.reading;
    let sentence = case.sentence(passage.sentences.0);
    let has = |set: &str, reading: &Reading, at: usize| case.aligner.lexicon.has(set, reading.document.word(at));
    let ours = |set: &str| case.clause.iter().find(|at| has(set, case.claim, *at) && !case.verbatim(*at));
    // "only 20 people", "not only"
    let typed =
        |at: usize| case.claim.mentions_at(at).any(|(_, m)| matches!(m.value, Value::Quantity(_) | Value::Date(_)));
    let counted = |at: usize| typed(at) || typed(at + 1) || typed(at + 2);
    let denied = |reading: &Reading, at: usize| {
        at.checked_sub(1).and_then(|k| reading.terms.get(k)).is_some_and(|t| t.tag == Tag::Negation)
    };
    let theirs = |sets: &[&str]| {
        let told = |at: &usize| sets.iter().any(|set| has(set, there, *at)) && !denied(there, *at);
        sentence.iter().find(told)
    };
    let hardly = |at: usize| case.claim.document.is(at + 1, "just");
    let sole = ours("sole").filter(|at| !counted(*at) && !denied(case.claim, *at) && !hardly(*at));
    let added = sole.filter(|_| theirs(&["sole", "barring", "withholds", "nobody", "singled"]).is_none());
    let whole = ours("universal").or_else(|| ours("entire")).filter(|_| ours("barring").is_none());
    let all = || theirs(&["universal", "entire"]).is_some();
    let part = || theirs(&["partitive", "others"]).or_else(|| sentence.iter().find(|at| parted(there, *at)));
    // "all but one", "all schools but one"
    let number = |at: usize| there.terms.get(at).is_some_and(|t| t.tag == Tag::Number) || there.document.is(at, "one");
    let spared = || sentence.iter().find(|at| there.document.is(*at, "but") && number(at + 1));
    let told = || case.clause.iter().any(|at| case.claim.document.is(at, "but"));
    let spared = || spared().filter(|_| !told());
    let told =
        || theirs(&["barring"]).or_else(spared).or_else(|| part().filter(|_| !all() && ours("partitive").is_none()));
    let (at, told) = added.map(|at| (at, sentence)).or_else(|| whole.zip(told().map(Run::one)))?;
    let identity = case.identity(passage, Run::one(at));
    let sides = (Run::one(at), told);
    Some(case.differ(DetailKind::Word, Difference::Member, Reason::OpenList, sides, identity).open())
}

/// "33 of them", "but not to the capital": a part is told, or taken out.
fn parted(reading: &Reading, at: usize) -> bool {
    let figure = |at: usize| reading.mentions_at(at).any(|(_, m)| matches!(m.value, Value::Quantity(_)));
    let before = |k: usize| at.checked_sub(k);
    let of = reading.document.is(at, "of") && before(1).is_some_and(figure);
    let not = reading.terms.get(at).is_some_and(|t| t.tag == Tag::Negation);
    of && !figure(at)
        || not && before(1).is_some_and(|k| reading.terms.get(k).is_some_and(|t| t.tag == Tag::Coordinator))
}

/// "The largest" of "the second largest", of "one of the largest": what stands in front of a superlative is on one side only.
fn ranks(case: &Case, passage: &Alignment) -> Vec<Finding> {
    let there = &case.source.reading;
    let ordinal = |reading: &Reading, at: usize| {
        // "the second-largest"
        let back = if at > 0 && reading.document.is(at - 1, "-") { 2 } else { 1 };
        let mut before = at.checked_sub(back).into_iter().flat_map(|k| reading.mentions_at(k).collect::<Vec<_>>());
        before.find(|(_, m)| matches!(&m.value, Value::Quantity(q) if q.kind == Kind::Ordinal)).map(|(_, m)| m.run)
    };
    let highest = |reading: &Reading, at: usize| reading.terms.get(at).is_some_and(|t| t.form == Form::Superlative);
    let units = case.side.units.iter().zip(&passage.links);
    let linked = units.filter_map(|(u, l)| Some((u.run.start, l.as_ref()?.at)));
    linked
        .filter(|(here, at)| highest(case.claim, *here) && highest(there, *at))
        .filter_map(|(here, at)| {
            let differ = |told: Run| {
                let sides = (Run::one(here), told);
                let identity = case.identity(passage, Run::one(here));
                case.differ(DetailKind::Quantity, Difference::Order, Reason::OtherValue, sides, identity)
            };
            match (ordinal(case.claim, here), ordinal(there, at)) {
                (None, Some(told)) => Some(differ(told)),
                _ if among(there, at) && !among(case.claim, here) => Some(differ(Run::one(at)).open()),
                _ => None,
            }
        })
        .collect()
}

/// "One of the largest", "among the largest".
fn among(reading: &Reading, at: usize) -> bool {
    let tag = |at: usize| reading.terms.get(at).map(|t| t.tag);
    let determined =
        at.checked_sub(1).filter(|k| matches!(tag(*k), Some(Tag::Determiner | Tag::Possessive))).unwrap_or(at);
    let before = determined.checked_sub(1);
    before.is_some_and(|k| ["of", "among", "amongst"].iter().any(|w| reading.document.is(k, w)))
        && before.and_then(|k| k.checked_sub(1)).is_none_or(|k| tag(k) != Some(Tag::Noun))
}

fn one(case: &Case, passage: &Alignment, phrase: &Phrase) -> Option<Finding> {
    let all = quantifier(case, case.claim, phrase, "universal");
    let at = case.link(passage, phrase.head).filter(|l| l.score >= 0.7)?.at;
    let there = case.source_phrase(at).filter(|p| p.head == at)?;
    let reading = &case.source.reading;
    if quantifier(case, reading, there, "universal").is_some() {
        return None;
    }
    let part = figure(reading, there);
    if all.is_none()
        && let Some(told) = some(case, phrase, there)
    {
        let identity = case.identity(passage, phrase.run);
        let finding =
            case.differ(DetailKind::Quantity, Difference::Quantity, Reason::OtherValue, (phrase.run, told), identity);
        return Some(finding.open());
    }
    let (all, told) = match all {
        Some(all) => (all, part.or_else(|| quantifier(case, reading, there, "partitive"))?),
        None => few_and_most(case, phrase, there).or_else(|| whole(case, phrase, there).zip(part))?,
    };
    // "in all competitions" is where, and none of the matches of which three were lost
    let led = phrase.preposition.is_some_and(|p| !case.claim.document.is(p, "of"));
    if led && !case.link(passage, phrase.head).is_some_and(|l| l.exact) {
        return None;
    }
    let part = part.is_some() || quantifier(case, case.claim, phrase, "universal").is_none();
    let identity = case.identity(passage, Run::one(all.start));
    let mut finding =
        case.differ(DetailKind::Quantity, Difference::Quantity, Reason::OtherValue, (all, told), identity);
    // most of them may be all of them
    if !part {
        finding.agreement = Agreement::Unknown;
    }
    Some(finding)
}

/// "The hostages" of "some of the hostages".
fn some(case: &Case, phrase: &Phrase, there: &Phrase) -> Option<Run> {
    let (claim, reading) = (case.claim, &case.source.reading);
    let the = claim.document.is(phrase.run.start, "the") && phrase.preposition.is_none();
    let plural = claim.terms.get(phrase.head).is_some_and(|t| t.form == Form::Plural);
    let typed = phrase.run.iter().any(|at| claim.mentions_at(at).any(|(_, m)| matches!(m.value, Value::Quantity(_))));
    let of = there.preposition.filter(|p| reading.document.is(*p, "of"))?;
    let part = of.checked_sub(1).filter(|at| case.aligner.lexicon.has("partitive", reading.document.word(*at)))?;
    (the && plural && !typed).then(|| Run::one(part))
}

/// "Most of them" of "few of them".
fn few_and_most(case: &Case, phrase: &Phrase, there: &Phrase) -> Option<(Run, Run)> {
    let told = |few: &str, most: &str| {
        quantifier(case, case.claim, phrase, few).zip(quantifier(case, &case.source.reading, there, most))
    };
    told("few-of", "most-of").or_else(|| told("most-of", "few-of"))
}

/// "Three suspects" of "two of the three suspects": the figure of the whole, told of what holds for a part.
fn whole(case: &Case, phrase: &Phrase, there: &Phrase) -> Option<Run> {
    let figure_in = |reading: &'_ Reading, phrase: &Phrase| {
        phrase.run.iter().flat_map(|at| reading.mentions_at(at)).find_map(|(_, m)| match &m.value {
            Value::Quantity(q)
                if q.kind == Kind::Cardinal && phrase.run.has(q.core.start) && q.core.start < phrase.head =>
            {
                Some((m.run, q.clone()))
            }
            _ => None,
        })
    };
    let (run, ours) = figure_in(case.claim, phrase)?;
    let (_, theirs) = figure_in(&case.source.reading, there)?;
    // "a majority of the ten boats"
    let share = || quantifier(case, case.claim, phrase, "partitive").is_some();
    let part = figure(case.claim, phrase).is_some() || share();
    (!part && ours.compare(&theirs).agreement == Agreement::Entails).then_some(run)
}

/// A word of the set in the phrase or right in front of it.
fn quantifier(case: &Case, reading: &Reading, phrase: &Phrase, set: &str) -> Option<Run> {
    let sentence = reading.sentence_run(phrase.head);
    let from = phrase.run.start.saturating_sub(FRONT).max(sentence.start);
    let has = |at: &usize| case.aligner.lexicon.has(set, reading.document.word(*at));
    let verb = |at: usize| reading.terms.get(at).is_some_and(|t| t.tag == Tag::Verb);
    let near = |at: &usize| !reading.document.is(*at, ",") && !verb(*at);
    (from..phrase.head).rev().take_while(near).find(has).map(Run::one)
}

/// "Two" of "two of the ten boats".
fn figure(reading: &Reading, whole: &Phrase) -> Option<Run> {
    let of = whole.preposition.filter(|p| reading.document.is(*p, "of"))?;
    let part = of.checked_sub(1)?;
    let found = reading.mentions_at(part).find(|(_, m)| matches!(m.value, Value::Quantity(_)));
    found.map(|(_, m)| m.run).filter(|run| run.end <= of)
}
