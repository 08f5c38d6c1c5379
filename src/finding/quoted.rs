//! Quotations: what stands in marks, and who said it.

use super::acts::differs;
use super::case::Case;
use super::model::Finding;
use crate::lexicon::Tag;
use crate::outcome::{Agreement, DetailKind, Difference, Reason};
use crate::reading::{Attribution, EntityId, Reading};
use crate::text::Run;
use crate::value::{Mention, NameKind, Value};

/// The quotations of the clause, verbatim or not, and their speakers.
pub fn quotes(case: &Case) -> Vec<Finding> {
    let mut out = Vec::new();
    for (words, found) in &case.quotes {
        let (words, found) = (*words, found.clone());
        let (comparison, at) = (found.comparison, found.source);
        let found = at.unwrap_or_default();
        let mut finding = case.differ(DetailKind::Quote, comparison.difference, comparison.reason, (words, found), 1.0);
        finding.agreement = comparison.agreement;
        finding.caveats = comparison.caveats;
        if at.is_none() {
            finding.evidence = None;
        }
        let entails = finding.agreement == Agreement::Entails;
        if entails && cut_negation(case, words, found) {
            finding.agreement = Agreement::Excludes;
            (finding.difference, finding.reason) = (Difference::NegationCut, Reason::NegationCut);
        } else if entails && put_negation(case, words, found) {
            finding.agreement = Agreement::Unknown;
            (finding.difference, finding.reason) = (Difference::Polarity, Reason::Negated);
        }
        out.push(finding);
        if entails {
            out.extend(speaker_of_quote(case, words, found));
        }
    }
    out
}

/// The source denies the words by a negation right before them, which the statement leaves out.
fn cut_negation(case: &Case, ours: Run, theirs: Run) -> bool {
    let goes_on = case.aligner.lexicon.has("goes-on", case.source.reading.document.word(theirs.start));
    let reach = if goes_on { 1 } else { 3 };
    let here = case.claim.acts.iter().any(|a| a.clause.overlaps(ours) && !a.stance.affirmed);
    denied_before(&case.source.reading, theirs.start, reach) && !denied_before(case.claim, ours.start, reach) && !here
}

/// The statement denies the words by a negation right before them, and nothing denies them in the source.
fn put_negation(case: &Case, ours: Run, theirs: Run) -> bool {
    let source = &case.source.reading;
    let denied = source.acts_in(source.sentence_run(theirs.start)).iter().any(|a| !a.stance.affirmed);
    denied_before(case.claim, ours.start, 2) && !denied_before(source, theirs.start, 4) && !denied
}

/// Whether a negation stands among the `reach` tokens before a place, in its sentence.
fn denied_before(reading: &Reading, at: usize, reach: usize) -> bool {
    let first = at.saturating_sub(reach).max(reading.sentence_run(at).start);
    (first..at).any(|k| reading.terms.get(k).is_some_and(|t| t.tag == Tag::Negation))
}

fn at_content(reading: &Reading, run: Run) -> Option<&Attribution> {
    reading
        .attributions
        .iter()
        .filter(|a| a.content.overlaps(run))
        .min_by_key(|a| (a.speaker.is_none(), a.content.len()))
}

/// The words are another speaker's in the source.
fn speaker_of_quote(case: &Case, ours: Run, theirs: Run) -> Option<Finding> {
    let here = at_content(case.claim, ours)?;
    let there = at_content(&case.source.reading, theirs)?;
    let (speaker, other) = (here.speaker?, there.speaker?);
    let sure = match same_speaker(case, here, there) {
        Some(true) => return None,
        Some(false) => true,
        None if unnamed(case, here, there) => true,
        None => two_entities(case, here, there)?,
    };
    let sides = (speaker, other);
    let mut finding = case.differ(DetailKind::Speaker, Difference::SpeakerOfQuote, Reason::OtherSpeaker, sides, 1.0);
    if !sure {
        finding.agreement = Agreement::Unknown;
    }
    Some(finding)
}

/// Whether two attributions have one speaker; `None` where that is not certain.
pub fn same_speaker(case: &Case, here: &Attribution, there: &Attribution) -> Option<bool> {
    if case.aligner.one_voice(here, there) {
        return Some(true);
    }
    let name = |reading: &Reading, run: Run| (run.start..run.end).rev().find_map(|at| reading.name_at(at));
    let ours = name(case.claim, here.speaker?)?;
    let known = case.aligner.entity(ours);
    // "her deputy, Ola Falk, said"
    let source = &case.source.reading;
    let behind = there.speaker.filter(|s| source.document.is(s.end, ",")).and_then(|s| source.entity_at(s.end + 1));
    if known.is_some() && (known == there.entity || known == behind) {
        return Some(true);
    }
    // a speaker that is only referred to ("he", "the witness") cannot be called another one
    let theirs = name(&case.source.reading, there.speaker?)?;
    // of two who speak together neither is another speaker
    let together =
        there.speaker?.iter().any(|at| case.source.reading.terms.get(at).is_some_and(|t| t.tag == Tag::Coordinator));
    if together {
        return there
            .speaker?
            .iter()
            .any(|at| known.is_some() && case.source.reading.entity_at(at) == known)
            .then_some(true);
    }
    differs(case, ours, theirs).then_some(false)
}

/// The name of a person that ends the words for a speaker.
fn person(reading: &Reading, speaker: Option<Run>) -> Option<usize> {
    let number = reading.name_at(speaker?.end - 1)?;
    let entity = reading.entities.of(number).and_then(|id| reading.entities.get(id));
    entity.is_some_and(|e| e.name.kind == NameKind::Person).then_some(number)
}

/// The source does not name who says it ("a senior official"), and the statement gives the words to one whom it names.
fn unnamed(case: &Case, here: &Attribution, there: &Attribution) -> bool {
    let source = &case.source.reading;
    let Some(theirs) = there.speaker.filter(|_| there.entity.is_none()) else { return false };
    let any = case.aligner.lexicon.has("unnamed", source.document.word(theirs.start));
    let named = theirs.iter().any(|at| source.name_at(at).is_some());
    let ours = person(case.claim, here.speaker);
    any && !named && theirs.len() > 1 && ours.is_some_and(|n| case.aligner.entity(n).is_some())
}

/// Both speakers are persons that the source knows, and not the same entity: whether that is sure.
fn two_entities(case: &Case, here: &Attribution, there: &Attribution) -> Option<bool> {
    // "the Texas Republican" may be anyone
    let bare = here.speaker.filter(|s| case.claim.terms.get(s.start).is_some_and(|t| t.tag != Tag::Determiner))?;
    let ours = case.claim.name_at(bare.end - 1)?;
    let known = case.aligner.entity(ours)?;
    let entities = &case.source.reading.entities;
    let kind = |id| entities.get(id).map(|e| e.name.kind);
    let other = there.entity.filter(|id| *id != known)?;
    let both = [known, other].map(|id| matches!(kind(id), Some(NameKind::Person | NameKind::Unknown)));
    // whom a pronoun means is sure enough where the gender decides
    let gender = |id| entities.get(id).and_then(|e| e.name.gender);
    let named = there.speaker?.iter().any(|at| case.source.reading.name_at(at).is_some());
    let sure = named
        || alone(case, there, known)
        || gender(known).is_some() && gender(other).is_some() && gender(known) != gender(other);
    both.iter().all(|b| *b).then_some(sure)
}

/// Whom a pronoun means that lets somebody speak: not one who is not named there, nor in the two sentences before, other
/// than in another's words.
fn alone(case: &Case, there: &Attribution, known: EntityId) -> bool {
    let reading = &case.source.reading;
    let Some(speaker) = there.speaker else { return false };
    let first = reading.document.sentence_at(there.content.start.min(speaker.start)).saturating_sub(2);
    let from = reading.document.sentences().get(first).map_or(0, |s| s.run.start);
    let words = |m: &Mention| if let Value::Quote(q) = &m.value { Some(q.words) } else { None };
    let said = |at: usize| reading.mentions.iter().filter_map(words).any(|q| q.has(at));
    !(from..speaker.end).any(|at| reading.entity_at(at) == Some(known) && !said(at))
}
