//! Why a run stops early.

use crate::batch::Fault;
use std::io;

/// Why a run stops early.
#[derive(Debug)]
pub enum Stop {
    /// An input cannot be used.
    Fault(Box<Fault>),
    /// Rule files are faulty; the text is what a person reads.
    Rules(String),
    /// The output cannot be written.
    Output(io::Error),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(Box::new(fault))
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}
