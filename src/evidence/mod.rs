//! Where the source speaks of a statement: weighted units, an index, and alignment.

pub mod units;
pub mod side;
pub mod source;
pub mod align;

pub use align::{Aligner, Alignment, Link};
pub use side::{Expression, Side};
pub use source::Source;
pub use units::{Unit, UnitKind};
