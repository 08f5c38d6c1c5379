//! A whole draft: each of its sentences beside the sources, and the draft beside itself; what people have decided of it, and
//! whether it is signed off.

pub mod model;
pub mod own;
pub mod run;
pub mod record;
pub mod mark;
pub mod standing;
pub mod signing;

pub use mark::{About, Mark, marks};
pub use model::{Flagged, Review, Sentence};
pub use record::{Act, Entry};
pub use run::review;
pub use standing::{Stand, Standing, standing};
