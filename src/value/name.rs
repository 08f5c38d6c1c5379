//! A name: what kind of thing it names, its words, and whether two names are the same.

use crate::lexicon::{Gender, Lexicon, PlaceId, Sense};
use crate::text::Word;

/// What kind of thing a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// A country, city, street.
    Place,
    /// A company, party, agency.
    Organisation,
    /// Not clear from the text.
    Unknown,
}

/// How two names stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sameness {
    /// They name the same.
    Same,
    /// They differ by a letter or two, or one place lies in the other.
    Maybe,
    /// They name different things.
    Different,
}

/// A name.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// What kind of thing it names.
    pub kind: NameKind,
    /// Its words, without titles and particles.
    pub words: Vec<Word>,
    /// Its words as written, folded; for near misses.
    pub text: String,
    /// The place that it names, and how.
    pub place: Option<(PlaceId, Sense)>,
    /// The known body that it names.
    pub body: Option<u16>,
    /// The gender that its first name or title shows.
    pub gender: Option<Gender>,
}

impl Name {
    /// How this name, the statement's, stands to the source's.
    pub fn sameness(&self, other: &Self, lexicon: &Lexicon) -> Sameness {
        if let (Some((a, _)), Some((b, _))) = (self.place, other.place) {
            let inside = lexicon.gazetteer().within(a, b) || lexicon.gazetteer().within(b, a);
            return if a == b { Sameness::Same } else if inside { Sameness::Maybe } else { Sameness::Different };
        }
        if let (Some(a), Some(b)) = (self.body, other.body) {
            return if a == b { Sameness::Same } else { Sameness::Different };
        }
        if self.part_of(other) || other.part_of(self) || self.is_acronym_of(other) || other.is_acronym_of(self) {
            return Sameness::Same;
        }
        let shares = self.words.iter().any(|w| other.words.contains(w));
        let near = strsim::levenshtein(&self.text, &other.text) <= if self.text.len() > 5 { 2 } else { 0 };
        if near || (shares && !(self.kind == NameKind::Person && other.kind == NameKind::Person)) { Sameness::Maybe } else { Sameness::Different }
    }

    /// Whether all of its words are words of the other, in order; for persons the last must be the last.
    pub fn part_of(&self, other: &Self) -> bool {
        let mut rest = other.words.iter();
        let inside = !self.words.is_empty() && self.words.iter().all(|w| rest.any(|o| o == w));
        let person = self.kind == NameKind::Person || other.kind == NameKind::Person;
        inside && (!person || self.words.last() == other.words.last() || self.words.len() == 1 && self.words.first() == other.words.first())
    }

    /// "WHO" for "World Health Organization".
    fn is_acronym_of(&self, other: &Self) -> bool {
        let (Some(_), true) = (self.words.first(), self.words.len() == 1 && other.words.len() > 1) else { return false };
        let letters: Vec<char> = self.text.chars().filter(|c| c.is_alphabetic()).collect();
        let initials: Vec<char> = other.text.split_whitespace().filter_map(|w| w.chars().next()).collect();
        let short: Vec<char> = other.text.split_whitespace().filter(|w| !matches!(*w, "of" | "the" | "and" | "for")).filter_map(|w| w.chars().next()).collect();
        letters.len() >= 2 && (letters == initials || letters == short)
    }
}
