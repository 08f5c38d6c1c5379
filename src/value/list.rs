//! A list: its members, and whether it is complete.

/// A list: its members, and whether it is complete.
#[derive(Clone, Debug, PartialEq)]
pub struct List {}
