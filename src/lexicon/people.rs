//! Names, titles and offices: what shows that capitals name a person or a body, and what a person is.

use super::people_file::{NamesFile, OfficeFile, TitleFile};
use super::places::{PlaceId, Places};
use super::table::{Table, cut};
use crate::text::Word;
use rustc_hash::{FxHashMap, FxHashSet};

/// Whether "he" or "she" stands for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gender {
    /// He.
    Man,
    /// She.
    Woman,
}

/// An office; all ways to name it share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OfficeId(pub u32);

/// A body known by several names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BodyId(pub u32);

/// What kind of word for a person a title is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TitleKind {
    /// An office of state or in a body.
    Office,
    /// Mr, Sir, Archbishop: written before a name.
    Courtesy,
    /// A rank of an army or of the police.
    Rank,
    /// What a person does.
    Occupation,
    /// What a person is to another.
    Kin,
    /// What a person is in a story: suspect, victim, woman.
    Description,
}

/// A word for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title {
    /// What kind of word it is.
    pub kind: TitleKind,
    /// The office that it names.
    pub office: Option<OfficeId>,
    /// Whether many may hold the office at once.
    pub many: bool,
    /// Whether it says man or woman.
    pub gender: Option<Gender>,
    /// Whether it stands in the plural.
    pub plural: bool,
    /// The word in the singular; of a phrase, its last word (its first, where "of" follows).
    pub head: Word,
}

impl Title {
    /// Whether it only says how a person is addressed or ranks: Mr, Sir, General.
    pub fn courtesy(&self) -> bool {
        matches!(self.kind, TitleKind::Courtesy | TitleKind::Rank)
    }
}

/// Names, titles and offices.
#[derive(Clone, Debug, Default)]
pub struct People {
    first: FxHashMap<Word, Option<Gender>>,
    sets: [FxHashSet<Word>; 8],
    bodies: Table<BodyId>,
    states: Vec<Option<PlaceId>>,
    titles: Table<Title>,
}

/// A set of words about names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameSet {
    /// Heads of names of bodies: Committee, Bank.
    Organisation,
    /// Heads of names of sites: Street, Palace.
    Site,
    /// Behind a person's name: Jr, MP.
    Suffix,
    /// Lower case inside a person's name: van, bin.
    Particle,
    /// Owners inside the name of a body: Women's.
    Owner,
    /// Capitalised words that are no names: months, I.
    Never,
    /// Adherents: Republican, Muslim.
    Adherent,
    /// Never a name by itself, but part of one behind a first name or a title: May.
    Doubtful,
}

impl People {
    /// Reads `names`, `office` and `title`; answers with the first kind or gender that is none.
    pub fn new(
        names: &NamesFile,
        offices: &[OfficeFile],
        titles: &[TitleFile],
        places: &Places,
    ) -> Result<Self, String> {
        let mut out = Self::default();
        for (list, gender) in
            [(&names.male, Some(Gender::Man)), (&names.female, Some(Gender::Woman)), (&names.either, None)]
        {
            out.first.extend(list.iter().map(|n| (Word::folded(n), gender)));
        }
        let lists = [
            &names.organisation,
            &names.site,
            &names.suffixes,
            &names.particles,
            &names.owners,
            &names.never,
            &names.adherents,
            &names.doubtful,
        ];
        for (set, list) in out.sets.iter_mut().zip(lists) {
            set.extend(list.iter().flat_map(|n| cut(n)));
        }
        if let Some(adherents) = out.sets.get_mut(NameSet::Adherent as usize) {
            adherents.extend(names.adherents.iter().flat_map(|n| cut(&format!("{n}s"))));
        }
        for (at, body) in names.body.iter().enumerate() {
            out.states.push(places.named(&body.state));
            for name in &body.names {
                out.bodies.insert(name, BodyId(at as u32));
            }
        }
        for (at, office) in offices.iter().enumerate() {
            out.office(office, OfficeId(at as u32))?;
        }
        for title in titles {
            out.title(title)?;
        }
        Ok(out)
    }

    fn office(&mut self, file: &OfficeFile, id: OfficeId) -> Result<(), String> {
        let gender = match file.gender.as_str() {
            "" => None,
            "man" => Some(Gender::Man),
            "woman" => Some(Gender::Woman),
            other => return Err(other.to_string()),
        };
        for name in file.same.iter().chain(&file.short) {
            let gender = gender.or_else(|| gender_of(name));
            let kind = if file.rank { TitleKind::Rank } else { TitleKind::Office };
            let title = Title { kind, office: Some(id), many: file.many, gender, plural: false, head: Word(0) };
            // "Lt Col" is a colonel's short name
            let head = if file.rank { last(file.same.first().unwrap_or(name)) } else { head(name) };
            self.add(name, head, title);
        }
        Ok(())
    }

    fn title(&mut self, file: &TitleFile) -> Result<(), String> {
        let kind = match file.kind.as_str() {
            "courtesy" => TitleKind::Courtesy,
            "rank" => TitleKind::Rank,
            "occupation" => TitleKind::Occupation,
            "kin" => TitleKind::Kin,
            "description" => TitleKind::Description,
            other => return Err(other.to_string()),
        };
        let lists = [
            (&file.nouns, None),
            (&file.short, None),
            (&file.men, Some(Gender::Man)),
            (&file.women, Some(Gender::Woman)),
        ];
        let told = |gender| Title { kind, office: None, many: true, gender, plural: false, head: Word(0) };
        // "Mrs" is a title of its own before it is more than one "Mr"
        for (list, gender) in lists {
            for name in list {
                self.titles.insert(name, Title { head: Word::folded(head(name)), ..told(gender) });
            }
        }
        for (list, gender) in lists {
            list.iter().for_each(|name| self.add(name, head(name), told(gender)));
        }
        Ok(())
    }

    fn add(&mut self, name: &str, carries: &str, title: Title) {
        let title = Title { head: Word::folded(carries), ..title };
        self.titles.insert(name, title);
        let plural = name.replacen(head(name), &plural(head(name)), 1);
        self.titles.insert(&plural, Title { plural: true, ..title });
    }

    /// Whether a word is a first name, and whose.
    pub fn first_name(&self, word: Word) -> Option<Option<Gender>> {
        self.first.get(&word).copied()
    }

    /// Every first name.
    pub fn first_names(&self) -> impl Iterator<Item = Word> + '_ {
        self.first.keys().copied()
    }

    /// Whether a word is in one of the sets about names.
    pub fn is(&self, set: NameSet, word: Word) -> bool {
        self.sets.get(set as usize).is_some_and(|s| s.contains(&word))
    }

    /// The longest word for a person that begins at `at`, as its length in tokens.
    pub fn title_at(&self, word: impl Fn(usize) -> Word, at: usize) -> Option<(usize, Title)> {
        self.titles.longest(word, at)
    }

    /// The longest name of a listed body that begins at `at`.
    pub fn body_at(&self, word: impl Fn(usize) -> Word, at: usize) -> Option<(usize, BodyId)> {
        self.bodies.longest(word, at)
    }

    /// The listed body of exactly these words.
    pub fn body(&self, words: &[Word]) -> Option<BodyId> {
        self.bodies.get(words)
    }

    /// The country whose state acts in a listed body.
    pub fn state(&self, body: BodyId) -> Option<PlaceId> {
        self.states.get(body.0 as usize).copied().flatten()
    }
}

/// The word that carries a phrase for a person: "secretary" in "secretary of state", else the last.
fn head(name: &str) -> &str {
    let before = [" of ", " for "].iter().find_map(|p| name.split_once(p)).map_or(name, |(before, _)| before);
    before
        .rsplit([' ', '-'])
        .next()
        .filter(|w| !matches!(*w, "general" | "elect" | "law" | "up" | "by" | "runner") || before == *w)
        .unwrap_or_else(|| before.split([' ', '-']).next().unwrap_or(before))
}

fn last(name: &str) -> &str {
    name.rsplit([' ', '-']).next().unwrap_or(name)
}

fn gender_of(name: &str) -> Option<Gender> {
    if name.ends_with("woman") {
        return Some(Gender::Woman);
    }
    (name.ends_with("man") && !name.ends_with("human")).then_some(Gender::Man)
}

fn plural(word: &str) -> String {
    let stem = |tail: &str| word.strip_suffix(tail);
    match word {
        "child" | "grandchild" | "stepchild" => return format!("{word}ren"),
        "person" => return "people".to_string(),
        "thief" => return "thieves".to_string(),
        _ => {}
    }
    if let Some(s) = stem("man") {
        return format!("{s}men");
    }
    if let Some(s) = stem("wife") {
        return format!("{s}wives");
    }
    match stem("y") {
        Some(s) if !s.ends_with(['a', 'e', 'o', 'u']) => format!("{s}ies"),
        _ if word.ends_with(['s', 'x']) || word.ends_with("ch") || word.ends_with("sh") => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::file::LexiconFile;
    use super::*;

    #[test]
    fn titles_know_their_head_gender_and_number() {
        let file = LexiconFile::builtin().unwrap();
        let people = People::new(&file.names, &file.office, &file.title, &Places::new(&file.place).unwrap()).unwrap();
        let title = |t: &str| {
            let words = cut(t);
            people.title_at(|at| words.get(at).copied().unwrap_or_default(), 0).unwrap_or_else(|| panic!("{t}")).1
        };
        assert_eq!(title("Secretary of State").head, Word::of("secretary"));
        assert_eq!(title("secretary of state").office, title("foreign minister").office);
        assert_eq!(title("attorneys general").office, title("attorney general").office);
        assert_eq!(title("spokeswoman").gender, Some(Gender::Woman));
        assert_eq!(title("grandmothers").gender, Some(Gender::Woman));
        assert!(title("lawmakers").plural && !title("lawmaker").plural);
        assert_ne!(title("president").office, title("vice president").office);
        assert_eq!(people.body(&cut("UN")), people.body(&cut("United Nations")));
    }
}
