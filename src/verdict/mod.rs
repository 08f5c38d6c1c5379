//! What the source says of a statement.

pub mod model;
pub mod joined;
pub mod tacit;
pub mod paraphrase;
pub mod bearing;
pub mod judge;
pub mod details;
pub mod combine;
pub mod stated;
pub mod guarded;
pub mod only;

pub use bearing::{Bearing, Follows, Gate};
pub use model::{Detail, Evidence, Passage, Report};
