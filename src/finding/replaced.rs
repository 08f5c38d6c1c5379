//! Replaced: a name, figure or date of the statement where the source has another one between the same words.

use super::case::Case;
use super::frame::{Frame, frame};
use super::framed;
use super::model::Finding;
use super::mutual;
use crate::evidence::Alignment;
use crate::lexicon::{Lexicon, NameSet, Tag};
use crate::outcome::{DetailKind, Difference, Reason};
use crate::reading::Reading;
use crate::text::Run;
use crate::value::{Name, NameKind, Sameness, Value};

/// The share of the rest that must stand in the same sentence.
const REST: f32 = 0.8;
/// How many words around a name must be the same, and how many of those must carry meaning.
const SAME: usize = 3;
const SOLID: usize = 2;
/// How many of them for a name that the same sentence has elsewhere, and how many more than it has there.
const FAR: usize = 5;
const TIMES: usize = 2;

/// Every name, figure and date of the clause that has taken the place of another one in a passage.
pub fn compare(case: &Case, passage: &Alignment) -> Vec<Finding> {
    let mut out = names(case, passage);
    out.extend(framed::compare(case, passage));
    out
}

fn names(case: &Case, passage: &Alignment) -> Vec<Finding> {
    let sentence = case.sentence(passage.sentences.0);
    let names = case.claim.mentions.iter().enumerate().filter(|(_, m)| case.clause.contains(m.run));
    let own = names.filter_map(|(k, m)| if let Value::Name(n) = &m.value { Some((k, m.run, n)) } else { None });
    // the capital of a lone word that opens a sentence may make no name of it
    let sure = |run: Run, name: &Name| {
        let owns = case.claim.terms.get(run.end).is_some_and(|t| t.tag == Tag::Possessive);
        let opens = case.claim.sentence_run(run.start).start == run.start;
        name.kind != NameKind::Unknown || run.len() > 1 || owns || !opens
    };
    own.filter(|(_, run, name)| !case.verbatim(run.start) && sure(*run, name))
        .filter_map(|(k, run, name)| {
            let identity = case.identity(passage, run);
            let other = if identity < REST { None } else { rival(case, passage, sentence, (k, run, name)) }?;
            Some(case.differ(DetailKind::Name, Difference::Name, Reason::OtherName, (run, other), identity))
        })
        .collect()
}

/// The other name in the same frame, unless this one stands in such a frame too.
fn rival(case: &Case, passage: &Alignment, sentence: Run, ours: (usize, Run, &Name)) -> Option<Run> {
    let (number, run, name) = ours;
    let there = &case.source.reading;
    let lexicon = case.aligner.lexicon;
    // a name that the sentence has elsewhere must be far from where the statement puts it
    let linked = run.iter().any(|at| case.link(passage, at).is_some_and(|l| sentence.has(l.at)));
    let answered = |n: Run| {
        let units = case.side.units.iter().zip(&passage.links);
        units.filter(|(u, _)| !run.has(u.run.start)).any(|(_, l)| l.is_some_and(|l| n.has(l.at)))
    };
    let known = case.aligner.entity(number);
    let others = there.mentions_in(sentence).iter().filter_map(|m| match &m.value {
        Value::Name(n) if linked || !answered(m.run) => Some((m.run, n)),
        _ => None,
    });
    let same = |theirs: Run| known.is_some() && known == there.entity_at(theirs.start);
    let others = others.filter(|(theirs, n)| !same(*theirs) && apart(lexicon, name, n)).map(|(theirs, _)| theirs);
    let framed = others.map(|theirs| (theirs, frame(case, run, theirs)));
    let least = if linked { FAR } else { SAME };
    let fits = |theirs: Run, f: Frame| {
        let sided = f.before.min(f.behind) > 0 || heads(case.claim, run) && heads(there, theirs);
        f.same() >= least && f.solid >= SOLID && f.closed() && sided && !listed(there, theirs)
    };
    let (theirs, found) = framed.filter(|(theirs, f)| fits(*theirs, *f)).max_by_key(|(_, f)| f.same())?;
    let mutual = || {
        let mut own = run.iter().filter_map(|at| case.link(passage, at)).map(|l| l.at);
        own.any(|at| mutual::anywhere(case, passage.sentences.0, at, theirs.start))
    };
    (!stands(case, passage, (number, run), found) && !mutual()).then_some(theirs)
}

/// Two names of one kind, or of kinds that are not clear, of which no word meets: "Rhine-Main" is a spelling of "Rhine Main".
fn apart(lexicon: &Lexicon, ours: &Name, theirs: &Name) -> bool {
    let kinds = ours.kind == theirs.kind || ours.kind == NameKind::Unknown || theirs.kind == NameKind::Unknown;
    let persons = ours.kind == NameKind::Person && theirs.kind == NameKind::Person;
    let words = |name: &Name| name.text.split([' ', '-']).map(str::to_string).collect::<Vec<_>>();
    let other = words(theirs);
    let met = words(ours).iter().any(|w| other.contains(w));
    // a Republican is of the GOP
    let adherent = |name: &Name| name.words.iter().any(|w| lexicon.people().is(NameSet::Adherent, *w));
    kinds
        && (persons || !met)
        && adherent(ours) == adherent(theirs)
        && ours.sameness(theirs, lexicon) == Sameness::Different
}

/// The name carries its phrase, or owns its head, and the phrase hangs on none before it: not "Lund" of "the group for Lund".
fn heads(reading: &Reading, name: Run) -> bool {
    let hangs = |at: usize| ["of", "for"].iter().any(|w| reading.document.is(at, w));
    let owns = reading.terms.get(name.end).is_some_and(|t| t.tag == Tag::Possessive);
    let phrase = reading.phrase_at(name.end.saturating_sub(1));
    phrase.is_none_or(|p| (owns || name.has(p.head)) && !p.preposition.is_some_and(hangs))
}

/// More names follow: what is listed is not all.
fn listed(there: &Reading, name: Run) -> bool {
    let coordinates = |at: usize| there.terms.get(at).is_some_and(|t| t.tag == Tag::Coordinator);
    let comma = there.document.is(name.end, ",") && there.name_at(name.end + 1).is_some();
    coordinates(name.end) || comma || coordinates(name.start.wrapping_sub(1))
}

/// Whether the source has the statement's own name in as good a frame, or tells all of it elsewhere.
fn stands(case: &Case, passage: &Alignment, ours: (usize, Run), found: Frame) -> bool {
    let (number, run) = ours;
    let there = &case.source.reading;
    let known = case.aligner.entity(number);
    let mentions = known.and_then(|id| there.entities.get(id)).map(|e| e.mentions.as_slice()).unwrap_or_default();
    // in the same sentence, half as many are enough: "in Lund on Friday and in Oslo on Monday"
    let here = case.sentence(passage.sentences.0);
    let enough = |m: Run| frame(case, run, m).same() * if here.contains(m) { TIMES } else { 1 } >= found.same();
    let mut named = mentions.iter().filter_map(|k| there.mentions.get(*k)).map(|m| m.run);
    let framed = named.any(enough);
    let other = |p: &&Alignment| p.sentences != passage.sentences && p.share() >= REST;
    let lands = |p: &Alignment, at: usize| case.unit(at).is_none() || case.link(p, at).is_some();
    let around = run.start.saturating_sub(found.before)..run.end + found.behind;
    framed || case.passages.iter().filter(other).any(|p| around.clone().all(|at| lands(p, at)))
}
