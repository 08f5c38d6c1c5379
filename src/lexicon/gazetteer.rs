//! What shows that capitals name a person, a place or a body: places, first names, head words, titles and offices.

use super::file::{NamesFile, OfficeFile, PlaceFile, TitleFile};
use crate::text::{Abbreviations, Document, Word};
use rustc_hash::{FxHashMap, FxHashSet};

/// The number of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlaceId(pub u16);

/// How a name stands for a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sense {
    /// By its own name.
    Name,
    /// As what its people are called.
    Demonym,
    /// As a name for its government.
    Government,
}

/// Whether a person is a man or a woman, where a name or noun shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// A man.
    Man,
    /// A woman.
    Woman,
}

#[derive(Clone, Debug)]
struct Place {
    parent: Option<PlaceId>,
    country: bool,
}

/// A noun that says what a person is: its gender, and the office it names (words of one office share the number).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Title {
    /// The gender that it shows.
    pub gender: Option<Gender>,
    /// The office.
    pub office: Option<u16>,
    /// Whether many hold the office at once.
    pub many: bool,
    /// Whether it only says how a person is addressed: Mr, Sir, General.
    pub courtesy: bool,
}

type Phrases<T> = FxHashMap<Word, Vec<(Vec<Word>, T)>>;

/// All of it.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    places: Vec<Place>,
    names: Phrases<(PlaceId, Sense)>,
    bodies: Phrases<u16>,
    titles: Phrases<Title>,
    first: FxHashMap<Word, Option<Gender>>,
    organisation: FxHashSet<Word>,
    site: FxHashSet<Word>,
    suffixes: FxHashSet<Word>,
    particles: FxHashSet<Word>,
    never: FxHashSet<Word>,
    adherents: FxHashSet<Word>,
}

impl Gazetteer {
    /// Reads the tables.
    pub fn new(places: &[PlaceFile], names: &NamesFile, offices: &[OfficeFile], titles: &[TitleFile]) -> Self {
        let mut out = Self::default();
        out.read_places(places);
        out.read_names(names);
        out.read_titles(offices, titles);
        for table in [&mut out.names] {
            table.values_mut().for_each(|l| l.sort_by_key(|(words, _)| std::cmp::Reverse(words.len())));
        }
        out.bodies.values_mut().for_each(|l| l.sort_by_key(|(words, _)| std::cmp::Reverse(words.len())));
        out.titles.values_mut().for_each(|l| l.sort_by_key(|(words, _)| std::cmp::Reverse(words.len())));
        out
    }

    fn read_places(&mut self, files: &[PlaceFile]) {
        let mut ids: FxHashMap<&str, PlaceId> = FxHashMap::default();
        for file in files {
            let next = PlaceId(self.places.len() as u16);
            ids.entry(&file.name).or_insert(next);
            self.places.push(Place { parent: None, country: file.kind == "country" });
        }
        for (k, file) in files.iter().enumerate() {
            let id = PlaceId(k as u16);
            if let Some(place) = self.places.get_mut(k) {
                place.parent = ids.get(file.r#in.as_str()).copied();
            }
            for name in [&file.name].into_iter().chain(&file.aliases) {
                enter(&mut self.names, name, (id, Sense::Name));
            }
            for name in &file.demonyms {
                enter(&mut self.names, name, (id, Sense::Demonym));
                enter(&mut self.names, &format!("{name}s"), (id, Sense::Demonym));
            }
            for name in file.government.iter().chain(&file.capital) {
                enter(&mut self.names, name, (id, Sense::Government));
            }
        }
    }

    fn read_names(&mut self, file: &NamesFile) {
        let set = |list: &[String]| list.iter().map(|w| Word::folded(w)).collect::<FxHashSet<_>>();
        self.first.extend(file.either.iter().map(|n| (Word::folded(n), None)));
        self.first.extend(file.male.iter().map(|n| (Word::folded(n), Some(Gender::Man))));
        for name in &file.female {
            let both = self.first.contains_key(&Word::folded(name));
            self.first.insert(Word::folded(name), if both { None } else { Some(Gender::Woman) });
        }
        self.organisation = set(&file.organisation);
        self.site = set(&file.site);
        self.suffixes = set(&file.suffixes);
        self.particles = set(&file.particles);
        self.never = set(&file.never);
        self.adherents = set(&file.adherents);
        for (k, body) in file.body.iter().enumerate() {
            body.names.iter().for_each(|n| enter(&mut self.bodies, n, k as u16));
        }
    }

    fn read_titles(&mut self, offices: &[OfficeFile], titles: &[TitleFile]) {
        let gender = |name: &str| match name {
            "man" => Some(Gender::Man),
            "woman" => Some(Gender::Woman),
            _ => None,
        };
        for (k, office) in offices.iter().enumerate() {
            let title = Title { gender: gender(&office.gender), office: Some(k as u16), many: office.many, courtesy: false };
            office.same.iter().chain(&office.short).for_each(|n| enter(&mut self.titles, n, title));
        }
        for file in titles {
            let courtesy = matches!(file.kind.as_str(), "courtesy" | "rank");
            let title = |gender| Title { gender, office: None, many: true, courtesy };
            file.nouns.iter().chain(&file.short).for_each(|n| enter(&mut self.titles, n, title(None)));
            file.men.iter().for_each(|n| enter(&mut self.titles, n, title(Some(Gender::Man))));
            file.women.iter().for_each(|n| enter(&mut self.titles, n, title(Some(Gender::Woman))));
        }
    }

    /// The longest place that begins at token `at`, and the token behind it.
    pub fn place_at(&self, document: &Document, at: usize) -> Option<((PlaceId, Sense), usize)> {
        longest(&self.names, document, at)
    }

    /// The longest known body that begins at token `at`.
    pub fn body_at(&self, document: &Document, at: usize) -> Option<(u16, usize)> {
        longest(&self.bodies, document, at)
    }

    /// The longest title, office or noun for a person that begins at token `at`.
    pub fn title_at(&self, document: &Document, at: usize) -> Option<(Title, usize)> {
        longest(&self.titles, document, at)
    }

    /// Whether it is a first name, and of whom.
    pub fn first_name(&self, word: Word) -> Option<Option<Gender>> {
        self.first.get(&word).copied()
    }

    /// Whether it stands last in the names of bodies: Committee, Bank.
    pub fn is_organisation_word(&self, word: Word) -> bool {
        self.organisation.contains(&word)
    }

    /// Whether it stands last in the names of places: Street, Bridge.
    pub fn is_site_word(&self, word: Word) -> bool {
        self.site.contains(&word)
    }

    /// Jr, III.
    pub fn is_suffix(&self, word: Word) -> bool {
        self.suffixes.contains(&word)
    }

    /// van, bin.
    pub fn is_particle(&self, word: Word) -> bool {
        self.particles.contains(&word)
    }

    /// Months, weekdays and others that are no names.
    pub fn is_never(&self, word: Word) -> bool {
        self.never.contains(&word)
    }

    /// Republican, Muslim.
    pub fn is_adherent(&self, word: Word) -> bool {
        self.adherents.contains(&word)
    }

    /// Whether `inner` lies in `outer`, at any depth, or is it.
    pub fn within(&self, inner: PlaceId, outer: PlaceId) -> bool {
        let mut at = Some(inner);
        for _ in 0..8 {
            match at {
                Some(id) if id == outer => return true,
                Some(id) => at = self.places.get(id.0 as usize).and_then(|p| p.parent),
                None => return false,
            }
        }
        false
    }

    /// Whether it is a country.
    pub fn is_country(&self, id: PlaceId) -> bool {
        self.places.get(id.0 as usize).is_some_and(|p| p.country)
    }
}

fn enter<T>(table: &mut Phrases<T>, name: &str, value: T) {
    let document = Document::new(name, &Abbreviations::default());
    let words: Vec<Word> = (0..document.len()).map(|k| document.word(k)).collect();
    if let Some(first) = words.first().copied() {
        table.entry(first).or_default().push((words, value));
    }
}

fn longest<T: Copy>(table: &Phrases<T>, document: &Document, at: usize) -> Option<(T, usize)> {
    let list = table.get(&document.word(at))?;
    list.iter().find(|(words, _)| words.iter().zip(at..).all(|(w, k)| document.word(k) == *w)).map(|(words, t)| (*t, at + words.len()))
}
