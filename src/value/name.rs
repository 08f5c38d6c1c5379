//! A name: person, place, body or other, and whether two names can mean the same.

use crate::lexicon::{BodyId, Gender, Lexicon, PlaceId, PlaceWay};
use crate::text::{Word, fold};

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// A person.
    Person,
    /// A place, its people or its government.
    Place,
    /// A body: company, agency, party, club.
    Organisation,
    /// It is not clear.
    Unknown,
}

/// How two names stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sameness {
    /// One and the same.
    Same,
    /// They differ by a letter or two: a slip, or another one.
    Maybe,
    /// Two.
    Different,
    /// It cannot be told: one is a part of the other's surroundings, or of another kind.
    Unknown,
}

/// A name.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// What it stands for.
    pub kind: NameKind,
    /// Its words without title, "of" and "the".
    pub words: Vec<Word>,
    /// The place that it names, with the way it does.
    pub place: Option<(PlaceId, PlaceWay)>,
    /// The listed body that it names.
    pub body: Option<BodyId>,
    /// Man or woman, by first name or title.
    pub gender: Option<Gender>,
    /// Whether a title stands in front of it.
    pub titled: bool,
    /// Its words as folded text, blank-separated: what edit distance is counted on.
    pub text: Box<str>,
}

impl Name {
    /// Whether it names the people of a place, or says whence something is.
    pub fn demonym(&self) -> bool {
        self.place.is_some_and(|(_, way)| way == PlaceWay::Demonym)
    }

    /// Whether it is written as an acronym of `other`, or the reverse: "NHS" and "National Health Service".
    pub fn abbreviates(&self, other: &Self) -> bool {
        let initials = |name: &Self| name.text.split(' ').filter_map(|w| w.chars().next()).collect::<String>();
        let short = |a: &Self, b: &Self| {
            let plain: String = a.text.chars().filter(|c| *c != '.').collect();
            !plain.contains(' ') && plain.len() >= 2 && b.words.len() >= 2 && plain == initials(b)
        };
        short(self, other) || short(other, self)
    }

    /// Whether the two can mean the same one; symmetric. Kinds that differ leave it open unless the words meet.
    pub fn sameness(&self, other: &Self, lexicon: &Lexicon) -> Sameness {
        if self.words == other.words || self.body.is_some() && self.body == other.body {
            return Sameness::Same;
        }
        if let (Some(a), Some(b)) = (self.place, other.place) {
            return places(lexicon, a, b);
        }
        if self.within(other) || other.within(self) || self.abbreviates(other) {
            return Sameness::Same;
        }
        if self.nearly(other) {
            return Sameness::Maybe;
        }
        if self.kind == NameKind::Person && other.kind == NameKind::Person {
            return self.persons(other);
        }
        // a place that no gazetteer has may lie in the other one
        if self.kind == NameKind::Place && other.kind == NameKind::Place {
            return Sameness::Unknown;
        }
        let unsure = self.kind == NameKind::Unknown || other.kind == NameKind::Unknown;
        if unsure && self.words.iter().any(|w| other.words.contains(w)) {
            return Sameness::Unknown;
        }
        Sameness::Different
    }

    /// Whether its words are a part of the other's: a surname, a short form.
    fn within(&self, other: &Self) -> bool {
        let part = !self.words.is_empty() && self.words.iter().all(|w| other.words.contains(w));
        let kinds = self.kind == other.kind || self.kind == NameKind::Unknown || other.kind == NameKind::Unknown;
        // "Mexico" is no short form of "Mexico City", nor "London" of "London Zoo"
        part && kinds && self.place.is_none() && other.place.is_none()
    }

    /// Two persons: the same last name with one first name is one, with two it is two.
    fn persons(&self, other: &Self) -> Sameness {
        if self.words.last() != other.words.last() {
            return Sameness::Different;
        }
        let initial = |name: &Self| name.text.chars().next();
        let short = |name: &Self| name.text.split(' ').next().is_some_and(|w| w.trim_end_matches('.').len() == 1);
        if (short(self) || short(other)) && initial(self) == initial(other) {
            Sameness::Same
        } else {
            Sameness::Different
        }
    }

    /// A letter or two apart, on words of more than five letters.
    fn nearly(&self, other: &Self) -> bool {
        let (a, b) = (self.text.split(' '), other.text.split(' '));
        if self.words.len() != other.words.len() || self.place.is_some() || other.place.is_some() {
            return false;
        }
        let mut off = 0;
        for (x, y) in a.zip(b).filter(|(x, y)| x != y) {
            let apart = strsim::osa_distance(x, y);
            if x.len().min(y.len()) <= 5 || apart > 2 {
                return false;
            }
            off += apart;
        }
        (1..=3).contains(&off)
    }
}

/// Two places: one country under two names is one, a place inside another leaves it open.
fn places(lexicon: &Lexicon, (a, _): (PlaceId, PlaceWay), (b, _): (PlaceId, PlaceWay)) -> Sameness {
    if a == b {
        Sameness::Same
    } else if lexicon.places().touch(a, b) {
        Sameness::Unknown
    } else {
        Sameness::Different
    }
}

/// The folded text of words as written, without full stops.
pub fn plain<'a>(surfaces: impl Iterator<Item = &'a str>) -> Box<str> {
    let words: Vec<_> = surfaces.map(|s| fold(s.trim_end_matches('.'))).collect();
    words.join(" ").into()
}
