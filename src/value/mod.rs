//! What a stretch of text stands for: one file a kind of value, with its type, its recogniser and its comparison.

pub mod agreement;
pub mod quantity;
pub mod date;
pub mod name;
pub mod list;
pub mod quote;
pub mod role;
pub mod mention;
pub mod recognise;

pub use agreement::Comparison;
pub use mention::{Mention, Value};
pub use name::{NameKind, Sameness};
pub use recognise::recognise;
