//! A title or office, with its country or body.

/// A title or office, with its country or body.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {}
