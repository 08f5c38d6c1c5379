//! What stands beside what: classes of readings, and how well one follows another.

use super::file::GrammarFile;
use super::tag::{Form, Tag};
use crate::text::Word;
use rustc_hash::FxHashSet;

/// The classes, in the order of the table; a class is its place in this list.
const CLASSES: &[&str] = &[
    "stop",
    "comma",
    "mark",
    "noun",
    "plural",
    "name",
    "number",
    "base",
    "plain",
    "present",
    "past",
    "participle",
    "ing",
    "be",
    "been",
    "have",
    "having",
    "do",
    "modal",
    "negation",
    "adjective",
    "adverb",
    "determiner",
    "subject",
    "object",
    "pronoun",
    "preposition",
    "to",
    "particle",
    "coordinator",
    "subordinator",
    "relative",
    "possessive",
    "other",
    "quote",
];

/// A class of readings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class(u8);

macro_rules! classes {
    ($($name:ident $text:literal,)+) => { $(pub const $name: Class = Class(place($text));)+ };
}

/// The classes that the tagger names.
#[allow(missing_docs)]
pub mod class {
    use super::{Class, place};
    classes! {
        STOP "stop", COMMA "comma", MARK "mark", NUMBER "number", NAME "name", BASE "base", PLAIN "plain", ADVERB "adverb",
        NEGATION "negation", COORDINATOR "coordinator", SUBORDINATOR "subordinator", RELATIVE "relative", SUBJECT "subject",
        OBJECT "object", PRONOUN "pronoun", NOUN "noun", PLURAL "plural", PARTICLE "particle",
    }
}

const fn place(name: &str) -> u8 {
    let mut rest = CLASSES;
    let mut at = 0;
    while let [first, tail @ ..] = rest {
        if same(first.as_bytes(), name.as_bytes()) {
            return at;
        }
        at += 1;
        rest = tail;
    }
    u8::MAX
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    match (a, b) {
        ([], []) => true,
        ([x, a @ ..], [y, b @ ..]) => *x == *y && same(a, b),
        _ => false,
    }
}

/// The table `[grammar]`, in tenths of a natural logarithm.
#[derive(Clone, Debug, Default)]
pub struct Grammar {
    after: Vec<i32>,
    /// The single weights of the table.
    pub file: GrammarFile,
    subject: FxHashSet<Word>,
}

impl Grammar {
    /// Reads the table; answers with the first name that is no class.
    pub fn new(file: &GrammarFile, subject: &str) -> Result<Self, String> {
        let mut after = vec![0; CLASSES.len() * CLASSES.len()];
        for (name, row) in &file.after {
            let from = place(name);
            if from == u8::MAX {
                return Err(name.clone());
            }
            let mut words = row.split_whitespace();
            while let (Some(to), Some(weight)) = (words.next(), words.next()) {
                let weight = weight.parse().map_err(|_| format!("{to} {weight}"))?;
                let cells: Vec<u8> = if to == "*" { (0..CLASSES.len() as u8).collect() } else { vec![place(to)] };
                for cell in cells {
                    let at = from as usize * CLASSES.len() + cell as usize;
                    *after.get_mut(at).filter(|_| cell != u8::MAX).ok_or_else(|| to.to_string())? = weight;
                }
            }
        }
        Ok(Self { after, file: file.clone(), subject: subject.split_whitespace().map(Word::of).collect() })
    }

    /// How well `to` follows `from`.
    pub fn after(&self, from: Class, to: Class) -> i32 {
        self.after.get(from.0 as usize * CLASSES.len() + to.0 as usize).copied().unwrap_or(0)
    }

    /// The class of a reading.
    pub fn class(&self, tag: Tag, lemma: Word, form: Form, word: Word) -> Class {
        let name = match tag {
            Tag::Noun if form == Form::Plural => "plural",
            Tag::Noun => "noun",
            Tag::Name => "name",
            Tag::Verb => verb(form),
            Tag::Auxiliary if lemma == Word::of("be") => {
                if matches!(form, Form::Participle | Form::Ing) || word == Word::of("be") { "been" } else { "be" }
            }
            Tag::Auxiliary if lemma == Word::of("have") => {
                if form == Form::Ing {
                    "having"
                } else {
                    "have"
                }
            }
            Tag::Auxiliary => "do",
            Tag::Modal => "modal",
            Tag::Negation => "negation",
            Tag::Adjective => "adjective",
            Tag::Adverb => "adverb",
            Tag::Determiner => "determiner",
            Tag::Pronoun if self.subject.contains(&word) => "subject",
            Tag::Pronoun if is_object(word) => "object",
            Tag::Pronoun => "pronoun",
            Tag::Preposition => "preposition",
            Tag::To => "to",
            Tag::Particle => "particle",
            Tag::Coordinator => "coordinator",
            Tag::Subordinator => "subordinator",
            Tag::Relative => "relative",
            Tag::Possessive => "possessive",
            Tag::Number => "number",
            Tag::Mark => "mark",
            Tag::Other => "other",
        };
        Class(place(name))
    }

    /// Whether a class is a verb that can carry a clause.
    pub fn finite(class: Class) -> bool {
        ["plain", "present", "past", "be", "have", "do", "modal"].iter().any(|n| class == Class(place(n)))
    }

    /// Whether a class can be a subject.
    pub fn nominal(class: Class) -> bool {
        ["noun", "plural", "name", "subject", "pronoun", "number"].iter().any(|n| class == Class(place(n)))
    }
}

fn verb(form: Form) -> &'static str {
    match form {
        Form::Present => "present",
        Form::Past => "past",
        Form::Participle => "participle",
        Form::Ing => "ing",
        _ => "plain",
    }
}

fn is_object(word: Word) -> bool {
    const OBJECTS: [Word; 5] = [Word::of("him"), Word::of("them"), Word::of("me"), Word::of("us"), Word::of("her")];
    OBJECTS.contains(&word)
}
