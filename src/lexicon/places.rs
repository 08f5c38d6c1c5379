//! Places: what they lie in, what their people are called, and the names that stand for their government.

use super::people_file::PlaceFile;
use super::table::{Table, cut};
use crate::text::Word;
use rustc_hash::FxHashMap;

/// A place of the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlaceId(pub u32);

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PlaceKind {
    /// Africa, Europe.
    Continent,
    /// A region of any size, and counties.
    Region,
    /// A country.
    Country,
    /// A state, province, nation or territory of a country.
    State,
    /// A city or town.
    City,
    /// A sea, lake or river.
    Water,
}

/// How words name a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PlaceWay {
    /// By its name or another name for it.
    Name,
    /// By its people or their adjective: "Mexican", "Mexicans".
    Demonym,
    /// By a name that stands for its government: "Kremlin".
    Government,
    /// By a short form that counts only after a comma: "Fla.".
    Short,
}

#[derive(Clone, Debug)]
struct Place {
    kind: PlaceKind,
    within: Option<PlaceId>,
    capital: Option<PlaceId>,
    seat_of: Option<PlaceId>,
}

/// The gazetteer.
#[derive(Clone, Debug, Default)]
pub struct Places {
    places: Vec<Place>,
    names: Table<(PlaceId, PlaceWay)>,
    /// Further places of a name, by the first of them.
    namesakes: FxHashMap<PlaceId, Vec<PlaceId>>,
    short: Table<PlaceId>,
}

impl Places {
    /// Reads the `place` table; answers with the first kind that is none.
    pub fn new(files: &[PlaceFile]) -> Result<Self, String> {
        let mut out = Self::default();
        let mut ids: FxHashMap<&str, Vec<PlaceId>> = FxHashMap::default();
        for (at, file) in files.iter().enumerate() {
            let kind = kind(&file.kind).ok_or_else(|| file.kind.clone())?;
            out.places.push(Place { kind, within: None, capital: None, seat_of: None });
            ids.entry(&file.name).or_default().push(PlaceId(at as u32));
        }
        let named = |name: &str| ids.get(name).map(Vec::as_slice).unwrap_or_default();
        for (at, file) in files.iter().enumerate() {
            let id = PlaceId(at as u32);
            let (name, outer) = file.within.split_once(", ").unwrap_or((&file.within, ""));
            let lies = |p: &PlaceId| files.get(p.0 as usize).is_some_and(|f| f.within == outer);
            let found = named(name).iter().find(|p| outer.is_empty() || lies(p)).copied();
            out.places.get_mut(at).into_iter().for_each(|p| p.within = found.filter(|w| *w != id));
            out.name(file, id);
        }
        for (at, file) in files.iter().enumerate() {
            let id = PlaceId(at as u32);
            // the city of that name which lies in it, else any place of that name
            let inside = named(&file.capital).iter().find(|c| out.within(**c) == Some(id) && **c != id);
            let Some(capital) = inside.or(named(&file.capital).first()).copied() else { continue };
            out.places.get_mut(at).into_iter().for_each(|p| p.capital = Some(capital));
            out.places.get_mut(capital.0 as usize).into_iter().for_each(|p| p.seat_of = p.seat_of.or(Some(id)));
        }
        Ok(out)
    }

    fn name(&mut self, file: &PlaceFile, id: PlaceId) {
        for name in std::iter::once(&file.name).chain(&file.aliases) {
            self.known_as(name, id, PlaceWay::Name);
        }
        for demonym in &file.demonyms {
            self.known_as(demonym, id, PlaceWay::Demonym);
            self.known_as(&format!("{demonym}s"), id, PlaceWay::Demonym);
        }
        file.government.iter().for_each(|n| self.known_as(n, id, PlaceWay::Government));
        for short in &file.short {
            self.short.insert(short, id);
        }
    }

    fn known_as(&mut self, name: &str, id: PlaceId, way: PlaceWay) {
        match self.names.insert(name, (id, way)) {
            Some((first, _)) if first != id => self.namesakes.entry(first).or_default().push(id),
            _ => {}
        }
    }

    /// The longest name of a place that begins at `at`, as its length in tokens.
    pub fn at(&self, word: impl Fn(usize) -> Word, at: usize) -> Option<(usize, PlaceId, PlaceWay)> {
        self.names.longest(word, at).map(|(len, (id, way))| (len, id, way))
    }

    /// The short form of a place ("Fla", "N.Y.") at `at`.
    pub fn short_at(&self, word: impl Fn(usize) -> Word, at: usize) -> Option<(usize, PlaceId)> {
        self.short.longest(word, at)
    }

    /// Every word that names a place or its people by itself.
    pub fn words(&self) -> impl Iterator<Item = Word> + '_ {
        self.names.single()
    }

    /// The place that exactly these words name.
    pub fn place(&self, words: &[Word]) -> Option<(PlaceId, PlaceWay)> {
        self.names.get(words)
    }

    /// The place that a text names.
    pub fn named(&self, name: &str) -> Option<PlaceId> {
        self.names.get(&cut(name)).map(|(id, _)| id)
    }

    /// What kind of place it is.
    pub fn kind(&self, id: PlaceId) -> Option<PlaceKind> {
        self.get(id).map(|p| p.kind)
    }

    /// The smallest listed place that holds it.
    pub fn within(&self, id: PlaceId) -> Option<PlaceId> {
        self.get(id)?.within
    }

    /// Its capital.
    pub fn capital(&self, id: PlaceId) -> Option<PlaceId> {
        self.get(id)?.capital
    }

    /// The country or state whose capital it is (the country where it is both).
    pub fn seat_of(&self, id: PlaceId) -> Option<PlaceId> {
        self.get(id)?.seat_of
    }

    /// Whether `inner` lies in `outer`, or is it.
    pub fn holds(&self, outer: PlaceId, inner: PlaceId) -> bool {
        self.up(inner).any(|id| id == outer)
    }

    /// Whether two places, or two of their names, are one or lie in each other, or one is the other's capital.
    pub fn touch(&self, a: PlaceId, b: PlaceId) -> bool {
        let all = |id: PlaceId| std::iter::once(id).chain(self.namesakes.get(&id).into_iter().flatten().copied());
        let one =
            |x, y| self.holds(x, y) || self.holds(y, x) || self.seat_of(x) == Some(y) || self.seat_of(y) == Some(x);
        all(a).any(|x| all(b).any(|y| one(x, y)))
    }

    /// The country that it lies in, or is.
    pub fn country(&self, id: PlaceId) -> Option<PlaceId> {
        self.up(id).find(|p| self.kind(*p) == Some(PlaceKind::Country))
    }

    /// Whether both lie in one country.
    pub fn same_country(&self, a: PlaceId, b: PlaceId) -> bool {
        self.country(a).is_some_and(|c| self.country(b) == Some(c))
    }

    fn get(&self, id: PlaceId) -> Option<&Place> {
        self.places.get(id.0 as usize)
    }

    /// The place and what holds it, at most eight steps up.
    fn up(&self, id: PlaceId) -> impl Iterator<Item = PlaceId> + '_ {
        std::iter::successors(Some(id), |id| self.within(*id)).take(8)
    }
}

fn kind(name: &str) -> Option<PlaceKind> {
    Some(match name {
        "continent" => PlaceKind::Continent,
        "region" => PlaceKind::Region,
        "country" => PlaceKind::Country,
        "state" => PlaceKind::State,
        "city" => PlaceKind::City,
        "water" => PlaceKind::Water,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::file::LexiconFile;
    use super::*;

    #[test]
    fn places_know_what_holds_them() {
        let places = Places::new(&LexiconFile::builtin().unwrap().place).unwrap();
        let at = |name: &str| places.named(name).unwrap_or_else(|| panic!("{name}"));
        assert!(places.holds(at("Texas"), at("Houston")) && places.holds(at("United States"), at("Houston")));
        assert!(places.same_country(at("Leeds"), at("Scotland")));
        assert!(!places.same_country(at("Lyon"), at("Bonn")));
        assert_eq!(at("U.S."), at("America"));
        assert_eq!(places.capital(at("Mexico")), Some(at("Mexico City")));
        assert_eq!(places.seat_of(at("London")), Some(at("Britain")));
        assert_eq!(places.place(&cut("Kremlin")), Some((at("Russia"), PlaceWay::Government)));
        assert_eq!(places.place(&cut("Germans")), Some((at("Germany"), PlaceWay::Demonym)));
        assert_eq!(places.place(&cut("Fla")), None);
        assert!(places.holds(at("United States"), at("Atlanta")) && places.holds(at("Pakistan"), at("Lahore")));
        assert!(places.touch(at("Lahore"), at("Punjab")) && !places.touch(at("Lahore"), at("Kerala")));
    }
}
