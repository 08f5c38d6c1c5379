//! A whole draft: each of its sentences beside the sources, and the draft beside itself.

pub mod model;
pub mod own;
pub mod run;

pub use model::{Flagged, Review, Sentence};
pub use run::review;
