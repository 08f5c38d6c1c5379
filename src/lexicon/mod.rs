//! What words mean: forms, parts of speech, relations between words, and the closed knowledge of `rules/lexicon/`.

pub mod tag;
pub mod file;
pub mod phrase;
pub mod inflection;
pub mod vocabulary;
pub mod closed;
pub mod set;
pub mod dictionary;
pub mod speech;
pub mod figures;
pub mod gazetteer;
pub mod grammar;
pub mod tagger;
pub mod model;

pub use dictionary::{Item, Phrase, Relation};
pub use speech::{CueClass, Operator, OperatorStatus, Truth};
pub use figures::{CalendarWord, Figures, Hedge, Numeral, Unit as Measure, UnitId};
pub use gazetteer::{Gazetteer, Gender, PlaceId, Sense, Title};
pub use file::LexiconFile;
pub use model::{Lexicon, LexiconError};
pub use set::{SetId, SetPhrase};
pub use tag::{Analysis, Form, Pos, Tag, Term};
