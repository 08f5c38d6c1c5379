//! Speakers of reported speech: who said it, and what is told as said or as so.

use super::case::Case;
use super::model::Finding;
use super::quoted::same_speaker;
use super::stance;
use crate::evidence::Alignment;
use crate::lexicon::{CueClass, Tag};
use crate::outcome::{Agreement, Caveat, DetailKind, Difference, Reason};
use crate::reading::{Act, Attribution, Reading};
use crate::text::Run;

/// So much of what is denied must be what the other says.
const DENIED: f32 = 0.9;
/// A passage that does not come nearest must have so much of what was said.
const SURE: f32 = 0.65;

/// Where the words of the clause that weigh something stand in the source.
fn inside(case: &Case, passage: &Alignment) -> Vec<usize> {
    let units = case.side.units.iter().zip(&passage.links).filter(|(u, _)| u.weight > 1.5);
    let mut at: Vec<usize> = units.filter_map(|(_, l)| l.map(|l| l.at)).collect();
    at.sort_unstable();
    at
}

/// Whether most of these words stand in what is said.
fn holds(attribution: &Attribution, inside: &[usize]) -> bool {
    inside.iter().filter(|at| attribution.content.has(**at)).count() * 2 > inside.len()
}

/// Whether the source says who says it, though most of the words are about that: "at the upper end of the mayor's estimate".
fn told(attribution: &Attribution, inside: &[usize]) -> bool {
    let teller = |at: usize| attribution.cue == Some(at) || attribution.speaker.is_some_and(|s| s.has(at));
    let rest: Vec<usize> = inside.iter().copied().filter(|at| !teller(*at)).collect();
    rest.len() < inside.len() && holds(attribution, &rest)
}

/// What the passage's speaker makes of the clause: another speaker, an attribution dropped or added.
pub fn attribution(case: &Case, passage: &Alignment) -> Option<Finding> {
    let sentence = passage.sentences.0;
    let inside = inside(case, passage);
    let run = case.sentence(sentence);
    let theirs = case
        .source
        .reading
        .attributions
        .iter()
        .filter(|a| a.content.overlaps(run))
        .max_by_key(|a| inside.iter().filter(|at| a.content.has(**at)).count());
    let own = case.claim.attributions.iter().filter(|a| a.content.overlaps(case.clause));
    let ours = own.max_by_key(|a| (a.cue.is_some_and(|c| case.clause.has(c)), a.content.len()));
    let voiced = |a: &Attribution| ours.is_some_and(|o| same_speaker(case, o, a) == Some(true)) && told(a, &inside);
    let held = theirs.is_some_and(|a| holds(a, &inside) || voiced(a));
    if let (None, Some(finding)) = (ours, hearsay(case, passage, &inside)) {
        return Some(finding);
    }
    match (ours, theirs.filter(|_| held)) {
        (Some(here), Some(there)) => other_speaker(case, passage, here, there),
        (None, Some(there)) if there.cue.is_some_and(|c| run.has(c)) => dropped(case, passage, there),
        (None, Some(_)) => None,
        (Some(here), None) => added(case, passage, here),
        (None, None) => None,
    }
}

fn other_speaker(case: &Case, passage: &Alignment, here: &Attribution, there: &Attribution) -> Option<Finding> {
    let (speaker, other) = (here.speaker?, there.speaker?);
    if let (Some(CueClass::Deny), Some(b)) | (Some(b), Some(CueClass::Deny)) = (here.class, there.class)
        && b != CueClass::Deny
    {
        // "said it had not" is a denial too
        let negated =
            |reading: &Reading, content: Run| reading.acts_in(content).first().is_some_and(|a| !a.stance.affirmed);
        if negated(case.claim, here.content) != negated(&case.source.reading, there.content) {
            return None;
        }
        let cues = (Run::one(here.cue?), Run::one(there.cue?));
        let identity = case.identity(passage, cues.0);
        let mut finding = case.differ(DetailKind::Act, Difference::Polarity, Reason::Negated, cues, identity);
        if identity < DENIED {
            finding.agreement = Agreement::Unknown;
        }
        return Some(finding);
    }
    let same = same_speaker(case, here, there)?;
    if same {
        let stronger =
            here.class == Some(CueClass::Factive) && there.class != Some(CueClass::Factive) && here.cue != there.cue;
        let mut finding = case.differ(DetailKind::Speaker, Difference::Speaker, Reason::Agrees, (speaker, other), 1.0);
        finding.agreement = Agreement::Entails;
        finding.caveats = if stronger { vec![Caveat::CueStronger] } else { Vec::new() };
        return Some(finding);
    }
    let around = speaker.join(here.cue.map_or(speaker, Run::one));
    let identity = case.identity(passage, around);
    let first = case.passages.first().is_some_and(|p| p.sentences == passage.sentences);
    if !first && identity < SURE {
        return None;
    }
    let finding =
        case.differ(DetailKind::Speaker, Difference::Speaker, Reason::OtherSpeaker, (speaker, other), identity);
    // "refused to cooperate" is not what another says who tells of cooperation
    let denied = case.acts().filter(|a| here.content.has(a.head) && !a.stance.affirmed);
    let turned = |a: &Act| case.partner(passage, a).is_none_or(|b| b.stance.affirmed);
    Some(if denied.into_iter().any(turned) { finding.open() } else { finding })
}

/// The source gives it to a speaker; the statement tells it as a fact.
fn dropped(case: &Case, passage: &Alignment, there: &Attribution) -> Option<Finding> {
    // "the court was told that": someone says so
    let heard = there.speaker.is_none() && there.class == Some(CueClass::Say);
    let speaker = there.speaker.or(there.cue.map(Run::one))?;
    if there.class != Some(CueClass::Deny) && !asserted(case, passage, there) {
        return None;
    }
    let person = heard
        || there.entity.is_some()
        || speaker
            .iter()
            .any(|at| case.aligner.lexicon.people().title_at(|k| case.source.reading.document.word(k), at).is_some());
    if !person && there.class != Some(CueClass::Deny) {
        return None;
    }
    // a statement that names a speaker of the passage in another way tells whose it is
    let named = |id| case.side.units.iter().any(|u| u.mention.is_some_and(|m| case.aligner.entity(m) == Some(id)));
    let told = |a: &Attribution| {
        let words = |at: usize| a.cue == Some(at) || a.speaker.is_some_and(|s| s.has(at));
        a.entity.is_some_and(named) || passage.links.iter().flatten().any(|l| words(l.at))
    };
    let elsewhere = case.claim.attributions.iter().any(|a| same_speaker(case, a, there) == Some(true));
    let mut holders = case.source.reading.attributions.iter().filter(|a| holds(a, &inside(case, passage)));
    let named = elsewhere || holders.any(told);
    // who denies it denies it still, unless the statement tells that as well
    let denies = there.class == Some(CueClass::Deny);
    let told = passage.links.iter().flatten().any(|l| there.cue == Some(l.at));
    if named && (!denies || told) {
        return None;
    }
    let mut finding =
        case.differ(DetailKind::Speaker, Difference::Speaker, Reason::Agrees, (case.clause, speaker), 1.0);
    finding.agreement = if there.class == Some(CueClass::Deny) { Agreement::Unknown } else { Agreement::Entails };
    finding.reason = if there.class == Some(CueClass::Deny) { Reason::Negated } else { Reason::Agrees };
    finding.caveats = vec![Caveat::AttributionDropped];
    Some(finding)
}

/// The source keeps its distance by an adverb ("reportedly") that the statement does not have.
fn hearsay(case: &Case, passage: &Alignment, inside: &[usize]) -> Option<Finding> {
    let lexicon = case.aligner.lexicon;
    let told = case.source_acts(passage.sentences.0).iter().filter_map(|a| Some((a, stance::hearsay(case, a)?)));
    let (act, at) = told.min_by_key(|(a, at)| a.head.abs_diff(*at))?;
    let most = inside.iter().filter(|k| act.clause.has(**k) || act.slots.iter().any(|s| s.run.has(**k))).count() * 2;
    if case.clause.iter().any(|at| lexicon.has("hearsay", case.claim.document.word(at))) || most <= inside.len() {
        return None;
    }
    let sides = (case.clause, Run::one(at));
    let mut finding = case.differ(DetailKind::Speaker, Difference::Speaker, Reason::Agrees, sides, 1.0);
    finding.agreement = Agreement::Entails;
    finding.caveats = vec![Caveat::AttributionDropped];
    Some(finding)
}

/// Most of the clause is what the speaker says, and what it asserts is not what the writer adds of those whom the speaker
/// names: ", who lives in Lund,", ", one of 40 shops".
fn asserted(case: &Case, passage: &Alignment, there: &Attribution) -> bool {
    let predicate = case.acts().map(|a| a.group.start).min().unwrap_or(case.clause.start);
    let asides: Vec<Run> = asides(case, there.content);
    let (mut inside, mut asserted, mut aside) = (0.0, 0.0, 0.0);
    for (unit, link) in case.side.units.iter().zip(&passage.links) {
        let Some(at) = link.map(|l| l.at).filter(|at| there.content.has(*at)) else { continue };
        inside += unit.weight;
        if unit.run.start >= predicate {
            asserted += unit.weight;
            aside += if asides.iter().any(|r| r.has(at)) { unit.weight } else { 0.0 };
        }
    }
    inside * 2.0 >= passage.total && aside * 2.0 <= asserted
}

/// The stretches of what is said that stand beside its own assertion: relative clauses and appositions behind a comma, up to
/// the next one.
fn asides(case: &Case, content: Run) -> Vec<Run> {
    let reading = &case.source.reading;
    let tag = |at: usize| reading.terms.get(at).map(|t| t.tag);
    let comma = |at: usize| reading.document.is(at, ",");
    let opens = |at: usize| match tag(at) {
        _ if !comma(at - 1) => false,
        Some(Tag::Determiner | Tag::Number) => tag(at - 2) == Some(Tag::Name),
        other => other == Some(Tag::Relative),
    };
    let from = (content.start + 2..content.end).filter(|at| opens(*at));
    from.map(|at| Run::new(at, (at..content.end).find(|k| comma(*k)).unwrap_or(content.end))).collect()
}

/// The source tells it itself; the statement gives it to a speaker who is not in the passage.
fn added(case: &Case, passage: &Alignment, here: &Attribution) -> Option<Finding> {
    let speaker = here.speaker?;
    let cue = here.cue?;
    let run = case.sentence(passage.sentences.0);
    let near = case.source.reading.attributions.iter().filter(|a| a.cue.is_some_and(|c| run.has(c)));
    if near.into_iter().any(|there| case.aligner.one_voice(here, there))
        || !case.clause.has(cue) && case.aligner.names(speaker, run)
        || case.link(passage, cue).is_some()
        || speaker.iter().any(|at| case.unit(at).is_some_and(|u| u.weight > 0.0) && case.link(passage, at).is_some())
    {
        return None;
    }
    Some(
        case.differ(
            DetailKind::Speaker,
            Difference::Speaker,
            Reason::AttributionAdded,
            (speaker, case.sentence(passage.sentences.0)),
            0.0,
        )
        .open(),
    )
}
