//! What the source says of a statement.

pub mod model;

pub use model::{Detail, Evidence, Passage, Report};
