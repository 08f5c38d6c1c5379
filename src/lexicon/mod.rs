//! What words mean: forms, parts of speech, relations between words, and the closed knowledge of `rules/lexicon/`.

pub mod tag;
pub mod file;
pub mod phrase;
pub mod inflection;
pub mod vocabulary;
pub mod closed;
pub mod set;
pub mod grammar;
pub mod candidate;
pub mod clause;
pub mod tagger;
pub mod dictionary;
pub mod model;

pub use dictionary::{Item, Relation};
pub use file::LexiconFile;
pub use model::{Lexicon, LexiconError};
pub use set::{SetId, SetPhrase};
pub use tag::{Analysis, Form, Pos, Tag, Term};
