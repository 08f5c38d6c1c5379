//! Titles: what the statement says that a person is, where the source says it of somebody else or of nobody.

use super::case::Case;
use super::model::Finding;
use super::persons::Person;
use crate::lexicon::{NameSet, TitleKind};
use crate::outcome::Reason;
use crate::value::{Name, Role, Value};

/// What is left of an identity where a title may have been held before.
const BEFORE: f32 = 0.6;

/// Every title and employer of a named person in the clause that the source does not give him.
pub fn compare(case: &Case) -> Vec<Finding> {
    let mentions = case.claim.mentions_in(case.clause).iter();
    let told = mentions.filter(|m| case.clause.contains(m.run) && !case.verbatim(m.run.start));
    let titles = told.filter_map(|m| match &m.value {
        Value::Role(role) => Person::new(case, role.person?).and_then(|p| p.title(role).or_else(|| p.employer(role))),
        _ => None,
    });
    titles.collect()
}

impl Person<'_> {
    /// A title that the source does not give the person.
    fn title(&self, role: &Role) -> Option<Finding> {
        let telling = |r: &Role| matches!(r.title.kind, TitleKind::Office | TitleKind::Occupation | TitleKind::Rank);
        let lexicon = self.case.aligner.lexicon;
        let given = |r: &&Role| role.same_head(r, lexicon);
        let mut words = role.run.iter().filter_map(|at| self.case.unit(at)).peekable();
        let near = words.peek().is_some() && words.all(|u| self.beside(u, false));
        let given: Vec<&Role> = self.roles().iter().filter(given).collect();
        if let Some(first) = given.first().filter(|_| telling(role) && given.iter().all(|r| role.former_apart(r))) {
            // one may have held it before
            let finding = self.differ(Reason::FormerCurrent, role.run, first.run);
            return Some(Finding { identity: BEFORE, ..finding });
        }
        if !telling(role) || near || !given.is_empty() {
            return None;
        }
        let ranked = |r: &&Role| r.title.kind == TitleKind::Rank && r.title.office.is_some();
        let rank = self.roles().iter().find(|r| ranked(r) && ranked(&role));
        let office = |r: &Role| r.title.kind == TitleKind::Office;
        let other = self.roles().iter().find(|r| office(r) && office(role));
        let held = || {
            let others = self.case.source.reading.entities.list.iter();
            others.flat_map(|e| &e.roles).any(|r| r.same_head(role, lexicon) && r.former == role.former)
        };
        if let Some(rank) = rank {
            return Some(self.differ(Reason::OtherOffice, role.run, rank.run));
        }
        if let Some(other) = other.filter(|_| held()) {
            return Some(self.differ(Reason::OfficeHeldByOther, role.run, other.run));
        }
        // a title that the source gives to nobody is missing, and no more
        (self.roles().iter().any(telling) || held()).then(|| self.open(role.run))
    }

    /// Whom the person works for, where the source names nobody but another one.
    fn employer(&self, role: &Role) -> Option<Finding> {
        let lexicon = self.case.aligner.lexicon;
        let party = |n: &Name| n.words.iter().any(|w| lexicon.people().is(NameSet::Adherent, *w));
        let bodies = |r: &Role| !r.bodies.is_empty() && !r.bodies.iter().any(party);
        let employed = |r: &Role| r.title.many && !r.former && bodies(r);
        let others: Vec<&Role> = self.roles().iter().filter(|r| employed(r)).collect();
        let first =
            others.first().filter(|_| employed(role) && others.iter().all(|r| role.employed_apart(r, lexicon)))?;
        let name = role.bodies.first()?;
        let claim = self.case.claim;
        let word = |n: &Name| n.words == name.words;
        let near = claim.mentions_in(claim.sentence_run(role.run.start)).iter();
        let run = near.filter(|m| matches!(&m.value, Value::Name(n) if word(n))).map(|m| m.run).next()?;
        let beside = run.iter().filter_map(|at| self.case.unit(at)).all(|u| self.beside(u, true));
        (!beside).then(|| self.differ(Reason::OtherOffice, run, first.run))
    }
}
