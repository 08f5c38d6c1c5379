//! A text read whole: entities, references, speakers, clauses and acts.

pub mod chunk;
pub mod chunker;
mod phrases;
pub mod model;
pub mod notes;
pub mod dated;
pub mod entities;
pub mod classes;
pub mod antecedents;
pub mod references;
pub mod leads;
pub mod whole;
pub mod subject;
mod relatives;
mod controllers;
pub mod acts;
pub mod stance;
pub mod embedded;
pub mod subjects;
pub mod voices;
pub mod speakers;
pub mod carried;
pub mod read;
pub mod clauses;

pub use chunk::Phrase;
pub use clauses::clauses;
pub use entities::{Entities, Entity, Linked};
pub use model::{Act, Attribution, EntityId, Part, Slot, Stance, Status};
pub use notes::{Known, Notes};
pub use read::{link, read};
pub use whole::Reading;
