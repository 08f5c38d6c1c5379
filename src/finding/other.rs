//! Others: a figure that differs from the source's and is not meant to be that one.

use super::case::Case;
use super::model::Finding;
use super::rivals::Field;
use crate::lexicon::Tag;
use crate::outcome::Agreement;
use crate::reading::Act;
use crate::value::quantity::Kind;
use crate::value::{Number, Value};

/// Whether the statement's figure, which the source's excludes, speaks of another time, of some of them, of one act more, or
/// of a person by the age.
pub fn meant(field: &Field, finding: &Finding) -> bool {
    once(field) || restricted(field) || again(field.case, finding) || person(field) || single(field, finding)
}

/// "One engine" of "one of its two engines".
fn single(field: &Field, finding: &Finding) -> bool {
    let Some(Value::Quantity(q)) = field.value() else { return false };
    let there = &field.case.source.reading;
    let Some(evidence) = finding.evidence.filter(|_| q.single() == Some(Number::ONE)) else { return false };
    let at = there.document.token_from(evidence.start as usize);
    let word = |back: usize, word: &str| at >= back && there.document.is(at - back, word);
    let determined = at > 0 && there.terms.get(at - 1).is_some_and(|t| t.tag == Tag::Determiner);
    let back = usize::from(determined);
    word(back + 1, "of") && word(back + 2, "one")
}

/// An age at another time than now: "was 46 when she married" differs from no other age.
fn once(field: &Field) -> bool {
    let Some(Value::Quantity(q)) = field.value() else { return false };
    let behind = field.case.claim.terms.get(q.core.end).map(|t| t.tag);
    q.kind == Kind::Age && behind == Some(Tag::Subordinator)
}

/// "The two passengers who were hurt": not all that there were.
fn restricted(field: &Field) -> bool {
    let Some(Value::Quantity(q)) = field.value() else { return false };
    let terms = &field.case.claim.terms;
    let tag = |at: usize| terms.get(at).map(|t| t.tag);
    let the = q.figure.start.checked_sub(1).is_some_and(|at| tag(at) == Some(Tag::Determiner));
    the && q.noun.is_some_and(|n| tag(n.head + 1) == Some(Tag::Relative))
}

/// The source tells the figure of one more act: "scored again in the 81st minute", "paid another two".
fn again(case: &Case, finding: &Finding) -> bool {
    let (lexicon, there) = (case.aligner.lexicon, &case.source.reading);
    let Some(evidence) = finding.evidence else { return false };
    let sentence = there.document.sentence_at(there.document.token_from(evidence.start as usize));
    let further = |at: usize| lexicon.has("further", there.document.word(at));
    let holds = |a: &&Act| there.document.span(a.clause).contains(evidence);
    let act = case.source_acts(sentence).iter().filter(holds).min_by_key(|a| a.clause.len());
    let told = case.clause.iter().any(|at| lexicon.has("further", case.claim.document.word(at)));
    !told && act.is_some_and(|a| a.clause.iter().any(further))
}

/// "The 29-year-old": who is meant by an age is of that age, where the source has anybody of it.
fn person(field: &Field) -> bool {
    let Some(Value::Quantity(q)) = field.value() else { return false };
    let tag = |at: usize| field.case.claim.terms.get(at).map(|t| t.tag);
    let the = q.figure.start.checked_sub(1).is_some_and(|at| tag(at) == Some(Tag::Determiner));
    let alone = !matches!(tag(q.core.end), Some(Tag::Noun | Tag::Name | Tag::Adjective));
    let told = || field.rivals.iter().any(|r| r.comparison.agreement == Agreement::Entails);
    q.kind == Kind::Age && the && alone && told()
}
