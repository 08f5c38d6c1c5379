//! Appositions: what the source says of one person ("her brother, a pilot,"), and the statement of another.

use super::case::Case;
use super::model::Finding;
use crate::evidence::{Alignment, UnitKind};
use crate::lexicon::{Gender, Tag};
use crate::outcome::{DetailKind, Difference, Reason};
use crate::reading::{Act, Part, Reading};
use crate::text::{Kind, Run};

/// How far from a noun phrase a name may stand that belongs to it, in tokens.
const BESIDE: usize = 3;

/// A word for a person that the passage says of one in an apposition, and the statement of another: it is left open.
pub fn compare(case: &Case, passage: &Alignment) -> Option<Finding> {
    let there = &case.source.reading;
    let units = case.side.units.iter().zip(&passage.links).filter(|(u, _)| u.kind == UnitKind::Noun && u.weight > 1.0);
    let mut linked = units.filter_map(|(u, l)| Some((u, l.filter(|l| l.score >= 0.7)?.at)));
    linked.find_map(|(unit, at)| {
        let said = || {
            let holds =
                |a: &&Act| a.copula && a.slots.iter().any(|s| s.part == Part::Complement && s.head == unit.run.start);
            case.acts().find(holds)?.slots.iter().find(|s| s.part == Part::Agent).map(|s| s.head)
        };
        let ours = apposed(case.claim, unit.run.start).or_else(said)?;
        let theirs = apposed(there, at).filter(|_| there.phrase_at(at).is_some_and(|p| p.head == at))?;
        let person = |reading: &Reading, at: usize| {
            let titled = case.aligner.lexicon.people().title_at(|k| reading.document.word(k), at).is_some();
            titled || reading.name_at(at).is_some() || reading.terms.get(at).is_some_and(|t| t.tag == Tag::Pronoun)
        };
        if !person(there, at) || !person(case.claim, ours) || !person(there, theirs) {
            return None;
        }
        let identity = case.identity(passage, Run::one(ours));
        let sides = (Run::one(ours), Run::one(theirs));
        let differ =
            || case.differ(DetailKind::Role, Difference::Role, Reason::RoleNotInSource, sides, identity).open();
        (!one_person(case, passage, ours, theirs)).then(differ)
    })
}

/// Whether two words of statement and source can mean the same person.
fn one_person(case: &Case, passage: &Alignment, ours: usize, theirs: usize) -> bool {
    let there = &case.source.reading;
    let known = case.claim.name_at(ours).and_then(|k| case.aligner.entity(k));
    let entity = there.titled_at(theirs).or_else(|| there.entity_at(theirs));
    let phrase = there.phrase_at(theirs).map_or(Run::one(theirs), |p| p.run);
    let met = case.link(passage, ours).is_some_and(|l| phrase.has(l.at) && l.at == theirs);
    if case.claim.terms.get(ours).is_some_and(|t| t.tag == Tag::Pronoun) {
        let people = case.aligner.lexicon.people();
        let title = people.title_at(|k| there.document.word(k), theirs).and_then(|(_, t)| t.gender);
        let pronoun = |w: &str| case.claim.document.is(ours, w);
        let gender = if pronoun("she") { Some(Gender::Woman) } else { pronoun("he").then_some(Gender::Man) };
        return !matches!((title, gender), (Some(a), Some(b)) if a != b);
    }
    met || known.is_some() && known == entity
}

/// The last word of what the apposition that holds a token is said of: "her husband, a dentist,".
pub fn apposed(reading: &Reading, at: usize) -> Option<usize> {
    let start = reading.phrase_at(at)?.run.start;
    let comma = start.checked_sub(1).filter(|k| reading.document.is(*k, ","))?;
    let article = ["a", "an", "the"].iter().any(|w| reading.document.is(start, w));
    let last = comma.checked_sub(1)?;
    let aged = reading.document.is(last.wrapping_sub(1), ",") && reading.document.token(last).kind == Kind::Number;
    let last = if aged { last.checked_sub(2)? } else { last };
    (article && reading.phrase_at(last).is_some()).then_some(last)
}

/// Whether a name stands in a noun phrase, or beside it with nothing but prepositions and other names between: "the Democrats of
/// Falk lead", "Bae of Korea won", "the firm's office in Lund".
pub fn beside(case: &Case, phrase: Run, at: usize) -> bool {
    let between = if at < phrase.start { Run::new(at, phrase.start) } else { Run::new(phrase.end, at) };
    let ties = |at: usize| {
        let tag = case.source.reading.terms.get(at).map(|t| t.tag);
        matches!(tag, Some(Tag::Preposition | Tag::Determiner | Tag::Name | Tag::Number))
    };
    phrase.has(at) || between.len() <= BESIDE && between.iter().all(ties)
}
