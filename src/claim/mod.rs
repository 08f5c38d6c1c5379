//! What a text claims: rules filled from its sentences.

pub mod model;
pub mod fill;
pub mod matcher;
pub mod extract;
pub mod near;

pub use extract::{Claims, extract, matches, matches_of};
pub use fill::items;
pub use model::{Claim, Filler};
pub use near::{Near, near};
