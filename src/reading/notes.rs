//! Notes: what is known of a text from outside it, the day of writing and who is who under which names.

use crate::lexicon::{Gender, Lexicon, Table, Tag, Term};
use crate::rule::{Article, Pronoun, Told};
use crate::text::{Caps, Document, Run, Word, fold};
use crate::value::{self, Mention, Name, NameKind, Role, Value};
use jiff::civil;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::cmp::Reverse;

/// A person, place or body that is known under all of its names.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// Its full name.
    pub name: Name,
    /// Whether "they" stands for it, and neither "he" nor "she".
    pub they: bool,
    /// Its offices and titles.
    pub roles: Vec<Role>,
}

/// A name as it may stand in a text.
#[derive(Clone, Copy, Debug)]
struct Alias {
    /// Its number among the names.
    name: u32,
    /// Whether it is written with capitals.
    capital: bool,
    /// Whether it counts only behind "the".
    definite: bool,
}

/// What is known of a text from outside it.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// The day of writing.
    pub dateline: Option<civil::Date>,
    /// Who is who.
    pub known: Vec<Known>,
    /// Every name, with the number of whose it is.
    names: Vec<(Name, usize)>,
    phrases: Table<Alias>,
    /// Whose a name with these words is.
    pub words: FxHashMap<Vec<Word>, usize>,
    capitals: FxHashSet<Word>,
}

/// A name of the notes in a text: its tokens, and its number.
pub struct Named {
    run: Run,
    name: usize,
}

impl Notes {
    /// What files say; of two datelines the later file's counts.
    pub fn new<'a>(lexicon: &Lexicon, articles: impl Iterator<Item = &'a Article>) -> Self {
        let mut out = Self::default();
        for article in articles {
            out.dateline = article.dateline.or(out.dateline);
            article.entities.iter().for_each(|told| out.tell(lexicon, told));
        }
        out
    }

    fn tell(&mut self, lexicon: &Lexicon, told: &Told) {
        let number = self.known.len();
        let mut name = name(lexicon, &told.name);
        let gender = match told.pronoun {
            Some(Pronoun::He) => Some(Gender::Man),
            Some(Pronoun::She) => Some(Gender::Woman),
            _ => None,
        };
        let roles: Vec<Role> = told.roles.iter().filter_map(|r| role(lexicon, r)).collect();
        let person = gender.is_some() || !told.roles.is_empty();
        let body = told.pronoun == Some(Pronoun::It) && name.kind == NameKind::Unknown;
        let kind = if person {
            NameKind::Person
        } else if body {
            NameKind::Organisation
        } else {
            name.kind
        };
        name.kind = told.kind.unwrap_or(kind);
        name.gender = if told.pronoun.is_some() { gender } else { name.gender };
        self.add(&told.name, name.clone(), number);
        for alias in &told.aliases {
            let other = self::name(lexicon, alias);
            self.add(alias, Name { kind: name.kind, gender: name.gender, ..other }, number);
        }
        self.known.push(Known { name, they: told.pronoun == Some(Pronoun::They), roles });
    }

    fn add(&mut self, written: &str, name: Name, number: usize) {
        let (definite, core) = match written.trim().split_once(' ') {
            Some((the, rest)) if the.eq_ignore_ascii_case("the") => (true, rest.trim()),
            _ => (false, written.trim()),
        };
        let capitals = core.split_whitespace().filter(|w| w.starts_with(char::is_uppercase));
        self.capitals.extend(capitals.clone().map(Word::folded));
        let capital = core.starts_with(char::is_uppercase);
        let alias = Alias { name: self.names.len() as u32, capital, definite: definite && !capital };
        self.phrases.insert(&fold(core), alias);
        self.words.entry(name.words.clone()).or_insert(number);
        self.names.push((name, number));
    }

    /// These names, and the words that are names by the notes.
    pub fn capitals<'a>(&self, names: &'a FxHashSet<Word>) -> Cow<'a, FxHashSet<Word>> {
        if self.capitals.is_empty() {
            Cow::Borrowed(names)
        } else {
            Cow::Owned(names.union(&self.capitals).copied().collect())
        }
    }

    /// Whether it holds no name.
    pub fn is_nameless(&self) -> bool {
        self.names.is_empty()
    }

    /// Finds the names of the notes in a text, and marks their words as such.
    pub fn mark(&self, document: &Document, terms: &mut [Term]) -> Vec<Named> {
        let mut out = Vec::new();
        for sentence in document.sentences().iter().filter(|_| !self.is_nameless()) {
            let mut at = sentence.run.start;
            while at < sentence.run.end {
                let word = |k: usize| if sentence.run.has(k) { document.word(k) } else { Word(0) };
                let found = self.phrases.longest(word, at).map(|(len, alias)| (Run::new(at, at + len), alias));
                match found.filter(|(run, alias)| alias.stands(document, terms, sentence.run, *run)) {
                    Some((run, alias)) => {
                        run.iter().for_each(|k| rename(document, terms, k));
                        out.push(Named { run, name: alias.name as usize });
                        at = run.end;
                    }
                    None => at += 1,
                }
            }
        }
        out
    }

    /// Adds to the mentions of a text what [`Notes::mark`] found; a longer name around one stays.
    pub fn lay(&self, named: &[Named], mentions: &mut Vec<Mention>) {
        if named.is_empty() {
            return;
        }
        let names = mentions.iter().enumerate().filter(|(_, m)| matches!(m.value, Value::Name(_)));
        let held: FxHashMap<usize, usize> = names.flat_map(|(k, m)| m.run.iter().map(move |at| (at, k))).collect();
        let mut gone: FxHashSet<usize> = FxHashSet::default();
        let mut added = Vec::new();
        for found in named {
            let over: Vec<usize> = found.run.iter().filter_map(|at| held.get(&at).copied()).collect();
            let around = |k: &usize| mentions.get(*k).is_some_and(|m| m.run.contains(found.run));
            let Some((name, _)) = self.names.get(found.name).filter(|_| !over.iter().any(around)) else { continue };
            gone.extend(over);
            added.push(Mention { run: found.run, value: Value::Name(name.clone()) });
        }
        let mut at = 0..mentions.len();
        mentions.retain(|_| at.next().is_none_or(|k| !gone.contains(&k)));
        mentions.extend(added);
        mentions.sort_by_key(|m| (m.run.start, Reverse(m.run.end)));
    }
}

impl Alias {
    /// Whether these words stand for whom they name. Words without capitals do so where they are spoken of, not where
    /// someone is said to be that.
    fn stands(&self, document: &Document, terms: &[Term], sentence: Run, run: Run) -> bool {
        if self.capital {
            return document.token(run.start).caps != Caps::Lower;
        }
        let the = run.start > sentence.start && document.is(run.start - 1, "the");
        let start = run.start - usize::from(the);
        let tag = |at: usize| terms.get(at).filter(|_| sentence.has(at)).map_or(Tag::Mark, |t| t.tag);
        let lemma = |at: usize| terms.get(at).map_or(Word(0), |t| t.lemma);
        let before = start.wrapping_sub(1);
        let comma = |at: usize, beyond: usize| document.is(at, ",") && tag(beyond) == Tag::Name;
        let said =
            ["be", "become", "as", "remain"].iter().any(|w| tag(before) != Tag::Mark && lemma(before) == Word::of(w));
        let apposed = comma(before, start.wrapping_sub(2)) || comma(run.end, run.end + 1);
        let longer = matches!(tag(run.end), Tag::Noun | Tag::Name) || document.is(run.end, "of");
        (the || !self.definite) && !said && !apposed && !longer
    }
}

/// A word of a name, whatever the word is elsewhere.
fn rename(document: &Document, terms: &mut [Term], at: usize) {
    if let Some(term) = terms.get_mut(at)
        && matches!(term.tag, Tag::Noun | Tag::Adjective | Tag::Verb | Tag::Adverb | Tag::Other)
    {
        (term.tag, term.lemma) = (Tag::Name, document.word(at));
    }
}

/// A name as the reader of names reads it, where it reads the whole of it as one.
fn name(lexicon: &Lexicon, written: &str) -> Name {
    let document = lexicon.document(written.trim());
    let words: FxHashSet<Word> = (0..document.len()).map(|at| document.word(at)).collect();
    let terms = lexicon.tag(&document, &words);
    let skip = usize::from(document.is(0, "the"));
    let whole = |m: &Mention| m.run.end == document.len() && m.run.start <= skip;
    let read = value::recognise(&document, &terms, lexicon).into_iter().find_map(|m| match m {
        Mention { value: Value::Name(ref name), .. } if whole(&m) => Some(name.clone()),
        _ => None,
    });
    // "the dockers" is a name with its article only
    let capital = document.token(skip).caps != Caps::Lower;
    let small = |at: &usize| document.is(*at, "of") || document.is(*at, "the") && (capital || *at > 0);
    let kept = || (0..document.len()).filter(|at| !small(at));
    read.unwrap_or_else(|| Name {
        kind: NameKind::Unknown,
        words: kept().map(|at| document.word(at)).collect(),
        place: None,
        body: None,
        gender: None,
        titled: false,
        text: fold(&kept().map(|at| document.surface(at)).collect::<Vec<_>>().join(" ")).into(),
    })
}

/// An office or title as the reader of titles reads it.
fn role(lexicon: &Lexicon, written: &str) -> Option<Role> {
    let document = lexicon.document(&format!("the {}", written.trim()));
    let terms = lexicon.tag(&document, &FxHashSet::default());
    value::recognise(&document, &terms, lexicon).into_iter().find_map(|m| match m.value {
        Value::Role(role) => Some(Role { person: None, ..*role }),
        _ => None,
    })
}
