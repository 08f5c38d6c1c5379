//! What the source says of a statement.

pub mod model;
pub mod joined;
pub mod tacit;
pub mod paraphrase;
pub mod judge;
pub mod details;
pub mod combine;
pub mod stated;

pub use model::{Detail, Evidence, Passage, Report};
