//! A title or office, and the person whose it is.

use crate::lexicon::Title;
use crate::text::Run;

/// A title or office.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// What the dictionary of titles says of it.
    pub title: Title,
    /// Its words ("secretary of state").
    pub run: Run,
    /// The name that it stands in front of.
    pub person: Option<Run>,
}

impl Role {
    /// A role as read.
    pub fn new(title: Title, run: Run, person: Option<Run>) -> Self {
        Self { title, run, person }
    }
}
