//! Denials: what the source's words keep from a noun ("without a permit", "lacks support", "on grass rather than on sand"),
//! beside a statement that denies nothing.

use super::case::Case;
use super::model::Finding;
use crate::evidence::{Alignment, Unit, UnitKind};
use crate::lexicon::{Form, Tag, Truth};
use crate::outcome::{Agreement, DetailKind, Difference, Reason};
use crate::reading::{Act, Part, Reading};
use crate::text::Run;

/// The first noun or adjective of the clause that one passage denies: it leaves the clause open.
pub fn compare(case: &Case, passage: &Alignment) -> Option<Finding> {
    let denied = denies(case, case.claim, case.clause);
    let sentence = case.sentence(passage.sentences.0);
    let named = |u: &Unit| matches!(u.kind, UnitKind::Noun | UnitKind::Name | UnitKind::Modifier) && u.weight > 1.0;
    let units = case.side.units.iter().zip(&passage.links);
    let mut told = units.filter(|(u, _)| named(u) && !case.verbatim(u.run.start));
    told.find_map(|(unit, link)| {
        let at = link.filter(|l| sentence.has(l.at))?.at;
        let word = || front(case, at).or_else(|| held(case, passage, at));
        let word = contrasted(case, at).or_else(|| if denied { None } else { word() })?;
        let sides = (unit.run, word);
        let identity = case.identity(passage, unit.run);
        let finding = case.differ(DetailKind::Act, Difference::Negation, Reason::Negated, sides, identity);
        Some(Finding { agreement: Agreement::Unknown, ..finding })
    })
}

/// Whether a word of the run denies something.
fn denies(case: &Case, reading: &Reading, run: Run) -> bool {
    let mut acts = reading.acts_in(run).iter();
    acts.any(|a| !a.stance.affirmed)
        || run.iter().any(|at| {
            reading.terms.get(at).is_some_and(|t| t.tag == Tag::Negation) || withholds(case, reading, at).is_some()
        })
}

/// The word or two at a token that deny what they lead: "without", "no", "rather than".
fn withholds(case: &Case, reading: &Reading, at: usize) -> Option<Run> {
    let lexicon = case.aligner.lexicon;
    let word = |at: usize| reading.document.word(at);
    let before = at.checked_sub(1).filter(|k| reading.sentence_run(at).has(*k));
    let pair =
        before.filter(|k| lexicon.operator_phrase(word(*k), word(at)).is_some_and(|o| o.if_affirmed == Truth::False));
    // "no fewer than nine"
    let more = reading.terms.get(at + 1).is_some_and(|t| t.form == Form::Comparative);
    let alone = lexicon.has("withholds", word(at)) && !more;
    pair.map(|k| Run::new(k, at + 1)).or_else(|| alone.then(|| Run::one(at)))
}

/// "Unlike Lund": what the sentence tells is not so there.
fn contrasted(case: &Case, at: usize) -> Option<Run> {
    let there = &case.source.reading;
    let unlike = |reading: &Reading, at: usize| reading.document.is(at, "unlike");
    let first = there.phrase_at(at)?.preposition.filter(|p| unlike(there, *p))?;
    let own = case.clause.iter().any(|at| case.aligner.lexicon.has("contrary", case.claim.document.word(at)));
    (!own).then(|| Run::one(first))
}

/// What denies the noun phrase of a token, or the one that it is of: "no sign of life".
fn front(case: &Case, at: usize) -> Option<Run> {
    let there = &case.source.reading;
    let phrase = there.phrase_at(at)?;
    let own = |start: usize, head: usize| (start..head).find_map(|k| withholds(case, there, k));
    let first = phrase.preposition.unwrap_or(phrase.run.start);
    let start = first.saturating_sub(1).max(there.sentence_run(at).start);
    own(start, phrase.head).or_else(|| {
        let of = phrase.preposition.filter(|p| there.document.is(*p, "of"))?;
        let whole = there.phrase_at(of.checked_sub(1)?)?;
        own(whole.preposition.unwrap_or(whole.run.start), whole.head)
    })
}

/// The verb that tells that its object is not there: "lacks", "escaped"; the statement has no word for it.
fn held(case: &Case, passage: &Alignment, at: usize) -> Option<Run> {
    let there = &case.source.reading;
    let denies = |a: &&Act| {
        let verb = there.terms.get(a.head).is_some_and(|t| case.aligner.lexicon.has("withholding", t.lemma));
        verb && a.stance.affirmed && a.slots.iter().any(|s| s.part == Part::Patient && s.run.has(at) && !a.passive)
    };
    let act = case.source_acts(passage.sentences.0).iter().find(denies)?;
    let answered = passage.links.iter().flatten().any(|l| l.at == act.head);
    (!answered).then_some(act.group)
}
