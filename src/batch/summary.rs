//! What a batch came to: counts, and the exit code they mean.

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
    /// Rows of any verdict that a waiver accepts, whether it still holds or not.
    pub waived: usize,
}

/// What lets a row pass the gates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pass {
    /// Nothing: its verdict counts.
    No,
    /// An earlier run has the same answer.
    Known,
    /// A waiver that holds.
    Waived,
}

/// The rows of a run as its gates see them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All rows.
    pub all: Summary,
    /// Those that nothing lets pass.
    pub fresh: Summary,
    /// Those that a waiver lets pass.
    pub waived: Summary,
}

impl Tally {
    /// Counts a row of this verdict; without one it is in error. `waiver` says whether it has a waiver that accepts all of it.
    pub fn add(&mut self, verdict: Option<Verdict>, checked: bool, caveats: bool, waiver: bool, pass: Pass) {
        self.all.add(verdict, checked, caveats);
        self.all.waived += usize::from(waiver);
        match pass {
            Pass::No => self.fresh.add(verdict, checked, caveats),
            Pass::Waived => self.waived.add(verdict, checked, caveats),
            Pass::Known => {}
        }
    }

    /// How many rows an earlier run lets pass.
    pub fn known(&self) -> usize {
        self.all.rows - self.fresh.rows - self.waived.rows
    }
}

impl Summary {
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

    /// How many rows have a waiver that accepts them, as the end of a sentence of counts; nothing where none has.
    pub fn accepted(&self) -> String {
        if self.waived > 0 { format!(", {} waived", self.waived) } else { String::new() }
    }

    /// Rows whose statement held something to check.
    pub fn checked(&self) -> usize {
        self.supported + self.contradicted + self.absent
    }
}
