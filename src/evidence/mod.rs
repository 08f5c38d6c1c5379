//! Where the source speaks of a statement: weighted units, an index, and alignment.

pub mod units;
pub mod side;
pub mod source;
pub mod align;
pub mod pairs;
pub mod how;

pub use align::{Aligner, Alignment, Link, score_of};
pub use how::{How, how};
pub use pairs::{Occurrence, Pair};
pub use side::{Expression, Side};
pub use source::{Guarded, Source};
pub use units::{Unit, UnitKind};
