//! What a comparison of two values of one kind says.

use crate::outcome::{Agreement, Caveat, Difference, Reason};

/// The answer of a comparison, read from the source's value to the statement's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Entails, excludes or leaves it open.
    pub agreement: Agreement,
    /// The kind of difference, as in the policy table (meaningful unless it entails without caveat).
    pub difference: Difference,
    /// Why.
    pub reason: Reason,
    /// What an editor should see although it entails.
    pub caveats: Vec<Caveat>,
}
