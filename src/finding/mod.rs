//! Where statement and source agree and differ.

pub mod model;
pub mod case;
pub mod keys;
pub mod shares;
pub mod rivals;
pub mod assigned;
pub mod operands;
pub mod spans;
pub mod sums;
pub mod scaled;
pub mod computed;
pub mod figures;
pub mod excepted;
pub mod parts;
pub mod converses;
pub mod denials;
pub mod agents;
pub mod stance;
pub mod bearers;
pub mod appositions;
pub mod persons;
pub mod titles;
pub mod origins;
pub mod acts;
pub mod owners;
pub mod quoted;
pub mod attributed;
pub mod links;
pub mod words;
pub mod swaps;
pub mod parallels;
pub mod participants;
pub mod replaced;
pub mod bindings;
pub mod quantifiers;
pub mod ladder;
pub mod groups;
pub mod slots;
pub mod rules;
pub mod compare;

pub use case::Case;
pub use compare::compare;

pub use model::Finding;
