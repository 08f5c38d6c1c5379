//! What stands beside what: the classes of words that the tagger tells apart, and the weights of their neighbourhoods.

use super::file::GrammarFile;
use super::tag::{Form, Tag};

/// Declares the classes with their names in `[grammar.after]`.
macro_rules! classes {
    ($($member:ident $name:literal),+ $(,)?) => {
        /// A class of words, as the tagger tells them apart: a part of speech with what of its form matters to neighbours.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Class {
            $(#[doc = $name] $member),+
        }

        impl Class {
            /// Every class, in order.
            pub const ALL: &'static [Self] = &[$(Self::$member),+];

            /// The class by its name in `[grammar.after]`.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$member),)+ _ => None }
            }
        }
    };
}

classes! {
    Stop "stop", Comma "comma", Quote "quote", Mark "mark", Noun "noun", Plural "plural", Name "name", Number "number",
    Base "base", Plain "plain", Present "present", Past "past", Participle "participle", Ing "ing", Be "be", Been "been",
    Have "have", Having "having", Do "do", Modal "modal", Negation "negation", Adjective "adjective", Adverb "adverb",
    Determiner "determiner", Subject "subject", Object "object", Pronoun "pronoun", Preposition "preposition", To "to",
    Particle "particle", Coordinator "coordinator", Subordinator "subordinator", Relative "relative",
    Possessive "possessive", Other "other",
}

impl Class {
    /// The class of an open word, or of a closed one that its tag and form tell.
    pub const fn of(tag: Tag, form: Form) -> Self {
        match (tag, form) {
            (Tag::Noun, Form::Plural) => Self::Plural,
            (Tag::Noun, _) => Self::Noun,
            (Tag::Name, _) => Self::Name,
            (Tag::Verb, Form::Present) => Self::Present,
            (Tag::Verb, Form::Past) => Self::Past,
            (Tag::Verb, Form::Participle) => Self::Participle,
            (Tag::Verb, Form::Ing) => Self::Ing,
            (Tag::Verb, _) => Self::Base,
            (Tag::Auxiliary, _) => Self::Be,
            (Tag::Modal, _) => Self::Modal,
            (Tag::Negation, _) => Self::Negation,
            (Tag::Adjective, _) => Self::Adjective,
            (Tag::Adverb, _) => Self::Adverb,
            (Tag::Determiner, _) => Self::Determiner,
            (Tag::Pronoun, _) => Self::Pronoun,
            (Tag::Preposition, _) => Self::Preposition,
            (Tag::To, _) => Self::To,
            (Tag::Particle, _) => Self::Particle,
            (Tag::Coordinator, _) => Self::Coordinator,
            (Tag::Subordinator, _) => Self::Subordinator,
            (Tag::Relative, _) => Self::Relative,
            (Tag::Possessive, _) => Self::Possessive,
            (Tag::Number, _) => Self::Number,
            (Tag::Mark, _) => Self::Mark,
            (Tag::Other, _) => Self::Other,
        }
    }

    /// Whether a word of this class is a finite verb.
    pub const fn is_finite(self) -> bool {
        matches!(self, Self::Plain | Self::Present | Self::Past | Self::Be | Self::Have | Self::Do | Self::Modal)
    }

    /// Whether a word of this class can be the subject of what follows.
    pub const fn is_nominal(self) -> bool {
        matches!(
            self,
            Self::Noun | Self::Plural | Self::Name | Self::Subject | Self::Pronoun | Self::Number | Self::Other
        )
    }

    /// Whether what stands before such a word decides about the word after it: "has not been", "would quickly lead".
    pub const fn is_transparent(self) -> bool {
        matches!(self, Self::Adverb | Self::Negation | Self::Quote)
    }
}

const CLASSES: usize = Class::ALL.len();

/// The weights of `[grammar]`.
#[derive(Clone, Debug)]
pub struct Grammar {
    /// The weights that are no neighbourhoods.
    pub weights: GrammarFile,
    after: Vec<i16>,
}

impl Default for Grammar {
    fn default() -> Self {
        Self { weights: GrammarFile::default(), after: vec![0; CLASSES * CLASSES] }
    }
}

impl Grammar {
    /// Reads the table `[grammar]`; answers with the first word in it that is no class or no weight.
    pub fn new(file: &GrammarFile) -> Result<Self, String> {
        let mut out = Self::default();
        for (name, row) in &file.after {
            let before = Class::from_name(name).ok_or_else(|| name.clone())?;
            let mut words = row.split_whitespace();
            while let (Some(class), Some(weight)) = (words.next(), words.next()) {
                let weight: i16 = weight.parse().map_err(|_| weight.to_string())?;
                let cells = if class == "*" {
                    out.row(before)
                } else {
                    let class = Class::from_name(class).ok_or_else(|| class.to_string())?;
                    out.row(before).get_mut(class as usize..=class as usize).unwrap_or_default()
                };
                cells.fill(weight);
            }
        }
        out.weights = GrammarFile { after: Default::default(), ..file.clone() };
        Ok(out)
    }

    fn row(&mut self, before: Class) -> &mut [i16] {
        let start = before as usize * CLASSES;
        self.after.get_mut(start..start + CLASSES).unwrap_or_default()
    }

    /// How well `next` follows `before`.
    pub fn weight(&self, before: Class, next: Class) -> i32 {
        self.after.get(before as usize * CLASSES + next as usize).map_or(0, |w| i32::from(*w))
    }
}
