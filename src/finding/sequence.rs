//! Sequences: what comes after, before or because of what, told the other way round: "Falk left after the mill burned" of "the
//! mill burned after Falk left".

use super::case::Case;
use super::model::Finding;
use crate::evidence::{Alignment, UnitKind};
use crate::outcome::{DetailKind, Difference, Reason};
use crate::reading::Reading;
use crate::text::Run;

/// A unit that weighs no more tells neither side.
const SOLID: f32 = 1.0;
/// From this share of the clause on, both tell one matter.
const SAME: f32 = 0.8;

/// Both sides of the same link that have changed places in a passage.
pub fn compare(case: &Case, passage: &Alignment) -> Option<Finding> {
    let sentence = case.sentence(passage.sentences.0);
    let (here, ours) = led(case, case.claim, case.clause)?;
    let (there, theirs) = led(case, &case.source.reading, sentence)?;
    if case.claim.document.word(here) != case.source.reading.document.word(there) {
        return None;
    }
    let (mut kept, mut turned) = ([0.0; 2], [0.0; 2]);
    for (unit, link) in case.side.units.iter().zip(&passage.links) {
        let Some(at) = link.map(|l| l.at).filter(|at| sentence.has(*at) && *at != there) else { continue };
        let led = ours.has(unit.run.start);
        // a name may stand on both sides, and a stretch of time between them
        let tells = !matches!(unit.kind, UnitKind::Name | UnitKind::Quantity | UnitKind::Date);
        let weight = if tells { unit.weight } else { 0.0 };
        let side = if led == theirs.has(at) { &mut kept } else { &mut turned };
        if let Some(sum) = side.get_mut(usize::from(led)) {
            *sum += weight;
        }
    }
    let exchanged = kept.iter().sum::<f32>() < SOLID && turned.iter().all(|w| *w > SOLID);
    let identity = case.identity(passage, Run::default());
    let sides = (Run::one(here), Run::one(there));
    let differ = || case.differ(DetailKind::Act, Difference::Order, Reason::Swapped, sides, identity);
    (exchanged && identity >= SAME).then(differ)
}

/// The one word of a sequence in a stretch, with what it leads: up to the comma where it opens the stretch, else to its end.
fn led(case: &Case, reading: &Reading, stretch: Run) -> Option<(usize, Run)> {
    let mut all = stretch.iter().filter(|at| case.aligner.lexicon.has("sequence", reading.document.word(*at)));
    let at = all.next().filter(|_| all.next().is_none())?;
    let opens = at <= stretch.start + 1;
    let comma = (at + 1..stretch.end).find(|k| opens && reading.document.is(*k, ","));
    Some((at, Run::new(at + 1, comma.unwrap_or(stretch.end))))
}
