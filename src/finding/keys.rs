//! Keys: the act and the things that a figure or date belongs to, so that neighbours are not mixed up.
//!
//! A key is a weighted set of words: the verb that governs the figure (2), the head of the phrase that it stands in (2),
//! the other words of its phrase (1), the subject of its verb (1), and the content word beside it (1.5 behind, 1 before).

use crate::evidence::{Aligner, Side, Unit, UnitKind};
use crate::reading::{Part, Reading};
use crate::text::Run;

/// Where a word of a key stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// The verb that governs the figure.
    Verb,
    /// The subject or object of that verb.
    Party,
    /// The phrase of the figure, or what stands beside it.
    Near,
}

/// One word of a key.
#[derive(Clone, Copy, Debug)]
pub struct KeyWord {
    unit: Unit,
    weight: f32,
    place: Place,
}

impl KeyWord {
    /// The word.
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// Whether it is the verb that governs the figure.
    pub fn governs(&self) -> bool {
        self.place == Place::Verb
    }
}

/// What two keys have in common.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shared {
    /// The smaller weight of every pair of words that match.
    pub weight: f32,
    /// Whether a verb or a head word is among them.
    pub strong: bool,
    /// Whether the verbs match; nothing where one side has none that says something.
    pub verb: Option<bool>,
    /// Whether a subject or object matches; nothing where one side has none.
    pub party: Option<bool>,
    /// Whether both sides have names for subject or object, and none of them matches.
    pub strange: bool,
}

/// The key of the figure or date at `figure`, in the sentence that `side` reads.
pub fn key(reading: &Reading, side: &Side, sentence: Run, figure: Run, light: impl Fn(&Unit) -> bool) -> Vec<KeyWord> {
    let mut out: Vec<KeyWord> = Vec::new();
    let mut add = |at: usize, weight: f32, place: Place| {
        let Some(unit) = side.unit_at(at).and_then(|k| side.units.get(k)) else { return };
        let plain = !matches!(unit.kind, UnitKind::Quantity | UnitKind::Date | UnitKind::Pronoun);
        if plain && !light(unit) && !figure.overlaps(unit.run) && out.iter().all(|k| k.unit.run != unit.run) {
            out.push(KeyWord { unit: *unit, weight, place });
        }
    };
    if let Some(phrase) = reading.phrase_over(figure) {
        add(phrase.head, 2.0, Place::Near);
        phrase.run.iter().for_each(|at| add(at, 1.0, Place::Near));
    }
    let governing = reading
        .acts_in(sentence)
        .iter()
        .filter(|a| a.slots.iter().any(|s| s.run.overlaps(figure)))
        .min_by_key(|a| a.head.abs_diff(figure.start));
    if let Some(act) = governing {
        add(act.head, 2.0, Place::Verb);
        for slot in
            act.slots.iter().filter(|s| matches!(s.part, Part::Agent | Part::Patient) && !s.run.overlaps(figure))
        {
            add(slot.head, 1.0, Place::Party);
            slot.run.iter().for_each(|at| add(at, 0.3, Place::Party));
        }
    }
    let next = side.units.iter().find(|u| u.run.start >= figure.end && u.run.start < figure.end + 5 && u.weight > 0.0);
    // what stands behind a mark belongs to something else
    let marked = |at: usize| [",", ";", ":", "."].iter().any(|m| reading.document.is(at, m));
    let next = next.filter(|u| !(figure.end..u.run.start).any(marked));
    if let Some(unit) = next {
        add(unit.run.start, 1.5, Place::Near);
    }
    let before =
        side.units.iter().rev().find(|u| u.run.end <= figure.start && u.run.end + 3 > figure.start && u.weight > 0.0);
    if let Some(unit) = before {
        add(unit.run.start, 1.0, if unit.kind == UnitKind::Verb { Place::Verb } else { Place::Near });
    }
    out
}

/// How much two keys have in common.
pub fn common(aligner: &Aligner, claim: &[KeyWord], source: &[KeyWord]) -> Shared {
    let mut out = Shared::default();
    for ours in claim {
        let best = source
            .iter()
            .filter(|theirs| aligner.pair(&ours.unit, &theirs.unit).is_some())
            .map(|theirs| ours.weight.min(theirs.weight))
            .fold(0.0, f32::max);
        out.weight += best;
        out.strong |= best >= 1.5 || (best > 0.0 && ours.place == Place::Verb);
    }
    out.verb = met(aligner, claim, source, Place::Verb);
    out.party = met(aligner, claim, source, Place::Party);
    let name = |k: &&KeyWord| k.place == Place::Party && k.unit.kind == UnitKind::Name;
    let met = |a: &KeyWord| source.iter().filter(name).any(|b| aligner.pair(&a.unit, &b.unit).is_some());
    let both = claim.iter().any(|k| name(&k)) && source.iter().any(|k| name(&k));
    out.strange = both && !claim.iter().filter(name).any(met);
    out
}

/// Whether words at one place match on both sides; nothing where one side has none there.
fn met(aligner: &Aligner, claim: &[KeyWord], source: &[KeyWord], place: Place) -> Option<bool> {
    let at = |key: &[KeyWord]| key.iter().filter(|k| k.place == place).copied().collect::<Vec<_>>();
    let (ours, theirs) = (at(claim), at(source));
    let any = ours.iter().any(|a| theirs.iter().any(|b| aligner.pair(&a.unit, &b.unit).is_some()));
    (!ours.is_empty() && !theirs.is_empty()).then_some(any)
}
