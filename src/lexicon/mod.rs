//! What words mean: forms, parts of speech, relations between words, and the closed knowledge of `rules/lexicon/`.

pub mod tag;
pub mod people_file;
pub mod file;
pub mod phrase;
pub mod inflection;
pub mod vocabulary;
pub mod closed;
pub mod set;
pub mod dictionary;
pub mod packed;
pub mod entries;
pub mod speech;
pub mod figures;
pub mod table;
pub mod places;
pub mod people;
pub mod grammar;
pub mod capitals;
pub mod candidate;
pub mod clause;
pub mod tagger;
pub mod model;

pub use dictionary::{Item, Phrase, Relation};
pub use figures::{CalendarWord, Figures, Hedge, Numeral, Unit as Measure, UnitId};
pub use file::LexiconFile;
pub use model::{Lexicon, LexiconError};
pub use people::{BodyId, Gender, NameSet, OfficeId, People, Title, TitleKind};
pub use places::{PlaceId, PlaceKind, PlaceWay, Places};
pub use set::{SetId, SetPhrase};
pub use speech::{CueClass, Operator, OperatorStatus, Truth};
pub use table::cut;
pub use tag::{Analysis, Form, Pos, Tag, Term};
