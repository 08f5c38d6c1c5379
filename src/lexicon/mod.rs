//! What words mean: forms, parts of speech, relations between words, and the closed knowledge of `rules/lexicon/`.

pub mod tag;
pub mod file;
pub mod model;

pub use model::{Analysis, Item, Lexicon, Pos, Relation};
pub use tag::{Form, Tag, Term};
