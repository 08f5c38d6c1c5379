//! What a batch came to: counts, and the exit code they mean.

use super::run::Outcome;
use crate::outcome::Verdict;

/// What makes a run fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FailOn {
    /// Nothing that the sources say.
    Never,
    /// A contradicted statement.
    Contradicted,
    /// Also one that is absent or unchecked.
    Absent,
    /// Also one that is supported with a caveat.
    Caveat,
}

/// How many rows had which answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Rows in all.
    pub rows: usize,
    /// Supported, with or without caveats.
    pub supported: usize,
    /// Supported with caveats.
    pub caveats: usize,
    /// Contradicted.
    pub contradicted: usize,
    /// Absent, without those that are unchecked.
    pub absent: usize,
    /// Absent because nothing could be checked.
    pub unchecked: usize,
    /// Rows that could not be answered.
    pub errors: usize,
}

impl Summary {
    /// Counts one row.
    pub fn count(&mut self, outcome: &Outcome) {
        match outcome {
            Ok(judged) => {
                let report = &judged.report;
                self.add(Some(report.verdict), report.checked, !report.caveats.is_empty());
            }
            Err(_) => self.add(None, false, false),
        }
    }

    /// Counts a row of this verdict; without one it is in error.
    pub fn add(&mut self, verdict: Option<Verdict>, checked: bool, caveats: bool) {
        self.rows += 1;
        match verdict {
            None => self.errors += 1,
            Some(Verdict::Supported) => {
                self.supported += 1;
                self.caveats += usize::from(caveats);
            }
            Some(Verdict::Contradicted) => self.contradicted += 1,
            Some(Verdict::Absent) if checked => self.absent += 1,
            Some(Verdict::Absent) => self.unchecked += 1,
        }
    }

    /// Rows whose statement held something to check.
    pub fn checked(&self) -> usize {
        self.supported + self.contradicted + self.absent
    }
}
