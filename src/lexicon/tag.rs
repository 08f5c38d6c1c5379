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
