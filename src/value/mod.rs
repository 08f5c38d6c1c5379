//! What a stretch of text stands for: one file a kind of value, with its type, its recogniser and its comparison.

pub mod agreement;
pub mod number;
pub mod quantity;
pub mod date;
pub mod name;
pub mod list;
pub mod quote;
pub mod verbatim;
pub mod role;
pub mod mention;
pub mod capitals;
pub mod naming;
pub mod numeral;
pub mod day;
pub mod figure;
pub mod recognise;

pub use agreement::Comparison;
pub use date::{Date, Limit};
pub use list::{Closed, List};
pub use mention::{Mention, Value};
pub use name::{Name, NameKind, Sameness};
pub use number::Number;
pub use quantity::{Change, Quantity};
pub use quote::Quote;
pub use recognise::recognise;
pub use role::Role;
pub use verbatim::{Verbatim, compare as verbatim};
