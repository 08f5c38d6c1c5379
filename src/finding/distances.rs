//! Distances: how far one thing is from another ("two years older", "ten points behind"), and in which direction.

use super::rivals::{Field, Rival, core};
use crate::evidence::UnitKind;
use crate::reading::Reading;
use crate::text::{Run, Word};

/// How a figure that is the distance between two things is told.
#[derive(Clone, Copy)]
struct Distance {
    /// The first of the two is above.
    up: bool,
    /// Told by a word of place: "ahead of the date" is earlier.
    placed: bool,
    /// Told by a word for a day: "earlier".
    dated: bool,
}

impl Distance {
    /// One is told by a word of place, the other by one for a day.
    fn unlike(self, other: Self) -> bool {
        self.placed && other.dated || self.dated && other.placed
    }
}

impl Field<'_> {
    /// One is the distance between two things ("two years older", "10 points behind"), the other is not.
    pub fn apart(&self, rival: &Rival) -> bool {
        let (ours, theirs) = self.distances(rival);
        ours.is_some() != theirs.is_some()
    }

    /// Both are distances, and in opposite directions: "ahead" and "short".
    pub fn opposed(&self, rival: &Rival) -> bool {
        let (ours, theirs) = self.distances(rival);
        let both = ours.flatten().zip(theirs.flatten());
        both.is_some_and(|(a, b)| a.up != b.up && !a.unlike(b)) && !self.exchanged(rival)
    }

    /// Two names have changed sides: "Lund finished two seconds behind Oslo" of "Oslo finished two seconds ahead of Lund".
    fn exchanged(&self, rival: &Rival) -> bool {
        let case = self.case;
        let run = |reading: &Reading, k: usize| reading.mentions.get(k).map_or(Run::default(), |m| m.run);
        let (here, there) = (run(case.claim, self.number), run(&case.source.reading, rival.mention));
        let Some(passage) = case.passages.iter().find(|p| p.sentences.0 == rival.sentence) else { return false };
        let names = || case.side.units.iter().zip(&passage.links).filter(|(u, _)| u.kind == UnitKind::Name);
        let linked = || names().filter_map(|(u, l)| Some((u.run.start < here.start, l.as_ref()?.at < there.start)));
        let moved = |front: bool| linked().any(|(ours, theirs)| ours == front && theirs != front);
        moved(true) && moved(false)
    }

    /// Whether the statement's figure and the source's are distances, and how they are told. A bare "by" does not tell it.
    fn distances(&self, rival: &Rival) -> (Option<Option<Distance>>, Option<Option<Distance>>) {
        let lexicon = self.case.aligner.lexicon;
        let distance = |reading: &Reading, k: usize| {
            let run = reading.mentions.get(k).map_or(Run::default(), |m| core(&m.value, m.run));
            let has = |at: usize, set: &str| {
                let term = reading.terms.get(at).map(|t| t.lemma);
                [Some(reading.document.word(at)), term].into_iter().flatten().any(|w| lexicon.has(set, w))
            };
            let up = (run.end..run.end + 2).find_map(|at| match (has(at, "distance-up"), has(at, "distance-down")) {
                (false, false) => None,
                (up, _) => {
                    Some(Some(Distance { up, placed: has(at, "distance-place"), dated: has(at, "distance-day") }))
                }
            });
            let by = reading.document.word(run.start.wrapping_sub(1)) == Word::of("by");
            up.or(by.then_some(None))
        };
        (distance(self.case.claim, self.number), distance(&self.case.source.reading, rival.mention))
    }
}
