//! An article measured against itself: every sentence supports itself, and a sentence in which one thing is changed is never
//! supported. What is changed to what stands in the rules.

pub mod model;
pub mod table;
pub mod site;
pub mod figures;
pub mod names;
pub mod negations;
pub mod words;
pub mod make;
pub mod run;

pub use make::mutants;
pub use model::{Kind, Mutant};
pub use run::{How, Measured, Supported, Tally, Unsupported, measure};
