//! The lexicon: what words mean, as loaded from `rules/lexicon/*.toml` and a desk's own files.

use super::calendar::Calendar;
use super::closed::Closed;
use super::converse::Converses;
use super::dictionary::{Dictionary, Item, Phrase, Relation};
use super::entries::parts;
use super::file::LexiconFile;
use super::grammar::Grammar;
use super::ladder::{Ladders, Rung};
use super::numerals::Numerals;
use super::packed::unpack;
use super::people::People;
use super::places::Places;
use super::set::{SetId, SetPhrase, Sets};
use super::speech::{CueClass, Operator, Speech};
use super::tag::{Analysis, Pos, Term};
use super::tagger::Tagger;
use super::units::Units;
use super::vocabulary::Vocabulary;
use crate::text::{Abbreviations, Document, Word};
use rustc_hash::FxHashSet;
use thiserror::Error;

/// Why a lexicon cannot be built.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LexiconError {
    /// The lexicon inside the program cannot be decoded.
    #[error("the built-in lexicon cannot be read: {0}")]
    Encoded(String),
    /// A table of the closed classes names no part of speech or inflection.
    #[error("`{0}` is no part of speech or inflection")]
    Class(String),
    /// A unit, hedge or number word is not well formed.
    #[error("`{0}` is no factor, unit or class of hedges")]
    Unit(String),
}

/// What words mean. Built once, shared by reference.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    abbreviations: Abbreviations,
    vocabulary: Vocabulary,
    closed: Closed,
    grammar: Grammar,
    dictionary: Dictionary,
    speech: Speech,
    ladders: Ladders,
    converses: Converses,
    numerals: Numerals,
    units: Units,
    calendar: Calendar,
    proper: FxHashSet<Word>,
    sets: Sets,
    places: Places,
    people: People,
}

impl LexiconFile {
    /// The lexicon files that are part of the program, as one; without the dictionary, which [`Lexicon::new`] adds.
    pub fn builtin() -> Result<Self, LexiconError> {
        decoded(include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin")))
    }
}

fn decoded(bytes: &[u8]) -> Result<LexiconFile, LexiconError> {
    postcard::from_bytes(bytes).map_err(|e| LexiconError::Encoded(e.to_string()))
}

/// The built-in dictionary, joined with what `file` adds.
fn dictionary(file: &LexiconFile, vocabulary: &Vocabulary) -> Result<Dictionary, LexiconError> {
    if !file.has_entries() {
        let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/dictionary.bin"));
        return unpack(bytes).ok_or_else(|| LexiconError::Encoded("the dictionary is cut short".into()));
    }
    let mut all = decoded(include_bytes!(concat!(env!("OUT_DIR"), "/entries.bin")))?;
    all.extend(file.entries());
    all.priors.clone_from(&file.priors);
    Ok(Dictionary::of(parts(&all, vocabulary)))
}

impl Lexicon {
    /// The lexicon that is part of the program.
    pub fn builtin() -> Result<Self, LexiconError> {
        Self::new(&LexiconFile::builtin()?)
    }

    /// The lexicon of `file` with the built-in dictionary, to which its own entries are added; to add a desk's other tables,
    /// [`LexiconFile::extend`] the built-in file first.
    pub fn new(file: &LexiconFile) -> Result<Self, LexiconError> {
        let vocabulary = Vocabulary::new(file);
        let places = Places::new(&file.place).map_err(LexiconError::Class)?;
        let people = People::new(&file.names, &file.office, &file.title, &places).map_err(LexiconError::Class)?;
        let common = |w: Word| [Pos::Verb, Pos::Adjective, Pos::Adverb].iter().any(|p| vocabulary.count(w, *p) > 0);
        let proper = places.words().chain(people.first_names()).filter(|w| !common(*w)).collect();
        Ok(Self {
            abbreviations: file.abbreviations.iter().map(|w| Word::folded(w)).collect(),
            closed: Closed::new(&file.closed).map_err(LexiconError::Class)?,
            grammar: Grammar::new(&file.grammar).map_err(LexiconError::Class)?,
            dictionary: dictionary(file, &vocabulary)?,
            speech: Speech::new(&file.cue, &file.operator, &vocabulary).map_err(LexiconError::Class)?,
            converses: Converses::new(&file.converse, &vocabulary),
            ladders: Ladders::new(&file.ladder, &vocabulary).map_err(LexiconError::Class)?,
            numerals: Numerals::new(file),
            units: Units::new(file).map_err(LexiconError::Unit)?,
            calendar: Calendar::new(file),
            proper,
            sets: Sets::new(&file.words, &vocabulary),
            people,
            places,
            vocabulary,
        })
    }

    /// The words that keep a full stop.
    pub fn abbreviations(&self) -> &Abbreviations {
        &self.abbreviations
    }

    /// Number words and the words around numbers.
    pub fn numerals(&self) -> &Numerals {
        &self.numerals
    }

    /// Units, currencies, hedges and bounds.
    pub fn units(&self) -> &Units {
        &self.units
    }

    /// Words of the calendar.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// Cuts a text into tokens and sentences with this lexicon's abbreviations.
    pub fn document(&self, text: &str) -> Document {
        Document::new(text, &self.abbreviations)
    }

    /// Every way to read a folded form; unknown forms are read by the rules of inflection alone.
    pub fn analyse(&self, folded: &str) -> Vec<Analysis> {
        self.vocabulary.analyse(folded)
    }

    /// The dictionary form of a folded one as it is written, where it is this lemma and the rules of inflection reach it.
    pub fn base(&self, folded: &str, lemma: Word) -> Option<String> {
        self.vocabulary.base(folded, lemma)
    }

    /// The one spelling under which a dictionary form is known: "organise" is "organize", "defence" is "defense".
    pub fn lemma(&self, folded: &str) -> Word {
        self.vocabulary.lemma(folded)
    }

    /// The rarity of a lemma: ln(documents / documents that hold it), from news text; 8.2 for unknown words.
    pub fn idf(&self, lemma: Word) -> f32 {
        self.vocabulary.idf(lemma)
    }

    /// Whether a lemma is in the word set `set` (a `[words.NAME]` table: `say`, `hedge-about`, …).
    #[inline]
    pub fn has(&self, set: &str, lemma: Word) -> bool {
        self.sets.id(set).is_some_and(|id| self.sets.has(id, lemma))
    }

    /// Whether a lemma is in the word set of this number, as whatever part of speech.
    #[inline]
    pub fn holds_any(&self, set: SetId, lemma: Word) -> bool {
        self.sets.has(set, lemma)
    }

    /// The number of a word set, for [`Lexicon::holds`].
    pub fn set(&self, name: &str) -> Option<SetId> {
        self.sets.id(name)
    }

    /// Whether a lemma is in a word set as this part of speech; literal words count as any.
    pub fn holds(&self, set: SetId, lemma: Word, pos: Pos) -> bool {
        self.sets.holds(set, lemma, pos)
    }

    /// Whether a word is listed in the closed classes.
    pub fn is_closed(&self, word: Word) -> bool {
        !self.closed.readings(word).is_empty()
    }

    /// The phrases of a word set, phrasal verbs among them.
    pub fn set_phrases(&self, set: SetId) -> &[SetPhrase] {
        self.sets.phrases(set)
    }

    /// The phrasal verbs of a word set: lemma and particle.
    pub fn phrasal_verbs(&self, set: SetId) -> &[(Word, Word)] {
        self.sets.phrasal(set)
    }

    /// Phrases in which an entry of the set does not count.
    pub fn set_without(&self, set: SetId) -> &[Vec<Word>] {
        self.sets.without(set)
    }

    /// Regular expressions over one token that belong to a word set.
    pub fn set_regex(&self, set: SetId) -> &[String] {
        self.sets.regex(set)
    }

    /// The gazetteer.
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// Names, titles and offices.
    pub fn people(&self) -> &People {
        &self.people
    }

    /// The item of a lemma as a part of speech.
    pub fn item(&self, lemma: Word, pos: Pos) -> Option<Item> {
        self.dictionary.item(lemma, pos)
    }

    /// How the source's item stands to the statement's; directional.
    pub fn relation(&self, claim: Item, source: Item) -> Option<Relation> {
        self.dictionary.relation(claim, source)
    }

    /// Every item of a source that bears on a statement's item, with how.
    pub fn relations(&self, claim: Item) -> &[(Item, Relation)] {
        self.dictionary.relations(claim)
    }

    /// The phrases of the dictionary that begin with this lemma, by their second word.
    pub fn phrases(&self, first: Word) -> &[Phrase] {
        self.dictionary.phrases(first)
    }

    /// The class of a verb of speech.
    pub fn cue(&self, lemma: Word) -> Option<CueClass> {
        self.speech.cue(lemma)
    }

    /// Phrases that attribute ("according to"), as words that follow each other.
    pub fn cue_phrases(&self) -> &[(Vec<Word>, CueClass)] {
        self.speech.cue_phrases()
    }

    /// The steps of ladders that a word tells; `behind` says whether words stand behind it, in this order.
    pub fn rungs(&self, lemma: Word, pos: Pos, behind: impl Fn(&[Word]) -> bool) -> Vec<Rung> {
        self.ladders.rungs(lemma, pos, behind)
    }

    /// The parts that hold the same where a statement's verb tells the act of a source's verb from the other side.
    pub fn turned(&self, claim: Word, source: Word) -> &[(Word, Word)] {
        self.converses.parts(claim, source)
    }

    /// The operator that a lemma is.
    pub fn operator(&self, lemma: Word) -> Option<&Operator> {
        self.speech.operator(lemma)
    }

    /// The operator that two words are together ("rule out").
    pub fn operator_phrase(&self, first: Word, second: Word) -> Option<&Operator> {
        self.speech.operator_phrase(first, second)
    }

    /// The parts of speech of every token of a document, one [`Term`] a token; `names` are words that are known to be
    /// names from elsewhere (the source that a statement is read beside).
    pub fn tag(&self, document: &Document, names: &FxHashSet<Word>) -> Vec<Term> {
        Tagger {
            vocabulary: &self.vocabulary,
            closed: &self.closed,
            grammar: &self.grammar,
            sets: &self.sets,
            saying: self.sets.id("bare-speech"),
            several: self.sets.id("several"),
            acronyms: self.sets.id("acronym"),
            proper: &self.proper,
            names,
        }
        .tag(document)
    }
}
