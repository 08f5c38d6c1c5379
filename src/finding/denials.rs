//! Denials: what the source's words keep from a noun ("without a permit", "lacks support", "on grass rather than on sand"),
//! beside a statement that denies nothing.

use super::case::Case;
use super::excepted::corrected;
use super::model::Finding;
use crate::evidence::{Alignment, Link, Unit, UnitKind};
use crate::lexicon::{Form, Operator, Tag, Truth};
use crate::outcome::{DetailKind, Difference, Reason};
use crate::reading::{Act, Part, Reading, Status};
use crate::text::Run;

/// From here on, a noun names the act of a verb: demolition, demolish.
const DERIVED: f32 = 0.95;

/// The first noun or adjective of the clause that one passage denies: it leaves the clause open.
pub fn compare(case: &Case, passage: &Alignment) -> Option<Finding> {
    let denied = denies(case, case.claim, case.clause);
    let sentence = case.sentence(passage.sentences.0);
    let units = case.side.units.iter().zip(&passage.links);
    let mut told = units.filter(|(u, _)| u.weight > 1.0 && !case.verbatim(u.run.start));
    told.find_map(|(unit, link)| {
        let link = link.filter(|l| sentence.has(l.at))?;
        let at = link.at;
        let apart =
            || front(case, at).or_else(|| held(case, passage, at)).or_else(|| intended(case, passage, unit, at));
        let word =
            || refused(case, passage, unit, at).or_else(|| if named(case, unit, &link) { apart() } else { None });
        let word = contrasted(case, at).or_else(|| if denied { None } else { word() })?;
        let sides = (unit.run, word);
        let identity = case.identity(passage, unit.run);
        Some(case.differ(DetailKind::Act, Difference::Negation, Reason::Negated, sides, identity).open())
    })
}

/// The verb at a token, where it is denied of what the statement tells.
fn refused(case: &Case, passage: &Alignment, unit: &Unit, at: usize) -> Option<Run> {
    let act = case.source.reading.act_at(at).filter(|a| !a.stance.affirmed && !a.copula)?;
    let other = case.claim.act_at(unit.run.start).is_some_and(|a| corrected(case, passage, a));
    (!other).then_some(act.group)
}

/// A noun or adjective, or a verb that the source tells by a noun.
fn named(case: &Case, unit: &Unit, link: &Link) -> bool {
    let noun = link.score >= DERIVED && case.source.reading.terms.get(link.at).is_some_and(|t| t.tag == Tag::Noun);
    match unit.kind {
        UnitKind::Noun | UnitKind::Name | UnitKind::Modifier => true,
        UnitKind::Verb => noun,
        _ => false,
    }
}

/// The word that leaves it open whether there is what the noun names: "bracing for a flood", "talks over a merger", of which
/// the statement tells by a verb that it was so.
fn intended(case: &Case, passage: &Alignment, unit: &Unit, at: usize) -> Option<Run> {
    let there = &case.source.reading;
    let lexicon = case.aligner.lexicon;
    let lemma = |at: usize| there.terms.get(at).map(|t| t.lemma);
    case.claim.act_at(unit.run.start).filter(|a| a.stance.status == Status::Fact && unit.kind == UnitKind::Verb)?;
    let phrase = there.phrase_at(at).filter(|p| p.head == at)?;
    let open = |o: &Operator| o.if_affirmed != Truth::True;
    let led = || {
        let to = phrase.preposition?;
        let before = to.checked_sub(1)?;
        let operator = lexicon.operator_phrase(lemma(before)?, there.document.word(to)).filter(|o| open(o));
        operator.map(|_| Run::new(before, to + 1))
    };
    // "postponed the demolition"
    let object = |a: &&Act| a.slots.iter().any(|s| s.part == Part::Patient && s.head == at);
    let untold = |a: &&Act| !passage.links.iter().flatten().any(|l| l.at == a.head);
    let verb = || {
        let acts = case.source_acts(passage.sentences.0).iter();
        let mut acts = acts.filter(object).filter(untold);
        acts.find(|a| lemma(a.head).and_then(|w| lexicon.operator(w)).is_some_and(open)).map(|a| a.group)
    };
    led().or_else(verb)
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
pub fn withheld(case: &Case, reading: &Reading, at: usize) -> Option<Run> {
    let lexicon = case.aligner.lexicon;
    let word = |at: usize| reading.document.word(at);
    let before = at.checked_sub(1).filter(|k| reading.sentence_run(at).has(*k));
    let pair =
        before.filter(|k| lexicon.operator_phrase(word(*k), word(at)).is_some_and(|o| o.if_affirmed == Truth::False));
    // "no fewer than nine"
    let more = reading.terms.get(at + 1).is_some_and(|t| t.form == Form::Comparative);
    // the Doctors Without Borders deny nothing
    let alone = lexicon.has("withholds", word(at)) && !more && reading.name_at(at).is_none();
    pair.map(|k| Run::new(k, at + 1)).or_else(|| alone.then(|| Run::one(at)))
}

/// The same, and "not" in front of what is no verb: "not wave". A verb's own is its polarity, and "not only" denies nothing.
fn withholds(case: &Case, reading: &Reading, at: usize) -> Option<Run> {
    let lexicon = case.aligner.lexicon;
    let next = reading.document.word(at + 1);
    let verbal = || reading.acts_in(reading.sentence_run(at)).iter().any(|a| a.group.has(at));
    let denied = reading.terms.get(at).is_some_and(|t| t.tag == Tag::Negation);
    let sole = lexicon.has("sole", next) || lexicon.has("singled", next);
    let not = || (denied && !sole && !verbal()).then(|| Run::one(at));
    withheld(case, reading, at).or_else(not)
}

/// "Unlike Lund": what the sentence tells is not so there.
fn contrasted(case: &Case, at: usize) -> Option<Run> {
    let there = &case.source.reading;
    let unlike = |reading: &Reading, at: usize| case.aligner.lexicon.has("unlike", reading.document.word(at));
    // "unlike in Lund"
    let led = there.phrase_at(at)?.preposition?;
    let first = [Some(led), led.checked_sub(1)].into_iter().flatten().find(|p| unlike(there, *p))?;
    let own = case.clause.iter().any(|at| case.aligner.lexicon.has("contrary", case.claim.document.word(at)));
    (!own).then(|| Run::one(first))
}

/// What denies the noun phrase of a token, or the one that it is of: "no sign of life".
pub fn front(case: &Case, at: usize) -> Option<Run> {
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
    let lexicon = case.aligner.lexicon;
    let phrase = |a: &Act, lemma| lexicon.operator_phrase(lemma, there.document.word(a.head + 1));
    let denies = |a: &&Act| {
        let Some(lemma) = there.terms.get(a.head).map(|t| t.lemma) else { return false };
        let ruled = phrase(a, lemma).is_some_and(|o| o.if_affirmed == Truth::False);
        let (set, part) = if a.passive { ("refusing", Part::Complement) } else { ("withholding", Part::Patient) };
        let verb = lexicon.has(set, lemma) || ruled;
        verb && a.stance.affirmed && a.slots.iter().any(|s| s.part == part && s.run.has(at))
    };
    let act = case.source_acts(passage.sentences.0).iter().find(denies)?;
    let answered = passage.links.iter().flatten().any(|l| l.at == act.head);
    (!answered).then_some(act.group)
}
