//! A text read whole: entities, references, speakers, clauses and acts.

pub mod model;

pub use model::{Act, Attribution, EntityId, Part, Reading, Slot, Stance, Status};
