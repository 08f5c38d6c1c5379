//! A date, a span of time, or a date relative to another.

/// A date, a span of time, or a date relative to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Date {}
