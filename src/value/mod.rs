//! What a stretch of text stands for: one file a kind of value, with its type, its recogniser and its comparison.

pub mod agreement;
pub mod number;
pub mod quantity_model;
pub mod quantity_sum;
pub mod quantity_numeral;
pub mod quantity_context;
pub mod quantity_rate;
pub mod quantity_special;
pub mod quantity_name;
pub mod quantity_single;
pub mod quantity_doubt;
pub mod quantity_pair;
pub mod quantity_compare;
pub mod quantity;
pub mod date_model;
pub mod date_parts;
pub mod date_day;
pub mod date_compare;
pub mod date;
pub mod name;
pub mod list;
pub mod quote;
pub mod role;
pub mod mention;
pub mod naming;
pub mod recognise;

pub use agreement::Comparison;
pub use date::Date;
pub use mention::{Mention, Value};
pub use name::{Name, NameKind, Sameness};
pub use number::Number;
pub use quantity::Quantity;
pub use quote::{Quote, verbatim};
pub use recognise::recognise;
pub use role::Role;
