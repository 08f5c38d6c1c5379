//! What can be claimed: rules as typed, as meant, and the one road between them; their patterns, word sets and policy.

pub mod policy;

pub use policy::{Level, Levels, Outcome, Policy, Support};
