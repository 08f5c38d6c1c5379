//! Parts of speech: what a token is in its sentence.

use crate::text::Word;

/// The part of speech of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tag {
    /// A common noun.
    Noun,
    /// A name or a part of one.
    Name,
    /// A main verb, finite or not.
    Verb,
    /// A form of be, have or do that helps a main verb, or be as the copula.
    Auxiliary,
    /// can, could, may, might, must, shall, should, will, would.
    Modal,
    /// not, n't, never.
    Negation,
    /// An adjective.
    Adjective,
    /// An adverb.
    Adverb,
    /// the, a, this, some, no, each … and the possessives my, his, their.
    Determiner,
    /// I, he, them, who (not as a relative), nobody, everyone …
    Pronoun,
    /// A preposition.
    Preposition,
    /// "to" before a verb.
    To,
    /// A verb particle: up in "give up".
    Particle,
    /// and, or, but, nor, yet.
    Coordinator,
    /// that, because, if, while, although, whether …
    Subordinator,
    /// who, which, that, where, when as the start of a relative clause or question.
    Relative,
    /// "'s" or "'" as a possessive.
    Possessive,
    /// A number in digits or words.
    Number,
    /// A mark, a quotation mark or a symbol.
    Mark,
    /// Anything else: yes, there (existential), oh.
    Other,
}

/// The inflection of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// The dictionary form: run, city, big.
    Base,
    /// The -s form of a verb.
    Present,
    /// The past tense.
    Past,
    /// The past participle (also where it looks like the past tense and stands after be or have, or after a noun).
    Participle,
    /// The -ing form.
    Ing,
    /// A plural noun.
    Plural,
    /// A comparative.
    Comparative,
    /// A superlative.
    Superlative,
}

/// What a token is: part of speech, dictionary form, inflection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its part of speech here.
    pub tag: Tag,
    /// Its dictionary form as this part of speech; for names and marks the folded form itself.
    pub lemma: Word,
    /// Its inflection.
    pub form: Form,
}

/// A part of speech as the dictionary has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Pos {
    /// Noun.
    Noun,
    /// Verb.
    Verb,
    /// Adjective.
    Adjective,
    /// Adverb.
    Adverb,
}

impl Pos {
    /// Every part of speech, in order.
    pub const ALL: [Self; 4] = [Self::Noun, Self::Verb, Self::Adjective, Self::Adverb];

    /// The part of speech by its letter in lexicon files: n, v, a, r.
    pub fn from_letter(letter: &str) -> Option<Self> {
        match letter {
            "n" => Some(Self::Noun),
            "v" => Some(Self::Verb),
            "a" => Some(Self::Adjective),
            "r" => Some(Self::Adverb),
            _ => None,
        }
    }

    /// The tag of a word of this part of speech.
    pub const fn tag(self) -> Tag {
        match self {
            Self::Noun => Tag::Noun,
            Self::Verb => Tag::Verb,
            Self::Adjective => Tag::Adjective,
            Self::Adverb => Tag::Adverb,
        }
    }
}

impl Tag {
    /// The part of speech of the dictionary, where the tag has one.
    pub const fn pos(self) -> Option<Pos> {
        match self {
            Self::Noun => Some(Pos::Noun),
            Self::Verb => Some(Pos::Verb),
            Self::Adjective => Some(Pos::Adjective),
            Self::Adverb => Some(Pos::Adverb),
            _ => None,
        }
    }

    /// Every tag with its name in lexicon files.
    pub const ALL: [(&'static str, Self); 20] = [
        ("noun", Self::Noun),
        ("name", Self::Name),
        ("verb", Self::Verb),
        ("auxiliary", Self::Auxiliary),
        ("modal", Self::Modal),
        ("negation", Self::Negation),
        ("adjective", Self::Adjective),
        ("adverb", Self::Adverb),
        ("determiner", Self::Determiner),
        ("pronoun", Self::Pronoun),
        ("preposition", Self::Preposition),
        ("to", Self::To),
        ("particle", Self::Particle),
        ("coordinator", Self::Coordinator),
        ("subordinator", Self::Subordinator),
        ("relative", Self::Relative),
        ("possessive", Self::Possessive),
        ("number", Self::Number),
        ("mark", Self::Mark),
        ("other", Self::Other),
    ];

    /// The tag with a name: "noun", "verb" …
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(n, _)| *n == name).map(|(_, tag)| *tag)
    }

    /// Its name in lexicon files.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, tag)| *tag == self).map_or("", |(name, _)| name)
    }
}

impl Form {
    /// The inflection by its name in lexicon files.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "base" => Self::Base,
            "present" => Self::Present,
            "past" => Self::Past,
            "participle" => Self::Participle,
            "ing" => Self::Ing,
            "plural" => Self::Plural,
            "comparative" => Self::Comparative,
            "superlative" => Self::Superlative,
            _ => return None,
        })
    }
}

/// One way to read a form: its lemma, part of speech and inflection, and how common that reading is (counts of senses).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Analysis {
    /// The dictionary form.
    pub lemma: Word,
    /// Its part of speech.
    pub pos: Pos,
    /// The inflection.
    pub form: Form,
    /// How common it is, as a count; 0 for a form that only the rules of inflection know.
    pub prior: u32,
}
