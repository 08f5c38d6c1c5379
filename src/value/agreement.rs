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

impl Comparison {
    /// The source's value entails the statement's.
    pub fn entails(difference: Difference) -> Self {
        Self { agreement: Agreement::Entails, difference, reason: Reason::Agrees, caveats: Vec::new() }
    }

    /// The source's value excludes the statement's.
    pub fn excludes(difference: Difference, reason: Reason) -> Self {
        Self { agreement: Agreement::Excludes, difference, reason, caveats: Vec::new() }
    }

    /// The source's value leaves the statement's open.
    pub fn unknown(difference: Difference, reason: Reason) -> Self {
        Self { agreement: Agreement::Unknown, difference, reason, caveats: Vec::new() }
    }

    /// The same with a caveat.
    pub fn with(mut self, caveat: Caveat) -> Self {
        self.caveats.push(caveat);
        self
    }
}
