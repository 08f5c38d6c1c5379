//! Gates: which counts make a run fail.

use super::summary::{FailOn, Tally};
use std::str::FromStr;

/// A number of rows, or a share of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Most {
    /// So many.
    Count(usize),
    /// So many percent.
    Percent(f64),
}

impl FromStr for Most {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || format!("`{text}` is neither a number of rows nor a share such as 10%");
        match text.trim().strip_suffix('%') {
            Some(share) => {
                let share: f64 = share.trim().parse().map_err(|_| wrong())?;
                if (0.0..=100.0).contains(&share) { Ok(Self::Percent(share)) } else { Err(wrong()) }
            }
            None => text.trim().parse().map(Self::Count).map_err(|_| wrong()),
        }
    }
}

impl Most {
    /// Whether `count` of `all` is more.
    fn passed(self, count: usize, all: usize) -> bool {
        match self {
            Self::Count(most) => count > most,
            Self::Percent(share) => count as f64 * 100.0 > share * all as f64,
        }
    }

    /// Whether `count` of `all` is less.
    fn missed(self, count: usize, all: usize) -> bool {
        match self {
            Self::Count(least) => count < least,
            Self::Percent(share) => (count as f64) * 100.0 < share * all as f64,
        }
    }
}

/// What makes a run fail.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gates {
    /// The verdict from which on a run fails.
    pub fail_on: FailOn,
    /// So many contradicted rows pass.
    pub contradicted: Option<usize>,
    /// So many absent or unchecked rows pass.
    pub absent: Option<Most>,
    /// So many rows at least must have been checked.
    pub checked: Option<Most>,
}

impl Gates {
    /// The exit code: 1 for what is contradicted or a limit that is broken, then 4 for rows in error, then 3 for what is not
    /// established, else 0. What a baseline knows or a waiver accepts does not fail.
    pub fn exit(&self, tally: &Tally) -> u8 {
        let Tally { all, fresh, waived } = tally;
        let open = fresh.absent + fresh.unchecked;
        let answered = all.rows - all.errors;
        let contradicted = match self.contradicted {
            Some(most) => fresh.contradicted > most,
            None => fresh.contradicted > 0 && self.fail_on >= FailOn::Contradicted,
        };
        let absent = self.absent.is_some_and(|most| most.passed(open, answered));
        let asked = answered - waived.unchecked;
        let unchecked = self.checked.is_some_and(|least| least.missed(all.checked(), asked));
        // what a limit lets pass does not fail by its verdict
        let none = fresh.unchecked > 0 && all.checked() == 0;
        let open = open > 0 && self.absent.is_none() && self.fail_on >= FailOn::Absent;
        match self.fail_on {
            _ if contradicted || absent || unchecked => 1,
            _ if all.errors > 0 => 4,
            FailOn::Never => 0,
            _ if none || open => 3,
            FailOn::Caveat if fresh.caveats > 0 => 3,
            _ => 0,
        }
    }
}

impl From<FailOn> for Gates {
    fn from(fail_on: FailOn) -> Self {
        Self { fail_on, contradicted: None, absent: None, checked: None }
    }
}

#[cfg(test)]
mod tests {
    use super::super::summary::Summary;
    use super::*;

    fn gates() -> Gates {
        FailOn::Contradicted.into()
    }

    fn counts(supported: usize, contradicted: usize, absent: usize, unchecked: usize, errors: usize) -> Summary {
        let rows = supported + contradicted + absent + unchecked + errors;
        Summary { rows, supported, caveats: 0, contradicted, absent, unchecked, errors, waived: 0 }
    }

    #[test]
    fn limits() {
        let exit = |gates: Gates, all: Summary| gates.exit(&Tally { all, fresh: all, ..Tally::default() });
        assert_eq!(exit(gates(), counts(5, 0, 5, 0, 0)), 0);
        assert_eq!(exit(gates(), counts(5, 1, 5, 0, 0)), 1);
        assert_eq!(exit(Gates { contradicted: Some(1), ..gates() }, counts(5, 1, 5, 0, 0)), 0);
        assert_eq!(exit(Gates { contradicted: Some(1), ..gates() }, counts(5, 2, 5, 0, 0)), 1);
        assert_eq!(exit(Gates { absent: Some(Most::Percent(50.0)), ..gates() }, counts(5, 0, 4, 1, 0)), 0);
        assert_eq!(exit(Gates { absent: Some(Most::Percent(40.0)), ..gates() }, counts(5, 0, 4, 1, 0)), 1);
        assert_eq!(exit(Gates { absent: Some(Most::Count(4)), ..gates() }, counts(5, 0, 4, 1, 0)), 1);
        assert_eq!(exit(Gates { checked: Some(Most::Percent(90.0)), ..gates() }, counts(5, 0, 4, 1, 0)), 0);
        assert_eq!(exit(Gates { checked: Some(Most::Percent(91.0)), ..gates() }, counts(5, 0, 4, 1, 0)), 1);
        assert_eq!(exit(gates(), counts(5, 0, 0, 0, 1)), 4);
        assert_eq!(exit(gates(), counts(0, 0, 0, 3, 0)), 3);
    }

    #[test]
    fn what_a_baseline_knows_does_not_fail() {
        let all = counts(1, 2, 1, 0, 0);
        let exit = |gates: Gates, fresh: Summary| gates.exit(&Tally { all, fresh, ..Tally::default() });
        assert_eq!(exit(gates(), counts(1, 0, 0, 0, 0)), 0);
        assert_eq!(exit(gates(), counts(0, 0, 0, 0, 0)), 0);
        assert_eq!(exit(gates(), counts(0, 1, 0, 0, 0)), 1);
        let strict = Gates { fail_on: FailOn::Absent, ..gates() };
        assert_eq!(exit(strict, counts(0, 0, 1, 0, 0)), 3);
        assert_eq!(exit(strict, counts(1, 0, 0, 0, 0)), 0);
    }

    #[test]
    fn what_a_waiver_accepts_fails_no_gate() {
        let exit = |gates: Gates, fresh: Summary, waived: Summary| {
            let rows = |a: usize, b: usize| a + b;
            let all = counts(
                rows(fresh.supported, waived.supported),
                rows(fresh.contradicted, waived.contradicted),
                rows(fresh.absent, waived.absent),
                rows(fresh.unchecked, waived.unchecked),
                0,
            );
            gates.exit(&Tally { all, fresh, waived })
        };
        let none = counts(0, 0, 0, 0, 0);
        assert_eq!(exit(gates(), none, counts(0, 0, 0, 1, 0)), 0);
        assert_eq!(exit(gates(), counts(0, 0, 0, 1, 0), none), 3);
        let most = Gates { contradicted: Some(0), absent: Some(Most::Count(0)), ..gates() };
        assert_eq!(exit(most, counts(1, 0, 0, 0, 0), counts(0, 1, 1, 1, 0)), 0);
        assert_eq!(exit(most, counts(1, 1, 0, 0, 0), counts(0, 1, 1, 1, 0)), 1);
        let least = Gates { checked: Some(Most::Percent(100.0)), ..gates() };
        assert_eq!(exit(least, counts(1, 0, 0, 0, 0), counts(0, 0, 0, 1, 0)), 0);
        assert_eq!(exit(least, counts(1, 0, 0, 1, 0), none), 1);
    }

    #[test]
    fn shares_are_read() {
        assert_eq!("12".parse(), Ok(Most::Count(12)));
        assert_eq!(" 12.5 %".parse(), Ok(Most::Percent(12.5)));
        for wrong in ["", "%", "-1", "101%", "a few", "NaN%"] {
            assert!(wrong.parse::<Most>().is_err(), "{wrong}");
        }
    }
}
