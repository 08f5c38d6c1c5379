//! Keys: the act and the things that a figure or date belongs to, so that neighbours are not mixed up.
//!
//! A key is a weighted set of words: the verb that governs the figure (2), the noun it counts (2), the other nouns of
//! its phrase (1), the subject of its verb (1), and the content word behind it (1.5).

use crate::evidence::{Aligner, Side, Unit, UnitKind};
use crate::reading::{Part, Reading};
use crate::text::Run;

/// One word of a key.
#[derive(Clone, Copy, Debug)]
pub struct KeyWord {
    unit: Unit,
    weight: f32,
    verb: bool,
}

/// The key of the figure or date at `figure`, in the sentence that `side` reads.
pub fn key(reading: &Reading, side: &Side, sentence: Run, figure: Run, light: impl Fn(&Unit) -> bool) -> Vec<KeyWord> {
    let mut out: Vec<KeyWord> = Vec::new();
    let mut add = |at: usize, weight: f32, verb: bool| {
        let Some(unit) = side.unit_at(at).and_then(|k| side.units.get(k)) else { return };
        let plain = !matches!(unit.kind, UnitKind::Quantity | UnitKind::Date | UnitKind::Pronoun);
        if plain && !light(unit) && !figure.overlaps(unit.run) && out.iter().all(|k| k.unit.run != unit.run) {
            out.push(KeyWord { unit: *unit, weight, verb });
        }
    };
    if let Some(phrase) = reading.phrase_over(figure) {
        add(phrase.head, 2.0, false);
        phrase.run.iter().for_each(|at| add(at, 1.0, false));
    }
    let governing =
        reading.acts.iter().filter(|a| sentence.has(a.head) && a.slots.iter().any(|s| s.run.overlaps(figure)));
    for act in governing {
        add(act.head, 2.0, true);
        for slot in
            act.slots.iter().filter(|s| matches!(s.part, Part::Agent | Part::Patient) && !s.run.overlaps(figure))
        {
            add(slot.head, 1.0, false);
            slot.run.iter().for_each(|at| add(at, 0.3, false));
        }
    }
    let next = side.units.iter().find(|u| u.run.start >= figure.end && u.run.start < figure.end + 5 && u.weight > 0.0);
    if let Some(unit) = next {
        add(unit.run.start, 1.5, false);
    }
    let before =
        side.units.iter().rev().find(|u| u.run.end <= figure.start && u.run.end + 3 > figure.start && u.weight > 0.0);
    if let Some(unit) = before {
        add(unit.run.start, 1.0, unit.kind == UnitKind::Verb);
    }
    out
}

/// How much two keys have in common: the smaller weight of every pair of words that match, and whether a verb or a
/// head word is among them.
pub fn common(aligner: &Aligner, claim: &[KeyWord], source: &[KeyWord]) -> (f32, bool) {
    let (mut sum, mut strong) = (0.0, false);
    for ours in claim {
        let best = source
            .iter()
            .filter(|theirs| aligner.pair(&ours.unit, &theirs.unit).is_some())
            .map(|theirs| ours.weight.min(theirs.weight))
            .fold(0.0, f32::max);
        sum += best;
        strong |= best >= 1.5 || (best > 0.0 && ours.verb);
    }
    (sum, strong)
}
