//! A finding: one place where statement and source agree or differ. The only currency between reading and verdict.

use crate::outcome::{Agreement, Caveat, DetailKind, Difference, Reason};
use crate::rule::Levels;
use crate::text::{Run, Span};
use std::sync::Arc;

/// One agreement or difference of one detail.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The kind of difference, as in the policy table.
    pub difference: Difference,
    /// Whether the source entails, excludes or leaves open.
    pub agreement: Agreement,
    /// Why.
    pub reason: Reason,
    /// How sure it is that both sides speak of the same thing, 0 to 1.
    pub identity: f32,
    /// The bytes in the statement.
    pub claim: Span,
    /// The bytes in the source.
    pub evidence: Option<Span>,
    /// The value in the statement.
    pub claim_value: String,
    /// The value in the source.
    pub source_value: String,
    /// The rule that made the comparison ("core/designation"), or "wording", or "computed".
    pub rule: Arc<str>,
    /// What kind of detail it is about.
    pub kind: DetailKind,
    /// What the rule's own policy says of this kind of difference, where it has one.
    pub levels: Option<Levels>,
    /// What an editor should see although it agrees.
    pub caveats: Vec<Caveat>,
    /// The tokens of the statement that it accounts for.
    pub covers: Run,
    /// The stretches of the statement that need no counterpart of their own, since what found it tells what they tell:
    /// the words of a rule's pattern, or those that say that a figure is worked out.
    pub told: Vec<Run>,
}

impl Finding {
    /// The same, leaving open what it would decide: it stands in the way of support and contradicts nothing.
    pub fn open(self) -> Self {
        Self { agreement: Agreement::Unknown, ..self }
    }
}
