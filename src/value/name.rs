//! A name: person, place, body or other.

/// A name: person, place, body or other.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {}
