//! Adds number words up: two hundred and fifty-one thousand three hundred and six.

use super::number::Number;
use crate::lexicon::NumberWord;

/// Adds number words up.
#[derive(Default)]
pub struct Sum {
    /// Up to the last scale.
    total: i64,
    /// Since then.
    current: i64,
    /// The least that may still be added at this place.
    room: Option<i64>,
}

impl Sum {
    /// Takes one word in; answers with its scale (1 for a plain number), `None` if it cannot follow.
    pub fn add(&mut self, sense: NumberWord) -> Option<i64> {
        let room = self.room.unwrap_or(i64::MAX);
        match sense {
            NumberWord::Unit(n) if room > 1 && (room > 10 || n < 10) && (n > 0 || self.room.is_none()) => {
                (self.current, self.room) = (self.current + n, Some(1));
                Some(1)
            }
            NumberWord::Ten(n) if room > 10 => {
                (self.current, self.room) = (self.current + n, Some(10));
                Some(1)
            }
            NumberWord::Scale(100) if (1..100).contains(&self.current) => {
                (self.current, self.room) = (self.current * 100, Some(100));
                Some(100)
            }
            NumberWord::Scale(n)
                if n >= 1000 && (self.current > 0 || self.total > 0) && (self.total == 0 || self.current > 0) =>
            {
                self.total = self.total.checked_add(self.current.checked_mul(n)?)?;
                (self.current, self.room) = (0, Some(n));
                Some(n)
            }
            _ => None,
        }
    }

    /// What they come to.
    pub fn value(&self) -> Option<Number> {
        self.total.checked_add(self.current).map(Number::int)
    }
}
