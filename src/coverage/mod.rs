//! What the examples of rules leave untried: patterns, their alternatives, words of sets; and rules whose examples show no edge.

pub mod model;
pub mod texts;
pub mod choices;
pub mod hints;
pub mod patterns;
pub mod words;
pub mod near;
pub mod run;
pub mod tried;

pub use model::{Coverage, Item, Kind};
pub use run::{measure, run};
pub use tried::{idle, unmet};
