//! Origins: country and party of a named person, where the source tells them of somebody else, or others of this one.

use super::case::Case;
use super::model::Finding;
use super::persons::{NEAR, Person};
use crate::evidence::{Unit, score_of};
use crate::lexicon::{NameSet, PlaceId, Pos};
use crate::outcome::Reason;
use crate::reading::Reading;
use crate::text::{Run, Word};
use crate::value::{Name, NameKind, Role, Sameness, Value};

/// How far in front of a name its title may begin.
const TITLE: usize = 12;

/// The first country or party of every named person of the clause that the source does not give him.
pub fn compare(case: &Case) -> Vec<Finding> {
    let mentions = case.claim.mentions_in(case.clause).iter();
    let told = mentions.filter(|m| case.clause.contains(m.run) && !case.verbatim(m.run.start));
    let names = told.filter(|m| matches!(m.value, Value::Name(_)));
    names.filter_map(|m| Person::new(case, m.run)?.origin()).collect()
}

impl Person<'_> {
    /// A country or party that the source does not give the person.
    fn origin(&self) -> Option<Finding> {
        let claim = self.case.claim;
        let told = |u: &Unit| self.beside(u, true) || self.adheres(u);
        let lost = |run: &Run| !run.iter().filter_map(|at| self.case.unit(at)).all(told);
        let around = self.attached(claim, self.name).into_iter().filter(lost);
        let lost = around.into_iter().find(|run| name(claim, *run).is_none_or(|n| !self.given(n)))?;
        let ours = name(claim, lost);
        let place = ours.filter(|n| n.demonym()).and_then(|n| n.place).map(|(id, _)| id);
        let theirs: Vec<(PlaceId, Run)> = self.origins();
        let apart = |p: PlaceId| place.is_some_and(|q| !self.case.aligner.lexicon.places().touch(p, q));
        if let Some((_, run)) = theirs.first().filter(|_| theirs.iter().all(|(p, _)| apart(*p))) {
            return Some(self.differ(Reason::OtherCountry, lost, *run));
        }
        (self.rivalled(lost, ours) || self.taken(lost)).then(|| self.open(lost))
    }

    /// Whether the source tells another country, party or body of the person.
    fn rivalled(&self, lost: Run, ours: Option<&Name>) -> bool {
        let there = &self.case.source.reading;
        let adherent = |reading: &Reading, run: Run| run.iter().any(|at| self.adherent(reading.document.word(at)));
        let bodies = || self.roles().iter().flat_map(|r| &r.bodies);
        let of_party = |n: &Name| n.words.iter().any(|w| self.adherent(*w));
        if adherent(self.case.claim, lost) {
            return bodies().next().is_some() || self.adherents().any(|at| self.near(at, true) && !self.of_other(at));
        }
        let own = self.own();
        let mut names = own.iter().filter_map(|run| name(there, *run));
        if ours.is_some_and(|n| n.place.is_some()) {
            return self.roles().iter().any(|r| !r.places.is_empty()) || names.any(|n| n.place.is_some());
        }
        bodies().any(|n| !of_party(n)) || names.any(|n| n.place.is_none() && !of_party(n))
    }

    /// Whether the source tells it of another person.
    fn taken(&self, lost: Run) -> bool {
        let case = self.case;
        let there = &case.source.reading;
        let units: Vec<&Unit> = lost.iter().filter_map(|at| case.unit(at)).collect();
        let mut found = case.source.sides.iter().flat_map(|s| &s.units);
        let pairs = |u: &Unit| units.iter().any(|own| case.aligner.pair(own, u).is_some());
        let leads = |at: usize| {
            let end = there.name_at(at).and_then(|k| there.mentions.get(k)).map_or(at + 1, |m| m.run.end);
            self.other(end) || there.document.is(end, "'s") && self.other(end + 1)
        };
        found.any(|u| pairs(u) && (self.of_other(u.run.start) || leads(u.run.start)))
    }

    /// What the source tells with the person's name.
    fn own(&self) -> Vec<Run> {
        let there = &self.case.source.reading;
        let mentions = there.entities.get(self.id).map(|e| e.mentions.as_slice()).unwrap_or_default();
        let runs = mentions.iter().filter_map(|k| there.mentions.get(*k)).map(|m| m.run);
        runs.flat_map(|run| self.attached(there, run)).collect()
    }

    /// The countries whose people the source names with the person's name.
    fn origins(&self) -> Vec<(PlaceId, Run)> {
        let there = &self.case.source.reading;
        let own = self.own();
        let places = own.iter().filter_map(|run| name(there, *run).filter(|n| n.demonym()).zip(Some(*run)));
        places.filter_map(|(n, run)| Some((n.place?.0, run))).collect()
    }

    fn adherent(&self, word: Word) -> bool {
        self.case.aligner.lexicon.people().is(NameSet::Adherent, word)
    }

    /// Where the source has words for members of parties and creeds.
    fn adherents(&self) -> impl Iterator<Item = usize> {
        let there = &self.case.source.reading;
        let units = self.case.source.sides.iter().flat_map(|s| &s.units).map(|u| u.run.start);
        units.filter(|at| self.adherent(there.document.word(*at)))
    }

    /// Whether the source calls the person by another word for the same party: Democrat, Democratic; Tory, Conservative.
    fn adheres(&self, unit: &Unit) -> bool {
        let lexicon = self.case.aligner.lexicon;
        let there = &self.case.source.reading;
        let items = |w: Word| [Pos::Noun, Pos::Adjective].into_iter().filter_map(move |p| lexicon.item(w, p));
        let same = |a: Word, b: Word| {
            let mut pairs = items(a).flat_map(|x| items(b).map(move |y| (x, y)));
            pairs.any(|(x, y)| x == y || lexicon.relation(x, y).and_then(score_of).is_some())
        };
        let lemma = |at: usize| there.terms.get(at).map_or(there.document.word(at), |t| t.lemma);
        let mut alike = self.adherents().filter(|at| same(unit.lemma, lemma(*at)));
        alike.any(|at| self.near(at, true) && !self.of_other(at))
    }

    /// Whether a title that the source gives the person is of this place or body.
    fn given(&self, name: &Name) -> bool {
        let lexicon = self.case.aligner.lexicon;
        let places = |r: &Role| r.places.iter().any(|p| name.place.is_some_and(|(q, _)| lexicon.places().touch(*p, q)));
        let bodies = |r: &Role| r.bodies.iter().any(|b| b.sameness(name, lexicon) != Sameness::Different);
        self.roles().iter().any(|r| places(r) || bodies(r))
    }

    /// What stands with a person's name, or in its title, and tells whence he is, or of which party.
    fn attached(&self, reading: &Reading, name: Run) -> Vec<Run> {
        let people = self.case.aligner.lexicon.people();
        let of = ["of", "from"].iter().any(|w| reading.document.is(name.end, w));
        let from = name.end + 1 + usize::from(reading.document.is(name.end + 1, "the"));
        // "the Modena defender Luca Bianchi"
        let titles = reading.mentions_in(Run::new(name.start.saturating_sub(TITLE), name.end + NEAR)).iter();
        let titles = titles.filter(|m| matches!(&m.value, Value::Role(r) if r.person == Some(name)));
        let inside = titles.flat_map(|m| m.run.iter());
        // "Australia's Tom Hart"
        let owned = usize::from(reading.document.is(name.start.wrapping_sub(1), "'s"));
        let at = name.start.checked_sub(1 + owned).into_iter().chain(of.then_some(from)).chain(inside);
        let told = at.filter_map(|at| match reading.name_at(at).and_then(|k| reading.mentions.get(k)) {
            Some(m) => matches!(&m.value, Value::Name(n) if n.kind != NameKind::Person).then_some(m.run),
            None => people.is(NameSet::Adherent, reading.document.word(at)).then_some(Run::one(at)),
        });
        let mut out: Vec<Run> = told.collect();
        out.sort_unstable();
        out.dedup();
        out
    }
}

/// The name that begins a stretch.
fn name(reading: &Reading, run: Run) -> Option<&Name> {
    match &reading.mentions.get(reading.name_at(run.start)?)?.value {
        Value::Name(name) => Some(name),
        _ => None,
    }
}
