//! What one line of the rules would have to say for a statement to be decided: each proposal is tried, and those that change
//! nothing are left out.

pub mod model;
pub mod candidates;
pub mod run;

pub use model::{Candidate, Kind, Suggested, Suggestion};
pub use run::{Trying, suggest};
