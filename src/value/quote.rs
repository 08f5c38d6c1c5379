//! Words in quotation marks, of any number of sentences.

/// Words in quotation marks, of any number of sentences.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {}
