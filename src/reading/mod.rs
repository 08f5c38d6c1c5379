//! A text read whole: entities, references, speakers, clauses and acts.

pub mod chunk;
pub mod model;
pub mod acts;
pub mod stance;
pub mod read;

pub use chunk::Phrase;
pub use model::{Act, Attribution, EntityId, Part, Reading, Slot, Stance, Status};
pub use read::{clauses, link, read};
