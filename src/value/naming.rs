//! Finds names and titles in running text.

use super::mention::{Mention, Value};
use super::name::{Name, NameKind};
use super::role::Role;
use crate::lexicon::{Gazetteer, Gender, Lexicon, PlaceId, Sense, Tag, Term};
use crate::text::{Caps, Document, Kind, Run, fold};

/// Every name and every title of a document; tokens of `dates` (sorted runs) belong to none.
pub fn recognise(document: &Document, terms: &[Term], lexicon: &Lexicon, dates: &[Run]) -> Vec<Mention> {
    let mut out = Vec::new();
    for sentence in document.sentences() {
        let reader = Reader { document, terms, gazetteer: lexicon.gazetteer(), sentence: sentence.run, dates };
        let mut at = sentence.run.start;
        while at < sentence.run.end {
            at = reader.step(at, &mut out).max(at + 1);
        }
    }
    out
}

struct Reader<'a> {
    document: &'a Document,
    terms: &'a [Term],
    gazetteer: &'a Gazetteer,
    sentence: Run,
    dates: &'a [Run],
}

/// A stretch inside a run of capitals.
enum Part {
    Name(Run, Option<Gender>, bool),
    Place(Run, (PlaceId, Sense)),
    Title(Run),
}

impl Reader<'_> {
    fn is_name(&self, at: usize) -> bool {
        let next = self.dates.partition_point(|d| d.end <= at);
        at < self.sentence.end && self.terms.get(at).is_some_and(|t| t.tag == Tag::Name) && !self.dates.get(next).is_some_and(|d| d.has(at)) && !self.gazetteer.is_never(self.document.word(at))
    }

    fn step(&self, at: usize, out: &mut Vec<Mention>) -> usize {
        if self.is_name(at) {
            let end = self.capitals(at);
            self.split(Run::new(at, end), out);
            return end;
        }
        // a title in lower case: "secretary of state", "president"
        match self.gazetteer.title_at(self.document, at).filter(|(_, e)| *e <= self.sentence.end) {
            Some((title, end)) if self.terms.get(end - 1).is_some_and(|t| t.tag == Tag::Noun) => {
                let person = self.is_name(end).then(|| Run::new(end, self.capitals(end)));
                out.push(Mention { run: Run::new(at, end), value: Value::Role(Role::new(title, Run::new(at, end), person)) });
                end
            }
            _ => at + 1,
        }
    }

    /// The end of a run of capitals that begins at `at`: "Bank of England", "Ludwig van Beethoven".
    fn capitals(&self, at: usize) -> usize {
        let mut end = at + 1;
        loop {
            if self.is_name(end) && !self.breaks(end) {
                end += 1;
            } else if self.links(at, end) && self.is_name(end + 1) {
                end += 2;
            } else {
                return end;
            }
        }
    }

    /// An all-caps dateline or another name without a mark between: not one name.
    fn breaks(&self, at: usize) -> bool {
        self.document.token(at - 1).kind == Kind::Code && self.document.token(at).kind == Kind::Code
    }

    /// "of", "and" inside the names of bodies; particles inside those of persons.
    fn links(&self, start: usize, at: usize) -> bool {
        let word = self.document.word(at);
        let of = self.document.is(at, "of") || self.document.is(at, "for");
        let head = (start..at).any(|k| self.gazetteer.is_organisation_word(self.document.word(k)) || self.gazetteer.is_site_word(self.document.word(k)));
        (of && head) || (self.gazetteer.is_particle(word) && self.document.token(at).caps == Caps::Lower) || self.document.is(at, "&")
    }

    /// A run of capitals into titles, places before them, and names.
    fn split(&self, run: Run, out: &mut Vec<Mention>) {
        let parts = self.parts(run);
        let person = parts.iter().rev().find_map(|p| if let Part::Name(r, ..) = p { Some(*r) } else { None });
        for part in parts {
            match part {
                Part::Name(run, gender, titled) => out.push(self.name(run, gender, titled)),
                Part::Place(run, place) => out.push(Mention { run, value: Value::Name(self.plain(run, NameKind::Place, Some(place), None)) }),
                Part::Title(run) => {
                    if let Some((title, _)) = self.gazetteer.title_at(self.document, run.start) {
                        out.push(Mention { run, value: Value::Role(Role::new(title, run, person.filter(|p| p.start >= run.end))) });
                    }
                }
            }
        }
    }

    fn parts(&self, run: Run) -> Vec<Part> {
        let mut out = Vec::new();
        if self.whole(run) {
            return vec![Part::Name(run, None, false)];
        }
        let (mut at, mut gender, mut titled) = (run.start, None, false);
        // a lower-case title before the run says that a person follows
        if run.start > self.sentence.start && self.terms.get(run.start - 1).is_some_and(|t| t.tag == Tag::Noun) {
            if let Some((title, _)) = self.gazetteer.title_at(self.document, run.start - 1) {
                (titled, gender) = (true, title.gender);
            }
        }
        while at < run.end {
            let title = self.gazetteer.title_at(self.document, at).filter(|(_, e)| *e < run.end && !self.gazetteer.is_organisation_word(self.document.word(*e)));
            let last = self.gazetteer.title_at(self.document, at).filter(|(t, e)| *e == run.end && !t.courtesy && at > run.start);
            let place = self.gazetteer.place_at(self.document, at).filter(|(_, e)| *e <= run.end);
            if let Some((found, end)) = title.or(last) {
                out.push(Part::Title(Run::new(at, end)));
                (titled, gender) = (true, found.gender.or(gender));
                at = end;
            } else if let Some((found, end)) = place.filter(|(_, e)| *e == run.end || self.title_follows(*e, run)) {
                out.push(Part::Place(Run::new(at, end), found));
                at = end;
            } else {
                let end = (at + 1..run.end).find(|k| self.title_follows(*k, run)).unwrap_or(run.end);
                out.push(Part::Name(Run::new(at, end), gender, titled));
                at = end;
            }
        }
        out
    }

    /// A place, a body, or a run that ends in a word for a body: one name.
    fn whole(&self, run: Run) -> bool {
        let ends = |found: Option<usize>| found == Some(run.end);
        let last = self.document.word(run.end - 1);
        let organisation = run.len() > 1 && (self.gazetteer.is_organisation_word(last) || self.gazetteer.is_site_word(last));
        ends(self.gazetteer.place_at(self.document, run.start).map(|(_, e)| e)) || ends(self.gazetteer.body_at(self.document, run.start).map(|(_, e)| e)) || organisation
    }

    fn title_follows(&self, at: usize, run: Run) -> bool {
        at < run.end && self.gazetteer.title_at(self.document, at).is_some_and(|(t, e)| e < run.end || !t.courtesy && self.document.token(at).caps != Caps::Upper)
    }

    fn name(&self, run: Run, gender: Option<Gender>, titled: bool) -> Mention {
        let document = self.document;
        let place = self.gazetteer.place_at(document, run.start).filter(|(_, e)| *e == run.end).map(|(p, _)| p);
        let body = self.gazetteer.body_at(document, run.start).filter(|(_, e)| *e == run.end).map(|(b, _)| b);
        let (first, last) = (document.word(run.start), document.word(run.end - 1));
        let known = self.gazetteer.first_name(first);
        let spoken = self.document.is(run.end, ",") && document.token(run.end + 1).kind == Kind::Number && document.is(run.end + 2, ",");
        let kind = match () {
            () if place.is_some() && !titled => NameKind::Place,
            () if body.is_some() => NameKind::Organisation,
            () if titled => NameKind::Person,
            () if run.len() > 1 && self.gazetteer.is_organisation_word(last) => NameKind::Organisation,
            () if run.len() > 1 && self.gazetteer.is_site_word(last) => NameKind::Place,
            () if known.is_some() && run.len() <= 4 && document.token(run.end - 1).caps != Caps::Upper || spoken => NameKind::Person,
            () if document.token(run.start).caps == Caps::Upper && run.len() == 1 => NameKind::Organisation,
            () => NameKind::Unknown,
        };
        let gender = gender.or(known.flatten().filter(|_| kind == NameKind::Person));
        Mention { run, value: Value::Name(Name { gender, ..self.plain(run, kind, place.filter(|_| kind == NameKind::Place), body) }) }
    }

    fn plain(&self, run: Run, kind: NameKind, place: Option<(PlaceId, Sense)>, body: Option<u16>) -> Name {
        let words = run.iter().filter(|k| self.is_name(*k) && !self.gazetteer.is_suffix(self.document.word(*k))).map(|k| self.document.word(k)).collect();
        Name { kind, words, text: fold(self.document.exact(run)).replace('.', ""), place, body, gender: None }
    }
}
