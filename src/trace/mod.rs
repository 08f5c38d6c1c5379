//! How a text was read and why a verdict came out so: everything between the words and the answer, as plain data.

pub mod model;
pub mod text;
pub mod clause;
pub mod run;

pub use model::{Stretch, Trace};
pub use run::Tracer;
