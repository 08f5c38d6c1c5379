//! A figure with its unit, bounds, hedge, rate and counted noun.

/// A figure with its unit, bounds, hedge, rate and counted noun.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {}
