//! What words mean: forms, parts of speech, relations between words, and the closed knowledge of `rules/lexicon/`.

pub mod tag;
pub mod value_file;
pub mod file;
pub mod phrase;
pub mod inflection;
pub mod vocabulary;
pub mod closed;
pub mod set;
pub mod tagger;
pub mod dictionary;
pub mod numerals;
pub mod units;
pub mod calendar;
pub mod model;

pub use calendar::{Calendar, Moment};
pub use dictionary::{Item, Relation};
pub use file::LexiconFile;
pub use model::{Lexicon, LexiconError};
pub use numerals::{Numerals, Sense, Vague};
pub use set::{SetId, SetPhrase};
pub use tag::{Analysis, Form, Pos, Tag, Term};
pub use units::{Hedge, Phrases, Unit, UnitId, Units};
